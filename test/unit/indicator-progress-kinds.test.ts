import {
  BetterDirection,
  ProgressReason as Reason,
  ProgressVerdict as Verdict,
} from '../../src/domain/indicators/vocabulary.js';
import { progress, verdict } from '../support/progress-stories.js';

const { MET, ON_TRACK, BEHIND, NO_DATA, NOT_MEASURABLE } = Verdict;

describe('a figure that is only a bound', () => {
  const story = { goal: '60', base: '50' };
  it.each([
    ['﹥60', MET, Reason.GOAL_REACHED],
    ['﹥54', ON_TRACK, Reason.ON_PATH],
    ['≥54', ON_TRACK, Reason.ON_PATH],
    ['﹥53', NOT_MEASURABLE, Reason.BOUND_ONLY],
    ['﹤54', BEHIND, Reason.OFF_PATH],
    ['≤54', NOT_MEASURABLE, Reason.BOUND_ONLY],
    ['≤53', BEHIND, Reason.OFF_PATH],
    ['﹤70', NOT_MEASURABLE, Reason.BOUND_ONLY],
  ])('decides what it implies: %s in 2022 is %s', (value, expected, reason) => {
    expect(progress({ ...story, observed: { 2022: value } })).toMatchObject({
      verdict: expected,
      reason,
      gap: null,
      neededPerYear: null,
    });
  });

  it('decides the other way round where less is better', () => {
    const lower = { goal: '5', base: '10', better: BetterDirection.LOWER };
    expect(verdict({ ...lower, observed: { 2022: '﹤5' } })).toEqual([MET, Reason.GOAL_REACHED]);
    expect(verdict({ ...lower, observed: { 2022: '﹥9' } })).toEqual([BEHIND, Reason.OFF_PATH]);
    expect(verdict({ ...lower, observed: { 2022: '﹥5' } })).toEqual([NOT_MEASURABLE, Reason.BOUND_ONLY]);
  });

  it('decides nothing in the goal’s year either if it leaves both open', () => {
    expect(verdict({ ...story, observed: { 2025: '﹥55' }, day: '2026-01-01' })).toEqual([
      NOT_MEASURABLE,
      Reason.BOUND_ONLY,
    ]);
    expect(verdict({ goal: '﹥60', observed: { 2025: '≤60' }, day: '2026-01-01' })).toEqual([
      BEHIND,
      Reason.GOAL_MISSED,
    ]);
  });
});

describe('a goal without a base', () => {
  it('has no path: nothing is behind it before its year', () => {
    expect(progress({ goal: '100', observed: { 2022: '40' } })).toMatchObject({
      verdict: NOT_MEASURABLE,
      reason: Reason.NO_BASE,
      expected: null,
      path: [],
    });
    expect(verdict({ goal: '100', observed: { 2022: '100' } })).toEqual([MET, Reason.GOAL_REACHED]);
    expect(verdict({ goal: '100' })).toEqual([NO_DATA, Reason.NOTHING_OBSERVED]);
  });

  it('is missed or met in its year', () => {
    const over = { goal: '100', day: '2026-01-01' };
    expect(progress({ ...over, observed: { 2025: '98' } })).toMatchObject({
      verdict: BEHIND,
      reason: Reason.GOAL_MISSED,
      expected: '100',
      expectedOnDay: '100',
      gap: '2',
    });
    for (const value of ['98', '100'])
      expect(verdict({ ...over, observed: { 2024: value } })).toEqual([NO_DATA, Reason.GOAL_UNREPORTED]);
  });
});

