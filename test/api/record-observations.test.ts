import { encodeGlobalId } from '../../src/domain/global-id.js';
import { readExamples } from '../../src/server/playground.js';
import { CITATION, figure, forgetObservations, PROVIDER } from '../support/recording-lab.js';
import { startTestServer, type Credential, type TestServer } from '../support/test-server.js';

let server: TestServer;
const tokens = new Map<string, Credential>();
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-11-26T08:00:00Z') });
  const token = async (name: string, claims: Parameters<TestServer['token']>[0]) =>
    tokens.set(name, { token: await server.token({ subject: `${name}@example`, ...claims }) });
  await token('admin', { roles: ['ADMINISTRATOR'] });
  await token('reviewer', { roles: ['REVIEWER'] });
  await token('editor', { roles: ['EDITOR'], regions: ['350000'] });
  await token('gulou', { roles: ['EDITOR'], regions: ['350102'] });
  await token('gulou reviewer', { roles: ['REVIEWER'], regions: ['350102'] });
  await token('health', { roles: ['EDITOR'], departments: ['FJ-HEALTH'] });
  await token('bare editor', { roles: ['EDITOR'] });
  await token('publisher', { roles: ['PUBLISHER'] });
});
afterAll(() => server.stop());
beforeEach(() => forgetObservations(server.dataSource));

const as = (name: string): Credential => tokens.get(name) ?? {};
const row = (given: Record<string, unknown> = {}) => ({ ...figure(), year: 2022, ...given });

const RECORD = `mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) {
  batch { id state kind created changed unchanged rejected dryRun provider { code synthetic } }
  recorded corrected promoted unchanged rejected suspicious
  rejections { line column value code message }
  suspected { indicator region year area printed observation { id value } suspicions { code expected factor score message } }
  problems { code message path } } }`;
const WITHDRAW = `mutation ($input: WithdrawObservationInput!) { withdrawObservation(input: $input) {
  observation { id value supersededAt withdrawnBecause } problems { code message path } } }`;

const send = (rows: readonly object[], given: Record<string, unknown> = {}, who = 'admin') =>
  server.query(RECORD, { input: { provider: PROVIDER, citation: CITATION, rows, ...given } }, as(who));
async function record(rows: readonly object[], given: Record<string, unknown> = {}, who = 'admin') {
  const { data, errors } = await send(rows, given, who);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.recordObservations;
}
async function withdraw(observation: string, reason: string, who = 'admin') {
  const { data, errors } = await server.query(WITHDRAW, { input: { observation, reason } }, as(who));
  if (errors) throw new Error(JSON.stringify(errors));
  return data.withdrawObservation;
}

