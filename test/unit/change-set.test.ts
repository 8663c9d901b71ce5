import { ChangeSetAction, ChangeSetState, nextState, TRANSITIONS } from '../../src/domain/change-set.js';
import { ProblemCode } from '../../src/domain/problem.js';

const states = Object.values(ChangeSetState);
const actions = Object.values(ChangeSetAction);
const { DRAFT, SUBMITTED, APPROVED, PUBLISHED, WITHDRAWN } = ChangeSetState;

const ALLOWED: readonly (readonly [ChangeSetState, `${ChangeSetAction}`, ChangeSetState])[] = [
  [DRAFT, 'EDIT', DRAFT],
  [DRAFT, 'VALIDATE', DRAFT],
  [DRAFT, 'REBASE', DRAFT],
  [DRAFT, 'SUBMIT', SUBMITTED],
  [DRAFT, 'WITHDRAW', WITHDRAWN],
  [SUBMITTED, 'VALIDATE', SUBMITTED],
  [SUBMITTED, 'APPROVE', APPROVED],
  [SUBMITTED, 'RETURN', DRAFT],
  [SUBMITTED, 'WITHDRAW', WITHDRAWN],
  [APPROVED, 'VALIDATE', APPROVED],
  [APPROVED, 'PUBLISH', PUBLISHED],
  [APPROVED, 'RETURN', DRAFT],
  [APPROVED, 'WITHDRAW', WITHDRAWN],
];

describe('a change set', () => {
  it.each(ALLOWED)('%s, on %s, becomes %s', (state, action, next) => {
    expect(nextState(state, action as ChangeSetAction)).toBe(next);
  });

  it('refuses everything else, and says what can be done instead', () => {
    const refused = states.flatMap((state) =>
      actions
        .filter((action) => TRANSITIONS[state][action] === undefined)
        .map((action) => [state, action] as const),
    );
    expect(refused).toHaveLength(states.length * actions.length - ALLOWED.length);
    for (const [state, action] of refused)
      expect(nextState(state, action)).toMatchObject({ code: ProblemCode.WRONG_STATE, path: [] });
    expect(nextState(SUBMITTED, ChangeSetAction.EDIT)).toMatchObject({
      message:
        'The change set is SUBMITTED and cannot be edited. It can be validated, approved, returned to its editors or withdrawn.',
    });
    expect(nextState(PUBLISHED, ChangeSetAction.WITHDRAW)).toMatchObject({
      message:
        'The change set is PUBLISHED and cannot be withdrawn. Nothing changes it any more: create another change set.',
    });
  });

  it('is published by no way that leaves out approval', () => {
    const before = (state: ChangeSetState) =>
      states.filter((from) => Object.values(TRANSITIONS[from]).includes(state) && from !== state);
    expect(before(PUBLISHED)).toEqual([APPROVED]);
    expect(before(APPROVED)).toEqual([SUBMITTED]);
    expect(TRANSITIONS.APPROVED).not.toHaveProperty('EDIT');
    expect(TRANSITIONS.SUBMITTED).not.toHaveProperty('EDIT');
  });
});
