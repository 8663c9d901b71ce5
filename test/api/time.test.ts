import { SubjectKind } from '../../src/domain/content.js';
import { publish, type Change } from '../support/publications.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const { SERVICE, DEPARTMENT, FACILITY_TYPE, INDICATOR } = SubjectKind;

/** Nobody may take what the tests publish for what the province did. */
const INVENTED = '测试虚构，非原文';
const EARLIEST = '2000-01-01T00:00:00Z';

let server: TestServer;
/** Instants between the publications. */
let imported: string;
let renamed: string;
let corrected: string;

beforeAll(async () => {
  server = await startTestServer({ limits: { maxCost: 1_000_000 } });
  const write = (kind: SubjectKind, ...changes: Change[]) =>
    publish(
      server.dataSource,
      kind,
      ...changes.map(({ change, ...one }) => ({
        ...one,
        change: kind === FACILITY_TYPE ? { ...change } : { note: INVENTED, ...change },
      })),
    );
  imported = await instant();
  await write(DEPARTMENT, { code: 'FJ-HEALTH', beginsOn: '2018-11-01', change: { name: '虚构卫委' } });
  // Two departments become one.
  await write(DEPARTMENT, {
    code: 'TEST-ARTS',
    like: 'FJ-CULTURE',
    beginsOn: '2020-01-01',
    change: { name: '虚构文体厅', aliases: [] },
  });
  await write(
    DEPARTMENT,
    ...['FJ-CULTURE', 'FJ-SPORTS'].map((code) => ({
      code,
      beginsOn: '2020-01-01',
      change: { abolished: true, successors: ['TEST-ARTS', 'FJ-EDUCATION'] },
    })),
  );
  await write(SERVICE, {
    code: 'FJ-BPS-026',
    beginsOn: '2021-01-01',
    change: {
      name: '虚构的健康档案',
      responsibilities: ['FJ-HEALTH', 'TEST-ARTS'].map((department) => ({ department, role: 'LEAD' })),
    },
  });
  await write(INDICATOR, { code: 'FJ-2018-IND-01', beginsOn: '2022-01-01', change: { name: '虚构指标' } });
  await write(FACILITY_TYPE, { code: 'TEACHING-POINT', beginsOn: '2022-01-01', change: { name: '虚构点' } });
  renamed = await instant();
  await write(DEPARTMENT, { code: 'FJ-HEALTH', beginsOn: '2018-11-01', change: { name: '虚构卫健委' } });
  await write(SERVICE, { code: 'FJ-BPS-026', beginsOn: '2021-01-01', change: { name: '虚构的居民档案' } });
  corrected = await instant();
});
afterAll(() => server?.stop());

async function instant(): Promise<string> {
  const [{ now }] = await server.dataSource.query(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
  );
  return now as string;
}

type Variables = Record<string, unknown>;
const ask = async (query: string, variables: Variables = {}) => {
  const { data, errors } = await server.query(query, variables);
  expect(errors).toBeUndefined();
  return data;
};

/** An operation whose lists of responsibilities are cut by a literal, or by a variable. */
const byRole = (query: (role: string) => string) => ({
  literal: query('LEAD'),
  variable: query('$role').replace('query (', 'query ($role: ResponsibilityRole, '),
});

/** Asks, three times since later ones take a shorter way, and sees that it took one statement each time. */
async function askOnce(query: string, variables: Variables = {}) {
  const first = await ask(query, variables);
  for (let time = 0; time < 3; time += 1) {
    expect(await server.statements(query, variables)).toBe(1);
    expect(await ask(query, variables)).toEqual(first);
  }
  return first;
}

const codesOf = (nodes: readonly { code: string }[]) => nodes.map(({ code }) => code);

