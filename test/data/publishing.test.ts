import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import { UnitOfWork } from '../../src/data/unit-of-work.js';
import { ActorKind, Role, type Actor } from '../../src/domain/access.js';
import { decodeGlobalId } from '../../src/domain/global-id.js';
import { makeEd25519Key, publicHalf } from '../../src/server/identity/local-key.js';
import { issueLocalToken } from '../../src/server/identity/local-token.js';
import { publishChangeSet } from '../../src/usecases/publish-change-set.js';
import { Desk, newDepartment, newService, NEXT_MONTH, source, TODAY } from '../support/change-set-desk.js';
import { contradictions, directoryState } from '../support/directory-state.js';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await desk.close();
});

const children: ChildProcess[] = [];

const publisher: Actor = {
  kind: ActorKind.PERSON,
  subject: 'publisher',
  roles: new Set([Role.PUBLISHER]),
  departments: [],
  regions: [],
};

/** An approved change set with something of everything, which also makes an edition. */
async function everything(): Promise<string> {
  const { province } = desk.people;
  const changeSet = await desk.begin(province, {
    source: source('（虚构）依据'),
    edition: { code: 'FJ-BPS-2026', name: '（虚构）清单', document: 'FJ-2018-ACTION-PLAN' },
  });
  const draft = (mutation: string, input: object) => desk.draft(province, mutation, { changeSet, ...input });
  const lead = [{ department: 'FJ-NEW', role: 'LEAD' }];
  await draft('addDepartment', { code: 'FJ-NEW', content: newDepartment('（虚构）新厅') });
  await draft('reviseDepartment', {
    code: 'FJ-JUSTICE',
    changes: { abolished: true, successors: ['FJ-NEW'] },
  });
  await draft('addService', { code: 'FJ-BPS-800', content: newService({ responsibilities: lead }) });
  await draft('reviseService', { code: 'FJ-BPS-003', changes: { audience: '（虚构）新对象' } });
  await draft('retireService', { code: 'FJ-BPS-004' });
  await draft('reviseFacilityType', { code: 'NURSERY', changes: { planningStandard: '（虚构）' } });
  await draft('reviseIndicator', { code: 'FJ-2018-IND-01', changes: { name: '（虚构）' } });
  await desk.bring(changeSet, 'APPROVED', province);
  return changeSet;
}

const publishOn = (dataSource: DataSource, changeSet: string, version: number) =>
  publishChangeSet(
    new UnitOfWork(dataSource),
    { actor: publisher, origin: '127.0.0.1', action: 'publishChangeSet' },
    { changeSet, version },
    { effectiveOn: NEXT_MONTH },
    TODAY,
  );

/** Has the session of the next transactions killed once it has sent so many statements. Gives the statements sent. */
function killAfter(dataSource: DataSource, statements: number, kill: (pid: number) => Promise<unknown>) {
  const sent: string[] = [];
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => {
    const runner = createQueryRunner(mode);
    const query = runner.query.bind(runner) as (text: string, values?: unknown[]) => Promise<unknown>;
    runner.query = (async (text: string, values?: unknown[]) => {
      if (sent.length === statements) {
        const [{ pid }] = (await query('select pg_backend_pid() as pid')) as [{ pid: number }];
        await kill(pid);
      }
      sent.push(text);
      return query(text, values);
    }) as typeof runner.query;
    return runner;
  };
  return sent;
}

/** Waits until the database has noticed that the clients of this name are gone. */
async function gone(client: pg.Client, condition: string, values: unknown[]): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    const { rowCount } = await client.query(`select from pg_stat_activity where ${condition}`, values);
    if (rowCount === 0) return;
    await sleep(20);
  }
  throw new Error('a session is still there');
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: desk.server.database.url });
  await client.connect();
  return client;
}

