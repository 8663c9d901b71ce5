import type { Constructor } from '../../entities/reading.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';

/** Whether an operation asks anything. */
const isAsked = ({ fields, nested }: Selection) => fields.size + nested.size > 0;

/**
 * The rows that a report names, by the property that names them. One statement; none if nothing is asked of them.
 * @param ids of each as often as the report names it
 */
export async function rowsAsked(
  reader: Reader,
  entity: Constructor,
  selection: Selection,
  property: string,
  ids: Iterable<number>,
  view: View,
): Promise<ReadonlyMap<number, Row>> {
  const wanted = [...new Set(ids)];
  if (!isAsked(selection) || wanted.length === 0) return new Map();
  const rows = await reader.many(entity, selection, property, wanted, view);
  return new Map(rows.map((row) => [row[property] as number, row]));
}
