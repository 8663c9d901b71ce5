import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = await connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});
// Each test works in a transaction that is undone, so none sees another's rows.
beforeEach(() => client.query('begin'));
afterEach(() => client.query('rollback'));

async function connect(): Promise<pg.Client> {
  const made = new pg.Client({ connectionString: database.url });
  await made.connect();
  return made;
}

type Rows = Record<string, unknown>[];
const run = async (text: string, values: unknown[] = [], on = client): Promise<Rows> =>
  (await on.query<Record<string, unknown>>(text, values)).rows;
const idOf = async (text: string, values: unknown[] = []) => (await run(text, values))[0]?.id as number;

/** The constraint that the database refuses a statement by; the transaction goes on as if it had not been sent. */
async function refusal(text: string, values: unknown[] = []): Promise<string | undefined> {
  await client.query('savepoint before');
  try {
    await client.query(text, values);
    return undefined;
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? (error as Error).message;
  } finally {
    await client.query('rollback to before');
  }
}

const PUBLISHED = 'ck_service_revision_published';

/** The revision of a service that the seeds published. */
const published = (code: string) => idOf('select id from service_revision where code = $1', [code]);

/** A draft of a service with all its parts, copied from what is published. */
async function draftOf(code: string, validDuring = '[2030-01-01,)'): Promise<number> {
  const from = await published(code);
  const draft = await idOf(
    `insert into service_revision (service_id, code, ordinal, name, category, audience, standard, funding_text, begins_on, valid_during, domain_id, source_id)
    select service_id, code, ordinal, name, category, audience, standard, funding_text, lower($2::daterange), $2::daterange, domain_id, source_id
    from service_revision where id = $1 returning id`,
    [from, validDuring],
  );
  await run(
    `insert into responsibility (role, position, service_id, department_id)
    select role, position, $2, department_id from responsibility where service_id = $1`,
    [from, draft],
  );
  await run(
    `insert into standard_figure (position, what, comparator, value, max_value, printed, unit, quote, service_id)
    select position, what, comparator, value, max_value, printed, unit, quote, $2 from standard_figure where service_id = $1`,
    [from, draft],
  );
  await run(
    `with rule as (
      insert into funding_rule (mode, levels, service_id)
      select mode, levels, $2 from funding_rule where service_id = $1 returning id
    )
    insert into funding_share (position, component, payer, payer_text, comparator, percent, max_percent, quote, rule_id)
    select s.position, s.component, s.payer, s.payer_text, s.comparator, s.percent, s.max_percent, s.quote, rule.id
    from rule, funding_share s join funding_rule f on f.id = s.rule_id where f.service_id = $1`,
    [from, draft],
  );
  return draft;
}

/** Sets on which days a draft is to be in force. */
const move = (draft: number, days: string) =>
  run(
    'update service_revision set begins_on = lower($2::daterange), valid_during = $2::daterange where id = $1',
    [draft, days],
  );

const publish = (draft: number) =>
  run('update service_revision set published_at = now() where id = $1', [draft]);

/** A published service that has parts of every kind. */
let code: string;
let revision: number;
let rule: number;
beforeEach(async () => {
  const [found] = await run(
    `select r.code, r.id as revision, f.id as rule from service_revision r join funding_rule f on f.service_id = r.id
    where exists (select from funding_share s where s.rule_id = f.id)
      and exists (select from standard_figure g where g.service_id = r.id)
    order by r.code limit 1`,
  );
  ({ code, revision, rule } = found as { code: string; revision: number; rule: number });
});

