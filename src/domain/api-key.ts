import { Role } from './access.js';
import { problem, ProblemCode, type Problem } from './problem.js';

/** What a machine's key is good for. */
export enum ApiKeyScope {
  READ = 'READ',
  PROPOSE = 'PROPOSE',
}

/** What is asked of a new key. */
export interface ApiKeyRequest {
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  readonly expiresAt: Date;
}

const MAX_NAME = 100;
const MAX_CODES = 100;
const MAX_YEARS = 2;
const YEAR_MS = 365.25 * 86_400_000;
const HOUR_MS = 3_600_000;

/** The roles that a key's scopes amount to. What it proposes is limited to the key's departments and regions. */
export function rolesOf(scopes: readonly ApiKeyScope[]): ReadonlySet<Role> {
  const roles = [Role.READER, Role.INTEGRATOR];
  return new Set(scopes.includes(ApiKeyScope.PROPOSE) ? [...roles, Role.EDITOR] : roles);
}

/** The instant at which a key ends whose last day is given: midnight in China. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + 24 * HOUR_MS);
}

/** The instant at which a key ends of which no last day is given: a year on. */
export function aYearAfter(now: Date): Date {
  return new Date(now.getTime() + 365 * 24 * HOUR_MS);
}

/** When a key that has been replaced ends: after the overlap, and never later than it would have anyway. */
export function overlapEnd(now: Date, hours: number, expiresAt: Date): Date {
  return new Date(Math.min(now.getTime() + hours * HOUR_MS, expiresAt.getTime()));
}

/** What is wrong with a key that is asked for; the codes are not looked up here. */
export function checkApiKey(request: ApiKeyRequest, now: Date): Problem[] {
  const { name, scopes, departments, regions, expiresAt } = request;
  const faults: Problem[] = [];
  const fault = (code: ProblemCode, message: string, ...path: string[]) =>
    void faults.push(problem(code, message, path));
  if (name.trim() === '') fault(ProblemCode.EMPTY_TEXT, 'Name the program that will use the key.', 'name');
  if (name.length > MAX_NAME)
    fault(ProblemCode.INVALID, `A name has at most ${MAX_NAME} characters.`, 'name');
  if (scopes.length === 0) fault(ProblemCode.INVALID, 'A key needs at least one scope.', 'scopes');
  if (scopes.includes(ApiKeyScope.PROPOSE) && departments.length + regions.length === 0)
    fault(
      ProblemCode.INVALID,
      'A key that proposes needs a department or a region: name whose services it may change.',
      'scopes',
    );
  for (const [path, codes] of Object.entries({ departments, regions }))
    if (codes.length > MAX_CODES)
      fault(ProblemCode.INVALID, `A key is limited to at most ${MAX_CODES} ${path}.`, path);
  faults.push(...checkExpiry(expiresAt, now));
  return faults;
}

/** Whether a key may end then: not before it begins, and in at most two years. */
export function checkExpiry(expiresAt: Date, now: Date): Problem[] {
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0)
    return [problem(ProblemCode.INVALID, 'The last day has passed: name today or later.', ['expiresOn'])];
  if (left > MAX_YEARS * YEAR_MS)
    return [
      problem(ProblemCode.INVALID, `A key lasts at most ${MAX_YEARS} years: rotate it in time.`, [
        'expiresOn',
      ]),
    ];
  return [];
}
