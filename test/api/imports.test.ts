import { FACILITY_HEADERS, SETTLEMENT_HEADERS } from '../../src/domain/facilities/record-fields.js';
import { forgetImports } from '../support/import-lab.js';
import { IMPORT, Importer, PROVIDER, record } from '../support/importer.js';
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

describe('importFacilities', () => {
  it('takes every field, carries it out before it answers, and changes nothing the second time', async () => {
    const whole = record('A1', {
      address: '示例路1号',
      longitude: 119.3,
      latitude: 26.08,
      status: 'SUSPENDED',
      operator: '示例单位',
      creditCode: '91350100M000100Y43',
      phone: '0591-87654321',
      serviceRadius: 1_000,
      openingHours: '周一至周五 08:00-17:30',
      accessibility: ['LIFT', 'BRAILLE'],
      beginsOn: '2020-01-01',
      endedOn: null,
      offers: ['FJ-BPS-044'],
      capacities: [
        { unit: 'BED', maximum: 100, available: 20 },
        { unit: 'STAFF', maximum: 30, countedOn: '2026-01-01' },
      ],
      sameAs: null,
    });
    const first = await send([whole]);
    expect(first).toMatchObject({
      problems: [],
      rejections: [],
      plannedChanges: [],
      batch: {
        state: 'DONE',
        rowsRead: 1,
        created: 1,
        encoding: null,
        fileName: null,
        provider: { code: PROVIDER, synthetic: false },
      },
    });
    expect((await send([whole])).batch).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    const [kept] = await server.dataSource.query<object[]>(
      `select f.address, f.status, f.operator, f.credit_code, f.phone, f.service_radius, f.accessibility, f.begins_on::text, f.ended_on, f.offers,
        (select json_agg(json_build_array(c.unit, c.maximum, c.available, c.counted_on) order by c.unit) from facility_capacity c where c.facility_id = f.id) as capacities
      from facility f where record_id = 'A1'`,
    );
    expect(kept).toEqual({
      address: '示例路1号',
      status: 'SUSPENDED',
      operator: '示例单位',
      credit_code: '91350100M000100Y43',
      phone: '0591-87654321',
      service_radius: 1_000,
      accessibility: ['LIFT', 'BRAILLE'],
      begins_on: '2020-01-01',
      ended_on: null,
      offers: ['FJ-BPS-044'],
      capacities: [
        ['BED', 100, 20, '2026-11-26'],
        ['STAFF', 30, null, '2026-01-01'],
      ],
    });
  });

  it('leaves alone what is not given, and empties what is null', async () => {
    await send([record('A1', { phone: '0591-87654321', address: '示例路1号' })]);
    const { batch } = await send([{ recordId: 'A1', phone: null }]);
    expect(batch).toMatchObject({ changed: 1, fields: [{ field: 'phone', changed: 1, disputed: 0 }] });
    const [row] = await server.dataSource.query<object[]>(
      `select name, phone, address from facility where record_id = 'A1'`,
    );
    expect(row).toEqual({ name: '示例养老院A1', phone: null, address: '示例路1号' });
  });

  it('tells what is wrong with a record by its place and field, and takes the others', async () => {
    const { batch, rejections } = await send([
      record('A1'),
      record('A2', { type: '没有', phone: '12' }),
      record('A1'),
    ]);
    expect(batch).toMatchObject({ rowsRead: 3, created: 1, rejected: 2 });
    expect(rejections).toMatchObject([
      { line: 2, column: 'type', value: '没有', code: 'TYPE_UNKNOWN' },
      { line: 2, column: 'phone', value: '12', code: 'PHONE' },
      { line: 3, code: 'DUPLICATE_ID' },
    ]);
    const { importRejections } = await ask(
      'query ($batch: ID!) { importRejections(batch: $batch, first: 2) { totalCount nodes { code } pageInfo { hasNextPage } } }',
      { batch: batch.id },
      admin,
    );
    expect(importRejections).toEqual({
      totalCount: 3,
      nodes: [{ code: 'TYPE_UNKNOWN' }, { code: 'PHONE' }],
      pageInfo: { hasNextPage: true },
    });
  });

  it('with a dry run says what would change, field by field in the words of files', async () => {
    await send([
      record('A1', { longitude: 119.3, latitude: 26.08, capacities: [{ unit: 'BED', maximum: 9 }] }),
    ]);
    const { batch, plannedChanges } = await send(
      [
        record('A1', {
          type: 'KINDERGARTEN',
          region: '350121',
          longitude: 119.2,
          latitude: 26.1,
          openingHours: '周一 08:00-12:00',
          capacities: [{ unit: 'BED', maximum: 10 }],
        }),
        record('A2'),
      ],
      { dryRun: true },
    );
    expect(batch).toMatchObject({ state: 'PLANNED', created: 1, changed: 1 });
    const [{ changes }] = plannedChanges as [{ changes: { field: string; before: string; after: string }[] }];
    const told = Object.fromEntries(
      changes.map(({ field, before, after }) => [field, [JSON.parse(before), JSON.parse(after)] as unknown]),
    );
    expect(told).toMatchObject({
      type: ['ELDERLY-CARE-INSTITUTION', 'KINDERGARTEN'],
      region: ['350102', '350121'],
      point: [
        { longitude: 119.3, latitude: 26.08 },
        { longitude: 119.2, latitude: 26.1 },
      ],
      openingHours: [null, expect.anything()],
      capacities: [[{ unit: 'BED', maximum: 9, countedOn: '2026-11-26' }], [{ unit: 'BED', maximum: 10 }]],
    });
    const asked = await ask(
      'query ($batch: ID!) { importPlan(batch: $batch) { recordId name changes { field before after } } }',
      { batch: batch.id },
      admin,
    );
    expect(asked.importPlan).toEqual(plannedChanges);
    expect(await server.dataSource.query(`select from facility where record_id = 'A2'`)).toEqual([]);
  });

  it('takes a few thousand records in one request', async () => {
    const rows = Array.from({ length: 5_000 }, (_, place) =>
      record(`R${place}`, {
        longitude: 119.3,
        latitude: 26.08,
        address: '示例路示例小区示例楼示例层示例室，示例路与示例二路交叉口向北五十米',
        phone: '0591-87654321',
      }),
    );
    expect(Buffer.byteLength(JSON.stringify(rows))).toBeGreaterThan(1_000_000);
    expect((await send(rows)).batch).toMatchObject({ state: 'DONE', created: 5_000 });
  });

  it.each<[string, object, object]>([
    ['no record', { rows: [] }, { code: 'BAD_USER_INPUT', argument: 'input.rows' }],
    [
      'more than 5,000',
      { rows: Array(5_001).fill({ recordId: 'x' }) },
      { code: 'BAD_USER_INPUT', argument: 'input.rows' },
    ],
    ['a provider with a "/"', { provider: 'a/b' }, { code: 'BAD_USER_INPUT', argument: 'provider' }],
    ['a share above the whole', { pruneAtMost: 101 }, { code: 'BAD_USER_INPUT', argument: 'pruneAtMost' }],
    ['a text that cannot be kept', { rows: [{ recordId: 'a\u0000' }] }, { code: 'BAD_USER_INPUT' }],
  ])('is refused whole: %s', async (_what, more, extensions) => {
    const input = { provider: PROVIDER, coordinates: 'WGS84', rows: [record('A1')], ...more };
    const { errors } = await server.query(IMPORT('Facilities'), { input }, admin);
    expect(errors).toMatchObject([{ extensions }]);
    expect(await server.dataSource.query('select from import_batch')).toEqual([]);
  });

  it('never takes records for made-up ones, nor adds to those of a provider that are', async () => {
    await server.dataSource.query(`insert into data_provider (code, synthetic) values ($1, true)`, [
      PROVIDER,
    ]);
    const input = { provider: PROVIDER, coordinates: 'WGS84', rows: [record('A1')] };
    const { errors } = await server.query(IMPORT('Facilities'), { input }, admin);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'provider' } }]);
  });

  it('waits for nobody: another import of the provider is a problem', async () => {
    const [{ id }] = (await server.dataSource.query(
      `insert into data_provider (code, synthetic) values ($1, false) returning id`,
      [PROVIDER],
    )) as [{ id: number }];
    const runner = server.dataSource.createQueryRunner();
    await runner.query(`select pg_advisory_lock(hashtext('import FACILITIES'), $1)`, [id]);
    try {
      expect(await send([record('A1')])).toMatchObject({
        batch: null,
        problems: [{ code: 'CONFLICT', path: ['provider'] }],
      });
      expect(await send([{ recordId: 'S1' }], {}, admin, 'Settlements')).toMatchObject({ problems: [] });
    } finally {
      await runner.query('select pg_advisory_unlock_all()');
      await runner.release();
    }
  });
});

