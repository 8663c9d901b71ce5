import { encodeGlobalId } from '../../../src/domain/global-id.js';
import { Desk, newService } from '../../support/change-set-desk.js';
import type { Caller } from '../../support/change-sets.js';

let desk: Desk;
let changeSet: string;
beforeAll(async () => {
  desk = await Desk.open();
  changeSet = await desk.begin();
});
afterAll(() => desk.close());

/** The codes of the errors that a mutation is refused with, or of its problems. */
async function outcome(mutation: string, input: Record<string, unknown>, by: Caller = desk.people.editor) {
  try {
    return Desk.brief(await by.mutate(mutation, input));
  } catch (error) {
    return (error as { errors: { extensions: { code: string } }[] }).errors.map(
      ({ extensions }) => extensions.code,
    );
  }
}

const revise = (changes: object, code = 'FJ-BPS-003') =>
  outcome('reviseService', { changeSet, code, changes });
const bad = ['BAD_USER_INPUT'];

it('refuses U+0000 wherever a text goes', async () => {
  const text = '（虚构）\u0000';
  expect(await revise({ audience: text })).toEqual(bad);
  expect(await revise({}, 'FJ-BPS-\u0000')).toEqual(bad);
  expect(
    await outcome('addService', { changeSet, code: 'FJ-BPS-700', content: newService({ note: text }) }),
  ).toEqual(bad);
  expect(
    await outcome('addService', {
      changeSet,
      code: 'FJ-BPS-700',
      content: newService({ responsibilities: [{ department: text, role: 'LEAD' }] }),
    }),
  ).toEqual(bad);
  expect(await outcome('createChangeSet', { title: text, reason: text })).toEqual(bad);
  expect(await outcome('updateChangeSet', { changeSet, version: 1, title: text })).toEqual(bad);
  expect(await outcome('withdrawChangeSet', { changeSet, version: 1, comment: text })).toEqual(bad);
});

it('refuses half a character wherever a text goes', async () => {
  for (const text of ['（虚构）\ud800', '\udc00（虚构）']) {
    expect(await revise({ audience: text })).toEqual(bad);
    expect(
      await outcome('addService', { changeSet, code: 'FJ-BPS-700', content: newService({ name: text }) }),
    ).toEqual(bad);
    expect(await outcome('createChangeSet', { title: text, reason: '（虚构）' })).toEqual(bad);
    expect(await outcome('withdrawChangeSet', { changeSet, version: 1, comment: text })).toEqual(bad);
  }
});

it('refuses texts and lists that are too long', async () => {
  const long = '长'.repeat(20_001);
  expect(await revise({ audience: long })).toEqual(bad);
  expect(await revise({ note: long })).toEqual(bad);
  expect(await revise({ audience: '长'.repeat(20_000) })).toEqual([]);
  expect(await outcome('createChangeSet', { title: '长'.repeat(1_001), reason: '（虚构）' })).toEqual(bad);
  expect(await outcome('withdrawChangeSet', { changeSet, version: 1, comment: long })).toEqual(bad);
  const source = { document: 'FJ-2018-ACTION-PLAN', place: '（虚构）', quote: '长'.repeat(801) };
  expect(await revise({ source }, 'FJ-BPS-004')).toEqual(bad);
  const many = Array(201).fill({ department: 'FJ-EDUCATION', role: 'LEAD' });
  expect(await revise({ responsibilities: many }, 'FJ-BPS-004')).toEqual(bad);
  // Two code units each: 800 of them are 800 characters to the database, too.
  const rare = { ...source, quote: '𠮷'.repeat(400) };
  expect(await revise({ source: rare }, 'FJ-BPS-004')).toEqual([]);
  const place = { ...source, place: '处'.repeat(200), quote: '（虚构）' };
  expect(await revise({ source: place }, 'FJ-BPS-005')).toEqual([]);
});

it('refuses ten thousand parts before they are looked at', async () => {
  const parts = Array(10_000).fill({ department: 'X', role: 'LEAD' });
  const answer = await desk.people.editor.query(
    'mutation M($input: ReviseServiceInput!) { reviseService(input: $input) { problems { code } } }',
    { input: { changeSet, code: 'FJ-BPS-006', changes: { responsibilities: parts } } },
  );
  expect([400, 413, 200]).toContain(answer.status);
  expect(answer.data?.reviseService ?? null).toBeNull();
});