const FIELDS = 'id year value printed status area reason recordedAt supersededAt citation provider { code }';
async function figures(knownAt?: string) {
  const { data, errors } = await server.query(
    `query ($provider: [String!], $knownAt: DateTime) { observations(filter: { provider: $provider }, first: 100, knownAt: $knownAt) {
      nodes { ${FIELDS} replaces { id value } history { value reason } region { code } indicator { code } } } }`,
    { provider: [PROVIDER], knownAt },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.observations.nodes as {
    id: string;
    value: string;
    status: string;
    recordedAt: string;
    history: unknown[];
  }[];
}

describe('recordObservations', () => {
  it('records figures, which are read like all others', async () => {
    expect(
      await record([row(), row({ region: '350103', value: '≥95%', area: 'URBAN', status: 'FINAL' })]),
    ).toMatchObject({
      batch: {
        state: 'DONE',
        kind: 'OBSERVATIONS',
        created: 2,
        provider: { code: PROVIDER, synthetic: false },
      },
      recorded: 2,
      corrected: 0,
      rejected: 0,
      rejections: [],
      suspected: [],
      problems: [],
    });
    expect(await figures()).toMatchObject([
      { value: '97.5', year: 2022, status: 'PROVISIONAL', region: { code: '350102' }, citation: CITATION },
      { value: '95', printed: '≥95%', status: 'FINAL', area: 'URBAN', region: { code: '350103' } },
    ]);
  });

  it('keeps what was corrected, and tells it as it was known between', async () => {
    await record([row()]);
    const [first] = await figures();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const between = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await record([row({ value: '96.4', reason: '更正笔误', replaces: first?.id })])).toMatchObject({
      corrected: 1,
    });
    expect(await figures()).toMatchObject([
      {
        value: '96.4',
        reason: '更正笔误',
        replaces: { id: first?.id, value: '97.5' },
        history: [
          { value: '97.5', reason: null },
          { value: '96.4', reason: '更正笔误' },
        ],
      },
    ]);
    expect(await figures(between)).toMatchObject([{ id: first?.id, value: '97.5' }]);
  });

  it('makes a provisional figure final without a reason', async () => {
    await record([row()], {}, 'gulou');
    expect(await record([row()], { status: 'FINAL' }, 'gulou')).toMatchObject({
      promoted: 1,
      corrected: 0,
      problems: [],
    });
  });

  it.each<[string, object[], string, string, string]>([
    ['a year outside the plan', [row({ year: 2031 })], 'YEAR_OUTSIDE_PLAN', 'year', 'INVALID'],
    ['a percentage of 130', [row({ value: '130' })], 'OUT_OF_BOUNDS', 'value', 'INVALID'],
    [
      'a division that is not there yet',
      [row({ region: '350404', year: 2020 })],
      'REGION_NOT_YET',
      'region',
      'INVALID',
    ],
    [
      'a retired code beside its successor',
      [row({ region: '350404' }), row({ region: '350403' })],
      'REGION_REPLACED',
      'region',
      'INVALID',
    ],
    ['a value that is no number', [row({ value: 'NaN' })], 'VALUE_UNREADABLE', 'value', 'INVALID'],
    [
      'a mark of cumulation where nothing cumulates',
      [row({ value: '〔97〕' })],
      'NOT_CUMULATIVE',
      'value',
      'INVALID',
    ],
    ['another unit', [row({ unit: '‰' })], 'UNIT_MISMATCH', 'unit', 'INVALID'],
    ['an unknown indicator', [row({ indicator: 'X' })], 'INDICATOR_UNKNOWN', 'indicator', 'INVALID'],
    ['one figure twice', [row(), row({ value: '90' })], 'DUPLICATE_ROW', 'value', 'INVALID'],
    [
      'a comparator that no value has',
      [row({ comparator: 'RANGE' })],
      'COMPARATOR_UNKNOWN',
      'comparator',
      'INVALID',
    ],
  ])('tells row and column of %s, and nothing lands', async (_, rows, code, column, problem) => {
    const told = await record(rows);
    const { line } = told.rejections[0];
    expect(told).toMatchObject({ batch: null, recorded: expect.any(Number) as number });
    expect(told.rejections[0]).toMatchObject({ code, column });
    expect(told.problems[0]).toMatchObject({ code: problem, path: ['rows', String(line - 1), column] });
    expect(told.problems[0].message).toMatch(new RegExp(`^Row ${line}, ${column}: `));
    expect(await figures()).toEqual([]);
  });

  it('takes the rest if that is asked for', async () => {
    expect(await record([row(), row({ value: '130', year: 2021 })], { partial: true })).toMatchObject({
      batch: { created: 1, rejected: 1 },
      recorded: 1,
      rejected: 1,
      rejections: [{ line: 2, code: 'OUT_OF_BOUNDS' }],
      problems: [],
    });
    expect(await figures()).toHaveLength(1);
  });

  it('only tells what would be in a dry run', async () => {
    expect(await record([row()], { dryRun: true })).toMatchObject({
      batch: { state: 'PLANNED', created: 1, dryRun: true },
      recorded: 1,
    });
    expect(await figures()).toEqual([]);
  });

  it('flags what looks wrong, and takes it', async () => {
    const values = ['90', '91.2', '91.9', '93.1', '94', '95.1', '0.963'];
    const rows = values.map((value, place) => row({ year: 2016 + place, value }));
    const told = await record(rows);
    expect(told).toMatchObject({ recorded: 7, suspicious: 1 });
    expect(told.suspected).toMatchObject([
      {
        indicator: 'FJ-2021-IND-12',
        region: '350102',
        year: 2022,
        area: 'TOTAL',
        printed: '0.963',
        observation: { value: '0.963' },
        suspicions: [{ code: 'UNIT_SLIP', factor: '0.01', score: null }],
      },
    ]);
    const { data } = await server.query(
      `query ($id: ID!) { observation(id: $id) { suspicions { code expected factor } } }`,
      { id: told.suspected[0].observation.id },
    );
    expect(data.observation.suspicions).toMatchObject([{ code: 'UNIT_SLIP', expected: '92.5' }]);
    expect((await record([row({ year: 2015, value: '9' })], { dryRun: true })).suspected).toMatchObject([
      { observation: null, suspicions: [{ factor: '0.1' }] },
    ]);
  });

  it('takes 5,000 rows, and points to the file import for more', async () => {
    const more = await send(Array.from({ length: 5_001 }, () => row()));
    expect(more.errors).toMatchObject([
      { message: /import observations/, extensions: { code: 'BAD_USER_INPUT', argument: 'input.rows' } },
    ]);
    expect((await send([])).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const told = await record(
      Array.from({ length: 5_000 }, (_, place) => row({ value: String(place % 100) })),
    );
    expect(told).toMatchObject({ rejected: 5_000, batch: null });
    expect(told.rejections).toHaveLength(100);
    expect(told.problems).toHaveLength(101);
  });

  it('refuses ids of what is no observation', async () => {
    const replaces = encodeGlobalId('Region', 1);
    expect((await send([row({ replaces })])).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: 'input.rows.0.replaces' } },
    ]);
  });

  it('cannot be taken back as a whole', async () => {
    const { batch } = await record([row()]);
    const { data } = await server.query(
      'mutation ($batch: ID!) { revertImport(input: { batch: $batch }) { batch { id } problems { code message } } }',
      { batch: batch.id },
      as('admin'),
    );
    expect(data.revertImport).toMatchObject({
      batch: null,
      problems: [{ code: 'WRONG_STATE', message: expect.stringContaining('withdrawObservation') as string }],
    });
  });

  it('is shown by an example of the playground', async () => {
    const example = readExamples(process.cwd()).find(({ name }) => name.includes('record-observations'));
    const variables = JSON.parse(example?.variables ?? '{}') as Record<string, unknown>;
    const { data, errors } = await server.query(example?.query ?? '', variables, as('admin'));
    expect(errors).toBeUndefined();
    expect(data.recordObservations).toMatchObject({
      batch: { state: 'PLANNED', rowsRead: 7 },
      recorded: 5,
      rejected: 2,
      rejections: [
        { line: 5, column: 'unit', code: 'UNIT_MISMATCH' },
        { line: 7, column: 'value', code: 'OUT_OF_BOUNDS' },
      ],
      suspected: [{ printed: '0.583', suspicions: [{ code: 'UNIT_SLIP', factor: '0.01' }] }],
      problems: [],
    });
    expect(await figures()).toEqual([]);
  });

  it('is written down in the audit log, done and refused', async () => {
    await record([row()]);
    await record([row({ value: '130' })]);
    const { data } = await server.query(
      '{ auditLog(first: 2, filter: { action: "recordObservations" }) { nodes { outcome codes target } } }',
      {},
      as('admin'),
    );
    expect(data.auditLog.nodes).toMatchObject([
      { outcome: 'REFUSED', codes: ['INVALID'] },
      { outcome: 'DONE', codes: [] },
    ]);
  });
});

