import type { DataSource } from 'typeorm';
import type { Actor } from '../../domain/access.js';
import { DomainError } from '../../domain/errors.js';
import type { CalendarDay } from '../../domain/validity.js';
import { runIn } from '../importing/revert-import.js';
import { recordObservations, type Recorded, type RecordingHooks } from '../observations/record-observations.js';
import { DEMO_PROVIDER, demoRecords } from './demo-records.js';
import type { ObservationRow } from './rows.js';

/**
 * Records made-up observations, all of them by one import, under the provider that marks what is made up.
 * @throws IMPORT_REJECTED with the first fault if any of them is not taken; nothing is recorded then
 */
export function recordDemo(
  dataSource: DataSource,
  rows: Iterable<ObservationRow>,
  { actor, today }: { readonly actor: Actor; readonly today: CalendarDay },
  hooks: RecordingHooks = {},
): Promise<Recorded> {
  return dataSource.transaction(async (manager) => {
    const { value, problems } = await recordObservations(
      runIn(manager),
      manager,
      {
        actor,
        provider: DEMO_PROVIDER,
        synthetic: true,
        defaults: {},
        partial: false,
        dryRun: false,
        fileName: null,
        today,
        records: demoRecords(rows),
        sheet: false,
      },
      hooks,
    );
    const [first] = problems;
    if (first || value === null) throw new DomainError('IMPORT_REJECTED', first?.message ?? 'Nothing was recorded.');
    return value;
  });
}
