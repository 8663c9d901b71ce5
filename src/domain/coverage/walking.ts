import { compareDecimals, isDecimal } from '../decimal.js';
import { badInput } from '../errors.js';
import { quotient } from './share.js';

/** How far counts as within reach; the distance or the time, and with it the speed if another is assumed. */
export interface ReachAsked {
  readonly withinMetres?: number | null | undefined;
  readonly walkingMinutes?: number | null | undefined;
  /** Decimal text. */
  readonly walkingMetresPerMinute?: string | null | undefined;
}

/** A distance, and how long one walks. */
export interface Reach {
  /** Whole. */
  readonly metres: number;
  /** Decimal text with at most one digit after the point. */
  readonly minutes: string;
  readonly metresPerMinute: string;
}

/** The greatest distance that can be asked about, as for a facility's own service radius. */
export const MOST_METRES = 100_000;
/** The longest walk that can be asked about. */
export const MOST_MINUTES = 240;
const SLOWEST = '20';
const FASTEST = '120';

/**
 * GB 50180-2018 (城市居住区规划设计标准), table 3.0.4: the 15-minute circle is a walk of 800 to 1,000 m. Its upper end is
 * taken, so that whoever is told to be left out is so by the standard's widest reading. (Its 10- and 5-minute circles,
 * 500 m and 300 m, are walked more slowly.)
 */
const USUAL = { metres: 1000n, minutes: 15n } as const;

/**
 * The distance that a question means. The minutes are turned into metres at 1,000 m in 15 minutes unless a speed is given.
 * @throws BAD_USER_INPUT unless exactly one of the distance and the time is given, and all that is given is within bounds
 */
export function reachOf({ withinMetres, walkingMinutes, walkingMetresPerMinute }: ReachAsked): Reach {
  const speed = speedOf(walkingMetresPerMinute ?? null);
  if (typeof withinMetres === 'number') {
    if (typeof walkingMinutes === 'number')
      throw badInput('walkingMinutes', 'Give `withinMetres` or `walkingMinutes`, not both.', {
        problem: 'REACH_TWICE',
      });
    if (!(Number.isInteger(withinMetres) && withinMetres >= 1 && withinMetres <= MOST_METRES))
      throw badInput('withinMetres', `Give whole metres from 1 to ${MOST_METRES}.`, {
        problem: 'OUT_OF_RANGE',
      });
    return told(withinMetres, speed);
  }
  if (typeof walkingMinutes !== 'number')
    throw badInput('withinMetres', 'Give `withinMetres` or `walkingMinutes`: how far is within reach?', {
      problem: 'REACH_MISSING',
    });
  if (!(Number.isInteger(walkingMinutes) && walkingMinutes >= 1 && walkingMinutes <= MOST_MINUTES))
    throw badInput('walkingMinutes', `Give whole minutes from 1 to ${MOST_MINUTES}.`, {
      problem: 'OUT_OF_RANGE',
    });
  const metres = quotient(BigInt(walkingMinutes) * speed.metres, speed.minutes, 0);
  return { ...told(Number(metres), speed), minutes: String(walkingMinutes) };
}

interface Speed {
  readonly metres: bigint;
  readonly minutes: bigint;
  readonly text: string;
}

function speedOf(text: string | null): Speed {
  if (text === null) return { ...USUAL, text: quotient(USUAL.metres, USUAL.minutes, 1) ?? '' };
  const usable =
    text.length <= 20 &&
    isDecimal(text) &&
    compareDecimals(text, SLOWEST) >= 0 &&
    compareDecimals(text, FASTEST) <= 0;
  if (!usable)
    throw badInput(
      'walkingMetresPerMinute',
      `Give metres a minute from ${SLOWEST} to ${FASTEST}; leave it out for 1,000 m in 15 minutes.`,
      { problem: 'OUT_OF_RANGE' },
    );
  const [whole = '', fraction = ''] = text.split('.');
  return { metres: BigInt(whole + fraction), minutes: 10n ** BigInt(fraction.length), text };
}

function told(metres: number, speed: Speed): Reach {
  const minutes = quotient(BigInt(metres) * speed.minutes, speed.metres, 1) ?? '';
  return { metres, minutes: minutes.replace(/\.0$/, ''), metresPerMinute: speed.text };
}
