import type { ObservationStatus } from '../../domain/enums.js';
import type { RejectionCode } from '../../domain/facilities/rejection.js';
import type { ObservedArea } from '../../domain/indicators/vocabulary.js';
import type { Sample } from '../imports/apply.js';
import type { Run } from '../imports/run.js';

/**
 * Waits until no other transaction records observations, and keeps others from it until this one ends: what is recorded
 * at once is known from one instant, and two who correct one figure do so one after the other.
 * @returns that instant, as PostgreSQL prints it: whole milliseconds, as the API tells it, so that who asks what was
 *   known then is told of them
 */
export async function holdObservations(run: Run): Promise<string> {
  await run(`select pg_advisory_xact_lock(hashtext('observations'))`);
  const [clock] = await run<{ now: string }>(
    `select date_trunc('milliseconds', clock_timestamp())::text as now`,
  );
  return clock?.now ?? '';
}

/** What becomes of the staged rows. */
export interface DecidedCounts {
  readonly recorded: number;
  readonly corrected: number;
  readonly promoted: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly replacedRegions: number;
}

/** A row says what is there if its value does; a note or a citation alone is changed for a reason that is given. */
const SAME = `(c.comparator = s.comparator and c.value is not distinct from s.value and c.words is not distinct from s.words)`;
const SAID_OTHERWISE = `(s.citation <> c.citation or s.note is not null and s.note is distinct from c.note)`;

/**
 * Decides what becomes of each staged row, by the provider's figure that stands: NEW, UNCHANGED, CORRECTED, PROMOTED from
 * provisional to final, or a fault. The decisions go with the caller's transaction.
 * @param final whether whoever records may correct final figures
 */
export async function decideObservations(run: Run, provider: number, final: boolean): Promise<DecidedCounts> {
  await run(
    `create temporary table decided_observation (place integer not null, current_id integer, same boolean, outcome text not null) on commit drop`,
  );
  await run(
    `insert into decided_observation
    select s.place, c.id, ${SAME}, case
      when s.fault is not null then s.fault
      when s.replaces is distinct from c.id and s.replaces is not null then 'STALE'
      when c.id is null then 'NEW'
      when c.status = 'FINAL' and s.status = 'PROVISIONAL' then 'FINAL_STANDS'
      when ${SAME} and c.status <> s.status then 'PROMOTED'
      when ${SAME} and (s.reason is null or not ${SAID_OTHERWISE}) then 'UNCHANGED'
      when c.status = 'FINAL' and (s.reason is null or not $2) then 'FINAL_STANDS'
      when s.reason is null then 'REASON_NEEDED'
      else 'CORRECTED' end
    from staged_observation s left join observation c on (c.indicator_id, c.region_id, c.year, c.area) = (s.indicator_id, s.region_id, s.year, s.area)
      and c.provider_id = $1 and c.source_id is null and c.superseded_at is null`,
    [provider, final],
  );
  await run(`analyze decided_observation`);
  const of = (outcome: string) => `count(*) filter (where outcome = '${outcome}')::integer`;
  const [counts] = await run<DecidedCounts>(
    `select ${of('NEW')} as recorded, ${of('CORRECTED')} as corrected, ${of('PROMOTED')} as promoted, ${of('UNCHANGED')} as unchanged,
      count(*) filter (where outcome not in ('NEW', 'CORRECTED', 'PROMOTED', 'UNCHANGED'))::integer as refused,
      count(s.retired_region)::integer as "replacedRegions"
    from decided_observation d join staged_observation s using (place)`,
  );
  if (!counts) throw new Error('the decisions cannot be counted');
  return counts;
}

/** A row that was read and cannot be taken, and what stands in its way. */
export interface RefusedObservation {
  readonly place: number;
  readonly line: number;
  readonly code: RejectionCode;
  readonly indicator: string;
  readonly region: string;
  readonly year: number;
  readonly printed: string;
  readonly status: ObservationStatus;
  /** Whether it gives a reason for a correction. */
  readonly reasoned: boolean;
  /** Line of another row that tells of the same figure; null if none does. */
  readonly other: number | null;
  /** The retired code that it was given with; null if none. */
  readonly retired: string | null;
  /** What stands, as printed; null if nothing does. */
  readonly standing: string | null;
  readonly standingStatus: ObservationStatus | null;
}

