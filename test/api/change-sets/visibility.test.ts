import { Desk, newDepartment, newService, NEXT_MONTH, source } from '../../support/change-set-desk.js';
import type { Caller } from '../../support/change-sets.js';
import type { GraphQLAnswer } from '../../support/test-server.js';

const WORD = '（虚构）独有之词';
let desk: Desk;
let changeSet: string;
beforeAll(async () => {
  desk = await Desk.open();
  const { province } = desk.people;
  changeSet = await desk.begin(province, { title: WORD, reason: WORD });
  const draft = (mutation: string, input: object) => desk.draft(province, mutation, { changeSet, ...input });
  await draft('addDepartment', { code: 'FJ-HIDDEN', content: newDepartment(`${WORD}厅`) });
  await draft('addService', {
    code: 'FJ-BPS-600',
    content: newService({
      name: `${WORD}服务`,
      responsibilities: [
        { department: 'FJ-HIDDEN', role: 'LEAD' },
        { department: 'FJ-EDUCATION', role: 'LEAD' },
      ],
    }),
  });
  await draft('reviseService', { code: 'FJ-BPS-003', changes: { audience: WORD, category: 'INCLUSIVE' } });
  await draft('reviseService', { code: 'FJ-BPS-026', changes: { domain: 'EDUCATION' } });
  await draft('retireService', { code: 'FJ-BPS-004' });
  await draft('reviseDepartment', {
    code: 'FJ-JUSTICE',
    changes: { abolished: true, successors: ['FJ-HIDDEN'] },
  });
  await draft('reviseIndicator', { code: 'FJ-2018-IND-01', changes: { name: `${WORD}率` } });
  await draft('reviseFacilityType', { code: 'KINDERGARTEN', changes: { planningStandard: WORD } });
});
afterAll(() => desk.close());

const LISTS = `
  one: service(code: "FJ-BPS-600", changeSet: $id) { name validFrom validTo publishedAt changeSet { title } responsibilities { department { code name } } }
  gone: service(code: "FJ-BPS-004", changeSet: $id) { code }
  all: services(changeSet: $id, first: 100) { totalCount nodes { code } }
  code: services(changeSet: $id, filter: { code: ["FJ-BPS-003", "FJ-BPS-004", "FJ-BPS-600"] }) { totalCount nodes { code } }
  text: services(changeSet: $id, filter: { text: "独有之词" }) { totalCount nodes { code } }
  category: services(changeSet: $id, filter: { category: [INCLUSIVE] }) { totalCount nodes { code } }
  lead: services(changeSet: $id, filter: { department: ["FJ-HIDDEN"], role: LEAD }) { totalCount nodes { code } }
  domain: services(changeSet: $id, filter: { domain: ["EDUCATION"] }, orderBy: { field: CODE }) { totalCount nodes { code } }
  department(code: "FJ-HIDDEN", changeSet: $id) { name responsibilities { service { code } } }
  abolished: department(code: "FJ-JUSTICE", changeSet: $id) { abolishedOn successors { code } }
  departments(changeSet: $id, filter: { text: "独有之词" }) { totalCount nodes { code } }
  indicator(code: "FJ-2018-IND-01", changeSet: $id) { name }
  indicators(changeSet: $id, filter: { text: "独有之词" }) { totalCount nodes { code } }
  facilityTypes(changeSet: $id) { code planningStandard }
  serviceDomains(changeSet: $id) { code services { code } }`;
const lists = (who: Pick<Caller, 'query'>, id = changeSet): Promise<GraphQLAnswer> =>
  who.query(`query Lists($id: ID!) { ${LISTS} }`, { id });
const codes = (nodes: { code: string }[]) => nodes.map(({ code }) => code);

