import { Desk, newService, NEXT_MONTH, source } from '../../support/change-set-desk.js';
import { Caller } from '../../support/change-sets.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

describe('a stale version of a change set', () => {
  it.each([
    ['updateChangeSet', 'DRAFT', 'editor', { title: '旧' }],
    ['submitChangeSet', 'DRAFT', 'editor', {}],
    ['withdrawChangeSet', 'DRAFT', 'editor', {}],
    ['approveChangeSet', 'SUBMITTED', 'reviewer', {}],
    ['returnChangeSet', 'SUBMITTED', 'reviewer', { comment: '请补充' }],
    ['publishChangeSet', 'APPROVED', 'publisher', { effectiveOn: NEXT_MONTH }],
  ] as const)('refuses %s and names the one it is at', async (mutation, state, who, more) => {
    const changeSet = await desk.revision({ audience: `（虚构）${mutation}` });
    await desk.bring(changeSet, state);
    const version = await desk.version(changeSet);
    for (const wrong of [version - 1, version + 1, 0, -1, 2_147_483_647, -2_147_483_648]) {
      const payload = await desk.people[who].mutate(mutation, { changeSet, version: wrong, ...more });
      expect(Desk.brief(payload)).toEqual(['STALE_VERSION version']);
      expect(payload.problems[0].message).toContain(`at version ${version} now`);
    }
  });
});

describe('a draft', () => {
  const draft = async (more: object = {}) => {
    const changeSet = await desk.revision({ audience: '（虚构）甲' });
    return { changeSet, code: 'FJ-BPS-003', ...more };
  };

  it('is refused without its version, or with another', async () => {
    const ref = await draft();
    const { editor } = desk.people;
    for (const version of [undefined, null, 0, 2, -1]) {
      const changes = { audience: '（虚构）乙' };
      const revised = await editor.mutate('reviseService', { ...ref, version, changes });
      expect(Desk.brief(revised)).toEqual(['STALE_VERSION version']);
      expect(Desk.brief(await editor.mutate('retireService', { ...ref, version }))).toEqual([
        'STALE_VERSION version',
      ]);
    }
    for (const mutation of ['removeDraft', 'rebaseDraft']) {
      const payload = await editor.mutate(mutation, { ...ref, kind: 'SERVICE', version: 2 });
      expect(Desk.brief(payload)).toEqual(['STALE_VERSION version']);
    }
  });

  it('is not begun anew by who read one that is gone', async () => {
    const ref = await draft();
    const { editor } = desk.people;
    await desk.draft(editor, 'removeDraft', { ...ref, kind: 'SERVICE', version: 1 });
    const late = await editor.mutate('reviseService', {
      ...ref,
      version: 1,
      changes: { name: '（虚构）晚了' },
    });
    expect(Desk.brief(late)).toEqual(['STALE_VERSION version']);
    for (const mutation of ['removeDraft', 'rebaseDraft'])
      expect(Desk.brief(await editor.mutate(mutation, { ...ref, kind: 'SERVICE', version: 1 }))).toEqual([
        'NOT_FOUND code',
      ]);
  });

  it('is drafted on by one colleague after the other, and shows who did last', async () => {
    const ref = await draft();
    const colleague = await desk.caller('colleague', ['EDITOR'], { departments: ['FJ-FINANCE'] });
    const theirs = await desk.draft(colleague, 'reviseService', {
      ...ref,
      version: 1,
      changes: { name: '（虚构）新名' },
    });
    expect(theirs.draft).toMatchObject({ version: 2, fields: ['name', 'audience'] });
    const mine = await desk.people.editor.mutate('reviseService', {
      ...ref,
      version: 1,
      changes: { name: '（虚构）我的' },
    });
    expect(Desk.brief(mine)).toEqual(['STALE_VERSION version']);
    const { data } = await desk.people.editor.query(
      'query Drafts($id: ID!) { changeSet(id: $id) { author drafts { nodes { version author } } } }',
      { id: ref.changeSet },
    );
    expect(data.changeSet).toEqual({
      author: 'editor',
      drafts: { nodes: [{ version: 2, author: 'colleague' }] },
    });
  });

  it('is written by one of many who begin or change it at once', async () => {
    const changeSet = await desk.begin();
    const { editor } = desk.people;
    const begin = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        editor.mutate('reviseService', {
          changeSet,
          code: 'FJ-BPS-007',
          changes: { audience: `（虚构）${index}` },
        }),
      ),
    );
    const briefs = begin.map((payload) => Desk.brief(payload).join());
    expect(briefs.filter((brief) => brief === '')).toHaveLength(1);
    expect(briefs.filter((brief) => brief === 'STALE_VERSION version')).toHaveLength(5);
    const change = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        editor.mutate('reviseService', {
          changeSet,
          code: 'FJ-BPS-007',
          version: 1,
          changes: { name: `（虚构）${index}` },
        }),
      ),
    );
    expect(change.filter((payload) => payload.problems.length === 0)).toHaveLength(1);
    expect(change.flatMap((payload) => Desk.brief(payload))).toEqual(Array(5).fill('STALE_VERSION version'));
  });

  it('of something new is begun by one of many at once in its change set, and in others too', async () => {
    const changeSet = await desk.begin();
    const sets = await Promise.all([changeSet, changeSet, changeSet, desk.begin(), desk.begin()]);
    const payloads = await Promise.all(
      sets.map((each, index) =>
        desk.people.editor.mutate('addService', {
          changeSet: each,
          code: 'FJ-BPS-300',
          content: newService({ name: `（虚构）${index}` }),
        }),
      ),
    );
    const briefs = payloads.map((payload) => Desk.brief(payload).join());
    expect(briefs.slice(0, 3).sort()).toEqual(['', 'STALE_VERSION version', 'STALE_VERSION version']);
    expect(briefs.slice(3)).toEqual(['', '']);
  });

  it('cites a source that others are writing down at that moment', async () => {
    for (const round of ['一', '二', '三']) {
      const changeSet = await desk.begin();
      const payloads = await Promise.all(
        ['320', '321', '322', '323'].map((number) =>
          desk.people.editor.mutate('addService', {
            changeSet,
            code: `FJ-BPS-${number}`,
            content: newService({ source: source(`（虚构）新出处${round}`) }),
          }),
        ),
      );
      expect(payloads.flatMap((payload) => Desk.brief(payload))).toEqual([]);
    }
  });

  it('is of one operation: what is revised is not retired too, what is added is revised', async () => {
    const ref = await draft();
    const { editor } = desk.people;
    const retired = await editor.mutate('retireService', { ...ref, version: 1 });
    expect(Desk.brief(retired)).toEqual(['WRONG_STATE code']);
    expect(retired.problems[0].message).toContain('remove that draft first');
    const again = await editor.mutate('addService', { ...ref, version: 1, content: newService() });
    expect(Desk.brief(again)).toEqual(['WRONG_STATE code']);
    const { changeSet } = ref;
    const code = 'FJ-BPS-301';
    await desk.draft(editor, 'addService', { changeSet, code, content: newService() });
    const revised = await desk.draft(editor, 'reviseService', {
      changeSet,
      code,
      version: 1,
      changes: { name: '（虚构）改' },
    });
    expect(revised.draft).toMatchObject({ operation: 'ADD', version: 2 });
    const whole = await desk.draft(editor, 'addService', {
      changeSet,
      code,
      version: 2,
      content: newService(),
    });
    expect(whole.draft).toMatchObject({ operation: 'ADD', version: 3 });
  });
});

