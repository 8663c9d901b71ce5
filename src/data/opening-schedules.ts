import { createHash } from 'node:crypto';
import { hoursKey, openTest, type OpeningHours } from '../domain/facilities/opening-hours.js';
import type { Sql } from './sql.js';

/** Runs a statement in the caller's transaction; gives its rows. */
export type RowsQuery = (text: string, values: unknown[]) => Promise<unknown>;

interface ScheduleRow {
  readonly id: number;
  readonly hours: OpeningHours;
}

/** Hours kept: hundreds of times what the facilities of a province have. */
const MAX_KEPT = 100_000;
const MAX_ID = 2 ** 31 - 1;

/**
 * Opening hours by the ids of their rows. These are never changed or deleted, so what was read once is kept: one of
 * this class for a database.
 */
export class OpeningSchedules {
  private readonly kept = new Map<number, OpeningHours>();
  /** Stretches of ids that are not kept, both ends included; null when they have to be found anew. */
  private missing: { readonly low: number[]; readonly high: number[] } | null = null;

  /** @param maxKept how many are kept; those beyond are read each time */
  constructor(private readonly maxKept = MAX_KEPT) {}

  /** The hours of these ids, without those that there are not. No statement if all are kept, else one. */
  async of(sql: Sql, ids: Iterable<number>): Promise<ReadonlyMap<number, OpeningHours>> {
    const found = new Map<number, OpeningHours>();
    const fresh: number[] = [];
    for (const id of new Set(ids)) {
      const hours = this.kept.get(id);
      if (hours) found.set(id, hours);
      else fresh.push(id);
    }
    if (fresh.length === 0) return found;
    const rows = await sql.rows<ScheduleRow>(
      `select id, hours from opening_schedule where id = any($1::integer[])`,
      [fresh],
    );
    this.keep(rows);
    for (const { id, hours } of rows) found.set(id, hours);
    return found;
  }

  /**
   * The ids of all hours that are open at an instant, in no order. One statement, which reads what is not kept.
   * @param at ISO 8601 with its zone
   * @throws RangeError for what is no instant
   */
  async openAt(sql: Sql, at: string | Date): Promise<number[]> {
    const isOpen = openTest(at);
    // All ids that are not kept, and not only those above the highest: a transaction that took a lower one may commit last.
    const { low, high } = (this.missing ??= this.stretches());
    const open: number[] = [];
    // Before waiting: what others read meanwhile comes in this answer as well.
    for (const [id, hours] of this.kept) if (isOpen(hours)) open.push(id);
    const rows = await sql.rows<ScheduleRow>(
      `select s.id, s.hours from unnest($1::integer[], $2::integer[]) missing (low, high)
      join opening_schedule s on s.id between missing.low and missing.high`,
      [low, high],
    );
    this.keep(rows);
    for (const { id, hours } of rows) if (isOpen(hours)) open.push(id);
    return open;
  }

  private keep(rows: readonly ScheduleRow[]): void {
    for (const { id, hours } of rows) {
      if (this.kept.size >= this.maxKept || this.kept.has(id)) continue;
      this.kept.set(id, hours);
      this.missing = null;
    }
  }

  private stretches(): { low: number[]; high: number[] } {
    const low: number[] = [];
    const high: number[] = [];
    let next = 1;
    for (const id of [...this.kept.keys()].sort((a, b) => a - b)) {
      if (id > next) {
        low.push(next);
        high.push(id - 1);
      }
      next = id + 1;
    }
    low.push(next);
    high.push(MAX_ID);
    return { low, high };
  }
}

/**
 * Makes rows of hours that have none yet. Two statements, or one if all have rows; a third if somebody else makes the
 * same at the same time, for whom the second waits. The transaction has to be READ COMMITTED.
 * @returns the id of each, in the order given
 */
export async function saveSchedules(query: RowsQuery, hours: readonly OpeningHours[]): Promise<number[]> {
  const texts = hours.map(hoursKey);
  const digests = texts.map((text) => createHash('sha256').update(text).digest('hex'));
  const ids = new Map<string, number>();
  const note = (rows: unknown) => {
    for (const { id, digest } of rows as { id: number; digest: string }[]) ids.set(digest, id);
  };
  const lacking = () =>
    [...new Map(digests.map((digest, place) => [digest, texts[place]]))].filter(
      ([digest]) => !ids.has(digest),
    );
  const find = async () => {
    const digestsLacking = lacking().map(([digest]) => digest);
    if (digestsLacking.length > 0)
      note(
        await query(`select id, digest from opening_schedule where digest = any($1::text[])`, [
          digestsLacking,
        ]),
      );
  };
  // Found first: an insert that comes to nothing uses up an id all the same.
  await find();
  // In one order for all, so that two that insert the same do not wait for each other.
  const fresh = lacking().sort(([a], [b]) => (a < b ? -1 : 1));
  if (fresh.length > 0) {
    note(
      await query(
        `insert into opening_schedule (digest, hours)
        select digest, hours::jsonb from unnest($1::text[], $2::text[]) fresh (digest, hours)
        on conflict (digest) do nothing returning id, digest`,
        [fresh.map(([digest]) => digest), fresh.map(([, text]) => text)],
      ),
    );
    await find();
  }
  return digests.map((digest) => ids.get(digest) as number);
}
