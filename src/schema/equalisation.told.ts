import type { EqualisationAnswer, EqualisationRows } from '../data/reports/equalisation.js';
import type { UnitFact } from '../data/reports/equalisation-facts.js';
import type { EqualisationOfYear } from '../data/reports/equalisation-years.js';
import type { Row } from '../data/table.js';
import type { EqualisationGap } from '../domain/equalisation.js';
import type { TheilDecomposition as Theil } from '../domain/inequality/theil.js';
import { EQUALISATION_METHODS } from './equalisation.methods.js';
import type { EqualisationReport, EqualisationYear, TheilDecomposition } from './equalisation.payloads.js';

const GAPS: Readonly<Record<EqualisationGap, string>> = {
  FEWER_THAN_TWO: 'Fewer than two divisions have a value: there is no inequality to measure.',
  ALL_ZERO: 'All values are 0: shares of nothing cannot be compared, so that only the range is told.',
  ZERO_VALUE: 'A value is 0: the ratio and Theil’s L have no bound then and are not told.',
  NEGATIVE_VALUE:
    'A value is negative: ratio, Gini, Theil, Lorenz and shares have no meaning then and are not told.',
};

/** How many divisions a note names. */
const NAMED = 20;

/** The report with what it was told from. */
export interface EqualisationTold extends EqualisationReport {
  readonly answer: EqualisationAnswer;
}

/** How equal divisions are, as the API tells it. */
export function equalisationTold(answer: EqualisationAnswer): EqualisationTold {
  const { question, place, rows, years, convergence } = answer;
  const { subject, per, level, weight, area } = question;
  return {
    answer,
    indicator: rows.indicator,
    facilityType: rows.facilityType,
    unit: 'unit' in subject ? subject.unit : null,
    per,
    region: regionIn(rows, place.id),
    level,
    weight,
    area,
    methods: EQUALISATION_METHODS,
    years: years.map((year) => yearTold(year, rows)),
    convergence,
  };
}

// What is not asked for was not read, and is not shown either.
const regionIn = ({ regions }: EqualisationRows, id: number) => regions.get(id) as Row;

function yearTold(year: EqualisationOfYear, rows: EqualisationRows): EqualisationYear {
  const those = (units: readonly UnitFact[]) => units.map(({ id }) => regionIn(rows, id));
  return {
    ...year,
    // Hundreds, which not everybody asks for.
    get regions() {
      return year.regions.map(({ unit, observation, value, population, rank, distance, relative }) => ({
        region: regionIn(rows, unit.id),
        value,
        population,
        rank,
        distance,
        relative,
        observation: rows.observations.get(observation ?? 0) ?? null,
      }));
    },
    missing: those(year.missing),
    missingPopulation: those(year.missingPopulation),
    theilT: theilTold(year.theilT, rows),
    theilL: theilTold(year.theilL, rows),
    notes: notesOf(year),
  };
}

function theilTold(parts: Theil<number> | null, rows: EqualisationRows): TheilDecomposition | null {
  if (!parts) return null;
  const cities = parts.groups.map(({ group, ...city }) => ({ ...city, region: regionIn(rows, group) }));
  return { ...parts, cities };
}

function notesOf({ unmeasured, partlyCounted, gaps }: EqualisationOfYear): string[] {
  const about = (units: readonly UnitFact[], what: string) =>
    units.length === 0 ? [] : [`${what}: ${listed(units)}.`];
  return [
    ...about(unmeasured, 'Told in words or as a bound, and left out'),
    ...about(partlyCounted, 'Some facilities are not counted, so that the value may be too low'),
    ...gaps.map((gap) => GAPS[gap]),
  ];
}

function listed(units: readonly UnitFact[]): string {
  const names = units.slice(0, NAMED).map(({ code, name }) => `${code} ${name}`);
  const more = units.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