it('leaves the old list or the new one, after whichever statement it is broken off', async () => {
  const changeSet = await everything();
  const version = await desk.version(changeSet);
  const { dataSource, database } = desk.server;
  const admin = await connect();
  const old = await directoryState(dataSource);
  for (let after = 1; ; after += 1) {
    const own = await createDataSource(database.url).initialize();
    const sent = killAfter(own, after, async (pid) => {
      await admin.query('select pg_terminate_backend($1)', [pid]);
      await gone(admin, 'pid = $1', [pid]);
    });
    const outcome = await publishOn(own, changeSet, version).catch((error: unknown) => error);
    await own.destroy();
    if (!(outcome instanceof Error)) {
      expect(outcome).toMatchObject({ problems: [] });
      expect([sent[0], sent.at(-1)]).toEqual(['START TRANSACTION', 'COMMIT']);
      expect(sent.length).toBeGreaterThan(20);
      break;
    }
    expect(sent).toHaveLength(after + 1 + (sent.at(-1) === 'ROLLBACK' ? 1 : 0));
    expect(await directoryState(dataSource)).toEqual(old);
    expect(await contradictions(dataSource)).toEqual([]);
  }
  await admin.end();

  expect(await contradictions(dataSource)).toEqual([]);
  const state = await directoryState(dataSource);
  expect(state.events).toHaveLength((old.events as []).length + 8);
  expect(state.sets).toMatchObject([{ state: 'PUBLISHED', effective_on: NEXT_MONTH }]);
  expect(await desk.service('FJ-BPS-003', `, asOf: "${NEXT_MONTH}"`)).toEqual({ audience: '（虚构）新对象' });
  const again = await publishOn(dataSource, changeSet, version);
  expect(again.problems).toMatchObject([{ code: 'WRONG_STATE' }]);
}, 120_000);

