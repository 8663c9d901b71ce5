import type { Run } from './run.js';

/** One ring of a boundary as PostgreSQL's type polygon reads it, in the scaled plane. */
export interface BoundaryRing {
  readonly region: number;
  readonly shape: string;
  readonly hole: boolean;
}

/** Puts boundaries in place of those that the same divisions had. */
export async function replaceBoundaries(
  run: Run,
  rings: readonly BoundaryRing[],
  batch: number,
): Promise<void> {
  const regions = [...new Set(rings.map(({ region }) => region))];
  await run(`delete from region_boundary where region_id = any($1)`, [regions]);
  await run(
    `insert into region_boundary (region_id, shape, hole, batch_id)
    select * from unnest($1::integer[], $2::polygon[], $3::boolean[]) r, (select $4::integer) b`,
    [
      rings.map(({ region }) => region),
      rings.map(({ shape }) => shape),
      rings.map(({ hole }) => hole),
      batch,
    ],
  );
}
