import type { ActorKind } from '../../domain/access.js';
import type { ImportKind, ImportState } from '../../domain/facilities/import-batch.js';
import type { CoordinateSystem } from '../../domain/geo/coordinates.js';
import type { FieldCounts, RowCounts, Sample } from './apply.js';
import { storable } from './rejections.js';
import type { Run } from './run.js';

/** What is known of an import when it begins. */
export interface NewBatch {
  readonly kind: ImportKind;
  readonly provider: number;
  readonly dryRun: boolean;
  readonly prune: boolean;
  /** Percent. */
  readonly pruneAtMost: number;
  readonly fileName: string | null;
  readonly coordinates: CoordinateSystem | null;
  readonly regions: readonly string[];
  readonly actorKind: ActorKind;
  readonly actorSubject: string;
}

/** An import as the program that carries it out reads it. */
export interface Batch {
  readonly id: number;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly provider: number;
  readonly dryRun: boolean;
  readonly prune: boolean;
  readonly pruneAtMost: number;
  readonly cutShort: boolean;
  readonly digest: string | null;
  readonly regions: readonly string[];
  readonly actorKind: ActorKind;
  readonly actorSubject: string;
  readonly rowsRead: number;
  readonly rowsApplied: number;
  readonly appliedPlace: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly linked: number;
  readonly retired: number;
  readonly rejected: number;
  readonly conflicts: number;
  readonly note: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly fields: FieldCounts;
  readonly sample: readonly Sample[] | null;
  readonly encoding: string | null;
  readonly ignoredColumns: readonly string[];
  readonly replacedRegions: number;
}

const COLUMNS = `id, kind, state, provider_id as provider, dry_run as "dryRun", prune, prune_at_most as "pruneAtMost", cut_short as "cutShort",
  digest, regions, actor_kind as "actorKind", actor_subject as "actorSubject", rows_read as "rowsRead", rows_applied as "rowsApplied",
  applied_place as "appliedPlace", created, changed, unchanged, linked, retired, rejected, conflicts, note, error_code as "errorCode",
  error_message as "errorMessage", fields, sample, encoding, ignored_columns as "ignoredColumns", replaced_regions as "replacedRegions"`;

/** The row id of a provider; it is made if there is none of the name. What it was made as, synthetic or not, it stays. */
export async function providerNamed(
  run: Run,
  code: string,
  synthetic: boolean,
): Promise<{ readonly id: number; readonly synthetic: boolean }> {
  await run(`insert into data_provider (code, synthetic) values ($1, $2) on conflict (code) do nothing`, [
    code,
    synthetic,
  ]);
  const [provider] = await run<{ id: number; synthetic: boolean }>(
    `select id, synthetic from data_provider where code = $1`,
    [code],
  );
  if (!provider) throw new Error(`the provider ${code} was neither found nor made`);
  return provider;
}

export async function createBatch(run: Run, batch: NewBatch): Promise<number> {
  const [made] = await run<{ id: number }>(
    `insert into import_batch (kind, state, provider_id, dry_run, prune, prune_at_most, file_name, coordinates, regions, actor_kind, actor_subject)
    values ($1, 'RECEIVING', $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      batch.kind,
      batch.provider,
      batch.dryRun,
      batch.prune,
      batch.pruneAtMost,
      batch.fileName,
      batch.coordinates,
      batch.regions,
      batch.actorKind,
      batch.actorSubject,
    ],
  );
  return made?.id ?? 0;
}

export async function readBatch(run: Run, id: number): Promise<Batch | undefined> {
  const [batch] = await run<Batch>(`select ${COLUMNS} from import_batch where id = $1`, [id]);
  return batch;
}

/** Imports that were begun and have not ended; of one kind and provider if they are given. */
export async function unfinishedBatches(run: Run, kind?: ImportKind, provider?: number): Promise<Batch[]> {
  return run<Batch>(
    `select ${COLUMNS} from import_batch where state in ('RECEIVING', 'APPLYING') and ($1::text is null or kind = $1)
      and ($2::integer is null or provider_id = $2) order by id`,
    [kind ?? null, provider ?? null],
  );
}

/** What is told of an import while its file is read. */
export interface Received {
  readonly rowsRead: number;
  readonly rejected: number;
  readonly replacedRegions: number;
  readonly encoding: string | null;
  readonly ignored: readonly string[];
  readonly cutShort: boolean;
}

export async function noteReceived(run: Run, id: number, received: Received): Promise<void> {
  await run(
    `update import_batch set rows_read = $2, rejected = $3, replaced_regions = $4, encoding = $5, ignored_columns = $6, cut_short = $7 where id = $1`,
    [
      id,
      received.rowsRead,
      received.rejected,
      received.replacedRegions,
      received.encoding,
      received.ignored.map(storable),
      received.cutShort,
    ],
  );
}

/** The file is here as a whole: from now on the import is carried out, whatever becomes of the program. */
export async function noteStaged(
  run: Run,
  id: number,
  digest: string | null,
  rejected: number,
): Promise<void> {
  await run(
    `update import_batch set state = 'APPLYING', digest = $2, rejected = rejected + $3 where id = $1`,
    [id, digest, rejected],
  );
}

export async function noteApplied(
  run: Run,
  id: number,
  to: number,
  counts: RowCounts,
  fields: FieldCounts,
  rejected: number,
): Promise<void> {
  await run(
    `update import_batch b set applied_place = $2, rows_applied = rows_applied + $3, created = created + $4, changed = changed + $5,
      unchanged = unchanged + $6, linked = linked + $7, conflicts = conflicts + $8, rejected = rejected + $9,
      fields = (select coalesce(jsonb_object_agg(field, jsonb_build_object('changed', changed, 'disputed', disputed)), '{}') from (
        select field, sum((of->>'changed')::integer) as changed, sum((of->>'disputed')::integer) as disputed
        from (select * from jsonb_each(b.fields) union all select * from jsonb_each($10::jsonb)) each (field, of) group by field) summed)
    where id = $1`,
    [
      id,
      to,
      counts.rows,
      counts.created,
      counts.changed,
      counts.unchanged,
      counts.linked,
      counts.conflicts,
      rejected,
      JSON.stringify(fields),
    ],
  );
}

/** Why nothing will be retired by an import. */
export async function notePruning(run: Run, id: number, note: string): Promise<void> {
  await run(`update import_batch set note = $2 where id = $1`, [id, note]);
}

export async function noteEnded(
  run: Run,
  id: number,
  state: ImportState,
  end: {
    readonly retired?: number;
    readonly note?: string | null;
    readonly sample?: readonly Sample[];
    readonly error?: { readonly code: string; readonly message: string };
  } = {},
): Promise<void> {
  await run(
    `update import_batch set state = $2, finished_at = clock_timestamp(), retired = coalesce($3, retired), note = coalesce($4, note),
      sample = coalesce($5::jsonb, sample), error_code = $6, error_message = $7 where id = $1`,
    [
      id,
      state,
      end.retired ?? null,
      end.note ?? null,
      end.sample ? JSON.stringify(end.sample) : null,
      end.error?.code ?? null,
      end.error?.message.slice(0, 2_000) ?? null,
    ],
  );
}
