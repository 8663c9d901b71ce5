import type { EntityManager } from 'typeorm';
import { lockChangeSet, standingOf, type ChangeSetRow } from '../data/change-sets.js';
import type { Attempt } from '../data/unit-of-work.js';
import { maySeeDrafts, type ChangeSetStanding } from '../domain/access.js';
import { nextState, type ChangeSetAction, type ChangeSetState } from '../domain/change-set.js';
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

/**
 * Finds and locks a change set for an action, or says why the action is impossible. Drafts are worked on side by side;
 * whatever else is done to a change set is done by one at a time.
 */
export async function openChangeSet(
  manager: EntityManager,
  { actor }: Attempt,
  { changeSet, version }: ChangeSetRef,
  action: ChangeSetAction,
  lock: 'share' | 'update' = 'update',
): Promise<OpenChangeSet | Problem> {
  const set = await lockChangeSet(manager, changeSetId(changeSet), lock);
  const standing = set && (await standingOf((text, values) => manager.query(text, values), set.id));
  if (!set || !standing || !maySeeDrafts(actor, standing)) {
    return problem(
      ProblemCode.NOT_FOUND,
      'There is no such change set, or it is not for you to see: `changeSets` lists those that are.',
      ['changeSet'],
    );
  }
  const next = nextState(set.state, action);
  if (typeof next !== 'string') return { ...next, path: ['changeSet'] };
  if (version !== undefined && version !== null && version !== set.version)
    return stale('change set', set.version);
  return { set, standing, next };
}

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
