import type { Constructor } from '../../entities/reading.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';

/**
 * The rows that a report names, by the property that names them. One statement; none if nothing is asked of them.
 * @param selection what is asked of them; null if nothing
 * @param keys of each as often as the report names it; null where it names none
 */
export async function rowsAsked<K extends number | string>(
  reader: Reader,
  entity: Constructor,
  selection: Selection | null,
  property: string,
  keys: Iterable<K | null>,
  view: View,
): Promise<ReadonlyMap<K, Row>> {
  const wanted = [...new Set(keys)].filter((key) => key !== null);
  if (selection === null || wanted.length === 0) return new Map();
  const rows = await reader.many(entity, selection, property, wanted, view);
  return new Map(rows.map((row) => [row[property] as K, row]));
}
