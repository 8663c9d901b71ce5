import { readExamples } from '../../src/server/playground.js';
import { forgetImports } from '../support/import-lab.js';
import { Importer, OTHER, PROVIDER, record } from '../support/importer.js';
import { startTestServer, type Credential, type TestServer } from '../support/test-server.js';

let server: TestServer;
let admin: Credential;
let gulou: Credential;
let importer: Importer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-11-26T08:00:00Z') });
  admin = { token: await server.token({ subject: 'admin@example' }) };
  gulou = { token: await server.token({ roles: ['EDITOR'], regions: ['350102'], subject: 'gulou@example' }) };
  importer = new Importer(server, admin);
});
afterAll(() => server.stop());
beforeEach(() => forgetImports(server.dataSource));

const send: Importer['send'] = (...given) => importer.send(...given);
const ask: Importer['ask'] = (...given) => importer.ask(...given);

describe('what imports left', () => {
  it('is listed newest first, and may be cut by kind, provider and state', async () => {
    const first = await send([record('A1')]);
    const second = await send([record('B1')], { provider: OTHER, dryRun: true });
    const third = await send([{ recordId: 'S1' }], {}, admin, 'Settlements');
    const ids = [third, second, first].map(({ batch }) => batch.id as string);
    const listed = async (filter: object) => {
      const { importBatches } = await ask(
        'query ($filter: ImportBatchFilter) { importBatches(filter: $filter) { totalCount nodes { id } } }',
        { filter },
      );
      return importBatches.nodes.map(({ id }: { id: string }) => ids.indexOf(id));
    };
    expect(await listed({})).toEqual([0, 1, 2]);
    expect(await listed({ kind: ['FACILITIES'] })).toEqual([1, 2]);
    expect(await listed({ provider: [PROVIDER] })).toEqual([0, 2]);
    expect(await listed({ state: ['PLANNED'] })).toEqual([1]);
    expect(await listed({ state: ['DONE'], kind: ['FACILITIES'], provider: [OTHER] })).toEqual([]);
    const { dataProviders } = await ask('{ dataProviders { code synthetic } }');
    expect(dataProviders.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining([PROVIDER, OTHER]),
    );
  });

  it('says what the fields were before, in the words of files, to everybody', async () => {
    await send([
      record('A1', {
        longitude: 119.3,
        latitude: 26.08,
        phone: '0591-87654321',
        serviceRadius: 500,
        capacities: [{ unit: 'BED', maximum: 9, available: 1 }],
      }),
    ]);
    const { batch } = await send([
      {
        recordId: 'A1',
        type: 'KINDERGARTEN',
        region: '350121',
        longitude: 119.1,
        latitude: 26.1,
        phone: null,
        serviceRadius: 800,
        openingHours: '周一 08:00-12:00',
        capacities: [{ unit: 'BED', maximum: 9, available: 2 }],
      },
    ]);
    const { importChanges } = await ask(
      'query ($batch: ID!) { importChanges(batch: $batch) { nodes { action name fields previous { field value } } } }',
      { batch: batch.id },
    );
    const [{ previous, ...change }] = importChanges.nodes;
    expect(change).toMatchObject({ action: 'CHANGED', name: '示例养老院A1' });
    expect(previous.map(({ field }: { field: string }) => field)).toEqual(change.fields);
    const told = Object.fromEntries(
      previous.map(({ field, value }: { field: string; value: string }) => [
        field,
        JSON.parse(value) as unknown,
      ]),
    );
    expect(told).toEqual({
      type: 'ELDERLY-CARE-INSTITUTION',
      region: '350102',
      point: { longitude: 119.3, latitude: 26.08 },
      phone: '0591-87654321',
      serviceRadius: 500,
      openingHours: null,
      capacities: [{ unit: 'BED', maximum: 9, available: 1, countedOn: '2026-11-26' }],
    });
  });

  it('can be taken back by who imported it, and by administrators', async () => {
    const { batch } = await send([record('A1')], {}, gulou);
    const revert = async (as: Credential) =>
      (
        await ask(
          'mutation ($batch: ID!) { revertImport(input: { batch: $batch }) { batch { id state } problems { code } } }',
          { batch: batch.id },
          as,
        )
      ).revertImport;
    const other = {
      token: await server.token({ roles: ['EDITOR'], regions: ['350100'], subject: 'other@example' }),
    };
    expect(await revert(other)).toEqual({ batch: null, problems: [{ code: 'FORBIDDEN' }] });
    expect(await revert(gulou)).toEqual({ batch: { id: batch.id, state: 'REVERTED' }, problems: [] });
    expect(await server.dataSource.query(`select from facility where record_id = 'A1'`)).toEqual([]);
    expect(await revert(admin)).toEqual({ batch: null, problems: [{ code: 'WRONG_STATE' }] });
  });

  it('leads to all that it created, changed and retired', async () => {
    await importer.send([record('A1'), record('A2'), record('A3')]);
    const { batch } = await importer.send([record('A1', { phone: '0591-87654321' }), record('A4')], {
      prune: true,
      pruneAtMost: 100,
    });
    const { facilities, importChanges } = await importer.ask(
      `query ($batch: ID!) {
        facilities(filter: { batch: $batch }) { nodes { id recordId } }
        importChanges(batch: $batch) { nodes { action subjectId name } } }`,
      { batch: batch.id },
    );
    expect(facilities.nodes.map(({ recordId }: { recordId: string }) => recordId)).toEqual(['A1', 'A4']);
    const changed = importChanges.nodes.find(({ action }: { action: string }) => action === 'CHANGED');
    expect(changed.subjectId).toBe(facilities.nodes[0].id);
    const { node } = await importer.ask(
      'query ($id: ID!) { node(id: $id) { ... on Facility { recordId endedOn } } }',
      {
        id: importChanges.nodes.find(({ action }: { action: string }) => action === 'RETIRED').subjectId,
      },
    );
    expect(node).toEqual({ recordId: expect.stringMatching(/^A[23]$/), endedOn: '2026-11-26' });
    const refused = await server.query('{ facilities(filter: { batch: "RmFjaWxpdHk6MQ" }) { totalCount } }');
    expect(refused.errors).toMatchObject([{ extensions: { argument: 'filter.batch' } }]);
  });

  it('is nothing for an id of something else', async () => {
    const batch = Buffer.from('Service:1').toString('base64url');
    const { errors } = await server.query(
      'query ($batch: ID!) { importChanges(batch: $batch) { totalCount } }',
      { batch },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'batch' } }]);
  });
});

