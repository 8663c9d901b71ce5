/**
 * The condition that a row of a versioned table is published and in force on a day.
 * @param alias the table's alias in the statement
 * @param day placeholder of a date parameter
 */
export function inForce(alias: string, day: string): string {
  return `${alias}.published_at is not null and ${alias}.valid_during @> ${day}::date`;
}
