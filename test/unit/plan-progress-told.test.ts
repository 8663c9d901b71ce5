import { standingsOf } from '../../src/data/reports/plan-progress.js';
import type { FigureRow, IndicatorFacts, ProgressFacts } from '../../src/data/reports/progress-facts.js';
import { Comparator, RegionLevel } from '../../src/domain/enums.js';
import { BetterDirection, RollUp } from '../../src/domain/indicators/vocabulary.js';
import { explained } from '../../src/schema/plan-progress.told.js';

const { EQUAL, MORE_THAN, BELOW_REFERENCE, IN_WORDS } = Comparator;
const cell = (
  year: number,
  value: string | null,
  comparator = EQUAL,
  words: string | null = null,
): FigureRow => ({
  id: year,
  year,
  value,
  comparator,
  words,
});
const BASE = cell(2020, '50');
const FACTS: IndicatorFacts = {
  indicator: 1,
  unit: '%',
  nature: null,
  domain: 'OLD-AGE',
  cumulative: false,
  startYear: 2021,
  better: BetterDirection.HIGHER,
  rollUp: RollUp.NONE,
  cumulativeSince: null,
  baseYear: 2020,
  goals: [cell(2025, '60')],
  localGoals: [],
  figures: [BASE],
  references: [],
};

/** The verdict on made-up facts in words. */
function told(changes: Partial<IndicatorFacts>, day = '2023-06-30', level = RegionLevel.PROVINCE): string {
  const facts: ProgressFacts = {
    plan: null,
    region: { level },
    domains: new Map(),
    indicators: [{ ...FACTS, ...changes }],
  };
  return standingsOf(facts, day)
    .map((standing) => explained(standing, { day, level }))
    .join();
}

