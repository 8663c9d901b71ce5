import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareDecimals, isDecimal } from '../../../src/domain/decimal.js';
import { PopulationGroup } from '../../../src/domain/facilities/planning.js';
import { CapacityUnit } from '../../../src/domain/facilities/vocabulary.js';
import { BetterDirection, RollUp } from '../../../src/domain/indicators/vocabulary.js';

type Source = Record<'document' | 'place' | 'quote', string>;
interface Indicator {
  code: string;
  name: string;
  cumulative: boolean;
  source: Source;
  targets: { value?: string; printed: string; year: number }[];
  observations: { value?: string }[];
}
interface Reading {
  indicator: string;
  rollUp: string;
  better: string;
  atLeast: string | null;
  atMost: string | null;
  cumulativeSince: number | null;
  note: string;
  source: Source;
}
interface Quantity {
  kind: string;
  facilityTypes?: string[];
  unit?: string;
  group?: string;
  code?: string;
}
interface Derivation {
  indicator: string;
  numerator: Quantity;
  denominator: Quantity | null;
  scale: string;
  note: string;
  source: Source;
}

const seed = <T>(name: string): T[] =>
  (JSON.parse(readFileSync(join(process.cwd(), 'seeds', `${name}.json`), 'utf8')) as { records: T[] })
    .records;

const indicators = seed<Indicator>('indicators');
const readings = seed<Reading>('indicator-readings');
const derivations = seed<Derivation>('indicator-derivations');
const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));

describe('the readings of indicators', () => {
  it('has exactly one of every indicator', () => {
    expect(readings.map(({ indicator }) => indicator).sort()).toEqual([...byCode.keys()].sort());
  });

  it('is told in known words, with a note and the source of the indicator itself', () => {
    for (const { indicator, rollUp, better, note, source } of readings) {
      expect(Object.values<string>(RollUp)).toContain(rollUp);
      expect(Object.values<string>(BetterDirection)).toContain(better);
      expect(note).toMatch(/。$/);
      expect(source).toEqual(byCode.get(indicator)?.source);
    }
  });

  it('bounds no value that a plan prints', () => {
    for (const { indicator, atLeast, atMost } of readings) {
      const { targets = [], observations = [] } = byCode.get(indicator) ?? {};
      for (const { value } of [...targets, ...observations]) {
        if (value === undefined) continue;
        if (atLeast !== null) expect(compareDecimals(value, atLeast)).toBeGreaterThanOrEqual(0);
        if (atMost !== null) expect(compareDecimals(value, atMost)).toBeLessThanOrEqual(0);
      }
    }
  });

  it('leaves gross rates open above, for they may exceed 100, and bounds rates of insured people', () => {
    for (const { indicator, atMost } of readings) {
      const name = byCode.get(indicator)?.name ?? '';
      if (/毛入/.test(name)) expect(atMost).toBeNull();
      if (/参保率|覆盖率|占比|达标率/.test(name)) expect(atMost).toBe('100');
    }
  });

  it('counts cumulative values, and only those, from the first year of the period that the plan’s mark stands for', () => {
    for (const { indicator, cumulativeSince } of readings) {
      const { cumulative = false } = byCode.get(indicator) ?? {};
      expect(cumulativeSince).toBe(cumulative ? (indicator.startsWith('FJ-2018') ? 2016 : 2021) : null);
    }
  });

  it('adds counts up, and weights only what is so many for so many people or a share of them', () => {
    for (const { indicator, rollUp } of readings) {
      const name = byCode.get(indicator)?.name ?? '';
      if (/率|占比|比例|平均|每|人均/.test(name)) expect(rollUp).not.toBe('SUM');
      else expect(rollUp).toBe('SUM');
    }
  });

  it('takes fewer deaths for better, and more of everything else', () => {
    for (const { indicator, better } of readings) {
      const name = byCode.get(indicator)?.name ?? '';
      expect(better).toBe(/死亡率/.test(name) ? 'LOWER' : 'HIGHER');
    }
  });
});

describe('the derivations of indicators', () => {
  const types = new Set(seed<{ code: string }>('facility-types').map(({ code }) => code));
  const check = (quantity: Quantity) => {
    if (quantity.kind === 'CAPACITY') {
      expect(quantity.facilityTypes?.length).toBeGreaterThan(0);
      for (const type of quantity.facilityTypes ?? []) expect(types).toContain(type);
      expect(Object.values<string>(CapacityUnit)).toContain(quantity.unit);
    } else if (quantity.kind === 'POPULATION') {
      expect(Object.values<string>(PopulationGroup)).toContain(quantity.group);
    } else {
      expect(quantity.kind).toBe('INDICATOR');
      expect([...byCode.keys()]).toContain(quantity.code);
    }
  };

  it('names kinds of facility, units, groups and indicators that there are, once an indicator', () => {
    expect(new Set(derivations.map(({ indicator }) => indicator)).size).toBe(derivations.length);
    for (const { indicator, numerator, denominator, scale, note, source } of derivations) {
      check(numerator);
      if (denominator) check(denominator);
      expect(isDecimal(scale)).toBe(true);
      expect(compareDecimals(scale, '0')).toBe(1);
      expect(note).toMatch(/。$/);
      expect(source).toEqual(byCode.get(indicator)?.source);
    }
  });
});
