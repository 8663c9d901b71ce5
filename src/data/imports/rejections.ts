import type { Run } from './run.js';

/** A row that the records which are there do not let in. */
export interface Problematic {
  readonly place: number;
  readonly line: number;
  readonly record: string;
  readonly code: string;
}

/** A fault as it is kept with the import. */
export interface KeptRejection {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly message: string;
}

/** How many faults of one import are kept; all of them are counted. */
export const MAX_KEPT_REJECTIONS = 100_000;

/** A text from a file as PostgreSQL takes it: characters that it has no place for are replaced. */
export const storable = (text: string) => text.replace(/[\0\p{Cs}]/gu, '\uFFFD');

/** The faults that are kept of an import: the first of them; characters that cannot be kept are replaced. */
export class KeptRejections {
  private constructor(
    private readonly run: Run,
    private readonly batch: number,
    private room: number,
  ) {}

  static async of(run: Run, batch: number): Promise<KeptRejections> {
    const [row] = await run<{ count: number }>(
      `select count(*)::integer as count from import_rejection where batch_id = $1`,
      [batch],
    );
    return new KeptRejections(run, batch, MAX_KEPT_REJECTIONS - (row?.count ?? 0));
  }

  async keep(rejections: readonly KeptRejection[]): Promise<void> {
    const some = rejections.slice(0, Math.max(0, this.room)).map((each) => ({
      ...each,
      column: each.column === null ? null : storable(each.column),
      value: each.value === null ? null : storable(each.value),
      message: storable(each.message),
    }));
    if (some.length === 0) return;
    this.room -= some.length;
    await this.run(
      `insert into import_rejection (batch_id, line, "column", value, code, message)
      select $1, line, "column", value, code, message from jsonb_to_recordset($2::jsonb)
        as r (line integer, "column" text, value text, code text, message text)`,
      [this.batch, JSON.stringify(some)],
    );
  }
}
