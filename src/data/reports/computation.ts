import { RegionLevel } from '../../domain/enums.js';
import { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import { isNumber, type ToldFigure } from '../../domain/indicators/figure.js';
import { derive, rollUp, type Part } from '../../domain/indicators/roll-up.js';
import { ComputationMethod, DerivedFrom, RollUp } from '../../domain/indicators/vocabulary.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { View } from '../view.js';
import type { ComputedFacts, DerivationFact, SupplyFact, TermFact } from './computed-facts.js';
import { endOf, isInBeing, livingOn, RegionsOverYears, yearEnd } from './regions-over-years.js';

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

/** The divisions of which values are worked out, and on which view. */
export interface ComputationGround {
  readonly places: readonly { readonly id: number; readonly level: RegionLevel }[];
  readonly view: View;
}

/** Of how many years values are derived, up to the one that is running: facilities are counted anew for each. */
export const DERIVED_YEARS = 30;

const BELOW: Readonly<Partial<Record<RegionLevel, RegionLevel>>> = {
  [RegionLevel.PROVINCE]: RegionLevel.CITY,
  [RegionLevel.CITY]: RegionLevel.COUNTY,
  [RegionLevel.COUNTY]: RegionLevel.TOWNSHIP,
};

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

/** Works values out one by one, from facts that were read for all of them. */
export class Computation {
  private readonly levels: ReadonlyMap<number, RegionLevel>;
  private readonly regions: RegionsOverYears;
  private readonly figures: ReadonlyMap<string, ToldFigure & { readonly id: number }>;
  /** Sums by place that were asked for before, by what they are sums of. */
  private readonly sums = new Map<string, ReadonlyMap<number, number>>();

  constructor(
    private readonly asked: ComputationGround,
    private readonly facts: ComputedFacts,
  ) {
    this.levels = new Map(asked.places.map(({ id, level }) => [id, level]));
    this.regions = new RegionsOverYears(facts.regions);
    this.figures = new Map(
      facts.figures.map((figure) => [keyOf(figure.indicator, figure.region, figure.year), figure]),
    );
  }

  /** What a derivation comes to; nothing if a term of it is not known. */
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

  /** What the figures of the divisions right below come to; nothing without any. */
  rolledUp(indicator: number, rule: RollUp, place: number, year: number): ComputedFact[] {
    const below = BELOW[this.levels.get(place) ?? RegionLevel.TOWNSHIP];
    if (!below) return [];
    const day = this.dayOf(year);
    const parts = this.facts.parts
      .filter((part) => part.parentId === place && isInBeing(part, yearEnd(year)))
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
      const parts = livingOn(this.facts.people[group] ?? [], day);
      this.sums.set(name, (sums = this.regions.sums(parts, level, day)));
    }
    return sums;
  }

  private dayOf(year: number): CalendarDay {
    return endOf(year, this.asked.view.day);
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
export const derivable = (year: number, day: CalendarDay) => {
  const thisYear = Number(day.slice(0, 4));
  return year <= thisYear && year > thisYear - DERIVED_YEARS;
};

const keyOf = (indicator: number, region: number, year: number) => `${indicator} ${region} ${year}`;
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