describe('a department that was renamed', () => {
  const LIST = `query ($day: Date) { services(filter: { code: ["FJ-BPS-027"] }, asOf: $day) { nodes {
    responsibilities { department { name validFrom validTo } } } } }`;
  const ONE = `query ($day: Date) { department(code: "FJ-HEALTH", asOf: $day) { id name validFrom validTo } }`;

  it.each([
    ['2018-10-31', '省卫计委', null, '2018-11-01'],
    ['2018-11-01', '虚构卫健委', '2018-11-01', null],
    [null, '虚构卫健委', '2018-11-01', null],
  ])('has on %s the name %s, in the list and by its code', async (day, name, validFrom, validTo) => {
    const { services } = await askOnce(LIST, { day });
    expect(services.nodes[0].responsibilities).toEqual([{ department: { name, validFrom, validTo } }]);
    const { department } = await askOnce(ONE, { day });
    expect(department).toMatchObject({ name, validFrom, validTo });
  });

  it('has one id for ever, under which it answers for the same services', async () => {
    const query = `query ($day: Date) { department(code: "FJ-HEALTH", asOf: $day) { id responsibilities { service { code } } } }`;
    const before = await askOnce(query, { day: '2018-10-31' });
    expect(await askOnce(query, { day: '2018-11-01' })).toEqual(before);
    expect(before.department.responsibilities.length).toBeGreaterThan(15);
  });

  it('is found by the name that it has on the day', async () => {
    const SEARCH = `query ($text: String!, $day: Date) { search(text: $text, kinds: [DEPARTMENT], asOf: $day) {
      nodes { subject { ... on Department { code name } } } } }`;
    const found = async (text: string, day: string | null) =>
      (await ask(SEARCH, { text, day })).search.nodes.map(
        ({ subject }: { subject: { name: string } }) => subject.name,
      );
    expect(await found('省卫计委', '2018-10-31')).toEqual(['省卫计委']);
    expect(await found('省卫计委', '2018-11-01')).toEqual([]);
    expect(await found('虚构卫健委', '2018-10-31')).toEqual([]);
    expect(await found('虚构卫健委', null)).toEqual(['虚构卫健委']);
    // What was corrected is found on no day.
    expect(await found('虚构卫委', null)).toEqual([]);
    const LISTED = `query ($day: Date) { departments(filter: { text: "卫计" }, asOf: $day) { nodes { code } } }`;
    expect((await askOnce(LISTED, { day: '2018-10-31' })).departments.nodes).toEqual([{ code: 'FJ-HEALTH' }]);
  });
});

describe('a department that was merged', () => {
  const LIST = `query ($day: Date) { departments(first: 100, asOf: $day) { nodes { code } } }`;

  it('is listed until that day; then what took over is', async () => {
    const merged = (codes: string[]) =>
      ['FJ-CULTURE', 'FJ-SPORTS', 'TEST-ARTS'].filter((code) => codes.includes(code));
    const before = codesOf((await askOnce(LIST, { day: '2019-12-31' })).departments.nodes);
    expect(merged(before)).toEqual(['FJ-CULTURE', 'FJ-SPORTS']);
    for (const day of ['2020-01-01', null]) {
      const after = codesOf((await askOnce(LIST, { day })).departments.nodes);
      expect(merged(after)).toEqual(['TEST-ARTS']);
      expect(after).toHaveLength(before.length - 1);
    }
  });

  it('is listed among the abolished, and tells its successors as they are on the day', async () => {
    const query = `query ($day: Date, $abolished: Boolean) { departments(first: 100, filter: { abolished: $abolished }, asOf: $day) {
      nodes { code abolishedOn successors { code name } } } }`;
    const took = [
      { code: 'FJ-EDUCATION', name: '省教育厅' },
      { code: 'TEST-ARTS', name: '虚构文体厅' },
    ];
    const { departments } = await askOnce(query, { abolished: true });
    expect(departments.nodes.map(({ code }: { code: string }) => code)).toEqual(['FJ-CULTURE', 'FJ-SPORTS']);
    for (const one of departments.nodes) {
      expect(one.abolishedOn).toBe('2020-01-01');
      expect(one.successors).toHaveLength(2);
      expect(one.successors).toEqual(expect.arrayContaining(took));
    }
    expect((await askOnce(query, { abolished: true, day: '2019-12-31' })).departments.nodes).toEqual([]);
    const both = (await askOnce(query, { abolished: null })).departments.nodes;
    expect(codesOf(both)).toEqual(expect.arrayContaining(['FJ-CULTURE', 'TEST-ARTS']));
  });

  it('is still shown where a service names it, and by its code', async () => {
    const { services, department } = await ask(`{
      services(filter: { code: ["FJ-BPS-070"] }) { nodes { responsibilities { department { code abolishedOn successors { code } } } } }
      department(code: "FJ-SPORTS") { name abolishedOn validFrom responsibilities { service { code } } }
    }`);
    const [first] = services.nodes[0].responsibilities;
    expect(first.department).toMatchObject({ code: 'FJ-SPORTS', abolishedOn: '2020-01-01' });
    expect(codesOf(first.department.successors).sort()).toEqual(['FJ-EDUCATION', 'TEST-ARTS']);
    expect(department).toMatchObject({
      name: '省体育局',
      abolishedOn: '2020-01-01',
      validFrom: '2020-01-01',
    });
    expect(
      department.responsibilities.map(({ service }: { service: { code: string } }) => service.code),
    ).toEqual(['FJ-BPS-070', 'FJ-BPS-071', 'FJ-BPS-080']);
  });
});

