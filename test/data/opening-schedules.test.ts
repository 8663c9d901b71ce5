import pg from 'pg';
import { OpeningSchedules, saveSchedules } from '../../src/data/opening-schedules.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { openAt, parseOpeningHours, type OpeningHours } from '../../src/domain/facilities/opening-hours.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase({ empty: false });
  pool = createReadPool({ url: database.url, size: 4, connectTimeout: 10_000, statementTimeout: 20_000 });
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});
beforeEach(() => pool.query('delete from opening_schedule'));

/** A Wednesday without holidays, 10:00 in China. */
const WEDNESDAY_10 = '2026-03-11T02:00:00Z';
const WEDNESDAY_20 = '2026-03-11T12:00:00Z';

function hours(text: string): OpeningHours {
  const read = parseOpeningHours(text);
  if (!('hours' in read)) throw new Error(read.message);
  return read.hours;
}

const morning = () => hours('每天8:00-12:00');
const evening = () => hours('每天18:00-22:00');
const always = () => hours('24/7');

const queryOf = (client: Pick<pg.ClientBase, 'query'>) => async (text: string, values: unknown[]) =>
  (await client.query(text, values)).rows;
const save = (...all: OpeningHours[]) => saveSchedules(queryOf(pool as never), all);
/** The ids of hours, which are given out in the order of their digests, from the lowest up. */
const saveInOrder = async (...all: OpeningHours[]) => inOrder(await save(...all));
const inOrder = (ids: number[]) => [...ids].sort((a, b) => a - b);

