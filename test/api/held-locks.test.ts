import pg from 'pg';
import { encodeGlobalId } from '../../src/domain/global-id.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const PUBLISH = `mutation ($input: PublishChangeSetInput!) { publishChangeSet(input: $input) { problems { code } } }`;
const input = { changeSet: encodeGlobalId('ChangeSet', 1), version: 1, effectiveOn: '2099-01-01' };

it('has writers come again who wait for a publication too long, and lets nobody else wait for them', async () => {
  const token = await server.token({ roles: ['PUBLISHER'] });
  const holder = new pg.Client({ connectionString: server.database.url });
  await holder.connect();
  await holder.query('select pg_advisory_lock(720261123)');
  const since = performance.now();
  const publishing = [1, 2, 3, 4].map(() => server.query(PUBLISH, { input }, { token }));
  const waiting = `select count(*)::integer as count from pg_locks where locktype = 'advisory' and not granted`;
  for (let count = 0; count < 4;)
    [{ count }] = (await holder.query<{ count: number }>(waiting)).rows as [{ count: number }];

  // Every connection of the writers waits. Who is turned away is written down all the same.
  const refused = await server.query(PUBLISH, { input });
  expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(performance.now() - since).toBeLessThan(4_000);
  const { rows } = await holder.query(`select codes from audit_entry where actor_kind = 'ANONYMOUS'`);
  expect(rows).toEqual([{ codes: ['UNAUTHENTICATED'] }]);

  for (const answer of await Promise.all(publishing)) {
    expect(answer.status).toBe(503);
    expect(answer.errors).toMatchObject([
      { message: expect.stringContaining('being published'), extensions: { code: 'SERVICE_UNAVAILABLE' } },
    ]);
  }
  expect(performance.now() - since).toBeLessThan(10_000);
  await holder.end();
  const { data } = await server.query(PUBLISH, { input }, { token });
  expect(data.publishChangeSet.problems).toEqual([{ code: 'NOT_FOUND' }]);
  // Imports and migrations wait as long as they must.
  expect(await server.dataSource.query('show lock_timeout')).toEqual([{ lock_timeout: '0' }]);
}, 30_000);

it('has writers come again when no connection is free for long', async () => {
  const token = await server.token({ roles: ['PUBLISHER'] });
  const runners = [1, 2, 3, 4].map(() => server.dataSource.createQueryRunner());
  await Promise.all(runners.map((runner) => runner.connect()));
  const { status, errors } = await server.query(PUBLISH, { input }, { token });
  await Promise.all(runners.map((runner) => runner.release()));
  expect([status, errors?.[0]?.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
}, 30_000);
