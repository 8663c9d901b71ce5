import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toCsv } from '../../src/domain/csv.js';
import { RegionLevel } from '../../src/domain/enums.js';
import { FacilityReader } from '../../src/domain/facilities/facility-record.js';
import { parseOpeningHours } from '../../src/domain/facilities/opening-hours.js';
import { SettlementReader } from '../../src/domain/facilities/settlement-record.js';
import { CoordinateSystem } from '../../src/domain/geo/coordinates.js';
import { metresBetween } from '../../src/domain/geo/distance.js';
import { phonesOf } from '../../src/domain/phones.js';
import { csvOf } from '../../src/usecases/demo/csv-of.js';
import { syntheticFacilities } from '../../src/usecases/demo/facilities.js';
import { FACILITY_MIX } from '../../src/usecases/demo/facility-mix.js';
import { FAULTS } from '../../src/usecases/demo/faults.js';
import { HOURS } from '../../src/usecases/demo/opening-hours.js';
import { readDemoProvince, type DemoProvince } from '../../src/usecases/demo/province.js';
import { FACILITY_COLUMNS, SETTLEMENT_COLUMNS, type FacilityRow } from '../../src/usecases/demo/rows.js';
import { syntheticSettlements } from '../../src/usecases/demo/settlements.js';

const seed = <T>(name: string): T[] =>
  (JSON.parse(readFileSync(join(process.cwd(), 'seeds', name), 'utf8')) as { records: T[] }).records;

const regions = new Map(
  seed<{ code: string; level: RegionLevel; replacedBy?: string }>('regions.json').map(
    ({ code, level, replacedBy = null }, id) => [code, { id, level, path: code, replacedBy }],
  ),
);
const types = new Map(seed<{ code: string }>('facility-types.json').map(({ code }, id) => [code, id]));
const services = new Set(
  readdirSync(join(process.cwd(), 'seeds/services')).flatMap((file) =>
    seed<{ code: string }>(`services/${file}`).map(({ code }) => code),
  ),
);
const context = {
  coordinates: CoordinateSystem.WGS84,
  types,
  regions,
  services,
  today: '2026-01-01',
  mayTouch: () => true,
};

/** The codes of what is wrong with a row as an import reads it. */
const facilityReader = new FacilityReader(context);
const settlementReader = new SettlementReader(context);
const faultsOf = (row: Readonly<Record<string, string>>, reader: FacilityReader | SettlementReader) => {
  const reading = reader.read({ line: 1, values: row, words: {} });
  return 'rejections' in reading ? reading.rejections.map(({ code }) => code) : [];
};

let province: DemoProvince;
beforeAll(async () => {
  province = await readDemoProvince(process.cwd());
});

const townshipOf = (row: { readonly region: string }) => {
  const found = province.townships.find(({ code }) => code === row.region);
  if (!found) throw new Error(`no township ${row.region}`);
  return found;
};
const pointOf = (row: { readonly longitude: string; readonly latitude: string }) => ({
  longitude: Number(row.longitude),
  latitude: Number(row.latitude),
});

describe('made-up facilities', () => {
  let rows: FacilityRow[];
  beforeAll(() => {
    rows = [...syntheticFacilities(province, { count: 20_000, seed: 1 })];
  });

  it('are as many as wanted, the same for a seed and others for another', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer(), (count, number) => {
        const made = [...syntheticFacilities(province, { count, seed: number })];
        expect(made).toHaveLength(count);
        expect([...syntheticFacilities(province, { count, seed: number })]).toEqual(made);
      }),
      { numRuns: 30 },
    );
    expect([...syntheticFacilities(province, { count: 50, seed: 1 })]).not.toEqual([
      ...syntheticFacilities(province, { count: 50, seed: 2 }),
    ]);
  });

  it('are all taken by an import', () => {
    expect(rows.map((row) => faultsOf(row, facilityReader)).filter(({ length }) => length > 0)).toEqual([]);
  });

  it('have names and addresses that say what they are, and ids of their own', () => {
    expect(rows.filter(({ name, address }) => !/示例/.test(name) || !/示例/.test(address))).toEqual([]);
    expect(new Set(rows.map(({ recordId }) => recordId)).size).toBe(rows.length);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it('have phones of an area that there is not, and nobody’s credit code', () => {
    const phones = rows.map(({ phone }) => phone).filter((phone) => phone !== '');
    expect(phones.length).toBeGreaterThan(10_000);
    expect(phones.filter((phone) => !phone.startsWith('0590-') || phonesOf(phone) === null)).toEqual([]);
    expect(rows.filter(({ creditCode }) => creditCode !== '')).toEqual([]);
  });

  it('lie within their county’s reach of its seat, but for a few of which no place is known', () => {
    const placed = rows.filter(({ longitude }) => longitude !== '');
    expect(placed.length).toBeGreaterThan(rows.length * 0.98);
    expect(placed.length).toBeLessThan(rows.length);
    const astray = placed.filter((row) => {
      const { county } = townshipOf(row);
      return metresBetween(pointOf(row), county.seat) > 1.3 * county.reach;
    });
    expect(astray).toEqual([]);
  });

  it('are denser in the middle of a township than at its edge', () => {
    const near = rows
      .filter(({ longitude }) => longitude !== '')
      .map((row) => {
        const { centre, reach } = townshipOf(row);
        return metresBetween(pointOf(row), centre) / reach;
      });
    // Of a disc, the inner half of the radius is a quarter.
    expect(near.filter((part) => part < 0.5).length / near.length).toBeGreaterThan(0.45);
  });

  it('are of many kinds, common ones and rare ones', () => {
    const counts = new Map<string, number>();
    for (const { type } of rows) counts.set(type, (counts.get(type) ?? 0) + 1);
    const of = (type: string) => counts.get(type) ?? 0;
    expect(counts.size).toBeGreaterThan(45);
    expect(of('VILLAGE-CLINIC')).toBeGreaterThan(20 * of('COUNTY-HOSPITAL'));
    expect(of('KINDERGARTEN')).toBeGreaterThan(10 * of('SENIOR-HIGH-SCHOOL'));
    expect(of('COUNTY-HOSPITAL')).toBeGreaterThan(0);
  });

  it('follow the people: a city has about its share of them', () => {
    const all = province.townships.reduce((sum, { population }) => sum + population, 0);
    for (const city of ['3501', '3502', '3505', '3509']) {
      const people = province.townships
        .filter(({ code }) => code.startsWith(city))
        .reduce((sum, { population }) => sum + population, 0);
      const share = rows.filter(({ region }) => region.startsWith(city)).length / rows.length;
      expect(share).toBeCloseTo(people / all, 3);
    }
  });

  it('are made one by one, however many are wanted', () => {
    const [first] = syntheticFacilities(province, { count: 2 ** 40, seed: 1 });
    expect(first?.recordId).toBe('F00000001');
  });

  it.each([-1, 0.5, Number.NaN])('are not made %p times', (count) => {
    expect(() => syntheticFacilities(province, { count, seed: 1 }).next()).toThrow(RangeError);
  });

  it.each([-0.1, 1.1, Number.NaN])('are not spoilt to a share of %p', (bad) => {
    expect(() => syntheticFacilities(province, { count: 1, seed: 1, bad }).next()).toThrow(RangeError);
  });
});

