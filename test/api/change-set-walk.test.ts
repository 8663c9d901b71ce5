import { readExamples } from '../../src/server/playground.js';
import { Caller, office, type Office } from '../support/change-sets.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const STANDARD =
  '对城乡义务教育寄宿制学校中的家庭经济困难寄宿生，按照小学每生每年1100元、初中每生每年1250元标准补助生活费。';
const figure = (condition: string, value: string, quote: string) => ({
  what: '寄宿生生活费补助',
  comparator: 'EQUAL',
  value,
  printed: value,
  unit: '元',
  per: '每生每年',
  condition,
  quote,
});
const FIGURES = [
  figure('小学家庭经济困难寄宿生', '1100', '小学每生每年1100元'),
  figure('初中家庭经济困难寄宿生', '1250', '初中每生每年1250元'),
];

describe('a figure that is raised by procedure', () => {
  let server: TestServer;
  let people: Office;
  let changeSet: string;

  beforeAll(async () => {
    server = await startTestServer({ now: () => new Date('2026-11-22T08:00:00Z') });
    people = await office(server);
  });
  afterAll(() => server.stop());

  const value = async (args: string) => {
    const { data } = await server.query(`{ service(code: "FJ-BPS-003"${args}) { figures { value } } }`);
    return data.service.figures.map((each: { value: string }) => each.value);
  };

  it('is drafted by an editor of 省教育厅, whom an editor of 省民政厅 cannot replace', async () => {
    const created = await people.editor.mutate('createChangeSet', {
      title: '提高寄宿生生活补助',
      reason: '（虚构）物价上涨',
      effectiveOn: '2026-12-01',
    });
    expect(created).toMatchObject({ problems: [], changeSet: { state: 'DRAFT', version: 1 } });
    changeSet = created.changeSet.id;
    const refused = await people.civil.mutate('reviseService', {
      changeSet,
      code: 'FJ-BPS-003',
      changes: { standard: STANDARD },
    });
    expect(refused.problems).toMatchObject([{ code: 'NOT_FOUND', path: ['changeSet'] }]);
    const own = await people.civil.mutate('createChangeSet', { title: '试', reason: '（虚构）' });
    const foreign = await people.civil.mutate('reviseService', {
      changeSet: own.changeSet.id,
      code: 'FJ-BPS-003',
      changes: { standard: STANDARD },
    });
    expect(foreign.problems).toMatchObject([{ code: 'FORBIDDEN', path: ['code'] }]);
    expect(foreign.problems[0].message).toContain('FJ-EDUCATION');

    const half = await people.editor.mutate('reviseService', {
      changeSet,
      code: 'FJ-BPS-003',
      changes: { figures: FIGURES },
    });
    expect(half).toMatchObject({
      problems: [],
      remaining: [{ code: 'INVALID', path: ['FJ-BPS-003', 'figures', '0', 'quote'] }],
      draft: { operation: 'REVISE', version: 1, fields: ['figures'] },
    });
    const early = await people.editor.mutate('submitChangeSet', { changeSet, version: 1 });
    expect(early.problems).toMatchObject([
      { code: 'INVALID', path: ['FJ-BPS-003', 'figures', '0', 'quote'] },
    ]);
    const whole = await people.editor.mutate('reviseService', {
      changeSet,
      code: 'FJ-BPS-003',
      version: 1,
      changes: { standard: STANDARD },
    });
    expect(whole).toMatchObject({
      problems: [],
      remaining: [],
      draft: {
        version: 2,
        fields: ['standard', 'figures'],
        changes: [
          { kind: 'TEXT_CHANGED', what: null },
          { kind: 'FIGURE_RAISED', before: '1000元', after: '1100元' },
        ],
      },
    });
  });

  it('is seen as it would stand by those concerned, and by nobody else', async () => {
    const query = `query Draft($id: ID!) {
      services(changeSet: $id, filter: { department: ["FJ-EDUCATION"] }, first: 100) { totalCount nodes { code figures { value } } }
    }`;
    const seen = await people.editor.query(query, { id: changeSet });
    expect(seen.data.services.nodes.find((each: { code: string }) => each.code === 'FJ-BPS-003')).toEqual({
      code: 'FJ-BPS-003',
      figures: [{ value: '1100' }, { value: '1250' }],
    });
    const diff = await people.editor.query(
      `query Diff($id: ID!) { listDiff(from: "2026-11-22", to: "2026-12-01", changeSet: $id) {
        counts { added retired changed } changes { nodes { code changes { kind } } }
      } }`,
      { id: changeSet },
    );
    expect(diff.data.listDiff).toEqual({
      counts: { added: 0, retired: 0, changed: 1 },
      changes: {
        nodes: [{ code: 'FJ-BPS-003', changes: [{ kind: 'TEXT_CHANGED' }, { kind: 'FIGURE_RAISED' }] }],
      },
    });
    const present = await server.query(
      '{ services(filter: { department: ["FJ-EDUCATION"] }) { totalCount } }',
    );
    expect(seen.data.services.totalCount).toBe(present.data.services.totalCount);
    for (const stranger of [
      await people.civil.query(query, { id: changeSet }),
      await server.query(query, { id: changeSet }),
    ]) {
      expect(stranger.errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', argument: 'changeSet' } },
      ]);
    }
    expect((await server.query('{ changeSets { totalCount } }')).data.changeSets.totalCount).toBe(0);
    expect(
      (await server.query(`{ changeSet(id: "${changeSet}") { id } node(id: "${changeSet}") { id } }`)).data,
    ).toEqual({
      changeSet: null,
      node: null,
    });
  });

  it('is returned with a comment, mended, approved by another than its author, and published from next month', async () => {
    const submitted = await people.editor.mutate('submitChangeSet', { changeSet, version: 1 });
    expect(submitted).toMatchObject({ problems: [], changeSet: { state: 'SUBMITTED', version: 2 } });
    const returned = await people.reviewer.mutate('returnChangeSet', {
      changeSet,
      version: 2,
      comment: '请补充依据',
    });
    expect(returned.changeSet).toMatchObject({ state: 'DRAFT', version: 3 });
    await people.editor.mutate('updateChangeSet', {
      changeSet,
      version: 3,
      reason: '（虚构）物价上涨，按年度预算安排',
    });
    await people.editor.mutate('submitChangeSet', { changeSet, version: 4 });
    const approved = await people.other.mutate('approveChangeSet', {
      changeSet,
      version: 5,
      comment: '同意',
    });
    expect(approved.changeSet).toMatchObject({ state: 'APPROVED', version: 6 });

    const { data: before } = await server.query('{ directory { lastChangeCursor } }');
    const published = await people.publisher.mutate('publishChangeSet', {
      changeSet,
      version: 6,
      effectiveOn: '2026-12-01',
    });
    expect(published).toMatchObject({
      problems: [],
      changeSet: { state: 'PUBLISHED', effectiveOn: '2026-12-01' },
    });
    expect(published.changeSet.steps.map((step: { action: string }) => step.action)).toEqual([
      'CREATE',
      'SUBMIT',
      'RETURN',
      'SUBMIT',
      'APPROVE',
      'PUBLISH',
    ]);

    expect(await value('')).toEqual(['1000', '1250']);
    expect(await value(', asOf: "2026-12-01"')).toEqual(['1100', '1250']);
    const { data } = await server.query(
      `query After($after: String!) {
        listDiff(from: "2026-11-30", to: "2026-12-01") {
          counts { added retired changed }
          changes { nodes { code changes { kind before after } } }
        }
        changes(after: $after) { nodes { type subjectCode effectiveOn actorKind fields } }
        service(code: "FJ-BPS-003") {
          validTo
          revisions { validFrom validTo changeSet { title reason author steps { actor } } }
        }
      }`,
      { after: before.directory.lastChangeCursor },
    );
    expect(data.listDiff.counts).toEqual({ added: 0, retired: 0, changed: 1 });
    expect(data.listDiff.changes.nodes[0].changes).toContainEqual({
      kind: 'FIGURE_RAISED',
      before: '1000元',
      after: '1100元',
    });
    expect(data.changes.nodes).toEqual([
      {
        type: 'REVISED',
        subjectCode: 'FJ-BPS-003',
        effectiveOn: '2026-12-01',
        actorKind: 'PERSON',
        fields: ['standard', 'figures'],
      },
    ]);
    expect(data.service).toMatchObject({
      validTo: '2026-12-01',
      revisions: [
        { validFrom: '2018-09-11', validTo: '2026-12-01', changeSet: null },
        { validFrom: '2026-12-01', validTo: null, changeSet: { title: '提高寄宿生生活补助', author: null } },
      ],
    });
  });
});

