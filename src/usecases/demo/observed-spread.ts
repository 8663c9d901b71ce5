import { withoutTrailingZeros } from '../../domain/decimal.js';
import type { DemoCity, DemoCountyLine, DemoIndicator } from './observed-ground.js';
import { beginsAnew, boundsOf, printedDigits, type Course } from './observed-path.js';
import type { Random } from './random.js';

/** A year's values: of the province, its cities, and what counties or their predecessors had. */
export interface Spread {
  readonly whole: number;
  readonly cities: ReadonlyMap<DemoCity, number>;
  /** By county: one value for each code that can be in being at a time. */
  readonly lines: ReadonlyMap<DemoCountyLine, readonly number[]>;
  /** A value as it is written down. */
  readonly text: (value: number) => string;
}

/** Spreads a year of a course over the divisions. */
export type Spreader = (course: Course, year: number) => Spread;

/** How far a city or county may lie off, as a part of what it lies around; for some units everything lies closer. */
const WIDTH = 0.15;
const CLOSE: Readonly<Record<string, number>> = { 岁: 0.02, 年: 0.06 };
/** What divisions lie apart by, at the end of a plan and each year before it. */
const APART_AT_END = 0.7;
const APART_EACH_YEAR = 0.03;
const MOST_CODES = 2;

/** From -1 to 1, more often near 0. */
const trait = (random: Random) => (random() + random() + random()) / 1.5 - 1;

/** Deviations of parts, moved so that by people they come to nothing. */
function centred<T extends { readonly people: number }>(
  parts: readonly T[],
  deviations: ReadonlyMap<T, number>,
): Map<T, number> {
  const people = parts.reduce((sum, part) => sum + part.people, 0);
  const mean = parts.reduce((sum, part) => sum + part.people * (deviations.get(part) ?? 0), 0) / people;
  return new Map(parts.map((part) => [part, (deviations.get(part) ?? 0) - mean]));
}

/**
 * Spreads values that are means: those of counties come to their city's by people, those of cities to the province's.
 * Divisions keep their places from year to year and come closer together.
 */
export function spreadMeans(cities: readonly DemoCity[], indicator: DemoIndicator, random: Random): Spreader {
  const { least, most } = boundsOf(indicator);
  const digits = Math.max(2, printedDigits(indicator));
  const width = CLOSE[indicator.unit ?? ''] ?? WIDTH;
  const own = new Map<DemoCity | DemoCountyLine, number>();
  for (const city of cities) {
    own.set(city, trait(random));
    for (const line of city.counties) own.set(line, trait(random));
  }
  // Centred deviations are from -2 to 2, so that this much of the room on either side keeps values within bounds.
  const room = (value: number) => 0.4 * Math.min(value * width * 2.5, most - value, value - least);
  const around = <T extends DemoCity | DemoCountyLine>(parts: readonly T[], value: number, apart: number) => {
    const noisy = new Map(parts.map((part) => [part, (own.get(part) ?? 0) * 0.9 + trait(random) * 0.1]));
    const wide = room(value) * apart;
    return new Map([...centred(parts, noisy)].map(([part, off]) => [part, value + off * wide]));
  };
  const text = (value: number) => value.toFixed(digits);
  return (course, year) => {
    const whole = Number(text(course(year)));
    const apart = APART_AT_END + APART_EACH_YEAR * (indicator.endYear - year);
    const ofCities = around(cities, whole, apart);
    const lines = new Map<DemoCountyLine, number[]>();
    for (const city of cities)
      for (const [line, value] of around(city.counties, ofCities.get(city) ?? whole, apart))
        lines.set(line, new Array<number>(MOST_CODES).fill(value));
    return { whole, cities: ofCities, lines, text };
  };
}

/**
 * Spreads values that are totals: those of counties add up to their city's, those of cities to the province's, exactly.
 * What is counted in ten thousands is spread down to single ones. Of cumulative values each year's increase is spread,
 * so that none ever falls.
 */
export function spreadSums(cities: readonly DemoCity[], indicator: DemoIndicator, random: Random): Spreader {
  const scale = indicator.unit?.startsWith('万') ? 4 : 0;
  const weights = new Map<DemoCountyLine, number>();
  for (const { counties } of cities)
    for (const line of counties) weights.set(line, line.people * (1 + 0.5 * trait(random)));
  const lines = [...weights.keys()];
  const counts = (course: Course, year: number) =>
    Math.round(Number(course(year).toFixed(Math.min(scale, printedDigits(indicator)))) * 10 ** scale);
  let held = new Map<DemoCountyLine, number>();
  let before = 0;
  const text = (value: number) => withoutTrailingZeros((value / 10 ** scale).toFixed(scale));
  return (course, year) => {
    const whole = counts(course, year);
    const grows = indicator.cumulativeSince !== null && !beginsAnew(indicator.cumulativeSince, year);
    const noisy = lines.map((line) => (weights.get(line) ?? 0) * (1 + 0.03 * trait(random)));
    const parts = shared(grows ? whole - before : whole, noisy);
    held = new Map(lines.map((line, at) => [line, (parts[at] ?? 0) + (grows ? (held.get(line) ?? 0) : 0)]));
    before = whole;
    const sum = (of: readonly DemoCountyLine[]) => of.reduce((total, line) => total + (held.get(line) ?? 0), 0);
    return {
      whole,
      cities: new Map(cities.map((city) => [city, sum(city.counties)])),
      lines: new Map(lines.map((line) => [line, halves(held.get(line) ?? 0, line, year)])),
      text,
    };
  };
}

/** A whole number in parts by weight, of what is left each time: rounding loses nothing. */
function shared(whole: number, weights: readonly number[]): number[] {
  let weight = weights.reduce((sum, one) => sum + one, 0);
  let left = whole;
  return weights.map((own) => {
    const part = Math.round((left * own) / weight);
    left -= part;
    weight -= own;
    return part;
  });
}

/** What a county has, or the two that it was made of. */
function halves(value: number, { codes }: DemoCountyLine, year: number): number[] {
  const there = codes.filter(({ from, until }) => from <= year && year < until).length;
  return shared(value, new Array<number>(Math.max(1, there)).fill(1));
}
