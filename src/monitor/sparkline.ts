/** A value of a year. */
export interface YearValue {
  readonly year: number;
  readonly value: number;
}

/** A small drawing's size, in the units of its own. */
export interface Extent {
  readonly width: number;
  readonly height: number;
  /** Kept free at every side, for dots that stand on the edge. */
  readonly margin: number;
}

export type Place = readonly [x: number, y: number];

/**
 * Where values stand in a small drawing whose edges are the least and the greatest of them all, years to the right and
 * values upwards. Values that are all the same stand at half the height, and a year alone at half the width.
 * @param lines values that share the scales, such as what was observed and what was expected
 * @returns the places of each line's values, in the order given
 */
export function placed(
  lines: readonly (readonly YearValue[])[],
  { width, height, margin }: Extent,
): readonly (readonly Place[])[] {
  const all = lines.flat();
  const x = scale(
    all.map(({ year }) => year),
    margin,
    width - margin,
  );
  const y = scale(
    all.map(({ value }) => value),
    height - margin,
    margin,
  );
  return lines.map((line) => line.map(({ year, value }) => [x(year), y(value)] as const));
}

function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  return (value) => round(span > 0 ? from + ((value - least) / span) * (to - from) : (from + to) / 2);
}

const round = (value: number) => Math.round(value * 100) / 100;

/** A path of SVG through places: `M0,1L2,3`. */
export function through(places: readonly Place[]): string {
  return places.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x},${y}`).join('');
}
