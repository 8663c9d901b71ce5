import { PublicService } from '../../entities/public-service.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';

/**
 * The services that a page of a report tells of, by the ids of their revisions. One statement; none if nothing is asked
 * of them.
 */
export async function servicesOf(
  reader: Reader,
  selection: Selection | null,
  view: View,
  revisions: readonly number[],
): Promise<ReadonlyMap<unknown, Row>> {
  if (!selection || revisions.length === 0) return new Map();
  const rows = await reader.list(
    PublicService,
    selection,
    view,
    (where) => where.add(`t.id = any(${where.bind([...new Set(revisions)])})`),
    ['id'],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