describe('a published revision', () => {
  it.each([
    `name = name || '（改）'`,
    `audience = '全体公民'`,
    `standard = standard || ' '`,
    `funding_text = '省级'`,
    `ordinal = ordinal + 1`,
    `category = 'MARKET'`,
    `note = '后补的说明'`,
    `domain_id = (select max(id) from service_domain)`,
    `source_id = (select max(id) from source)`,
    `published_at = null`,
    `published_at = now() + interval '1 day'`,
    `valid_during = daterange('2018-09-12', null)`,
    `valid_during = daterange('2018-09-10', null)`,
    `valid_during = daterange(null, '2030-01-01')`,
    `begins_on = begins_on + 1`,
    `begins_on = '2030-01-01', valid_during = 'empty'`,
    `valid_during = 'empty', published_at = null`,
    `valid_during = daterange(lower(valid_during), '2030-01-01'), note = '后补的说明'`,
  ])('is never changed: %s', async (set) => {
    expect(await refusal(`update service_revision set ${set} where id = $1`, [revision])).toBe(PUBLISHED);
  });

  it('is never deleted, not even without its parts', async () => {
    expect(await refusal('delete from service_revision where id = $1', [revision])).toBe(PUBLISHED);
    const draft = await draftOf(code);
    for (const part of ['responsibility', 'standard_figure'])
      await run(`delete from ${part} where service_id = $1`, [draft]);
    await run(
      'delete from funding_share where rule_id = (select id from funding_rule where service_id = $1)',
      [draft],
    );
    await run('delete from funding_rule where service_id = $1', [draft]);
    await move(draft, '[2000-01-01,2001-01-01)');
    await publish(draft);
    expect(await refusal('delete from service_revision where id = $1', [draft])).toBe(PUBLISHED);
  });

  it.each(['service_revision', 'responsibility', 'standard_figure', 'funding_rule', 'funding_share'])(
    'is not lost by emptying a table: %s',
    async (table) => {
      expect(await refusal(`truncate ${table} cascade`)).toBe(PUBLISHED);
    },
  );

  it('may end sooner, down to being in force on no day, and never later again', async () => {
    const during = (days: string): [string, unknown[]] => [
      `update service_revision set valid_during = ${days} where id = $1`,
      [revision],
    ];
    const until = (end: string) => during(`daterange('2018-09-11', '${end}')`);
    for (const days of [until('2030-01-01'), until('2029-01-01'), during(`'empty'`)]) {
      await run(...days);
      for (const later of [until('2031-01-01'), during(`daterange('2018-09-11', null)`)])
        expect(await refusal(...later)).toBe(PUBLISHED);
    }
    expect(await refusal(...until('2018-09-12'))).toBe(PUBLISHED);
    expect(
      await run(
        'select begins_on::text, isempty(valid_during) as empty from service_revision where id = $1',
        [revision],
      ),
    ).toEqual([{ begins_on: '2018-09-11', empty: true }]);
  });

  it('keeps its code, since its service does', async () => {
    expect(await refusal(`update service set code = 'FJ-BPS-999' where code = $1`, [code])).toBe(
      'fk_service_revision_service_id_code',
    );
    expect(await refusal('delete from service where code = $1', [code])).toBe(
      'fk_service_revision_service_id_code',
    );
  });

  it('cannot overlap another of its service; a draft can', async () => {
    const draft = await draftOf(code, '[2018-12-31,2019-01-02)');
    expect(await refusal('update service_revision set published_at = now() where id = $1', [draft])).toBe(
      'ex_service_revision_in_force',
    );
    const insert = `insert into service_revision (service_id, code, ordinal, name, category, audience, standard, funding_text, begins_on, valid_during, published_at, domain_id, source_id)
      select service_id, code, ordinal, name, category, audience, standard, funding_text, lower($2::daterange), $2::daterange, now(), domain_id, source_id from service_revision where id = $1`;
    expect(await refusal(insert, [revision, '[2018-09-11,2018-09-12)'])).toBe('ex_service_revision_in_force');
    // The day before is free, and so is the end of one that has been closed.
    expect(await refusal(insert, [revision, '[2018-09-10,2018-09-11)'])).toBeUndefined();
    await run(
      `update service_revision set valid_during = daterange(lower(valid_during), '2018-12-31') where id = $1`,
      [revision],
    );
    await publish(draft);
  });

  it.each(['(,2030-01-01)', '(,)', '[2030-01-02,)'])(
    'is in force from its first day, if on any: %s is refused, of a draft as well',
    async (days) => {
      const draft = await draftOf(code);
      expect(
        await refusal('update service_revision set valid_during = $2 where id = $1', [draft, days]),
      ).toBe('ck_service_revision_valid_during');
    },
  );

  it('has a first day, of a draft as well', async () => {
    const draft = await draftOf(code);
    expect(await refusal('update service_revision set begins_on = null where id = $1', [draft])).toMatch(
      /null value in column "begins_on"/,
    );
  });
});

