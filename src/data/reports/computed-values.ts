import { ObservedArea, RollUp } from '../../domain/indicators/vocabulary.js';
import type { Sql } from '../sql.js';
import { Computation, derivable, type ComputationGround, type ComputedFact } from './computation.js';
import { readComputedFacts, type ComputedIndicator, type DerivationFact } from './computed-facts.js';

/** What is to be worked out: every indicator in every place and year. */
export interface ComputedAsked extends ComputationGround {
  readonly indicators: readonly ComputedIndicator[];
  readonly years: readonly number[];
  readonly area: ObservedArea;
  /** Whether it is asked which share of the people is covered. */
  readonly share: boolean;
}

/** What is worked out of an indicator in a place and year: by its derivation first, then by its parts; mostly nothing. */
export type ComputedAt = (indicator: number, place: number, year: number) => readonly ComputedFact[];

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
  const computation = new Computation(asked, facts);
  const derivations = new Map(derived.map(({ id, derivation }) => [id, derivation]));
  const rules = new Map(rolled.map(({ id, rollUp: rule }) => [id, rule]));
  return (indicator, place, year) => {
    const [derivation, rule] = [derivations.get(indicator), rules.get(indicator)];
    return [
      ...(derivation ? computation.derived(derivation, place, year) : []),
      ...(rule ? computation.rolledUp(indicator, rule, place, year) : []),
    ];
  };
}

const isDerived = (
  indicator: ComputedIndicator,
): indicator is ComputedIndicator & { readonly derivation: DerivationFact } => indicator.derivation !== null;
