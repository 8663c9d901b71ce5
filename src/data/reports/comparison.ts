import { checkRegionCode } from '../../domain/codes.js';
import type { Comparator, RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { BetterDirection, type ObservedArea } from '../../domain/indicators/vocabulary.js';
import { checkYear } from '../../domain/indicators/years-asked.js';
import { Indicator } from '../../entities/indicator.js';
import { Observation } from '../../entities/observation.js';
import { Region } from '../../entities/region.js';
import { objectList } from '../json-list.js';
import { COUNTING_ORDER, tellsNumber } from '../observations/counting.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import { soleRow } from '../sole-row.js';
import { knownIn, type View } from '../view.js';
import { indicatorNamed, indicatorUnknown } from './named-indicator.js';
import { lastDayOf } from './regions-over-years.js';
import { rowsAsked } from './rows-asked.js';

/** How many of each one question may name. */
const MOST = { regions: 100, indicators: 50 };

export interface ComparisonRequest {
  /** Codes of divisions of any level. */
  readonly regions: readonly string[];
  /** Codes. */
  readonly indicators: readonly string[];
  readonly year: number;
  readonly area: ObservedArea;
}

/** What an operation asks of what the answer names; null if nothing. */
export interface ComparisonWanted {
  readonly indicator: Selection | null;
  readonly region: Selection | null;
  readonly observation: Selection | null;
}

/** A division’s figure, and where it stands among the divisions of its level. */
export interface ComparedCell {
  readonly region: Row;
  readonly observation: Row | null;
  /** Decimal text; null of words, and of nothing. */
  readonly value: string | null;
  /** 1 for the best; null without a number, and if no direction is the better. */
  readonly rank: number | null;
  /** Divisions of the level with a number, itself included. */
  readonly peers: number;
  readonly peerMedian: number | null;
  readonly peerMin: number | null;
  readonly peerMax: number | null;
  /** Peers that stand better, and worse; 0 without a rank. */
  readonly better: number;
  readonly worse: number;
}

export interface ComparisonAnswer {
  readonly year: number;
  readonly area: ObservedArea;
  readonly rows: readonly { readonly indicator: Row; readonly cells: readonly ComparedCell[] }[];
}

interface Facts {
  readonly regions: readonly {
    readonly code: string;
    readonly id: number | null;
    readonly level: RegionLevel | null;
  }[];
  readonly indicators: readonly {
    readonly code: string;
    readonly id: number | null;
    readonly better: BetterDirection | null;
  }[];
  readonly figures: readonly {
    readonly indicator: number;
    readonly region: number;
    readonly id: number;
    readonly comparator: Comparator;
    readonly value: string | null;
    /** How many peers have less, and how many more; null unless it is a number. */
    readonly less: number | null;
    readonly more: number | null;
  }[];
  readonly spreads: readonly {
    readonly indicator: number;
    readonly level: RegionLevel;
    readonly peers: number;
    readonly median: number;
    readonly min: number;
    readonly max: number;
  }[];
}

/**
 * Divisions beside each other, and each among those of its level in the province that are in being at the end of the
 * year. One statement, and one for each kind of thing of which anything is asked.
 * @throws BAD_USER_INPUT for divisions and indicators that there are not, too many or none of them, and a year to come
 */
export async function readComparison(
  reader: Reader,
  request: ComparisonRequest,
  view: View,
  wanted: ComparisonWanted,
): Promise<ComparisonAnswer> {
  const { year, area } = request;
  checkYear('year', year, Number(view.day.slice(0, 4)));
  const codes = severalOf('regions', request.regions).map((code) => checkRegionCode(code, 'regions'));
  const facts = await readFacts(
    reader,
    [codes, severalOf('indicators', request.indicators), year, area],
    view,
  );
  const places = distinct(facts.regions);
  const subjects = distinct(facts.indicators);
  const [indicators, regions, observations] = await Promise.all([
    rowsAsked(reader, Indicator, wanted.indicator, 'indicatorId', subjects.map(idOf), view),
    rowsAsked(reader, Region, wanted.region, 'id', places.map(idOf), view),
    rowsAsked(reader, Observation, wanted.observation, 'id', facts.figures.map(idOf), view),
  ]);
  const figures = new Map(facts.figures.map((each) => [`${each.indicator} ${each.region}`, each]));
  const spreads = new Map(facts.spreads.map((each) => [`${each.indicator} ${each.level}`, each]));
  const rows = subjects.map(({ id, better }) => ({
    indicator: indicators.get(id) as Row,
    cells: places.map((place): ComparedCell => {
      const figure = figures.get(`${id} ${place.id}`);
      const spread = spreads.get(`${id} ${place.level}`);
      return {
        region: regions.get(place.id) as Row,
        observation: (figure && observations.get(figure.id)) ?? null,
        value: figure?.value ?? null,
        ...standingOf(figure, better),
        peers: spread?.peers ?? 0,
        peerMedian: spread?.median ?? null,
        peerMin: spread?.min ?? null,
        peerMax: spread?.max ?? null,
      };
    }),
  }));
  return { year, area, rows };
}

function standingOf(
  figure: Facts['figures'][number] | undefined,
  direction: BetterDirection | null,
): Pick<ComparedCell, 'rank' | 'better' | 'worse'> {
  const { less, more } = figure ?? { less: null, more: null };
  if (less === null || more === null || direction === null) return { rank: null, better: 0, worse: 0 };
  const [better, worse] = direction === BetterDirection.HIGHER ? [more, less] : [less, more];
  return { rank: better + 1, better, worse };
}

const idOf = ({ id }: { readonly id: number }) => id;

/** Two old codes can mean one division by now: each is told once, in the order that they were named in. */
function distinct<T extends { readonly id: number | null }>(
  found: readonly T[],
): (T & { readonly id: number })[] {
  const byId = new Map<number, T & { readonly id: number }>();
  for (const each of found)
    if (each.id !== null && !byId.has(each.id)) byId.set(each.id, { ...each, id: each.id });
  return [...byId.values()];
}

function severalOf(argument: keyof typeof MOST, codes: readonly string[]): string[] {
  const several = [...new Set(codes)];
  if (several.length === 0 || several.length > MOST[argument])
    throw badInput(argument, `Name 1 to ${MOST[argument]} ${argument}.`, { problem: 'OUT_OF_RANGE' });
  return several;
}

async function readFacts(reader: Reader, asked: readonly unknown[], view: View): Promise<Facts> {
  const facts = await soleRow<Facts>(reader.sql, FACTS, asked, view);
  const nowhere = facts.regions.find(({ id }) => id === null);
  if (nowhere)
    throw badInput(
      'regions',
      `There is no division ${nowhere.code} in the directory: name some of \`regions\`.`,
      {
        problem: 'REGION_UNKNOWN',
      },
    );
  const unknown = facts.indicators.find(({ id }) => id === null);
  if (unknown) throw indicatorUnknown('indicators', unknown.code);
  return facts;
}

const END = lastDayOf('$3');

// Bounds and words are ranked among themselves, of which nothing is told: a join of the two would go through all pairs.
const FACTS = `with recursive chain as (
    select a.place, a.code as given, g.id, g.level, g.path, g.valid_during, g.replaced_by_id, 0 as step
    from unnest($1::text[]) with ordinality as a (code, place) left join region g on g.code = a.code
    union all
    select c.place, c.given, g.id, g.level, g.path, g.valid_during, g.replaced_by_id, c.step + 1
    from chain c join region g on g.id = c.replaced_by_id where upper(c.valid_during) <= ${END} and c.step < 10
  ), meant as (select distinct on (place) * from chain order by place, step desc),
  wanted as (
    select a.place, a.code, ${indicatorNamed('a.code')} as id from unnest($2::text[]) with ordinality as a (code, place)
  ), level as (select distinct level, subpath(path, 0, 1) as province from meant where id is not null),
  peer as (
    select g.id, g.level from level l join region g on g.level = l.level and g.path <@ l.province and g.valid_during @> ${END}
  ), figure as (
    select distinct on (o.indicator_id, o.region_id) o.id, o.indicator_id, o.region_id, e.level, o.comparator, o.value
    from wanted w cross join peer e join observation o on o.indicator_id = w.id and o.region_id = e.id and o.year = $3
      left join data_provider p on p.id = o.provider_id
    where o.area = $4 and ${knownIn('o')}
    order by o.indicator_id, o.region_id, ${COUNTING_ORDER}
  ), number as (
    select f.*, ${tellsNumber('f')} as counts, rank() over (w order by value) - 1 as less,
      rank() over (w order by value desc) - 1 as more
    from figure f window w as (partition by indicator_id, level, ${tellsNumber('f')})
  )
  select ${objectList(`'code', m.given, 'id', m.id, 'level', m.level`, 'meant m', 'm.place')} as regions,
    ${objectList(
      `'code', w.code, 'id', w.id, 'better', r.better`,
      'wanted w left join indicator_reading r on r.indicator_id = w.id',
      'w.place',
    )} as indicators,
    ${objectList(
      `'indicator', f.indicator_id, 'region', f.region_id, 'id', f.id, 'comparator', f.comparator, 'value', f.value::text,
        'less', case when counts then less end, 'more', case when counts then more end`,
      'number f where f.region_id in (select id from meant)',
    )} as figures,
    ${objectList(
      `'indicator', indicator_id, 'level', level, 'peers', peers, 'median', median, 'min', least, 'max', greatest`,
      `(select indicator_id, level, count(*)::integer as peers, min(value) as least, max(value) as greatest,
          percentile_cont(0.5) within group (order by value::double precision) as median from number where counts group by 1, 2) s`,
    )} as spreads`;
