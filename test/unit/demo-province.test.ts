import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metresBetween } from '../../src/domain/geo/distance.js';
import type { Point } from '../../src/domain/geo/point.js';
import { readDemoProvince, type DemoProvince } from '../../src/usecases/demo/province.js';
import { indexAt, randomFrom, runningSums } from '../../src/usecases/demo/random.js';

interface Seat extends Point {
  region: string;
  name: string;
  source: string;
}
const file = <T>(name: string): T => JSON.parse(readFileSync(join(process.cwd(), name), 'utf8')) as T;
const seats = file<{ records: Seat[]; sources: Record<string, { licence: string; url: string }> }>(
  'demo/county-seats.json',
);
const census = file<{ total: number; records: { region: string; population: number; certainty: string }[] }>(
  'demo/population-2020.json',
);
const regions = file<{ records: { code: string; name: string; level: string; retiredIn?: string }[] }>(
  'seeds/regions.json',
).records.filter(({ retiredIn }) => retiredIn === undefined);

const cityOf = (code: string) => code.slice(0, 4);

describe('the seats of counties', () => {
  it('are of all 84 counties under their names, none in the place of another', () => {
    const counties = regions.filter(({ level }) => level === 'COUNTY').map(({ code, name }) => [code, name]);
    expect(counties).toHaveLength(84);
    expect(seats.records.map(({ region, name }) => [region, name])).toEqual(counties);
    const places = seats.records.map(({ longitude, latitude }) => `${longitude} ${latitude}`);
    expect(new Set(places).size).toBe(84);
  });

  it('lie in a box around Fujian', () => {
    expect(
      seats.records.filter(
        ({ longitude, latitude }) =>
          !(longitude > 115.8 && longitude < 120.5 && latitude > 23.5 && latitude < 28.4),
      ),
    ).toEqual([]);
  });

  // 金门 belongs to 泉州 and lies before 厦门.
  it('lie within reach of their cities: another county of the same city is among the five nearest', () => {
    for (const seat of seats.records.filter(({ name }) => name !== '金门县')) {
      const nearest = seats.records
        .filter((other) => other !== seat)
        .map((other) => ({ region: other.region, metres: metresBetween(seat, other) }))
        .sort((a, b) => a.metres - b.metres)
        .slice(0, 5);
      expect([seat.name, nearest.some(({ region }) => cityOf(region) === cityOf(seat.region))]).toEqual([
        seat.name,
        true,
      ]);
      const own = seats.records.filter(({ region }) => cityOf(region) === cityOf(seat.region));
      const away = own.map((other) => metresBetween(seat, other) / 1_000).sort((a, b) => a - b);
      expect([seat.name, (away[Math.floor(away.length / 2)] as number) < 120]).toEqual([seat.name, true]);
    }
  });

  it('each name a source that states its licence', () => {
    expect(Object.values(seats.sources).map(({ licence }) => licence)).toEqual([
      'CC BY 4.0',
      expect.stringMatching(/^MIT/),
    ]);
    expect(seats.records.filter(({ source }) => !seats.sources[source])).toEqual([]);
  });
});

describe('the census', () => {
  it('is of nine cities that add up to the province, and of one county within its city', () => {
    const cities = census.records.filter(({ region }) => region.endsWith('00'));
    expect(cities).toHaveLength(9);
    expect(cities.reduce((sum, { population }) => sum + population, 0)).toBe(census.total);
    expect(census.records.filter(({ region }) => !region.endsWith('00')).map(({ region }) => region)).toEqual(
      ['350128'],
    );
  });

  it('says which figures were not checked', () => {
    const unverified = census.records.filter(({ certainty }) => certainty === 'UNVERIFIED');
    expect(unverified.map(({ region }) => region)).toEqual([
      '350200',
      '350300',
      '350600',
      '350700',
      '350800',
      '350900',
    ]);
  });
});

describe('the ground of made-up data', () => {
  let province: DemoProvince;
  beforeAll(async () => {
    province = await readDemoProvince(process.cwd());
  });

  it('has all townships, in the order of their codes, with the people of their cities', () => {
    const codes = province.townships.map(({ code }) => code);
    expect(codes).toEqual(
      regions
        .filter(({ level }) => level === 'TOWNSHIP')
        .map(({ code }) => code)
        .sort(),
    );
    const people = (prefix: string) =>
      province.townships
        .filter(({ code }) => code.startsWith(prefix))
        .reduce((sum, { population }) => sum + population, 0);
    for (const { region, population } of census.records) {
      const prefix = region.endsWith('00') ? cityOf(region) : region;
      expect([region, people(prefix)]).toEqual([region, population]);
    }
    expect(province.townships.filter(({ population }) => population < 0)).toEqual([]);
  });

  it('puts each township within its county’s reach of the seat, and no two in one place', () => {
    expect(
      province.townships.filter(({ county, centre }) => metresBetween(county.seat, centre) > county.reach),
    ).toEqual([]);
    const places = province.townships.map(({ centre }) => `${centre.longitude} ${centre.latitude}`);
    expect(new Set(places).size).toBe(province.townships.length);
  });

  it('is the same on every run', async () => {
    expect((await readDemoProvince(process.cwd())).townships).toEqual(province.townships);
  });
});

describe('drawing by weight', () => {
  it('finds the index whose share holds a number, as counting from the left does', () => {
    fc.assert(
      fc.property(
        // Whole weights, so that a number often lies where one share ends and the next begins.
        fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }),
        fc.nat(90),
        (weights, number) => {
          const sums = runningSums(weights);
          fc.pre(number < (sums.at(-1) as number));
          expect(indexAt(sums, number)).toBe(sums.findIndex((sum) => sum > number));
        },
      ),
    );
  });

  it('draws evenly from 0 to 1, and differently for another seed', () => {
    const random = randomFrom(20260101);
    const tenths = new Array<number>(10).fill(0);
    for (let drawn = 0; drawn < 100_000; drawn += 1) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(tenths.filter((count) => Math.abs(count - 10_000) > 400)).toEqual([]);
    expect(randomFrom(1)()).not.toBe(randomFrom(2)());
  });
});