it('importSettlements takes every field', async () => {
  const settlement = {
    recordId: 'S1',
    name: '示例村',
    region: '350121',
    longitude: 119.13,
    latitude: 26.15,
    population: 1_200,
    elderly: 200,
    children: 40,
    countedOn: '2026-01-01',
  };
  const { batch } = await send([settlement], {}, admin, 'Settlements');
  expect(batch).toMatchObject({ state: 'DONE', created: 1, rejected: 0 });
  const [kept] = await server.dataSource.query<object[]>(
    'select population, elderly, children, counted_on::text from settlement',
  );
  expect(kept).toEqual({ population: 1_200, elderly: 200, children: 40, counted_on: '2026-01-01' });
});

it('the inputs have the fields that files have', async () => {
  const { facility, settlement } = await ask(
    '{ facility: __type(name: "FacilityRecordInput") { inputFields { name } } settlement: __type(name: "SettlementRecordInput") { inputFields { name } } }',
  );
  const fields = (type: { inputFields: { name: string }[] }) =>
    type.inputFields.map(({ name }) => name).sort();
  // Of flat files alone: one unit’s capacity in columns.
  const flat = ['capacityUnit', 'capacity', 'available', 'countedOn'];
  expect(fields(facility)).toEqual(
    Object.keys(FACILITY_HEADERS)
      .filter((field) => !flat.includes(field))
      .sort(),
  );
  expect(fields(settlement)).toEqual(Object.keys(SETTLEMENT_HEADERS).sort());
});

