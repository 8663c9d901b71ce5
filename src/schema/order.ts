import { Field, InputType, registerEnumType } from 'type-graphql';
import type { Order } from '../data/paginate.js';
import { OrderDirection } from './enums.js';

/** An order as the API takes it: `{ field: NAME, direction: DESC }`. */
export interface OrderChoice {
  readonly field: string;
  readonly direction: OrderDirection;
}

/**
 * The order input of a list: an enum of its columns and an input type.
 * @param fields each column's description, the first being the default
 */
export function orderInputOf(name: string, what: string, fields: Readonly<Record<string, string>>) {
  const values = Object.fromEntries(Object.keys(fields).map((key) => [key, key]));
  const valuesConfig = Object.fromEntries(
    Object.entries(fields).map(([key, description]) => [key, { description }]),
  );
  registerEnumType(values, {
    name: `${name}OrderField`,
    description: `What a list of ${name} may be ordered by (${what}排序项).`,
    valuesConfig,
  });
  const [first = ''] = Object.keys(fields);

  @InputType(`${name}Order`, {
    description: `The order of a list of ${name} (${what}排序). The code breaks ties.`,
  })
  class OrderInput implements OrderChoice {
    @Field(() => values, { defaultValue: first, description: 'By what (排序项).' })
    field!: string;

    @Field(() => OrderDirection, {
      defaultValue: OrderDirection.ASC,
      description: 'In which direction (方向).',
    })
    direction!: OrderDirection;
  }
  return OrderInput;
}

/** The total order that a choice names, out of a list's orders; the list's first if none is chosen. */
export function orderFrom(
  orders: Readonly<Record<string, Order['columns']>>,
  choice: OrderChoice | null | undefined,
): Order {
  const [fallback = ''] = Object.keys(orders);
  const field = choice?.field ?? fallback;
  const descending = choice?.direction === OrderDirection.DESC;
  return { name: descending ? `-${field}` : field, columns: orders[field] ?? [], descending };
}
