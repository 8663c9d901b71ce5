import { badInput } from '../../domain/errors.js';
import { inForceIn } from '../view.js';

const INDICATOR = { name: 'indicator_revision', subject: 'indicator_id' };

/** SQL of the id of the indicator in force that has a code; null if there is none. */
export const indicatorNamed = (code: string) =>
  `(select v.indicator_id from indicator_revision v where v.code = ${code} and ${inForceIn(INDICATOR, 'v')} limit 1)`;

/** What is told of a code that no plan has. */
export function planUnknown(code: string): Error {
  return badInput('plan', `There is no plan ${code.slice(0, 80)}: name one of \`plans\`.`, {
    problem: 'PLAN_UNKNOWN',
  });
}

/** What is told of a code that no indicator has. */
export function indicatorUnknown(argument: string, code: string): Error {
  return badInput(argument, `There is no indicator ${code.slice(0, 80)}: name one of \`indicators\`.`, {
    problem: 'INDICATOR_UNKNOWN',
  });
}
