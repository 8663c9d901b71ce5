import { Desk, newService, NEXT_MONTH } from '../../support/change-set-desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const CODE = 'FJ-BPS-003';
const OLD = { name: '寄宿生生活补助', audience: '义务教育家庭经济困难寄宿学生' };
const THEIRS = '（虚构）甲方对象';
const OURS = '（虚构）乙方对象';
const json = (value: unknown) => JSON.stringify(value);

/** Two change sets that begin from the same revision; the first is published, the second is approved. */
async function twoSides(code: string, theirs: object, ours: object) {
  const first = await desk.revision(theirs, code);
  const second = await desk.revision(ours, code);
  await desk.bring(second, 'APPROVED');
  expect((await desk.publish(first)).problems).toEqual([]);
  return second;
}

const publishAgain = async (changeSet: string) =>
  desk.people.publisher.mutate('publishChangeSet', {
    changeSet,
    version: await desk.version(changeSet),
    effectiveOn: NEXT_MONTH,
  });
const giveBack = async (changeSet: string) =>
  desk.people.publisher.mutate('returnChangeSet', {
    changeSet,
    version: await desk.version(changeSet),
    comment: '与已发布的修订冲突',
  });
const rebase = (changeSet: string, code: string, version: number, keep?: object[]) =>
  desk.people.editor.mutate('rebaseDraft', {
    changeSet,
    kind: 'SERVICE',
    code,
    version,
    ...(keep ? { keep } : {}),
  });

it('gives the second to publish a conflict with both sides, which is returned, rebased and published', async () => {
  const changeSet = await twoSides(
    CODE,
    { audience: THEIRS, note: '（虚构）甲方说明' },
    { audience: OURS, name: '（虚构）乙方名称' },
  );
  const refused = await publishAgain(changeSet);
  expect(Desk.brief(refused)).toEqual([`CONFLICT ${CODE}`]);
  expect(refused.problems[0].message).toContain('rebaseDraft');
  expect(refused.problems[0].conflicts).toEqual([
    { field: 'name', base: json(OLD.name), theirs: json(OLD.name), ours: json('（虚构）乙方名称') },
    { field: 'audience', base: json(OLD.audience), theirs: json(THEIRS), ours: json(OURS) },
    { field: 'note', base: 'null', theirs: json('（虚构）甲方说明'), ours: 'null' },
  ]);
  // What was approved is not changed behind the reviewer's back.
  expect(Desk.brief(await rebase(changeSet, CODE, 1))).toEqual(['WRONG_STATE changeSet']);
  expect((await giveBack(changeSet)).changeSet.state).toBe('DRAFT');

  const undecided = await rebase(changeSet, CODE, 1);
  expect(Desk.brief(undecided)).toEqual(['CONFLICT keep']);
  expect(undecided.problems[0].conflicts.map((each: { field: string }) => each.field)).toEqual(['audience']);
  const rebased = await rebase(changeSet, CODE, 1, [{ field: 'audience', side: 'OURS' }]);
  expect(rebased).toMatchObject({
    problems: [],
    remaining: [],
    draft: { version: 2, fields: ['name', 'audience'] },
  });
  expect(rebased.changeSet.steps.at(-1)).toMatchObject({ action: 'REBASE', comment: CODE, actor: 'editor' });
  expect((await desk.publish(changeSet)).problems).toEqual([]);
  expect(
    await desk.service(CODE, `, asOf: "${NEXT_MONTH}"`, 'name audience note changeSet { state }'),
  ).toEqual({
    name: '（虚构）乙方名称',
    audience: OURS,
    note: '（虚构）甲方说明',
    changeSet: { state: 'PUBLISHED' },
  });
});

it('is rebased without a word where both sides changed different fields', async () => {
  const code = 'FJ-BPS-004';
  const changeSet = await twoSides(code, { audience: THEIRS }, { name: '（虚构）乙方名称' });
  expect(Desk.brief(await publishAgain(changeSet))).toEqual([`CONFLICT ${code}`]);
  await giveBack(changeSet);
  expect((await rebase(changeSet, code, 1)).problems).toEqual([]);
  expect((await desk.publish(changeSet)).problems).toEqual([]);
  expect(await desk.service(code, `, asOf: "${NEXT_MONTH}"`, 'name audience')).toEqual({
    name: '（虚构）乙方名称',
    audience: THEIRS,
  });
});

it('comes to nothing where the other side is kept throughout', async () => {
  const code = 'FJ-BPS-001';
  const changeSet = await twoSides(code, { audience: THEIRS }, { audience: OURS });
  await giveBack(changeSet);
  const rebased = await rebase(changeSet, code, 1, [{ field: 'audience', side: 'THEIRS' }]);
  expect(Desk.brief(rebased)).toEqual(['UNCHANGED']);
  expect(rebased.problems[0].message).toContain('remove it');
  const removed = await desk.people.editor.mutate('removeDraft', {
    changeSet,
    kind: 'SERVICE',
    code,
    version: 1,
  });
  expect(removed.problems).toEqual([]);
  expect(Desk.brief(await desk.people.editor.mutate('validateChangeSet', { changeSet }))).toEqual([
    'EMPTY_CHANGE_SET',
  ]);
});