describe('made-up faults', () => {
  const codes = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

  it.each(codes)('%s is what an import says of such a row, and nothing else', (code) => {
    const [row] = syntheticFacilities(province, { count: 1, seed: 3 });
    if (!row) throw new Error('no row');
    expect(faultsOf({ ...row, ...FAULTS[code]?.(row) }, facilityReader)).toEqual([code]);
  });

  it('are in the share of rows that is asked for, all kinds of them', () => {
    const rows = [...syntheticFacilities(province, { count: 20_000, seed: 5, bad: 0.03 })];
    const found = rows.map((row) => faultsOf(row, facilityReader)).filter(({ length }) => length > 0);
    expect(found.length / rows.length).toBeCloseTo(0.03, 2);
    expect(new Set(found.flat())).toEqual(new Set(codes));
    expect(
      [...syntheticFacilities(province, { count: 100, seed: 5, bad: 1 })].filter(
        (row) => faultsOf(row, facilityReader).length === 0,
      ),
    ).toEqual([]);
  });
});

describe('the mix of kinds', () => {
  it('is of kinds that the documents name, each once', () => {
    const named = FACILITY_MIX.map(({ type }) => type);
    expect(named.filter((type) => !types.has(type))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('has opening hours that can be read, some forty of them', () => {
    const texts = Object.values(HOURS).flat();
    expect(new Set(texts).size).toBeGreaterThan(33);
    const unread = texts.filter((text) => text !== '' && !('hours' in parseOpeningHours(text)));
    expect(unread).toEqual([]);
  });
});

describe('made-up settlements', () => {
  it('are all taken by an import, and have the people of the census within four per cent', () => {
    const rows = [...syntheticSettlements(province, { count: 20_000, seed: 1 })];
    expect(rows).toHaveLength(20_000);
    expect(rows.map((row) => faultsOf(row, settlementReader)).filter(({ length }) => length > 0)).toEqual([]);
    for (const city of ['3501', '3502', '3503', '3504', '3505', '3506', '3507', '3508', '3509']) {
      const census = province.townships
        .filter(({ code }) => code.startsWith(city))
        .reduce((sum, { population }) => sum + population, 0);
      const people = rows
        .filter(({ region }) => region.startsWith(city))
        .reduce((sum, { population }) => sum + Number(population), 0);
      expect([city, Math.abs(people / census - 1) < 0.04]).toEqual([city, true]);
    }
  });

  it('say that they are examples, and lie where their township is', () => {
    for (const row of syntheticSettlements(province, { count: 2_000, seed: 2 })) {
      expect(row.name).toMatch(/示例/);
      const { centre, reach } = townshipOf(row);
      expect(metresBetween(pointOf(row), centre)).toBeLessThanOrEqual(reach * 1.01 + 1);
    }
  });
});

describe('rows as CSV', () => {
  it('are one file however they are cut into chunks', () => {
    for (const count of [0, 1, 999, 1_000, 1_001, 2_500]) {
      const rows = [...syntheticSettlements(province, { count, seed: 4 })];
      const whole = toCsv([
        SETTLEMENT_COLUMNS,
        ...rows.map((row) => SETTLEMENT_COLUMNS.map((of) => row[of])),
      ]);
      const chunks = [...csvOf(SETTLEMENT_COLUMNS, rows)];
      expect(chunks.join('')).toBe(whole);
      expect(chunks.length).toBeGreaterThanOrEqual(Math.ceil(count / 1_000));
    }
  });

  it('have the header that imports know', () => {
    const [head] = csvOf(FACILITY_COLUMNS, []);
    expect(head).toBe(`\uFEFF${FACILITY_COLUMNS.join(',')}\r\n`);
  });
});
