import type { Query } from './search-index.js';

/**
 * Of some providers' facilities, those that an import has told something of since they were entered: for these the
 * document that named them is no longer the only one who speaks. Returns `PROVIDER/RECORD-ID` of each.
 */
export async function facilitiesImportedSince(
  query: Query,
  providers: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = (await query(
    `select p.code || '/' || f.record_id as key from facility f join data_provider p on p.id = f.provider_id
    where p.code = any($1) and (f.batch_id is not null or f.authorities is not null)`,
    [providers],
  )) as { key: string }[];
  return new Set(rows.map(({ key }) => key));
}
