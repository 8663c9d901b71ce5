import { unitNamed } from '../../src/domain/units.js';
import { seedServices } from '../support/seed-contents.js';

describe('the figures of the 81 standards', () => {
  const services = [...seedServices()];

  it('are all there: every number that a standard prints stands in a figure’s words', () => {
    const missing = services.flatMap(([code, { standard, figures }]) => {
      const words = figures.flatMap(({ quote, condition }) => [quote, condition ?? '']).join('\n');
      const numbers = standard.match(/\d+(?:\.\d+)?/g) ?? [];
      return numbers.filter((number) => !words.includes(number)).map((number) => `${code} ${number}`);
    });
    expect(missing).toEqual([]);
    expect(services.flatMap(([, { figures }]) => figures)).toHaveLength(75);
    expect(services.filter(([, { figures }]) => figures.length > 0)).toHaveLength(42);
  });

  it('are of registered units', () => {
    const units = new Set(services.flatMap(([, { figures }]) => figures.map(({ unit }) => unit)));
    expect([...units].filter((unit) => !unitNamed(unit))).toEqual([]);
  });
});
