import { perThousand } from '../../domain/coverage/per-thousand.js';
import { divideDecimals, multiplyDecimals } from '../../domain/decimal.js';
import {
  EqualisationWeight,
  equalisationOf,
  standingsOf,
  type Equalisation,
  type Standing,
} from '../../domain/equalisation.js';
import { groupBy } from '../../domain/group-by.js';
import { isNumber } from '../../domain/indicators/figure.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { EqualisationFacts, FigureFact, UnitFact } from './equalisation-facts.js';
import type { EqualisationQuestion } from './equalisation-question.js';
import { endOf, isInBeing, livingOn, RegionsOverYears } from './regions-over-years.js';

/** Digits after the point of an indicator’s figure for a thousand people. */
const PER_DIGITS = 6;

/** A region’s value in a year. */
export interface EqualisationValue extends Standing {
  readonly unit: UnitFact;
  /** Decimal text, in the indicator’s unit, or for a thousand people. */
  readonly value: string;
  /** The same, unrounded as far as a double goes. */
  readonly number: number;
  /** Null if nobody was counted. */
  readonly population: number | null;
  /** Row id of the figure; null of a capacity. */
  readonly observation: number | null;
}

/** One year. Every region in being is in just one of `regions` and the three lists that are left out. */
export interface EqualisationOfYear extends Equalisation<number> {
  readonly year: number;
  /** In the order of their codes. */
  readonly regions: readonly EqualisationValue[];
  /** Left out, because nothing was reported, or none of their facilities is counted. */
  readonly missing: readonly UnitFact[];
  /** Left out, because the value counts with people, and none are known. */
  readonly missingPopulation: readonly UnitFact[];
  /** Left out, because what was reported is in words or a bound. */
  readonly unmeasured: readonly UnitFact[];
  /** Regions that count without some of their facilities, which are not counted. */
  readonly partlyCounted: readonly UnitFact[];
}

/** What a region has before people are looked at. */
interface Found {
  readonly unit: UnitFact;
  /** Decimal text. */
  readonly amount: string;
  readonly observation: number | null;
}

type Asked = Pick<EqualisationQuestion, 'subject' | 'per' | 'level' | 'weight' | 'needsPeople'>;

/**
 * How equal the regions were in each of some years. A region counts in the years at whose end its code is in use, and at the
 * end of the year of the day on that day.
 */
export function equalisationByYear(
  facts: EqualisationFacts,
  asked: Asked,
  years: readonly number[],
  day: CalendarDay,
): EqualisationOfYear[] {
  const tree = new RegionsOverYears(facts.regions);
  const figures = groupBy(facts.figures, ({ year }) => year);
  const capacities = groupBy(facts.capacities, ({ year }) => year);
  return years.map((year) => {
    const end = endOf(year, day);
    const units = facts.units.filter((unit) => isInBeing(unit, end));
    const sums = (parts: Iterable<{ readonly region: number; readonly number: number }>) =>
      tree.sums(parts, asked.level, end);
    const people = sums(livingOn(facts.people, end));
    const own = capacities.get(year) ?? [];
    const sumOf = (what: 'capacity' | 'facilities' | 'uncounted') =>
      sums(own.map((fact) => ({ region: fact.region, number: fact[what] })));
    const found =
      'indicator' in asked.subject
        ? figuresOf(units, figures.get(year) ?? [])
        : capacitiesOf(units, sumOf('capacity'), sumOf('facilities'), sumOf('uncounted'));
    return { year, ...found.leftOut, ...measured(found.values, people, asked, facts) };
  });
}

function figuresOf(units: readonly UnitFact[], figures: readonly FigureFact[]) {
  const byRegion = new Map(figures.map((figure) => [figure.region, figure]));
  const [values, missing, unmeasured]: [Found[], UnitFact[], UnitFact[]] = [[], [], []];
  for (const unit of units) {
    const figure = byRegion.get(unit.id);
    if (!figure) missing.push(unit);
    else if (isNumber(figure)) values.push({ unit, amount: figure.value, observation: figure.id });
    else unmeasured.push(unit);
  }
  return { values, leftOut: { missing, unmeasured, partlyCounted: [] } };
}

function capacitiesOf(
  units: readonly UnitFact[],
  capacity: ReadonlyMap<number, number>,
  facilities: ReadonlyMap<number, number>,
  uncounted: ReadonlyMap<number, number>,
) {
  const [values, missing, partlyCounted]: [Found[], UnitFact[], UnitFact[]] = [[], [], []];
  for (const unit of units) {
    const without = uncounted.get(unit.id) ?? 0;
    // Facilities of which nothing is known are not taken for none.
    if (without > 0 && without === facilities.get(unit.id)) missing.push(unit);
    else {
      values.push({ unit, amount: String(capacity.get(unit.id) ?? 0), observation: null });
      if (without > 0) partlyCounted.push(unit);
    }
  }
  return { values, leftOut: { missing, unmeasured: [], partlyCounted } };
}

function measured(
  found: readonly Found[],
  people: ReadonlyMap<number, number>,
  { per, subject, weight, needsPeople }: Asked,
  { subject: { better } }: EqualisationFacts,
) {
  const missingPopulation: UnitFact[] = [];
  const values = found.flatMap(({ unit, amount, observation }) => {
    const population = people.get(unit.id) ?? null;
    if (needsPeople && !population) {
      missingPopulation.push(unit);
      return [];
    }
    if (per === null) return [{ unit, value: amount, number: Number(amount), population, observation }];
    const persons = population as number;
    const value =
      'indicator' in subject
        ? divideDecimals(multiplyDecimals(amount, '1000'), String(persons), PER_DIGITS)
        : perThousand({ capacity: Number(amount), population: persons });
    const number = (Number(amount) * 1000) / persons;
    return [{ unit, value: value as string, number, population, observation }];
  });
  const weighs = weight === EqualisationWeight.POPULATION;
  const equality = equalisationOf(
    values.map(({ unit, number, population }) => ({
      value: number,
      weight: weighs ? (population as number) : 1,
      group: unit.city ?? unit.id,
    })),
  );
  const standings = standingsOf(
    values.map(({ number }) => number),
    equality.mean ?? 0,
    better,
  );
  const regions = values.map(({ unit, value, number, population, observation }, index) => {
    const { rank, distance, relative } = standings[index] as Standing;
    return { unit, value, number, population, observation, rank, distance, relative };
  });
  return { ...equality, regions, missingPopulation };
}
