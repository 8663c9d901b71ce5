import type { Run } from './run.js';

/**
 * Waits until no other transaction changes imported records, and keeps others from it until this one ends: what is told of
 * one facility may come from several providers at once, and whoever matched rows against what another is about to change
 * would write it back. Take it before anything else is locked. Records are read on meanwhile.
 */
export async function holdRecords(run: Run): Promise<void> {
  await run(`select pg_advisory_xact_lock(hashtext('imported records'))`);
}