describe('what was known at an instant', () => {
  const QUERY = `query ($knownAt: DateTime, $day: Date) {
    department(code: "FJ-HEALTH", asOf: $day, knownAt: $knownAt) { name validFrom validTo }
  }`;
  const SERVICES = `query ($knownAt: DateTime) { services(filter: { code: ["FJ-BPS-026"] }, knownAt: $knownAt) {
    nodes { name validFrom validTo responsibilities { department { name } } }
  } }`;

  it('is what was said before a correction', async () => {
    const named = async (knownAt: string | null, day: string | null = null) =>
      (await askOnce(QUERY, { knownAt, day })).department;
    expect(await named(imported)).toEqual({ name: '省卫计委', validFrom: null, validTo: null });
    expect(await named(renamed)).toEqual({ name: '虚构卫委', validFrom: '2018-11-01', validTo: null });
    for (const knownAt of [corrected, null])
      expect(await named(knownAt)).toEqual({ name: '虚构卫健委', validFrom: '2018-11-01', validTo: null });
    for (const knownAt of [renamed, corrected])
      expect(await named(knownAt, '2018-10-31')).toEqual({
        name: '省卫计委',
        validFrom: null,
        validTo: '2018-11-01',
      });
  });

  it('is what everything below was then', async () => {
    const known = async (knownAt: string | null) => {
      const [{ name, responsibilities }] = (await askOnce(SERVICES, { knownAt })).services.nodes;
      return [
        name,
        ...responsibilities.map((part: { department: { name: string } }) => part.department.name),
      ];
    };
    expect(await known(imported)).toEqual(['居民健康档案', '省卫计委']);
    expect(await known(renamed)).toEqual(['虚构的健康档案', '虚构卫委', '虚构文体厅']);
    expect(await known(corrected)).toEqual(['虚构的居民档案', '虚构卫健委', '虚构文体厅']);
    expect(await known(null)).toEqual(['虚构的居民档案', '虚构卫健委', '虚构文体厅']);
  });

  it('is the same where the arguments of relations are variables', async () => {
    const { literal, variable } = byRole(
      (
        role,
      ) => `query ($knownAt: DateTime) { services(filter: { code: ["FJ-BPS-026"] }, knownAt: $knownAt) { nodes {
        responsibilities(role: ${role}) { department { name validTo responsibilities { service { name } } } }
      } } }`,
    );
    for (const knownAt of [imported, renamed, corrected, null]) {
      const variables = { knownAt, role: 'LEAD' };
      const folded = await askOnce(literal, { knownAt });
      expect(await ask(variable, variables)).toEqual(folded);
      expect(await server.statements(variable, variables)).toBe(2);
    }
  });

  it('is what is known now, at an instant to come; with any zone', async () => {
    for (const query of [QUERY, SERVICES]) {
      const now = await ask(query);
      expect(await askOnce(query, { knownAt: '2999-01-01T00:00:00Z' })).toEqual(now);
      expect(await ask(query, { knownAt: '2999-01-01T00:00:00.123456+08:00' })).toEqual(now);
      expect(await ask(query, { knownAt: '2999-01-01T00:00:00-11:30' })).toEqual(now);
    }
    const zoned = new Date(Date.parse(imported) + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
    expect(await ask(QUERY, { knownAt: zoned })).toEqual(await ask(QUERY, { knownAt: imported }));
  });

  it('is nothing before the first import', async () => {
    const data = await ask(
      `query ($at: DateTime) {
        services(knownAt: $at) { totalCount nodes { code } } departments(knownAt: $at) { totalCount }
        indicators(knownAt: $at) { totalCount } facilityTypes(knownAt: $at) { code }
        service(code: "FJ-BPS-001", knownAt: $at) { code } department(code: "FJ-HEALTH", knownAt: $at) { code }
        serviceDomains(knownAt: $at) { services { code } facilityTypes { code } }
        plans(knownAt: $at) { indicators { code } } region(code: "350000", knownAt: $at) { name departments { code } }
      }`,
      { at: EARLIEST },
    );
    expect(data).toMatchObject({
      services: { totalCount: 0, nodes: [] },
      departments: { totalCount: 0 },
      indicators: { totalCount: 0 },
      facilityTypes: [],
      service: null,
      department: null,
      // Divisions have no revisions: what is known of them is known at any instant.
      region: { name: '福建省', departments: [] },
    });
    expect(data.serviceDomains).toEqual(Array(8).fill({ services: [], facilityTypes: [] }));
    expect(data.plans).toEqual(data.plans.map(() => ({ indicators: [] })));
  });

  it.each([
    'yesterday',
    '',
    '2026-01-01',
    '2026-01-01T00:00:00',
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+19:00',
    '2026-01-01T00:00:00-15:00',
    '0000-01-01T00:00:00Z',
    'infinity',
    '2026-01-01T00:00:00.1234567Z',
    1_767_225_600,
    true,
  ])(
    'is asked for by an instant with its zone: %j is refused by the name of the argument',
    async (knownAt) => {
      for (const query of [
        QUERY,
        SERVICES,
        `query ($knownAt: DateTime) { region(code: "350000", knownAt: $knownAt) { name } }`,
      ]) {
        const { data, errors } = await server.query(query, { knownAt });
        expect(data).toBeUndefined();
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'knownAt' });
      }
    },
  );

  it.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999-14:00', '0001-01-01T00:00:00+14:00'])(
    'can be any instant: %s',
    async (knownAt) => {
      await ask(QUERY, { knownAt });
      await ask(SERVICES, { knownAt });
    },
  );
});