it('refuses what a key may not, and what is no key or token any more', async () => {
  let now = new Date('2026-11-22T08:00:00Z');
  const later = await Desk.open({ now: () => now });
  const admin = await later.caller('admin', ['ADMINISTRATOR']);
  const create = async (scopes: string[], limits: object) => {
    const { data } = await admin.query(
      'mutation Key($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id } problems { code } } }',
      { input: { name: '（虚构）业务系统', scopes, ...limits } },
    );
    expect(data.createApiKey.problems).toEqual([]);
    return data.createApiKey as { secret: string; apiKey: { id: string } };
  };
  const proposes = await create(['READ', 'PROPOSE'], { departments: ['FJ-EDUCATION'] });
  const reads = await create(['READ'], {});
  const machine = Caller.with(later.server, proposes.secret);
  const changeSet = await later.begin(machine);
  const drafted = await later.draft(machine, 'reviseService', {
    changeSet,
    code: 'FJ-BPS-003',
    changes: { audience: '（虚构）机器所拟' },
  });
  expect(drafted.draft).toMatchObject({ version: 1 });
  const foreign = await machine.mutate('reviseService', {
    changeSet,
    code: 'FJ-BPS-026',
    changes: { name: '（虚构）' },
  });
  expect(Desk.brief(foreign)).toEqual(['FORBIDDEN code']);
  await later.bring(changeSet, 'SUBMITTED', machine);
  const version = await later.version(changeSet);
  for (const [who, mutation] of [
    [machine, 'approveChangeSet'],
    [Caller.with(later.server, reads.secret), 'withdrawChangeSet'],
  ] as const)
    await expect(who.mutate(mutation, { changeSet, version })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });

  const withdraw = (who: Caller) =>
    who.query(
      'mutation W($input: ChangeSetStepInput!) { withdrawChangeSet(input: $input) { problems { code } } }',
      { input: { changeSet, version } },
    );
  await admin.query('mutation R($id: ID!) { revokeApiKey(input: { id: $id }) { problems { code } } }', {
    id: proposes.apiKey.id,
  });
  expect(await withdraw(machine)).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
  const editor = await later.caller('editor', ['EDITOR'], { departments: ['FJ-EDUCATION'], expiresIn: '1h' });
  now = new Date('2026-11-22T09:30:00Z');
  expect(await withdraw(editor)).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
  expect((await later.service('FJ-BPS-003')).audience).not.toContain('机器');
  await later.close();
});
