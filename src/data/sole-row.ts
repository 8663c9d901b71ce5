import type { Sql } from './sql.js';
import { withView, type View } from './view.js';

/**
 * The one row that a statement without a table gives, on a view.
 * @param values of the parameters from `$1` on; what the view binds comes behind them
 */
export async function soleRow<T extends object>(
  sql: Sql,
  text: string,
  values: readonly unknown[],
  view: View,
): Promise<T> {
  const bound = [...values];
  const written = withView(text, view, (value) => `$${bound.push(value)}`);
  const [row] = await sql.rows<T>(written, bound);
  if (!row) throw new Error('a statement without a table gave no row');
  return row;
}