it('takes no id of another kind, and no text that is none, for a change set', async () => {
  for (const id of [
    encodeGlobalId('Service', 1),
    encodeGlobalId('Draft', 1),
    encodeGlobalId('ChangeSet', 999_999),
  ]) {
    expect(await outcome('submitChangeSet', { changeSet: id, version: 1 })).toEqual(['NOT_FOUND changeSet']);
    expect(await outcome('retireService', { changeSet: id, code: 'FJ-BPS-003' })).toEqual([
      'NOT_FOUND changeSet',
    ]);
  }
  const ids = ['', '1', 'nonsense', `${changeSet} `, encodeGlobalId('ChangeSet', 0), '\u0000', "' or 1=1--"];
  for (const id of ids) {
    expect(await outcome('submitChangeSet', { changeSet: id, version: 1 })).toEqual(bad);
    const { errors } = await desk.people.editor.query(
      'query V($id: ID!) { services(changeSet: $id) { totalCount } }',
      {
        id,
      },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});

it('takes SQL for the text that it is', async () => {
  const text = `'); drop table draft; -- {day} {in force service_revision service_id t} $1`;
  const own = await desk.revision({ audience: text }, 'FJ-BPS-007');
  const { data } = await desk.people.editor.query(
    'query V($id: ID!) { service(code: "FJ-BPS-007", changeSet: $id) { audience } }',
    { id: own },
  );
  expect(data.service.audience).toBe(text);
});

it('takes the first and the last day of the calendar, and no day that is none', async () => {
  const own = await desk.revision({ audience: '（虚构）世末' }, 'FJ-BPS-008');
  for (const effectiveOn of [
    '0000-01-01',
    '10000-01-01',
    '2026-02-30',
    '-0001-01-01',
    'infinity',
    'tomorrow',
    '',
  ])
    expect(await outcome('updateChangeSet', { changeSet: own, version: 1, effectiveOn })).toEqual(bad);
  for (const [version, effectiveOn] of [
    [1, '0001-01-01'],
    [2, '9999-12-31'],
  ] as const)
    expect(await outcome('updateChangeSet', { changeSet: own, version, effectiveOn })).toEqual([]);
  await desk.bring(own, 'SUBMITTED');
  await desk.bring(own, 'DRAFT');
  await desk.people.reviewer.mutate('approveChangeSet', {
    changeSet: own,
    version: await desk.version(own),
  });
  const version = await desk.version(own);
  const early = { changeSet: own, version, effectiveOn: '0001-01-01', retroactiveReason: '（虚构）' };
  expect(await outcome('publishChangeSet', early, desk.people.publisher)).toEqual([
    'NOT_IN_FORCE FJ-BPS-008',
  ]);
  const late = { changeSet: own, version, effectiveOn: '9999-12-31' };
  expect(await outcome('publishChangeSet', late, desk.people.publisher)).toEqual([]);
  expect((await desk.service('FJ-BPS-008', ', asOf: "9999-12-31"')).audience).toBe('（虚构）世末');
  expect((await desk.service('FJ-BPS-008', ', asOf: "9999-12-30"')).audience).not.toBe('（虚构）世末');
  const { data } = await desk.server.query('{ service(code: "FJ-BPS-008") { validTo } }');
  expect(data.service.validTo).toBe('9999-12-31');
});

it('keeps numbers as they are printed, and refuses what is none', async () => {
  const content = (value: unknown) =>
    newService({
      standard: '（虚构）5天',
      figures: [{ what: '（虚构）', comparator: 'EQUAL', value, printed: '5', unit: '天', quote: '5天' }],
    });
  const add = (code: string, value: unknown) =>
    outcome('addService', { changeSet, code, content: content(value) });
  for (const value of ['NaN', 'Infinity', '1e5', '0x10', '1,000', '', '５'])
    expect(await add('FJ-BPS-710', value)).toEqual(bad);
  expect(await add('FJ-BPS-710', '0.10')).toEqual([]);
  const { data } = await desk.people.editor.query(
    'query V($id: ID!) { service(code: "FJ-BPS-710", changeSet: $id) { figures { value } } }',
    { id: changeSet },
  );
  expect(data.service.figures).toEqual([{ value: '0.10' }]);
  expect(await add('FJ-BPS-711', '9'.repeat(2_000))).not.toContain('INTERNAL_SERVER_ERROR');
  expect(await add('FJ-BPS-712', `0.${'9'.repeat(20_000)}`)).not.toContain('INTERNAL_SERVER_ERROR');
});

it('leaves no trace of what was refused', async () => {
  const { data } = await desk.people.editor.query(
    'query D($id: ID!) { changeSet(id: $id) { state version drafts(first: 100) { nodes { code } } } }',
    { id: changeSet },
  );
  const codes = data.changeSet.drafts.nodes.map((each: { code: string }) => each.code);
  expect(codes.slice(0, 4)).toEqual(['FJ-BPS-003', 'FJ-BPS-004', 'FJ-BPS-005', 'FJ-BPS-710']);
  expect(data.changeSet).toMatchObject({ state: 'DRAFT', version: 1 });
  expect(desk.server.lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  const known = await desk.server.dataSource.query(`select code from service where code = 'FJ-BPS-700'`);
  expect(known).toEqual([]);
});
