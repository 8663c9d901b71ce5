import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { forgetImports } from '../support/import-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { csv, endedBatch, PROVIDER, row, upload, type Upload } from '../support/upload-lab.js';

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

describe('a file that is sent', () => {
  it('is answered when its rows are here, carried out soon after, and found under its id', async () => {
    const file = csv(row('A1'), row('A2'));
    const answer = await send(file, { query: { fileName: '设施.csv' } });
    expect(answer).toMatchObject({ status: 202, state: 'APPLYING', rowsRead: 2, rejected: 0 });
    expect(await endedBatch(server)).toMatchObject({
      state: 'DONE',
      created: 2,
      encoding: 'utf-8',
      fileName: '设施.csv',
      digest: createHash('sha256').update(file).digest('hex'),
    });
    const { data } = await server.query(
      'query ($id: ID!) { importBatch(id: $id) { state created actorKind fileName provider { code } } node(id: $id) { id } }',
      { id: answer.batch },
    );
    expect(data).toMatchObject({
      importBatch: { state: 'DONE', created: 2, actorKind: 'PERSON', provider: { code: PROVIDER } },
      node: { id: answer.batch },
    });
  });

  it('may be NDJSON, GeoJSON under either name, and gzipped', async () => {
    const ndjson = `${JSON.stringify({ id: 'N1', 名称: '甲', 类型: 'KINDERGARTEN', 区划代码: '350102' })}\n`;
    const geojson = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [119.3, 26.08] },
          properties: { id: 'G1', name: '乙', type: 'KINDERGARTEN', region: '350102' },
        },
      ],
    });
    const sent: [string | Buffer, Upload][] = [
      [ndjson, { type: 'application/x-ndjson' }],
      [geojson, { type: 'application/geo+json' }],
      [geojson, { type: 'application/json; charset=utf-8' }],
      [gzipSync(ndjson), { type: 'application/x-ndjson', coding: 'gzip' }],
    ];
    for (const [body, given] of sent) {
      expect(await send(body, given)).toMatchObject({ status: 202, rowsRead: 1, rejected: 0 });
      expect(await endedBatch(server)).toMatchObject({ state: 'DONE' });
    }
    expect(await names()).toEqual(['乙', '甲']);
  });

  it('may be of settlements', async () => {
    const file = 'id,名称,区划代码,经度,纬度,人口\nS1,示例村,350121,119.1,26.1,1200\n';
    expect(await send(file, { kind: 'settlements' })).toMatchObject({ status: 202, rejected: 0 });
    expect(await endedBatch(server)).toMatchObject({ state: 'DONE', created: 1 });
  });

  it('changes nothing when it comes again', async () => {
    await send(csv(row('A1'), row('A2')));
    await endedBatch(server);
    await send(csv(row('A1'), row('A2')));
    expect(await endedBatch(server)).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  });

  it('is told in which encoding it was read, and may name it', async () => {
    const gbk = Buffer.concat([
      Buffer.from('id,type,region,name\nA1,KINDERGARTEN,350102,'),
      Buffer.from([0xca, 0xbe, 0xc0, 0xfd, 0xbc, 0xd7, 0x0a]), // 示例甲 in GBK
    ]);
    for (const query of [{}, { encoding: 'GBK' }] as Record<string, string>[]) {
      expect(await send(gbk, { query })).toMatchObject({ status: 202, rejected: 0 });
      expect(await endedBatch(server)).toMatchObject({ encoding: 'gb18030' });
      expect(await names()).toEqual(['示例甲']);
    }
    expect(await send(gbk, { query: { encoding: 'utf-8' } })).toMatchObject({ status: 202, rejected: 1 });
    await endedBatch(server);
  });

  it('with a dry run is answered with what would change, and changes nothing', async () => {
    await send(csv(row('A1'), row('A2')));
    await endedBatch(server);
    const changed = csv(row('A1').replace('示例', '新'), row('A3'));
    const answer = await send(changed, { query: { dryRun: 'true', prune: 'true', pruneAtMost: '60' } });
    expect(answer).toMatchObject({
      status: 200,
      state: 'PLANNED',
      rowsRead: 2,
      rejected: 0,
      created: 1,
      changed: 1,
      unchanged: 0,
      retired: 1,
    });
    expect(await names()).toEqual(['示例幼儿园A1', '示例幼儿园A2']);
    const plan = await server.query(
      'query ($batch: ID!) { importPlan(batch: $batch) { recordId name changes { field before after } } }',
      { batch: answer.batch },
      { token: admin },
    );
    expect(plan.data.importPlan).toEqual([
      {
        recordId: 'A1',
        name: '示例幼儿园A1',
        changes: [{ field: 'name', before: '"示例幼儿园A1"', after: '"新幼儿园A1"' }],
      },
    ]);
  });
});

