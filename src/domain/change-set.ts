import { problem, ProblemCode, type Problem } from './problem.js';

/** Where a change set is on its way to being in force. */
export enum ChangeSetState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}

/** What can be done to a change set. */
export enum ChangeSetAction {
  EDIT = 'EDIT',
  VALIDATE = 'VALIDATE',
  SUBMIT = 'SUBMIT',
  APPROVE = 'APPROVE',
  RETURN = 'RETURN',
  WITHDRAW = 'WITHDRAW',
  PUBLISH = 'PUBLISH',
  REBASE = 'REBASE',
}

type Transitions = Readonly<Partial<Record<ChangeSetAction, ChangeSetState>>>;

/**
 * What can be done in each state, and the state it leads to. Whatever was approved was seen in full by whoever
 * approved it: so a conflict that shows at publishing is no way around the review. The change set is returned, rebased
 * by an editor and reviewed again.
 */
export const TRANSITIONS: Readonly<Record<ChangeSetState, Transitions>> = {
  DRAFT: {
    EDIT: ChangeSetState.DRAFT,
    VALIDATE: ChangeSetState.DRAFT,
    REBASE: ChangeSetState.DRAFT,
    SUBMIT: ChangeSetState.SUBMITTED,
    WITHDRAW: ChangeSetState.WITHDRAWN,
  },
  SUBMITTED: {
    VALIDATE: ChangeSetState.SUBMITTED,
    APPROVE: ChangeSetState.APPROVED,
    RETURN: ChangeSetState.DRAFT,
    WITHDRAW: ChangeSetState.WITHDRAWN,
  },
  APPROVED: {
    VALIDATE: ChangeSetState.APPROVED,
    PUBLISH: ChangeSetState.PUBLISHED,
    RETURN: ChangeSetState.DRAFT,
    WITHDRAW: ChangeSetState.WITHDRAWN,
  },
  PUBLISHED: {},
  WITHDRAWN: {},
};

const DONE: Readonly<Record<ChangeSetAction, string>> = {
  EDIT: 'edited',
  VALIDATE: 'validated',
  SUBMIT: 'submitted',
  APPROVE: 'approved',
  RETURN: 'returned to its editors',
  WITHDRAW: 'withdrawn',
  PUBLISH: 'published',
  REBASE: 'rebased',
};

/** The state that an action leads to, or WRONG_STATE with what can be done instead. */
export function nextState(state: ChangeSetState, action: ChangeSetAction): ChangeSetState | Problem {
  const next = TRANSITIONS[state][action];
  if (next !== undefined) return next;
  const instead = Object.keys(TRANSITIONS[state]).map((possible) => DONE[possible as ChangeSetAction]);
  const last = instead.pop();
  const advice =
    last === undefined
      ? 'Nothing changes it any more: create another change set.'
      : `It can be ${instead.join(', ')} or ${last}.`;
  return problem(
    ProblemCode.WRONG_STATE,
    `The change set is ${state} and cannot be ${DONE[action]}. ${advice}`,
  );
}

/** What is written down as done with a change set: what is done to it as a whole. */
export enum ChangeSetStepAction {
  CREATE = 'CREATE',
  SUBMIT = 'SUBMIT',
  APPROVE = 'APPROVE',
  RETURN = 'RETURN',
  WITHDRAW = 'WITHDRAW',
  PUBLISH = 'PUBLISH',
  REBASE = 'REBASE',
}

/** What a draft does with its subject. */
export enum DraftOperation {
  ADD = 'ADD',
  REVISE = 'REVISE',
  RETIRE = 'RETIRE',
}