describe('the examples of the playground', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ now: () => new Date('2026-11-22T08:00:00Z') });
  });
  afterAll(() => server.stop());

  it('walk a change through drafting, review and publication with tokens from the command line', async () => {
    const people = await office(server);
    const admin = await Caller.of(server, { roles: ['ADMINISTRATOR'], subject: 'admin' });
    const documents = new Map(
      readExamples(process.cwd()).map(({ name, query }) => [name.slice(0, 2), query]),
    );
    const effectiveOn = '2026-12-01';
    let variables: Record<string, unknown> = { effectiveOn };
    const run = async (who: Caller, number: string, operationName: string) => {
      const { data, errors } = await who.query(documents.get(number) ?? '', variables, operationName);
      expect(errors).toBeUndefined();
      for (const payload of Object.values(data as Record<string, { problems?: [] }>))
        expect(payload.problems ?? []).toEqual([]);
      const [payload] = Object.values(data as Record<string, { changeSet?: object }>);
      const { id, version } = (payload?.changeSet ?? {}) as { id?: string; version?: number };
      variables = { ...variables, ...(id ? { changeSet: id } : {}), ...(version ? { version } : {}) };
      return data;
    };
    await run(people.editor, '17', 'Begin');
    await run(people.editor, '17', 'Revise');
    await run(people.editor, '17', 'Submit');
    const seen = await run(people.reviewer, '18', 'AsItWouldStand');
    expect(seen.service.figures[0]).toMatchObject({ value: '1100' });
    await run(people.reviewer, '18', 'Return');
    await run(people.editor, '17', 'Submit');
    await run(people.other, '18', 'Approve');
    await run(people.publisher, '19', 'Publish');
    const shown = await run(people.publisher, '19', 'BeforeAndAfter');
    expect([shown.today.figures[0].value, shown.then.figures[0].value]).toEqual(['1000', '1100']);
    const { auditLog } = await run(admin, '22', 'AuditLog');
    expect(auditLog.nodes.map((entry: { action: string }) => entry.action)).toEqual([
      'publishChangeSet',
      'approveChangeSet',
      'submitChangeSet',
      'returnChangeSet',
      'submitChangeSet',
      'reviseService',
      'createChangeSet',
    ]);
  });
});
