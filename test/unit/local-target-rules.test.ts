import fc from 'fast-check';
import { Comparator, RegionLevel } from '../../src/domain/enums.js';
import { BetterDirection, RollUp } from '../../src/domain/indicators/vocabulary.js';
import {
  asksMore,
  checkLocalTarget,
  type ComparedTarget,
  type LocalTargetFacts,
  type PromisedIndicator,
} from '../../src/domain/local-target-rules.js';
import { localTargetCode, type LocalTargetContent } from '../../src/domain/local-target.js';

/** Targets are synthetic; the province's is that of 养老机构护理型床位占比: 60% in 2025. */
const local: LocalTargetContent = {
  indicator: 'FJ-2021-IND-12',
  region: '350102',
  year: 2025,
  comparator: Comparator.AT_LEAST,
  value: '65',
  words: null,
  note: null,
  source: { document: 'X', place: '（虚构）第一条', quote: '（虚构）达到65%以上' },
};
const reading: NonNullable<PromisedIndicator['reading']> = {
  rollUp: RollUp.NONE,
  better: BetterDirection.HIGHER,
  atLeast: '0',
  atMost: '100',
};
const indicator: PromisedIndicator = {
  unit: '%',
  plan: { code: 'FJ-2021-PLAN', startYear: 2021, endYear: 2025 },
  reading,
  targets: [{ year: 2025, comparator: Comparator.EQUAL, value: '60', words: null }],
};
const facts: LocalTargetFacts = { region: { level: RegionLevel.COUNTY, inForce: true }, indicator };

const problemsOf = (changes: Partial<LocalTargetContent>, known: Partial<LocalTargetFacts> = {}) =>
  checkLocalTarget({ ...local, ...changes }, { ...facts, ...known }, 'T');
const check = (changes: Partial<LocalTargetContent>, known: Partial<LocalTargetFacts> = {}) =>
  problemsOf(changes, known).map(({ code, path }) => [code, path.join('.')].join(' '));
const promised = (changes: Partial<PromisedIndicator>) => ({ indicator: { ...indicator, ...changes } });
const byWords = (words: string | null) => ({ comparator: Comparator.IN_WORDS, value: null, words });
const said = (comparator: Comparator, value: string | null, words: string | null = null) =>
  promised({ targets: [{ year: 2025, comparator, value, words }] });

it('goes by the codes of its indicator and division, and its year', () => {
  expect(localTargetCode(local)).toBe('FJ-2021-IND-12-350102-2025');
});

it('is accepted of a county or a city that asks for more than the province', () => {
  expect(check({})).toEqual([]);
  expect(check({}, { region: { level: RegionLevel.CITY, inForce: true } })).toEqual([]);
});

describe('what it is for', () => {
  it.each([RegionLevel.PROVINCE, RegionLevel.TOWNSHIP])('is a city or county, not a %s', (level) => {
    expect(check({}, { region: { level, inForce: true } })).toEqual(['INVALID T.region']);
  });

  it('is a division of the directory in being, and an indicator in force', () => {
    expect(check({}, { region: null, indicator: null })).toEqual([
      'NOT_FOUND T.region',
      'NOT_FOUND T.indicator',
    ]);
    expect(check({}, { region: { level: RegionLevel.CITY, inForce: false } })).toEqual([
      'NOT_IN_FORCE T.region',
    ]);
  });

  it.each([2020, 2026, 2021.5])('is a year of the plan, not %s', (year) => {
    expect(check({ year })).toEqual(['INVALID T.year']);
    expect(problemsOf({ year })[0]?.message).toContain('2021–2025');
  });

  it('may be a year for which the province promises nothing', () => {
    expect(check({ year: 2021, value: '1' })).toEqual([]);
    expect(check({ year: 2025, value: '1' })).toEqual(['TARGET_NOT_ABOVE T.value']);
  });
});

describe('its form', () => {
  it('is a number with a value and no words, or words and no value', () => {
    expect(check({ value: null })).toEqual(['INVALID T.value']);
    expect(check({ words: '应保尽保' })).toEqual(['INVALID T.words']);
    expect(check({ comparator: Comparator.IN_WORDS })).toEqual(['INVALID T.value']);
    expect(check(byWords(null))).toEqual(['INVALID T.words']);
    expect(check({ note: ' ' })).toEqual(['EMPTY_TEXT T.note']);
  });

  it.each([Comparator.APPROXIMATELY, Comparator.RANGE, Comparator.BELOW_REFERENCE])(
    'does not bind as %s',
    (comparator) => {
      expect(check({ comparator })).toEqual(['INVALID T.comparator']);
    },
  );

  it('binds in the direction in which the indicator gets better', () => {
    const lower = promised({ reading: { ...reading, better: BetterDirection.LOWER } });
    expect(check({ comparator: Comparator.AT_MOST })).toEqual(['INVALID T.comparator']);
    expect(check({ comparator: Comparator.LESS_THAN })).toEqual(['INVALID T.comparator']);
    expect(check({ comparator: Comparator.MORE_THAN, value: '55' }, lower)).toEqual(['INVALID T.comparator']);
    expect(check({ comparator: Comparator.AT_MOST, value: '55' }, lower)).toEqual([]);
  });

  it('can be reached: it lies within what values there are', () => {
    expect(check({ value: '130' })).toEqual(['INVALID T.value']);
    expect(problemsOf({ value: '130' })[0]?.message).toContain('≥130%');
    expect(check({ value: '-1' })).toEqual(['INVALID T.value']);
    expect(check({ value: '100.0' })).toEqual([]);
    expect(check({ comparator: Comparator.MORE_THAN, value: '100.0' })).toEqual(['INVALID T.value']);
    const lower = promised({ reading: { ...reading, better: BetterDirection.LOWER } });
    expect(check({ comparator: Comparator.LESS_THAN, value: '0' }, lower)).toEqual(['INVALID T.value']);
    expect(check({ comparator: Comparator.AT_MOST, value: '0' }, lower)).toEqual([]);
  });
});

