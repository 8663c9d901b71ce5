import {
  BEDS,
  CITY,
  COUNTIES,
  DOCTORS,
  figuresOf,
  LIFE,
  NURSERIES,
  prepareFigures,
} from '../support/figures-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers of any shape */

let server: TestServer;
let series: Figures['series'];
let point: Figures['point'];
type Figures = ReturnType<typeof figuresOf>;

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-30T04:00:00Z') });
  await prepareFigures(server.dataSource);
  ({ series, point } = figuresOf(server));
});
afterAll(() => server.stop());

describe('values that are worked out', () => {
  it('adds a city up from its counties, and says which have not reported', async () => {
    const { value, computed } = await point(BEDS, CITY, 2022);
    expect(value).toBe('0.6');
    expect(computed).toEqual([
      {
        ...{
          value: '0.375',
          method: 'ROLLED_UP',
          rollUp: 'SUM',
          numerator: null,
          denominator: null,
          scale: null,
        },
        ...{ asOf: '2022-12-31', reported: 2, expected: 5, share: 0.15, note: null },
        missing: COUNTIES.slice(2).map((code) => ({ code })),
        from: ['0.125', '0.25'].map((part, at) => ({
          ...{ what: 'The figure of a division right below.', value: part, region: { code: COUNTIES[at] } },
          ...{ observation: { printed: part }, facilityTypes: null, unit: null, population: null },
        })),
      },
    ]);
  });

  it('takes the divisions of the year for the parts', async () => {
    const [whole] = (await point(BEDS, '350100', 2016)).computed;
    expect(whole).toMatchObject({ value: '0.5', reported: 1, expected: 13 });
    expect(whole.missing).not.toContainEqual({ code: '350112' });
  });

  it('weights a mean by people, and leaves bounds out', async () => {
    const { value, computed } = await point(DOCTORS, CITY, 2022);
    expect(value).toBeNull();
    // (2.5 × 100 + 3 × 200 + 4.25 × 300) ÷ 600, to two digits more than 4.25 has.
    expect(computed).toMatchObject([
      {
        ...{ value: '3.5417', rollUp: 'POPULATION_WEIGHTED_MEAN', numerator: '2125.00', denominator: '600' },
        ...{ reported: 3, expected: 5, share: 0.3, missing: [{ code: '350322' }] },
        note: 'Left out, since they told words or a bound, or nobody counted their people: 1 of 5 divisions.',
      },
    ]);
  });

  it('derives an indicator from facilities and people, with its lineage', async () => {
    const { value, computed } = await point(NURSERIES, CITY, 2022);
    expect(value).toBeNull();
    expect(computed).toEqual([
      {
        ...{
          value: '4.5000',
          method: 'DERIVED',
          rollUp: null,
          numerator: '9',
          denominator: '2000',
          scale: '1000',
        },
        ...{ asOf: '2022-12-31', reported: 1, expected: 2, share: null, missing: [] },
        note: 'Left out, since they do not say: 1 of 2 records.',
        from: [
          {
            ...{
              what: 'The capacity of 1 of 2 facilities that work on the day.',
              value: '9',
              population: null,
            },
            ...{ region: { code: CITY }, observation: null, unit: 'PLACE' },
            facilityTypes: [{ code: 'NURSERY' }, { code: 'COMMUNITY-NURSERY' }],
          },
          {
            ...{ what: 'The people of the settlements given on the day, as last counted.', value: '2000' },
            ...{
              region: { code: CITY },
              observation: null,
              unit: null,
              facilityTypes: null,
              population: 'TOTAL',
            },
          },
        ],
      },
    ]);
  });

  it('derives nothing where no facility says how much, or for a year to come or long gone', async () => {
    expect((await point(NURSERIES, CITY, 2021)).computed).toEqual([]);
    expect((await point(NURSERIES, '350303', 2022)).computed).toEqual([]);
    expect((await point(NURSERIES, CITY, 2027)).computed).toEqual([]);
    const long = (await series(NURSERIES, 'region: "350102", from: 1996, to: 1997')).points;
    expect(long.map(({ computed }: any) => computed.map(({ value }: any) => value))).toEqual([
      [],
      ['3.0000'],
    ]);
    expect((await point(NURSERIES, CITY, 2026)).computed).toMatchObject([{ asOf: '2026-06-30' }]);
  });

  it('rolls nothing up by people where they are not told apart, nor what has no rule', async () => {
    const towns = await series(DOCTORS, `region: "${CITY}", area: URBAN, from: 2022, to: 2022`);
    expect(towns.points[0].computed).toEqual([]);
    expect((await point(LIFE, CITY, 2022)).computed).toEqual([]);
  });

  it('derives an indicator from another one', async () => {
    await server.dataSource
      .query(`insert into indicator_derivation (indicator_id, numerator, denominator, scale, note, source_id)
      select i.id, '{"kind": "INDICATOR", "code": "${BEDS}"}', '{"kind": "POPULATION", "group": "ELDERLY"}', 10000, '试验（虚构）', r.source_id
      from indicator i join indicator_reading r on r.indicator_id = i.id where i.code = '${LIFE}'`);
    const { computed } = await point(LIFE, CITY, 2022);
    // 0.6 ÷ 50 × 10,000
    expect(computed).toMatchObject([
      {
        value: '120.0000',
        method: 'DERIVED',
        from: [{ value: '0.6', observation: { printed: '0.6' } }, { value: '50' }],
      },
    ]);
    await server.dataSource.query(`delete from indicator_derivation where note = '试验（虚构）'`);
  });
});
