import { badInput } from '../../domain/errors.js';
import { PopulationGroup } from '../../domain/facilities/planning.js';
import { yearsTold } from '../../domain/indicators/years-asked.js';
import {
  betaConvergence,
  FEWEST,
  sigmaConvergence,
  type BetaConvergence,
  type SigmaConvergence,
} from '../../domain/inequality/convergence.js';
import { FacilityType } from '../../entities/facility-type.js';
import { Indicator } from '../../entities/indicator.js';
import { Observation } from '../../entities/observation.js';
import { Region } from '../../entities/region.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';
import { readEqualisationFacts, type EqualisationFacts } from './equalisation-facts.js';
import {
  checkFound,
  equalisationAsked,
  type EqualisationQuestion,
  type EqualisationRequest,
} from './equalisation-question.js';
import { rowsAsked } from './rows-asked.js';
import { equalisationByYear, type EqualisationOfYear } from './equalisation-years.js';

/** Regions times years that one report tells. */
const MOST_VALUES = 5_000;

/** How the years went together. */
export interface ConvergenceOverYears {
  readonly from: number;
  readonly to: number;
  readonly sigma: SigmaConvergence | null;
  readonly beta: BetaConvergence | null;
}

/** How equal the regions of a level are. */
export interface EqualisationAnswer {
  readonly question: EqualisationQuestion;
  /** The indicator or kind of facility. */
  readonly named: EqualisationFacts['subject'];
  /** The division whose regions are compared. */
  readonly place: EqualisationFacts['place'];
  readonly years: readonly EqualisationOfYear[];
  readonly convergence: ConvergenceOverYears | null;
  /** Rows of all that the answer names, as far as they were asked for. */
  readonly rows: EqualisationRows;
}

/** Rows by their ids. */
export interface EqualisationRows {
  readonly indicator: Row | null;
  readonly facilityType: Row | null;
  readonly regions: ReadonlyMap<number, Row>;
  readonly observations: ReadonlyMap<number, Row>;
}

/** What an operation asks of what the answer names; null if nothing. */
export interface EqualisationWanted {
  readonly indicator: Selection | null;
  readonly facilityType: Selection | null;
  readonly region: Selection | null;
  readonly observation: Selection | null;
  /** Whether people are to be told even if no measure needs them. */
  readonly people: boolean;
}

/**
 * How equal the regions of a level are, year by year. One statement, and one for each kind of thing of which anything is
 * asked: regions, figures, and the indicator or kind of facility.
 * @throws BAD_USER_INPUT for what does not go together, is out of bounds or is not there
 */
export async function readEqualisation(
  reader: Reader,
  request: EqualisationRequest,
  view: View,
  wanted: EqualisationWanted,
): Promise<EqualisationAnswer> {
  const question = equalisationAsked(request, view.day);
  const people = question.needsPeople || wanted.people ? (question.per ?? PopulationGroup.TOTAL) : null;
  const facts = await readEqualisationFacts(reader.sql, { ...question, people }, view);
  checkFound(question, facts);
  const told =
    'indicator' in question.subject
      ? yearsTold(
          question.years,
          facts.figures.map(({ year }) => year),
        )
      : facts.years;
  checkSize(facts.units.length, told.length);
  const years = equalisationByYear(facts, question, told, view.day);
  return {
    question,
    named: facts.subject,
    place: facts.place,
    years,
    convergence: convergenceOf(years),
    rows: await readRows(reader, { question, facts, years }, view, wanted),
  };
}

function checkSize(units: number, years: number): void {
  if (units * years > MOST_VALUES)
    throw badInput(
      'from',
      `${units} divisions in ${years} years are more than ${MOST_VALUES} values: ask about fewer years, or a smaller division.`,
      { problem: 'OUT_OF_RANGE' },
    );
}

/** From the first year in which as many regions as it takes had a value, to the last; null if that is one year, or none. */
function convergenceOf(years: readonly EqualisationOfYear[]): ConvergenceOverYears | null {
  const told = years.filter(({ n }) => n >= FEWEST);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last || first === last) return null;
  const before = new Map(first.regions.map(({ unit, number }) => [unit.id, number]));
  const ends = last.regions.flatMap(({ unit, number }) => {
    const value = before.get(unit.id);
    return value === undefined ? [] : [{ first: value, last: number }];
  });
  const spreads = told.flatMap(({ year, coefficientOfVariation }) =>
    coefficientOfVariation === null ? [] : [{ year, coefficientOfVariation }],
  );
  return {
    from: first.year,
    to: last.year,
    sigma: sigmaConvergence(spreads),
    beta: betaConvergence(ends, last.year - first.year),
  };
}

async function readRows(
  reader: Reader,
  {
    question: { subject },
    facts,
    years,
  }: {
    readonly question: EqualisationQuestion;
    readonly facts: EqualisationFacts;
    readonly years: readonly EqualisationOfYear[];
  },
  view: View,
  wanted: EqualisationWanted,
): Promise<EqualisationRows> {
  const { id } = facts.subject;
  const observed = years.flatMap(({ regions }) => regions.flatMap(({ observation }) => observation ?? []));
  const cities = facts.units.flatMap(({ city }) => city ?? []);
  const ids = [facts.place.id, ...cities, ...facts.units.map((unit) => unit.id)];
  const ofIndicator = 'indicator' in subject;
  const [indicators, types, regions, observations] = await Promise.all([
    rowsAsked(reader, Indicator, wanted.indicator, 'indicatorId', ofIndicator ? [id] : [], view),
    rowsAsked(reader, FacilityType, wanted.facilityType, 'facilityTypeId', ofIndicator ? [] : [id], view),
    rowsAsked(reader, Region, wanted.region, 'id', ids, view),
    rowsAsked(reader, Observation, wanted.observation, 'id', observed, view),
  ]);
  return {
    indicator: indicators.get(id) ?? null,
    facilityType: types.get(id) ?? null,
    regions,
    observations,
  };
}
