import { gzipSync } from 'node:zlib';
import { forgetImports } from '../support/import-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { csv, endedBatch, newestBatch, PROVIDER, row, upload, type Upload } from '../support/upload-lab.js';

let server: TestServer;
let admin: string;
let gulou: string;
beforeAll(async () => {
  server = await startTestServer({ importMaxBytes: 4_000_000 });
  admin = await server.token({ subject: 'admin@example' });
  gulou = await server.token({ roles: ['EDITOR'], regions: ['350102'], subject: 'gulou@example' });
});
afterAll(() => server.stop());
beforeEach(() => forgetImports(server.dataSource));

const send = (body: string | Buffer, given: Upload = {}) => upload(server, body, { token: admin, ...given });
const names = async () => {
  const rows = await server.dataSource.query<{ name: string }[]>(
    `select f.name from facility f join data_provider p on p.id = f.provider_id where p.code = $1 order by record_id`,
    [PROVIDER],
  );
  return rows.map(({ name }) => name);
};

describe('who may send files', () => {
  const FILE = csv(row('A1'), row('A2', '350121'));
  const key = async (scopes: string[]) => {
    const { data } = await server.query(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
      { input: { name: '导入程序', scopes, regions: scopes.includes('PROPOSE') ? ['350100'] : [] } },
      { token: admin },
    );
    return data.createApiKey.secret as string;
  };

  it('is nobody without a token, and no reader, reviewer, publisher or integrator', async () => {
    expect(await upload(server, FILE)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED', roles: ['EDITOR', 'ADMINISTRATOR'] } }],
    });
    for (const role of ['READER', 'REVIEWER', 'PUBLISHER', 'INTEGRATOR']) {
      const token = await server.token({ roles: [role], regions: ['350000'] });
      expect(await send(FILE, { token })).toMatchObject({
        status: 403,
        errors: [{ extensions: { code: 'FORBIDDEN', roles: ['EDITOR', 'ADMINISTRATOR'] } }],
      });
    }
    expect(await newestBatch(server)).toBeUndefined();
  });

  it('is no editor whose token names no division, and no program’s key', async () => {
    const editor = await server.token({ roles: ['EDITOR'], departments: ['FJ-HEALTH'] });
    for (const token of [editor, await key(['READ']), await key(['PROPOSE'])])
      expect(await send(FILE, { token })).toMatchObject({
        status: 403,
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
    expect(await newestBatch(server)).toBeUndefined();
  });

  it('are editors, for rows within the divisions of their token', async () => {
    expect(await send(FILE, { token: gulou })).toMatchObject({ status: 202, rowsRead: 2, rejected: 1 });
    await endedBatch(server);
    expect(await names()).toEqual(['示例幼儿园A1']);
    const [fault] = await server.dataSource.query<object[]>('select line, code from import_rejection');
    expect(fault).toEqual({ line: 3, code: 'REGION_NOT_YOURS' });
  });

  it('lets an editor neither move nor end what lies elsewhere', async () => {
    await send(csv(row('A1'), row('A2', '350121'), row('A3', '350121')));
    await endedBatch(server);
    const moving = csv(row('A2'));
    await send(moving, { token: gulou, query: { prune: 'true', pruneAtMost: '100' } });
    expect(await endedBatch(server)).toMatchObject({ changed: 0, rejected: 1, retired: 1 });
    const ended = await server.dataSource.query<object[]>(
      `select record_id as id from facility where ended_on is not null`,
    );
    expect(ended).toEqual([{ id: 'A1' }]);
  });

  it('is asked again for each: what was refused and what was done stand in the audit log', async () => {
    await upload(server, FILE);
    await send(FILE, { token: await server.token({ roles: ['READER'], subject: 'reader@example' }) });
    await send(FILE, { token: await server.token({ roles: ['EDITOR'], subject: 'bare@example' }) });
    await send('nothing of ours\n', { token: gulou });
    const { batch } = await send(FILE, { token: gulou });
    await endedBatch(server);
    const { data } = await server.query(
      '{ auditLog(first: 5, filter: { action: "importFacilities" }) { nodes { actor outcome codes target } } }',
      {},
      { token: admin },
    );
    expect(data.auditLog.nodes.slice(0, 4)).toEqual([
      { actor: 'gulou@example', outcome: 'DONE', codes: [], target: batch },
      { actor: 'gulou@example', outcome: 'FAILED', codes: ['IMPORT_REJECTED'], target: null },
      { actor: 'bare@example', outcome: 'REFUSED', codes: ['FORBIDDEN'], target: null },
      { actor: 'reader@example', outcome: 'REFUSED', codes: ['FORBIDDEN'], target: null },
    ]);
  });
});

describe('a file that cannot be taken', () => {
  const utf16 = Buffer.from('\uFEFFid,name\nA1,示例\n', 'utf16le');
  it.each<[string, string | Buffer, Upload, number, object]>([
    ['of another type', 'x', { type: 'application/xml' }, 415, { code: 'BAD_REQUEST' }],
    ['in another coding', 'x', { coding: 'br' }, 415, { code: 'BAD_REQUEST' }],
    ['of another kind', csv(row('A1')), { kind: 'buildings' }, 404, { code: 'BAD_REQUEST' }],
    ['in UTF-16', utf16, {}, 422, { code: 'IMPORT_REJECTED', problem: 'ENCODING' }],
    ['without a header', '', {}, 422, { code: 'IMPORT_REJECTED', problem: 'HEADER' }],
    ['that is no GeoJSON', '[1]', { type: 'application/json' }, 422, { problem: 'GEOJSON' }],
    ['that is no gzip', csv(row('A1')), { coding: 'gzip' }, 422, { problem: 'GZIP' }],
    [
      'of a provider with a "/"',
      csv(row('A1')),
      { query: { provider: 'a/b' } },
      400,
      { argument: 'provider' },
    ],
    [
      'in unknown coordinates',
      csv(row('A1')),
      { query: { coordinates: 'x' } },
      400,
      { argument: 'coordinates' },
    ],
    [
      'in an unknown encoding',
      csv(row('A1')),
      { query: { encoding: 'latin1' } },
      400,
      { argument: 'encoding' },
    ],
    ['with a misspelt parameter', csv(row('A1')), { query: { dryrun: 'true' } }, 400, { argument: 'dryrun' }],
    [
      'with a share above the whole',
      csv(row('A1')),
      { query: { pruneAtMost: '101' } },
      400,
      { argument: 'pruneAtMost' },
    ],
  ])('%s is answered with what is wrong', async (_what, body, given, status, extensions) => {
    const answer = await send(body, given);
    expect(answer).toMatchObject({ status, errors: [{ extensions }] });
    expect(JSON.stringify(answer.errors)).not.toMatch(/stack|node_modules|select /);
    expect([undefined, 'FAILED']).toContain((await newestBatch(server))?.state);
    expect(await names()).toEqual([]);
    expect(await send(csv(row('A1')))).toMatchObject({ status: 202 });
    expect(await endedBatch(server)).toMatchObject({ state: 'DONE', created: 1 });
  });

  it('is stopped at the limit, be it said beforehand, found on the way, or unpacked', async () => {
    const large = csv(...Array.from({ length: 90_000 }, (_, place) => row(`R${place}`)));
    expect(large.length).toBeGreaterThan(4_000_000);
    const whole = await send(large);
    const streamed = await fetch(
      `${server.address}/imports/facilities?coordinates=wgs84&provider=${encodeURIComponent(PROVIDER)}`,
      {
        method: 'POST',
        headers: { 'content-type': 'text/csv', authorization: `Bearer ${admin}` },
        body: new Blob([large]).stream(),
        duplex: 'half',
      } as RequestInit,
    );
    const unpacked = await send(gzipSync(large), { coding: 'gzip' });
    const bomb = await send(gzipSync(Buffer.alloc(3_900_000, 'a')), { coding: 'gzip' });
    for (const answer of [
      whole,
      { status: streamed.status, ...((await streamed.json()) as object) },
      unpacked,
      bomb,
    ])
      expect(answer).toMatchObject({ status: 413, errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
    expect(await newestBatch(server)).toMatchObject({ state: 'FAILED', error: 'TOO_LARGE' });
    const left = await server.dataSource.query<object[]>(
      `select from pg_class where relname like 'staged_import%'`,
    );
    expect(left).toEqual([]);
  });
});
