import type { FundingContent } from './content.js';
import type { CostSharingRatioContent, FiscalTierContent, RatioPart } from './cost-sharing.js';
import { misfitOf, RatioObjection, type Misfit } from './cost-sharing-fit.js';
import { compareDecimals, sumDecimals } from './decimal.js';
import { FundingMode, Payer, RegionLevel } from './enums.js';
import { isFixed, isPercent } from './percent.js';
import { componentsOf, GOVERNMENTS, tiersOf } from './printed-shares.js';
import { problem, ProblemCode, type Problem } from './problem.js';
import { serviceUnknown } from './service-named.js';
import { isBlank, withText } from './text-rules.js';
import type { CalendarDay } from './validity.js';

/** What the directory knows of what a ratio or fiscal tier refers to, on the day from which it is to be in force. */
export interface CostSharingFacts {
  readonly day: CalendarDay;
  /** The funding of a service in force on the day; undefined if there is none. */
  service(code: string): FundingContent | undefined;
  /** The province and all divisions in it, by code. */
  readonly regions: ReadonlyMap<string, RegionLevel>;
}

/** Budgets divide down to the county: 省、市、县级财政. */
const WITH_BUDGETS = [RegionLevel.PROVINCE, RegionLevel.CITY, RegionLevel.COUNTY];

const invalid = (message: string, path: readonly string[]) => problem(ProblemCode.INVALID, message, path);
const missing = (message: string, path: readonly string[]) => problem(ProblemCode.NOT_FOUND, message, path);

/**
 * What stands against a ratio in force, apart from its source; empty if nothing does.
 * @param code the ratio's, with which the path of every problem begins
 */
export function checkCostSharingRatio(
  content: CostSharingRatioContent,
  facts: CostSharingFacts,
  code: string,
): Problem[] {
  const { region, note, component, parts } = content;
  const subject = checkSubject(content, facts, [code]);
  const percents = checkParts(parts, [code, 'parts']);
  return [
    ...subject,
    ...checkRegion(region, WITH_BUDGETS, facts, [code, 'region']),
    ...withText({ note, component }, [code]),
    ...percents,
    // What is of no known service, or no percentages, cannot be held against the list.
    ...(subject.length + percents.length === 0 ? checkAgainstList(content, facts, [code, 'parts']) : []),
  ];
}

/**
 * What stands against the fiscal tier of a county, apart from its source; empty if nothing does.
 * @param code the entry's, with which the path of every problem begins
 */
export function checkFiscalTier(
  { service, component, region, tier, note }: FiscalTierContent,
  facts: CostSharingFacts,
  code: string,
): Problem[] {
  const funding = facts.service(service);
  return [
    ...(funding
      ? checkTier(tier, component, funding, { component: [code, 'component'], tier: [code, 'tier'] })
      : [serviceUnknown(service, [code, 'service'])]),
    ...checkRegion(region, [RegionLevel.COUNTY], facts, [code, 'region']),
    ...withText({ note }, [code]),
  ];
}

/** What it is for: a service, perhaps one component and tier of it, or all services of a mode. */
function checkSubject(
  { service, fundingMode, component, fiscalTier }: CostSharingRatioContent,
  facts: CostSharingFacts,
  path: readonly string[],
): Problem[] {
  if ((service === null) === (fundingMode === null))
    return [invalid('A ratio is for a service or for a fundingMode: give just one.', [...path, 'service'])];
  if (service === null) {
    const message =
      'Services of a mode have no component or tier in common: name the service, or leave it out.';
    return Object.entries({ component, fiscalTier })
      .filter(([, value]) => value !== null)
      .map(([field]) => invalid(message, [...path, field]));
  }
  const funding = facts.service(service);
  if (!funding) return [serviceUnknown(service, [...path, 'service'])];
  if (fiscalTier !== null && component === null)
    return [
      invalid('Fiscal tiers are told apart for a component: name it, or leave the tier out.', [
        ...path,
        'fiscalTier',
      ]),
    ];
  if (component === null) return [];
  const paths = { component: [...path, 'component'], tier: [...path, 'fiscalTier'] };
  return fiscalTier === null
    ? checkComponent(component, funding, paths.component)
    : checkTier(fiscalTier, component, funding, paths);
}

/** Where the list prints no shares, there may be components that it does not tell apart (item 1: 免费教科书). */
function checkComponent(component: string, funding: FundingContent, path: readonly string[]): Problem[] {
  const components = componentsOf(funding);
  if (components.length === 0 || isBlank(component) || components.includes(component)) return [];
  return [
    missing(
      `The list prints no shares for “${component.slice(0, 80)}”: name one of ${components.join('、')}.`,
      path,
    ),
  ];
}

function checkTier(
  tier: number,
  component: string,
  funding: FundingContent,
  paths: { readonly component: readonly string[]; readonly tier: readonly string[] },
): Problem[] {
  const tiered = componentsOf(funding).filter((name) => tiersOf(funding, name).length > 0);
  if (!tiered.includes(component)) {
    const advice =
      tiered.length === 0
        ? 'the list tells no fiscal tiers apart for this service'
        : `it does for ${tiered.join('、')}`;
    return [
      missing(
        `The list tells no fiscal tiers apart for “${component.slice(0, 80)}”: ${advice}.`,
        paths.component,
      ),
    ];
  }
  const tiers = tiersOf(funding, component);
  if (tiers.includes(tier)) return [];
  return [
    missing(
      `The list prints no shares of “${component}” for tier ${tier}: it is one of ${tiers.join(', ')}.`,
      paths.tier,
    ),
  ];
}

