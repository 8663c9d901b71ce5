import type { FigureContent, FundingContent } from './content.js';
import type { EnteredRatio } from './cost-sharing-choice.js';
import { Payer } from './enums.js';
import { DomainError } from './errors.js';
import { componentOf } from './funding-asked.js';
import { unitStandardOf, type FigureName } from './funding-plan-standard.js';
import { FundingProblem, refuseFunding } from './funding-problem.js';
import { splitByTerms, type FundingSplit } from './funding-split.js';
import { termsOf, type FundingTerms } from './funding-terms.js';
import { groupBy } from './group-by.js';
import { addSums, hullOfSums, MAX_FEN, totalOf, type FenRange } from './money.js';
import { SplitKind } from './printed-shares.js';
import type { CalendarDay } from './validity.js';

export interface PlanLine {
  /** Code. */
  readonly service: string;
  /** What the list prints shares for; may be null where it is one thing or nothing. Else one that a ratio names. */
  readonly component: string | null;
  /** May be null where the standard prints one sum of money, or with `unitFen`. */
  readonly figure: FigureName | null;
  /** What one recipient gets in a year, where that is not what the list prints; null if a figure says it. */
  readonly unitFen: bigint | null;
  readonly recipients: number;
}

/** A service as it stands on the day of the plan. */
export interface PlannedService {
  readonly name: string;
  readonly figures: readonly FigureContent[];
  readonly funding: FundingContent;
  readonly fundingText: string;
}

export interface PlanAsked {
  readonly lines: readonly PlanLine[];
  /** By code. */
  readonly services: ReadonlyMap<string, PlannedService>;
  /** Codes from the region up to the province. */
  readonly regions: readonly string[];
  readonly day: CalendarDay;
  /** Those in force on the day. */
  readonly ratios: readonly EnteredRatio[];
  /** The region's fiscal tier in the scheme of a service's component; null if not known. */
  readonly tierOf: (service: string, component: string | null) => number | null;
}

export interface PlannedPayer {
  readonly payer: Payer;
  /** Fen; null if nothing says how much it bears. */
  readonly amount: FenRange | null;
  /** Whether nothing says how much it bears of some of the lines that it bears a part of. */
  readonly partly: boolean;
}

/** What lines come to in a year, in fen. Without an upper end, it is at least the lower (不低于). */
export interface PlanSum {
  readonly total: FenRange;
  /** In the order of the payers' vocabulary. */
  readonly payers: readonly PlannedPayer[];
  readonly unspecified: FenRange;
}

export interface PlannedLine extends PlanSum {
  readonly service: string;
  readonly name: string;
  /** With its comparator: AT_LEAST is the least that may be planned. Null if the line gave a sum of its own. */
  readonly figure: FigureContent | null;
  readonly recipients: number;
  /** Fen for one recipient in a year. */
  readonly annualUnit: FenRange;
  readonly terms: FundingTerms;
}

export interface PlannedServiceSum extends PlanSum {
  readonly service: string;
  readonly name: string;
}

/** A year's budget (年度资金测算). */
export interface FundingPlan {
  readonly lines: readonly PlannedLine[];
  /** In the order in which lines name them first. */
  readonly services: readonly PlannedServiceSum[];
  readonly sum: PlanSum;
}

/**
 * What the standards that the list prints come to in a year for numbers of recipients, and who bears how much.
 * @param path of the argument that holds the lines
 * @throws BAD_USER_INPUT naming the argument of the first line at fault, with those of all in `problems`
 */
export function planFunding(asked: PlanAsked, path = 'lines'): FundingPlan {
  const faults: DomainError[] = [];
  const termsFor = termsOnce(asked);
  const lines = asked.lines.flatMap((line, index) => {
    try {
      return [planLine(line, asked, termsFor, `${path}.${index}`)];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      faults.push(error);
      return [];
    }
  });
  const [fault] = faults;
  if (fault)
    throw new DomainError(fault.code, fault.message, {
      ...fault.details,
      problems: faults.map(({ message, details }) => ({ ...details, message })),
    });
  const sum = sumOfLines(lines);
  const services = [...groupBy(lines, ({ service }) => service).values()].flatMap((some) =>
    some.slice(0, 1).map(({ service, name }) => ({ service, name, ...sumOfLines(some) })),
  );
  // Of a whole without an upper end, a service or payer may have one, and it may be too large for an answer.
  if ([sum, ...services].some(isTooLarge))
    throw refuseFunding(
      FundingProblem.PLAN_TOO_LARGE,
      path,
      'Some sum of the plan comes to more than 2^53 fen: divide it.',
    );
  return { lines, services, sum };
}

