import type { Citation } from './citation.js';
import type { Comparator } from './enums.js';

/** What a city or county promises for an indicator by the end of a year, above what the province does (本地目标). */
export interface LocalTargetContent {
  /** Code. */
  readonly indicator: string;
  /** Code of a city or county. */
  readonly region: string;
  /** The calendar year by whose end it is due. */
  readonly year: number;
  /** EQUAL, AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN or IN_WORDS. */
  readonly comparator: Comparator;
  /** A decimal in the indicator's unit; null for a target in words. */
  readonly value: string | null;
  /** Null for a number. */
  readonly words: string | null;
  readonly note: string | null;
  readonly source: Citation;
}

/** A local target goes by the codes of its indicator and division, and its year. */
export const localTargetCode = ({ indicator, region, year }: LocalTargetContent) =>
  `${indicator}-${region}-${year}`;
