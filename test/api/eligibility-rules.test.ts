import { Caller } from '../support/change-sets.js';
import { Desk, newService, NEXT_MONTH, source, TODAY } from '../support/change-set-desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const fact = (name: string, comparator: string, values: string[], quote: string | null = null) => ({
  kind: 'FACT',
  fact: name,
  comparator,
  values,
  quote,
});
/** 家庭经济困难寄宿学生, read more narrowly than the seeds do. */
const CONDITION = {
  kind: 'ALL',
  quote: '义务教育家庭经济困难寄宿学生',
  conditions: [
    fact('studyStage', 'ONE_OF', ['PRIMARY', 'JUNIOR_HIGH']),
    fact('recognitions', 'ONE_OF', ['DIBAO']),
    fact('boarding', 'ONE_OF', ['BOARDER']),
  ],
};

const RULE = `service(code: "FJ-BPS-003") { eligibilityRule { code sentence note validFrom service { code }
  condition { kind conditions { kind fact comparator values sentence quote conditions { kind } } }
  revisions { sentence validFrom changeSet { title } } } }`;

const rule = async (args = '', by?: Caller) => {
  const text = `{ ${RULE.replace('"FJ-BPS-003"', `"FJ-BPS-003"${args}`)} }`;
  const { data, errors } = by ? await by.query(text) : await desk.server.query(text);
  expect(errors).toBeUndefined();
  return data.service.eligibilityRule;
};

