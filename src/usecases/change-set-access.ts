import type { EntityManager } from 'typeorm';
import { lockChangeSet, standingOf, wroteIn, type ChangeSetRow } from '../data/change-sets.js';
import type { Attempt } from '../data/unit-of-work.js';
import { maySeeDrafts, type ChangeSetStanding } from '../domain/access.js';
import { ChangeSetAction, ChangeSetState, nextState } from '../domain/change-set.js';
import { decodeGlobalId } from '../domain/global-id.js';
import { problem, ProblemCode, type Problem } from '../domain/problem.js';

/** A change set that something may be done to, in the state it then comes to. */
export interface OpenChangeSet {
  readonly set: ChangeSetRow;
  readonly standing: ChangeSetStanding;
  readonly next: ChangeSetState;
}

/** Which change set, and which version of it was read. */
export interface ChangeSetRef {
  readonly changeSet: string;
  readonly version?: number | null;
}

/** The row's id in the global id of a change set. */
export function changeSetId(id: string): number {
  const { typeName, key } = decodeGlobalId(id, 'input.changeSet');
  return typeName === 'ChangeSet' ? key : 0;
}

/** Finds and locks a change set for an action on it as a whole, or says why the action is impossible. */
export async function openChangeSet(
  manager: EntityManager,
  { actor }: Attempt,
  { changeSet, version }: ChangeSetRef,
  action: ChangeSetAction,
): Promise<OpenChangeSet | Problem> {
  const set = await lockChangeSet(manager, changeSetId(changeSet), 'update');
  const standing = set && (await standingOf(manager, set.id));
  const seen = set?.state === ChangeSetState.PUBLISHED || (standing && maySeeDrafts(actor, standing));
  if (!set || !standing || !seen) return NOT_SEEN;
  const next = nextState(set.state, action);
  if (typeof next !== 'string') return { ...next, path: ['changeSet'] };
  if (version !== undefined && version !== null && version !== set.version)
    return stale('change set', set.version);
  return { set, standing, next };
}

/** Finds a change set for work on its drafts, which others may do at the same time, or says why it is impossible. */
export async function openDrafts(
  manager: EntityManager,
  { actor }: Attempt,
  changeSet: string,
  action: ChangeSetAction.EDIT | ChangeSetAction.REBASE | ChangeSetAction.VALIDATE,
  lock: 'share' | 'update' = 'share',
): Promise<ChangeSetRow | Problem> {
  const set = await lockChangeSet(manager, changeSetId(changeSet), lock);
  if (!set) return NOT_SEEN;
  // Whose business all of its drafts are is looked up only if it matters: there may be thousands.
  const seen =
    set.state === ChangeSetState.PUBLISHED ||
    (await wroteIn(manager, set.id, actor.subject)) ||
    maySeeDrafts(actor, await standingOf(manager, set.id));
  if (!seen) return NOT_SEEN;
  const next = nextState(set.state, action);
  return typeof next === 'string' ? set : { ...next, path: ['changeSet'] };
}

const NOT_SEEN = problem(
  ProblemCode.NOT_FOUND,
  'There is no such change set, or it is not for you to see: `changeSets` lists those that are.',
  ['changeSet'],
);

/** Somebody else changed a thing since it was read. */
export function stale(what: string, version: number): Problem {
  return problem(
    ProblemCode.STALE_VERSION,
    `The ${what} was changed since you read it: it is at version ${version} now. Read it again, and name that version.`,
    ['version'],
  );
}

export function isProblem(value: object): value is Problem {
  return 'code' in value && 'path' in value;
}

export function forbidden(message: string, path: readonly string[] = []): Problem {
  return problem(ProblemCode.FORBIDDEN, message, path);
}
