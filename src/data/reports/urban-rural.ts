import { subtractDecimals } from '../../domain/decimal.js';
import { checkRegionCode } from '../../domain/codes.js';
import type { Comparator } from '../../domain/enums.js';
import { isNumber } from '../../domain/indicators/figure.js';
import { ObservedArea } from '../../domain/indicators/vocabulary.js';
import { yearsAsked, yearsTold } from '../../domain/indicators/years-asked.js';
import { Indicator } from '../../entities/indicator.js';
import { Observation } from '../../entities/observation.js';
import { Region } from '../../entities/region.js';
import { jsonList } from '../json-list.js';
import { COUNTING_ORDER } from '../observations/counting.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import { soleRow } from '../sole-row.js';
import { DAY, knownIn, type View } from '../view.js';
import { checkPlace, PLACE_COLUMNS, placeAsked, withPlace, type PlaceFound } from './local-place.js';
import { indicatorNamed, indicatorUnknown } from './named-indicator.js';
import { rowsAsked } from './rows-asked.js';

export interface UrbanRuralRequest {
  /** Code. */
  readonly indicator: string;
  /** Code of a division; the province if not given. */
  readonly region?: string | null | undefined;
  readonly from?: number | null | undefined;
  readonly to?: number | null | undefined;
}

/** What an operation asks of what the answer names; null if nothing. */
export interface UrbanRuralWanted {
  readonly indicator: Selection | null;
  readonly region: Selection | null;
  readonly observation: Selection | null;
}

/** A year with a figure of towns or countryside. */
export interface UrbanRuralOfYear {
  readonly year: number;
  readonly urban: Row | null;
  readonly rural: Row | null;
  /** Null unless both are numbers and that of the countryside is greater than 0. */
  readonly ratio: number | null;
  /** Exact; null unless both are numbers. */
  readonly difference: string | null;
}

export interface UrbanRuralAnswer {
  readonly indicator: Row;
  readonly region: Row;
  readonly years: readonly UrbanRuralOfYear[];
}

interface FigureRow {
  readonly id: number;
  readonly year: number;
  readonly area: ObservedArea;
  readonly comparator: Comparator;
  readonly value: string | null;
}

/** SQL: the division asked about, or the province. */
const ASKED = placeAsked('$1');

/**
 * Towns and countryside beside each other, year by year. One statement, and one for each kind of thing of which anything
 * is asked.
 * @throws BAD_USER_INPUT for an indicator or division that there is not, and for years out of bounds
 */
export async function readUrbanRural(
  reader: Reader,
  request: UrbanRuralRequest,
  view: View,
  wanted: UrbanRuralWanted,
): Promise<UrbanRuralAnswer> {
  const region = request.region ?? null;
  const asked = yearsAsked(request, Number(view.day.slice(0, 4)));
  const values: unknown[] = [
    region === null ? null : checkRegionCode(region, 'region'),
    request.indicator,
    asked.from,
    asked.to,
  ];
  const text = `${withPlace(ASKED)}, subject as (select ${indicatorNamed('$2')} as id),
    figure as (
      select distinct on (o.year, o.area) o.id, o.year, o.area, o.comparator, o.value::text
      from observation o left join data_provider p on p.id = o.provider_id
      where o.indicator_id = (select id from subject) and o.region_id = (select id from named) and o.area in ('URBAN', 'RURAL')
        and o.year >= coalesce($3::integer, 0) and o.year <= coalesce($4::integer, extract(year from ${DAY}::date)) and ${knownIn('o')}
      order by o.year, o.area, ${COUNTING_ORDER}
    )
    select ${PLACE_COLUMNS}, ${ASKED} as asked, (select id from named) as "named", (select id from subject) as subject,
      ${jsonList('f', 'figure f')} as figures`;
  const found = await soleRow<
    PlaceFound & {
      asked: string | null;
      named: number;
      subject: number | null;
      figures: readonly FigureRow[];
    }
  >(reader.sql, text, values, view);
  checkPlace(found, { code: found.asked ?? '', argument: 'region' }, view.day);
  const { named, subject, figures } = found;
  if (subject === null) throw indicatorUnknown('indicator', request.indicator);
  const [indicators, regions, observations] = await Promise.all([
    rowsAsked(reader, Indicator, wanted.indicator, 'indicatorId', [subject], view),
    rowsAsked(reader, Region, wanted.region, 'id', [named], view),
    rowsAsked(
      reader,
      Observation,
      wanted.observation,
      'id',
      figures.map(({ id }) => id),
      view,
    ),
  ]);
  const of = (year: number, area: ObservedArea) =>
    figures.find((figure) => figure.year === year && figure.area === area);
  const rowOf = (figure: FigureRow | undefined) => (figure && observations.get(figure.id)) ?? null;
  const years = yearsTold(
    asked,
    figures.map(({ year }) => year),
  ).map((year) => {
    const [urban, rural] = [of(year, ObservedArea.URBAN), of(year, ObservedArea.RURAL)];
    return { year, urban: rowOf(urban), rural: rowOf(rural), ...between(urban, rural) };
  });
  return { indicator: indicators.get(subject) as Row, region: regions.get(named) as Row, years };
}

function between(
  urban: FigureRow | undefined,
  rural: FigureRow | undefined,
): Pick<UrbanRuralOfYear, 'ratio' | 'difference'> {
  if (!urban || !rural || !isNumber(urban) || !isNumber(rural)) return { ratio: null, difference: null };
  const ratio = Number(rural.value) > 0 ? Number(urban.value) / Number(rural.value) : null;
  return { ratio, difference: subtractDecimals(urban.value, rural.value) };
}
