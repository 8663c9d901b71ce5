import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import { beginPublication, publishRevisions } from '../../src/data/revisions/publish.js';
import { referredBy, resolveReferences } from '../../src/data/revisions/references.js';
import { REVISED } from '../../src/data/revisions/tables.js';
import { deleteDrafts, rewriteDraft } from '../../src/data/revisions/write.js';
import { readContents, type ReadRows } from '../../src/data/contents.js';
import { inForceIn, withView } from '../../src/data/view.js';
import { SubjectKind, type Content } from '../../src/domain/content.js';
import { draft, publish, retire, type Change } from '../support/publications.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const { SERVICE, DEPARTMENT, FACILITY_TYPE, INDICATOR } = SubjectKind;

/** A subject of each kind that the seeds publish; services from 2018-09-11 on, the others ever since. */
const CODES = {
  SERVICE: 'FJ-BPS-020',
  DEPARTMENT: 'FJ-CIVIL-AFFAIRS',
  FACILITY_TYPE: 'TEACHING-POINT',
  INDICATOR: 'FJ-2021-IND-08',
} as const;
/** The kinds whose subjects have names, by which the stories below tell revisions apart. */
const KINDS = [SERVICE, DEPARTMENT, FACILITY_TYPE, INDICATOR] as const;
type Named = (typeof KINDS)[number];

let database: TestDatabase;
let dataSource: DataSource;

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
afterEach(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

/** What every published revision of a subject is called and when it is in force, in the order of their publication. */
async function revisions(kind: SubjectKind, code: string): Promise<string[]> {
  const rows: { line: string }[] = await dataSource.query(
    `select concat_ws(' ', name, valid_during) as line from ${REVISED[kind].table}
    where code = $1 and published_at is not null order by published_at, id`,
    [code],
  );
  return rows.map(({ line }) => line);
}

/** What is in force on a day, of a subject: as known now, or at an instant. */
async function nameOn(kind: SubjectKind, code: string, day: string, knownAt?: string): Promise<string[]> {
  const { table: name, subject } = REVISED[kind];
  const values: unknown[] = [code];
  const text = `select t.name from ${name} t where t.code = $1 and ${inForceIn({ name, subject }, 't')}`;
  const rows: { name: string }[] = await dataSource.query(
    withView(text, { day, knownAt }, (value) => `$${values.push(value)}`),
    values,
  );
  return rows.map((row) => row.name);
}

const called = (beginsOn: string | null, name: string): Change => ({
  code: CODES.DEPARTMENT,
  beginsOn,
  change: { name },
});

/** The constraint that the database refuses something by. */
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
  );

const instantNow = async (): Promise<string> => {
  const [{ now }] = await dataSource.query(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
  );
  return now as string;
};

