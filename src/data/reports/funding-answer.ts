import type { FundingContent, ShareContent } from '../../domain/content.js';
import type { HeldRatio } from '../../domain/cost-sharing-choice.js';
import type { RatioObjection } from '../../domain/cost-sharing-fit.js';
import type { Payer } from '../../domain/enums.js';
import type { FundingTerms, PayerTerm, TermOrigin, UnspecifiedReason } from '../../domain/funding-terms.js';
import type { FenRange } from '../../domain/money.js';
import type { PercentRange } from '../../domain/percent.js';
import { CostSharingRatio } from '../../entities/cost-sharing-ratio.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';

/** A sum between two ends as JSON can carry it: no sum that is answered is beyond 2^53 fen. */
export interface FenRangeAnswer {
  readonly min: number;
  readonly max: number | null;
}

/** A ratio as a row that is read, with the division above that it is from. */
export interface AppliedRatioAnswer {
  /** Undefined if it was not asked for. */
  readonly ratio: Row | undefined;
  readonly inheritedFrom: Row | null;
}

export interface RatioSetAsideAnswer extends AppliedRatioAnswer {
  readonly objection: RatioObjection;
}

export interface PayerShareAnswer {
  readonly payer: Payer;
  readonly origin: TermOrigin;
  readonly reason: UnspecifiedReason | null;
  readonly percent: PercentRange | null;
  readonly amount: FenRangeAnswer | null;
  readonly base: string | null;
  readonly shares: readonly (ShareContent & { readonly position: number })[];
  readonly ratios: readonly AppliedRatioAnswer[];
}

/** The rows that answers name, by their codes. */
export interface AnswerRows {
  /** Those that are asked for. */
  readonly ratios: ReadonlyMap<string, Row>;
  /** The division that is answered for and all above. */
  readonly regions: ReadonlyMap<string, Row>;
}

const codesIn = ({ payers, allParties, byTier, setAside }: FundingTerms): string[] => [
  ...[...payers, ...(allParties ? [allParties] : [])].flatMap(({ ratios }) => ratios.map(({ code }) => code)),
  ...setAside.map(({ code }) => code),
  ...byTier.flatMap(codesIn),
];

/** Reads the ratios that terms name. One statement; none if there are none, or nothing is asked of them. */
export async function readRatiosIn(
  terms: readonly FundingTerms[],
  reader: Reader,
  selection: Selection | null,
  view: View,
): Promise<ReadonlyMap<string, Row>> {
  const codes = [...new Set(terms.flatMap(codesIn))];
  if (!selection || codes.length === 0) return new Map();
  const rows = await reader.many(CostSharingRatio, selection, 'code', codes, view);
  return new Map(rows.map((row) => [row.code as string, row]));
}

/** A sum for the answer. */
export function fenAnswer({ min, max }: FenRange): FenRangeAnswer {
  return { min: Number(min), max: max === null ? null : Number(max) };
}

const applied = ({ code, inheritedFrom }: HeldRatio, rows: AnswerRows): AppliedRatioAnswer => ({
  ratio: rows.ratios.get(code),
  inheritedFrom: inheritedFrom === null ? null : (rows.regions.get(inheritedFrom) ?? null),
});

/** The ratios that the list kept from holding, for the answer. */
export function setAsideAnswer({ setAside }: FundingTerms, rows: AnswerRows): RatioSetAsideAnswer[] {
  return setAside.map((ratio) => ({ ...applied(ratio, rows), objection: ratio.objection }));
}

/** What one payer bears, for the answer. */
export function payerAnswer(
  { payer, origin, reason, percent, base, shares, ratios }: PayerTerm,
  amount: FenRange | null,
  funding: FundingContent,
  rows: AnswerRows,
): PayerShareAnswer {
  return {
    payer,
    origin,
    reason,
    percent,
    amount: amount && fenAnswer(amount),
    base,
    shares: shares.map((share) => ({ ...share, position: funding.shares.indexOf(share) + 1 })),
    ratios: ratios.map((ratio) => applied(ratio, rows)),
  };
}