const isTooLarge = ({ total, payers, unspecified }: PlanSum) =>
  [total, unspecified, ...payers.flatMap(({ amount }) => amount ?? [])].some(
    ({ min, max }) => (max ?? min) > MAX_FEN,
  );

type TermsFor = (service: string, component: string | null, planned: PlannedService) => FundingTerms;

/** The terms of services and components, each worked out once: a plan has many lines of one service. */
function termsOnce({ regions, day, ratios, tierOf }: PlanAsked): TermsFor {
  // Most ratios are for other services; whether one holds is for the terms to say.
  const ofServices = groupBy(ratios, ({ content }) => content.service ?? '');
  const known = new Map<string, FundingTerms>();
  return (service, component, { funding, fundingText }) => {
    const key = JSON.stringify([service, component]);
    let terms = known.get(key);
    if (!terms) {
      terms = termsOf({
        service,
        funding,
        fundingText,
        component,
        tier: tierOf(service, component),
        regions,
        day,
        ratios: [...(ofServices.get(service) ?? []), ...(ofServices.get('') ?? [])],
      });
      known.set(key, terms);
    }
    return terms;
  };
}

function planLine(line: PlanLine, asked: PlanAsked, termsFor: TermsFor, path: string): PlannedLine {
  const { recipients } = line;
  const service = asked.services.get(line.service);
  if (!service)
    throw refuseFunding(
      FundingProblem.SERVICE_UNKNOWN,
      `${path}.service`,
      `There is no service ${line.service.slice(0, 80)} in force on ${asked.day}, the day of the plan.`,
    );
  const { name, funding } = service;
  const { figure, annualUnit } = unitStandardOf(line, service.figures, path);
  const { regions, ratios } = asked;
  const component = componentOf(
    { service: line.service, funding, component: line.component, regions, ratios },
    `${path}.component`,
  );
  const terms = termsFor(line.service, component, service);
  if (terms.kind === SplitKind.RATES_ON_BASE)
    throw refuseFunding(
      FundingProblem.RATES_ON_BASE,
      `${path}.component`,
      `Percentages of “${component ?? name}” are of wages, not of a standard: ask for its split of a sum of wages.`,
    );
  const totalFor = (unitFen: bigint) => totalOf({ totalFen: null, unitFen, recipients }, path);
  const low = splitByTerms(totalFor(annualUnit.min), terms);
  // Nobody costs nothing, whatever each might cost.
  const max = recipients === 0 ? 0n : annualUnit.max;
  const high = max === null ? null : max === annualUnit.min ? low : splitByTerms(totalFor(max), terms);
  return { service: line.service, name, figure, recipients, annualUnit, terms, ...betweenEnds(low, high) };
}

const NOTHING: FenRange = { min: 0n, max: 0n };

/** A line's sums from the split of its least total to that of its most; without an upper end where nothing limits it. */
function betweenEnds(low: FundingSplit, high: FundingSplit | null): PlanSum {
  const between = (
    least: FenRange | null,
    most: FenRange | null | undefined,
    percent: { max: string } | null,
  ) => {
    if (least === null || percent === null) return null;
    if (high !== null) return most ? hullOfSums([least, most]) : null;
    return /^[0.]*$/.test(percent.max) ? least : { min: least.min, max: null };
  };
  // Of nothing everyone bears nothing, whatever is not known of percentages.
  const isNothing = high?.totalFen === 0n;
  const payers = low.payers.map(({ term, amount: least }, index) => {
    const amount = isNothing ? NOTHING : between(least, high?.payers[index]?.amount, term.percent);
    return { payer: term.payer, amount, partly: amount === null };
  });
  return {
    total: { min: low.totalFen, max: high?.totalFen ?? null },
    payers: inVocabularyOrder(payers),
    unspecified: between(low.unspecified, high?.unspecified, low.terms.unspecified) ?? NOTHING,
  };
}

const PAYERS = Object.values(Payer);
const inVocabularyOrder = (payers: readonly PlannedPayer[]) =>
  [...payers].sort((a, b) => PAYERS.indexOf(a.payer) - PAYERS.indexOf(b.payer));

function sumOfLines(lines: readonly PlanSum[]): PlanSum {
  const byPayer = groupBy(
    lines.flatMap(({ payers }) => payers),
    ({ payer }) => payer,
  );
  const payers = [...byPayer].map(([payer, parts]) => {
    const amounts = parts.flatMap(({ amount }) => amount ?? []);
    return {
      payer,
      amount: amounts.length === 0 ? null : addSums(amounts),
      partly: parts.some(({ partly }) => partly),
    };
  });
  return {
    total: addSums(lines.map(({ total }) => total)),
    payers: inVocabularyOrder(payers),
    unspecified: addSums(lines.map(({ unspecified }) => unspecified)),
  };
}
