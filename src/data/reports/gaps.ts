import { RegionLevel } from '../../domain/enums.js';
import { gapsOf, type Gap, type GapKind } from '../../domain/gaps.js';
import { groupBy } from '../../domain/group-by.js';
import { Page, pageOfAll, type Order, type PageArguments } from '../paginate.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';
import { hereOf } from './here.js';
import { readLocalFacts, type LocalFacts } from './local-facts.js';
import { servicesOf } from './report-services.js';

export interface GapsRequest {
  readonly view: View;
  /** Code of a city or county. */
  readonly region: string;
  /** Only gaps of these kinds; all if not given. */
  readonly kinds?: readonly GapKind[] | null | undefined;
  readonly page: Pick<PageArguments, 'first' | 'after'>;
  /** What is asked of the service of each gap; null if nothing. */
  readonly service: Selection | null;
}

/** What a place has still to do. */
export interface GapReport {
  readonly region: Row;
  /** Services in force. */
  readonly services: number;
  readonly counts: readonly { readonly kind: GapKind; readonly services: number }[];
  readonly gaps: Page;
}

const ORDER: Order = {
  name: 'gaps',
  columns: ['ordinal', 'code', 'kind'].map((alias) => ({ alias, sql: alias })),
  descending: false,
};

/**
 * What a city or county has still to do about the services in force. One statement, and one for what is asked of the
 * page's services.
 * @throws BAD_USER_INPUT for a division that there is not, or that is neither city nor county; for a page out of bounds
 */
export async function readGaps(reader: Reader, request: GapsRequest): Promise<GapReport> {
  const { view, region, kinds, page, service } = request;
  const asked = { code: region, argument: 'region', levels: [RegionLevel.CITY, RegionLevel.COUNTY] };
  const facts = await readLocalFacts(reader, view, asked);
  const rows = new Map(facts.chain.map((row) => [row.code, row]));
  const services = new Map(facts.services.map((each) => [each.code, each]));
  const all = gapsIn(facts);
  const wanted = all
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .map(({ service: code, inheritedFrom, lapsed, ...gap }) => ({
      ...gap,
      code,
      ordinal: services.get(code)?.ordinal,
      revision: services.get(code)?.id as number,
      inheritedFrom: inheritedFrom === null ? null : rows.get(inheritedFrom),
      lapsed: lapsed.map((each) => ({ ...each, setBy: rows.get(each.setBy) })),
    }))
    .sort(inListOrder);
  const shown = pageOfAll(wanted, ORDER, page);
  const found = await servicesOf(
    reader,
    service,
    view,
    shown.rows.map(({ revision }) => revision),
  );
  const nodes = shown.rows.map((gap) => ({ ...gap, service: found.get(gap.revision) }));
  return {
    region: rows.get(facts.place) as Row,
    services: facts.services.length,
    counts: Array.from(
      groupBy(all, ({ kind }) => kind),
      ([kind, some]) => ({ kind, services: some.length }),
    ),
    gaps: new Page(nodes, ORDER, shown.sides, () => Promise.resolve(wanted.length)),
  };
}

/** The order of the services, and of one service that of the kinds' names, which a cursor tells apart. */
function inListOrder<T extends { ordinal: number | undefined; code: string; kind: GapKind }>(a: T, b: T) {
  return (
    (a.ordinal ?? 0) - (b.ordinal ?? 0) ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : a.kind < b.kind ? -1 : 1)
  );
}

function gapsIn({ place, chain, services }: LocalFacts): Gap[] {
  const implementations = services.flatMap((service) => {
    const { lapsed } = hereOf(service, place, chain);
    return service.implementations.map(({ region, guide, validFrom }) => ({
      service: service.code,
      region,
      validFrom,
      hasGuide: guide !== null,
      lapsed: lapsed.filter(({ setBy }) => setBy === region),
    }));
  });
  return gapsOf(place, services, implementations);
}
