import type { Comparator, ObservationStatus, RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { FacilityType } from '../../entities/facility-type.js';
import { Indicator } from '../../entities/indicator.js';
import { Observation } from '../../entities/observation.js';
import { Region } from '../../entities/region.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import { referredIn, type View } from '../view.js';
import type { ComputedFact, LineageFact } from './computation.js';
import { placeAsked } from './local-place.js';
import { rowsAsked } from './rows-asked.js';

/** A figure as it stands, by its row id. */
export interface StandingFigure {
  readonly id: number;
  readonly comparator: Comparator;
  /** Decimal text; null of words. */
  readonly value: string | null;
  readonly words: string | null;
  readonly status: ObservationStatus;
}

/** SQL of one of {@link StandingFigure}, as JSON, with other members before it. */
export const standingFigure = (alias: string, members = '') =>
  `json_build_object(${members}'id', ${alias}.id, 'comparator', ${alias}.comparator, 'value', ${alias}.value::text,
    'words', ${alias}.words, 'status', ${alias}.status)`;

/** SQL of all figures that stand of a cell, the one that counts first: a join of `o` and its provider `p`. */
export const STANDING_FROM = 'observation o left join data_provider p on p.id = o.provider_id';

/** A division that figures are told of. */
export interface DivisionFact {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
}

/** SQL of one of {@link DivisionFact}, as JSON, from a division’s row. */
export const DIVISION_FACT = `json_build_object('id', id, 'code', code, 'name', name, 'level', level)`;

/** SQL of an indicator as far as its figures are concerned, from its revision `r`, as JSON; `i` is its reading. */
export const INDICATOR_FACTS = {
  members: `'id', r.indicator_id, 'code', r.code, 'name', r.name, 'unit', r.unit, 'rollUp', i.roll_up,
    'derivation', (select json_build_object('numerator', d.numerator, 'denominator', d.denominator, 'scale', d.scale::text)
      from indicator_derivation d where d.indicator_id = r.indicator_id)`,
  from: `indicator_revision r left join indicator_reading i on i.indicator_id = r.indicator_id`,
  meant: referredIn({ name: 'indicator_revision', subject: 'indicator_id' }, 'r'),
};

/** SQL of the division that is meant: the one of the code `$1`, or the province. A retired one is itself: it has its own figures. */
export const DIVISION = `select g.* from region g where g.code = ${placeAsked('$1')}`;

/** @throws BAD_USER_INPUT naming `region` if there is no division of the code */
export function checkDivision<T>(division: T | null, code: string | null): T {
  if (division !== null) return division;
  const message = `There is no division ${code ?? ''} in the directory: name one of \`regions\`.`;
  throw badInput('region', message, { problem: 'REGION_UNKNOWN' });
}

/** What is asked of the rows that figures name; null if nothing. */
export interface FigureSelections {
  readonly indicator: Selection | null;
  readonly region: Selection | null;
  readonly observation: Selection | null;
  readonly facilityType: Selection | null;
  /** Whether what can be worked out is asked for, and which share of the people it covers. */
  readonly computed: boolean;
  readonly share: boolean;
}

/** The rows that figures name, by id, and kinds of facility by code. */
export interface FigureRows {
  readonly indicators: ReadonlyMap<unknown, Row>;
  readonly regions: ReadonlyMap<unknown, Row>;
  readonly observations: ReadonlyMap<unknown, Row>;
  readonly facilityTypes: ReadonlyMap<unknown, Row>;
}

/** What the rows are to be read of. */
export interface FigureKeys {
  readonly indicators: readonly number[];
  readonly regions: readonly number[];
  readonly figures: readonly StandingFigure[];
  readonly computed: readonly ComputedFact[];
}

/** The rows that figures name, each as it is asked for. Up to four statements, one for each kind that is. */
export async function readFigureRows(
  reader: Reader,
  keys: FigureKeys,
  view: View,
  selections: FigureSelections,
): Promise<FigureRows> {
  const lineage = keys.computed.flatMap(({ from }) => from);
  const regions = [
    ...lineage.map(({ region }) => region),
    ...keys.computed.flatMap(({ missing }) => missing),
  ];
  const observations = [
    ...keys.figures.map(({ id }) => id),
    ...lineage.map(({ observation }) => observation),
  ];
  const types = lineage.flatMap(({ facilityTypes }) => facilityTypes ?? []);
  const [ofIndicators, ofRegions, ofObservations, ofTypes] = await Promise.all([
    rowsAsked(reader, Indicator, selections.indicator, 'indicatorId', keys.indicators, view),
    rowsAsked(reader, Region, selections.region, 'id', [...keys.regions, ...regions], view),
    rowsAsked(reader, Observation, selections.observation, 'id', observations, view),
    rowsAsked(reader, FacilityType, selections.facilityType, 'code', types, view),
  ]);
  return {
    indicators: ofIndicators,
    regions: ofRegions,
    observations: ofObservations,
    facilityTypes: ofTypes,
  };
}

/** One thing that a value was worked out from, with its rows. */
export interface ToldLineage extends Omit<LineageFact, 'observation' | 'region' | 'facilityTypes'> {
  readonly observation: Row | null;
  readonly region: Row | null;
  readonly facilityTypes: readonly Row[] | null;
}

/** A value that was worked out, with its rows. */
export interface ToldComputed extends Omit<ComputedFact, 'missing' | 'from'> {
  readonly missing: readonly Row[];
  readonly from: readonly ToldLineage[];
}

/** What is told of an indicator, a division and a year: the figure that counts, those beside it, and what was worked out. */
export interface ToldCell {
  readonly value: string | null;
  readonly words: string | null;
  readonly comparator: Comparator | null;
  readonly status: ObservationStatus | null;
  readonly observation: Row | null;
  readonly others: readonly Row[];
  readonly computed: readonly ToldComputed[];
  /** All figures that stand, the one that counts first. */
  readonly figures: readonly StandingFigure[];
}

/** @param figures that stand, the one that counts first */
export function cellTold(
  figures: readonly StandingFigure[],
  computed: readonly ComputedFact[],
  { regions, observations, facilityTypes }: FigureRows,
): ToldCell {
  const [first, ...others] = figures;
  const row = (rows: ReadonlyMap<unknown, Row>, key: unknown) => rows.get(key) ?? null;
  const all = (rows: ReadonlyMap<unknown, Row>, keys: readonly unknown[]) =>
    keys.flatMap((key): Row[] => [rows.get(key)].filter((found) => found !== undefined));
  return {
    figures,
    value: first?.value ?? null,
    words: first?.words ?? null,
    comparator: first?.comparator ?? null,
    status: first?.status ?? null,
    observation: row(observations, first?.id),
    others: all(
      observations,
      others.map(({ id }) => id),
    ),
    computed: computed.map((each) => ({
      ...each,
      missing: all(regions, each.missing),
      from: each.from.map((part) => ({
        ...part,
        observation: row(observations, part.observation),
        region: row(regions, part.region),
        facilityTypes: part.facilityTypes && all(facilityTypes, part.facilityTypes),
      })),
    })),
  };
}