describe('a verdict in words', () => {
  it.each<[string, Partial<IndicatorFacts>, string]>([
    [
      'GOAL_REACHED',
      { figures: [BASE, cell(2022, '61')] },
      'The figure of 2022, 61 %, satisfies the goal for 2025, 60 %.',
    ],
    [
      'TARGET_BELOW_BASE',
      { goals: [cell(2025, '45', MORE_THAN)] },
      'The base of 2020, 50 %, satisfied the goal for 2025, more than 45 %, already, and nothing newer says otherwise.',
    ],
    [
      'ON_PATH',
      { figures: [BASE, cell(2022, '54')] },
      'The figure of 2022, 54 %, is no worse than 54 %, which the path to the goal for 2025, 60 %, asks for by the end of that year.',
    ],
    [
      'OFF_PATH',
      { figures: [BASE, cell(2022, '53')] },
      'The figure of 2022, 53 %, falls short of 54 %, which the path to the goal for 2025, 60 %, asks for by the end of that year: 1 % is missing.',
    ],
    [
      'OFF_PATH where less is better',
      { better: BetterDirection.LOWER, goals: [cell(2025, '40')], figures: [BASE, cell(2022, '47')] },
      'The figure of 2022, 47 %, falls short of 46 %, which the path to the goal for 2025, 40 %, asks for by the end of that year: it is 1 % too much.',
    ],
    [
      'OFF_PATH where just as much is not enough',
      { goals: [cell(2025, '45.0', MORE_THAN)], figures: [BASE, cell(2022, '45')] },
      'The figure of 2022, 45 %, falls short of more than 45.0 %, which the path to the goal for 2025, more than 45.0 %, asks for by the end of that year.',
    ],
    ['NOTHING_OBSERVED', {}, 'Nothing has been recorded up to 2023-06-30 since the base of 2020, 50 %.'],
    [
      'NOTHING_OBSERVED of what adds up',
      { cumulative: true, unit: null },
      'Nothing has been recorded up to 2023-06-30 for the years from 2021 on, which the goal adds up.',
    ],
    [
      'NO_BASE',
      { figures: [cell(2022, '53')] },
      'The figure of 2022, 53 %, does not satisfy the goal for 2025, 60 %, and there is no path to hold it against: there is no base.',
    ],
    [
      'NO_BASE where it is only a bound',
      { figures: [cell(2020, '50', MORE_THAN), cell(2022, '53')] },
      'The figure of 2022, 53 %, does not satisfy the goal for 2025, 60 %, and there is no path to hold it against: the base of 2020, more than 50 %, is no exact number.',
    ],
    [
      'WORDS',
      { goals: [cell(2025, null, IN_WORDS, '应保尽保')], figures: [] },
      'The goal for 2025, “应保尽保”, is in words: it is met once the same words are recorded.',
    ],
    [
      'WORDS that were observed',
      { figures: [BASE, cell(2022, null, IN_WORDS, '全覆盖')] },
      'The figure of 2022, “全覆盖”, cannot be held against the goal for 2025, 60 %.',
    ],
    [
      'WORDS_REACHED',
      { goals: [cell(2025, null, IN_WORDS, '应保尽保')], figures: [cell(2022, null, IN_WORDS, '应保尽保')] },
      'The figure of 2022, “应保尽保”, is what the goal for 2025, “应保尽保”, asks for.',
    ],
    [
      'NO_REFERENCE',
      { goals: [cell(2025, null, BELOW_REFERENCE, '低于全国平均值')], figures: [BASE, cell(2022, '53')] },
      'The goal for 2025, “低于全国平均值”, is set against a reference of which nothing has been recorded for 2022: record it for the area NATION.',
    ],
    [
      'OFF_PATH of a reference',
      {
        goals: [cell(2025, null, BELOW_REFERENCE, '低于全国平均值')],
        figures: [BASE, cell(2022, '53')],
        references: [cell(2022, '52')],
      },
      'The figure of 2022, 53 %, is not below the reference of that year, 52 %: it is 1 % too much.',
    ],
    [
      'BOUND_ONLY',
      { figures: [BASE, cell(2022, '53', MORE_THAN)] },
      'The figure of 2022, more than 53 %, is only a bound, which does not tell whether 54 % was reached.',
    ],
  ])('tells %s', (_, changes, sentence) => {
    expect(told(changes)).toBe(sentence);
  });

  it('says that the goal’s year is over', () => {
    const day = '2026-11-26';
    expect(told({ figures: [BASE, cell(2025, '59')] }, day)).toBe(
      'The figure of 2025, 59 %, misses the goal for 2025, 60 %: 1 % is missing.',
    );
    expect(told({ figures: [BASE, cell(2022, '55')] }, day)).toBe(
      'The goal’s year, 2025, is over, and nothing has been recorded for it: the newest before is the figure of 2022, 55 %.',
    );
    expect(told({}, day)).toBe(
      'Nothing has been recorded up to 2026-11-26 since the base of 2020, 50 %. The goal’s year, 2025, is over.',
    );
  });

  it('says of a division whose goal it is', () => {
    const day = '2023-06-30';
    const own = { localGoals: [{ ...cell(2025, '65'), id: 7 }], figures: [BASE, cell(2022, '56')] };
    expect(told(own, day, RegionLevel.COUNTY)).not.toContain('province');
    expect(told({ rollUp: RollUp.SUM, unit: '万张' }, day, RegionLevel.COUNTY)).toBe(
      'The goal for 2025, 60 万张, is a total of the whole province, of which no share is set for this division. The goal is the province’s: the division has none of its own that is due.',
    );
    expect(told(own, day, RegionLevel.COUNTY)).toContain('the goal for 2025, 65 %');
  });
});

describe('the goal that is judged', () => {
  const goalOn = (day: string, goals: readonly number[], local: readonly number[]) => {
    const rows = (years: readonly number[], from: number) =>
      years.map((year) => ({ ...cell(year, '60'), id: from + year }));
    const facts = { ...FACTS, goals: rows(goals, 0), localGoals: rows(local, 10_000) };
    const region = { level: RegionLevel.COUNTY };
    return standingsOf({ plan: null, region, domains: new Map(), indicators: [facts] }, day).map(
      ({ goal, target, localTarget }) => [goal.id, target, localTarget],
    );
  };

  it.each([
    ['2023-06-30', [2023, 2025], [], [2023, 2023, null]],
    ['2024-01-01', [2023, 2025], [], [2025, 2025, null]],
    ['2027-01-01', [2023, 2025], [], [2025, 2025, null]],
    ['2023-06-30', [2025], [2025], [12_025, 2025, 12_025]],
    ['2023-06-30', [2025], [2023], [12_023, 2025, 12_023]],
    ['2024-06-30', [2025], [2023], [2025, 2025, null]],
    ['2027-06-30', [2025], [2025], [12_025, 2025, 12_025]],
  ])(
    'on %s of %j and its own of %j is the one that is due next, its own first',
    (day, goals, local, expected) => {
      expect(goalOn(day, goals, local)).toEqual([expected]);
    },
  );

  it('is none without a target', () => {
    expect(goalOn('2023-06-30', [], [])).toEqual([]);
  });
});
