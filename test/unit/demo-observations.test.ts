import { readFileSync } from 'node:fs';
import { sumDecimals } from '../../src/domain/decimal.js';
import { groupBy } from '../../src/domain/group-by.js';
import { ObservationReader, type IndicatorChoice } from '../../src/domain/indicators/observation-record.js';
import { RegionsInTime, type RegionInTime } from '../../src/domain/indicators/region-in-time.js';
import { readObservedGround, type ObservedGround } from '../../src/usecases/demo/observed-ground.js';
import {
  DEMO_CITATION,
  MOST_DEMO_YEARS,
  syntheticObservations,
} from '../../src/usecases/demo/observations.js';
import { readDemoProvince } from '../../src/usecases/demo/province.js';
import type { ObservationRow } from '../../src/usecases/demo/rows.js';

interface SeedRegion {
  readonly code: string;
  readonly name: string;
  readonly parent?: string;
  readonly establishedIn?: string;
  readonly retiredIn?: string;
  readonly replacedBy?: string;
}
interface SeedIndicator {
  readonly code: string;
  readonly name: string;
  readonly plan: string;
  readonly unit?: string | null;
  readonly cumulative: boolean;
  readonly observations: readonly { readonly year: number; readonly value: string }[];
}
interface SeedReading {
  readonly indicator: string;
  readonly rollUp: string;
  readonly atLeast?: string | null;
  readonly atMost?: string | null;
  readonly cumulativeSince?: number | null;
}

const seed = <T>(name: string): T[] =>
  (JSON.parse(readFileSync(`seeds/${name}.json`, 'utf8')) as { records: T[] }).records;
const regions = seed<SeedRegion>('regions');
const indicators = seed<SeedIndicator>('indicators');
const readings = new Map(seed<SeedReading>('indicator-readings').map((one) => [one.indicator, one]));
const plans = new Map(
  seed<{ code: string; startYear: number; endYear: number }>('plans').map((one) => [one.code, one]),
);
const parents = new Map(regions.map(({ code, parent }) => [code, parent]));
const readingOf = (code: string) => readings.get(code) as SeedReading;

/** As the import of records reads rows. */
function reader(): ObservationReader {
  const inTime = regions.map((region, id): RegionInTime => ({
    id,
    code: region.code,
    name: region.name,
    path: [region.code],
    establishedIn: region.establishedIn ?? null,
    retiredIn: region.retiredIn ?? null,
    replacedBy: region.replacedBy ?? null,
  }));
  const choices = indicators.map(({ code, name, unit, cumulative, plan }, id): IndicatorChoice => {
    const { startYear, endYear } = plans.get(plan) as { startYear: number; endYear: number };
    const { atLeast, atMost } = readingOf(code);
    const bounds = { atLeast: atLeast ?? null, atMost: atMost ?? null };
    return {
      id,
      code,
      name,
      unit: unit ?? null,
      cumulative,
      startYear,
      endYear,
      ...bounds,
      department: null,
    };
  });
  return new ObservationReader({
    indicators: choices,
    regions: new RegionsInTime(inTime),
    thisYear: 2026,
    defaults: {},
    mayTouchRegion: () => true,
    mayTouchDepartment: () => true,
  });
}

let ground: ObservedGround;
let rows: ObservationRow[];
beforeAll(async () => {
  ground = await readObservedGround(process.cwd(), await readDemoProvince(process.cwd()));
  rows = [...syntheticObservations(ground, { years: 10, seed: 1 })];
});

const cell = ({ indicator, region, year, area }: ObservationRow) => [indicator, region, year, area].join(' ');
const only = (where: Partial<ObservationRow>) =>
  rows.filter((row) =>
    Object.entries(where).every(([of, value]) => row[of as keyof ObservationRow] === value),
  );

