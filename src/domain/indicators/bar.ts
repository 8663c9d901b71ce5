import { Comparator } from '../enums.js';
import { compareInDirection, type Figure } from './path.js';
import { BetterDirection } from './vocabulary.js';

/** What a figure is held against. */
export interface Bar {
  readonly value: string;
  /** Whether just as much is not enough. */
  readonly strict: boolean;
  readonly better: BetterDirection;
}

/** Whether something is so; UNKNOWN of a figure that is told only as a bound, if that decides nothing. */
export type Holds = 'YES' | 'NO' | 'UNKNOWN';

const ABOVE: readonly Comparator[] = [Comparator.AT_LEAST, Comparator.MORE_THAN];
const BELOW: readonly Comparator[] = [Comparator.AT_MOST, Comparator.LESS_THAN];
const OPEN: readonly Comparator[] = [Comparator.MORE_THAN, Comparator.LESS_THAN];

/**
 * Whether a figure reaches a bar. A bound reaches it if all that it allows does, and fails it if nothing that it allows
 * does: `﹥95` is more than 95, and may or may not be more than 96. Words decide nothing.
 */
export function holds({ value, comparator }: Figure, { value: wanted, strict, better }: Bar): Holds {
  if (value === null) return 'UNKNOWN';
  const ahead = compareInDirection(better, value, wanted);
  const [worse, best] = better === BetterDirection.HIGHER ? [ABOVE, BELOW] : [BELOW, ABOVE];
  const open = OPEN.includes(comparator);
  if (worse.includes(comparator)) return (open || !strict ? ahead >= 0 : ahead > 0) ? 'YES' : 'UNKNOWN';
  if (best.includes(comparator)) return (open || strict ? ahead <= 0 : ahead < 0) ? 'NO' : 'UNKNOWN';
  return (strict ? ahead > 0 : ahead >= 0) ? 'YES' : 'NO';
}