async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('saving opening hours', () => {
  it('makes one row for the same hours, however they are written and however often', async () => {
    const [first, second, third] = await save(
      hours('Mo-Fr 08:00-12:00'),
      evening(),
      hours('周一至周五8点-12点；周六、周日休息'),
    );
    expect(third).toBe(first);
    expect(second).not.toBe(first);
    expect(await save(evening(), hours('Mo-Fr 08:00-12:00'))).toEqual([second, first]);
    const { rows } = await pool.query(`select id from opening_schedule`);
    expect(rows).toHaveLength(2);
  });

  it('takes nothing, and gives nothing', async () => {
    expect(await save()).toEqual([]);
  });

  it('uses up no ids for what is there, and one statement', async () => {
    const [first = 0] = await save(morning());
    const texts: string[] = [];
    await saveSchedules(
      async (text, values) => {
        texts.push(text);
        return (await pool.query(text, values)).rows;
      },
      [morning(), morning()],
    );
    expect(texts).toHaveLength(1);
    expect(await save(morning(), evening())).toEqual([first, first + 1]);
  });

  it('keeps the hours as they are', async () => {
    const given = hours('Mo-Fr 22:00-06:00; PH 9:00-10:00; MU off; 2026-12-31 off; 2026-12-30 全天');
    const [id = 0] = await save(given);
    const found = await new OpeningSchedules().of(new PoolSql(pool), [id]);
    expect(found.get(id)).toEqual(given);
  });

  it('gives the row of another transaction that makes the same at the same time', async () => {
    await inTransaction(async (first) => {
      await inTransaction(async (second) => {
        const [made] = await saveSchedules(queryOf(first), [always()]);
        const waits = saveSchedules(queryOf(second), [always(), morning()]);
        // The second has to have looked, and to wait for the first, before that commits.
        for (;;) {
          const { rows } = await pool.query(
            `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          );
          if (rows.length > 0) break;
        }
        await first.query('commit');
        const [same, other] = await waits;
        expect(same).toBe(made);
        expect(other).not.toBe(made);
      });
    });
  });
});

describe('opening hours by id', () => {
  it('are those that are open at the instant', async () => {
    const [atTen = 0, atEight = 0, allDay = 0] = await save(morning(), evening(), always());
    const schedules = new OpeningSchedules();
    const sql = new PoolSql(pool);
    expect(inOrder(await schedules.openAt(sql, WEDNESDAY_10))).toEqual(inOrder([atTen, allDay]));
    expect(inOrder(await schedules.openAt(sql, new Date(WEDNESDAY_20)))).toEqual(inOrder([atEight, allDay]));
    expect(sql.statements).toBe(2);
  });

  it('are read once, and then without a statement', async () => {
    const [first = 0, second = 0] = await save(morning(), evening());
    const schedules = new OpeningSchedules();
    const sql = new PoolSql(pool);
    await schedules.of(sql, [first, second, first]);
    const found = await schedules.of(sql, [second, first]);
    expect(sql.statements).toBe(1);
    expect([...found.keys()]).toEqual([second, first]);
    expect(openAt(found.get(first) as OpeningHours, WEDNESDAY_10)).toBe(true);
  });

  it('are not there for an id that there is not', async () => {
    expect(await new OpeningSchedules().of(new PoolSql(pool), [2_000_000_000])).toEqual(new Map());
  });

  it('are read of new rows only', async () => {
    const [first] = await save(always());
    const schedules = new OpeningSchedules();
    const read: number[] = [];
    const sql = {
      statements: 0,
      rows: async <T extends object>(text: string, values: readonly unknown[] = []) => {
        const { rows } = await pool.query(text, values as unknown[]);
        read.push(...rows.map(({ id }) => id));
        return rows as T[];
      },
    };
    await schedules.openAt(sql, WEDNESDAY_10);
    const [second] = await save(morning());
    await schedules.openAt(sql, WEDNESDAY_10);
    await schedules.openAt(sql, WEDNESDAY_10);
    expect(read).toEqual([first, second]);
  });

  it('are found of a transaction that took its id first and committed last', async () => {
    await inTransaction(async (slow) => {
      const schedules = new OpeningSchedules();
      const sql = new PoolSql(pool);
      const [lower = 0] = await saveSchedules(queryOf(slow), [morning()]);
      const [higher = 0] = await save(always());
      expect(lower).toBeLessThan(higher);
      expect(await schedules.openAt(sql, WEDNESDAY_10)).toEqual([higher]);
      await slow.query('commit');
      expect(inOrder(await schedules.openAt(sql, WEDNESDAY_10))).toEqual([lower, higher]);
    });
  });

  it('are found whichever of them were read by id before', async () => {
    const ids = await saveInOrder(...Array.from({ length: 9 }, (_, n) => hours(`8:00-12:0${n}`)));
    const schedules = new OpeningSchedules();
    const sql = new PoolSql(pool);
    await schedules.of(sql, [ids[4] as number, ids[5] as number, ids[8] as number]);
    expect(inOrder(await schedules.openAt(sql, WEDNESDAY_10))).toEqual(ids);
    expect(inOrder(await schedules.openAt(sql, WEDNESDAY_10))).toEqual(ids);
  });

  it('are each told once by two that ask at the same time', async () => {
    const ids = await saveInOrder(morning(), always());
    const schedules = new OpeningSchedules();
    const sql = new PoolSql(pool);
    const both = await Promise.all([
      schedules.openAt(sql, WEDNESDAY_10),
      schedules.openAt(sql, WEDNESDAY_10),
    ]);
    expect(both.map(inOrder)).toEqual([ids, ids]);
  });

  it('are told beyond the number that is kept', async () => {
    const ids = await saveInOrder(...Array.from({ length: 9 }, (_, n) => hours(`8:00-12:0${n}`)));
    const schedules = new OpeningSchedules(3);
    const sql = new PoolSql(pool);
    for (let time = 0; time < 3; time += 1)
      expect(inOrder(await schedules.openAt(sql, WEDNESDAY_10))).toEqual(ids);
    expect([...(await schedules.of(sql, ids)).keys()].sort((a, b) => a - b)).toEqual(ids);
    expect(sql.statements).toBe(4);
    await schedules.of(sql, ids.slice(0, 3));
    expect(sql.statements).toBe(4);
  });
});
