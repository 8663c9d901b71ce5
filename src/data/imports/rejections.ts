import type { Run } from './run.js';

/** A row that the records which are there do not let in. */
export interface Problematic {
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

/** Keeps faults with their import. */
export async function keepRejections(
  run: Run,
  batch: number,
  rejections: readonly KeptRejection[],
): Promise<void> {
  if (rejections.length === 0) return;
  await run(
    `insert into import_rejection (batch_id, line, "column", value, code, message)
    select $1, line, "column", value, code, message from jsonb_to_recordset($2::jsonb)
      as r (line integer, "column" text, value text, code text, message text)`,
    [batch, JSON.stringify(rejections)],
  );
}
