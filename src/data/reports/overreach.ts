import type { FigureContent } from '../../domain/content.js';
import { RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { checkRegionCode } from '../../domain/codes.js';
import { appliesHere, type HereFigure } from '../../domain/here.js';
import {
  checkOverreachOptions,
  overreach,
  type Overreach,
  type OverreachOptions,
  type PlaceScore,
} from '../../domain/overreach.js';
import { unitNamed } from '../../domain/units.js';
import { Region } from '../../entities/region.js';
import { markView } from '../loaders.js';
import { Page, pageOfAll, type Order, type PageArguments } from '../paginate.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import { soleRow } from '../sole-row.js';
import { DAY, type View } from '../view.js';
import {
  implementationInForce,
  localImplementations,
  localService,
  serviceInForce,
  type LocalService,
  type RegionRow,
} from './local-facts.js';
import { checkPlace, PLACE_COLUMNS, withPlace, type PlaceFound } from './local-place.js';
import { servicesOf } from './report-services.js';

export interface OverreachRequest {
  readonly view: View;
  /** Code of the division whose counties are asked about; the whole province if not given. */
  readonly region?: string | null | undefined;
  /** Codes of a domain and a service that is asked about; all if not given. */
  readonly domain?: string | null | undefined;
  readonly service?: string | null | undefined;
  readonly options: OverreachOptions;
  /** Whether figures are told of which nobody is flagged. */
  readonly all: boolean;
  readonly page: Pick<PageArguments, 'first' | 'after'>;
  /** What is asked of the service of each figure; null if nothing. */
  readonly selection: Selection | null;
}

/** Where a raised figure stands among those of comparable counties. */
export interface RaisedFigure extends Omit<PlaceScore, 'region' | 'score'> {
  readonly region: Row;
  readonly value: string;
  /** Whoever raised it: the county, or its city. */
  readonly setBy: Row;
  /** Null if the figures were not compared. */
  readonly score: number | null;
}

export interface OverreachReport {
  readonly threshold: number;
  readonly minimumPlaces: number;
  readonly minimumStep: number;
  /** Counties in being, of which each has its own value, its city's or the list's. */
  readonly counties: number;
  /** Figures that somebody of those asked about has raised. */
  readonly examined: number;
  readonly figures: Page;
}

/** A figure of the list that somebody has raised. */
interface ExaminedFigure extends Row {
  readonly ordinal: number;
  readonly code: string;
  readonly position: number;
  readonly revision: number;
  readonly raised: readonly RaisedFigure[];
}

interface Facts extends PlaceFound {
  readonly regions: readonly RegionRow[];
  readonly services: readonly LocalService[];
  readonly domainKnown: boolean;
  readonly serviceKnown: boolean;
}

const ORDER: Order = {
  name: 'overreach',
  columns: ['ordinal', 'code', 'position'].map((alias) => ({ alias, sql: alias })),
  descending: false,
};

const HAS_FIGURES = `r.figures <> '[]'`;
const LEVELS = [RegionLevel.PROVINCE, RegionLevel.CITY, RegionLevel.COUNTY];

/** Of what a division adds, all that figures are told from: guides are long. */
const FIGURES_ALONE = `'service', r.service_id::text, 'region', c.code, 'figures', r.figures,
  'addedAudience', null, 'guide', null, 'note', null`;

/**
 * Which raised standards stand far above those of comparable counties: all counties of the province that are in being on
 * the day, each with its own value, its city's or the list's. One statement, and one for what is asked of the page's
 * services.
 * @throws BAD_USER_INPUT for options out of bounds, unknown codes, a township, a page out of bounds
 */
export async function readOverreach(reader: Reader, request: OverreachRequest): Promise<OverreachReport> {
  const { view, page, all, selection } = request;
  const options = checkOverreachOptions(request.options);
  const { place, regions, services } = await readFacts(reader, request);
  const counties = regions.filter(({ level }) => level === RegionLevel.COUNTY);
  const examined = services.flatMap((service) =>
    examine(service, regions, counties, options).flatMap((figure) => {
      const raised = figure.raised.filter(({ region }) => place === null || isWithin(region, place));
      return raised.length > 0 ? [{ ...figure, raised }] : [];
    }),
  );
  const told = examined.filter(({ raised }) => all || raised.some(({ flagged }) => flagged));
  const shown = pageOfAll(told, ORDER, page);
  const found = await servicesOf(
    reader,
    selection,
    view,
    shown.rows.map(({ revision }) => revision),
  );
  const nodes = shown.rows.map((figure) => ({ ...figure, service: found.get(figure.revision) }));
  return {
    ...options,
    counties: counties.length,
    examined: examined.length,
    figures: new Page(nodes, ORDER, shown.sides, () => Promise.resolve(told.length)),
  };
}

const chainOf = ({ path }: RegionRow) => path.split('.');
const isWithin = (region: Row, place: string) => chainOf(region as RegionRow).includes(place);

async function readFacts(
  reader: Reader,
  request: OverreachRequest,
): Promise<Omit<Facts, 'place'> & { place: string | null }> {
  const { view, region, domain, service } = request;
  const code = typeof region === 'string' ? checkRegionCode(region, 'region') : null;
  const values: unknown[] = [code, domain ?? null, service ?? null];
  const known = (parameter: string, table: string) =>
    `(${parameter}::text is null or exists (select from ${table} where code = ${parameter}))`;
  const text = `${withPlace('$1')},
    chain as (select * from region where level <> 'TOWNSHIP' and valid_during @> ${DAY}::date)
    select ${PLACE_COLUMNS}, ${known('$2', 'service_domain')} as "domainKnown", ${known('$3', 'service')} as "serviceKnown",
      (select coalesce(json_agg(${reader.wholeRow(Region, 'c')} order by c.code), '[]'::json) from chain c) as regions,
      (select coalesce(json_agg(${localService(localImplementations(FIGURES_ALONE, HAS_FIGURES))} order by s.ordinal, s.code), '[]'::json)
        from service_revision s
        where ${serviceInForce} and ($3::text is null or s.code = $3)
          and ($2::text is null or s.domain_id in (select id from service_domain where code = $2))
          and exists (select from local_implementation_revision r
            where r.service_id = s.service_id and ${HAS_FIGURES} and ${implementationInForce('r')})) as services`;
  const facts = await soleRow<Facts>(reader.sql, text, values, view);
  if (!facts.domainKnown)
    throw badInput(
      'domain',
      `There is no domain ${String(domain).slice(0, 80)}: name one of \`serviceDomains\`.`,
      { problem: 'DOMAIN_UNKNOWN' },
    );
  if (!facts.serviceKnown)
    throw badInput(
      'service',
      `There is no service ${String(service).slice(0, 80)}: name one of \`services\`.`,
      { problem: 'SERVICE_UNKNOWN' },
    );
  markView(facts.regions, view, reader.present);
  return {
    ...facts,
    place: code === null ? null : checkPlace(facts, { code, argument: 'region', levels: LEVELS }, view.day),
  };
}

/** The figures of a service that somebody has raised, each compared over all counties. */
function examine(
  service: LocalService,
  regions: readonly RegionRow[],
  counties: readonly RegionRow[],
  options: OverreachOptions,
): ExaminedFigure[] {
  const rows = new Map(regions.map((row) => [row.code, row]));
  const inCounties = counties.map((county) => ({ county, figures: figuresIn(service, county) }));
  return (service.figures as readonly (FigureContent & { readonly position: number })[]).flatMap(
    (figure, index) => {
      const values = inCounties.flatMap(({ county, figures }) => {
        const here = figures[index];
        return here ? [{ county, here }] : [];
      });
      const raised = values.filter(({ here }) => here.provincialValue !== null);
      if (raised.length === 0) return [];
      const compared = overreach(
        figure,
        values.map(({ county, here: { value, unit } }) => ({
          region: county.code,
          value,
          unit,
          printed: figure.printed,
        })),
        options,
      );
      const scores = new Map(compared.scores.map((score) => [score.region, score]));
      return [
        {
          ...summary(compared),
          ordinal: service.ordinal,
          code: service.code,
          position: figure.position,
          revision: service.id,
          figure,
          baseUnit: unitNamed(figure.unit)?.base ?? figure.unit,
          raised: raised
            .map(({ county, here }) => ({
              region: county,
              setBy: rows.get(here.setBy) as Row,
              value: here.value as string,
              unit: here.unit,
              score: scores.get(county.code)?.score ?? null,
              ofMedian: scores.get(county.code)?.ofMedian ?? null,
              flagged: scores.get(county.code)?.flagged ?? false,
            }))
            .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.region.code < b.region.code ? -1 : 1)),
        },
      ];
    },
  );
}

const summary = ({ verdict, places, median, deviation, scale }: Overreach) => ({
  verdict,
  places,
  median,
  deviation,
  scale,
});

/** What applies in a county, in the list's order. */
function figuresIn(service: LocalService, county: RegionRow): readonly HereFigure[] {
  const chain = chainOf(county);
  const implementations = service.implementations.filter(({ region }) => chain.includes(region));
  return appliesHere(service, chain[0] ?? county.code, county.code, implementations).figures;
}
