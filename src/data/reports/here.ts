import {
  appliesHere,
  type Here,
  type HereAudience,
  type HereFigure,
  type Inherited,
  type LapsedFigure,
} from '../../domain/here.js';
import { viewOf } from '../loaders.js';
import type { Reader } from '../reader.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';
import { readLocalFacts, type LocalService, type RegionRow } from './local-facts.js';

/** The same with divisions as rows in place of their codes. */
export type Placed<T extends Inherited> = Omit<T, 'setBy' | 'inheritedFrom'> & {
  readonly setBy: Row;
  readonly inheritedFrom: Row | null;
};

/** What applies of a service in a place, with the divisions as rows. */
export interface HereInRegion {
  readonly region: Row;
  readonly figures: readonly Placed<HereFigure>[];
  readonly lapsed: readonly (Omit<LapsedFigure, 'setBy'> & { readonly setBy: Row })[];
  readonly audience: Omit<HereAudience, 'inheritedFrom' | 'added'> & {
    readonly inheritedFrom: Row | null;
    readonly added: readonly Placed<HereAudience['added'][number]>[];
  };
  readonly guide: Placed<NonNullable<Here['guide']>> | null;
  readonly notes: readonly Placed<Here['notes'][number]>[];
}

/**
 * What applies of a service in a division, on the view that the service's row was read in. All services that ask of one
 * division in one tick share a statement.
 * @throws BAD_USER_INPUT for a division that there is not, or not yet on the day
 */
export function readHere(reader: Reader, service: Row, region: string): Promise<HereInRegion> {
  const view = viewOf(service, reader.present);
  const name = `here ${JSON.stringify([region, view])}`;
  return reader.batched(name, service.id as number, (ids) => readAll(reader, view, region, ids));
}

async function readAll(
  reader: Reader,
  view: View,
  region: string,
  ids: readonly number[],
): Promise<HereInRegion[]> {
  const { place, chain, services } = await readLocalFacts(
    reader,
    view,
    { code: region, argument: 'region' },
    ids,
  );
  const byId = new Map(services.map((service) => [service.id, inRegion(service, place, chain)]));
  return ids.map((id) => byId.get(id) as HereInRegion);
}

/**
 * What applies of one service.
 * @param chain from the province down to the place
 */
export function hereOf(
  { implementations, ...service }: LocalService,
  place: string,
  chain: readonly RegionRow[],
): Here {
  return appliesHere(service, chain[0]?.code ?? place, place, implementations);
}

function inRegion(service: LocalService, place: string, chain: readonly RegionRow[]): HereInRegion {
  const { figures, lapsed, audience, guide, notes } = hereOf(service, place, chain);
  const rows = new Map(chain.map((row) => [row.code, row]));
  const row = (code: string) => rows.get(code) as Row;
  const rowOrNull = (code: string | null) => (code === null ? null : row(code));
  const placed = <T extends Inherited>(inherited: T): Placed<T> => ({
    ...inherited,
    setBy: row(inherited.setBy),
    inheritedFrom: rowOrNull(inherited.inheritedFrom),
  });
  return {
    region: row(place),
    figures: figures.map(placed),
    lapsed: lapsed.map(({ setBy, ...rest }) => ({ ...rest, setBy: row(setBy) })),
    audience: {
      ...audience,
      inheritedFrom: rowOrNull(audience.inheritedFrom),
      added: audience.added.map(placed),
    },
    guide: guide ? placed(guide) : null,
    notes: notes.map(placed),
  };
}
