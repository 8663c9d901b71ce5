import type { Comparator } from '../../domain/enums.js';
import { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import { DerivedFrom, type ObservedArea, type RollUp } from '../../domain/indicators/vocabulary.js';
import { jsonList, NO_ROWS, objectList } from '../json-list.js';
import { COUNTING_ORDER } from '../observations/counting.js';
import type { Sql } from '../sql.js';
import { soleRow } from '../sole-row.js';
import { knownIn, type View } from '../view.js';
import { countOn, worksOn } from './coverage-records.js';
import {
  lastDayOf,
  peopleOf,
  regionOverYears,
  type PeopleFact,
  type RegionOverYears,
} from './regions-over-years.js';

/** What an indicator is divided from; as the seeds have it, so that what does not concern its kind is not there. */
export interface TermFact {
  readonly kind: DerivedFrom;
  /** Codes. */
  readonly facilityTypes?: readonly string[] | null;
  readonly unit?: CapacityUnit | null;
  readonly group?: PopulationGroup | null;
  /** Of an indicator. */
  readonly code?: string | null;
}

/** How an indicator is derived: numerator ÷ denominator × scale. */
export interface DerivationFact {
  readonly numerator: TermFact;
  readonly denominator: TermFact | null;
  /** Decimal text. */
  readonly scale: string;
}

/** How an indicator can be worked out. */
export interface ComputedIndicator {
  readonly id: number;
  /** Null if nobody has read it. */
  readonly rollUp: RollUp | null;
  readonly derivation: DerivationFact | null;
}

export interface ComputedFactsAsked {
  readonly derived: readonly DerivationFact[];
  /** Ids of the indicators that are rolled up. */
  readonly rolled: readonly number[];
  readonly places: readonly { readonly id: number }[];
  readonly years: readonly number[];
  /** Those of them of which values are derived. */
  readonly derivedYears: readonly number[];
  readonly area: ObservedArea;
  readonly view: View;
  /** Whether people are needed, besides for derivations. */
  readonly people: boolean;
}

/** What the facilities of some kinds have in a division, at the end of a year. */
export interface SupplyFact {
  readonly types: readonly string[];
  readonly unit: CapacityUnit;
  readonly region: number;
  readonly year: number;
  readonly capacity: number;
  readonly facilities: number;
  readonly uncounted: number;
}

export interface ComputedFacts {
  /** The divisions right below the places. */
  readonly parts: readonly RegionOverYears[];
  /** The figures that count, of the parts and, for derivations, of the places. */
  readonly figures: readonly {
    readonly id: number;
    readonly indicator: number;
    readonly region: number;
    readonly year: number;
    readonly comparator: Comparator;
    readonly value: string | null;
  }[];
  /** Ids of the indicators that derivations name, by code. */
  readonly terms: Readonly<Record<string, number>>;
  /** Of each group that is needed. */
  readonly people: Readonly<Partial<Record<PopulationGroup, readonly PeopleFact[]>>>;
  readonly supply: readonly SupplyFact[];
  /** All divisions, if people or capacities have to be sorted into them. */
  readonly regions: readonly RegionOverYears[];
}

const OF_PARTS = `select i as indicator, g.id as region from unnest($1::integer[]) i, region g where g.parent_id = any($2::integer[])`;
const OF_TERMS = `select i.id as indicator, p as region from indicator i, unnest($2::integer[]) p where i.code = any($5::text[])`;

/** @param cells SQL of the indicators and divisions whose figures are read */
const figuresOf = (cells: readonly string[]) =>
  objectList(
    `'id', f.id, 'indicator', f.indicator_id, 'region', f.region_id, 'year', f.year, 'comparator', f.comparator, 'value', f.value::text`,
    // One by one, for the planner would rather read all that the divisions have ever told.
    `(select c.indicator as indicator_id, c.region as region_id, k.* from (${cells.join(' union all ')}) c
      cross join lateral (
        select distinct on (o.year) o.id, o.year, o.comparator, o.value
        from observation o left join data_provider p on p.id = o.provider_id
        where o.indicator_id = c.indicator and o.region_id = c.region and o.year = any($3::integer[]) and o.area = $4 and ${knownIn('o')}
        order by o.year, ${COUNTING_ORDER}) k) f`,
  );

/** SQL of the people of some groups, by group. */
const peopleIn = (groups: Iterable<PopulationGroup>) =>
  `json_build_object(${Array.from(groups, (group) => `'${group}', ${peopleOf(group)}`).join(', ')})`;

const SUPPLY = objectList(
  `'types', s.types, 'unit', s.unit, 'region', s.region_id, 'year', s.year, 'capacity', s.capacity,
    'facilities', s.facilities, 'uncounted', s.uncounted`,
  `(select x.types, x.unit, y.year, f.region_id, coalesce(sum(c.maximum), 0)::bigint as capacity, count(*) as facilities,
      count(*) filter (where c.maximum is null) as uncounted
    from jsonb_to_recordset($6::jsonb) as x (types text[], unit text) cross join unnest($7::integer[]) y (year)
      join facility_type k on k.code = any(x.types)
      join facility f on f.type_id = k.id and ${worksOn('f', lastDayOf('y.year'))}
      left join facility_capacity c on ${countOn('c', 'f', 'x.unit', lastDayOf('y.year'))}
    group by x.types, x.unit, y.year, f.region_id) s`,
);

/** Not every statement uses all parameters, and yet each must have a type. */
const TYPES =
  'select $1::integer[], $2::integer[], $3::integer[], $4::text, $5::text[], $6::jsonb, $7::integer[]';

/** What values are worked out from, and no more than they need. One statement. */
export function readComputedFacts(sql: Sql, asked: ComputedFactsAsked): Promise<ComputedFacts> {
  const terms = asked.derived.flatMap(({ numerator, denominator }) =>
    denominator ? [numerator, denominator] : [numerator],
  );
  const of = (kind: DerivedFrom) => terms.filter((term) => term.kind === kind);
  const capacities = of(DerivedFrom.CAPACITY).map(({ facilityTypes, unit }) => ({
    types: facilityTypes,
    unit,
  }));
  const counted = [...new Set(capacities.map((each) => JSON.stringify(each)))];
  const codes = of(DerivedFrom.INDICATOR).flatMap(({ code }) => code ?? []);
  const groups = new Set([
    ...(asked.people ? [PopulationGroup.TOTAL] : []),
    ...of(DerivedFrom.POPULATION).map(({ group }) => group ?? PopulationGroup.TOTAL),
  ]);
  const cells = [...(asked.rolled.length > 0 ? [OF_PARTS] : []), ...(codes.length > 0 ? [OF_TERMS] : [])];
  const values: unknown[] = [
    asked.rolled,
    asked.places.map(({ id }) => id),
    asked.years,
    asked.area,
    codes,
    `[${counted.join()}]`,
    asked.derivedYears,
  ];
  const text = `with asked as (${TYPES}) select
    ${asked.rolled.length > 0 ? jsonList(regionOverYears('g'), 'region g where g.parent_id = any($2::integer[])', 'g.code') : NO_ROWS} as parts,
    ${cells.length > 0 ? figuresOf(cells) : NO_ROWS} as figures,
    (select coalesce(json_object_agg(code, id), '{}'::json) from indicator where code = any($5::text[])) as terms,
    ${peopleIn(groups)} as people,
    ${counted.length > 0 ? SUPPLY : NO_ROWS} as supply,
    ${groups.size > 0 || counted.length > 0 ? jsonList(regionOverYears('g'), 'region g') : NO_ROWS} as regions`;
  return soleRow<ComputedFacts>(sql, text, values, asked.view);
}
