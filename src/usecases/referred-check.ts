import type { Contents, ServiceContent } from '../domain/content.js';
import type { CostSharingFacts } from '../domain/cost-sharing-rules.js';
import { checkCondition } from '../domain/eligibility/check-condition.js';
import { VOCABULARY } from '../domain/eligibility/vocabulary.js';
import { checkLocalImplementation } from '../domain/local-rules.js';
import { checkLocalTarget } from '../domain/local-target-rules.js';
import { localTargetCode } from '../domain/local-target.js';
import { problem, ProblemCode, type Problem } from '../domain/problem.js';
import { serviceUnknown } from '../domain/service-named.js';
import { withText } from '../domain/text-rules.js';
import { localCode, type ReferredFacts } from './referred-facts.js';

/** The texts of a service that its reading may quote. */
const textsOf = ({ name, audience, standard }: ServiceContent) => [audience, standard, name];

/** What stands against the reading of an audience: it is of a service in force, and of its words. */
export function checkEligibilityRule(
  { service, condition, note }: Contents['ELIGIBILITY_RULE'],
  { services }: ReferredFacts,
  code: string,
): Problem[] {
  if (service !== code) {
    const message = 'A reading has its service’s code: give the same for both.';
    return [problem(ProblemCode.INVALID, message, [code, 'service'])];
  }
  const content = services.get(service);
  if (!content) return [serviceUnknown(service, [code, 'service'])];
  return [
    ...withText({ note }, [code]),
    ...checkCondition(condition, VOCABULARY, textsOf(content), [code, 'condition']),
  ];
}

/** What stands against the code of what holds in a division: none may take a code that reads as another's. */
export function checkPlaceCode(region: string, code: string): Problem[] {
  const other = code.split('-').find((part) => /^\d{6}(\d{3})?$/.test(part) && part !== region);
  if (other === undefined) return [];
  const message = `${code} reads as if it were for ${other}: give it a code with ${region.slice(0, 20)}, or with no division.`;
  return [problem(ProblemCode.INVALID, message, [code])];
}

/** What stands against what a division adds to a service. */
export function checkLocal(
  content: Contents['LOCAL_IMPLEMENTATION'],
  { services, regions, implementations }: ReferredFacts,
  code: string,
): Problem[] {
  const { service, region, addedAudience } = content;
  if (code !== localCode(service, region)) {
    const message = `What a division adds goes by the codes of both: this is ${localCode(service, region).slice(0, 80)}.`;
    return [problem(ProblemCode.INVALID, message, [code])];
  }
  const place = regions.get(region);
  const list = services.get(service);
  const above = place?.path.at(-2) ?? '';
  const city = implementations.get(localCode(service, above));
  return checkLocalImplementation(
    content,
    {
      region: place ?? null,
      service: list ?? null,
      city: city ? { code: above, figures: city.figures } : null,
    },
    code,
    (condition) => checkCondition(condition, VOCABULARY, [addedAudience?.text ?? '']),
  );
}

/** What stands against a target of a division’s own. */
export function checkTarget(
  content: Contents['LOCAL_TARGET'],
  { regions, indicators }: ReferredFacts,
  code: string,
): Problem[] {
  if (code !== localTargetCode(content)) {
    const message = `A target goes by the codes of its indicator and division, and its year: this is ${localTargetCode(content).slice(0, 80)}.`;
    return [problem(ProblemCode.INVALID, message, [code])];
  }
  const region = regions.get(content.region) ?? null;
  return checkLocalTarget(content, { region, indicator: indicators.get(content.indicator) ?? null }, code);
}

/** What ratios and tiers are checked against. */
export function costSharingFacts({ services, regions, day }: ReferredFacts): CostSharingFacts {
  return {
    day,
    service: (code) => services.get(code)?.funding,
    regions: new Map([...regions].flatMap(([code, { level, inForce }]) => (inForce ? [[code, level]] : []))),
  };
}
