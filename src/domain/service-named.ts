import { problem, ProblemCode, type Problem } from './problem.js';

/** That a service which is named is not in force on the day of the draft that names it. */
export function serviceUnknown(code: string, path: readonly string[]): Problem {
  const message = `There is no service ${code.slice(0, 80)} on the day from which this is to be in force: name one of \`services\`, or choose another day.`;
  return problem(ProblemCode.NOT_FOUND, message, path);
}