describe('who may import', () => {
  it('are editors within the divisions of their token; without any it is a problem', async () => {
    const rows = [record('A1'), record('A2', { region: '350121' })];
    const own = await send(rows, {}, gulou);
    expect(own).toMatchObject({
      batch: { created: 1, rejected: 1 },
      rejections: [{ code: 'REGION_NOT_YOURS' }],
    });
    const bare = { token: await server.token({ roles: ['EDITOR'], departments: ['FJ-HEALTH'] }) };
    expect(await send(rows, {}, bare)).toMatchObject({ batch: null, problems: [{ code: 'FORBIDDEN' }] });
    for (const query of [
      'importPlan(batch: $batch) { name }',
      'importRejections(batch: $batch) { totalCount }',
    ]) {
      const { errors } = await server.query(
        `query ($batch: ID!) { ${query} }`,
        { batch: own.batch.id },
        bare,
      );
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it('are no programs, though their key may propose', async () => {
    const { createApiKey } = await ask(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
      { input: { name: '程序', scopes: ['PROPOSE'], regions: ['350102'] } },
      admin,
    );
    const key = { token: createApiKey.secret as string };
    expect(await send([record('A1')], {}, key)).toMatchObject({ problems: [{ code: 'FORBIDDEN' }] });
    const { errors } = await server.query(
      'mutation ($id: ID!) { resolveDataConflict(input: { conflict: $id, take: true }) { problems { code } } }',
      { id: Buffer.from('DataConflict:1').toString('base64url') },
      key,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('stand in the audit log with the import, and with what was refused', async () => {
    const { batch } = await send([record('A1')], {}, gulou);
    await send(
      [record('A1')],
      {},
      { token: await server.token({ roles: ['EDITOR'], subject: 'bare@example' }) },
    );
    const { auditLog } = await ask(
      '{ auditLog(first: 2, filter: { action: "importFacilities" }) { nodes { actor outcome codes target } } }',
      {},
      admin,
    );
    expect(auditLog.nodes).toEqual([
      { actor: 'bare@example', outcome: 'REFUSED', codes: ['FORBIDDEN'], target: null },
      { actor: 'gulou@example', outcome: 'DONE', codes: [], target: batch.id },
    ]);
  });
});