describe('the revisions', () => {
  const during = { validFrom: expect.anything(), publishedAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) };

  it('of a service are all that were published, each with what it was on its own first day', async () => {
    const { service } = await askOnce(`{ service(code: "FJ-BPS-026", asOf: "2018-09-11") { name revisions {
      name validFrom validTo publishedAt responsibilities { department { name successors { name } } } domain { code }
    } } }`);
    expect(service.name).toBe('居民健康档案');
    const leads = (...names: string[]) => names.map((name) => ({ department: { name, successors: [] } }));
    expect(service.revisions).toEqual([
      {
        ...{ ...during, name: '居民健康档案', validFrom: '2018-09-11', validTo: '2021-01-01' },
        responsibilities: leads('省卫计委'),
        domain: { code: 'HEALTH' },
      },
      {
        ...{ ...during, name: '虚构的健康档案', validFrom: '2021-01-01', validTo: '2021-01-01' },
        responsibilities: leads('虚构卫健委', '虚构文体厅'),
        domain: { code: 'HEALTH' },
      },
      {
        ...{ ...during, name: '虚构的居民档案', validFrom: '2021-01-01', validTo: null },
        responsibilities: leads('虚构卫健委', '虚构文体厅'),
        domain: { code: 'HEALTH' },
      },
    ]);
    const instants = service.revisions.map(({ publishedAt }: { publishedAt: string }) => publishedAt);
    expect([...instants].sort()).toEqual(instants);
  });

  it('of a department are told from the first, which has been so ever since', async () => {
    const { department } = await askOnce(`{ department(code: "FJ-SPORTS") { revisions {
      name validFrom validTo publishedAt abolishedOn successors { code } region { name departments { code } }
      responsibilities { service { code name } }
    } } }`);
    const [first, second, ...more] = department.revisions;
    expect(more).toEqual([]);
    expect(first).toMatchObject({ ...during, validFrom: null, validTo: '2020-01-01', abolishedOn: null });
    // Ever since: there was no list yet on any day before the first one.
    expect(first).toMatchObject({ name: '省体育局', successors: [], responsibilities: [] });
    expect(second).toMatchObject({ ...during, validFrom: '2020-01-01', validTo: null });
    expect(second).toMatchObject({ name: '省体育局', abolishedOn: '2020-01-01' });
    expect(codesOf(second.successors).sort()).toEqual(['FJ-EDUCATION', 'TEST-ARTS']);
    expect(second.responsibilities).toHaveLength(3);
    const arts = (revision: { region: { departments: { code: string }[] } }) =>
      codesOf(revision.region.departments).includes('TEST-ARTS');
    expect([first, second].map(arts)).toEqual([false, true]);
  });

  it('are the same where the arguments of relations are variables', async () => {
    const { literal, variable } = byRole(
      (role) => `query ($with: Boolean = true) {
      service(code: "FJ-BPS-026") { revisions @include(if: $with) { name validFrom responsibilities(role: ${role}) { department { name
        revisions { name validFrom responsibilities(role: ${role}) { service { name } } }
      } } } }
      department(code: "FJ-HEALTH") { revisions { name responsibilities(role: ${role}) { service { code name revisions { name } } } } }
    }`,
    );
    const folded = await ask(literal);
    expect(folded.department.revisions).toHaveLength(3);
    for (let time = 0; time < 3; time += 1) expect(await ask(variable, { role: 'LEAD' })).toEqual(folded);
  });

  it('take one statement for each relation whose arguments are variables, however many days they begin on', async () => {
    const { literal, variable } = byRole(
      (
        role,
      ) => `query ($size: Int) { departments(first: $size, filter: { abolished: null }) { nodes { code revisions {
        validFrom responsibilities(role: ${role}) { service { name } department { name } }
      } } } }`,
    );
    for (const size of [1, 20, 100]) {
      const folded = await askOnce(literal, { size });
      const variables = { size, role: 'LEAD' };
      expect(await ask(variable, variables)).toEqual(folded);
      expect(await server.statements(variable, variables)).toBe(2);
    }
  });

  it('are the same past the depth that one statement reads', async () => {
    const REVISIONS = 'revisions { name validFrom validTo responsibilities { department { name } } }';
    const deep = Array.from({ length: 3 }).reduce<string>(
      (below) => `responsibilities { service { ${below} } }`,
      REVISIONS,
    );
    for (const [day, lead] of [
      ['2018-09-11', '省卫计委'],
      [null, '虚构卫健委'],
    ]) {
      const query = (fields: string) =>
        `query ($day: Date) { service(code: "FJ-BPS-026", asOf: $day) { ${fields} } }`;
      let { service } = await ask(query(`responsibilities { department { name } } ${deep}`), { day });
      expect(service.responsibilities[0].department.name).toBe(lead);
      for (let level = 0; level < 3; level += 1) service = service.responsibilities[0].service;
      expect(service).toEqual((await askOnce(query(REVISIONS), { day })).service);
    }
  });

  it('are those that were known, where an instant is asked for', async () => {
    const query = `query ($knownAt: DateTime) { department(code: "FJ-HEALTH", knownAt: $knownAt) {
      revisions { name validTo responsibilities { service { name } } } } }`;
    const names = async (knownAt: string | null) =>
      (await askOnce(query, { knownAt })).department.revisions.map(
        ({ name, validTo }: { name: string; validTo: string | null }) => `${name} ${validTo}`,
      );
    expect(await names(imported)).toEqual(['省卫计委 null']);
    expect(await names(renamed)).toEqual(['省卫计委 2018-11-01', '虚构卫委 null']);
    const all = ['省卫计委 2018-11-01', '虚构卫委 2018-11-01', '虚构卫健委 null'];
    expect(await names(corrected)).toEqual(all);
    expect(await names(null)).toEqual(all);
  });

  it('of a whole page take one statement', async () => {
    await askOnce(
      `{ services(first: 100) { nodes { revisions { name responsibilities { department { name } } } } } }`,
    );
    await askOnce(
      `{ indicators(first: 100) { nodes { revisions { name plan { name } targets { value } } } } }`,
    );
    await askOnce(`{ facilityTypes { revisions { name domain { services { code } } } } }`);
  });
});

