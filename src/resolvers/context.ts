import type { AudienceReadings } from '../data/audience-readings.js';
import type { ChangeHub } from '../data/change-hub.js';
import type { KeptReports } from '../data/kept-reports.js';
import type { FacilityGrids } from '../data/facility-grids.js';
import type { OpeningSchedules } from '../data/opening-schedules.js';
import type { Reader } from '../data/reader.js';
import type { Table } from '../data/table.js';
import type { Attempt, UnitOfWork } from '../data/unit-of-work.js';
import type { Actor } from '../domain/access.js';
import type { ImportDesk } from '../usecases/importing/import-desk.js';

/** What every resolver is handed: one for each request. */
export interface Context {
  readonly reader: Reader;
  /** What is followed by subscriptions. */
  readonly changes: ChangeHub;
  /** Audiences as compiled rules. */
  readonly audiences: AudienceReadings;
  /** Opening hours by their ids. */
  readonly schedules: OpeningSchedules;
  /** Facilities as maps show them from afar. */
  readonly grids: FacilityGrids;
  /** Reports that take long. */
  readonly keptReports: KeptReports;
  /** Which table each Node type is read from, by the type's name. */
  readonly nodeTables: ReadonlyMap<string, Table>;
  /** Who is calling. */
  readonly actor: Actor;
  /** The caller's address. */
  readonly origin: string;
  readonly write: UnitOfWork;
  /** Where records are imported. */
  readonly imports: ImportDesk;
  /** The clock. */
  readonly now: () => Date;
}

/** What the audit log is to say of the request, for a use case to write with. */
export function attempt({ actor, origin }: Context, action: string): Attempt {
  return { actor, origin, action };
}
