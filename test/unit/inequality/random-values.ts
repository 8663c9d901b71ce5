import fc from 'fast-check';
import type { Grouped } from '../../../src/domain/inequality/theil.js';

/** Two to twenty regions of up to four cities, with values of at least 0 that are not all 0. */
export const regions = fc
  .array(
    fc.record({
      value: fc.integer({ min: 0, max: 5_000 }).map((hundredths) => hundredths / 100),
      weight: fc.integer({ min: 1, max: 50 }),
      group: fc.constantFrom('一市', '二市', '三市', '四市'),
    }),
    { minLength: 2, maxLength: 20 },
  )
  .filter((values) => values.some(({ value }) => value > 0));

/** The same with values greater than 0. */
export const positive = regions.map((values) =>
  values.map((each) => ({ ...each, value: each.value + 0.01 })),
);

export type Region = Grouped<string>;

/** Values that count alike, in one group. */
export const alike = (...values: readonly number[]): Region[] =>
  values.map((value) => ({ value, weight: 1, group: '一市' }));

/** The measure of equal counts, each person by itself. */
export const personByPerson = (values: readonly Region[]): Region[] =>
  values.flatMap((each) => Array.from({ length: each.weight }, () => ({ ...each, weight: 1 })));
