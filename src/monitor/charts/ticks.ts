/** Pixels that a year needs to be read, and those beside the axis. */
const YEAR = 44;
const BESIDE = 72;

/** As many of the years as there is room for in a width in pixels, evenly, the last one always. */
export function ticksAt(years: readonly number[], width: number): number[] {
  const all = [...new Set(years)].sort((one, other) => one - other);
  const step = Math.max(1, Math.ceil((all.length * YEAR) / Math.max(1, width - BESIDE)));
  return all.filter((_, index) => (all.length - 1 - index) % step === 0);
}