function checkRegion(
  region: string,
  levels: readonly RegionLevel[],
  { regions }: CostSharingFacts,
  path: readonly string[],
): Problem[] {
  const level = regions.get(region);
  if (level === undefined)
    return [missing(`There is no division ${region.slice(0, 80)} in this province.`, path)];
  if (levels.includes(level)) return [];
  return [invalid(`${region} is a ${level}: this is set for a ${levels.join(', ')}.`, path)];
}

function checkParts(parts: readonly RatioPart[], path: readonly string[]): Problem[] {
  if (parts.length === 0) return [invalid('A ratio says who bears how much: give at least one part.', path)];
  const payers = parts.map(({ payer }) => payer);
  return parts.flatMap(({ payer, percent, maxPercent }, index) => {
    const at = (message: string, field: string) => [invalid(message, [...path, String(index), field])];
    if (payer === Payer.ALL_PARTIES)
      return at('ALL_PARTIES is the sum of the others: give each payer its own part.', 'payer');
    if (payers.indexOf(payer) < index) return at(`${payer} stands twice: leave one of the two out.`, 'payer');
    for (const [field, text] of Object.entries({ percent, maxPercent }))
      if (text !== null && !isPercent(text))
        return at(`${field} is a decimal from 0 to 100, such as "0.7".`, field);
    if (maxPercent !== null && compareDecimals(percent, maxPercent) > 0)
      return at('maxPercent is below percent: a range goes upwards.', 'maxPercent');
    return [];
  });
}

function checkAgainstList(
  content: CostSharingRatioContent,
  facts: CostSharingFacts,
  path: readonly string[],
): Problem[] {
  const { service, fundingMode, parts } = content;
  if (fundingMode !== null) return checkAgainstMode(fundingMode, parts, path);
  const funding = service === null ? undefined : facts.service(service);
  const misfits = funding ? misfitsOf(content, funding, facts.day) : [];
  const [misfit] = misfits;
  // Where it fits in some tier or component it may hold there; elsewhere the list goes before it, and answers say so.
  if (!funding || !misfit || misfits.includes(null)) return [];
  return [misfitProblem(misfit, funding, parts, path)];
}

function checkAgainstMode(
  mode: FundingMode,
  parts: readonly RatioPart[],
  path: readonly string[],
): Problem[] {
  const payers = mode === FundingMode.LOCAL ? [Payer.CITY, Payer.COUNTY] : [...GOVERNMENTS];
  const excluded = parts.flatMap(({ payer }, index) =>
    payers.includes(payer)
      ? []
      : [
          invalid(`A ratio for all ${mode} services has parts of ${payers.join(', ')}, not of ${payer}.`, [
            ...path,
            String(index),
            'payer',
          ]),
        ],
  );
  const lowest = sumDecimals(parts.map(({ percent }) => percent));
  return compareDecimals(lowest, '100') > 0 ? [...excluded, exceeds(lowest, path)] : excluded;
}

const exceeds = (percent: string, path: readonly string[]) =>
  problem(
    ProblemCode.SHARES_EXCEED_WHOLE,
    `The parts come to ${percent}% of the whole with what the list prints: lower one.`,
    path,
  );

/** What keeps the ratio from holding in each component and tier that it would be for; null where nothing does. */
function misfitsOf(
  { component, fiscalTier, parts }: CostSharingRatioContent,
  funding: FundingContent,
  day: CalendarDay,
): (Misfit | null)[] {
  const orNull = <T>(items: readonly T[]) => (items.length === 0 ? [null] : items);
  const components = component === null ? orNull(componentsOf(funding)) : [component];
  return components.flatMap((name) => {
    const tiers = fiscalTier === null ? orNull(tiersOf(funding, name)) : [fiscalTier];
    return tiers.map((tier) => misfitOf(parts, funding, { component: name, tier, day }));
  });
}

function misfitProblem(
  misfit: Misfit,
  { levels }: FundingContent,
  parts: readonly RatioPart[],
  path: readonly string[],
): Problem {
  if (misfit.objection === RatioObjection.EXCEEDS_WHOLE) return exceeds(misfit.lowest, path);
  const place = [...path, String(misfit.part)];
  const payer = parts[misfit.part]?.payer ?? '';
  if (misfit.objection === RatioObjection.PAYER_EXCLUDED)
    return invalid(`The list has ${levels.join(', ')} bear the cost, and not ${payer}: leave it out.`, [
      ...place,
      'payer',
    ]);
  const { min, max } = misfit.printed;
  const printed = isFixed(misfit.printed) ? `${min}%` : `${min}% to ${max}%`;
  return invalid(`The list prints ${printed} for ${payer}: stay within it, or leave the part out.`, [
    ...place,
    'percent',
  ]);
}
