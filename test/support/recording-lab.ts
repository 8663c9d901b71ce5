import type { DataSource } from 'typeorm';
import { ActorKind, Role, type Actor } from '../../src/domain/access.js';
import type { Rejection } from '../../src/domain/facilities/rejection.js';
import { OBSERVATION_SHEET_HEADERS } from '../../src/domain/indicators/observation-headers.js';
import { runIn } from '../../src/usecases/importing/revert-import.js';
import { recordsGiven } from '../../src/usecases/importing/records-given.js';
import {
  recordObservations,
  type RecordingHooks,
  type RecordingOrder,
} from '../../src/usecases/observations/record-observations.js';
import { readRecords, type FileFormat } from '../../src/usecases/reading/read-records.js';
import { withoutTriggers } from './without-triggers.js';

export const PROVIDER = '示例统计局（虚构）';
export const CITATION = '示例统计年鉴（虚构）';

export const person = (roles: readonly Role[], limits: Partial<Actor> = {}): Actor => ({
  kind: ActorKind.PERSON,
  subject: 'lin@example',
  roles: new Set([Role.READER, ...roles]),
  departments: [],
  regions: [],
  ...limits,
});
export const ADMIN = person([Role.ADMINISTRATOR]);

/** A row with all that a figure needs. */
export const figure = (given: Record<string, unknown> = {}): Record<string, unknown> => ({
  indicator: 'FJ-2021-IND-12',
  region: '350102',
  year: '2022',
  value: '97.5',
  ...given,
});

export type Given = Partial<Omit<RecordingOrder, 'records'>> & {
  /** Commits what is recorded unless this throws. */
  readonly before?: () => void | Promise<void>;
  readonly hooks?: RecordingHooks;
};

const order = (given: Given): Omit<RecordingOrder, 'records'> => ({
  actor: ADMIN,
  provider: PROVIDER,
  partial: false,
  dryRun: false,
  fileName: null,
  today: '2026-11-26',
  sheet: false,
  ...given,
  defaults: { citation: CITATION, ...given.defaults },
});

class Refused<T> extends Error {
  constructor(readonly outcome: T) {
    super('refused');
  }
}

async function recordAll(
  dataSource: DataSource,
  { before, hooks, ...given }: Given,
  records: RecordingOrder['records'],
) {
  const rejections: Rejection[] = [];
  const told: RecordingHooks = { ...hooks, rejected: (some) => void rejections.push(...some) };
  try {
    const outcome = await dataSource.transaction(async (manager) => {
      const made = await recordObservations(runIn(manager), manager, { ...order(given), records }, told);
      await before?.();
      if (made.problems.length > 0) throw new Refused(made);
      return made;
    });
    return { ...outcome, rejections };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ...(error as Refused<Awaited<ReturnType<typeof recordObservations>>>).outcome, rejections };
  }
}

/** Records rows as a request gives them. */
export const recordRows = (dataSource: DataSource, rows: readonly object[], given: Given = {}) =>
  recordAll(dataSource, given, recordsGiven(rows));

/** Records a file's text. */
export function recordSheet(
  dataSource: DataSource,
  text: string | Buffer,
  given: Given = {},
  format: FileFormat = 'csv',
) {
  async function* source() {
    yield await Promise.resolve(Buffer.from(text));
  }
  const records = readRecords(source(), { format, fields: OBSERVATION_SHEET_HEADERS });
  return recordAll(dataSource, { sheet: true, ...given }, records);
}

/** All reported figures, as they were recorded. */
export function reported(dataSource: DataSource, where = 'true') {
  return dataSource.query<Record<string, unknown>[]>(
    `select i.code as indicator, r.code as region, o.year, o.area, o.comparator, o.value, o.words, o.printed, o.status, o.note, o.citation,
      o.reason, o.superseded_at is null as stands, o.replaces_id is not null as replaces, o.batch_id as batch, o.suspicions, o.id,
      o.recorded_at as "recordedAt", o.superseded_at as "supersededAt", o.withdrawn_because as "withdrawnBecause"
    from observation o join indicator i on i.id = o.indicator_id join region r on r.id = o.region_id
    where o.provider_id is not null and ${where} order by o.id`,
  );
}

/** As if nothing had ever been reported. */
export async function forgetObservations(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await withoutTriggers(manager, 'observation', () =>
      manager.query(`delete from observation where provider_id is not null`),
    );
    await manager.query(
      `delete from import_rejection where batch_id in (select id from import_batch where kind = 'OBSERVATIONS')`,
    );
    await manager.query(`delete from import_batch where kind = 'OBSERVATIONS'`);
  });
}