describe('a revision that is published', () => {
  it('follows the one in force, which ends on its first day', async () => {
    const [before] = await dataSource.query(`select id from department_revision where code = $1`, [
      CODES.DEPARTMENT,
    ]);
    const [made] = await publish(dataSource, DEPARTMENT, called('2024-03-01', '虚构甲厅'));
    expect(made).toMatchObject({
      code: CODES.DEPARTMENT,
      beginsOn: '2024-03-01',
      replacedId: before.id,
      corrected: false,
    });
    expect(await revisions(DEPARTMENT, CODES.DEPARTMENT)).toEqual([
      '省民政厅 (,2024-03-01)',
      '虚构甲厅 [2024-03-01,)',
    ]);
    expect(await nameOn(DEPARTMENT, CODES.DEPARTMENT, '2024-02-29')).toEqual(['省民政厅']);
    expect(await nameOn(DEPARTMENT, CODES.DEPARTMENT, '2024-03-01')).toEqual(['虚构甲厅']);
  });

  it.each<[Named, string | null]>([
    [DEPARTMENT, null],
    [SERVICE, '2018-09-11'],
    [INDICATOR, null],
    [FACILITY_TYPE, null],
  ])('corrects the %s that began on the same day, which is then in force on none', async (kind, day) => {
    const code = CODES[kind];
    const { table } = REVISED[kind];
    const [old] = await dataSource.query(`select id, name from ${table} where code = $1`, [code]);
    const [made] = await publish(dataSource, kind, { code, beginsOn: day, change: { name: '虚构甲' } });
    expect(made).toMatchObject({ beginsOn: day, replacedId: old.id, corrected: true });
    const all = day === null ? '(,)' : `[${day},)`;
    expect(await revisions(kind, code)).toEqual([`${old.name} empty`, `虚构甲 ${all}`]);
    // It still tells from which day it was meant to be in force.
    const [{ day: kept }] = await dataSource.query(
      `select begins_on::text as day from ${table} where id = $1`,
      [old.id],
    );
    expect(kept).toBe(day);
    expect(await nameOn(kind, code, '2019-01-01')).toEqual(['虚构甲']);
  });

  it('between two that are published ends where the later one begins', async () => {
    await publish(dataSource, DEPARTMENT, called('2024-03-01', '虚构丙厅'));
    await publish(dataSource, DEPARTMENT, called('2022-01-01', '虚构乙厅'));
    expect(await revisions(DEPARTMENT, CODES.DEPARTMENT)).toEqual([
      '省民政厅 (,2022-01-01)',
      '虚构丙厅 [2024-03-01,)',
      '虚构乙厅 [2022-01-01,2024-03-01)',
    ]);
    await publish(dataSource, DEPARTMENT, called('2022-01-01', '虚构甲厅'));
    expect((await revisions(DEPARTMENT, CODES.DEPARTMENT)).slice(2)).toEqual([
      '虚构乙厅 empty',
      '虚构甲厅 [2022-01-01,2024-03-01)',
    ]);
  });

  it('of a day to come is in force from then on, and so may be one before it', async () => {
    await publish(dataSource, DEPARTMENT, called('2090-01-01', '虚构乙厅'));
    expect(await nameOn(DEPARTMENT, CODES.DEPARTMENT, '2089-12-31')).toEqual(['省民政厅']);
    expect(await nameOn(DEPARTMENT, CODES.DEPARTMENT, '2090-01-01')).toEqual(['虚构乙厅']);
    await publish(dataSource, DEPARTMENT, called('2080-01-01', '虚构甲厅'));
    expect(await nameOn(DEPARTMENT, CODES.DEPARTMENT, '2089-12-31')).toEqual(['虚构甲厅']);
    expect(await nameOn(DEPARTMENT, CODES.DEPARTMENT, '2090-01-01')).toEqual(['虚构乙厅']);
  });

  it('before the first lasts until that begins', async () => {
    const code = CODES.SERVICE;
    const [made] = await publish(dataSource, SERVICE, { code, beginsOn: '2016-01-01' });
    expect(made).toMatchObject({ replacedId: null, corrected: false });
    const [first, second] = await dataSource.query(
      `select valid_during::text as days from service_revision where code = $1 order by begins_on`,
      [code],
    );
    expect([first.days, second.days]).toEqual(['[2016-01-01,2018-09-11)', '[2018-09-11,)']);
  });

  it('after an end begins anew', async () => {
    const [{ id }] = await dataSource.query(`select id from service_revision where code = $1`, [
      CODES.SERVICE,
    ]);
    await retire(dataSource, SERVICE, id, '2020-01-01');
    const change = { name: '虚构甲' };
    await publish(dataSource, SERVICE, {
      code: CODES.SERVICE,
      beginsOn: '2022-01-01',
      change,
      like: 'FJ-BPS-021',
    });
    expect(await nameOn(SERVICE, CODES.SERVICE, '2019-12-31')).toHaveLength(1);
    expect(await nameOn(SERVICE, CODES.SERVICE, '2020-01-01')).toEqual([]);
    expect(await nameOn(SERVICE, CODES.SERVICE, '2021-12-31')).toEqual([]);
    expect(await nameOn(SERVICE, CODES.SERVICE, '2022-01-01')).toEqual(['虚构甲']);
  });

  it('may come with others: two departments change names on one day', async () => {
    const [civil, finance] = ['FJ-CIVIL-AFFAIRS', 'FJ-FINANCE'];
    const beginsOn = '2024-03-01';
    await publish(
      dataSource,
      DEPARTMENT,
      { code: civil, beginsOn, change: { name: '省财政厅' } },
      { code: finance, beginsOn, change: { name: '省民政厅' } },
      { code: 'TEST-NEW', like: civil, beginsOn, change: { name: '虚构厅' } },
    );
    expect(await nameOn(DEPARTMENT, civil, '2024-03-01')).toEqual(['省财政厅']);
    expect(await nameOn(DEPARTMENT, finance, '2024-03-01')).toEqual(['省民政厅']);
    expect(await nameOn(DEPARTMENT, 'TEST-NEW', '2024-03-01')).toEqual(['虚构厅']);
    expect(await nameOn(DEPARTMENT, 'TEST-NEW', '2024-02-29')).toEqual([]);
  });

  it('says what was written, with all its parts', async () => {
    const rows: ReadRows = (text, values) => dataSource.query(text, [...values]);
    const content = async (kind: SubjectKind, id: number) => (await readContents(kind, rows, [id])).get(id);
    for (const kind of KINDS) {
      const code = CODES[kind];
      const [{ id }] = await dataSource.query(`select id from ${REVISED[kind].table} where code = $1`, [
        code,
      ]);
      const note = kind === FACILITY_TYPE ? { planningStandard: '虚构' } : { note: '虚构' };
      const more: object =
        kind === DEPARTMENT
          ? { abolished: true, successors: ['FJ-FINANCE', 'FJ-EDUCATION'] }
          : kind === INDICATOR
            ? { dataDepartment: 'FJ-HEALTH' }
            : {};
      const change = { ...note, ...more };
      const [made] = await publish(dataSource, kind, { code, beginsOn: '2024-03-01', change });
      expect(await content(kind, made?.revisionId as number)).toEqual({
        ...(await content(kind, id)),
        ...change,
      });
    }
  });

  it('has a name of its own on each of its days, unless it is of what is abolished', async () => {
    const take = (beginsOn: string, more: object = {}) =>
      refusal(
        publish(dataSource, DEPARTMENT, {
          code: 'FJ-FINANCE',
          beginsOn,
          change: { name: '省民政厅', ...more },
        }),
      );
    expect(await take('2024-03-01')).toBe('ex_department_revision_name');
    await publish(dataSource, DEPARTMENT, {
      code: CODES.DEPARTMENT,
      beginsOn: '2024-06-01',
      change: { abolished: true, successors: ['FJ-FINANCE'] },
    });
    expect(await take('2024-03-01')).toBe('ex_department_revision_name');
    expect(await take('2024-06-01')).toBe('accepted');
    const type = { code: 'COMPULSORY-SCHOOL', beginsOn: '2024-03-01', change: { name: '教学点' } };
    expect(await refusal(publish(dataSource, FACILITY_TYPE, type))).toBe('ex_facility_type_revision_name');
    const indicator = { code: CODES.INDICATOR, beginsOn: '2024-03-01', change: { ordinal: 9 } };
    expect(await refusal(publish(dataSource, INDICATOR, indicator))).toBe('ex_indicator_revision_ordinal');
    expect(await refusal(publish(dataSource, DEPARTMENT, called('2024-03-01', '')))).toBe(
      'ck_department_revision_name',
    );
  });

  it('is one of several of its subject only by another publication', async () => {
    const both = [called('2024-03-01', '虚构甲厅'), called('2024-06-01', '虚构乙厅')];
    expect(await refusal(publish(dataSource, DEPARTMENT, ...both))).toBe('ex_department_revision_in_force');
    expect(await revisions(DEPARTMENT, CODES.DEPARTMENT)).toEqual(['省民政厅 (,)']);
  });
});

