import type { DataSource } from 'typeorm';

/** A figure as a test puts it straight into the table; what is not given is as plain as can be. */
export interface MadeObservation {
  /** Code. */
  readonly indicator: string;
  /** Division code. */
  readonly region: string;
  readonly year: number;
  /** TOTAL unless told. */
  readonly area?: string;
  /** Decimal text or a number; give either this or words. */
  readonly value?: string | number;
  readonly words?: string;
  /** EQUAL unless told; of words always IN_WORDS. */
  readonly comparator?: string;
  /** FINAL unless told. */
  readonly status?: string;
  /** Name of who reported it; made synthetic if there is none of that name yet. */
  readonly provider?: string;
  /** An instant; now unless told. */
  readonly recordedAt?: string;
  readonly supersededAt?: string;
  readonly withdrawnBecause?: string;
  readonly reason?: string;
  /** Row id of the figure that it corrects. */
  readonly replaces?: number;
  readonly note?: string;
  readonly suspicions?: readonly object[];
  /** Row id of the import that it came with. */
  readonly batch?: number;
}

/** Who reports what tests make up, unless told; it says of itself that it is made up. */
export const LAB_REPORTER = '试验填报（虚构）';

/** Makes providers of these names, and says of those it makes whether they are made up. */
export async function makeReporters(
  dataSource: DataSource,
  names: readonly string[],
  synthetic = true,
): Promise<void> {
  await dataSource.query(
    `insert into data_provider (code, synthetic) select distinct n, $2::boolean from unnest($1::text[]) n on conflict (code) do nothing`,
    [names, synthetic],
  );
}

/**
 * Puts figures into the table by one insert, in order. Gives their row ids.
 * @throws Error for an indicator or division that there is not
 */
export async function insertObservations(
  dataSource: DataSource,
  observations: readonly MadeObservation[],
): Promise<number[]> {
  await makeReporters(
    dataSource,
    observations.map(({ provider = LAB_REPORTER }) => provider),
  );
  const made = observations.map(({ value, words, comparator = 'EQUAL', ...rest }, place) => ({
    provider: LAB_REPORTER,
    ...rest,
    place,
    value: value === undefined ? null : String(value),
    words: words ?? null,
    comparator: words === undefined ? comparator : 'IN_WORDS',
  }));
  const rows: { id: number }[] = await dataSource.query(
    `insert into observation (indicator_id, region_id, year, area, comparator, value, words, printed, status, note,
        provider_id, citation, recorded_at, superseded_at, withdrawn_because, reason, replaces_id, suspicions, batch_id)
    select i.id, g.id, m.year, coalesce(m.area, 'TOTAL'), m.comparator, m.value::numeric, m.words, coalesce(m.words, m.value),
      coalesce(m.status, 'FINAL'), m.note, p.id, '试验数据（虚构）', coalesce(m."recordedAt", now()),
      m."supersededAt", m."withdrawnBecause", m.reason, m.replaces, coalesce(m.suspicions, '[]'), m.batch
    from jsonb_to_recordset($1::jsonb) as m (indicator text, region text, year integer, area text, comparator text,
      value text, words text, status text, note text, provider text, "recordedAt" timestamptz, "supersededAt" timestamptz,
      "withdrawnBecause" text, reason text, replaces integer, suspicions jsonb, batch integer, place bigint)
    left join indicator i on i.code = m.indicator left join region g on g.code = m.region
    left join data_provider p on p.code = m.provider
    order by m.place returning id`,
    [JSON.stringify(made)],
  );
  return rows.map(({ id }) => id);
}