it('takes lists and the funding rule as one field each', async () => {
  const code = 'FJ-BPS-002';
  const part = (department: string) => ({ department, role: 'LEAD' });
  const theirs = [part('FJ-EDUCATION'), part('FJ-FINANCE'), part('FJ-HEALTH')];
  const ours = [part('FJ-EDUCATION'), part('FJ-FINANCE'), part('FJ-JUSTICE')];
  const funding = { mode: 'SHARED_BY_RATIO', levels: ['PROVINCE'], note: '（虚构）' };
  const changeSet = await twoSides(code, { responsibilities: theirs }, { responsibilities: ours, funding });
  await giveBack(changeSet);
  const undecided = await rebase(changeSet, code, 1, [{ field: 'funding', side: 'THEIRS' }]);
  expect(undecided.problems[0].conflicts).toMatchObject([
    { field: 'responsibilities', theirs: json(theirs), ours: json(ours) },
  ]);
  const rebased = await rebase(changeSet, code, 1, [
    { field: 'responsibilities', side: 'THEIRS' },
    { field: 'nonsense', side: 'OURS' },
  ]);
  expect(rebased).toMatchObject({ problems: [], draft: { fields: ['funding'] } });
});

it('is a conflict too where what is to end was revised, and to be new was published', async () => {
  const [code, fresh] = ['FJ-BPS-005', 'FJ-BPS-510'];
  const first = await desk.revision({ audience: THEIRS }, code);
  await desk.draft(desk.people.editor, 'addService', {
    changeSet: first,
    code: fresh,
    content: newService(),
  });
  const second = await desk.begin();
  await desk.draft(desk.people.editor, 'retireService', { changeSet: second, code });
  await desk.draft(desk.people.editor, 'addService', {
    changeSet: second,
    code: fresh,
    content: newService({ name: '（虚构）另一个' }),
  });
  expect((await desk.publish(first)).problems).toEqual([]);
  const found = await desk.people.editor.mutate('validateChangeSet', { changeSet: second });
  expect(Desk.brief(found)).toEqual([`CONFLICT ${code}`, `TAKEN ${fresh}`]);
  expect(found.problems[0].conflicts).toEqual([
    { field: 'audience', base: expect.any(String), theirs: json(THEIRS), ours: null },
  ]);
  const rebased = await rebase(second, code, 1);
  expect(rebased).toMatchObject({ problems: [], draft: { operation: 'RETIRE', version: 2 } });
  expect(rebased.changeSet.steps.at(-1)).toMatchObject({ action: 'REBASE', comment: code });
  await desk.draft(desk.people.editor, 'removeDraft', {
    changeSet: second,
    kind: 'SERVICE',
    code: fresh,
    version: 1,
  });
  expect((await desk.publish(second)).problems).toEqual([]);
  expect(await desk.service(code, `, asOf: "${NEXT_MONTH}"`)).toBeNull();
});

it('names what was retired meanwhile, and cannot be rebased', async () => {
  const code = 'FJ-BPS-006';
  const changeSet = await desk.revision({ audience: OURS }, code);
  const end = await desk.begin();
  await desk.draft(desk.people.editor, 'retireService', { changeSet: end, code });
  expect((await desk.publish(end)).problems).toEqual([]);
  expect(Desk.brief(await desk.people.editor.mutate('validateChangeSet', { changeSet }))).toEqual([
    `NOT_IN_FORCE ${code}`,
  ]);
  expect(Desk.brief(await rebase(changeSet, code, 1))).toEqual(['NOT_IN_FORCE code']);
  // Up to that day it can still be different.
  await desk.people.editor.mutate('updateChangeSet', { changeSet, version: 1, effectiveOn: '2026-11-25' });
  expect((await desk.publish(changeSet, '2026-11-25')).problems).toEqual([]);
  expect((await desk.service(code, ', asOf: "2026-11-30"'))?.audience).toBe(OURS);
  expect(await desk.service(code, `, asOf: "${NEXT_MONTH}"`)).toBeNull();
});

it('arises too where another is published for a later day, which would take over unawares', async () => {
  const code = 'FJ-BPS-007';
  const later = await desk.revision({ audience: THEIRS }, code, { effectiveOn: '2027-06-01' });
  const earlier = await desk.revision({ audience: OURS }, code);
  expect((await desk.publish(later, '2027-06-01')).problems).toEqual([]);
  const refused = await desk.publish(earlier);
  expect(Desk.brief(refused)).toEqual([`CONFLICT ${code}`]);
  expect(refused.problems[0].conflicts).toMatchObject([
    { field: 'audience', theirs: JSON.stringify(THEIRS), ours: JSON.stringify(OURS) },
  ]);
  const accepted = await desk.people.publisher.mutate('publishChangeSet', {
    changeSet: earlier,
    version: await desk.version(earlier),
    effectiveOn: NEXT_MONTH,
    untilLater: true,
  });
  expect(accepted.problems).toEqual([]);
  expect((await desk.service(code, `, asOf: "${NEXT_MONTH}"`)).audience).toBe(OURS);
  const late = await desk.revision({ name: '（虚构）更晚' }, code, { effectiveOn: '2027-07-01' });
  expect((await desk.publish(late, '2027-07-01')).problems).toEqual([]);
  expect(await desk.service(code, ', asOf: "2027-07-01"', 'name audience')).toEqual({
    name: '（虚构）更晚',
    audience: THEIRS,
  });
});
