import fc from 'fast-check';
import {
  BetterDirection,
  ProgressReason as Reason,
  ProgressVerdict as Verdict,
} from '../../src/domain/indicators/vocabulary.js';
import { progress } from '../support/progress-stories.js';

const { MET, ON_TRACK, BEHIND, NO_DATA, NOT_MEASURABLE } = Verdict;

describe('any promise', () => {
  const RANK = [NOT_MEASURABLE, NO_DATA, BEHIND, ON_TRACK, MET];
  const tenths = fc.integer({ min: 0, max: 1000 });
  const written = (value: number) => (value / 10).toFixed(1);
  const story = fc.record({
    sign: fc.constantFrom('', '﹥', '≥', '≤', '﹤', '约'),
    goal: tenths,
    base: fc.option(tenths),
    observed: fc.dictionary(fc.constantFrom('2021', '2022', '2023', '2024', '2025', '2026'), tenths),
    day: fc.constantFrom('2021-03-01', '2023-12-31', '2025-06-30', '2025-12-31', '2026-01-01', '2027-05-05'),
    better: fc.constantFrom(...Object.values(BetterDirection), null),
    cumulative: fc.boolean(),
  });
  type Drawn = typeof story extends fc.Arbitrary<infer T> ? T : never;
  const told = (drawn: Drawn, write = written) => {
    const observed = Object.entries(drawn.observed).map(([year, value]) => [year, write(value)]);
    return progress({
      goal: `${drawn.sign}${write(drawn.goal)}`,
      ...(drawn.base === null ? {} : { base: write(drawn.base) }),
      observed: Object.fromEntries(observed) as Record<number, string>,
      day: drawn.day,
      better: drawn.better,
      ...(drawn.cumulative ? { cumulativeSince: 2021 } : {}),
    });
  };

  it('is never judged worse for a better figure', () => {
    const property = fc.property(story, tenths, (drawn, more) => {
      const before = told(drawn);
      if (before.figure === null || !(String(before.figure.year) in drawn.observed)) return;
      const year = String(before.figure.year);
      const change = before.better === BetterDirection.HIGHER ? more : -more;
      const better = { ...drawn.observed, [year]: (drawn.observed[year] ?? 0) + change };
      const after = told({ ...drawn, observed: better });
      expect(RANK.indexOf(after.verdict)).toBeGreaterThanOrEqual(RANK.indexOf(before.verdict));
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('is judged alike in any unit', () => {
    const property = fc.property(story, (drawn) => {
      const { verdict, reason, targetBelowBase } = told(drawn);
      for (const unit of [0.1, 0.01])
        expect(told(drawn, (value) => ((value / 10) * unit).toFixed(unit === 0.1 ? 2 : 3))).toMatchObject({
          verdict,
          reason,
          targetBelowBase,
        });
    });
    fc.assert(property);
  });

  it('has no gap where it is kept, and none to gain each year once it is met', () => {
    const property = fc.property(story, (drawn) => {
      const { verdict, gap, neededPerYear, targetBelowBase, reason } = told(drawn);
      if (verdict === MET || verdict === ON_TRACK) expect(Number(gap ?? 0)).toBeLessThanOrEqual(0);
      if (verdict === BEHIND) expect(Number(gap)).toBeGreaterThanOrEqual(0);
      if (verdict === MET) expect(neededPerYear).toBeNull();
      if (neededPerYear !== null) expect(Number(neededPerYear)).toBeGreaterThanOrEqual(0);
      if (reason === Reason.TARGET_BELOW_BASE) expect(targetBelowBase).toBe(true);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('reaches the goal with what is needed each year', () => {
    const property = fc.property(story, (drawn) => {
      const { figure, neededPerYear, better } = told({ ...drawn, sign: '' });
      if (neededPerYear === null || figure === null) return;
      const years = 2025 - Math.max(figure.year, Number(drawn.day.slice(0, 4)) - 1);
      const gained = years * Math.round(Number(neededPerYear) * 1000);
      const way =
        100 * (drawn.goal - Number(figure.value) * 10) * (better === BetterDirection.HIGHER ? 1 : -1);
      expect(gained).toBeGreaterThanOrEqual(Math.round(way));
      expect(gained).toBeLessThan(Math.round(way) + years);
    });
    fc.assert(property);
  });
});
