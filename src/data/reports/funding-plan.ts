import type { FigureContent } from '../../domain/content.js';
import type { Payer } from '../../domain/enums.js';
import {
  planFunding,
  type PlannedLine,
  type PlannedService,
  type PlanSum,
} from '../../domain/funding-plan.js';
import { planToCsv } from '../../domain/funding-plan-csv.js';
import type { FigureName } from '../../domain/funding-plan-standard.js';
import type { CalendarDay } from '../../domain/validity.js';
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

export interface FundingPlanLineAsked {
  readonly service: string;
  readonly component: string | null;
  readonly figure: FigureName | null;
  /** Whole fen as text. */
  readonly unitFen: string | null;
  readonly recipients: number;
}

export interface FundingPlanAsked {
  readonly region: string;
  readonly year: number;
  readonly lines: readonly FundingPlanLineAsked[];
}

/** What an operation asks of a plan. */
export interface FundingPlanWanted {
  /** Of the ratios that it names; null for nothing. */
  readonly ratios: Selection | null;
  /** Whether the sheet is asked for. */
  readonly csv: boolean;
}

export interface FundingPlanSumAnswer {
  readonly total: FenRangeAnswer;
  readonly payers: readonly {
    readonly payer: Payer;
    readonly amount: FenRangeAnswer | null;
    readonly partly: boolean;
  }[];
  readonly unspecified: FenRangeAnswer;
}

export interface FundingPlanServiceAnswer extends FundingPlanSumAnswer {
  readonly service: string;
  readonly name: string;
}

export interface FundingPlanLineAnswer {
  readonly service: string;
  readonly name: string;
  readonly component: string | null;
  readonly tier: number | null;
  readonly figure: (FigureContent & { readonly position: number }) | null;
  readonly annualUnit: FenRangeAnswer;
  readonly recipients: number;
  readonly total: FenRangeAnswer;
  readonly payers: readonly PayerShareAnswer[];
  readonly unspecified: FenRangeAnswer;
  readonly setAside: readonly RatioSetAsideAnswer[];
  readonly fundingText: string;
  readonly note: string | null;
}

export interface FundingPlanAnswer {
  readonly region: Row;
  readonly year: number;
  readonly day: CalendarDay;
  readonly lines: readonly FundingPlanLineAnswer[];
  readonly services: readonly FundingPlanServiceAnswer[];
  readonly sum: FundingPlanSumAnswer;
  /** Undefined if it was not asked for. */
  readonly csv: string | undefined;
}

/**
 * What standards come to in a year in a division for numbers of recipients, and who bears how much. One statement
 * whatever the number of lines, and one more for ratios, if some hold and something is asked of them.
 * @throws BAD_USER_INPUT naming a field of `input`, with a `problem` and, of lines, all in `problems`
 */
export async function readFundingPlan(
  reader: Reader,
  { region, year, lines }: FundingPlanAsked,
  view: View,
  wanted: FundingPlanWanted,
): Promise<FundingPlanAnswer> {
  const services = lines.map(({ service }) => service);
  const facts = await readFundingFacts(reader, { services, region }, view, 'input.region');
  const { place, chain, ratios } = facts;
  const schemeOf = (service: string, component: string | null) => JSON.stringify([service, component]);
  const tiers = new Map(
    facts.tiers.map(({ service, component, tier }) => [schemeOf(service, component), tier]),
  );
  const plan = planFunding(
    {
      lines: lines.map((line) => ({ ...line, unitFen: line.unitFen === null ? null : BigInt(line.unitFen) })),
      services: facts.services,
      regions: [...chain.keys()],
      day: view.day,
      ratios,
      tierOf: (service, component) => tiers.get(schemeOf(service, component)) ?? null,
    },
    'input.lines',
  );
  const terms = [...new Set(plan.lines.map((line) => line.terms))];
  const rows = { ratios: await readRatiosIn(terms, reader, wanted.ratios, view), regions: chain };
  return {
    region: place,
    year,
    day: view.day,
    lines: plan.lines.map((line) => lineAnswer(line, facts.services, rows)),
    services: plan.services.map((sum) => ({ service: sum.service, name: sum.name, ...sumAnswer(sum) })),
    sum: sumAnswer(plan.sum),
    csv: wanted.csv ? planToCsv(plan) : undefined,
  };
}

function sumAnswer({ total, payers, unspecified }: PlanSum): FundingPlanSumAnswer {
  return {
    total: fenAnswer(total),
    payers: payers.map(({ payer, amount, partly }) => ({
      payer,
      amount: amount && fenAnswer(amount),
      partly,
    })),
    unspecified: fenAnswer(unspecified),
  };
}

function lineAnswer(
  { service, name, terms, figure, annualUnit, recipients, total, payers, unspecified }: PlannedLine,
  services: ReadonlyMap<string, PlannedService>,
  rows: AnswerRows,
): FundingPlanLineAnswer {
  const planned = services.get(service);
  if (!planned) throw new RangeError(`A line was planned for ${service}, of which nothing is known.`);
  const amounts = new Map(payers.map(({ payer, amount }) => [payer, amount]));
  return {
    service,
    name,
    component: terms.component,
    tier: terms.tier,
    figure: figure && { ...figure, position: planned.figures.indexOf(figure) + 1 },
    annualUnit: fenAnswer(annualUnit),
    recipients,
    total: fenAnswer(total),
    payers: terms.payers.map((term) =>
      payerAnswer(term, amounts.get(term.payer) ?? null, planned.funding, rows),
    ),
    unspecified: fenAnswer(unspecified),
    setAside: setAsideAnswer(terms, rows),
    fundingText: terms.fundingText,
    note: terms.note,
  };
}
