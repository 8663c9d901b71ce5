import { RegionLevel, type Comparator } from '../../domain/enums.js';
import { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import { derive, isNumber, rollUp, type Figure, type Part } from '../../domain/indicators/roll-up.js';
import { ComputationMethod, DerivedFrom, ObservedArea, RollUp } from '../../domain/indicators/vocabulary.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { Sql } from '../sql.js';
import type { View } from '../view.js';
import {
  readComputedFacts,
  type ComputedFacts,
  type ComputedIndicator,
  type DerivationFact,
  type SupplyFact,
  type TermFact,
} from './computed-facts.js';
import { isInBeing, RegionsOverYears } from './regions-over-years.js';

/** One thing that a value was worked out from; rows are told by their ids, kinds of facility by their codes. */
export interface LineageFact {
  readonly what: string;
  /** Decimal text; null if there is none. */
  readonly value: string | null;
  readonly observation: number | null;
  readonly region: number | null;
  readonly facilityTypes: readonly string[] | null;
  readonly unit: CapacityUnit | null;
  readonly population: PopulationGroup | null;
}

/** A value that was worked out; divisions are told by their ids. */
export interface ComputedFact {
  readonly value: string;
  readonly method: ComputationMethod;
  readonly rollUp: RollUp | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly scale: string | null;
  readonly asOf: CalendarDay;
  readonly reported: number;
  readonly expected: number;
  readonly share: number | null;
  readonly missing: readonly number[];
  readonly from: readonly LineageFact[];
  readonly note: string | null;
}

/** What is to be worked out: every indicator in every place and year. */
export interface ComputedAsked {
  readonly indicators: readonly ComputedIndicator[];
  readonly places: readonly { readonly id: number; readonly level: RegionLevel }[];
  readonly years: readonly number[];
  readonly area: ObservedArea;
  readonly view: View;
  /** Whether it is asked which share of the people is covered. */
  readonly share: boolean;
}

/** What is worked out of an indicator in a place and year: by its derivation first, then by its parts; mostly nothing. */
export type ComputedAt = (indicator: number, place: number, year: number) => readonly ComputedFact[];

/** Of how many years values are derived, up to the one that is running: facilities are counted anew for each. */
export const DERIVED_YEARS = 30;

const BELOW: Readonly<Partial<Record<RegionLevel, RegionLevel>>> = {
  [RegionLevel.PROVINCE]: RegionLevel.CITY,
  [RegionLevel.CITY]: RegionLevel.COUNTY,
  [RegionLevel.COUNTY]: RegionLevel.TOWNSHIP,
};

/** What can be worked out of indicators from what the directory holds. One statement, or none. */
export async function readComputed(sql: Sql, asked: ComputedAsked): Promise<ComputedAt> {
  // People and facilities are not told apart by towns and countryside, and the country has no parts here.
  const derived = asked.area === ObservedArea.TOTAL ? asked.indicators.filter(isDerived) : [];
  const rolled = asked.indicators.filter(
    ({ rollUp: rule }) =>
      (rule === RollUp.SUM && asked.area !== ObservedArea.NATION) ||
      (rule === RollUp.POPULATION_WEIGHTED_MEAN && asked.area === ObservedArea.TOTAL),
  );
  if ((derived.length === 0 && rolled.length === 0) || asked.places.length === 0) return () => [];
  const weighted = rolled.some(({ rollUp: rule }) => rule === RollUp.POPULATION_WEIGHTED_MEAN);
  const facts = await readComputedFacts(sql, {
    ...asked,
    derivedYears: asked.years.filter((year) => derivable(year, asked.view.day)),
    derived: derived.map(({ derivation }) => derivation),
    rolled: rolled.map(({ id }) => id),
    people: weighted || (asked.share && rolled.length > 0),
  });
  const work = new Work(asked, facts);
  const derivations = new Map(derived.map(({ id, derivation }) => [id, derivation]));
  const rules = new Map(rolled.map(({ id, rollUp: rule }) => [id, rule]));
  return (indicator, place, year) => {
    const [derivation, rule] = [derivations.get(indicator), rules.get(indicator)];
    return [
      ...(derivation ? work.derived(derivation, place, year) : []),
      ...(rule ? work.rolledUp(indicator, rule, place, year) : []),
    ];
  };
}

const isDerived = (
  indicator: ComputedIndicator,
): indicator is ComputedIndicator & { readonly derivation: DerivationFact } => indicator.derivation !== null;

/** A division as a part of another. */
interface DivisionPart extends Part {
  readonly region: number;
  readonly observation: number | null;
}

/** What a term of a derivation comes to in a place, and how many of the records that give it say so. */
interface TermValue {
  readonly value: string | null;
  readonly lineage: LineageFact;
  readonly reported: number;
  readonly expected: number;
}

/** The facts, put in order for working values out one by one. */
class Work {
  private readonly levels: ReadonlyMap<number, RegionLevel>;
  private readonly regions: RegionsOverYears;
  private readonly figures: ReadonlyMap<
    string,
    Figure & { readonly id: number; readonly comparator: Comparator }
  >;
  /** Sums by place that were asked for before, by what they are sums of. */
  private readonly sums = new Map<string, ReadonlyMap<number, number>>();

  constructor(
    private readonly asked: ComputedAsked,
    private readonly facts: ComputedFacts,
  ) {
    this.levels = new Map(asked.places.map(({ id, level }) => [id, level]));
    this.regions = new RegionsOverYears(facts.regions);
    this.figures = new Map(
      facts.figures.map((figure) => [keyOf(figure.indicator, figure.region, figure.year), figure]),
    );
  }

  derived(derivation: DerivationFact, place: number, year: number): ComputedFact[] {
    if (!derivable(year, this.asked.view.day)) return [];
    const numerator = this.term(derivation.numerator, place, year);
    const denominator = derivation.denominator && this.term(derivation.denominator, place, year);
    if (numerator.value === null || denominator?.value === null) return [];
    const value = derive(numerator.value, denominator?.value ?? null, derivation.scale);
    if (value === null) return [];
    const terms = denominator ? [numerator, denominator] : [numerator];
    const [reported, expected] = [
      sumOf(terms.map((each) => each.reported)),
      sumOf(terms.map((each) => each.expected)),
    ];
    const without = expected - reported;
    return [
      {
        value,
        method: ComputationMethod.DERIVED,
        rollUp: null,
        numerator: numerator.value,
        denominator: denominator?.value ?? null,
        scale: derivation.scale,
        asOf: this.dayOf(year),
        reported,
        expected,
        share: null,
        missing: [],
        from: terms.map(({ lineage }) => lineage),
        note: without > 0 ? `Left out, since they do not say: ${without} of ${expected} records.` : null,
      },
    ];
  }

  rolledUp(indicator: number, rule: RollUp, place: number, year: number): ComputedFact[] {
    const below = BELOW[this.levels.get(place) ?? RegionLevel.TOWNSHIP];
    if (!below) return [];
    const day = this.dayOf(year);
    const parts = this.facts.parts
      .filter((part) => part.parentId === place && isInBeing(part, endOf(year)))
      .map(({ id }): DivisionPart => {
        const figure = this.figures.get(keyOf(indicator, id, year)) ?? null;
        const people = this.people(PopulationGroup.TOTAL, below, day).get(id) ?? null;
        return { region: id, observation: figure?.id ?? null, figure, people };
      });
    const whole = rollUp(rule, parts);
    if (!whole) return [];
    const { value, numerator, denominator, counted, missing, leftOut, expected, share } = whole;
    return [
      {
        value,
        method: ComputationMethod.ROLLED_UP,
        rollUp: rule,
        numerator,
        denominator,
        scale: null,
        asOf: day,
        reported: counted.length,
        expected,
        share,
        missing: missing.map(({ region }) => region),
        from: counted.map(({ part, value: own }) => ({
          ...NOTHING,
          what: 'The figure of a division right below.',
          value: own,
          observation: part.observation,
          region: part.region,
        })),
        note:
          leftOut.length > 0
            ? `Left out, since they told words or a bound, or nobody counted their people: ${leftOut.length} of ${expected} divisions.`
            : null,
      },
    ];
  }

  private term(term: TermFact, place: number, year: number): TermValue {
    if (term.kind === DerivedFrom.CAPACITY) return this.capacity(term, place, year);
    if (term.kind === DerivedFrom.POPULATION) return this.population(term, place, year);
    const { code } = term;
    const figure = this.figures.get(keyOf(this.facts.terms[code ?? ''] ?? 0, place, year));
    const value = figure && isNumber(figure) ? figure.value : null;
    const what = `The figure of the indicator ${code} that counts.`;
    const lineage = { ...NOTHING, what, value, observation: figure?.id ?? null, region: place };
    return { value, lineage, reported: value === null ? 0 : 1, expected: 1 };
  }

  private capacity({ facilityTypes, unit }: TermFact, place: number, year: number): TermValue {
    const of = (what: keyof Pick<SupplyFact, 'capacity' | 'facilities' | 'uncounted'>) => {
      const key = `${what} ${facilityTypes?.join()} ${unit} ${year}`;
      return this.summed(key, place, year, () =>
        this.facts.supply
          .filter(
            (each) => each.year === year && each.unit === unit && each.types.join() === facilityTypes?.join(),
          )
          .map((each) => ({ region: each.region, number: each[what] })),
      );
    };
    const facilities = of('facilities') ?? 0;
    const reported = facilities - (of('uncounted') ?? 0);
    // Without any count there is no capacity, rather than none.
    const value = reported > 0 ? String(of('capacity') ?? 0) : null;
    const what = `The capacity of ${reported} of ${facilities} facilities that work on the day.`;
    const lineage = {
      ...NOTHING,
      what,
      value,
      region: place,
      facilityTypes: facilityTypes ?? [],
      unit: unit ?? null,
    };
    return { value, lineage, reported, expected: facilities };
  }

  private population({ group }: TermFact, place: number, year: number): TermValue {
    const population = group ?? PopulationGroup.TOTAL;
    const level = this.levels.get(place) ?? RegionLevel.TOWNSHIP;
    const people = this.people(population, level, this.dayOf(year)).get(place);
    const value = people === undefined ? null : String(people);
    const what = 'The people of the settlements given on the day, as last counted.';
    return {
      value,
      lineage: { ...NOTHING, what, value, region: place, population },
      reported: 0,
      expected: 0,
    };
  }

  private summed(
    key: string,
    place: number,
    year: number,
    parts: () => readonly { readonly region: number; readonly number: number }[],
  ): number | undefined {
    const level = this.levels.get(place) ?? RegionLevel.TOWNSHIP;
    const name = `${key} ${level}`;
    let sums = this.sums.get(name);
    if (!sums) this.sums.set(name, (sums = this.regions.sums(parts(), level, this.dayOf(year))));
    return sums.get(place);
  }

  private people(group: PopulationGroup, level: RegionLevel, day: CalendarDay): ReadonlyMap<number, number> {
    const name = `${group} ${level} ${day}`;
    let sums = this.sums.get(name);
    if (!sums) {
      const given = this.facts.people.filter(({ endedOn }) => endedOn === null || endedOn > day);
      const parts = given.flatMap(({ region, [group]: number }) =>
        number === null ? [] : [{ region, number }],
      );
      this.sums.set(name, (sums = this.regions.sums(parts, level, day)));
    }
    return sums;
  }

  /** The day that a year's value stands for: its end, or the day asked about in the year that is running then. */
  private dayOf(year: number): CalendarDay {
    const { day } = this.asked.view;
    return endOf(year) < day ? endOf(year) : day;
  }
}

const NOTHING = {
  value: null,
  observation: null,
  region: null,
  facilityTypes: null,
  unit: null,
  population: null,
};

/** Whether values are derived of a year: one that has begun, and is not too long ago. */
const derivable = (year: number, day: CalendarDay) => {
  const thisYear = Number(day.slice(0, 4));
  return year <= thisYear && year > thisYear - DERIVED_YEARS;
};

const endOf = (year: number): CalendarDay => `${String(year).padStart(4, '0')}-12-31`;
const keyOf = (indicator: number, region: number, year: number) => `${indicator} ${region} ${year}`;
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
