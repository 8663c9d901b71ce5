import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { ChangeEvents1800000000320 } from '../../migrations/1800000000320-change-events.js';
import { KeptReports1800000000360 } from '../../migrations/1800000000360-kept-reports.js';
import { appendEvents } from '../../src/data/change-feed.js';
import { KeptReports, type Making, type ReportRequest } from '../../src/data/kept-reports.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { ChangeType } from '../../src/domain/change-event.js';
import type { Work } from '../../src/domain/coverage/work.js';
import { DomainError } from '../../src/domain/errors.js';
import { event } from '../support/change-events.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let pool: pg.Pool;
let reports: KeptReports;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  pool = createReadPool({ url: database.url, size: 6, connectTimeout: 5_000, statementTimeout: 30_000 });
  const runner = { query: (text: string) => pool.query(text) } as never;
  await new ChangeEvents1800000000320().up(runner);
  await new KeptReports1800000000360().up(runner);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('delete from kept_report');
  reports = new KeptReports(() => new PoolSql(pool));
});
afterEach(() => reports.stop());

const revised = () => appendEvents(pool, [event({ type: ChangeType.REVISED })]);

/** A report whose making can be held up; it tells how often it was made. */
function slow(asked: object = { of: 'a' }) {
  let made = 0;
  let release: () => void = () => undefined;
  let held = Promise.resolve();
  const request: ReportRequest<{ made: number }> = {
    kind: 'test',
    asked,
    concerns: [ChangeType.REVISED],
    async make(_, { tell }: Making) {
      const mine = (made += 1);
      tell(0.25);
      await held;
      return { made: mine };
    },
  };
  return {
    request,
    made: () => made,
    hold: () => void (held = new Promise((resolve) => (release = resolve))),
    release: () => release(),
  };
}

const ask = <T>(request: ReportRequest<T>, wait = 5) => reports.ask(new PoolSql(pool), request, wait);
const until = async (condition: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 500; tries++) {
    if (await condition()) return;
    await sleep(10);
  }
  throw new Error('it did not come to that');
};
const isKept = async () => (await pool.query('select from kept_report')).rowCount === 1;

