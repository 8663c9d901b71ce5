import { badInput } from '../errors.js';

/** A box of longitudes and latitudes, degrees; its border belongs to it. It never crosses the date line. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * @throws DomainError BAD_USER_INPUT naming the argument, with `details.problem` BOUNDS_OUT_OF_RANGE (a side is no
 *   longitude or latitude) or BOUNDS_EMPTY (west is not below east, or south not below north)
 */
export function checkBounds(bounds: Bounds, argument: string): void {
  const sides = [
    ['west', 180],
    ['south', 90],
    ['east', 180],
    ['north', 90],
  ] as const;
  for (const [side, most] of sides) {
    if (Math.abs(bounds[side]) <= most) continue;
    throw badInput(
      `${argument}.${side}`,
      `${side} is ${bounds[side]}: give degrees from -${most} to ${most}.`,
      { problem: 'BOUNDS_OUT_OF_RANGE' },
    );
  }
  const { west, south, east, north } = bounds;
  if (west < east && south < north) return;
  const [low, high] = west < east ? ['south', 'north'] : ['west', 'east'];
  throw badInput(
    argument,
    `${low} must be less than ${high}: exchange them, or widen the box. A box does not cross the date line.`,
    { problem: 'BOUNDS_EMPTY' },
  );
}
