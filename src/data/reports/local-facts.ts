import { checkRegionCode } from '../../domain/codes.js';
import type { Citation } from '../../domain/citation.js';
import type { FigureContent } from '../../domain/content.js';
import type { LocalImplementationContent } from '../../domain/local-implementation.js';
import type { CalendarDay } from '../../domain/validity.js';
import { Region } from '../../entities/region.js';
import { DEFINITIONS, FIGURE, parts } from '../contents.js';
import { markView } from '../loaders.js';
import type { Reader } from '../reader.js';
import type { Row } from '../table.js';
import { soleRow } from '../sole-row.js';
import { inForceIn, type View } from '../view.js';
import { checkPlace, PLACE_COLUMNS, withPlace, type PlaceAsked, type PlaceFound } from './local-place.js';

/** A service as far as what divisions add to it goes. */
export interface LocalService {
  /** Of the revision. */
  readonly id: number;
  readonly code: string;
  readonly ordinal: number;
  /** From when its revision is in force; of a draft, from when it is to be. */
  readonly validFrom: CalendarDay;
  readonly audience: string;
  readonly figures: readonly FigureContent[];
  readonly source: Citation;
  /** From the city down. */
  readonly implementations: readonly LocalImplementationInForce[];
}

export type LocalImplementationInForce = LocalImplementationContent & { readonly validFrom: CalendarDay };

/** A division of the chain of a place, as a whole row. */
export type RegionRow = Row & { readonly code: string; readonly path: string };

/** What applies to services in a place is worked out from this. */
export interface LocalFacts {
  /** Code of the place that the answer is about. */
  readonly place: string;
  /** From the province down to the place. */
  readonly chain: readonly RegionRow[];
  readonly services: readonly LocalService[];
}

const SERVICE = { name: 'service_revision', subject: 'service_id' };
const IMPLEMENTATION = { name: 'local_implementation_revision', subject: 'local_implementation_id' };

/** The source of a row, as a row of which the document can be asked for. */
const sourceOf = (alias: string) => `(select json_build_object(
    'id', x.id, 'document', d.code, 'document_id', x.document_id, 'place', x.place, 'quote', x.quote
  ) from source x join document d on d.id = x.document_id where x.id = ${alias}.source_id)`;

/** SQL of a service revision aliased `s`, as JSON. */
export const localService = (implementations: string) => `json_build_object(
  'id', s.id, 'code', s.code, 'ordinal', s.ordinal, 'validFrom', ${validFrom('s')}, 'audience', s.audience,
  'figures', ${parts(`'position', p.position, ${FIGURE}`, 'standard_figure p where p.service_id = s.id')},
  'source', ${sourceOf('s')}, 'implementations', ${implementations})`;

/**
 * SQL of what the divisions of a table `chain` add to the service revision aliased `s`, as a JSON array from above down.
 * @param definition what is told of each, of the alias `r`
 * @param condition on the alias `r`
 */
export const localImplementations = (definition = DEFINITIONS.LOCAL_IMPLEMENTATION, condition = 'true') => `(
  select coalesce(json_agg(json_build_object(${definition}, 'validFrom', ${validFrom('r')}, 'source', ${sourceOf('r')})
    order by nlevel(c.path), c.code), '[]'::json)
  from chain c join ${IMPLEMENTATION.name} r on r.region_id = c.id and r.service_id = s.service_id
  where ${condition} and ${inForceIn(IMPLEMENTATION, 'r')})`;

/** That the local implementation aliased `r` is in force. */
export const implementationInForce = (alias: string) => inForceIn(IMPLEMENTATION, alias);
/** That the service aliased `s` is in force. */
export const serviceInForce = inForceIn(SERVICE, 's');

/** A draft has no first day until it is published; what the sources do not date has been in force ever since. */
const validFrom = (alias: string) =>
  `case when ${alias}.published_at is not null then coalesce(${alias}.begins_on::text, '') end`;

/**
 * Reads what applies to services in a place, on the view of the caller. One statement.
 * @param asked the division; a township is answered as its county, a code retired by the day as what replaced it
 * @param revisions ids of the revisions of services that are asked about; all in force if not given
 * @throws BAD_USER_INPUT for a division that there is not, of another level, or not yet on the day
 */
export async function readLocalFacts(
  reader: Reader,
  view: View,
  asked: PlaceAsked,
  revisions?: readonly number[],
): Promise<LocalFacts> {
  const values: unknown[] = [checkRegionCode(asked.code, asked.argument)];
  const which = revisions ? `s.id = any($${values.push(revisions)}::integer[])` : serviceInForce;
  const text = `${withPlace('$1')},
    chain as (select c.* from place p join region c on c.path @> p.path)
    select ${PLACE_COLUMNS},
      (select json_agg(${reader.wholeRow(Region, 'c')} order by nlevel(c.path)) from chain c) as chain,
      (select coalesce(json_agg(${localService(localImplementations())} order by s.ordinal, s.code), '[]'::json)
        from service_revision s where ${which}) as services`;
  const found = await soleRow<PlaceFound & Pick<LocalFacts, 'chain' | 'services'>>(
    reader.sql,
    text,
    values,
    view,
  );
  const place = checkPlace(found, asked, view.day);
  markView(found.chain, view, reader.present);
  return { place, chain: found.chain, services: found.services.map((service) => dated(service, view)) };
}

/** Gives drafts the day from which they are to be in force. */
export function dated(service: LocalService, { day, draftedFrom = day }: View): LocalService {
  const on = <T extends { readonly validFrom: CalendarDay | null }>(row: T) => ({
    ...row,
    validFrom: row.validFrom ?? draftedFrom,
  });
  return { ...on(service), implementations: service.implementations.map(on) };
}
