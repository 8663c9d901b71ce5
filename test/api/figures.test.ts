import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Listed {
  readonly code: string;
  readonly figures: readonly { readonly unit: string; readonly value?: string; readonly maxValue?: string }[];
}

const folder = join(process.cwd(), 'seeds/services');
const list = readdirSync(folder).flatMap(
  (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { records: Listed[] }).records,
);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const codes = async (figure: object): Promise<string[]> => {
  const { data, errors } = await server.query(
    `query ($figure: FigureFilter) { services(filter: { figure: $figure }, orderBy: { field: CODE }, first: 100) { totalCount nodes { code } } }`,
    { figure },
  );
  expect(errors).toBeUndefined();
  expect(data.services.totalCount).toBe(data.services.nodes.length);
  return data.services.nodes.map(({ code }: { code: string }) => code) as string[];
};
const byHand = (holds: (figure: Listed['figures'][number]) => boolean) =>
  list.filter(({ figures }) => figures.some(holds)).map(({ code }) => code);

describe('services by the figures of their standards', () => {
  it('are those that print one in the unit', async () => {
    expect(await codes({ unit: '元' })).toEqual(byHand(({ unit }) => unit === '元'));
    expect(await codes({ unit: '没有的单位' })).toEqual([]);
  });

  it.each(['1', '100', '1000', '1000.0', '1250', '99999999'])(
    'compare values as numbers, exactly: %s',
    async (value) => {
      const number = Number(value);
      const inYuan = (holds: (low: number, high: number) => boolean) =>
        byHand(
          (figure) =>
            figure.unit === '元' &&
            figure.value !== undefined &&
            holds(Number(figure.value), Number(figure.maxValue ?? figure.value)),
        );
      const asked = { unit: '元', value };
      expect(await codes({ ...asked, comparison: 'AT_LEAST' })).toEqual(inYuan((_, high) => high >= number));
      expect(await codes({ ...asked, comparison: 'AT_MOST' })).toEqual(inYuan((low) => low <= number));
      expect(await codes({ ...asked, comparison: 'EQUAL' })).toEqual(
        inYuan((low, high) => low <= number && number <= high),
      );
    },
  );

  it('refuse a comparison without a value, and a value without one', async () => {
    for (const part of ['comparison: EQUAL', 'value: "1"']) {
      const { errors } = await server.query(
        `{ services(filter: { figure: { unit: "元", ${part} } }) { totalCount } }`,
      );
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.figure' });
    }
  });
});

it('the units of the list are told with how often each is printed', async () => {
  const { data } = await server.query('{ figureUnits { unit figures services } }');
  const printed = list.flatMap(({ figures }) => figures.map(({ unit }) => unit));
  expect(
    data.figureUnits.map(({ unit, figures }: { unit: string; figures: number }) => [unit, figures]),
  ).toEqual(
    [...new Set(printed)]
      .map((unit): [string, number] => [unit, printed.filter((other) => other === unit).length])
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
  );
  expect(data.figureUnits[0].services).toBe(byHand(({ unit }) => unit === data.figureUnits[0].unit).length);
});