it('shows those concerned the list as it would stand, with every filter and every count', async () => {
  const { data, errors } = await lists(desk.people.province);
  expect(errors).toBeUndefined();
  expect(data.one).toEqual({
    name: `${WORD}服务`,
    validFrom: NEXT_MONTH,
    validTo: null,
    publishedAt: null,
    changeSet: { title: WORD },
    responsibilities: [
      { department: { code: 'FJ-HIDDEN', name: `${WORD}厅` } },
      { department: { code: 'FJ-EDUCATION', name: '省教育厅' } },
    ],
  });
  expect(data.gone).toBeNull();
  expect(data.all.totalCount).toBe(81);
  expect(data.all.nodes).toHaveLength(81);
  expect(data.code).toEqual({
    totalCount: 2,
    nodes: [{ code: 'FJ-BPS-003' }, { code: 'FJ-BPS-600' }],
  });
  expect(data.text).toEqual({ totalCount: 2, nodes: [{ code: 'FJ-BPS-003' }, { code: 'FJ-BPS-600' }] });
  expect(data.category).toEqual({ totalCount: 1, nodes: [{ code: 'FJ-BPS-003' }] });
  expect(data.lead).toEqual({ totalCount: 1, nodes: [{ code: 'FJ-BPS-600' }] });
  expect(codes(data.domain.nodes)).toEqual([
    ...['001', '002', '003', '005', '006', '007', '008', '026', '600'].map((number) => `FJ-BPS-${number}`),
  ]);
  expect(data.department).toEqual({
    name: `${WORD}厅`,
    responsibilities: [{ service: { code: 'FJ-BPS-600' } }],
  });
  expect(data.abolished).toEqual({ abolishedOn: NEXT_MONTH, successors: [{ code: 'FJ-HIDDEN' }] });
  expect(data.departments).toEqual({ totalCount: 1, nodes: [{ code: 'FJ-HIDDEN' }] });
  expect(data.indicator.name).toBe(`${WORD}率`);
  expect(data.indicators).toEqual({ totalCount: 1, nodes: [{ code: 'FJ-2018-IND-01' }] });
  expect(data.facilityTypes).toContainEqual({ code: 'KINDERGARTEN', planningStandard: WORD });
  const education = data.serviceDomains.find((each: { code: string }) => each.code === 'EDUCATION');
  expect(codes(education.services).sort()).toEqual(codes(data.domain.nodes));
});

it('shows the list as it stands on the days before its own', async () => {
  const on = async (asOf: string) => {
    const { data } = await desk.people.province.query(
      'query D($id: ID!, $asOf: Date!) { services(changeSet: $id, asOf: $asOf, filter: { code: ["FJ-BPS-003", "FJ-BPS-004", "FJ-BPS-600"] }) { nodes { code audience } } }',
      { id: changeSet, asOf },
    );
    return data.services.nodes.map((each: { code: string; audience: string }) =>
      each.audience === WORD ? `${each.code} as drafted` : each.code,
    );
  };
  expect(await on('2026-11-30')).toEqual(['FJ-BPS-003', 'FJ-BPS-004']);
  for (const day of [NEXT_MONTH, '2030-01-01'])
    expect(await on(day)).toEqual(['FJ-BPS-003 as drafted', 'FJ-BPS-600']);
});

it('pages through it like through any list', async () => {
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { data }: GraphQLAnswer = await desk.people.province.query(
      'query P($id: ID!, $after: String) { services(changeSet: $id, first: 7, after: $after, orderBy: { field: CODE }) { nodes { code } pageInfo { endCursor hasNextPage } } }',
      { id: changeSet, after },
    );
    seen.push(...codes(data.services.nodes));
    after = data.services.pageInfo.endCursor;
    more = data.services.pageInfo.hasNextPage;
  }
  expect(new Set(seen).size).toBe(81);
  expect(seen).toEqual([...seen].sort());
});

it('is nothing to a stranger, by any way in', async () => {
  const [health, integrator] = await Promise.all([
    desk.caller('culture', ['EDITOR', 'REVIEWER', 'PUBLISHER'], { departments: ['FJ-CULTURE'] }),
    desk.caller('integrator', ['INTEGRATOR']),
  ]);
  const { data } = await desk.people.province.query(
    `query Ids($id: ID!) {
      service(code: "FJ-BPS-600", changeSet: $id) { id } revised: service(code: "FJ-BPS-003", changeSet: $id) { id }
      department(code: "FJ-HIDDEN", changeSet: $id) { id } indicator(code: "FJ-2018-IND-01", changeSet: $id) { id }
    }`,
    { id: changeSet },
  );
  const ids = [changeSet, ...Object.values(data as Record<string, { id: string }>).map(({ id }) => id)];
  for (const stranger of [health, integrator, desk.server]) {
    const each = await Promise.all(
      [...LISTS.matchAll(/^ {2}(.+)$/gm)].map(([, field]) =>
        stranger.query(`query L($id: ID!) { ${field} }`, { id: changeSet }),
      ),
    );
    for (const { errors } of each) {
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'changeSet' });
      expect(errors?.[0]?.message).toContain('no such change set');
    }
    const ways = await stranger.query(
      `query Ways($id: ID!, $ids: [ID!]!) {
        changeSet(id: $id) { title } node(id: $id) { id } nodes(ids: $ids) { id ... on Service { audience name } ... on Department { name } ... on Indicator { name } }
        changeSets(filter: { state: [DRAFT, SUBMITTED, APPROVED, WITHDRAWN] }) { totalCount nodes { title } }
        search(text: "独有之词") { totalCount nodes { subject { __typename } } }
        services(filter: { text: "独有之词" }) { totalCount }
        departments(filter: { text: "独有之词" }) { totalCount }
        changes(first: 500) { nodes { subjectCode } }
        service(code: "FJ-BPS-003") { revisions { audience } }
        region(code: "350000") { departments { name } }
        documents { code }
      }`,
      { id: changeSet, ids },
    );
    expect(ways.errors).toBeUndefined();
    expect(JSON.stringify(ways)).not.toContain('独有之词');
    expect(ways.data).toMatchObject({
      changeSet: null,
      node: null,
      changeSets: { totalCount: 0, nodes: [] },
      search: { totalCount: 0 },
      services: { totalCount: 0 },
      departments: { totalCount: 0 },
    });
    expect(ways.data.nodes[0]).toBeNull();
  }
});