describe('against the province', () => {
  const notAbove = ['TARGET_NOT_ABOVE T.value'];

  it.each([
    [Comparator.EQUAL, '60.00', Comparator.EQUAL, notAbove],
    [Comparator.AT_LEAST, '60', Comparator.EQUAL, notAbove],
    [Comparator.MORE_THAN, '60', Comparator.EQUAL, []],
    [Comparator.MORE_THAN, '60', Comparator.MORE_THAN, notAbove],
    [Comparator.AT_LEAST, '60', Comparator.MORE_THAN, notAbove],
    [Comparator.AT_LEAST, '60.01', Comparator.MORE_THAN, []],
    [Comparator.EQUAL, '59.99', Comparator.AT_LEAST, notAbove],
    [Comparator.MORE_THAN, '59.99', Comparator.EQUAL, notAbove],
  ])('%s %s is held against %s 60', (comparator, value, province, expected) => {
    expect(check({ comparator, value }, said(province, '60'))).toEqual(expected);
  });

  it('asks for less where less is better', () => {
    const lower = (comparator: Comparator) =>
      promised({
        reading: { ...reading, better: BetterDirection.LOWER },
        targets: [{ year: 2025, comparator, value: '12.4', words: null }],
      });
    const at = (value: string, comparator = Comparator.AT_MOST) => ({ comparator, value });
    expect(check(at('12.3'), lower(Comparator.EQUAL))).toEqual([]);
    expect(check(at('12.40'), lower(Comparator.EQUAL))).toEqual(notAbove);
    expect(check(at('12.5'), lower(Comparator.AT_MOST))).toEqual(notAbove);
    expect(check(at('12.4', Comparator.LESS_THAN), lower(Comparator.AT_MOST))).toEqual([]);
  });

  it('says what the province promises, and what to do', () => {
    const [found] = problemsOf({ value: '60' }, said(Comparator.MORE_THAN, '96'));
    expect(found?.message).toContain('The province promises >96% for 2025: ≥60% asks for no more.');
    expect(found?.message).toContain('Give a higher value');
  });

  it('is not told of a sum, which localities share out, nor where nobody has read the indicator', () => {
    const sum = { reading: { ...reading, rollUp: RollUp.SUM, atMost: null } };
    expect(check({ value: '3' }, promised(sum))).toEqual([]);
    expect(check(byWords('（虚构）全部改造'), promised(sum))).toEqual([]);
    expect(check({ value: '3' }, promised({ reading: null }))).toEqual([]);
  });

  it('that speaks in words is outdone by a number or by other words, not by its own', () => {
    for (const province of [
      said(Comparator.IN_WORDS, null, '应保尽保'),
      said(Comparator.BELOW_REFERENCE, null, '应保尽保'),
    ]) {
      expect(check({}, province)).toEqual([]);
      expect(check(byWords('（虚构）应保尽保，当月到位'), province)).toEqual([]);
      expect(check(byWords('应保 尽保\n'), province)).toEqual(['TARGET_NOT_ABOVE T.words']);
    }
  });

  it('that speaks in numbers is not outdone by words', () => {
    expect(check(byWords('（虚构）大幅提高'))).toEqual(['TARGET_NOT_ABOVE T.words']);
  });

  it('that binds the other way is not compared', () => {
    expect(check({ value: '1' }, said(Comparator.AT_MOST, '60'))).toEqual([]);
  });
});

describe('asking for more, between numbers that bind the same way', () => {
  const direction = fc.constantFrom(BetterDirection.HIGHER, BetterDirection.LOWER);
  const target = (better: BetterDirection): fc.Arbitrary<ComparedTarget> => {
    const binding =
      better === BetterDirection.HIGHER
        ? [Comparator.EQUAL, Comparator.AT_LEAST, Comparator.MORE_THAN]
        : [Comparator.EQUAL, Comparator.AT_MOST, Comparator.LESS_THAN];
    return fc.record({
      comparator: fc.constantFrom(...binding),
      value: fc.integer({ min: -30, max: 30 }).map((tenths) => (tenths / 10).toFixed(1)),
      words: fc.constant(null),
    });
  };
  const some = direction.chain((better) => fc.tuple(fc.constant(better), target(better), target(better)));
  /** What satisfies a target, of the values in steps of a twentieth: between any two tenths there is one. */
  const satisfying = ({ comparator, value }: ComparedTarget, better: BetterDirection) =>
    Array.from({ length: 141 }, (_, step) => (step - 70) / 20).filter((x) => {
      const bar = Number(value);
      if (comparator === Comparator.MORE_THAN) return x > bar;
      if (comparator === Comparator.LESS_THAN) return x < bar;
      return better === BetterDirection.HIGHER ? x >= bar : x <= bar;
    });

  it('is to be satisfied by fewer values', () => {
    fc.assert(
      fc.property(some, ([better, one, other]) => {
        const [few, many] = [satisfying(one, better), satisfying(other, better)];
        expect(asksMore(one, other, better)).toBe(few.length < many.length);
      }),
    );
  });

  it('never goes both ways', () => {
    fc.assert(
      fc.property(some, ([better, one, other]) => {
        expect(asksMore(one, other, better) && asksMore(other, one, better)).toBe(false);
      }),
    );
  });
});