describe('the parts of a published revision', () => {
  const PARTS: [string, string, string, string, string][] = [
    [
      'responsibility',
      'service_id',
      'revision',
      `role = 'SUPPORT'`,
      `(role, position, department_id, service_id) select 'SUPPORT', 99, (select id from department d where not exists (select from responsibility r where r.department_id = d.id and r.service_id = $1) limit 1), $1`,
    ],
    [
      'standard_figure',
      'service_id',
      'revision',
      `value = value + 1`,
      `(position, what, comparator, value, printed, unit, quote, service_id) select 99, '虚构', 'EQUAL', 1, '1', '元', '1元', $1`,
    ],
    [
      'funding_rule',
      'service_id',
      'revision',
      `note = '后补的说明'`,
      `(mode, levels, service_id) select 'LOCAL', '{}', $1`,
    ],
    [
      'funding_share',
      'rule_id',
      'rule',
      `percent = percent / 2`,
      `(position, component, payer, payer_text, comparator, percent, quote, rule_id) select 99, '虚构', 'PROVINCE', '省级', 'EQUAL', 1, '1%', $1`,
    ],
  ];
  const keyOf = (which: string) => (which === 'rule' ? rule : revision);

  it.each(PARTS)('cannot be changed: %s', async (table, key, which, set) => {
    expect(await refusal(`update ${table} set ${set} where ${key} = $1`, [keyOf(which)])).toBe(PUBLISHED);
  });

  it.each(PARTS)('cannot be deleted: %s', async (table, key, which) => {
    expect(await refusal(`delete from ${table} where ${key} = $1`, [keyOf(which)])).toBe(PUBLISHED);
  });

  it.each(PARTS)('cannot be added to: %s', async (table, _key, which, _set, row) => {
    expect(await refusal(`insert into ${table} ${row}`, [keyOf(which)])).toBe(PUBLISHED);
  });

  it.each(PARTS)('cannot be moved to a draft, nor from one: %s', async (table, key, which) => {
    const draft = await draftOf('FJ-BPS-002');
    const draftRule = await idOf('select id from funding_rule where service_id = $1', [draft]);
    if (table !== 'funding_rule') {
      await run('delete from responsibility where service_id = $1', [draft]);
      await run('delete from standard_figure where service_id = $1', [draft]);
      await run('delete from funding_share where rule_id = $1', [draftRule]);
    }
    const to = which === 'rule' ? draftRule : draft;
    const move = `update ${table} set ${key} = $2 where ${key} = $1`;
    expect(await refusal(move, [keyOf(which), to])).toBe(PUBLISHED);
    const full = await draftOf(code);
    const fullRule = await idOf('select id from funding_rule where service_id = $1', [full]);
    expect(await refusal(move, [which === 'rule' ? fullRule : full, keyOf(which)])).toBe(PUBLISHED);
  });

  it('stay as they are when it is published while another connection adds to it', async () => {
    const other = await connect();
    const scratch = { code: 'FJ-BPS-081', days: '[2000-01-01,2001-01-01)' };
    try {
      const [made] = await run(
        `insert into service_revision (service_id, code, ordinal, name, category, audience, standard, funding_text, begins_on, valid_during, domain_id, source_id)
        select service_id, code, ordinal, name, category, audience, standard, funding_text, lower($2::daterange), $2::daterange, domain_id, source_id
        from service_revision where code = $1 and published_at is not null limit 1 returning id`,
        [scratch.code, scratch.days],
        other,
      );
      const draft = made?.id;
      const parts = () =>
        run('select count(*)::integer as parts from standard_figure where service_id = $1', [draft], other);
      // Publishing has not ended yet when the part comes.
      await run('update service_revision set published_at = now() where id = $1', [draft]);
      const adding = run(
        `insert into standard_figure (position, what, comparator, value, printed, unit, quote, service_id)
        values (1, '虚构', 'EQUAL', 1, '1', '元', '1元', $1)`,
        [draft],
        other,
      ).then(
        () => 'added',
        (error: { constraint?: string }) => error.constraint,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      const seen = await run('select count(*)::integer as parts from standard_figure where service_id = $1', [
        draft,
      ]);
      await run('commit');
      const outcome = await adding;
      expect(await parts()).toEqual(seen);
      expect(outcome).toBe(PUBLISHED);
    } finally {
      await other.end();
    }
  });
});

describe('a draft', () => {
  it('and its parts can be changed and deleted', async () => {
    const draft = await draftOf(code);
    const draftRule = await idOf('select id from funding_rule where service_id = $1', [draft]);
    await run(`update service_revision set name = '虚构', note = '测试', ordinal = 99 where id = $1`, [
      draft,
    ]);
    await move(draft, '[2031-01-01,2032-01-01)');
    await run(`update responsibility set role = 'SUPPORT' where service_id = $1`, [draft]);
    await run(
      'update standard_figure set value = value + 1, max_value = max_value + 1 where service_id = $1',
      [draft],
    );
    await run(`update funding_rule set mode = 'MIXED', levels = '{PROVINCE}' where service_id = $1`, [draft]);
    await run('update funding_share set percent = percent / 2 where rule_id = $1', [draftRule]);
    for (const [table, key, value] of [
      ['funding_share', 'rule_id', draftRule],
      ['funding_rule', 'service_id', draft],
      ['standard_figure', 'service_id', draft],
      ['responsibility', 'service_id', draft],
      ['service_revision', 'id', draft],
    ] as const) {
      const gone = await run(`delete from ${table} where ${key} = $1 returning id`, [value]);
      expect([table, gone.length > 0]).toEqual([table, true]);
    }
  });

  it('becomes as fixed as any once it is published', async () => {
    const draft = await draftOf(code);
    await run(
      `update service_revision set valid_during = daterange(lower(valid_during), '2030-01-01') where id = $1`,
      [revision],
    );
    await publish(draft);
    expect(await refusal(`update service_revision set name = '改' where id = $1`, [draft])).toBe(PUBLISHED);
    expect(await refusal('delete from responsibility where service_id = $1', [draft])).toBe(PUBLISHED);
  });

  it('has each department and each place once, and one funding rule', async () => {
    const draft = await draftOf(code);
    const insert = `insert into responsibility (role, position, service_id, department_id) select 'SUPPORT', $2, service_id, $3 from responsibility where service_id = $1 and position = 1`;
    const taken = await idOf(
      'select department_id as id from responsibility where service_id = $1 and position = 1',
      [draft],
    );
    const free = await idOf(
      'select id from department d where not exists (select from responsibility r where r.department_id = d.id and r.service_id = $1) limit 1',
      [draft],
    );
    expect(await refusal(insert, [draft, 99, taken])).toBe('uq_responsibility_service_id_department_id');
    expect(await refusal(insert, [draft, 1, free])).toBe('uq_responsibility_service_id_position');
    expect(await refusal(insert, [draft, 0, free])).toBe('ck_responsibility_position');
    expect(
      await refusal(`insert into funding_rule (mode, levels, service_id) values ('LOCAL', '{}', $1)`, [
        draft,
      ]),
    ).toBe('uq_funding_rule_service_id');
    expect(await refusal(`update funding_rule set levels = '{VILLAGE}' where service_id = $1`, [draft])).toBe(
      'ck_funding_rule_levels',
    );
  });
});

describe('percentages', () => {
  let share: number;
  beforeEach(async () => {
    const draft = await draftOf(code);
    share = await idOf(
      'select s.id from funding_share s join funding_rule f on f.id = s.rule_id where f.service_id = $1 limit 1',
      [draft],
    );
  });
  const set = (comparator: string, percent: string, most: string | null) =>
    refusal('update funding_share set comparator = $2, percent = $3, max_percent = $4 where id = $1', [
      share,
      comparator,
      percent,
      most,
    ]);

  it.each(['0', '0.5', '33.333', '100'])('lie within 0 and 100: %s', async (percent) => {
    expect(await set('EQUAL', percent, null)).toBeUndefined();
    expect(await set('RANGE', percent, '100')).toBeUndefined();
  });

  it.each(['-0.001', '100.001', '101', '1e9', 'NaN', 'Infinity', '-Infinity'])(
    'do not lie outside: %s',
    async (percent) => {
      expect(await set('EQUAL', percent, null)).toBe('ck_funding_share_percent');
      expect(await set('RANGE', '0', percent)).toBe('ck_funding_share_percent');
    },
  );

  it('of a range have both ends in order, and of anything else one', async () => {
    expect(await set('RANGE', '60', '50')).toBe('ck_funding_share_percent');
    expect(await set('RANGE', '50', null)).toBe('ck_funding_share_range');
    expect(await set('EQUAL', '50', '60')).toBe('ck_funding_share_range');
  });
});

describe('codes', () => {
  it.each([
    ['document', 'title', `'t'`],
    ['service_domain', 'framework, ordinal, name, source_id', 'framework, 999, name, source_id'],
    ['edition', 'name, effective_on, document_id, source_id', 'name, effective_on, document_id, source_id'],
    [
      'plan',
      'name, start_year, end_year, document_id, source_id',
      'name, start_year, end_year, document_id, source_id',
    ],
    [
      'plan_task',
      'ordinal, text, responsible_text, plan_id, source_id',
      '999, text, responsible_text, plan_id, source_id',
    ],
    [
      'region',
      'name, level, kind, path, valid_during, parent_id, source_id',
      'name, level, kind, path, valid_during, parent_id, source_id',
    ],
  ])('of %s are unique and of their form', async (table, columns, values) => {
    const copy = (written: string) =>
      `insert into ${table} (code, ${columns}) select ${written}, ${values} from ${table} order by id desc limit 1`;
    expect(await refusal(copy('code'))).toBe(`uq_${table}_code`);
    if (table !== 'region') {
      for (const wrong of [`''`, `'lower'`, `'中文'`, `'-A'`, `E'A\\nB'`])
        expect([wrong, await refusal(copy(wrong))]).toEqual([wrong, `ck_${table}_code`]);
    }
  });

  it.each(['department', 'facility_type', 'indicator'])(
    'of what has revisions are unique and of their form: %s',
    async (table) => {
      const insert = `insert into ${table} (code) values ($1)`;
      const [taken] = await run(`select min(code) as code from ${table}`);
      expect(await refusal(insert, [taken?.code])).toBe(`uq_${table}_code`);
      for (const wrong of ['', 'lower', '中文', '-A', 'A\nB'])
        expect([wrong, await refusal(insert, [wrong])]).toEqual([wrong, `ck_${table}_code`]);
      expect(await refusal(insert, ['TEST-1'])).toBeUndefined();
    },
  );

  it('of services are unique and of their form', async () => {
    const insert = 'insert into service (code) values ($1)';
    expect(await refusal(insert, ['FJ-BPS-001'])).toBe('uq_service_code');
    expect(await refusal(insert, ['FJ-BPS-1'])).toBe('ck_service_code');
    expect(await refusal(insert, ['fj-bps-999'])).toBe('ck_service_code');
    expect(await refusal(insert, ['FJ-BPS-999'])).toBeUndefined();
  });
});

describe('a region', () => {
  const add = (code: string, level: string, parent: string | null, path?: string) =>
    refusal(
      `insert into region (code, name, level, kind, parent_id, path, valid_during, source_id)
      select $1, '虚构', $2, case when $2 = 'TOWNSHIP' then 'TOWN' end, p.id, coalesce($4, p.path::text || '.' || $1)::ltree, '(,)', (select min(id) from source)
      from (select 1) one left join region p on p.code = $3`,
      [code, level, parent, path ?? (parent === null ? code : null)],
    );

  it.each([
    ['PROVINCE', '359900', null],
    ['CITY', '359900', '350000'],
    ['COUNTY', '350199', '350100'],
    ['TOWNSHIP', '350102999', '350102'],
  ])('of level %s lies below one of the level above', async (level, code, parent) => {
    expect(await add(code, level, parent)).toBeUndefined();
  });

  it.each([
    ['COUNTY', '350199', '350000'],
    ['TOWNSHIP', '350199999', '350100'],
    ['TOWNSHIP', '350199999', '350000'],
    ['CITY', '359900', '350100'],
    ['CITY', '359900', '350102'],
    ['COUNTY', '350199', '350102'],
    ['TOWNSHIP', '350102999', '350102001'],
  ])('of level %s is refused where the level above is another: %s below %s', async (level, code, parent) => {
    expect(await add(code, level, parent)).toBe('ck_region_parent_level');
  });

  it('has a parent unless it is a province', async () => {
    expect(await add('359900', 'CITY', null)).toBe('ck_region_root');
    expect(
      await refusal(`update region set parent_id = null, path = code::ltree where code = '350102001'`),
    ).toBe('ck_region_root');
    expect(await add('360000', 'PROVINCE', '350000')).toBe('ck_region_parent_level');
  });

  it('has a path that extends its parent’s by its code', async () => {
    for (const path of [
      '350199',
      '350000.350199',
      '350000.350200.350199',
      '350000.350100.350198',
      '350000.350100',
      '350000.350100.350199.350199',
    ]) {
      expect([path, await add('350199', 'COUNTY', '350100', path)]).toEqual([path, 'ck_region_path']);
    }
    expect(await add('360000', 'PROVINCE', null, '350000.360000')).toBe('ck_region_path');
    expect(await refusal(`update region set code = '350102998' where code = '350102001'`)).toBe(
      'ck_region_path',
    );
  });

  it('with divisions below it does not move, change level or code', async () => {
    const move = `update region r set parent_id = p.id, path = p.path || r.code from region p where r.code = $1 and p.code = $2`;
    expect(await refusal(move, ['350102', '350200'])).toBe('ck_region_place');
    expect(await refusal(move, ['350102001', '350203'])).toBeUndefined();
    expect(
      await refusal(
        `update region set level = 'CITY', parent_id = (select parent_id from region where code = '350100'), path = '350000.350102' where code = '350102'`,
      ),
    ).toBe('ck_region_place');
    expect(
      await refusal(`update region set code = '350198', path = '350000.350100.350198' where code = '350102'`),
    ).toBe('ck_region_place');
    expect(await refusal(`delete from region where code = '350102'`)).toBe('fk_region_parent_id');
    expect(
      await refusal(`update region set name = '改名', note = '虚构' where code = '350102'`),
    ).toBeUndefined();
  });

  it('that moves takes no division with it that comes meanwhile', async () => {
    const other = await connect();
    try {
      const place = async (on: pg.Client) =>
        run(`select path::text from region where code like '35990%' order by code`, [], on);
      for (const [name, parent] of [
        ['359901', '350100'],
        ['359902', '350100'],
      ] as const) {
        await run(
          `insert into region (code, name, level, parent_id, path, valid_during, source_id)
          select $1::text, '虚构', 'COUNTY', id, path || $1::text, '(,)', source_id from region where code = $2`,
          [name, parent],
          other,
        );
      }
      await run(
        `update region r set parent_id = p.id, path = p.path || r.code from region p where r.code = '359901' and p.code = '350200'`,
      );
      const adding = run(
        `insert into region (code, name, level, kind, parent_id, path, valid_during, source_id)
        select '359901001', '虚构', 'TOWNSHIP', 'TOWN', id, path || '359901001', '(,)', source_id from region where code = '359901'`,
        [],
        other,
      ).then(
        () => 'added',
        (error: { constraint?: string }) => error.constraint,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      await run('commit');
      expect(await adding).toBe('ck_region_path');
      expect(await place(other)).toEqual([
        { path: '350000.350200.359901' },
        { path: '350000.350100.359902' },
      ]);
    } finally {
      await run(`delete from region where code like '35990%' and level = 'TOWNSHIP'`, [], other);
      await run(`delete from region where code like '35990%'`, [], other);
      await other.end();
    }
  });

  it('has a code of six digits or nine, and a kind exactly if it is a township', async () => {
    for (const wrong of ['35010', '3501020', '35010299', '3501029999', '35010X'])
      expect([wrong, await add(wrong, 'COUNTY', '350100')]).toEqual([wrong, 'ck_region_code']);
    expect(await refusal(`update region set kind = null where code = '350102001'`)).toBe('ck_region_kind');
    expect(await refusal(`update region set kind = 'TOWN' where code = '350102'`)).toBe('ck_region_kind');
  });

  it('is retired exactly if another replaced it', async () => {
    expect(await refusal(`update region set retired_in = '2020' where code = '350102'`)).toBe(
      'ck_region_retired_in',
    );
    const replace = `update region set retired_in = $1, replaced_by_id = (select id from region where code = '350103') where code = '350102'`;
    expect(await refusal(replace, [null])).toBe('ck_region_retired_in');
    expect(await refusal(replace, ['last year'])).toBe('ck_region_retired_in');
    expect(await refusal(replace, ['2020-05'])).toBeUndefined();
  });
});

describe('a target', () => {
  const set = (comparator: string, value: string | null, words: string | null) =>
    refusal(
      'update target set comparator = $1, value = $2, words = $3 where id = (select min(id) from target)',
      [comparator, value, words],
    );

  it.each(['EQUAL', 'AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'APPROXIMATELY'])(
    'of comparator %s is a number and no words',
    async (comparator) => {
      expect(await set(comparator, '98', null)).toBeUndefined();
      for (const [value, words] of [
        [null, '应保尽保'],
        ['98', '应保尽保'],
        [null, null],
      ] as const)
        expect(await set(comparator, value, words)).toBe('ck_target_value');
    },
  );

  it.each(['BELOW_REFERENCE', 'IN_WORDS'])('of comparator %s is words and no number', async (comparator) => {
    expect(await set(comparator, null, '低于全国平均值')).toBeUndefined();
    for (const [value, words] of [
      ['98', null],
      ['98', '应保尽保'],
      [null, null],
    ] as const)
      expect(await set(comparator, value, words)).toBe('ck_target_value');
  });

  it('is one for each indicator and year', async () => {
    expect(
      await refusal(
        `insert into target (year, comparator, value, printed, indicator_id, source_id)
        select year, 'EQUAL', 1, '1', indicator_id, source_id from target limit 1`,
      ),
    ).toBe('uq_target_indicator_id_year');
    expect(await set('RANGE', '1', null)).toBe('ck_target_comparator');
  });
});

describe('an observation', () => {
  const copy = (year: string, source: string) =>
    refusal(
      `insert into observation (year, comparator, value, printed, status, indicator_id, region_id, source_id)
      select ${year}, comparator, value + 1, printed, case status when 'FINAL' then 'PROVISIONAL' else 'FINAL' end, indicator_id, region_id, ${source} from observation order by id limit 1`,
    );

  it('is one for each indicator, region, year and source', async () => {
    expect(await copy('year', 'source_id')).toBe('uq_observation_current');
    expect(await copy('year + 1', 'source_id')).toBeUndefined();
    expect(await copy('year', '(select max(id) from source)')).toBeUndefined();
  });

  it('has a value and a known status', async () => {
    const [first] = await run('select min(id) as id from observation');
    expect(await refusal(`update observation set status = 'GUESSED' where id = $1`, [first?.id])).toBe(
      'ck_observation_status',
    );
    expect(await refusal(`update observation set comparator = 'RANGE' where id = $1`, [first?.id])).toBe(
      'ck_observation_comparator',
    );
    for (const change of [
      `value = null`,
      `words = '应保尽保'`,
      `comparator = 'IN_WORDS'`,
      `value = null, words = '应保尽保'`,
    ])
      expect(await refusal(`update observation set ${change} where id = $1`, [first?.id])).toBe(
        'ck_observation_value',
      );
    expect(
      await refusal(
        `update observation set value = null, words = '应保尽保', comparator = 'IN_WORDS' where id = $1`,
        [first?.id],
      ),
    ).toBeUndefined();
  });
});

describe('a source', () => {
  it('is one for each document, place and quote, and quotes something', async () => {
    const copy = (quote: string) =>
      refusal(
        `insert into source (document_id, place, quote) select document_id, place, ${quote} from source limit 1`,
      );
    expect(await copy('quote')).toBe('uq_source_document_id_place_quote');
    expect(await copy(`''`)).toBe('ck_source_quote');
    expect(await copy(`repeat('文', 801)`)).toBe('ck_source_quote');
    expect(
      await refusal('delete from source where id = (select source_id from service_revision limit 1)'),
    ).toMatch(/^fk_/);
  });
});
