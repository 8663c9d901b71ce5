import { compareDecimals } from '../decimal.js';
import { Comparator } from '../enums.js';
import type { RecordCells } from '../facilities/record-cells.js';
import { comparatorNamed, folded, observedValue, type ObservedValue } from './observed-value.js';
import { unitFault } from './observed-unit.js';

/** What is known of an indicator's values. */
export interface ValueRules {
  readonly unit: string | null;
  readonly cumulative: boolean;
  /** Decimals that no value lies below or above; null for no such bound. */
  readonly atLeast: string | null;
  readonly atMost: string | null;
}

/** A number or words. */
export interface RecordValue {
  readonly comparator: Comparator;
  /** A decimal in the indicator's unit; null for words. */
  readonly value: string | null;
  readonly words: string | null;
}

/**
 * The value of a record, from its cells `value`, `unit` and `comparator`; undefined if it has none that can be taken,
 * which is told, or if its indicator is not known.
 */
export function recordValue(cells: RecordCells, indicator: ValueRules | undefined): RecordValue | undefined {
  const before = cells.rejections.length;
  const text = cells.text('value', 200);
  const unit = cells.text('unit', 40);
  const sign = cells.text('comparator', 40);
  if (cells.rejections.length > before) return undefined;
  const observed: ObservedValue = text ? observedValue(text) : { kind: 'NOTHING' };
  if (observed.kind === 'NOTHING')
    return cells.reject(
      'value',
      'NO_VALUE',
      'The row says nothing: give a number or words, or leave the row out. To take a figure back, withdraw it.',
    );
  if (observed.kind === 'FAULT') return cells.reject('value', observed.code, observed.message);
  if (unit && indicator) {
    const wrong = unitFault(unit, indicator.unit);
    if (wrong !== null) cells.reject('unit', 'UNIT_MISMATCH', wrong);
  }
  const compared = sign ? comparatorNamed(sign) : undefined;
  if (sign && !compared && !(observed.kind === 'WORDS' && folded(sign).toUpperCase() === Comparator.IN_WORDS))
    cells.reject('comparator', 'COMPARATOR_UNKNOWN', `This is no comparator: give =, >, ≥, <, ≤ or 约.`);
  if (observed.kind === 'WORDS') return words(cells, observed.words, indicator, compared);
  return number(cells, observed, indicator, compared);
}

function words(
  cells: RecordCells,
  text: string,
  indicator: ValueRules | undefined,
  compared: Comparator | undefined,
) {
  if (indicator && indicator.unit !== null)
    return cells.reject(
      'value',
      'VALUE_UNREADABLE',
      `The indicator is a number in ${indicator.unit}: give digits, and put words into the note.`,
    );
  if (compared)
    return cells.reject(
      'comparator',
      'COMPARATOR_UNKNOWN',
      'Words are not compared: leave the comparator out.',
    );
  return { comparator: Comparator.IN_WORDS, value: null, words: text };
}

function number(
  cells: RecordCells,
  observed: Extract<ObservedValue, { kind: 'NUMBER' }>,
  indicator: ValueRules | undefined,
  compared: Comparator | undefined,
) {
  const { value, unit } = observed;
  const comparator = compared ?? observed.comparator;
  if (compared && observed.compared && compared !== observed.comparator)
    return cells.reject(
      'comparator',
      'COMPARATOR_UNKNOWN',
      'The cell of the value prints another comparator than this: give one.',
    );
  if (!indicator) return undefined;
  const wrong = unit === '' ? null : unitFault(unit, indicator.unit);
  if (wrong !== null) return cells.reject('value', 'UNIT_MISMATCH', wrong);
  if (observed.cumulative && !indicator.cumulative)
    return cells.reject(
      'value',
      'NOT_CUMULATIVE',
      '〔〕 and ＊ mark values that add up over the years, and those of this indicator do not: take the mark out if it means something else.',
    );
  const bound = boundBroken(value, comparator, indicator);
  if (bound !== null) return cells.reject('value', 'OUT_OF_BOUNDS', bound);
  return { comparator, value, words: null };
}

/** How a value lies outside of what is possible; null if it does not. "More than 100" is beyond an upper bound of 100. */
function boundBroken(
  value: string,
  comparator: Comparator,
  { atLeast, atMost, unit }: ValueRules,
): string | null {
  const inUnit = unit === null ? '' : ` ${unit}`;
  const below = atLeast === null ? 1 : compareDecimals(value, atLeast);
  if (below < 0 || (below === 0 && comparator === Comparator.LESS_THAN))
    return `No value of this indicator lies below ${atLeast}${inUnit}: look at the unit and the digits.`;
  const above = atMost === null ? -1 : compareDecimals(value, atMost);
  if (above > 0 || (above === 0 && comparator === Comparator.MORE_THAN))
    return `No value of this indicator lies above ${atMost}${inUnit}: look at the unit and the digits.`;
  return null;
}
