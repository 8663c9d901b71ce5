import { Comparator } from '../../src/domain/enums.js';
import { progressOf, type Progress } from '../../src/domain/indicator-progress.js';
import type { Figure } from '../../src/domain/indicators/path.js';
import { BetterDirection } from '../../src/domain/indicators/vocabulary.js';

const SIGNS: Readonly<Record<string, Comparator>> = {
  '﹥': Comparator.MORE_THAN,
  '≥': Comparator.AT_LEAST,
  '﹤': Comparator.LESS_THAN,
  '≤': Comparator.AT_MOST,
  约: Comparator.APPROXIMATELY,
};

/** A cell of a year as a document prints it: `98.1`, `﹥95`, `低于全国平均值`, `应保尽保`. */
function cell(year: number, printed: string): Figure {
  const [, sign = '', number] = /^([﹥≥﹤≤约]?)(-?[\d.]+)$/.exec(printed) ?? [];
  if (number !== undefined)
    return { year, comparator: SIGNS[sign] ?? Comparator.EQUAL, value: number, words: null };
  const comparator = printed === '低于全国平均值' ? Comparator.BELOW_REFERENCE : Comparator.IN_WORDS;
  return { year, comparator, value: null, words: printed };
}
const cells = (printed: Record<number, string>) =>
  Object.entries(printed).map(([year, text]) => cell(Number(year), text));

/** What a plan from 2021 to 2025 promises and what became of it, in cells as they are printed. */
export interface Story {
  readonly goal: string;
  /** Of 2020. */
  readonly base?: string;
  readonly observed?: Record<number, string>;
  readonly references?: Record<number, string>;
  /** The middle of 2023 unless told. */
  readonly day?: string;
  /** HIGHER unless told. */
  readonly better?: BetterDirection | null;
  readonly cumulativeSince?: number;
  readonly partOfTotal?: boolean;
}

export const progress = (story: Story): Progress<Figure> =>
  progressOf({
    goal: cell(2025, story.goal),
    base: story.base === undefined ? [] : [cell(2020, story.base)],
    observed: cells(story.observed ?? {}),
    references: cells(story.references ?? {}),
    day: story.day ?? '2023-06-30',
    better: story.better === undefined ? BetterDirection.HIGHER : story.better,
    cumulativeSince: story.cumulativeSince ?? null,
    partOfTotal: story.partOfTotal ?? false,
  });

/** The verdict and its reason. */
export function verdict(story: Story) {
  const { verdict, reason } = progress(story);
  return [verdict, reason];
}
