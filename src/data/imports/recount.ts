import { countDiffers, counted } from './matching.js';

/**
 * Counts that say something else than those in force on their day, with all that the same row counts of the unit: what
 * was in force on a day by an earlier count would no longer be, if a count between them came.
 * @param rows SQL of rows with the alias `s` that have `capacities`
 * @param target SQL of the facility of such a row
 */
export function recount(rows: string, target: string, batch: number, today: string): string {
  return `
    insert into facility_capacity (facility_id, unit, counted_on, maximum, available, batch_id)
    select facility_id, unit, day, maximum, available, ${batch} from (
      select ${target} as facility_id, x.*, bool_or(${countDiffers(target)}) over (partition by ${target}, x.unit) as differs
      from ${rows} cross join lateral ${counted(today)}) told
    where differs
    on conflict (facility_id, unit, counted_on) do update set maximum = excluded.maximum, available = excluded.available, batch_id = excluded.batch_id
      where (facility_capacity.maximum, facility_capacity.available) is distinct from (excluded.maximum, excluded.available)`;
}

/** Each count holds until the next of its unit. */
export const UNTIL = (facilities: string) => `
  update facility_capacity c set until = n.next
  from (select facility_id, unit, counted_on, lead(counted_on) over (partition by facility_id, unit order by counted_on) as next
    from facility_capacity where facility_id in (${facilities})) n
  where c.facility_id = n.facility_id and c.unit = n.unit and c.counted_on = n.counted_on and c.until is distinct from n.next`;
