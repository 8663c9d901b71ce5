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
  });

  it('are refused for a unit that is not registered, with the nearest that are: a typing error finds nothing', async () => {
    const { errors } = await server.query(
      '{ services(filter: { figure: { unit: "万圆" } }) { totalCount } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'filter.figure.unit',
      problem: 'UNIT_UNKNOWN',
    });
    expect(errors?.[0]?.extensions.nearest).toContain('万元');
    expect(errors?.[0]?.message).toContain('万元');
  });

  it('compare values in whatever units compare', async () => {
    const people = byHand(({ unit }) => ['人', '名', '万人', '万名'].includes(unit));
    expect(people.length).toBeGreaterThan(byHand(({ unit }) => unit === '人').length);
    expect(await codes({ unit: '人' })).toEqual(people);
    const equal = { comparison: 'EQUAL' };
    expect(await codes({ unit: '人', value: '6300000', ...equal })).toEqual(['FJ-BPS-024']);
    expect(await codes({ unit: '万人', value: '630.0', ...equal })).toEqual(['FJ-BPS-024']);
    expect(await codes({ unit: '万元', value: '0.125', ...equal })).toEqual(['FJ-BPS-003']);
    expect(await codes({ unit: '分', value: '125000', ...equal })).toEqual(['FJ-BPS-003']);
    expect(await codes({ unit: '人', value: '7800000', comparison: 'AT_LEAST' })).toEqual(['FJ-BPS-025']);
    expect(await codes({ unit: '人', value: '1000000', comparison: 'AT_MOST' })).toEqual([
      'FJ-BPS-011',
      'FJ-BPS-033',
      'FJ-BPS-079',
    ]);
    // A year of the calendar has no fixed number of minutes.
    expect(await codes({ unit: '分钟' })).toEqual(byHand(({ unit }) => unit === '小时'));
  });

  it('are those of one base of a percentage, if it is given', async () => {
    const percent = { unit: '%', comparison: 'EQUAL', value: '60' };
    expect(await codes({ ...percent, per: '当地最低工资标准' })).toEqual(['FJ-BPS-012']);
    expect(await codes({ ...percent, per: '在校生' })).toEqual([]);
    expect(await codes(percent)).toEqual(['FJ-BPS-012', 'FJ-BPS-017']);
    expect(await codes({ unit: '比例', comparison: 'EQUAL', value: '0.6' })).toEqual([
      'FJ-BPS-012',
      'FJ-BPS-017',
    ]);
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

  it('compare what is printed as a fraction, exactly: no decimal equals 1／3', async () => {
    const third = async (comparison: string, value: string, unit = '比例') =>
      (await codes({ unit, comparison, value, per: '每年' })).includes('FJ-BPS-066');
    expect(await third('AT_LEAST', '0.3')).toBe(true);
    expect(await third('AT_MOST', '0.34')).toBe(true);
    expect(await third('AT_LEAST', '0.34')).toBe(false);
    expect(await third('AT_MOST', '0.3')).toBe(false);
    expect(await third('AT_LEAST', '33.3', '%')).toBe(true);
    // As many digits as a decimal can have.
    const digits = '3'.repeat(15);
    expect(await third('AT_LEAST', `0.${digits}`)).toBe(true);
    expect(await third('AT_MOST', `0.${digits}`)).toBe(false);
    expect(await third('EQUAL', `0.${digits}`)).toBe(false);
    expect(await third('AT_LEAST', `0.${digits.slice(1)}4`)).toBe(false);
    expect(await third('AT_MOST', `0.${digits.slice(1)}4`)).toBe(true);
  });

  it('refuse a comparison without a value, and a value without one', async () => {
    for (const part of ['comparison: EQUAL', 'value: "1"']) {
      const { errors } = await server.query(
        `{ services(filter: { figure: { unit: "元", ${part} } }) { totalCount } }`,
      );
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.figure' });
    }
  });
});

describe('the figures of a service', () => {
  const JUNIOR = '初中家庭经济困难寄宿生';

  it('are those of one condition, if it is given', async () => {
    const text =
      'query ($condition: String) { service(code: "FJ-BPS-003") { figures(condition: $condition) { value } } }';
    for (const [condition, values] of [
      [JUNIOR, ['1250']],
      [null, ['1000', '1250']],
      ['没有的条件', []],
    ] as const) {
      const { data, errors } = await server.query(text, { condition });
      expect(errors).toBeUndefined();
      expect(data.service.figures.map(({ value }: { value: string }) => value)).toEqual(values);
    }
  });

  it('are cut so for a whole list in one statement more', async () => {
    const text = `{ services(first: 100) { nodes { code figures(condition: "${JUNIOR}") { condition value } } } }`;
    expect(await server.statements(text)).toBe(2);
    const { data } = await server.query(text);
    const found = (data.services.nodes as { code: string; figures: unknown[] }[]).filter(
      ({ figures }) => figures.length > 0,
    );
    expect(found).toEqual([{ code: 'FJ-BPS-003', figures: [{ condition: JUNIOR, value: '1250' }] }]);
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

it('the units of the list are told with what they count, and how they compare', async () => {
  const { data } = await server.query('{ figureUnits { unit registered { unit dimension base factor } } }');
  const found = (data.figureUnits as { unit: string; registered: unknown }[]).map(
    ({ unit, registered }): [string, unknown] => [unit, registered],
  );
  const registered = new Map(found);
  expect(registered.get('万人')).toEqual({ unit: '万人', dimension: 'PEOPLE', base: '人', factor: '10000' });
  expect(registered.get('%')).toEqual({ unit: '%', dimension: 'SHARE', base: '比例', factor: '0.01' });
  expect(found.filter(([, unit]) => unit === null)).toEqual([]);
});
