import { TimeUnit, type TimeLimit } from './local-implementation.js';

/** Whether what is promised within a limit is done by the next day at the latest. */
export const isWithinADay = ({ value, unit }: TimeLimit) =>
  unit === TimeUnit.HOUR ? value <= 24 : unit !== TimeUnit.MONTH && value <= 1;

/**
 * The least and the most hours that a limit can take. A month has 28 to 31 days. A working day is at least a calendar
 * day; with weekends and the longest holidays of China's calendar (nine days), n of them are within 2n + 10 days.
 */
function spanOf({ value, unit }: TimeLimit): readonly [least: number, most: number] {
  switch (unit) {
    case TimeUnit.HOUR:
      return [value, value];
    case TimeUnit.CALENDAR_DAY:
      return [24 * value, 24 * value];
    case TimeUnit.WORKING_DAY:
      return [24 * value, 24 * (2 * value + 10)];
    case TimeUnit.MONTH:
      return [24 * 28 * value, 24 * 31 * value];
  }
}

/** How a promised limit compares to the statutory one; UNTOLD where it depends on the days it falls on. */
export function compareLimits(
  promised: TimeLimit | null,
  statutory: TimeLimit | null,
): 'WITHIN' | 'LONGER' | 'UNTOLD' {
  if (!promised || !statutory) return 'WITHIN';
  if (promised.unit === statutory.unit) return promised.value <= statutory.value ? 'WITHIN' : 'LONGER';
  const [[least, most], [statutoryLeast, statutoryMost]] = [spanOf(promised), spanOf(statutory)];
  if (most <= statutoryLeast) return 'WITHIN';
  return least > statutoryMost ? 'LONGER' : 'UNTOLD';
}
