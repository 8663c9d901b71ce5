import { Desk, newService, NEXT_MONTH, TODAY, TOMORROW } from '../../support/change-set-desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const REASON = '（虚构）文件自上月起执行';
const YESTERDAY = '2026-11-21';
const audience = async (code: string, day: string, knownAt?: string) => {
  const known = knownAt === undefined ? '' : `, knownAt: "${knownAt}"`;
  return (await desk.service(code, `, asOf: "${day}"${known}`))?.audience ?? null;
};
const rows = (text: string, values: unknown[] = []) => desk.server.dataSource.query(text, values);
/** No two published revisions of a service are in force on one day. */
const overlapping = () =>
  rows(
    `select a.code from service_revision a join service_revision b on a.service_id = b.service_id and a.id < b.id
    and a.published_at is not null and b.published_at is not null and a.valid_during && b.valid_during`,
  );

describe('a day that is past', () => {
  it('needs a reason that says something, from a publisher', async () => {
    const changeSet = await desk.revision({ audience: '（虚构）追溯' }, 'FJ-BPS-001');
    const refused = await desk.publish(changeSet, YESTERDAY);
    expect(Desk.brief(refused)).toEqual(['RETROACTIVE effectiveOn']);
    expect(refused.problems[0].message).toContain(`today is ${TODAY}`);
    const version = await desk.version(changeSet);
    for (const retroactiveReason of ['', ' ', '\u200b', null]) {
      const input = { changeSet, version, effectiveOn: '2026-11-01', retroactiveReason };
      expect(Desk.brief(await desk.people.publisher.mutate('publishChangeSet', input))).toEqual([
        'RETROACTIVE effectiveOn',
      ]);
    }
    const input = { changeSet, version, effectiveOn: '2026-11-01', retroactiveReason: REASON };
    await expect(desk.people.reviewer.mutate('publishChangeSet', input)).rejects.toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect((await desk.people.publisher.mutate('publishChangeSet', input)).problems).toEqual([]);
    expect(
      await desk.service('FJ-BPS-001', '', 'validFrom changeSet { retroactiveReason effectiveOn }'),
    ).toEqual({
      validFrom: '2026-11-01',
      changeSet: { retroactiveReason: REASON, effectiveOn: '2026-11-01' },
    });
    expect(await audience('FJ-BPS-001', '2026-10-31')).not.toContain('追溯');
    expect(await audience('FJ-BPS-001', '2026-11-01')).toBe('（虚构）追溯');
  });

  it('is not today: a reason given for nothing is not shown', async () => {
    const changeSet = await desk.revision({ audience: '（虚构）当日' }, 'FJ-BPS-002');
    expect((await desk.publish(changeSet, TODAY, { retroactiveReason: REASON })).problems).toEqual([]);
    expect(await desk.service('FJ-BPS-002', '', 'audience changeSet { retroactiveReason }')).toEqual({
      audience: '（虚构）当日',
      changeSet: { retroactiveReason: null },
    });
  });

  it('before the service exists is refused, in drafting and in publishing', async () => {
    const changeSet = await desk.begin(desk.people.editor, { effectiveOn: '2018-09-10' });
    for (const [mutation, more] of [
      ['reviseService', { changes: { name: '（虚构）' } }],
      ['retireService', {}],
    ] as const) {
      const refused = await desk.people.editor.mutate(mutation, { changeSet, code: 'FJ-BPS-003', ...more });
      expect(Desk.brief(refused)).toEqual(['NOT_IN_FORCE code']);
      expect(refused.problems[0].message).toContain('2018-09-10');
    }
    const later = await desk.revision({ audience: '（虚构）过早' });
    const early = await desk.publish(later, '2018-09-10', { retroactiveReason: REASON });
    expect(Desk.brief(early)).toEqual(['NOT_IN_FORCE FJ-BPS-003']);
  });
});

it('shows what is to come on its day and not before, without anything being done', async () => {
  const changeSet = await desk.begin();
  await desk.draft(desk.people.editor, 'addService', {
    changeSet,
    code: 'FJ-BPS-500',
    content: newService(),
  });
  await desk.draft(desk.people.editor, 'retireService', { changeSet, code: 'FJ-BPS-006' });
  expect((await desk.publish(changeSet)).problems).toEqual([]);
  const on = async (day: string) => {
    const { data } = await desk.server.query(
      `{ services(asOf: "${day}", filter: { code: ["FJ-BPS-500", "FJ-BPS-006"] }) { totalCount nodes { code validFrom validTo } } }`,
    );
    return data.services.nodes;
  };
  const old = { code: 'FJ-BPS-006', validFrom: '2018-09-11', validTo: NEXT_MONTH };
  for (const day of [TODAY, TOMORROW, '2026-11-30']) expect(await on(day)).toEqual([old]);
  for (const day of [NEXT_MONTH, '2099-12-31'])
    expect(await on(day)).toEqual([{ code: 'FJ-BPS-500', validFrom: NEXT_MONTH, validTo: null }]);
  const { data } = await desk.server.query(
    '{ changes(first: 500) { nodes { type subjectCode effectiveOn } } }',
  );
  expect(data.changes.nodes.slice(-2)).toEqual([
    { type: 'PUBLISHED', subjectCode: 'FJ-BPS-500', effectiveOn: NEXT_MONTH },
    { type: 'RETIRED', subjectCode: 'FJ-BPS-006', effectiveOn: NEXT_MONTH },
  ]);

  // What was retired can be new again, but not revised, and not before its end.
  const again = await desk.begin(desk.people.editor, { effectiveOn: '2027-03-01' });
  const revised = await desk.people.editor.mutate('reviseService', {
    changeSet: again,
    code: 'FJ-BPS-006',
    changes: { name: '（虚构）' },
  });
  expect(Desk.brief(revised)).toEqual(['NOT_IN_FORCE code']);
  await desk.draft(desk.people.editor, 'addService', {
    changeSet: again,
    code: 'FJ-BPS-006',
    content: newService({ ordinal: 6, name: '（虚构）恢复' }),
  });
  expect((await desk.publish(again, '2026-11-30')).problems).toMatchObject([{ code: 'TAKEN' }]);
  const version = await desk.version(again);
  const published = await desk.people.publisher.mutate('publishChangeSet', {
    changeSet: again,
    version,
    effectiveOn: '2027-03-01',
  });
  expect(published.problems).toEqual([]);
  expect((await on('2027-02-28')).map((each: { code: string }) => each.code)).toEqual(['FJ-BPS-500']);
  expect((await on('2027-03-01')).map((each: { code: string }) => each.code)).toEqual([
    'FJ-BPS-006',
    'FJ-BPS-500',
  ]);
});

