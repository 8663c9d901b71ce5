import { ObservationStatus } from '../../domain/enums.js';
import { ObservedArea, RollUp } from '../../domain/indicators/vocabulary.js';
import type { DemoCity, DemoCountyLine, DemoIndicator, ObservedGround } from './observed-ground.js';
import { courseOf, printedDigits } from './observed-path.js';
import { spreadMeans, spreadSums, type Spread } from './observed-spread.js';
import { randomFrom, type Random } from './random.js';
import type { ObservationRow } from './rows.js';

/** The words of each made-up value on where it is from. */
export const DEMO_CITATION = '虚构演示数据';

/** The city that has not reported the newest year: 宁德市. */
const SILENT_CITY = '350900';
/** The newest year that made-up values are of; that of a plan that ended before has long been reported. */
const NEWEST_YEAR = 2025;
/** The share of the newest year's values that may still be revised. */
const PROVISIONAL_SHARE = 0.3;
/** How many values are written in a wrong unit. */
const SLIPS = 6;
/** Told apart by town and countryside for the province and its cities. */
const URBAN_AND_RURAL: Readonly<Record<string, Readonly<Partial<Record<ObservedArea, number>>>>> = {
  'FJ-2021-IND-09': { [ObservedArea.URBAN]: 1.12, [ObservedArea.RURAL]: 0.81 },
  'FJ-2021-IND-21': { [ObservedArea.URBAN]: 0.94, [ObservedArea.RURAL]: 1.13 },
};
/** Before it, words say that the promise is not kept yet. */
const NOT_YET = '尚未全部保障到位';

/** The most years that a plan's indicators can be made up for: as far back as an import takes them. */
export const MOST_DEMO_YEARS = 13;

/** A value and what it is of, before it is written down. */
interface Made {
  readonly region: string;
  readonly city: string | null;
  readonly year: number;
  readonly area: ObservedArea;
  readonly text: string;
}

/**
 * Makes up observations, indicator by indicator: of the province, its cities and the counties that were in being, for
 * the last years of the indicator's plan. The province goes through the printed base towards its target; cities and
 * counties lie around it, and come to it by the indicator's own rule where it has one. Some values of the newest year
 * are provisional, one city has not reported it, and a few values are written in a wrong unit.
 * @throws RangeError for a number of years that is not whole or not from 1 to 13
 */
export function* syntheticObservations(
  ground: ObservedGround,
  { years, seed }: { readonly years: number; readonly seed: number },
): Generator<ObservationRow> {
  if (!Number.isInteger(years) || years < 1 || years > MOST_DEMO_YEARS)
    throw new RangeError(`years is ${years}; give a whole number from 1 to ${MOST_DEMO_YEARS}.`);
  const random = randomFrom(seed);
  const slips = slipsIn(ground, years, random);
  for (const indicator of ground.indicators) {
    const all = Array.from({ length: years }, (_, index) => indicator.endYear - years + 1 + index);
    for (const made of madeOf(ground, indicator, all, random)) {
      if (made.year === NEWEST_YEAR && (made.region === SILENT_CITY || made.city === SILENT_CITY)) continue;
      const slipped = slips.has(`${indicator.code} ${made.region} ${made.year}`);
      yield row(indicator, slipped ? { ...made, text: inWrongUnit(indicator, made.text) } : made, random);
    }
  }
}

function row({ code, unit }: DemoIndicator, { region, year, area, text }: Made, random: Random): ObservationRow {
  const open = random() < PROVISIONAL_SHARE && year === NEWEST_YEAR;
  return {
    indicator: code,
    region,
    year: String(year),
    area,
    value: text,
    unit: unit ?? '',
    status: open ? ObservationStatus.PROVISIONAL : ObservationStatus.FINAL,
    citation: DEMO_CITATION,
  };
}

function madeOf(
  ground: ObservedGround,
  indicator: DemoIndicator,
  years: readonly number[],
  random: Random,
): Iterable<Made> {
  if (indicator.words !== null) return inWords(ground, indicator.words, years, indicator.endYear, random);
  return inNumbers(ground, indicator, years, random);
}

/** The divisions in being at the end of a year, the province first; a county has its city. */
function* divisionsIn({ province, cities }: ObservedGround, year: number) {
  yield { region: province, city: null };
  for (const city of cities) {
    yield { region: city.code, city: null };
    for (const line of city.counties)
      for (const code of inBeing(line, year)) yield { region: code, city: city.code };
  }
}

