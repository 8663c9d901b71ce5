import type { Comparator } from '../../domain/enums.js';
import type { Suspicion } from '../../domain/indicators/suspicion.js';
import type { ObservedArea } from '../../domain/indicators/vocabulary.js';
import type { Run } from '../imports/run.js';
import { COUNTING_ORDER } from './counting.js';

/** What was written of an indicator: in which divisions and years. */
export interface WrittenIndicator {
  readonly indicator: number;
  readonly regions: readonly number[];
  readonly years: readonly number[];
}

/** The indicators that a batch wrote figures of. */
export function writtenIndicators(run: Run, batch: number): Promise<WrittenIndicator[]> {
  return run<WrittenIndicator>(
    `select indicator_id as indicator, array_agg(distinct region_id) as regions, array_agg(distinct year) as years
    from observation where batch_id = $1 and superseded_at is null and value is not null group by indicator_id order by 1`,
    [batch],
  );
}

/** A figure as it is compared. */
export interface ComparedFigure {
  readonly id: number;
  readonly region: number;
  readonly year: number;
  readonly area: ObservedArea;
  readonly comparator: Comparator;
  /** A decimal. */
  readonly value: string;
  /** Whether the batch wrote it. */
  readonly written: boolean;
  /** Whether it was reported, and not printed by a document. */
  readonly reported: boolean;
  readonly suspicions: readonly Suspicion[];
}

/**
 * All numbers of an indicator that stand, in its written divisions or years; of those that stand beside each other the
 * one that counts comes first.
 */
export function comparedFigures(
  run: Run,
  batch: number,
  { indicator, regions, years }: WrittenIndicator,
): Promise<ComparedFigure[]> {
  return run<ComparedFigure>(
    `select o.id, o.region_id as region, o.year, o.area, o.comparator, o.value::text as value,
      o.batch_id is not distinct from $2 as written, o.provider_id is not null as reported, o.suspicions
    from observation o left join data_provider p on p.id = o.provider_id
    where o.indicator_id = $1 and o.superseded_at is null and o.value is not null and (o.region_id = any($3) or o.year = any($4))
    order by o.region_id, o.year, o.area, ${COUNTING_ORDER}`,
    [indicator, batch, regions, years],
  );
}

/** Figures and what looks wrong with each. */
export interface Judged {
  readonly id: number;
  readonly suspicions: readonly Suspicion[];
}

/** Figures that one statement marks. */
const MARKED = 5_000;

/** Writes down what looks wrong with figures. */
export async function writeSuspicions(run: Run, judged: readonly Judged[]): Promise<void> {
  for (let from = 0; from < judged.length; from += MARKED)
    await run(
      `update observation o set suspicions = g.suspicions from jsonb_to_recordset($1::jsonb) g (id integer, suspicions jsonb) where o.id = g.id`,
      [JSON.stringify(judged.slice(from, from + MARKED))],
    );
}

/** A figure that looks wrong, as whoever recorded it is told. */
export interface SuspectedFigure {
  readonly id: number;
  readonly indicator: string;
  readonly region: string;
  readonly year: number;
  readonly area: ObservedArea;
  readonly printed: string;
  readonly suspicions: readonly Suspicion[];
}

/** How many figures of a batch look wrong. */
export async function countSuspected(run: Run, batch: number): Promise<number> {
  const [row] = await run<{ count: number }>(
    `select count(*)::integer as count from observation where batch_id = $1 and suspicions <> '[]' and superseded_at is null`,
    [batch],
  );
  return row?.count ?? 0;
}

/** The first figures of a batch that look wrong, as they were recorded. */
export function suspectedFigures(run: Run, batch: number, most: number): Promise<SuspectedFigure[]> {
  return run<SuspectedFigure>(
    `select o.id, i.code as indicator, r.code as region, o.year, o.area, o.printed, o.suspicions
    from observation o join indicator i on i.id = o.indicator_id join region r on r.id = o.region_id
    where o.batch_id = $1 and o.suspicions <> '[]' and o.superseded_at is null order by o.id limit $2`,
    [batch, most],
  );
}
