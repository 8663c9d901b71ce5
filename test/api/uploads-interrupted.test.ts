import { Readable } from 'node:stream';
import { uploadBody } from '../../src/server/upload-body.js';
import type { IncomingMessage } from 'node:http';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { forgetImports } from '../support/import-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import {
  beginUpload,
  csv,
  endedBatch,
  newestBatch,
  row,
  until,
  upload,
  type Upload,
} from '../support/upload-lab.js';

const SETTLEMENTS = 60_000;
const settlements = () => {
  const rows = Array.from({ length: SETTLEMENTS }, (_, place) => `S${place},示例村,350121,119.1,26.1,100`);
  return `id,name,region,longitude,latitude,population\n${rows.join('\n')}\n`;
};
const staged = (server: TestServer) =>
  server.dataSource.query<object[]>(`select from pg_class where relname like 'staged_import%'`);

describe('while a file is being sent', () => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer();
    token = await server.token();
  });
  afterAll(() => server.stop());
  beforeEach(() => forgetImports(server.dataSource));

  const begin = async (given: Upload = {}) => {
    const begun = beginUpload(server, csv(row('A1')), { token, ...given });
    await until('the import has begun', async () => (await newestBatch(server))?.state === 'RECEIVING');
    return begun;
  };

  it('a connection that breaks leaves nothing, and the next import goes on', async () => {
    const { sender, answer } = await begin();
    sender.destroy();
    expect(await answer).toMatchObject({ status: 0 });
    expect(await endedBatch(server)).toMatchObject({ state: 'FAILED', error: 'INTERRUPTED' });
    expect(await staged(server)).toEqual([]);
    expect(await upload(server, csv(row('A2')), { token })).toMatchObject({ status: 202 });
    expect(await endedBatch(server)).toMatchObject({ state: 'DONE', created: 1 });
    const left = await server.dataSource.query<object[]>(
      `select record_id as id from facility where record_id in ('A1', 'A2')`,
    );
    expect(left).toEqual([{ id: 'A2' }]);
  });

  it('a second import of the same provider is told to wait, and one of another goes on', async () => {
    const { sender, answer } = await begin();
    expect(await upload(server, csv(row('A2')), { token })).toMatchObject({
      status: 422,
      errors: [{ extensions: { code: 'IMPORT_REJECTED', problem: 'BUSY' } }],
    });
    const other = { token, query: { provider: '乙局（虚构）' } };
    expect(await upload(server, csv(row('B1')), other)).toMatchObject({ status: 202 });
    sender.end(`${row('A3')}\n`);
    const { status, text } = await answer;
    expect([status, JSON.parse(text)]).toMatchObject([202, { rowsRead: 2 }]);
    await until('both are done', async () => {
      const [found] = await server.dataSource.query<{ done: number }[]>(
        `select count(*)::integer as done from import_batch where state = 'DONE'`,
      );
      return found?.done === 2;
    });
  });

  it('no more than two are taken in at once, and changes are still made', async () => {
    const first = await begin();
    const second = beginUpload(server, csv(row('B1')), { token, query: { provider: '乙局（虚构）' } });
    await until('both have begun', async () => (await newestBatch(server))?.id === 2);
    const third = await upload(server, csv(row('C1')), { token, query: { provider: '丙局（虚构）' } });
    expect(third).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    expect(third.headers.get('retry-after')).toBe('1');
    const made = await server.query(
      'mutation { createApiKey(input: { name: "程序", scopes: [READ] }) { problems { code } } }',
      {},
      { token },
    );
    expect(made.data).toEqual({ createApiKey: { problems: [] } });
    for (const { sender } of [first, second]) sender.end();
    expect((await Promise.all([first.answer, second.answer])).map(({ status }) => status)).toEqual([
      202, 202,
    ]);
    await until('both are done', async () => (await staged(server)).length === 0);
    expect(await upload(server, csv(row('C1')), { token })).toMatchObject({ status: 202 });
    await endedBatch(server);
  });
});

describe('a server that is stopped', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  it('while it carries an import out goes on with it when it is started again', async () => {
    const first = await startTestServer({ database });
    const given = { token: await first.token(), kind: 'settlements' };
    expect(await upload(first, settlements(), given)).toMatchObject({ status: 202, rowsRead: SETTLEMENTS });
    await first.server.stop();
    expect(await newestBatch(first)).toMatchObject({ state: 'APPLYING' });
    const [before] = await first.dataSource.query<{ there: number }[]>(
      'select count(*)::integer as there from settlement',
    );
    expect(before?.there).toBeLessThan(SETTLEMENTS);
    await first.dataSource.destroy();

    const second = await startTestServer({ database });
    try {
      expect(await endedBatch(second)).toMatchObject({ state: 'DONE', created: SETTLEMENTS });
      const [after] = await second.dataSource.query<{ there: number }[]>(
        'select count(*)::integer as there from settlement',
      );
      expect(after?.there).toBe(SETTLEMENTS);
      expect(await staged(second)).toEqual([]);
    } finally {
      await second.stop();
    }
  });

  it('while a file is being sent says so, and does not wait for the rest', async () => {
    const server = await startTestServer({ database });
    const token = await server.token();
    const { answer } = beginUpload(server, csv(row('A1')), { token });
    await until('the import has begun', async () => (await newestBatch(server))?.state === 'RECEIVING');
    await server.server.stop();
    const { status, text } = await answer;
    expect([status, text]).toEqual([503, expect.stringContaining('SERVICE_UNAVAILABLE')]);
    expect(await newestBatch(server)).toMatchObject({ state: 'FAILED', error: 'INTERRUPTED' });
    await server.dataSource.destroy();
  }, 20_000);
});

describe('the body of an upload', () => {
  const never = new AbortController().signal;
  const silent = () => new Readable({ read: () => undefined }) as IncomingMessage;
  const rest = async (body: AsyncIterable<Buffer>) => {
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };

  it('comes as it was sent', async () => {
    const stream = Readable.from([Buffer.from('甲'), Buffer.from('乙丙')], { objectMode: false });
    expect(
      await rest(uploadBody(stream as IncomingMessage, { maxBytes: 9, patience: 1_000, signal: never })),
    ).toBe('甲乙丙');
  });

  it('is given up when nothing comes, and leaves the stream as it was', async () => {
    const stream = silent();
    const body = uploadBody(stream, { maxBytes: 9, patience: 10, signal: never });
    await expect(rest(body)).rejects.toMatchObject({ details: { problem: 'INTERRUPTED' } });
    expect(stream.destroyed).toBe(false);
    expect(['readable', 'end', 'error', 'close'].map((event) => stream.listenerCount(event))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('is not taken for whole if the sender had gone before the rest was asked for', async () => {
    const stream = silent();
    stream.destroy();
    const body = uploadBody(stream, { maxBytes: 9, patience: 1_000, signal: never });
    await expect(rest(body)).rejects.toMatchObject({ details: { problem: 'INTERRUPTED' } });
  });

  it('ends when the signal says so, though nothing comes', async () => {
    const stop = new AbortController();
    const body = uploadBody(silent(), { maxBytes: 9, patience: 60_000, signal: stop.signal });
    setTimeout(() => stop.abort(), 5);
    await expect(rest(body)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
