import {
  BetterDirection,
  ProgressReason as Reason,
  ProgressVerdict as Verdict,
} from '../../src/domain/indicators/vocabulary.js';
import { progress, verdict } from '../support/progress-stories.js';

const { MET, ON_TRACK, BEHIND, NO_DATA } = Verdict;
const LOWER = BetterDirection.LOWER;

describe('a goal in numbers', () => {
  const story = { goal: '60', base: '50' };

  it('is met by what reaches it before its year', () => {
    expect(verdict({ ...story, observed: { 2022: '60' } })).toEqual([MET, Reason.GOAL_REACHED]);
  });

  it('is on track on its path or ahead of it, and behind below it', () => {
    expect(verdict({ ...story, observed: { 2022: '54' } })).toEqual([ON_TRACK, Reason.ON_PATH]);
    expect(verdict({ ...story, observed: { 2022: '53.9' } })).toEqual([BEHIND, Reason.OFF_PATH]);
  });

  it('tells what is expected, what is missing and what is needed in each year that is not over', () => {
    expect(progress({ ...story, observed: { 2021: '50.5', 2022: '53' } })).toMatchObject({
      figure: { year: 2022, value: '53' },
      expected: '54',
      gap: '1',
      // 2023, 2024 and 2025.
      neededPerYear: '2.34',
      targetBelowBase: false,
      points: [{ year: 2020 }, { year: 2021 }, { year: 2022 }],
    });
    expect(progress({ ...story, observed: { 2022: '55' } }).gap).toBe('-1');
  });

  it('expects of a day what the path has by then', () => {
    expect(progress({ ...story, day: '2022-12-31' }).expectedOnDay).toBe('54');
    expect(progress({ ...story, day: '2026-01-01' }).expectedOnDay).toBe('60');
  });

  it('needs more of each year that is left the longer nothing is reported', () => {
    const needed = (day: string) => progress({ ...story, day, observed: { 2022: '54' } }).neededPerYear;
    expect([needed('2022-12-31'), needed('2023-12-31'), needed('2024-01-01'), needed('2025-12-31')]).toEqual([
      '2',
      '2',
      '3',
      '6',
    ]);
    expect(needed('2026-01-01')).toBeNull();
    expect(progress({ ...story, observed: { 2022: '61' } }).neededPerYear).toBeNull();
  });

  it('does not count what is of a later year than the day', () => {
    expect(progress({ ...story, observed: { 2022: '55', 2024: '48' } })).toMatchObject({
      verdict: ON_TRACK,
      figure: { year: 2022 },
    });
  });

  it('takes a provisional figure of the running year as that of its end', () => {
    expect(verdict({ ...story, day: '2025-07-01', observed: { 2025: '59' } })).toEqual([
      BEHIND,
      Reason.OFF_PATH,
    ]);
    expect(verdict({ ...story, day: '2025-07-01', observed: { 2025: '60' } })).toEqual([
      MET,
      Reason.GOAL_REACHED,
    ]);
  });

  it('has no data where nothing came after the base', () => {
    expect(progress(story)).toMatchObject({
      verdict: NO_DATA,
      reason: Reason.NOTHING_OBSERVED,
      figure: null,
      expected: null,
      gap: null,
      neededPerYear: null,
      goalUnreported: false,
      base: { year: 2020, value: '50' },
    });
  });

  describe('whose year is over', () => {
    const day = '2027-03-01';

    it('is missed by what was short of it, and met by what was not', () => {
      expect(verdict({ ...story, day, observed: { 2025: '59.9' } })).toEqual([BEHIND, Reason.GOAL_MISSED]);
      expect(verdict({ ...story, day, observed: { 2025: '60' } })).toEqual([MET, Reason.GOAL_REACHED]);
    });

    it('is decided by its own year, whatever came later', () => {
      expect(verdict({ ...story, day, observed: { 2025: '59', 2026: '61' } })).toEqual([
        BEHIND,
        Reason.GOAL_MISSED,
      ]);
      expect(verdict({ ...story, day, observed: { 2025: '60', 2026: '58' } })).toEqual([
        MET,
        Reason.GOAL_REACHED,
      ]);
    });

    it('is decided by the first later year where its own was not reported', () => {
      expect(progress({ ...story, day, observed: { 2024: '61', 2026: '59', 2027: '62' } })).toMatchObject({
        verdict: BEHIND,
        reason: Reason.GOAL_MISSED,
        figure: { year: 2026 },
        goalUnreported: false,
      });
    });

    it('says nothing while it was not reported, whatever was reached before', () => {
      for (const value of ['61', '57'])
        expect(progress({ ...story, day, observed: { 2024: value } })).toMatchObject({
          verdict: NO_DATA,
          reason: Reason.GOAL_UNREPORTED,
          figure: { year: 2024, value },
          goalUnreported: true,
        });
    });
  });
});