describe('a goal that adds up', () => {
  const story = { goal: '125', base: '77.9', cumulativeSince: 2021 };

  it('is judged by the share of its years that are over, not by what an earlier plan counted', () => {
    expect(progress({ ...story, observed: { 2022: '50' } })).toMatchObject({
      verdict: ON_TRACK,
      expected: '50',
      base: null,
      targetBelowBase: false,
      neededPerYear: '25',
      points: [{ year: 2022 }],
    });
    expect(verdict({ ...story, observed: { 2022: '49.9' } })).toEqual([BEHIND, Reason.OFF_PATH]);
    expect(verdict({ ...story, base: '200' })).toEqual([NO_DATA, Reason.NOTHING_OBSERVED]);
    expect(verdict({ ...story, observed: { 2020: '200' } })).toEqual([NO_DATA, Reason.NOTHING_OBSERVED]);
  });

  it('tells a base that lies within its years, which is no news', () => {
    expect(progress({ goal: '250', base: '60.7', cumulativeSince: 2020 })).toMatchObject({
      verdict: NO_DATA,
      reason: Reason.NOTHING_OBSERVED,
      figure: { year: 2020 },
      expected: '41.667',
    });
  });
});

describe('a goal below a reference', () => {
  const story = { goal: '低于全国平均值', base: '12.4', better: null };

  it('is met below the reference of the same year', () => {
    const observed = { 2022: '11' };
    expect(progress({ ...story, observed, references: { 2022: '15.7' } })).toMatchObject({
      verdict: MET,
      reason: Reason.GOAL_REACHED,
      expected: '15.7',
      gap: '-4.7',
    });
    expect(progress({ ...story, observed, references: { 2022: '11' } })).toMatchObject({
      verdict: BEHIND,
      reason: Reason.OFF_PATH,
      gap: '0',
    });
    const over = { ...story, observed: { 2025: '12' }, references: { 2025: '11.5' }, day: '2026-01-01' };
    expect(verdict(over)).toEqual([BEHIND, Reason.GOAL_MISSED]);
  });

  it('is judged by the newest year that has both', () => {
    expect(
      progress({ ...story, observed: { 2021: '11', 2022: '30' }, references: { 2021: '12' } }),
    ).toMatchObject({
      verdict: MET,
      figure: { year: 2021 },
    });
  });

  it('cannot be judged without a reference of the year', () => {
    expect(verdict({ ...story, observed: { 2022: '11' } })).toEqual([NOT_MEASURABLE, Reason.NO_REFERENCE]);
    expect(verdict(story)).toEqual([NO_DATA, Reason.NOTHING_OBSERVED]);
    expect(verdict({ ...story, references: { 2020: '19.9' } })).toEqual([MET, Reason.TARGET_BELOW_BASE]);
  });
});

describe('a goal in words', () => {
  const story = { goal: '应保尽保' };

  it('is met by the same words only', () => {
    expect(verdict(story)).toEqual([NOT_MEASURABLE, Reason.WORDS]);
    expect(verdict({ ...story, observed: { 2022: '应保尽保' } })).toEqual([MET, Reason.WORDS_REACHED]);
    expect(verdict({ ...story, observed: { 2022: '基本实现' } })).toEqual([NOT_MEASURABLE, Reason.WORDS]);
    expect(verdict({ ...story, observed: { 2022: '100' } })).toEqual([NOT_MEASURABLE, Reason.WORDS]);
  });

  it('says nothing where its year was not reported', () => {
    const story = { goal: '应保尽保', day: '2026-11-26', observed: { 2022: '应保尽保' } };
    expect(verdict(story)).toEqual([NO_DATA, Reason.GOAL_UNREPORTED]);
  });

  it('is unlike a goal in numbers of which words were observed', () => {
    expect(verdict({ goal: '100', base: '90', observed: { 2022: '全覆盖' } })).toEqual([
      NOT_MEASURABLE,
      Reason.WORDS,
    ]);
    expect(progress({ goal: '100', base: '90', observed: { 2021: '95', 2022: '全覆盖' } })).toMatchObject({
      verdict: ON_TRACK,
      figure: { year: 2021 },
    });
  });
});

describe('a total of the province', () => {
  it('is no goal of a part of it', () => {
    expect(progress({ goal: '30', base: '31', observed: { 2022: '1.4' }, partOfTotal: true })).toMatchObject({
      verdict: NOT_MEASURABLE,
      reason: Reason.PROVINCE_TOTAL,
      figure: { year: 2022, value: '1.4' },
      expected: null,
      expectedOnDay: null,
      gap: null,
      neededPerYear: null,
      targetBelowBase: false,
      path: [],
    });
  });
});
