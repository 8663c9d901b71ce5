import type { DataSource } from 'typeorm';
import { insertFacilities, insertSettlements } from './facility-lab.js';
import { insertObservations, makeReporters } from './observation-lab.js';
import type { TestServer } from './test-server.js';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers of any shape */

export const BEDS = 'FJ-2021-IND-15';
export const DOCTORS = 'FJ-2021-IND-09';
export const NURSERIES = 'FJ-2021-IND-01';
export const LIFE = 'FJ-2021-IND-08';
/** 莆田市 and its five counties. */
export const CITY = '350300';
export const COUNTIES = ['350302', '350303', '350304', '350305', '350322'];

/** Made-up figures, facilities and people of 莆田市, 福州市 and their counties. */
export async function prepareFigures(dataSource: DataSource): Promise<void> {
  await makeReporters(dataSource, ['统计局甲', '统计局乙'], false);
  const people = [100, 200, 300, 400, 1_000];
  await insertSettlements(dataSource, [
    { recordId: 'S-350102', region: '350102', longitude: 119.3, latitude: 26.1, population: 1_000 },
  ]);
  await insertSettlements(
    dataSource,
    COUNTIES.map((region, at) => ({
      ...{ recordId: `S-${region}`, region, longitude: 119, latitude: 25.4 },
      population: people[at] ?? 0,
      elderly: 10,
    })),
  );
  await insertFacilities(dataSource, [
    {
      ...{ recordId: 'N1', type: 'NURSERY', region: '350302' },
      capacities: [{ unit: 'PLACE', maximum: 9, countedOn: '2022-05-01' }],
    },
    { recordId: 'N2', type: 'COMMUNITY-NURSERY', region: '350303' },
    {
      ...{ recordId: 'N3', type: 'NURSERY', region: '350102' },
      capacities: [{ unit: 'PLACE', maximum: 3, countedOn: '1990-01-01' }],
    },
  ]);
  const doctors = (region: string, value: string, more = {}) => ({
    ...{ indicator: DOCTORS, region, year: 2022, value },
    ...more,
  });
  await insertObservations(dataSource, [
    doctors('350302', '2.5'),
    doctors('350303', '3'),
    doctors('350304', '4.25'),
    doctors('350305', '9', { comparator: 'MORE_THAN' }),
    { indicator: BEDS, region: '350302', year: 2022, value: '0.125' },
    { indicator: BEDS, region: '350303', year: 2022, value: '0.25' },
    { indicator: BEDS, region: '350304', year: 2022, value: '9', area: 'URBAN' },
    { indicator: BEDS, region: CITY, year: 2022, value: '0.5', provider: '统计局甲', status: 'PROVISIONAL' },
    { indicator: BEDS, region: CITY, year: 2022, value: '0.75' },
    { indicator: BEDS, region: CITY, year: 2022, value: '0.6', provider: '统计局乙' },
    { indicator: BEDS, region: CITY, year: 2024, value: '0.9', area: 'URBAN' },
    { indicator: BEDS, region: '350182', year: 2016, value: '0.5' },
    { indicator: LIFE, region: '350182', year: 2015, value: '77' },
    { indicator: LIFE, region: '350112', year: 2018, value: '78' },
    { indicator: 'FJ-2021-IND-02', region: CITY, year: 2023, words: '应保尽保' },
  ]);
}

/** What is asked of a point or a row. */
export const CELL = `value words comparator status observation { value provider { code } } others { value }
  computed {
    value method rollUp numerator denominator scale asOf reported expected share missing { code } note
    from { what value region { code } observation { printed } facilityTypes { code } unit population }
  }`;

/** Ways to ask a server about an indicator; each fails where the answer has errors. */
export function figuresOf(server: TestServer) {
  const ask = async (code: string, field: string, knownAt?: string): Promise<any> => {
    const text = `query ($code: String!, $knownAt: DateTime) { indicator(code: $code, knownAt: $knownAt) { ${field} } }`;
    const { data, errors } = await server.query(text, { code, knownAt });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.indicator;
  };
  const series = async (code: string, args: string, fields = CELL) =>
    (await ask(code, `series(${args}) { region { code } points { year expected goal ${fields} } }`)).series;
  const point = async (code: string, region: string, year: number) =>
    (await series(code, `region: "${region}", from: ${year}, to: ${year}`)).points[0];
  const table = async (code: string, args: string, fields = CELL) =>
    (await ask(code, `table(${args}) { level region { code } rows { region { code name } ${fields} } }`))
      .table;
  return { ask, series, point, table };
}