describe('a serving process that is killed', () => {
  /** A server in a process of its own, and how to have it publish. */
  async function serve() {
    const key = makeEd25519Key();
    const child = spawn(process.execPath, [
      'test/support/serve-until-killed.mjs',
      desk.server.database.url,
      JSON.stringify(publicHalf(key)),
    ]);
    children.push(child);
    const errors: string[] = [];
    child.stderr.on('data', (data: Buffer) => errors.push(String(data)));
    const ended = once(child, 'exit');
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const { value: address } = (await lines.next()) as { value?: string };
    if (address === undefined) throw new Error(errors.join(''));
    const token = await issueLocalToken(
      key,
      { roles: ['PUBLISHER'], subject: 'publisher', expires: '1h' },
      new Date(),
    );
    return {
      publish: async (changeSet: string, version: number) => {
        const response = await fetch(`${address}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({
            query:
              'mutation P($input: PublishChangeSetInput!) { publishChangeSet(input: $input) { changeSet { state } problems { code } } }',
            variables: { input: { changeSet, version, effectiveOn: '2099-01-01' } },
          }),
        });
        return (await response.json()) as { data: { publishChangeSet: { changeSet: object | null } } };
      },
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }

  it.each([
    ['checks nothing yet', 'select pg_advisory_lock(720261123)'],
    ['writes the first of it', 'lock table department_revision in exclusive mode'],
    ['tells the feed, having written all', 'select from change_position for update'],
  ])(
    'while it %s has published nothing, and another one publishes',
    async (_, hold) => {
      const changeSet = await everything();
      const version = await desk.version(changeSet);
      const { dataSource } = desk.server;
      const old = await directoryState(dataSource);
      const server = await serve();
      const holder = await connect();
      await holder.query('begin');
      await holder.query(hold);
      const publishing = server.publish(changeSet, version).then(
        () => 'answered',
        () => 'broken off',
      );
      const waiting = `application_name = 'service-directory writes' and wait_event_type = 'Lock' and datname = current_database()`;
      for (
        let held = false;
        !held;
        held = Boolean((await holder.query(`select from pg_stat_activity where ${waiting}`)).rowCount)
      )
        await sleep(10);
      await server.kill();
      expect(await publishing).toBe('broken off');
      await holder.query('commit');
      await holder.end();
      const watcher = await connect();
      await gone(
        watcher,
        `application_name = 'service-directory writes' and datname = current_database() and (state <> 'idle')`,
        [],
      );
      await watcher.end();
      expect(await directoryState(dataSource)).toEqual(old);

      const next = await serve();
      const answer = await next.publish(changeSet, version);
      expect(answer.data.publishChangeSet).toEqual({ changeSet: { state: 'PUBLISHED' }, problems: [] });
      await next.kill();
      expect(await contradictions(dataSource)).toEqual([]);
    },
    60_000,
  );
});

it('has 16 publishers at once publish each change set or give it a conflict, and nothing between', async () => {
  const sets = await Promise.all(
    Array.from({ length: 16 }, async (_, index) => {
      const changeSet = await desk.begin(desk.people.province, { title: `第${index}批` });
      const own = `FJ-BPS-${String(index + 20).padStart(3, '0')}`;
      const shared = `FJ-BPS-00${1 + (index % 4)}`;
      // In opposite orders, as who wants a deadlock would have them.
      for (const code of index % 2 ? [own, shared] : [shared, own])
        await desk.draft(desk.people.province, 'reviseService', {
          changeSet,
          code,
          changes: { note: `（虚构）第${index}批` },
        });
      await desk.bring(changeSet, 'APPROVED', desk.people.province);
      return { changeSet, version: await desk.version(changeSet), own, shared, index };
    }),
  );
  const { dataSource } = desk.server;
  const [before] = (await dataSource.query('select last::integer from change_position')) as [
    { last: number },
  ];
  const published = await Promise.all(
    sets.map(async ({ changeSet, version, index }) => {
      const effectiveOn = `2027-0${1 + (index % 4)}-01`;
      const payload = await desk.people.publisher.mutate('publishChangeSet', {
        changeSet,
        version,
        effectiveOn,
      });
      return Desk.brief(payload);
    }),
  );
  for (const shared of ['FJ-BPS-001', 'FJ-BPS-002', 'FJ-BPS-003', 'FJ-BPS-004']) {
    const briefs = sets.flatMap((each, index) => (each.shared === shared ? [published[index]] : []));
    expect(briefs.filter((brief) => brief?.length === 0)).toHaveLength(1);
    expect(briefs.filter((brief) => brief?.join() === `CONFLICT ${shared}`)).toHaveLength(3);
  }
  expect(await contradictions(dataSource)).toEqual([]);
  const events: { seq: number; change_set_id: number }[] = await dataSource.query(
    'select seq::integer, change_set_id from change_event where seq > $1 order by seq',
    [before.last],
  );
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((place) => before.last + place));
  // The events of one publication stand together.
  const owners = events.map((event) => event.change_set_id);
  expect(owners.filter((owner, place) => owner !== owners[place - 1])).toHaveLength(4);
}, 120_000);

it('reviews just what it was when it was handed in, however many draft at that moment', async () => {
  const changeSet = await desk.revision({ note: '（虚构）先' }, 'FJ-BPS-001');
  const codes = ['002', '003', '004', '005', '006', '007', '008'].map((number) => `FJ-BPS-${number}`);
  const drafting = codes.map((code) =>
    desk.people.editor.mutate('reviseService', { changeSet, code, changes: { note: '（虚构）同时' } }),
  );
  const submitting = desk.people.editor.mutate('submitChangeSet', { changeSet, version: 1 });
  const [drafted, submitted] = [await Promise.all(drafting), await submitting];
  expect(submitted).toMatchObject({ problems: [], changeSet: { state: 'SUBMITTED', version: 2 } });
  const kept = codes.filter((_, index) => drafted[index].problems.length === 0);
  const late = drafted
    .filter(({ problems }) => problems.length > 0)
    .flatMap((payload) => Desk.brief(payload));
  expect(new Set(late).size).toBeLessThanOrEqual(1);
  expect(late).toEqual(late.map(() => 'WRONG_STATE changeSet'));
  const { dataSource } = desk.server;
  const rows: { code: string }[] = await dataSource.query(
    'select code from draft where change_set_id = $1 order by code',
    [decodeGlobalId(changeSet).key],
  );
  expect(rows.map(({ code }) => code)).toEqual(['FJ-BPS-001', ...kept]);
  expect(
    await dataSource.query(
      `select from audit_entry where action = 'reviseService' and outcome = 'DONE' and target = any($1)`,
      [codes],
    ),
  ).toHaveLength(kept.length);
});
