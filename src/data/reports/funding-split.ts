import type { FundingContent } from '../../domain/content.js';
import { assumedTier, componentOf } from '../../domain/funding-asked.js';
import { FundingProblem, refuseFunding } from '../../domain/funding-problem.js';
import { splitByTerms, type FundingSplit } from '../../domain/funding-split.js';
import { termsOf, TierOrigin } from '../../domain/funding-terms.js';
import { totalOf } from '../../domain/money.js';
import type { PercentRange } from '../../domain/percent.js';
import type { SplitKind } from '../../domain/printed-shares.js';
import type { CalendarDay } from '../../domain/validity.js';
import { FiscalTier } from '../../entities/fiscal-tier.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';
import {
  fenAnswer,
  payerAnswer,
  readRatiosIn,
  setAsideAnswer,
  type AnswerRows,
  type FenRangeAnswer,
  type PayerShareAnswer,
  type RatioSetAsideAnswer,
} from './funding-answer.js';
import { readFundingFacts } from './funding-facts.js';

/** Whose cost is to be divided. Sums are whole numbers of fen as text. */
export interface FundingSplitAsked {
  readonly service: string;
  readonly component: string | null;
  readonly region: string;
  readonly totalFen: string | null;
  readonly unitFen: string | null;
  readonly recipients: number | null;
  /** A tier to answer for whatever was entered. */
  readonly assumeTier: number | null;
}

/** What an operation asks of the records that an answer names; null for nothing. */
export interface FundingWanted {
  readonly ratios: Selection | null;
  readonly tier: Selection | null;
}

/** The split in one fiscal tier, or whatever the tier. */
export interface FundingSplitOfTierAnswer {
  readonly tier: number | null;
  readonly payers: readonly PayerShareAnswer[];
  readonly allParties: PayerShareAnswer | null;
  readonly unspecified: { readonly percent: PercentRange; readonly amount: FenRangeAnswer } | null;
}

export interface FundingSplitAnswer extends FundingSplitOfTierAnswer {
  readonly service: string;
  readonly serviceName: string;
  readonly component: string | null;
  readonly region: Row;
  readonly day: CalendarDay;
  readonly totalFen: number;
  readonly kind: SplitKind;
  readonly tierOrigin: TierOrigin | null;
  readonly fiscalTier: Row | null;
  readonly byTier: readonly FundingSplitOfTierAnswer[];
  readonly setAside: readonly RatioSetAsideAnswer[];
  readonly fundingText: string;
  readonly note: string | null;
}

/**
 * Who bears how much of a sum for a service in a division, and where each figure is from. One statement, and one more
 * each for ratios and for the tier, if they hold and something is asked of them.
 * @throws BAD_USER_INPUT naming a field of `input`, with a `problem`
 */
export async function readFundingSplit(
  reader: Reader,
  asked: FundingSplitAsked,
  view: View,
  wanted: FundingWanted,
): Promise<FundingSplitAnswer> {
  const fen = (text: string | null) => (text === null ? null : BigInt(text));
  const { service: code, region, recipients } = asked;
  const totalFen = totalOf(
    { totalFen: fen(asked.totalFen), unitFen: fen(asked.unitFen), recipients },
    'input',
  );
  const facts = await readFundingFacts(reader, { services: [code], region }, view, 'input.region');
  const service = facts.services.get(code);
  if (!service)
    throw refuseFunding(
      FundingProblem.SERVICE_UNKNOWN,
      'input.service',
      `There is no service ${code.slice(0, 80)} in force on ${view.day}.`,
    );
  const { funding, fundingText } = service;
  const { place, chain, ratios } = facts;
  const regions = [...chain.keys()];
  const component = componentOf(
    { service: code, funding, component: asked.component, regions, ratios },
    'input.component',
  );
  const entered = facts.tiers.find((tier) => tier.service === code && tier.component === component);
  const assumed = assumedTier(asked.assumeTier, funding, component, 'input.assumeTier');
  const tier = assumed ?? entered?.tier ?? null;
  const terms = termsOf({
    service: code,
    funding,
    fundingText,
    component,
    tier,
    regions,
    day: view.day,
    ratios,
  });
  const split = splitByTerms(totalFen, terms);
  const tierCode = assumed === null ? (entered?.code ?? null) : null;
  const [ratioRows, fiscalTier] = await Promise.all([
    readRatiosIn([terms], reader, wanted.ratios, view),
    tierCode !== null && wanted.tier ? reader.one(FiscalTier, wanted.tier, 'code', tierCode, view) : null,
  ]);
  const rows = { ratios: ratioRows, regions: chain };
  const inTier = (one: FundingSplit) => ofTier(one, funding, rows);
  return {
    ...inTier(split),
    service: code,
    serviceName: service.name,
    component,
    region: place,
    day: view.day,
    totalFen: Number(totalFen),
    kind: terms.kind,
    tierOrigin: tier === null ? null : assumed === null ? TierOrigin.ENTERED : TierOrigin.ASSUMED,
    fiscalTier,
    byTier: split.byTier.map(inTier),
    setAside: setAsideAnswer(terms, rows),
    fundingText,
    note: terms.note,
  };
}

function ofTier(
  { terms, payers, allParties, unspecified }: FundingSplit,
  funding: FundingContent,
  rows: AnswerRows,
): FundingSplitOfTierAnswer {
  return {
    tier: terms.tier,
    payers: payers.map(({ term, amount }) => payerAnswer(term, amount, funding, rows)),
    allParties: terms.allParties && payerAnswer(terms.allParties, allParties, funding, rows),
    unspecified:
      terms.unspecified && unspecified
        ? { percent: terms.unspecified, amount: fenAnswer(unspecified) }
        : null,
  };
}