describe('a kept report', () => {
  it('is made once and told again, by another server too', async () => {
    const report = slow();
    const first = await ask(report.request);
    expect(first).toMatchObject({ report: { made: 1 }, progress: 1 });
    expect(first.madeAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(await ask(report.request)).toEqual(first);
    expect(await new KeptReports(() => new PoolSql(pool)).ask(new PoolSql(pool), report.request, 5)).toEqual(
      first,
    );
    expect(report.made()).toBe(1);
  });

  it('is one for each question, whatever the order of its parts', async () => {
    const [one, same, other] = [slow({ a: 1, b: [2] }), slow({ b: [2], a: 1 }), slow({ a: 1, b: [3] })];
    await ask(one.request);
    await ask(same.request);
    await ask(other.request);
    expect([one.made(), same.made(), other.made()]).toEqual([1, 0, 1]);
  });

  it('is made anew after a change that concerns it, and not after another', async () => {
    const report = slow();
    await ask(report.request);
    await appendEvents(pool, [event({ type: ChangeType.PUBLISHED })]);
    expect((await ask(report.request)).report).toEqual({ made: 1 });
    await revised();
    expect((await ask(report.request)).report).toEqual({ made: 2 });
    expect((await ask(report.request)).report).toEqual({ made: 2 });
  });

  it('is outdated by a change that came while it was made', async () => {
    const report = slow();
    report.hold();
    const asked = ask(report.request, 0);
    await until(() => report.made() === 1);
    await asked;
    await revised();
    // This one asks after the change: what began before it does not do.
    const later = ask(report.request);
    await sleep(50);
    report.release();
    expect((await later).report).toEqual({ made: 2 });
  });

  it('is not told by a database that was set back', async () => {
    const report = slow();
    await ask(report.request);
    await pool.query('update kept_report set made_from = made_from + 1000');
    expect((await ask(report.request)).report).toEqual({ made: 2 });
  });

  it('is dropped when 500 newer ones are kept', async () => {
    await pool.query(
      `insert into kept_report (key, made_from, made_at, content)
      select 'old ' || n, 0, now() - interval '1 day' + n * interval '1 second', '{}' from generate_series(1, 505) n`,
    );
    await ask(slow().request);
    const { rows } = await pool.query(`select key from kept_report where key like 'old %' order by made_at`);
    expect(rows).toHaveLength(499);
    expect(rows[0]).toEqual({ key: 'old 7' });
  });
});

describe('a report that takes long', () => {
  it('answers with its progress when the wait is over, and is there for who asks again', async () => {
    const report = slow();
    report.hold();
    await ask(report.request, 0);
    await until(() => report.made() === 1);
    expect(await ask(report.request, 0.05)).toEqual({ report: null, madeAt: null, progress: 0.25 });
    expect(await ask(report.request, 0)).toEqual({ report: null, madeAt: null, progress: 0.25 });
    report.release();
    await until(isKept);
    expect(await ask(report.request, 0)).toMatchObject({ report: { made: 1 }, progress: 1 });
    expect(report.made()).toBe(1);
  });

  it('is shared by all who ask meanwhile', async () => {
    const report = slow();
    report.hold();
    const asked = Array.from({ length: 10 }, () => ask(report.request));
    await until(() => report.made() === 1);
    report.release();
    expect((await Promise.all(asked)).map((answer) => answer.report)).toEqual(Array(10).fill({ made: 1 }));
  });

  it('waits for its turn behind two others, and is refused behind a line of twenty', async () => {
    const all = Array.from({ length: 23 }, (_, of) => slow({ of }));
    all.forEach((each) => each.hold());
    for (const each of all.slice(0, 22)) await ask(each.request, 0);
    await until(() => all[1]?.made() === 1);
    expect(all.map((each) => each.made()).slice(0, 4)).toEqual([1, 1, 0, 0]);
    await expect(ask((all[22] as (typeof all)[number]).request, 0)).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    all[0]?.release();
    await until(() => all[2]?.made() === 1);
    expect(all.map((each) => each.made()).slice(0, 4)).toEqual([1, 1, 1, 0]);
    all.forEach((each) => each.release());
    for (const each of all.slice(1, 22)) {
      const turn = setInterval(() => each.release(), 5);
      expect((await ask(each.request)).report).toEqual({ made: 1 });
      clearInterval(turn);
    }
    expect((await ask(slow({ of: 'after the rush' }).request)).report).toEqual({ made: 1 });
  });

  it('lets others have a turn while it computes', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    function* work(): Work<string> {
      for (let step = 0; step < 100; step++) {
        const end = performance.now() + 1;
        while (performance.now() < end);
        yield step / 100;
      }
      return 'done';
    }
    const told: number[] = [];
    const answer = await ask({
      kind: 'test',
      asked: {},
      concerns: [],
      make: (_, { finish }: Making) => {
        const counting = setInterval(() => told.push(turns), 1);
        return finish(work(), 0.5, 1).finally(() => clearInterval(counting));
      },
    });
    clearInterval(ticking);
    expect(answer.report).toBe('done');
    expect(told.length).toBeGreaterThan(5);
  });

  it('tells the progress of its work between the two ends', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    function* work(): Work<null> {
      for (let step = 0; step < 10; step++) {
        const end = performance.now() + 6;
        while (performance.now() < end);
        yield 0.5;
      }
      return null;
    }
    const request: ReportRequest<null> = {
      kind: 'test',
      asked: { of: 'progress' },
      concerns: [],
      make: async (_, { finish }) => {
        await finish(work(), 0.4, 0.8);
        await gate;
        return null;
      },
    };
    await until(async () => (await ask(request, 0)).progress > 0);
    expect((await ask(request, 0)).progress).toBeCloseTo(0.6, 9);
    go();
  });

  it('tells its failure to all who wait, or else to the next who asks, and is then tried again', async () => {
    let failing = true;
    let made = 0;
    const request: ReportRequest<string> = {
      kind: 'test',
      asked: { of: 'failure' },
      concerns: [],
      async make() {
        made += 1;
        await sleep(30);
        if (failing) throw new DomainError('BAD_USER_INPUT', 'no such thing');
        return 'done';
      },
    };
    const failed = { message: 'no such thing' };
    const both = [ask(request), ask(request)];
    await Promise.all(both.map((each) => expect(each).rejects.toMatchObject(failed)));
    expect(made).toBe(1);
    await ask(request, 0);
    await sleep(100);
    await expect(ask(request, 0)).rejects.toMatchObject(failed);
    failing = false;
    expect((await ask(request)).report).toBe('done');
  });

  it('is given up when the server stops, and nothing of it is kept', async () => {
    function* endless(): Work<null> {
      for (;;) yield 0.5;
    }
    const request: ReportRequest<null> = {
      kind: 'test',
      asked: { of: 'stop' },
      concerns: [],
      make: (_, { finish }) => finish(endless(), 0, 1),
    };
    await ask(request, 0);
    await until(async () => (await ask(request, 0)).progress > 0);
    const waiting = ask(request, 5);
    reports.stop();
    await expect(waiting).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await isKept()).toBe(false);
  });
});