describe('a division', () => {
  const COUNTIES = `query ($day: Date) {
    region(code: "350100", asOf: $day) { children { code } }
  }`;
  const LIST = `query ($day: Date) { regions(first: 100, filter: { parent: "350100" }, asOf: $day) { nodes { code name } } }`;
  const changleOn = (codes: string[]) => codes.filter((code) => ['350112', '350182'].includes(code));

  it.each([
    ['2015-01-01', '350182'],
    ['2017-10-31', '350182'],
    ['2017-11-01', '350112'],
    ['2018-01-01', '350112'],
    ['2026-01-01', '350112'],
    [null, '350112'],
  ])('is listed while its code is in use: on %s that is %s', async (day, code) => {
    const { region } = await askOnce(COUNTIES, { day });
    const { regions } = await askOnce(LIST, { day });
    expect(changleOn(codesOf(region.children))).toEqual([code]);
    expect(codesOf(regions.nodes)).toEqual(codesOf(region.children));
  });

  it('resolves by its code on any day, and says when it was set up and retired', async () => {
    const query = `query ($day: Date) {
      old: region(code: "350182", asOf: $day) { name establishedIn retiredIn replacedBy { code name establishedIn retiredIn } parent { code } }
    }`;
    const known = {
      ...{ name: '长乐市', establishedIn: null, retiredIn: '2017-11', parent: { code: '350100' } },
      replacedBy: { code: '350112', name: '长乐区', establishedIn: '2017-11', retiredIn: null },
    };
    for (const day of ['2015-01-01', '2018-01-01', '2026-01-01', null])
      expect((await askOnce(query, { day })).old).toEqual(known);
  });

  it('counts among the retired from the day on which it was', async () => {
    const query = `query ($day: Date) { regions(first: 100, filter: { retired: true }, asOf: $day) { nodes { code } } }`;
    const retired = async (day: string | null) => codesOf((await askOnce(query, { day })).regions.nodes);
    expect(await retired('2010-01-01')).toEqual([]);
    expect(await retired('2015-01-01')).toEqual(['350784', '350822']);
    expect(await retired('2018-01-01')).toEqual(['350182', '350784', '350822']);
    expect(await retired(null)).toHaveLength(8);
    const all = `query ($day: Date) { regions(first: 100, filter: { retired: null, level: COUNTY }, asOf: $day) { totalCount } }`;
    for (const day of ['2010-01-01', null]) expect((await ask(all, { day })).regions.totalCount).toBe(92);
  });
});

