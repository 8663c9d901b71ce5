import { checkRegionCode } from '../../domain/codes.js';
import type { IndicatorNature, RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import type { Figure, Goal } from '../../domain/indicators/path.js';
import type { BetterDirection, RollUp } from '../../domain/indicators/vocabulary.js';
import { Plan } from '../../entities/plan.js';
import { Region } from '../../entities/region.js';
import { ServiceDomain } from '../../entities/service-domain.js';
import { markView } from '../loaders.js';
import { jsonList, objectList } from '../json-list.js';
import { COUNTING_ORDER } from '../observations/counting.js';
import type { Reader } from '../reader.js';
import type { Row } from '../table.js';
import { soleRow } from '../sole-row.js';
import { DAY, inForceIn, knownIn, type View } from '../view.js';
import {
  checkPlace,
  ofProvince,
  PLACE_COLUMNS,
  placeAsked,
  withPlace,
  type PlaceFound,
} from './local-place.js';
import { baseYearOf, goalsOf, localGoalsOf, toldCell } from './promise-facts.js';
import { planUnknown } from './named-indicator.js';

/** Whose promises are asked about, and of which indicators. */
export interface ProgressAsked {
  /** Code of a plan; all if not given. */
  readonly plan?: string | null | undefined;
  /** Code of a domain that they are printed under; all if not given. */
  readonly domain?: string | null | undefined;
  /** Code of a division: a township is answered as its county. The province if not given. */
  readonly region?: string | null | undefined;
  readonly view: View;
}

/** A figure with its row id. */
export type FigureRow = Figure & { readonly id: number };

/** A target with its row id. */
export type GoalRow = Goal & { readonly id: number };

/** All that the promise of an indicator is judged by. */
export interface IndicatorFacts {
  /** Row id of the indicator, whatever its revision. */
  readonly indicator: number;
  readonly unit: string | null;
  readonly nature: IndicatorNature | null;
  /** Code. */
  readonly domain: string;
  readonly cumulative: boolean;
  /** First year of the plan. */
  readonly startYear: number;
  /** The reading; null in each if nobody has read it. */
  readonly better: BetterDirection | null;
  readonly rollUp: RollUp | null;
  readonly cumulativeSince: number | null;
  /** The year of the base: the last before the plan of which a document prints the province’s, or else just the last. */
  readonly baseYear: number;
  readonly goals: readonly GoalRow[];
  /** The region's own, in force on the day. */
  readonly localGoals: readonly GoalRow[];
  /** Standing figures of the region from the base's year to the day's, by year; those of one year as they count. */
  readonly figures: readonly FigureRow[];
  /** The same of the whole country. */
  readonly references: readonly FigureRow[];
}

export interface ProgressFacts {
  /** The plan asked about; null if none was. */
  readonly plan: Row | null;
  readonly region: Row & { readonly level: RegionLevel };
  /** By code, those under which any of the indicators is printed, in their order. */
  readonly domains: ReadonlyMap<string, Row>;
  readonly indicators: readonly IndicatorFacts[];
}

const INDICATOR = { name: 'indicator_revision', subject: 'indicator_id' };

const figures = (condition: string) =>
  objectList(
    toldCell('o'),
    `observation o left join data_provider p on p.id = o.provider_id
      where o.indicator_id = c.indicator_id and ${condition} and ${knownIn('o')}
        and o.year between c.base_year and extract(year from ${DAY}::date)`,
    `o.year, ${COUNTING_ORDER}`,
  );

/**
 * What promises are judged by, on the view of the caller. One statement.
 * @throws BAD_USER_INPUT for a plan, domain or division that there is not, or a division that is not set up by the day
 */
export async function readProgressFacts(
  reader: Reader,
  { plan = null, domain = null, region = null, view }: ProgressAsked,
): Promise<ProgressFacts> {
  const values: unknown[] = [region === null ? null : checkRegionCode(region, 'region'), plan, domain];
  const text = `${withPlace(placeAsked('$1'))},
    chosen as (
      select r.indicator_id, r.unit, r.nature, r.cumulative, r.ordinal, d.code as domain, m.start_year,
        ${baseYearOf('r.indicator_id', 'm.start_year')} as base_year
      from indicator_revision r join plan m on m.id = r.plan_id join service_domain d on d.id = r.domain_id
      where ($2::text is null or m.code = $2) and ($3::text is null or d.code = $3) and ${inForceIn(INDICATOR, 'r')}
    )
    select ${PLACE_COLUMNS},
      (select ${reader.wholeRow(Region, 'g')} from place g) as region,
      (select ${reader.wholeRow(Plan, 'm')} from plan m where m.code = $2) as plan,
      ($3::text is null or exists (select from service_domain where code = $3)) as "domainKnown",
      ${jsonList(reader.wholeRow(ServiceDomain, 'd'), 'service_domain d where d.code in (select domain from chosen)', 'd.framework, d.ordinal')} as domains,
      ${objectList(
        `'indicator', c.indicator_id, 'unit', c.unit, 'nature', c.nature, 'domain', c.domain, 'cumulative', c.cumulative,
        'startYear', c.start_year, 'better', i.better, 'rollUp', i.roll_up, 'cumulativeSince', i.cumulative_since,
        'baseYear', c.base_year,
        'goals', ${goalsOf('c.indicator_id')},
        'localGoals', ${localGoalsOf('c.indicator_id', '(select id from place)')},
        'figures', ${figures(`o.region_id = (select id from place) and o.area = 'TOTAL'`)},
        'references', ${figures(`o.region_id = ${ofProvince('id')} and o.area = 'NATION'`)}`,
        'chosen c left join indicator_reading i on i.indicator_id = c.indicator_id',
        'c.start_year, c.ordinal, c.indicator_id',
      )} as indicators`;
  const found = await soleRow<
    PlaceFound & {
      region: ProgressFacts['region'];
      plan: Row | null;
      domainKnown: boolean;
      domains: readonly (Row & { readonly code: string })[];
      indicators: readonly IndicatorFacts[];
    }
  >(reader.sql, text, values, view);
  if (region !== null || found.early) checkPlace(found, { code: region ?? '', argument: 'region' }, view.day);
  if (plan !== null && found.plan === null) throw planUnknown(plan);
  if (!found.domainKnown)
    throw badInput('domain', `There is no domain ${String(domain).slice(0, 80)}: name one of \`domains\`.`, {
      problem: 'DOMAIN_UNKNOWN',
    });
  markView([found.region, ...(found.plan ? [found.plan] : []), ...found.domains], view, reader.present);
  return { ...found, domains: new Map(found.domains.map((row) => [row.code, row])) };
}