describe('two providers', () => {
  const conflicts = async (filter?: object) => {
    const { dataConflicts } = await ask(
      `query ($filter: DataConflictFilter) { dataConflicts(filter: $filter) { nodes {
        id field kept offered keeper { code } provider { code } facility { name } resolution } } }`,
      { filter },
    );
    return dataConflicts.nodes as { id: string; field: string; kept: string; offered: string }[];
  };
  beforeEach(async () => {
    await send([record('A1', { phone: '0591-87654321' })]);
    await send(
      [
        {
          recordId: 'X1',
          sameAs: `${PROVIDER}/A1`,
          phone: '0591-87650002',
          type: 'KINDERGARTEN',
          region: '350121',
        },
      ],
      { provider: OTHER },
    );
  });

  it('who differ are listed with both words', async () => {
    const open = await conflicts();
    expect(
      open.map(({ field, kept, offered }) => [field, JSON.parse(kept), JSON.parse(offered)]).sort(),
    ).toEqual([
      ['phone', '0591-87654321', '0591-87650002'],
      ['region', '350102', '350121'],
      ['type', 'ELDERLY-CARE-INSTITUTION', 'KINDERGARTEN'],
    ]);
    expect(open[0]).toMatchObject({
      keeper: { code: PROVIDER },
      provider: { code: OTHER },
      resolution: null,
    });
    expect(await conflicts({ field: ['phone'], provider: [OTHER], region: ['350100'] })).toHaveLength(1);
    expect(await conflicts({ provider: [PROVIDER] })).toHaveLength(3);
    expect(await conflicts({ region: ['350200'] })).toEqual([]);
    expect(await conflicts({ open: false })).toEqual([]);
    expect(await conflicts({ open: null })).toHaveLength(3);
  });

  it('are heard when somebody of the division says whose word counts', async () => {
    const [phone] = await conflicts({ field: ['phone'] });
    const resolve = async (as: Credential) =>
      (
        await ask(
          'mutation ($id: ID!) { resolveDataConflict(input: { conflict: $id, take: true }) { conflict { resolution facility { phone } } problems { code } } }',
          { id: phone?.id },
          as,
        )
      ).resolveDataConflict;
    const xiamen = {
      token: await server.token({ roles: ['EDITOR'], regions: ['350200'], subject: 'xm@example' }),
    };
    expect(await resolve(xiamen)).toEqual({ conflict: null, problems: [{ code: 'FORBIDDEN' }] });
    expect(await resolve(gulou)).toEqual({
      conflict: { resolution: 'TAKEN', facility: { phone: '0591-87650002' } },
      problems: [],
    });
    expect(await conflicts({ field: ['phone'] })).toEqual([]);
    expect(await conflicts({ field: ['phone'], open: false })).toMatchObject([{ resolution: 'TAKEN' }]);
  });

  it('who give what may be one are listed as pairs', async () => {
    const near = { longitude: 119.3, latitude: 26.08, name: '鼓楼区示例养老服务中心' };
    await send([record('B1', near)]);
    await send([record('Y1', { ...near, longitude: 119.3005 })], { provider: OTHER });
    const pairs = async (filter?: object) => {
      const { likelyDuplicates } = await ask(
        'query ($filter: LikelyDuplicateFilter) { likelyDuplicates(filter: $filter) { nodes { metres similarity facility { recordId } other { recordId } } } }',
        { filter },
      );
      return likelyDuplicates.nodes as object[];
    };
    expect(await pairs()).toEqual([
      { metres: 50, similarity: '1', facility: { recordId: 'B1' }, other: { recordId: 'Y1' } },
    ]);
    expect(
      await pairs({ region: ['350000'], type: ['ELDERLY-CARE-INSTITUTION'], provider: [OTHER] }),
    ).toHaveLength(1);
    expect(await pairs({ region: ['350200'] })).toEqual([]);
    expect(await pairs({ type: ['KINDERGARTEN'] })).toEqual([]);
    expect(await pairs({ provider: ['丙局'] })).toEqual([]);
  });
});

it('the playground’s examples plan an import, carry it out, and show what is left to settle', async () => {
  const examples = readExamples(process.cwd()).filter(({ query }) =>
    /(Plan|Carry|Look)(An|Out|At)Imports?\b/.test(query),
  );
  expect(examples).toHaveLength(3);
  const run = async (place: number) => {
    const { query, variables } = examples[place] ?? { query: '', variables: '{}' };
    return ask(query, variables ? (JSON.parse(variables) as object) : {}, admin);
  };
  expect((await run(0)).importFacilities).toMatchObject({
    batch: { state: 'PLANNED', created: 2, rejected: 1 },
    rejections: [{ line: 3, code: 'COORDINATES_SWAPPED' }],
    problems: [],
  });
  const carried = await run(1);
  expect(carried.first).toMatchObject({ batch: { state: 'DONE', created: 2 }, problems: [] });
  expect(carried.second).toMatchObject({ batch: { state: 'DONE', linked: 1, conflicts: 1 }, problems: [] });
  const looked = await run(2);
  expect(looked.importBatches.nodes).toHaveLength(3);
  expect(looked.dataConflicts.nodes).toHaveLength(1);
});
