import { checkRegionCode } from '../../domain/codes.js';
import type { RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { reportedOf, type CameIn, type Reported } from '../../domain/indicators/reporting.js';
import type { ObservedArea } from '../../domain/indicators/vocabulary.js';
import { checkCalendarYear } from '../../domain/indicators/years-asked.js';
import { daysAfter, type CalendarDay } from '../../domain/validity.js';
import { Indicator } from '../../entities/indicator.js';
import { Region } from '../../entities/region.js';
import { jsonList, objectList } from '../json-list.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import { soleRow } from '../sole-row.js';
import { inForceIn, knownIn, type View } from '../view.js';
import { checkDivision, DIVISION } from './indicator-figures.js';
import { indicatorUnknown, planUnknown } from './named-indicator.js';
import { rowsAsked } from './rows-asked.js';

/** How large the question may be. */
export const MOST_INDICATORS = 50;
export const MOST_REGIONS = 2_000;

export interface ReportingRequest {
  /** Codes; either these or a plan. */
  readonly indicators?: readonly string[] | null | undefined;
  /** Code of a plan. */
  readonly plan?: string | null | undefined;
  readonly year: number;
  readonly level: RegionLevel;
  /** Code of the division that those of the level lie in; the province if not given. */
  readonly region?: string | null | undefined;
  /** 31 March of the next year if not given. */
  readonly due?: CalendarDay | null | undefined;
  readonly area: ObservedArea;
  readonly view: View;
}

/** What is asked of the rows; null if nothing. */
export interface ReportingSelections {
  readonly indicator: Selection | null;
  readonly region: Selection | null;
}

interface Facts {
  readonly division: { readonly id: number; readonly code: string } | null;
  readonly planKnown: boolean;
  /** In the plan's order. */
  readonly indicators: readonly NamedFact[];
  /** By code. */
  readonly regions: readonly NamedFact[];
  readonly came: readonly { readonly indicator: number; readonly region: number; readonly on: CalendarDay }[];
}

interface NamedFact {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** Who has reported, with the rows that are asked of. */
export interface ReportingAnswer
  extends
    Pick<ReportingRequest, 'year' | 'level' | 'area'>,
    Pick<Reported, 'cells' | 'reported' | 'late' | 'missing'> {
  readonly due: CalendarDay;
  readonly region: Row | null;
  readonly indicators: readonly (Counts & {
    readonly indicator: Row | null;
    readonly missing: readonly Row[];
  })[];
  readonly regions: readonly (Counts & { readonly region: Row | null; readonly missing: readonly Row[] })[];
  /** The same by ids, with the names of both sides. */
  readonly facts: {
    readonly told: Reported;
    readonly indicators: ReadonlyMap<number, NamedFact>;
    readonly regions: ReadonlyMap<number, NamedFact>;
  };
}

type Counts = Pick<Reported['byRegion'][number], 'reported' | 'late' | 'daysLate'>;

/**
 * Who has reported a year's figures and who has not: one statement, and one for each kind of row that is asked of.
 * @throws BAD_USER_INPUT for neither or both of indicators and plan, for what there is not, and for too many of them
 */
export async function readReporting(
  reader: Reader,
  request: ReportingRequest,
  selections: ReportingSelections,
): Promise<ReportingAnswer> {
  const { year, level, area, view } = request;
  checkCalendarYear(year);
  const due = request.due ?? `${year + 1}-03-31`;
  const { division, indicators, regions, came } = await readFacts(reader, request);
  const told = reportedOf({
    indicators: indicators.map(({ id }) => id),
    regions: regions.map(({ id }) => id),
    came: came.map((each): CameIn => ({ ...each, daysAfter: daysAfter(due, each.on) })),
    daysOver: daysAfter(due, view.day),
  });
  const [indicatorRows, regionRows] = await Promise.all([
    rowsAsked(
      reader,
      Indicator,
      selections.indicator,
      'indicatorId',
      indicators.map(({ id }) => id),
      view,
    ),
    rowsAsked(reader, Region, selections.region, 'id', [division.id, ...regions.map(({ id }) => id)], view),
  ]);
  const rowsOf = (rows: ReadonlyMap<unknown, Row>, ids: readonly number[]) =>
    ids.flatMap((id): Row[] => [rows.get(id)].filter((row) => row !== undefined));
  const { cells, reported, late, missing } = told;
  return {
    ...{ year, level, area, due, cells, reported, late, missing },
    region: regionRows.get(division.id) ?? null,
    indicators: told.byIndicator.map(({ id, missing: of, ...counts }) => ({
      ...counts,
      indicator: indicatorRows.get(id) ?? null,
      missing: rowsOf(regionRows, of),
    })),
    regions: told.byRegion.map(({ id, missing: of, ...counts }) => ({
      ...counts,
      region: regionRows.get(id) ?? null,
      missing: rowsOf(indicatorRows, of),
    })),
    facts: {
      told,
      indicators: new Map(indicators.map((each) => [each.id, each])),
      regions: new Map(regions.map((each) => [each.id, each])),
    },
  };
}

const NAMED = `'id', id, 'code', code, 'name', name`;
const INDICATOR = { name: 'indicator_revision', subject: 'indicator_id' };

// What was withdrawn starts anew: a figure has come in on the day on which the first was recorded since.
const TEXT = `with division as (${DIVISION}), owed as materialized (
    select r.indicator_id as id, r.code, r.name, r.plan_id, r.ordinal from indicator_revision r
    where (r.code = any($2::text[]) or r.plan_id = (select id from plan where code = $3)) and ${inForceIn(INDICATOR, 'r')}
    order by r.plan_id, r.ordinal limit ${MOST_INDICATORS + 1}
  ), part as materialized (
    select g.id, g.code, g.name from region g join division d on g.path <@ d.path
    where g.level = $4 and g.valid_during @> make_date($5::integer, 12, 31)
    order by g.code limit ${MOST_REGIONS + 1}
  ), told as (
    select k.*, max(k.superseded_at) filter (where k.withdrawn_because is not null and not k.stands)
        over (partition by k.indicator_id, k.region_id, k.provider_id, k.source_id) as withdrawn_at
    from owed i cross join part g cross join lateral (
      select o.indicator_id, o.region_id, o.provider_id, o.source_id, o.recorded_at, o.superseded_at, o.withdrawn_because,
        ${knownIn('o')} as stands
      from observation o where o.indicator_id = i.id and o.region_id = g.id and o.year = $5::integer and o.area = $6 and {recorded o}
      offset 0) k
  )
  select (select json_build_object('id', id, 'code', code) from division) as division,
    ($3::text is null or exists (select from plan where code = $3)) as "planKnown",
    ${objectList(NAMED, 'owed', 'plan_id, ordinal')} as indicators,
    ${objectList(NAMED, 'part', 'code')} as regions,
    ${jsonList(
      'c',
      `(
      select indicator_id as indicator, region_id as region,
        (min(recorded_at) filter (where recorded_at >= coalesce(withdrawn_at, '-infinity')) at time zone 'Asia/Shanghai')::date as on
      from told group by indicator_id, region_id having bool_or(stands)) c`,
    )} as came`;

async function readFacts(
  { sql }: Reader,
  { indicators, plan, year, level, region, area, view }: ReportingRequest,
): Promise<Facts & { readonly division: NonNullable<Facts['division']> }> {
  const codes = indicators ? [...new Set(indicators)] : null;
  if ((codes === null) === (typeof plan !== 'string'))
    throw badInput('indicators', 'Give either indicators or a plan.');
  const code = typeof region === 'string' ? checkRegionCode(region, 'region') : null;
  const values: unknown[] = [code, codes ?? [], plan ?? null, level, year, area];
  const found = await soleRow<Facts>(sql, TEXT, values, view);
  if (!found.planKnown) throw planUnknown(String(plan));
  const unknown = codes?.find((each) => !found.indicators.some((indicator) => indicator.code === each));
  if (unknown !== undefined) throw indicatorUnknown('indicators', unknown);
  if (found.indicators.length > MOST_INDICATORS)
    throw badInput('plan', `The plan has more than ${MOST_INDICATORS} indicators: name some of them.`, {
      problem: 'TOO_MANY',
      limit: MOST_INDICATORS,
    });
  if (found.regions.length > MOST_REGIONS)
    throw badInput('region', `These are more than ${MOST_REGIONS} divisions: name a smaller one.`, {
      problem: 'TOO_MANY',
      limit: MOST_REGIONS,
    });
  return { ...found, division: checkDivision(found.division, code) };
}
