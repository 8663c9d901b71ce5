/**
 * SQL of a list in JSON; empty, and never null, of nothing.
 * @param json SQL of an element
 * @param from what stands behind `from`, with its conditions
 * @param order SQL of the columns to order by; in any order if not given
 */
export const jsonList = (json: string, from: string, order?: string) =>
  `(select coalesce(json_agg(${json}${order === undefined ? '' : ` order by ${order}`}), '[]'::json) from ${from})`;

/** SQL of a list of objects; see {@link jsonList}. @param members of each, as `json_build_object` takes them */
export const objectList = (members: string, from: string, order?: string) =>
  jsonList(`json_build_object(${members})`, from, order);

/** SQL of a list with nothing in it. */
export const NO_ROWS = `'[]'::json`;