describe('indicators and kinds of facility', () => {
  it('are those of the day, with what was measured on any', async () => {
    const query = `query ($day: Date) { indicator(code: "FJ-2018-IND-01", asOf: $day) {
      id name validFrom targets { year printed indicator { name } } observations { year }
    } }`;
    const before = (await askOnce(query, { day: '2021-12-31' })).indicator;
    const after = (await askOnce(query, { day: '2022-01-01' })).indicator;
    expect(before).toMatchObject({ name: '九年义务教育巩固率', validFrom: null });
    const targets = before.targets.map((target: object) => ({ ...target, indicator: { name: '虚构指标' } }));
    expect(before.targets.length).toBeGreaterThan(0);
    expect(after).toEqual({ ...before, name: '虚构指标', validFrom: '2022-01-01', targets });
  });

  it('are listed as they are on the day, wherever they hang', async () => {
    const query = `query ($day: Date) {
      facilityTypes(asOf: $day) { code name }
    }`;
    const names = async (day: string | null) =>
      (await askOnce(query, { day })).facilityTypes
        .filter(({ code }: { code: string }) => code === 'TEACHING-POINT')
        .map(({ name }: { name: string }) => name);
    expect(await names('2021-12-31')).toEqual(['教学点']);
    expect(await names('2022-01-01')).toEqual(['虚构点']);
    expect(await names(null)).toEqual(['虚构点']);
    for (const [day, name] of [
      ['2021-12-31', '九年义务教育巩固率'],
      ['2022-01-01', '虚构指标'],
    ]) {
      const { indicators } = await askOnce(
        `query ($day: Date) { indicators(first: 100, asOf: $day) { nodes { code name } } }`,
        { day },
      );
      const { plan } = await askOnce(
        `query ($day: Date) { plan(code: "FJ-2018-ACTION-PLAN", asOf: $day) { indicators { code name } } }`,
        { day },
      );
      const one = { code: 'FJ-2018-IND-01', name };
      expect(indicators.nodes).toContainEqual(one);
      expect(indicators.nodes).toHaveLength(42);
      expect(plan.indicators).toContainEqual(one);
      expect(plan.indicators).toHaveLength(20);
    }
  });
});