describe('the reading of an audience', () => {
  it('hangs off its service, as a tree and as a sentence', async () => {
    const read = await rule();
    expect(read).toMatchObject({ code: 'FJ-BPS-003', validFrom: null, service: { code: 'FJ-BPS-003' } });
    expect(read.sentence).toContain('就读阶段为“小学”或“初中”');
    expect(read.condition.conditions.length).toBeGreaterThan(1);
    expect(read.condition.conditions[0]).toMatchObject({ kind: 'FACT', conditions: [] });
  });

  it('is read with its service, in one statement', async () => {
    expect(await desk.server.statements(`{ ${RULE} }`)).toBe(1);
    expect(
      await desk.server.statements(
        '{ services(first: 100) { nodes { code eligibilityRule { sentence } } } }',
      ),
    ).toBe(1);
  });

  it('is revised by those who lead the service, from a day, and told of', async () => {
    const { editor, publisher } = desk.people;
    const before = await rule();
    const changeSet = await desk.begin();
    const drafted = await desk.draft(editor, 'reviseEligibilityRule', {
      changeSet,
      code: 'FJ-BPS-003',
      changes: { condition: CONDITION, note: '（虚构）' },
    });
    expect(drafted.draft).toMatchObject({ kind: 'ELIGIBILITY_RULE', fields: ['condition', 'note'] });
    // Who may see the drafts reads them as they would stand; to everyone else nothing has changed.
    const drafts = await rule(`, changeSet: "${changeSet}"`, publisher);
    expect(drafts.condition.conditions).toHaveLength(3);
    expect(await rule()).toEqual(before);

    const unknown = new Date().toISOString();
    expect((await desk.publish(changeSet)).problems).toEqual([]);
    expect(await rule()).toMatchObject({ sentence: before.sentence });
    const after = await rule(`, asOf: "${NEXT_MONTH}"`);
    expect(after).toMatchObject({ note: '（虚构）', validFrom: NEXT_MONTH });
    expect(after.revisions.map((one: { validFrom: string }) => one.validFrom)).toEqual([null, NEXT_MONTH]);
    const known = await rule(`, asOf: "${NEXT_MONTH}", knownAt: "${unknown}"`);
    expect(known.sentence).toBe(before.sentence);

    const { data } = await desk.server.query(
      '{ changes(types: [REVISED], first: 100) { nodes { subjectType subjectCode fields effectiveOn } } }',
    );
    expect(data.changes.nodes.at(-1)).toEqual({
      subjectType: 'EligibilityRule',
      subjectCode: 'FJ-BPS-003',
      fields: ['condition', 'note'],
      effectiveOn: NEXT_MONTH,
    });
  });

  it('decides for residents from its day on', async () => {
    const ask = `query A($profile: EligibilityProfile!, $day: Date) { eligibility(profile: $profile, asOf: $day) {
      services { service { code } verdict } } }`;
    const profile = { age: 9, studyStage: 'PRIMARY', boarding: 'BOARDER', recognitions: ['TEKUN'] };
    const verdict = async (day: string) => {
      const { data } = await desk.server.query(ask, { profile, day });
      return data.eligibility.services.find(
        (one: { service: { code: string } }) => one.service.code === 'FJ-BPS-003',
      ).verdict;
    };
    expect(await verdict(TODAY)).toBe('MATCH');
    expect(await verdict(NEXT_MONTH)).toBe('NO_MATCH');
  });

  it('is not for others to draft', async () => {
    const changeSet = await desk.begin(desk.people.civil);
    const input = { changeSet, code: 'FJ-BPS-003', changes: { note: '（虚构）' } };
    expect(Desk.brief(await desk.people.civil.mutate('reviseEligibilityRule', input))).toEqual([
      'FORBIDDEN code',
    ]);
  });

  it('is made with a new service, in one change set', async () => {
    const { editor } = desk.people;
    const changeSet = await desk.begin(editor, { effectiveOn: '2027-03-01' });
    const code = 'FJ-BPS-903';
    const content = {
      service: code,
      condition: fact('studyStage', 'ONE_OF', ['PRIMARY'], '（虚构）小学生'),
      source: source('（虚构）小学生'),
    };
    expect(Desk.brief(await editor.mutate('addEligibilityRule', { changeSet, code, content }))).toEqual([
      `NOT_FOUND ${code} service`,
    ]);
    await desk.draft(editor, 'addService', {
      changeSet,
      code,
      content: newService({ ordinal: 103, audience: '（虚构）小学生' }),
    });
    await desk.draft(editor, 'addEligibilityRule', { changeSet, code, content });
    expect((await desk.publish(changeSet, '2027-03-01')).problems).toEqual([]);
    const { eligibilityRule } = await desk.service(
      code,
      ', asOf: "2027-03-01"',
      'eligibilityRule { sentence }',
    );
    expect(eligibilityRule.sentence).toBe('就读阶段为“小学”');
  });

  it('ends, and then tells of nobody', async () => {
    const { editor } = desk.people;
    const changeSet = await desk.begin(editor, { effectiveOn: '2027-05-01' });
    await desk.draft(editor, 'retireEligibilityRule', { changeSet, code: 'FJ-BPS-005' });
    expect((await desk.publish(changeSet, '2027-05-01')).problems).toEqual([]);
    expect(await desk.service('FJ-BPS-005', ', asOf: "2027-05-01"', 'eligibilityRule { code }')).toEqual({
      eligibilityRule: null,
    });
    const { data } = await desk.server.query(
      `query A($profile: EligibilityProfile!) { eligibility(profile: $profile, asOf: "2027-05-01") {
        services(verdict: UNKNOWN) { service { code } reason } } }`,
      { profile: { applicant: 'EMPLOYER' } },
    );
    expect(data.eligibility.services).toContainEqual({ service: { code: 'FJ-BPS-005' }, reason: 'NOT_READ' });
  });
});

