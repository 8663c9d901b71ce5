import type { Run } from './run.js';
import { quoted, type Matching } from './matching.js';

/** That a record `t` is the business of whoever imports. What lies elsewhere is not theirs to end, nor to count. */
const within = (regions: readonly string[]) =>
  regions.length === 0
    ? 'true'
    : `exists (select from region r where r.id = t.region_id and string_to_array(r.path::text, '.') && array[${regions.map(quoted).join(', ')}])`;

/** What the provider still gives, by its own account, and how much of it the staged rows do not name. */
export async function countMissing(
  run: Run,
  { table, staged, provider, today, regions }: Matching,
): Promise<{ readonly there: number; readonly missing: number }> {
  const given = `from ${table.name} t where t.provider_id = $1 and (t.ended_on is null or t.ended_on > $2) and ${within(regions)}`;
  // Two counts: as one with a filter, each record would be looked for among all rows.
  const [counts] = await run<{ there: number; missing: number }>(
    `select (select count(*)::integer ${given}) as there,
      (select count(*)::integer ${given} and not exists (select from ${staged} s where s.record_id = t.record_id)) as missing`,
    [provider, today],
  );
  return counts ?? { there: 0, missing: 0 };
}

/** Ends what the provider gave once and does not give any more, from today on; counts it. */
export async function retireMissing(
  run: Run,
  { table, staged, provider, today, regions }: Matching,
  batch: number,
): Promise<number> {
  const existing = 'existing' in table.derived;
  const before = existing
    ? `jsonb_build_object('ended_on', t.ended_on, 'existing', t.existing, 'batch_id', t.batch_id)`
    : `jsonb_build_object('ended_on', t.ended_on, 'batch_id', t.batch_id)`;
  const gone = `t.provider_id = $1 and (t.ended_on is null or t.ended_on > $2) and ${within(regions)} and not exists (select from ${staged} s where s.record_id = t.record_id)`;
  await run(
    `insert into import_change (action, subject_id, name, fields, before, batch_id)
    select 'RETIRED', t.id, t.name, array['endedOn'], ${before}, $3 from ${table.name} t where ${gone}`,
    [provider, today, batch],
  );
  const [ended] = await run<{ count: number }>(
    `with ended as (update ${table.name} t set ended_on = $2${
      existing
        ? `, existing = case when $2::date <= t.begins_on then 'empty' else daterange(t.begins_on, $2::date) end`
        : ''
    }, batch_id = $3 where ${gone} returning 1)
    select count(*)::integer as count from ended`,
    [provider, today, batch],
  );
  return ended?.count ?? 0;
}

/**
 * Whether the points of facilities lie within their divisions, where a boundary of the division, or of the nearest above
 * it that has one, is loaded; unknown elsewhere.
 * @param which SQL of a condition on a facility `t`
 */
export async function checkRegions(run: Run, which: string, values: readonly unknown[] = []): Promise<void> {
  await run(
    `update facility t set outside_region = n.outside
    from (select t.id, not (n.within and not n.hollow) as outside from facility t
      left join lateral (
        select bool_or(b.shape @> t.spot) filter (where not b.hole) as within, coalesce(bool_or(b.shape @> t.spot) filter (where b.hole), false) as hollow
        from region_boundary b where b.region_id = (
          select a.id from region r join region a on a.path @> r.path
          where r.id = t.region_id and exists (select from region_boundary x where x.region_id = a.id) order by nlevel(a.path) desc limit 1)
        having count(*) > 0
      ) n on t.spot is not null
      where ${which}) n
    where t.id = n.id and t.outside_region is distinct from n.outside`,
    values,
  );
}

/** Whether any boundary is loaded. */
export async function hasBoundaries(run: Run): Promise<boolean> {
  const [row] = await run<{ there: boolean }>(`select exists (select from region_boundary) as there`);
  return row?.there ?? false;
}

/** Two facilities that may be one, as they are compared by name. */
export interface NearPair {
  readonly facility: number;
  readonly other: number;
  readonly name: string;
  readonly otherName: string;
  readonly metres: number;
}

/** How near two records of one facility are thought to be. */
export const DUPLICATE_METRES = 150;

/**
 * Pairs of facilities of one kind and of different providers that lie near each other, of which one is among a batch's:
 * those with row ids above `after`, of the next `some` facilities.
 * @param metres SQL of the true distance between `f` and `o`
 */
export async function nearPairs(
  run: Run,
  batch: number,
  after: number,
  some: number,
  metres: string,
): Promise<{ readonly pairs: NearPair[]; readonly last: number | null }> {
  // A degree of latitude is 111 km; of longitude, in the plane, as much or less as far north as China lies.
  const reach = DUPLICATE_METRES / 100_000;
  const [next] = await run<{ last: number | null }>(
    `select max(id) as last from (select id from facility where batch_id = $1 and id > $2 order by id limit $3) f`,
    [batch, after, some],
  );
  if (!next || next.last === null) return { pairs: [], last: null };
  const pairs = await run<NearPair>(
    `select f.id as facility, o.id as other, f.name, o.name as "otherName", round(${metres})::integer as metres
    from facility f join facility o on o.type_id = f.type_id and o.provider_id <> f.provider_id
      and o.spot <@ box(point(f.spot[0] - ${reach}, f.spot[1] - ${reach}), point(f.spot[0] + ${reach}, f.spot[1] + ${reach}))
    where f.batch_id = $1 and f.id > $2 and f.id <= $3 and ${metres} <= ${DUPLICATE_METRES}`,
    [batch, after, next.last],
  );
  return { pairs, last: next.last };
}

/**
 * Keeps the pairs of some facilities of a batch in place of those that they had.
 * @param range row ids of the facilities, the first excluded
 */
export async function keepDuplicates(
  run: Run,
  batch: number,
  [after, last]: readonly [number, number],
  pairs: readonly {
    readonly facility: number;
    readonly other: number;
    readonly metres: number;
    readonly similarity: number;
  }[],
): Promise<void> {
  await run(
    `delete from likely_duplicate d using facility f
    where f.batch_id = $1 and f.id > $2 and f.id <= $3 and f.created_batch_id is distinct from $1 and (d.facility_id = f.id or d.other_id = f.id)`,
    [batch, after, last],
  );
  if (pairs.length === 0) return;
  await run(
    `insert into likely_duplicate (facility_id, other_id, metres, similarity)
    select least(facility, other), greatest(facility, other), metres, similarity from jsonb_to_recordset($1::jsonb)
      as p (facility integer, other integer, metres integer, similarity numeric)
    on conflict (facility_id, other_id) do update set metres = excluded.metres, similarity = excluded.similarity`,
    [JSON.stringify(pairs)],
  );
}

/** Whether any other provider has put a facility on the map: else nothing can be given twice. */
export async function othersHavePoints(run: Run, provider: number): Promise<boolean> {
  const [row] = await run<{ there: boolean }>(
    `select exists (select from data_provider p where p.id <> $1
      and exists (select from facility f where f.provider_id = p.id and f.spot is not null)) as there`,
    [provider],
  );
  return row?.there ?? false;
}