it('puts a revision between an earlier and a later one that is published already', async () => {
  const code = 'FJ-BPS-007';
  const publish = async (text: string, day: string, more = {}) => {
    const changeSet = await desk.revision({ audience: text }, code, { effectiveOn: day });
    expect((await desk.publish(changeSet, day, more)).problems).toEqual([]);
  };
  await publish('（虚构）2028', '2028-01-01');
  await publish('（虚构）2027', '2027-01-01', { untilLater: true });
  expect(await audience(code, '2026-12-31')).not.toContain('虚构');
  expect(await audience(code, '2027-01-01')).toBe('（虚构）2027');
  expect(await audience(code, '2027-12-31')).toBe('（虚构）2027');
  expect(await audience(code, '2028-01-01')).toBe('（虚构）2028');
  const { revisions } = await desk.service(code, '', 'revisions { validFrom validTo }');
  expect(revisions).toEqual([
    { validFrom: '2018-09-11', validTo: '2027-01-01' },
    { validFrom: '2027-01-01', validTo: '2028-01-01' },
    { validFrom: '2028-01-01', validTo: null },
  ]);
  // Retiring from in between would leave what is published to follow standing alone.
  const changeSet = await desk.begin(desk.people.editor, { effectiveOn: '2027-06-01' });
  await desk.draft(desk.people.editor, 'retireService', { changeSet, code });
  const found = await desk.people.editor.mutate('validateChangeSet', { changeSet });
  expect(Desk.brief(found)).toEqual([`CONFLICT ${code}`]);
  expect(found.problems[0].message).toContain('for a day after 2027-06-01');
  expect(await overlapping()).toEqual([]);
});

it('corrects from the very first day, and still tells what was said before', async () => {
  const code = 'FJ-BPS-008';
  const wrong = await audience(code, TODAY);
  const first = await desk.revision({ audience: '（虚构）更正一' }, code);
  const before = new Date().toISOString();
  const correct = async (changeSet: string) =>
    expect(
      (await desk.publish(changeSet, '2018-09-11', { retroactiveReason: '（虚构）录入有误' })).problems,
    ).toEqual([]);
  await correct(first);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const between = new Date().toISOString();
  await correct(await desk.revision({ audience: '（虚构）更正二' }, code));
  const after = new Date(Date.now() + 1_000).toISOString();
  for (const day of ['2018-09-11', TODAY, '2099-01-01']) {
    expect(await audience(code, day)).toBe('（虚构）更正二');
    expect(await audience(code, day, before)).toBe(wrong);
    expect(await audience(code, day, between)).toBe('（虚构）更正一');
    expect(await audience(code, day, after)).toBe('（虚构）更正二');
  }
  expect(await audience(code, '2018-09-10')).toBeNull();
  const { data } = await desk.server.query(
    '{ changes(first: 500, types: [CORRECTED]) { nodes { subjectCode effectiveOn fields } } }',
  );
  expect(data.changes.nodes).toEqual(
    Array(2).fill({ subjectCode: code, effectiveOn: '2018-09-11', fields: ['audience'] }),
  );
  const { revisions } = await desk.service(code, '', 'revisions { audience validFrom validTo }');
  expect(revisions).toContainEqual({
    audience: '（虚构）更正一',
    validFrom: '2018-09-11',
    validTo: '2018-09-11',
  });
  expect(await overlapping()).toEqual([]);
});

it('lets a draft begin on the day that its change set proposes by now', async () => {
  const changeSet = await desk.revision({ audience: '（虚构）改期' }, 'FJ-BPS-004');
  await desk.people.editor.mutate('updateChangeSet', { changeSet, version: 1, effectiveOn: '2027-05-01' });
  const { data } = await desk.people.editor.query(
    'query V($id: ID!) { service(code: "FJ-BPS-004", changeSet: $id) { audience validFrom } }',
    { id: changeSet },
  );
  expect(data.service).toEqual({ audience: '（虚构）改期', validFrom: '2027-05-01' });
});