describe('rows with faults', () => {
  it('are left out, 3 in 100, and come back as a file that no spreadsheet runs', async () => {
    const rows = Array.from({ length: 1_000 }, (_, place) => {
      if (place % 100 === 10) return `R${place},坏,NONSENSE,350102,,,`;
      if (place % 100 === 20) return `R${place},坏,KINDERGARTEN,350102,,,=1+1`;
      if (place % 100 === 30) return `R${place},坏`;
      return row(`R${place}`);
    });
    const answer = await send(csv(...rows));
    expect(answer).toMatchObject({ status: 202, rowsRead: 1_000, rejected: 30 });
    expect(await endedBatch(server)).toMatchObject({ created: 970, rejected: 30 });
    const response = await fetch(`${server.address}/imports/${answer.batch}/rejections.csv`, {
      headers: { authorization: `Bearer ${admin}` },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const lines = (await response.text()).split('\r\n');
    expect(lines[0]).toBe('line,column,value,code,message');
    expect(lines).toHaveLength(1 + 30 + 1);
    expect(lines[1]).toMatch(/^12,type,NONSENSE,TYPE_UNKNOWN,/);
    expect(lines[2]).toMatch(/^22,phone,'=1\+1,PHONE,/);
    expect(lines[3]).toMatch(/^32,,"?R30.*ROW_LENGTH/);
  });

  it('come back whole and in order though they are read in pages', async () => {
    const rows = Array.from({ length: 4_500 }, (_, place) => `R${place},坏,NONSENSE,350102,,,`);
    const { batch } = await send(csv(...rows));
    await endedBatch(server);
    const response = await fetch(`${server.address}/imports/${batch}/rejections.csv`, {
      headers: { authorization: `Bearer ${admin}` },
    });
    const text = await response.text();
    const lines = text.trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(rows.map((_, place) => place + 2));
    expect(text.match(/message/g)).toHaveLength(1);
  });

  it('are told of a cell that is too long, and nothing of it is kept but its beginning', async () => {
    const answer = await send(
      csv(row('A1'), `A2,"${'长'.repeat(120_000)}",KINDERGARTEN,350102,,,`, row('A3')),
    );
    expect(answer).toMatchObject({ status: 202, rowsRead: 3, rejected: 1 });
    const kept = await server.dataSource.query<{ code: string; length: number }[]>(
      'select code, length(value) as length from import_rejection',
    );
    expect(kept).toEqual([{ code: 'CELL_TOO_LONG', length: 200 }]);
    await endedBatch(server);
  });

  it('are for those to read who may import', async () => {
    const { batch } = await send(csv(`A1,坏,NONSENSE,350102,,,`));
    await endedBatch(server);
    const status = async (token?: string) => {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`${server.address}/imports/${batch}/rejections.csv`, { headers })).status;
    };
    expect(await status()).toBe(401);
    expect(await status(await server.token({ roles: ['READER'] }))).toBe(403);
    expect(await status(await server.token({ roles: ['EDITOR'], departments: ['FJ-HEALTH'] }))).toBe(403);
    expect(await status(gulou)).toBe(200);
    const other = await fetch(
      `${server.address}/imports/${Buffer.from('ImportBatch:99').toString('base64url')}/rejections.csv`,
      {
        headers: { authorization: `Bearer ${admin}` },
      },
    );
    expect(other.status).toBe(404);
  });
});

it('logs one line for an upload, without its rows, its parameters or its token', async () => {
  const before = server.lines.length;
  await send(csv(row('SECRET-ROW')), { query: { fileName: 'secret-file.csv' } });
  await endedBatch(server);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const lines = server.lines.slice(before);
  expect(lines).toEqual([
    expect.objectContaining({ msg: 'request', method: 'POST', path: '/imports/facilities', status: 202 }),
  ]);
  expect(JSON.stringify(server.lines)).not.toMatch(/SECRET-ROW|secret-file|eyJ/);
});
