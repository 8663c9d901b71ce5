import type { Where } from '../where.js';

/** What lists of what holds in divisions, for services, may be cut to. */
export interface PlaceFilter {
  readonly code?: readonly string[] | null;
  /** Codes of services. */
  readonly service?: readonly string[] | null;
  /** Codes of divisions, with all that lies below them. */
  readonly region?: readonly string[] | null;
}

/** Adds the filter's conditions on a table of revisions aliased `t` that names a service and a division. */
export function placedIn({ code, service, region }: PlaceFilter, where: Where): void {
  if (code) where.add(`t.code = any(${where.bind(code)})`);
  if (service) where.add(`t.service_id in (select id from service where code = any(${where.bind(service)}))`);
  if (region) liesIn(region, where);
}

/** Adds the condition that the division that a table aliased `t` names is one of these codes or lies below one. */
export function liesIn(regions: readonly string[], where: Where): void {
  where.add(
    `t.region_id in (select g.id from region g join region above on g.path <@ above.path where above.code = any(${where.bind(regions)}))`,
  );
}