describe('a reading that is unsound', () => {
  const nested = (depth: number): object =>
    depth === 0
      ? fact('age', 'AT_LEAST', ['1'], '义务教育')
      : { kind: 'NOT', conditions: [nested(depth - 1)] };
  const quoted = (condition: object) => ({ ...condition, quote: '义务教育' });

  it.each<[string, object, string]>([
    [
      'of a fact that there is not',
      fact('wealth', 'IS', ['true'], '义务教育'),
      'NOT_FOUND FJ-BPS-003 condition fact',
    ],
    [
      'of an option that there is not',
      fact('studyStage', 'ONE_OF', ['MOON'], '义务教育'),
      'NOT_FOUND FJ-BPS-003 condition values 0',
    ],
    [
      'with a comparison that does not fit',
      fact('age', 'IS', ['true'], '义务教育'),
      'INVALID FJ-BPS-003 condition comparator',
    ],
    [
      'without conditions',
      quoted({ kind: 'ANY', conditions: [] }),
      'INVALID FJ-BPS-003 condition conditions',
    ],
    [
      'that nobody can meet',
      quoted({
        kind: 'ALL',
        conditions: [fact('age', 'AT_LEAST', ['60']), fact('age', 'AT_MOST', ['3'])],
      }),
      'INVALID FJ-BPS-003 condition',
    ],
    ['that is nested too deep', nested(9), 'INVALID FJ-BPS-003 condition'],
  ])('is refused with the place: %s', async (_, condition, problem) => {
    const changeSet = await desk.begin();
    const input = { changeSet, code: 'FJ-BPS-003', changes: { condition } };
    expect(Desk.brief(await desk.people.editor.mutate('reviseEligibilityRule', input))).toEqual([problem]);
  });

  it('may quote what it must mend before it is submitted', async () => {
    const changeSet = await desk.begin();
    const changes = { condition: fact('studyStage', 'ONE_OF', ['PRIMARY'], '没有的话') };
    const { remaining } = await desk.draft(desk.people.editor, 'reviseEligibilityRule', {
      changeSet,
      code: 'FJ-BPS-003',
      changes,
    });
    expect(remaining).toEqual([{ code: 'INVALID', path: ['FJ-BPS-003', 'condition', 'quote'] }]);
    expect(Desk.brief(await desk.publish(changeSet))).toEqual(['INVALID FJ-BPS-003 condition quote']);
  });

  it.each<[string, object]>([
    ['a FACT without a fact', { kind: 'FACT', quote: '义务教育' }],
    ['a FACT with conditions', { ...fact('age', 'AT_LEAST', ['1']), conditions: [] }],
    ['an ALL with a fact', { kind: 'ALL', fact: 'age', conditions: [] }],
    ['an EVERYONE with values', { kind: 'EVERYONE', values: ['1'] }],
  ])('is no condition: %s', async (_, condition) => {
    const changeSet = await desk.begin();
    const input = { changeSet, code: 'FJ-BPS-003', changes: { condition } };
    await expect(desk.people.editor.mutate('reviseEligibilityRule', input)).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('is not kept under another code than its service’s', async () => {
    const changeSet = await desk.begin();
    const content = {
      service: 'FJ-BPS-004',
      condition: fact('age', 'AT_LEAST', ['1'], '幼儿'),
      source: source('（虚构）'),
    };
    const input = { changeSet, code: 'FJ-BPS-904', content };
    expect(Desk.brief(await desk.people.editor.mutate('addEligibilityRule', input))).toEqual([
      'INVALID FJ-BPS-904 service',
    ]);
  });

  it('however deep and large it is, is refused and not a fault of ours', async () => {
    const changeSet = await desk.begin();
    const { editor } = desk.people;
    const input = (condition: object) => ({ changeSet, code: 'FJ-BPS-003', changes: { condition } });
    for (const depth of [40, 400]) {
      const drafting = editor.mutate('reviseEligibilityRule', input(nested(depth)));
      if (depth === 40) expect(Desk.brief(await drafting)).toEqual(['INVALID FJ-BPS-003 condition']);
      else
        await expect(drafting).rejects.toMatchObject({
          errors: [{ extensions: { code: 'QUERY_TOO_DEEP', limit: 100 } }],
        });
    }
    const wide = quoted({
      kind: 'ANY',
      conditions: Array.from({ length: 200 }, (_, age) => fact('age', 'AT_LEAST', [String(age)])),
    });
    expect(Desk.brief(await editor.mutate('reviseEligibilityRule', input(wide)))).toEqual([
      'INVALID FJ-BPS-003 condition',
    ]);
  });
});