describe('who may record, correct and withdraw', () => {
  const GULOU = row();
  const TAIJIANG = row({ region: '350103' });
  const FUZHOU = row({ region: '350100' });
  const final = { status: 'FINAL' };
  const wrong = (figure: object) => ({ ...figure, value: '90', reason: '复核' });

  /** What each may: record in 鼓楼区, in 台江区, in 福州市; correct a provisional and a final figure of 鼓楼区. */
  it.each<[string, boolean, boolean, boolean, boolean, boolean]>([
    ['admin', true, true, true, true, true],
    ['reviewer', true, true, true, true, true],
    ['gulou reviewer', true, false, false, true, true],
    ['editor', true, true, true, true, false],
    ['gulou', true, false, false, true, false],
    // No indicator of the plans has a data department yet.
    ['health', false, false, false, false, false],
    ['bare editor', false, false, false, false, false],
  ])('%s', async (who, gulou, taijiang, fuzhou, correct, correctFinal) => {
    const may = async (rows: object[], given = {}) => (await record(rows, given, who)).problems.length === 0;
    expect(await may([GULOU], { dryRun: true })).toBe(gulou);
    expect(await may([TAIJIANG], { dryRun: true })).toBe(taijiang);
    expect(await may([FUZHOU], { dryRun: true })).toBe(fuzhou);
    await record([GULOU, { ...GULOU, year: 2021, ...final }]);
    expect(await may([wrong(GULOU)])).toBe(correct);
    expect(await may([wrong({ ...GULOU, year: 2021, ...final })])).toBe(correctFinal);
    for (const { id, status } of await figures())
      expect((await withdraw(id, '试', who)).problems).toHaveLength(
        (status === 'FINAL' ? correctFinal : correct) ? 0 : 1,
      );
  });

  it('is nobody without a token, and no publisher', async () => {
    expect((await send([GULOU], {}, 'nobody')).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect((await send([GULOU], {}, 'publisher')).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(await figures()).toEqual([]);
  });
});

describe('withdrawObservation', () => {
  it('takes a figure back, keeps it with the reason, and tells followers', async () => {
    await record([row()]);
    const [first] = await figures();
    expect(await withdraw(first?.id ?? '', '统计口径有误')).toMatchObject({
      observation: {
        id: first?.id,
        value: '97.5',
        withdrawnBecause: '统计口径有误',
        supersededAt: expect.any(String) as string,
      },
      problems: [],
    });
    expect(await figures()).toEqual([]);
    expect(await figures(first?.recordedAt)).toHaveLength(1);
    const { data } = await server.query(
      '{ changes(first: 500, types: [RETIRED]) { nodes { type subjectType subjectId fields } } }',
    );
    expect(data.changes.nodes.at(-1)).toEqual({
      type: 'RETIRED',
      subjectType: 'Observation',
      subjectId: first?.id,
      fields: ['withdrawnBecause'],
    });
    expect(await record([row({ value: '96' })])).toMatchObject({ recorded: 1, corrected: 0 });
    expect((await figures())[0]?.history).toHaveLength(2);
  });

  it('is refused with what to do', async () => {
    await record([row()]);
    const [first] = await figures();
    const id = first?.id ?? '';
    const codes = async (of: string, reason = '误', who = 'admin') =>
      (await withdraw(of, reason, who)).problems.map(({ code, path }: { code: string; path: string[] }) => [
        code,
        ...path,
      ]);
    expect(await codes(id, ' ')).toEqual([['EMPTY_TEXT', 'reason']]);
    expect(await codes(id, '误'.repeat(1_001))).toEqual([['INVALID', 'reason']]);
    expect(await codes(encodeGlobalId('Observation', 2_000_000_000))).toEqual([['NOT_FOUND', 'observation']]);
    expect(await codes(id, '误', 'health')).toEqual([['FORBIDDEN', 'observation']]);
    const [printed] = await server.dataSource.query<{ id: number }[]>(
      `select id from observation where source_id is not null limit 1`,
    );
    expect(await codes(encodeGlobalId('Observation', printed?.id ?? 0))).toEqual([
      ['WRONG_STATE', 'observation'],
    ]);
    expect(await codes(id)).toEqual([]);
    expect(await codes(id)).toEqual([['WRONG_STATE', 'observation']]);
  });
});
