import { ChangeSetAction, ChangeSetState, TRANSITIONS } from '../../../src/domain/change-set.js';
import { Desk, NEXT_MONTH } from '../../support/change-set-desk.js';
import type { Caller } from '../../support/change-sets.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

interface Doing {
  readonly by: () => Caller;
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const editor = () => desk.people.editor;
/** Every mutation, by the action of the table that it takes. */
const DOING: readonly (readonly [ChangeSetAction, Doing])[] = [
  [ChangeSetAction.EDIT, { by: editor, mutation: 'updateChangeSet', input: { title: '改名' } }],
  [
    ChangeSetAction.EDIT,
    {
      by: editor,
      mutation: 'reviseService',
      input: { code: 'FJ-BPS-004', changes: { audience: '（虚构）又一批' } },
    },
  ],
  [ChangeSetAction.EDIT, { by: editor, mutation: 'retireService', input: { code: 'FJ-BPS-005' } }],
  [
    ChangeSetAction.EDIT,
    { by: editor, mutation: 'removeDraft', input: { kind: 'SERVICE', code: 'FJ-BPS-003', version: 1 } },
  ],
  [
    ChangeSetAction.REBASE,
    { by: editor, mutation: 'rebaseDraft', input: { kind: 'SERVICE', code: 'FJ-BPS-003', version: 1 } },
  ],
  [ChangeSetAction.VALIDATE, { by: editor, mutation: 'validateChangeSet', input: {} }],
  [ChangeSetAction.SUBMIT, { by: editor, mutation: 'submitChangeSet', input: {} }],
  [ChangeSetAction.WITHDRAW, { by: editor, mutation: 'withdrawChangeSet', input: {} }],
  [
    ChangeSetAction.APPROVE,
    { by: () => desk.people.reviewer, mutation: 'approveChangeSet', input: { comment: '同意' } },
  ],
  [
    ChangeSetAction.RETURN,
    { by: () => desk.people.reviewer, mutation: 'returnChangeSet', input: { comment: '请补充' } },
  ],
  [
    ChangeSetAction.PUBLISH,
    { by: () => desk.people.publisher, mutation: 'publishChangeSet', input: { effectiveOn: NEXT_MONTH } },
  ],
];
const VERSIONED = /^(update|submit|withdraw|approve|return|publish)/;

async function take(changeSet: string, { by, mutation, input }: Doing) {
  const version = VERSIONED.test(mutation) ? { version: await desk.version(changeSet) } : {};
  return by().mutate(mutation, { changeSet, ...version, ...input });
}

const stateOf = async (changeSet: string) => {
  const { data } = await desk.people.publisher.query(
    'query State($id: ID!) { changeSet(id: $id) { state version drafts { totalCount } } }',
    { id: changeSet },
  );
  return data.changeSet as { state: string; version: number };
};

it('has every action of the table among what is tried here', () => {
  expect(new Set(DOING.map(([action]) => action))).toEqual(new Set(Object.values(ChangeSetAction)));
});

describe.each(Object.values(ChangeSetState))('in state %s', (state) => {
  const possible = DOING.filter(([action]) => TRANSITIONS[state][action] !== undefined);
  const impossible = DOING.filter(([action]) => TRANSITIONS[state][action] === undefined);
  // Each change set that is published would meet the revision of the one before.
  let number = 0;
  const begun = async () => {
    number += 1;
    const changeSet = await desk.begin(editor(), { title: `${state} ${number}` });
    const audience = `（虚构）${state} ${number}`;
    await desk.draft(editor(), 'reviseService', {
      changeSet,
      code: 'FJ-BPS-003',
      changes: { audience },
    });
    await desk.bring(changeSet, state);
    return changeSet;
  };

  if (impossible.length > 0)
    it(`refuses ${impossible.map(([, { mutation }]) => mutation).join(', ')} with what can be done instead`, async () => {
      const changeSet = await begun();
      const before = await stateOf(changeSet);
      expect(before.state).toBe(state);
      for (const [, doing] of impossible) {
        const payload = await take(changeSet, doing);
        expect([doing.mutation, ...Desk.brief(payload)]).toEqual([doing.mutation, 'WRONG_STATE changeSet']);
        expect(payload.problems[0].message).toMatch(/It can be |create another change set/);
        expect(payload.changeSet).toBeNull();
      }
      expect(await stateOf(changeSet)).toEqual(before);
    });

  if (possible.length > 0 && state !== ChangeSetState.PUBLISHED)
    it.each(possible.map(([action, doing]) => [doing.mutation, action, doing] as const))(
      'admits %s',
      async (_, action, doing) => {
        const changeSet = await begun();
        const payload = await take(changeSet, doing);
        expect(payload.problems).toEqual([]);
        expect((await stateOf(changeSet)).state).toBe(TRANSITIONS[state][action]);
      },
    );
});