/** The next rows behind a place that cannot be taken, in order. */
export function refusedObservations(run: Run, after: number, most: number): Promise<RefusedObservation[]> {
  return run<RefusedObservation>(
    `select d.place, s.line, d.outcome as code, i.code as indicator, r.code as region, s.year, s.printed, s.status,
      s.reason is not null as reasoned, s.other, s.retired_region as retired, c.printed as standing, c.status as "standingStatus"
    from decided_observation d join staged_observation s using (place) join indicator i on i.id = s.indicator_id
      join region r on r.id = s.region_id left join observation c on c.id = d.current_id
    where d.place > $1 and d.outcome not in ('NEW', 'CORRECTED', 'PROMOTED', 'UNCHANGED') order by d.place limit $2`,
    [after, most],
  );
}

/** The first figures that are corrected or made final, each with what it says before and after; read before they are. */
export function correctedSamples(run: Run, most: number): Promise<Sample[]> {
  const change = (field: string, before: string, after: string) =>
    `case when ${before} is distinct from ${after} then jsonb_build_object('field', '${field}', 'before', ${before}, 'after', ${after}) end`;
  return run<Sample>(
    `select concat_ws('/', i.code, r.code, s.year, s.area) as "recordId", r.name as name, (
      select jsonb_agg(change) from unnest(array[${change('value', 'coalesce(c.value::text, c.words)', 'coalesce(s.value::text, s.words)')},
        ${change('comparator', 'c.comparator', 's.comparator')}, ${change('status', 'c.status', 's.status')},
        ${change('citation', 'c.citation', 's.citation')}]) change where change is not null) as changes
    from decided_observation d join staged_observation s using (place) join observation c on c.id = d.current_id
      join indicator i on i.id = s.indicator_id join region r on r.id = s.region_id
    where d.outcome in ('CORRECTED', 'PROMOTED') order by d.place limit $1`,
    [most],
  );
}

/** Supersedes what is corrected or made final, and inserts what takes its place and what is new. */
export async function writeObservations(
  run: Run,
  { provider, batch, at }: { readonly provider: number; readonly batch: number; readonly at: string },
): Promise<void> {
  await run(
    `update observation o set superseded_at = $1 from decided_observation d
    where o.id = d.current_id and d.outcome in ('CORRECTED', 'PROMOTED')`,
    [at],
  );
  await run(
    `insert into observation (indicator_id, region_id, year, area, comparator, value, words, printed, status, note, citation,
      provider_id, batch_id, recorded_at, replaces_id, reason)
    select s.indicator_id, s.region_id, s.year, s.area, s.comparator, s.value, s.words, s.printed, s.status,
      coalesce(s.note, case when d.same then c.note end), s.citation, $1, $2, $3, d.current_id,
      case when d.outcome = 'CORRECTED' then s.reason end
    from decided_observation d join staged_observation s using (place) left join observation c on c.id = d.current_id
    where d.outcome in ('NEW', 'CORRECTED', 'PROMOTED') order by s.indicator_id, s.region_id, s.year, s.area`,
    [provider, batch, at],
  );
}

/** A figure that somebody wants to take back. */
export interface WithdrawnObservation {
  readonly id: number;
  readonly status: ObservationStatus;
  readonly area: ObservedArea;
  /** Whether it was reported, and not printed by a document. */
  readonly reported: boolean;
  readonly superseded: boolean;
  /** Codes of its division and all above, from the province down. */
  readonly regionPath: readonly string[];
  /** Code of the department that answers for the indicator's data on the day; null if none does. */
  readonly department: string | null;
}

/** A figure with what decides on its withdrawal. */
export async function observationToWithdraw(
  run: Run,
  id: number,
  today: string,
): Promise<WithdrawnObservation | undefined> {
  const [found] = await run<WithdrawnObservation>(
    `select o.id, o.status, o.area, o.provider_id is not null as reported, o.superseded_at is not null as superseded,
      string_to_array(r.path::text, '.') as "regionPath", d.code as department
    from observation o join region r on r.id = o.region_id
      left join indicator_revision v on v.indicator_id = o.indicator_id and v.published_at is not null and v.valid_during @> $2::date
      left join department d on d.id = v.data_department_id
    where o.id = $1`,
    [id, today],
  );
  return found;
}

/** Takes a figure back, from an instant on. */
export async function withdraw(run: Run, id: number, reason: string, at: string): Promise<void> {
  await run(`update observation set superseded_at = $3, withdrawn_because = $2 where id = $1`, [
    id,
    reason,
    at,
  ]);
}