const inBeing = ({ codes }: DemoCountyLine, year: number) =>
  codes.filter(({ from, until }) => from <= year && year < until).map(({ code }) => code);

function* inWords(
  ground: ObservedGround,
  words: string,
  years: readonly number[],
  endYear: number,
  random: Random,
): Generator<Made> {
  for (const year of years)
    for (const division of divisionsIn(ground, year)) {
      const kept = random() < 1 - 0.25 * (endYear - year);
      yield { ...division, year, area: ObservedArea.TOTAL, text: kept ? words : NOT_YET };
    }
}

function* inNumbers(
  ground: ObservedGround,
  indicator: DemoIndicator,
  years: readonly number[],
  random: Random,
): Generator<Made> {
  const course = courseOf(indicator, random);
  const spread = indicator.rollUp === RollUp.SUM ? spreadSums : spreadMeans;
  const spreadOf = spread(ground.cities, indicator, random);
  // The whole country is better off for some indicators and worse for others.
  const nation = 0.75 + 0.35 * random();
  for (const year of years) {
    const about = { year, area: ObservedArea.TOTAL };
    const { whole, cities, lines, text } = spreadOf(course, year);
    yield { ...about, region: ground.province, city: null, text: text(whole) };
    for (const city of ground.cities) {
      yield { ...about, region: city.code, city: null, text: text(cities.get(city) ?? 0) };
      for (const line of city.counties) yield* ofLine(line, city, lines.get(line) ?? [], about, text);
    }
    yield* besides(ground, indicator, { whole, cities, text, nation }, year);
  }
}

/** A county, or those that stood where it is now. */
function* ofLine(
  line: DemoCountyLine,
  { code: city }: DemoCity,
  parts: readonly number[],
  about: Pick<Made, 'year' | 'area'>,
  text: Spread['text'],
): Generator<Made> {
  for (const [index, region] of inBeing(line, about.year).entries())
    yield { ...about, region, city, text: text(parts[index] ?? 0) };
}

/** What is told besides: of town and countryside, and of the whole country where the target is set against it. */
function* besides(
  { province, cities: all }: ObservedGround,
  indicator: DemoIndicator,
  { whole, cities, text, nation }: Pick<Spread, 'whole' | 'cities' | 'text'> & { readonly nation: number },
  year: number,
): Generator<Made> {
  const told = [{ region: province, value: whole }];
  for (const city of all) told.push({ region: city.code, value: cities.get(city) ?? 0 });
  for (const [area, part] of Object.entries(URBAN_AND_RURAL[indicator.code] ?? {}))
    for (const { region, value } of told)
      yield { region, city: null, year, area: area as ObservedArea, text: text(value * part) };
  if (indicator.againstNation) {
    const { base, endYear } = indicator;
    const value = Number(base?.value ?? whole) * (nation + 0.03 * (endYear - year));
    yield { region: province, city: null, year, area: ObservedArea.NATION, text: value.toFixed(printedDigits(indicator)) };
  }
}

/** Cells that are written in a wrong unit, as keys of indicator, region and year: counties, in years that are over. */
function slipsIn({ indicators, cities }: ObservedGround, years: number, random: Random): ReadonlySet<string> {
  const counted = indicators.filter(({ words, unit }) => words === null && unit !== '%');
  const lines = cities.flatMap(({ counties }) => counties).filter(({ codes }) => codes.length === 1);
  const slips = new Set<string>();
  if (years < 3) return slips;
  while (slips.size < SLIPS) {
    const indicator = counted[Math.floor(random() * counted.length)];
    const line = lines[Math.floor(random() * lines.length)];
    if (!indicator || !line) return slips;
    const year = indicator.endYear - 1 - Math.floor(random() * (years - 2));
    slips.add(`${indicator.code} ${line.code} ${year}`);
  }
  return slips;
}

/** In single ones instead of ten thousands, or a tenth of what it should be. */
function inWrongUnit({ unit }: DemoIndicator, text: string): string {
  const value = Number(text);
  return unit?.startsWith('万') ? String(Math.round(value * 10_000)) : (value / 10).toFixed(3);
}
