import { readFileSync } from 'node:fs';
import { progressOf } from '../../src/domain/indicator-progress.js';
import type { Figure } from '../../src/domain/indicators/path.js';
import {
  BetterDirection,
  ProgressReason as Reason,
  ProgressVerdict as Verdict,
} from '../../src/domain/indicators/vocabulary.js';

const { MET, NO_DATA, NOT_MEASURABLE } = Verdict;

describe('the promises of both plans on 2026-11-26, with nothing but what they print', () => {
  interface Seed extends Figure {
    readonly printed: string;
  }
  interface Indicator {
    readonly code: string;
    readonly cumulative: boolean;
    readonly targets: readonly Seed[];
    readonly observations: readonly Seed[];
  }
  interface SeedReading {
    readonly indicator: string;
    readonly better: BetterDirection;
    readonly cumulativeSince: number | null;
  }
  const records = <T>(file: string) =>
    (JSON.parse(readFileSync(`seeds/${file}.json`, 'utf8')) as { records: T[] }).records;
  const readings = new Map(records<SeedReading>('indicator-readings').map((row) => [row.indicator, row]));
  const whole = ({ year, comparator, value, words }: Seed) => ({
    year,
    comparator,
    value: value ?? null,
    words: words ?? null,
  });
  const verdicts = new Map(
    records<Indicator>('indicators').map(({ code, cumulative, targets, observations }) => {
      const { better, cumulativeSince } = readings.get(code) as SeedReading;
      const found = progressOf({
        goal: whole(targets[0] as Seed),
        base: observations.map(whole),
        observed: [],
        references: [],
        better,
        cumulativeSince: cumulative ? cumulativeSince : null,
        partOfTotal: false,
        day: '2026-11-26',
      });
      return [code.slice(3), found];
    }),
  );
  const of = (plan: number, ordinals: readonly number[]) =>
    ordinals.map((ordinal) => `${plan}-IND-${String(ordinal).padStart(2, '0')}`);
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

  // 2018: what was satisfied in 2016 (98.1 ﹥98; 100 = 100; ﹥95 = ﹥95), and what adds up since 2016, of which only the first
  // year is told; of all others nothing was reported since 2016.
  const KEPT_2018 = of(2018, [1, 2, 6]);
  const ADDED_UP_2018 = of(2018, [3, 4, 12, 13]);
  // 2021: satisfied in 2020 (99.36 >99; 97.33 >97; 95.53 >95; 100 = 100); 应保尽保; >95 says nothing about >96, 〔77.9〕
  // and 〔777〕 were counted by the plan before.
  const KEPT_2021 = of(2021, [4, 5, 14, 19]);
  const WORDS_2021 = of(2021, [2, 16, 17]);
  const rest = [...of(2018, range(1, 20)), ...of(2021, range(1, 22))].filter(
    (code) => ![...KEPT_2018, ...ADDED_UP_2018, ...KEPT_2021, ...WORDS_2021].includes(code),
  );

  it('are 42', () => {
    expect(verdicts.size).toBe(42);
    expect(rest).toHaveLength(28);
  });

  it.each([...KEPT_2018, ...KEPT_2021])('%s was satisfied by its base already', (code) => {
    expect(verdicts.get(code)).toMatchObject({
      verdict: MET,
      reason: Reason.TARGET_BELOW_BASE,
      targetBelowBase: true,
      goalUnreported: true,
    });
  });

  it.each(ADDED_UP_2018)('%s was told for 2016, and its goal’s year was not reported', (code) => {
    expect(verdicts.get(code)).toMatchObject({
      verdict: NO_DATA,
      reason: Reason.GOAL_UNREPORTED,
      figure: { year: 2016 },
      goalUnreported: true,
    });
  });

  it.each(WORDS_2021)('%s cannot be measured', (code) => {
    expect(verdicts.get(code)).toMatchObject({ verdict: NOT_MEASURABLE, reason: Reason.WORDS });
  });

  it.each(rest)('%s has nothing reported', (code) => {
    expect(verdicts.get(code)).toMatchObject({
      verdict: NO_DATA,
      reason: Reason.NOTHING_OBSERVED,
      targetBelowBase: false,
    });
  });
});
