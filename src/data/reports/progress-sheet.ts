import type { SheetPlanProgress } from '../../domain/indicators/progress-csv.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import { readStandingRows, type PlanProgressAnswer } from './plan-progress.js';

const INDICATOR: Selection = { fields: new Set(['code', 'name']), nested: new Map() };

/** How the promises of a plan stand, as sheets show it. One statement: the names of the indicators. */
export async function progressSheet(reader: Reader, answer: PlanProgressAnswer): Promise<SheetPlanProgress> {
  const { standings, view, byDomain } = answer;
  const { indicators } = await readStandingRows(reader, standings, view, {
    indicator: INDICATOR,
    target: null,
    localTarget: null,
    observation: null,
  });
  const domains = new Map(byDomain.map(({ domain }) => [domain?.code, domain?.name]));
  return {
    plan: String(answer.plan.name),
    region: { code: String(answer.region.code), name: String(answer.region.name) },
    day: answer.day,
    indicators: standings.map((standing) => {
      const { facts, goal, base, figure } = standing;
      const named = indicators.get(facts.indicator);
      return {
        indicator: {
          code: String(named?.code),
          name: String(named?.name),
          unit: facts.unit,
          nature: facts.nature,
        },
        domain: String(domains.get(facts.domain) ?? ''),
        verdict: standing.verdict,
        reason: standing.reason,
        ofProvince: standing.localTarget === null,
        goalYear: goal.year,
        goal: goal.value,
        goalWords: goal.words,
        comparator: goal.comparator,
        baseYear: base?.year ?? null,
        baseValue: base?.value ?? null,
        valueYear: figure?.year ?? null,
        value: figure?.value ?? null,
        expected: standing.expected,
        expectedOnDay: standing.expectedOnDay,
        gap: standing.gap,
        neededPerYear: standing.neededPerYear,
        targetBelowBase: standing.targetBelowBase,
      };
    }),
  };
}