describe('made-up observations', () => {
  it('are of every indicator, the province, its nine cities and the counties there were, for ten years', () => {
    expect(new Set(rows.map(({ indicator }) => indicator)).size).toBe(42);
    expect(new Set(rows.map(cell)).size).toBe(rows.length);
    const there = (indicator: string, year: string) => only({ indicator, year, area: 'TOTAL' }).length;
    // 85 counties until Meilie and Sanyuan became one in 2021, 84 since; one city has not reported 2025.
    expect(there('FJ-2018-IND-01', '2020')).toBe(1 + 9 + 85);
    expect(there('FJ-2021-IND-01', '2024')).toBe(1 + 9 + 84);
    const silent = regions.filter(({ parent, retiredIn }) => parent === '350900' && retiredIn === undefined);
    expect(there('FJ-2021-IND-01', '2025')).toBe(1 + 9 + 84 - 1 - silent.length);
    for (const [plan, years] of [
      ['FJ-2018', '2011 2012 2013 2014 2015 2016 2017 2018 2019 2020'],
      ['FJ-2021', '2016 2017 2018 2019 2020 2021 2022 2023 2024 2025'],
    ] as const) {
      const told = rows.filter(({ indicator }) => indicator.startsWith(plan)).map(({ year }) => year);
      expect([...new Set(told)].join(' ')).toBe(years);
    }
  });

  it('are the same for a seed, and others for another', () => {
    const made = (number: number) => [...syntheticObservations(ground, { years: 2, seed: number })];
    expect(made(7)).toEqual(made(7));
    expect(made(7)).not.toEqual(made(8));
  });

  it('are all taken by an import, each under the code that its place had', () => {
    const reads = reader();
    const refused = [...syntheticObservations(ground, { years: MOST_DEMO_YEARS, seed: 3 })].filter((row) => {
      const reading = reads.read({ line: 1, values: row, words: {} });
      return !('record' in reading) || reading.record.retiredRegion !== null;
    });
    expect(refused).toEqual([]);
  });

  it('say that they are made up', () => {
    expect(DEMO_CITATION).toMatch(/虚构/);
    expect(rows.filter(({ citation }) => citation !== DEMO_CITATION)).toEqual([]);
  });

  it('go through what the plans print for the province', () => {
    for (const { code, observations } of indicators) {
      const [base] = observations;
      if (!base) continue;
      const [row] = only({ indicator: code, region: '350000', year: String(base.year), area: 'TOTAL' });
      expect([code, Number(row?.value)]).toEqual([code, Number(base.value)]);
    }
  });

  it('end for some indicators past the target and for others short of it', () => {
    const reached = ground.indicators.flatMap(({ code, goal, endYear, better }) => {
      const [end] = only({ indicator: code, region: '350000', year: String(endYear), area: 'TOTAL' });
      if (goal === null || !end) return [];
      return better === 'HIGHER' ? Number(end.value) >= Number(goal) : Number(end.value) <= Number(goal);
    });
    expect(reached.filter(Boolean).length).toBeGreaterThan(8);
    expect(reached.filter((one) => !one).length).toBeGreaterThan(8);
  });

  it('add up to their city and the province where they are totals, but for a few slips of the unit', () => {
    const off: string[] = [];
    for (const { indicator } of readings.values()) {
      if (readingOf(indicator).rollUp !== 'SUM') continue;
      for (const [year, all] of groupBy(only({ indicator, area: 'TOTAL' }), (row) => row.year)) {
        const parts = groupBy(all, ({ region }) => parents.get(region));
        const whole = new Map(all.map(({ region, value }) => [region, value]));
        for (const [region, below] of parts) {
          if (region === undefined || !whole.has(region) || (region === '350000' && year === '2025'))
            continue;
          const sum = sumDecimals(below.map(({ value }) => value));
          if (Number(sum) !== Number(whole.get(region))) off.push(`${indicator} ${region} ${year}`);
        }
      }
    }
    expect(off.length).toBeGreaterThan(0);
    expect(off.length).toBeLessThanOrEqual(6);
  });

  it('lie around their city and the province where they are means, which come out by people', () => {
    const people = new Map(
      ground.cities.flatMap((city) => [
        [city.code, city.people] as const,
        ...city.counties.map((line) => [line.code, line.people] as const),
      ]),
    );
    const of = only({ indicator: 'FJ-2021-IND-11', year: '2024', area: 'TOTAL' });
    const whole = new Map(of.map(({ region, value }) => [region, Number(value)]));
    for (const [region, below] of groupBy(of, (row) => parents.get(row.region))) {
      if (region === undefined) continue;
      const all = below.reduce((sum, row) => sum + (people.get(row.region) ?? 0), 0);
      const mean =
        below.reduce((sum, row) => sum + (people.get(row.region) ?? 0) * Number(row.value), 0) / all;
      // As far as two digits go.
      expect(Math.abs(mean - (whole.get(region) ?? 0))).toBeLessThan(0.011);
    }
    expect(new Set(of.map(({ value }) => value)).size).toBeGreaterThan(40);
  });

  it('never fall within a plan where they are cumulative', () => {
    for (const { indicator, cumulativeSince } of readings.values()) {
      if (typeof cumulativeSince !== 'number') continue;
      for (const [, of] of groupBy(only({ indicator }), ({ region }) => region)) {
        const held = of.filter(({ year }) => Number(year) >= cumulativeSince);
        const falls = held.filter((row, at) => Number(row.value) < Number(held[at - 1]?.value ?? 0));
        // What was written in single ones instead of ten thousands falls the year after.
        expect(falls.length).toBeLessThanOrEqual(held.some(({ value }) => Number(value) > 1_000) ? 1 : 0);
      }
    }
  });

  it('are provisional in the newest year alone, and only some', () => {
    const open = only({ status: 'PROVISIONAL' });
    expect(new Set(open.map(({ year }) => year))).toEqual(new Set(['2025']));
    const share = open.length / only({ year: '2025' }).length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  it('tell the whole country where a target is set against it, and town and countryside of two', () => {
    const of = (area: string) => [...new Set(only({ area }).map(({ indicator }) => indicator))];
    expect(of('NATION')).toEqual(['FJ-2018-IND-07', 'FJ-2018-IND-08', 'FJ-2018-IND-09']);
    expect(of('URBAN')).toEqual(['FJ-2021-IND-09', 'FJ-2021-IND-21']);
    expect(of('RURAL')).toEqual(of('URBAN'));
    expect(new Set(only({ area: 'NATION' }).map(({ region }) => region))).toEqual(new Set(['350000']));
  });

  it.each([0, 1.5, MOST_DEMO_YEARS + 1, NaN])('are not made for %p years', (years) => {
    expect(() => syntheticObservations(ground, { years, seed: 1 }).next()).toThrow(RangeError);
  });
});
