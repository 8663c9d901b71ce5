import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let client: pg.Client;
let reported: number;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`insert into data_provider (code, synthetic) values ('虚构甲', true), ('虚构乙', true)`);
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});
beforeEach(async () => {
  await client.query('begin');
  reported = await report();
});
afterEach(() => client.query('rollback'));

/** A made-up figure of the first indicator for the province in 2018. */
async function report({
  provider = '虚构甲',
  area = 'TOTAL',
  replaces = null as number | null,
  reason = null as string | null,
  citation = '虚构' as string | null,
} = {}): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into observation (indicator_id, region_id, year, area, comparator, value, printed, status, provider_id, citation, replaces_id, reason)
    select i.id, r.id, 2018, $2, 'EQUAL', 98, '98', 'FINAL', p.id, $3, $4, $5
    from indicator i, region r, data_provider p where i.code = 'FJ-2018-IND-01' and r.code = '350000' and p.code = $1 returning id`,
    [provider, area, citation, replaces, reason],
  );
  return rows[0]?.id as number;
}

/** The constraint or error by which a piece of writing is refused. */
async function refusal(work: () => Promise<unknown>): Promise<string | undefined> {
  await client.query('savepoint before');
  try {
    await work();
    return undefined;
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? (error as Error).message;
  } finally {
    await client.query('rollback to before');
  }
}
const set = (change: string, id = reported) =>
  refusal(() => client.query(`update observation set ${change} where id = $1`, [id]));

describe('a reported observation', () => {
  it.each([
    'value = 99',
    `status = 'PROVISIONAL'`,
    'year = 2019',
    `citation = '别处'`,
    `recorded_at = now()::date`,
  ])('is never written over: %s', async (change) => {
    expect(await set(change)).toMatch(/supersedes it/);
  });

  it('is never deleted', async () => {
    expect(await refusal(() => client.query('delete from observation where id = $1', [reported]))).toMatch(
      /are kept/,
    );
    expect(await refusal(() => client.query('truncate observation cascade'))).toMatch(/are kept/);
  });

  it('is superseded once, and is told of what looks wrong', async () => {
    expect(await set(`suspicions = '[{"code": "UNIT_SLIP"}]'`)).toBeUndefined();
    await client.query('update observation set superseded_at = now() where id = $1', [reported]);
    expect(await set('superseded_at = null')).toMatch(/supersedes it/);
    expect(await set(`withdrawn_because = '误报'`)).toMatch(/supersedes it/);
  });

  it('is withdrawn only with the moment at which it ends', async () => {
    expect(await set(`withdrawn_because = '误报'`)).toBe('ck_observation_withdrawn');
    expect(await set(`withdrawn_because = '误报', superseded_at = now()`)).toBeUndefined();
  });

  it('stands alone for its place, year, area and provider until it is superseded', async () => {
    expect(await refusal(() => report())).toBe('uq_observation_current');
    expect(await refusal(() => report({ area: 'URBAN' }))).toBeUndefined();
    expect(await refusal(() => report({ provider: '虚构乙' }))).toBeUndefined();
    await client.query('update observation set superseded_at = now() where id = $1', [reported]);
    expect(await refusal(() => report())).toBeUndefined();
  });

  it('is replaced by one, which says why', async () => {
    await client.query('update observation set superseded_at = now() where id = $1', [reported]);
    await report({ replaces: reported, reason: '虚构的更正' });
    expect(await refusal(() => report({ provider: '虚构乙', replaces: reported }))).toBe(
      'uq_observation_replaces_id',
    );
    expect(await refusal(() => report({ provider: '虚构乙', reason: '没有对象的更正' }))).toBe(
      'ck_observation_reason',
    );
  });

  it('says where it is from, and only a printed one has a source', async () => {
    expect(await refusal(() => report({ area: 'URBAN', citation: null }))).toBe('ck_observation_from');
    const printed = `(select min(id) from observation where source_id is not null)`;
    expect(
      await refusal(() =>
        client.query(`update observation set provider_id = 1, citation = '虚构' where id = ${printed}`),
      ),
    ).toBe('ck_observation_from');
    expect(await set(`source_id = (select min(id) from source)`)).toMatch(
      /supersedes it|ck_observation_from/,
    );
  });
});