describe('a draft', () => {
  it('is in force on no day, is written anew and taken away with its parts', async () => {
    const change = { name: '虚构甲厅', successors: ['FJ-FINANCE'] };
    const [id] = await draft(dataSource.manager, DEPARTMENT, {
      code: CODES.DEPARTMENT,
      beginsOn: '2024-03-01',
      change,
    });
    expect(await nameOn(DEPARTMENT, CODES.DEPARTMENT, '2024-03-01')).toEqual(['省民政厅']);
    const rows: ReadRows = (text, values) => dataSource.query(text, [...values]);
    const content = async () =>
      (await readContents(DEPARTMENT, rows, [id as number])).get(id as number) as Content;
    const wanted = { ...(await content()), name: '虚构乙厅', successors: ['FJ-EDUCATION', 'FJ-FINANCE'] };
    const references = await resolveReferences(dataSource.manager, referredBy(DEPARTMENT, [wanted]));
    await rewriteDraft(dataSource.manager, DEPARTMENT, id as number, wanted, references);
    expect(await content()).toEqual(wanted);
    await deleteDrafts(dataSource.manager, DEPARTMENT, [id as number]);
    const left = await dataSource.query(
      `select from department_revision where id = $1 union all select from succession where department_id = $1`,
      [id],
    );
    expect(left).toEqual([]);
  });

  it('of any kind can be taken away', async () => {
    for (const kind of KINDS) {
      const ids = await draft(dataSource.manager, kind, { code: CODES[kind], beginsOn: '2024-03-01' });
      await deleteDrafts(dataSource.manager, kind, ids);
      const [{ count }] = await dataSource.query(
        `select count(*)::integer as count from ${REVISED[kind].table} where published_at is null`,
      );
      expect([kind, count]).toEqual([kind, 0]);
    }
  });
});

