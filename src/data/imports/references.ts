import type { RegionLevel } from '../../domain/enums.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { Run } from './run.js';

/** A division as records name it. */
export interface RegionReference {
  readonly id: number;
  readonly code: string;
  readonly level: RegionLevel;
  /** Codes from the province down, as the label path of the table. */
  readonly path: string;
  /** The code that replaced it; null while it is current. */
  readonly replacedBy: string | null;
}

/** What records may name: kinds of facility by code and by name, divisions by code, codes of services. */
export interface References {
  readonly types: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<string, RegionReference>;
  readonly services: ReadonlySet<string>;
}

/** Reads what records of a day may name. Three statements. */
export async function readReferences(run: Run, today: CalendarDay): Promise<References> {
  const inForce = `r.published_at is not null and r.valid_during @> $1::date`;
  const types = await run<{ id: number; code: string; name: string }>(
    `select r.facility_type_id as id, r.code, r.name from facility_type_revision r where ${inForce}`,
    [today],
  );
  const regions = await run<RegionReference>(
    `select r.id, r.code, r.level, r.path::text as path, n.code as "replacedBy"
    from region r left join region n on n.id = r.replaced_by_id`,
  );
  const services = await run<{ code: string }>(`select r.code from service_revision r where ${inForce}`, [
    today,
  ]);
  return {
    types: new Map(types.flatMap(({ id, code, name }) => [[code, id] as const, [name, id] as const])),
    regions: new Map(regions.map((region) => [region.code, region])),
    services: new Set(services.map(({ code }) => code)),
  };
}
