import type { FundingContent, ShareContent } from './content.js';
import { compareDecimals, sumDecimals } from './decimal.js';
import { Comparator, FundingMode, Payer } from './enums.js';
import { groupBy } from './group-by.js';
import { isPercent } from './percent.js';
import { problem, ProblemCode, type Problem } from './problem.js';
import { standsIn, isBlank, withText } from './text-rules.js';
import { isCalendarDay } from './validity.js';

/** A share is printed as a number that binds: nothing about it is approximate or in words. */
const COMPARATORS: ReadonlySet<Comparator> = new Set([
  Comparator.EQUAL,
  Comparator.AT_LEAST,
  Comparator.AT_MOST,
  Comparator.MORE_THAN,
  Comparator.LESS_THAN,
  Comparator.RANGE,
]);

const MAX_TIER = 32_767;

/**
 * What stands against the percentages of a funding rule. The shares themselves are checked by their places in the
 * list; what they come to together is said of the list.
 */
export function checkShares(
  funding: FundingContent,
  fundingText: string,
  path: readonly string[],
): Problem[] {
  const { shares } = funding;
  const problems = shares.flatMap((share, index) => checkShare(share, fundingText, [...path, String(index)]));
  // What is no percentage cannot be added up.
  if (problems.length > 0) return problems;
  return wholes(shares).flatMap((whole) => checkWhole(whole, funding, path));
}

function checkShare(share: ShareContent, fundingText: string, path: readonly string[]): Problem[] {
  const { component, payerText, base, note, quote, comparator, fiscalTier, effectiveFrom } = share;
  const problems = withText({ component, payerText, base, note, quote }, path);
  const add = (message: string, field: string) =>
    problems.push(problem(ProblemCode.INVALID, message, [...path, field]));
  if (!isBlank(quote) && !standsIn(quote, fundingText))
    add('The quote does not stand in the funding text: quote its words as they are.', 'quote');
  if (!COMPARATORS.has(comparator))
    add(`A share says how it binds: ${[...COMPARATORS].join(', ')}.`, 'comparator');
  if (fiscalTier !== null && !(Number.isInteger(fiscalTier) && fiscalTier >= 1 && fiscalTier <= MAX_TIER))
    add('Fiscal tiers are numbered from 1.', 'fiscalTier');
  if (effectiveFrom !== null && !isCalendarDay(effectiveFrom))
    add('A day is written YYYY-MM-DD.', 'effectiveFrom');
  return [...problems, ...checkPercent(share, path)];
}

function checkPercent({ comparator, percent, maxPercent }: ShareContent, path: readonly string[]): Problem[] {
  const at = (message: string, field: string) => [problem(ProblemCode.INVALID, message, [...path, field])];
  for (const [field, text] of Object.entries({ percent, maxPercent }))
    if (text !== null && !isPercent(text))
      return at(`${field} is a decimal from 0 to 100, such as "0.7".`, field);
  if (comparator !== Comparator.RANGE)
    return maxPercent === null
      ? []
      : at('Only a RANGE has a maxPercent: leave it out, or make it a RANGE.', 'maxPercent');
  if (maxPercent === null) return at('A RANGE has two ends: give maxPercent, the upper one.', 'maxPercent');
  if (compareDecimals(percent, maxPercent) > 0)
    return at('maxPercent is below percent: a RANGE goes upwards.', 'maxPercent');
  return [];
}

/**
 * The shares that are parts of one whole: of the same component, taken of the same base, for counties of the same
 * tier, from the same day. Superseded rates are printed for the record and are part of nothing. A rate of ALL_PARTIES
 * is the whole that the parties' own rates come to, so it is not added to them (item 24 of the 2018 list: 1.0% in all,
 * of it the employer 0.5%).
 */
function wholes(shares: readonly ShareContent[]): ShareContent[][] {
  const parts = shares.filter(({ inForce, payer }) => inForce && payer !== Payer.ALL_PARTIES);
  return [
    ...groupBy(parts, ({ component, base, fiscalTier, effectiveFrom }) =>
      JSON.stringify([component, base, fiscalTier, effectiveFrom]),
    ).values(),
  ];
}

/** The least that a share can be: a cap says nothing of how low it may be. */
function least({ comparator, percent }: ShareContent): string {
  return comparator === Comparator.AT_MOST || comparator === Comparator.LESS_THAN ? '0' : percent;
}

/**
 * Parts of a whole are at most 100 by their lower ends; a payer named twice counts twice, unless component, base, tier
 * or day tell the two apart. They are just 100 where that can be known:
 * - the cost is shared by a ratio; rates on wages come to no whole, and neither do subsidies;
 * - all parts are given as EQUAL;
 * - there are at least two, and one of them for everyone who bears cost (`levels`). A text that prints what one pays
 *   and leaves the others' parts open, as 按60%补助 does, is no mistake: the rest is not printed, and so not there.
 */
function checkWhole(
  parts: readonly ShareContent[],
  { mode, levels }: FundingContent,
  path: readonly string[],
): Problem[] {
  const [first] = parts;
  if (!first) return [];
  const about = `“${first.component}”${first.fiscalTier === null ? '' : ` (tier ${first.fiscalTier})`}`;
  const lowest = sumDecimals(parts.map(least));
  if (compareDecimals(lowest, '100') > 0)
    return [
      problem(
        ProblemCode.SHARES_EXCEED_WHOLE,
        `The shares of ${about} come to ${lowest}%: lower one, or tell apart what they are shares of.`,
        path,
      ),
    ];
  const complete =
    mode === FundingMode.SHARED_BY_RATIO &&
    parts.length > 1 &&
    parts.every(({ comparator }) => comparator === Comparator.EQUAL) &&
    levels.length > 0 &&
    levels.every((level) => parts.some(({ payer }) => payer === level));
  if (!complete || compareDecimals(lowest, '100') === 0) return [];
  return [
    problem(
      ProblemCode.SHARES_NOT_WHOLE,
      `Everyone who bears the cost of ${about} has a share, but together they come to ${lowest}%, not 100%.`,
      path,
    ),
  ];
}
