import type { DataSource } from 'typeorm';
import { ActorKind } from '../../src/domain/access.js';
import { ImportKind } from '../../src/domain/facilities/import-batch.js';
import type { Rejection } from '../../src/domain/facilities/rejection.js';
import { CoordinateSystem } from '../../src/domain/geo/coordinates.js';
import { importRecords, type ImportOrder } from '../../src/usecases/importing/import-records.js';
import type { ImportHooks } from '../../src/usecases/importing/receive.js';
import { RECORD_KINDS, type RecordsKind } from '../../src/usecases/importing/record-kinds.js';
import { readRecords, type FileFormat, type RecordBatch } from '../../src/usecases/reading/read-records.js';
import { withoutTriggers } from './without-triggers.js';

export interface LabImport extends Partial<Omit<ImportOrder, 'records'>> {
  readonly format?: FileFormat;
}

/** Records of a text or of bytes, as of a file. */
export function recordsOf(
  content: string | Buffer,
  kind: RecordsKind = ImportKind.FACILITIES,
  format: FileFormat = 'csv',
): AsyncIterable<RecordBatch> {
  async function* source() {
    yield await Promise.resolve(Buffer.from(content));
  }
  return readRecords(source(), { format, fields: RECORD_KINDS[kind].headers });
}

/** An order with everything that a test does not care about. */
export function order(content: string | Buffer, { format, ...given }: LabImport = {}): ImportOrder {
  const kind = given.kind ?? ImportKind.FACILITIES;
  return {
    kind,
    provider: '甲局（虚构）',
    coordinates: CoordinateSystem.WGS84,
    dryRun: false,
    prune: false,
    fileName: null,
    actorKind: ActorKind.IMPORT,
    actorSubject: 'lab',
    regions: [],
    today: '2026-11-26',
    records: recordsOf(content, kind, format),
    ...given,
  };
}

/** Imports a text; gives the batch and all faults. */
export async function importText(
  dataSource: DataSource,
  content: string | Buffer,
  given: LabImport = {},
  hooks: ImportHooks = {},
) {
  const rejections: Rejection[] = [];
  const batch = await importRecords(dataSource, order(content, given), {
    ...hooks,
    rejected: (some) => void rejections.push(...some),
  });
  return { batch, rejections };
}

/** Everything that imports may change, for comparing before and after. */
export async function importedState(dataSource: DataSource) {
  const rows = (table: string, columns: string, order: string) =>
    dataSource.query(`select ${columns} from ${table} order by ${order}`) as Promise<unknown[]>;
  const facility = `(to_jsonb(t) - 'id' - 'batch_id' - 'created_batch_id')`;
  return {
    facilities: await rows('facility t', facility, 'id'),
    settlements: await rows('settlement t', facility, 'id'),
    capacities: await rows(
      'facility_capacity c join facility t on t.id = c.facility_id',
      `t.record_id, c.unit, c.counted_on::text, c.until::text, c.maximum, c.available`,
      '1, 2, 3, c.facility_id',
    ),
    links: await rows('facility_link l', 'provider_id, record_id, facility_id', '1, 2'),
    conflicts: await rows('data_conflict', 'facility_id, field, kept, offered, resolution', '1, 2, id'),
  };
}

/** As if nothing had ever been imported. */
export async function forgetImports(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    // Reported figures are kept from being emptied, and what documents print goes with them: it is put back.
    await manager.query(
      `create temporary table printed on commit drop as select * from observation where provider_id is null`,
    );
    await withoutTriggers(manager, 'observation', () =>
      manager.query(`truncate data_provider, import_batch restart identity cascade`),
    );
    await manager.query(`insert into observation overriding system value select * from printed`);
    await manager.query(
      `select setval(pg_get_serial_sequence('observation', 'id'), max(id)) from observation`,
    );
  });
}