describe('an object by its id', () => {
  const NODE = `query ($id: ID!, $day: Date, $knownAt: DateTime) { node(id: $id, asOf: $day, knownAt: $knownAt) {
    id ... on Department { name } ... on Service { name responsibilities { department { name } } } ... on Region { name }
  } }`;

  it('is read for the day and as it was known', async () => {
    const { department, service, region } = await ask(
      `{ department(code: "FJ-HEALTH") { id } service(code: "FJ-BPS-026") { id } region(code: "350182") { id } }`,
    );
    const name = async (id: string, more: Variables) => (await askOnce(NODE, { id, ...more })).node?.name;
    expect(await name(department.id, { day: '2018-10-31' })).toBe('省卫计委');
    expect(await name(department.id, {})).toBe('虚构卫健委');
    expect(await name(department.id, { knownAt: renamed })).toBe('虚构卫委');
    expect(await name(department.id, { knownAt: renamed, day: '2018-10-31' })).toBe('省卫计委');
    expect(await name(department.id, { knownAt: EARLIEST })).toBeUndefined();
    expect(await name(service.id, { day: '2018-09-10' })).toBeUndefined();
    expect((await askOnce(NODE, { id: service.id, knownAt: renamed })).node).toMatchObject({
      name: '虚构的健康档案',
      responsibilities: [{ department: { name: '虚构卫委' } }, { department: { name: '虚构文体厅' } }],
    });
    for (const more of [{}, { knownAt: EARLIEST }, { day: '2026-01-01' }])
      expect(await name(region.id, more)).toBe('长乐市');
  });

  it('is the same whichever of its revisions gave the id', async () => {
    const { department } = await ask('{ department(code: "FJ-HEALTH") { id revisions { id } } }');
    expect(department.revisions).toEqual(Array(3).fill({ id: department.id }));
  });
});

describe('what has a day of its own', () => {
  it('is an edition: with knownAt its contents are as they were stated, before corrections', async () => {
    const query = `query ($knownAt: DateTime) { edition(code: "FJ-BPS-2018", knownAt: $knownAt) {
      services(first: 1) { totalCount nodes { responsibilities { department { name } } } } } }`;
    expect((await ask(query, { knownAt: EARLIEST })).edition.services.nodes).toEqual([]);
    expect((await ask(query, { knownAt: corrected })).edition.services.nodes).toHaveLength(1);
  });

  it('is a directory: it counts what is in force and in being on the day', async () => {
    const counts = async (day: string) =>
      (await askOnce(`{ directory(asOf: "${day}") { counts { services departments regions } } }`)).directory
        .counts;
    expect(await counts('2018-09-10')).toMatchObject({ services: 0 });
    expect((await counts('2019-12-31')).departments - (await counts('2020-01-01')).departments).toBe(1);
  });

  it('refuses an instant in the query that is none, naming the argument', async () => {
    const { errors } = await server.query(`{ services(knownAt: "2026-02-30T00:00:00Z") { totalCount } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'knownAt' });
  });
});