describe('what the directory said', () => {
  const log = async (code: string): Promise<string[]> => {
    const rows: { line: string }[] = await dataSource.query(
      `select concat_ws(' ', r.name, v.valid_during, case when upper_inf(v.recorded_during) then 'still' else 'until ' || upper(v.recorded_during)::text end) as line
      from validity v join department_revision r on v.kind = 'DEPARTMENT' and v.revision_id = r.id
      where r.code = $1 order by lower(v.recorded_during), v.id`,
      [code],
    );
    return rows.map(({ line }) => line.replace(/until .*/, 'until then'));
  };

  it('is kept for every change of what is in force', async () => {
    expect(await log(CODES.DEPARTMENT)).toEqual(['省民政厅 (,) still']);
    const first = await instantNow();
    await publish(dataSource, DEPARTMENT, called('2024-03-01', '虚构甲厅'));
    const second = await instantNow();
    await publish(dataSource, DEPARTMENT, called('2024-03-01', '虚构乙厅'));
    expect(await log(CODES.DEPARTMENT)).toEqual([
      '省民政厅 (,) until then',
      '省民政厅 (,2024-03-01) still',
      '虚构甲厅 [2024-03-01,) until then',
      '虚构乙厅 [2024-03-01,) still',
    ]);
    const on = (day: string, knownAt?: string) => nameOn(DEPARTMENT, CODES.DEPARTMENT, day, knownAt);
    expect(await on('2024-03-01', first)).toEqual(['省民政厅']);
    expect(await on('2024-03-01', second)).toEqual(['虚构甲厅']);
    expect(await on('2024-02-29', second)).toEqual(['省民政厅']);
    expect(await on('2024-03-01', await instantNow())).toEqual(['虚构乙厅']);
    expect(await on('2024-03-01', '2000-01-01T00:00:00Z')).toEqual([]);
  });

  it('is not said of what came to nothing', async () => {
    const before = await dataSource.query('select * from validity order by id');
    await expect(
      dataSource.transaction(async (manager) => {
        const instant = await beginPublication(manager);
        const ids = await draft(manager, DEPARTMENT, called('2024-03-01', '虚构甲厅'));
        await publishRevisions(manager, DEPARTMENT, ids, instant);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await draft(dataSource.manager, DEPARTMENT, called('2024-03-01', '虚构甲厅'));
    expect(await dataSource.query('select * from validity order by id')).toEqual(before);
  });

  it('is known from one instant for all that a transaction publishes', async () => {
    const before = await instantNow();
    const instants = await dataSource.transaction(async (manager) => {
      const told: string[] = [];
      for (const kind of KINDS) {
        told.push(await beginPublication(manager));
        const ids = await draft(manager, kind, {
          code: CODES[kind],
          beginsOn: '2024-03-01',
          change: { name: '虚构甲' },
        });
        await publishRevisions(manager, kind, ids, told[0] as string);
        await manager.query('select pg_sleep(0.005)');
      }
      return told;
    });
    expect(new Set(instants).size).toBe(1);
    const known = await dataSource.query(
      `select distinct to_char(lower(recorded_during) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from validity where lower(recorded_during) > $1::timestamptz`,
      [before],
    );
    expect(known).toEqual([{ at: instants[0] }]);
    expect(await dataSource.transaction(beginPublication)).not.toBe(instants[0]);
  });

  it('stays known, whatever the clock does', async () => {
    // What was published before the clock was set back by an hour.
    await dataSource.query(
      `update validity set recorded_during = tstzrange(clock_timestamp() + interval '1 hour', null) where revision_id = 1`,
    );
    await publish(dataSource, DEPARTMENT, called('2024-03-01', '虚构甲厅'));
    await publish(dataSource, DEPARTMENT, called('2024-03-01', '虚构乙厅'));
    expect(await log(CODES.DEPARTMENT)).toEqual([
      '省民政厅 (,) until then',
      '省民政厅 (,2024-03-01) still',
      '虚构甲厅 [2024-03-01,) until then',
      '虚构乙厅 [2024-03-01,) still',
    ]);
  });

  it('comes from one publication after the other, even if they begin at once', async () => {
    const names = ['甲', '乙', '丙', '丁'].map((name) => `虚构${name}厅`);
    await Promise.all(names.map((name) => publish(dataSource, DEPARTMENT, called('2024-03-01', name))));
    const lines = await revisions(DEPARTMENT, CODES.DEPARTMENT);
    expect(lines.filter((line) => line.endsWith('empty'))).toHaveLength(3);
    expect(lines.filter((line) => line.endsWith('[2024-03-01,)'))).toHaveLength(1);
  });
});

describe('what is published', () => {
  const PUBLISHED = (kind: Named) => `ck_${REVISED[kind].table}_published`;
  const idOf = async (kind: Named) => {
    const rows: { id: number }[] = await dataSource.query(
      `select id from ${REVISED[kind].table} where code = $1`,
      [CODES[kind]],
    );
    return rows[0]?.id as number;
  };

  it.each(KINDS)('is never changed, deleted or emptied: %s', async (kind) => {
    const { table, subject } = REVISED[kind];
    const id = await idOf(kind);
    await publish(dataSource, kind, {
      code: CODES[kind],
      beginsOn: '2024-03-01',
      change: { name: '虚构甲' },
    });
    const begins = kind === SERVICE ? `'2018-09-11'` : 'null';
    const changes = [
      `name = name || '（改）'`,
      `code = 'TEST-1'`,
      `${subject} = ${subject} + 1`,
      `source_id = source_id + 1`,
      `begins_on = '2000-01-01'`,
      `published_at = null`,
      `published_at = now() + interval '1 day'`,
      `valid_during = daterange(${begins}, null)`,
      `valid_during = daterange(${begins}, '2024-03-02')`,
      `valid_during = daterange('2020-01-01', '2024-03-01')`,
      `valid_during = daterange(${begins}, '2020-01-01'), name = '改'`,
    ];
    for (const set of changes) {
      const outcome = await refusal(dataSource.query(`update ${table} set ${set} where id = $1`, [id]));
      expect([set, outcome]).toEqual([set, PUBLISHED(kind)]);
    }
    expect(await refusal(dataSource.query(`delete from ${table} where id = $1`, [id]))).toBe(PUBLISHED(kind));
    expect(await refusal(dataSource.query(`truncate ${table} cascade`))).toBe(PUBLISHED(kind));
  });

  it('has successors that are never added to, changed, deleted, moved or emptied', async () => {
    const successors = ['FJ-FINANCE', 'FJ-EDUCATION'];
    const [made] = await publish(dataSource, DEPARTMENT, {
      code: CODES.DEPARTMENT,
      beginsOn: '2024-03-01',
      change: { abolished: true, successors },
    });
    const [drafted] = await draft(dataSource.manager, DEPARTMENT, called('2024-06-01', '虚构甲厅'));
    const [both] = await draft(dataSource.manager, DEPARTMENT, {
      ...called('2024-06-01', '虚构乙厅'),
      change: { successors: ['FJ-HEALTH'] },
    });
    const refused = [
      `insert into succession (position, department_id, successor_id) select 9, $1, min(id) from department`,
      `update succession set position = position + 10 where department_id = $1`,
      `update succession set department_id = ${drafted} where department_id = $1`,
      `update succession set department_id = $1, position = 9 where department_id = ${both}`,
      `delete from succession where department_id = $1`,
    ];
    for (const text of refused)
      expect([text, await refusal(dataSource.query(text, [made?.revisionId]))]).toEqual([
        text,
        PUBLISHED(DEPARTMENT),
      ]);
    expect(await refusal(dataSource.query('truncate succession'))).toBe(PUBLISHED(DEPARTMENT));
    await dataSource.query('delete from succession where department_id = $1', [both]);
  });

  it('stays as it is when it is published while another connection adds to it', async () => {
    const [id] = await draft(dataSource.manager, DEPARTMENT, called('2024-03-01', '虚构甲厅'));
    let adding: Promise<string> | undefined;
    await dataSource.transaction(async (manager) => {
      const instant = await beginPublication(manager);
      await publishRevisions(manager, DEPARTMENT, [id as number], instant);
      adding = refusal(
        dataSource.query(
          `insert into succession (position, department_id, successor_id) select 1, $1, min(id) from department`,
          [id],
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await adding).toBe(PUBLISHED(DEPARTMENT));
  });
});

describe('after any publications', () => {
  const DAYS = ['2019-01-01', '2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01'];
  const SAMPLES = ['-infinity', '2018-12-31', ...DAYS, '2019-06-01', '2022-12-31', '2090-01-01'];
  const SUBJECTS = [CODES.DEPARTMENT, 'FJ-FINANCE'];

  /** For each day and subject, the revisions that are in force: as known now, or at an instant. */
  async function said(knownAt?: string): Promise<Record<string, number[]>> {
    const table = { name: 'department_revision', subject: 'department_id' };
    // As the revisions of a subject are read, each on a day of its own.
    const condition = inForceIn(table, 't').replace('}', ' of x}');
    const values: unknown[] = [SAMPLES, SUBJECTS];
    const text = `select begins_on::text as day, c.code, array_remove(array_agg(t.id order by t.id), null) as ids
      from unnest($1::date[]) as x (begins_on) cross join unnest($2::text[]) as c (code)
      left join department_revision t on t.code = c.code and ${condition} group by 1, 2`;
    const rows: { day: string; code: string; ids: number[] }[] = await dataSource.query(
      withView(
        text.replace('select begins_on', 'select x.begins_on'),
        { day: '2000-01-01', knownAt },
        (value) => `$${values.push(value)}`,
      ),
      values,
    );
    return Object.fromEntries(rows.map(({ day, code, ids }) => [`${day} ${code}`, ids]));
  }

  const step = fc.record({
    day: fc.constantFrom(null, ...DAYS),
    subjects: fc.subarray(SUBJECTS, { minLength: 1 }),
    ends: fc.option(fc.constantFrom(...DAYS), { freq: 4 }),
  });

  it('at most one revision of a subject is in force on a day, and what was known stays known', async () => {
    let named = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const snapshots: { at: string; said: Record<string, number[]> }[] = [];
        for (const { day, subjects, ends } of steps) {
          const before = await said();
          const expected = { ...before };
          if (ends) {
            const [code] = subjects as [string];
            const [id] = before[`${ends} ${code}`] ?? [];
            if (id === undefined) continue;
            await retire(dataSource, DEPARTMENT, id, ends);
            for (const at of SAMPLES)
              if (at >= ends && expected[`${at} ${code}`]?.[0] === id) expected[`${at} ${code}`] = [];
            expect(await said()).toEqual(expected);
          } else {
            const published = await publish(
              dataSource,
              DEPARTMENT,
              ...subjects.map((code) => ({ code, beginsOn: day, change: { name: `虚构${(named += 1)}` } })),
            );
            const now = await said();
            for (const { code, revisionId, replacedId } of published) {
              expect(now[`${day ?? '-infinity'} ${code}`]).toEqual([revisionId]);
              for (const at of SAMPLES) {
                const [was] = before[`${at} ${code}`] ?? [];
                const [is] = now[`${at} ${code}`] ?? [];
                // Only its own days are taken: from what it replaces, or from nobody.
                if (is !== was) {
                  expect(is).toBe(revisionId);
                  expect([replacedId, undefined]).toContain(was);
                }
              }
            }
          }
          const at = await instantNow();
          snapshots.push({ at, said: await said() });
        }
        for (const [when, ids] of Object.entries(await said()))
          expect([when, ids.length]).toEqual([when, Math.min(ids.length, 1)]);
        for (const { at, said: then } of snapshots) expect(await said(at)).toEqual(then);
      }),
      { numRuns: 25 },
    );
  });
});
