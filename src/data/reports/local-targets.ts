import { groupBy } from '../../domain/group-by.js';
import { LocalTarget } from '../../entities/local-target.js';
import { liesIn } from '../lists/place.js';
import { viewOf } from '../loaders.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';

/**
 * The local targets of an indicator in the view that its row was read in, by code. All indicators that ask for the same in
 * one tick share a statement.
 * @param indicator a row with `indicatorId`
 * @param region code of a division whose own targets and those below it are wanted; null for all
 */
export function localTargetsOf(
  reader: Reader,
  indicator: Row,
  region: string | null,
  selection: Selection,
): Promise<Row[]> {
  const view = viewOf(indicator, reader.present);
  const name = `local targets ${JSON.stringify([region, view])} ${keyOf(selection)}`;
  return reader.batched(name, indicator.indicatorId as number, async (ids) => {
    const rows = await reader.list(
      LocalTarget,
      selection,
      view,
      (where) => {
        where.add(`t.indicator_id = any(${where.bind(ids)})`);
        if (region !== null) liesIn([region], where);
      },
      ['indicator_id'],
    );
    const byIndicator = groupBy(rows, (row) => row.indicator_id as number);
    return ids.map((id) => [...(byIndicator.get(id) ?? [])]);
  });
}

/** One text for selections that ask the same. */
const keyOf = ({ fields, nested }: Selection): string =>
  JSON.stringify([[...fields], Array.from(nested, ([key, { selection }]) => [key, keyOf(selection)])]);