it('is not searched, not even by those concerned', async () => {
  const { data } = await desk.people.province.query('{ search(text: "独有之词") { totalCount } }');
  expect(data.search.totalCount).toBe(0);
});

it('is seen in every state by author, colleagues, reviewers, publishers and administrators', async () => {
  const own = await desk.revision({ audience: '（虚构）谁能看' });
  const concerned = await Promise.all([
    desk.people.editor,
    desk.people.reviewer,
    desk.people.publisher,
    desk.caller('admin', ['ADMINISTRATOR']),
    desk.caller('colleague', ['EDITOR'], { departments: ['FJ-FINANCE'] }),
    desk.people.province,
  ]);
  for (const state of ['DRAFT', 'SUBMITTED', 'APPROVED', 'WITHDRAWN']) {
    if (state === 'SUBMITTED') await desk.bring(own, state);
    if (state === 'APPROVED')
      await desk.people.reviewer.mutate('approveChangeSet', {
        changeSet: own,
        version: await desk.version(own),
      });
    if (state === 'WITHDRAWN') await desk.bring(own, state);
    for (const who of concerned) {
      const { data } = await who.query(
        'query S($id: ID!) { changeSet(id: $id) { state } service(code: "FJ-BPS-003", changeSet: $id) { audience } changeSets { nodes { id } } node(id: $id) { id } }',
        { id: own },
      );
      expect(data).toMatchObject({
        changeSet: { state },
        service: { audience: '（虚构）谁能看' },
        node: { id: own },
      });
      expect(data.changeSets.nodes).toContainEqual({ id: own });
    }
    expect((await desk.server.query(`{ changeSet(id: "${own}") { id } }`)).data.changeSet).toBeNull();
  }
});

it('is public once published, without the names of those who worked on it', async () => {
  const own = await desk.revision({ audience: '（虚构）公开' }, 'FJ-BPS-005', {
    source: source('（虚构）依据'),
  });
  expect((await desk.publish(own)).problems).toEqual([]);
  const { data, errors } = await desk.server.query(
    `query P($id: ID!) {
      changeSet(id: $id) { state author source { quote } steps { action actor } drafts { totalCount nodes { code author fields } } }
      changeSets { nodes { id } } node(id: $id) { id }
      service(code: "FJ-BPS-005", changeSet: $id) { audience }
    }`,
    { id: own },
  );
  expect(errors).toBeUndefined();
  expect(data.changeSet).toEqual({
    state: 'PUBLISHED',
    author: null,
    source: { quote: '（虚构）依据' },
    steps: ['CREATE', 'SUBMIT', 'APPROVE', 'PUBLISH'].map((action) => ({ action, actor: null })),
    drafts: { totalCount: 1, nodes: [{ code: 'FJ-BPS-005', author: null, fields: ['audience'] }] },
  });
  expect(data.changeSets.nodes).toEqual([{ id: own }]);
  expect(data.node).toEqual({ id: own });
  expect(data.service).toEqual({ audience: '（虚构）公开' });
});

it('is not read together with an instant', async () => {
  const { errors } = await desk.people.province.query(
    'query B($id: ID!) { services(changeSet: $id, knownAt: "2026-11-01T00:00:00Z") { totalCount } }',
    { id: changeSet },
  );
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'changeSet' } }]);
});