describe('comparators', () => {
  it.each([
    ['more than', '﹥60', '60', BEHIND],
    ['more than', '﹥60', '60.01', MET],
    ['at least', '≥60', '60', MET],
    ['at most', '≤60', '60', MET],
    ['at most', '≤60', '60.1', BEHIND],
    ['less than', '﹤60', '60', BEHIND],
    ['less than', '﹤60', '59.9', MET],
    ['about', '约60', '59.5', MET],
    ['about', '约60', '59.4', BEHIND],
    ['about', '约6.0', '5.95', MET],
    ['a bare number', '60', '60.1', MET],
    ['a bare number', '60', '59.9', BEHIND],
  ])('%s %s: %s in the goal’s year is %s', (_, goal, value, expected) => {
    expect(progress({ goal, observed: { 2025: value }, day: '2026-01-01' }).verdict).toBe(expected);
  });

  it('take a bare number as a ceiling where less is better', () => {
    const story = { goal: '5', base: '10', better: LOWER };
    expect(verdict({ ...story, observed: { 2022: '5' } })).toEqual([MET, Reason.GOAL_REACHED]);
    expect(progress({ ...story, observed: { 2022: '8.5' } })).toMatchObject({
      verdict: BEHIND,
      expected: '8',
      gap: '0.5',
      neededPerYear: '1.167',
    });
    expect(
      progress({ goal: '约60', better: LOWER, observed: { 2025: '60.5' }, day: '2026-01-01' }).verdict,
    ).toBe(MET);
  });

  it('never tell a gap of what is met', () => {
    expect(progress({ goal: '约60', base: '50', observed: { 2025: '59.5' }, day: '2026-01-01' }).gap).toBe(
      '0',
    );
  });
});

describe('a base that satisfies its goal', () => {
  const story = { goal: '﹥99', base: '99.36' };

  it('meets it from the start, until something newer says otherwise', () => {
    for (const day of ['2021-01-01', '2026-11-26'])
      expect(progress({ ...story, day })).toMatchObject({
        verdict: MET,
        reason: Reason.TARGET_BELOW_BASE,
        targetBelowBase: true,
        figure: { year: 2020 },
        expected: '99',
        gap: '-0.36',
      });
    expect(verdict({ ...story, observed: { 2022: '99.1' } })).toEqual([MET, Reason.GOAL_REACHED]);
    const unreported = { ...story, observed: { 2022: '99.1' }, day: '2026-11-26' };
    expect(verdict(unreported)).toEqual([MET, Reason.TARGET_BELOW_BASE]);
  });

  it('does not excuse what is below the goal later', () => {
    expect(progress({ ...story, observed: { 2022: '99' } })).toMatchObject({
      verdict: BEHIND,
      reason: Reason.OFF_PATH,
      gap: '0',
      targetBelowBase: true,
    });
  });

  it.each([
    ['﹥95', '﹥95', MET, true],
    ['﹥96', '﹥95', NO_DATA, false],
    ['﹥95', '95', NO_DATA, false],
    ['100', '100', MET, true],
    ['≥95', '﹥95', MET, true],
    ['﹥95', '≥95', NO_DATA, false],
  ])('of a goal of %s: %s is %s', (goal, base, expected, below) => {
    expect(progress({ goal, base })).toMatchObject({ verdict: expected, targetBelowBase: below });
  });

  it('is not known before its year', () => {
    expect(verdict({ ...story, day: '2019-12-31' })).toEqual([NO_DATA, Reason.NOTHING_OBSERVED]);
  });
});
