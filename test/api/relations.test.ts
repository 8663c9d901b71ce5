import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('relations', () => {
  it.each([1, 20, 100])('are all read in one statement, for a page of %i', async (size) => {
    const query = `query Three($size: Int) { services(first: $size) { nodes {
      name responsibilities { department { name region { name } } } domain { name indicators { name } }
    } } }`;
    expect(await server.statements(query, { size })).toBe(1);
    // compiled from the second time on: no different
    expect(await server.statements(query, { size })).toBe(1);
    expect(await server.statements(query, { size })).toBe(1);
  });

  it.each([1, 20, 100])(
    'whose arguments are variables are read in one statement each, for a page of %i',
    async (size) => {
      const query = `query Three($size: Int, $role: ResponsibilityRole) { services(first: $size) { nodes {
      name responsibilities(role: $role) { department { name region { name } } } domain { name indicators { name } }
    } } }`;
      // services with domains and indicators; responsibilities with departments and regions
      const sent = await server.statements(query, { size, role: 'LEAD' });
      expect(sent).toBe(2);
      const whole = `{ services(first: ${size}) { nodes {
      name responsibilities(role: LEAD) { department { name region { name } } } domain { name indicators { name } }
    } } }`;
      expect((await server.query(query, { size, role: 'LEAD' })).data).toEqual(
        (await server.query(whole)).data,
      );
    },
  );

  it('past a depth are read by statements of their own, with the same answer', async () => {
    const down = (levels: number): string => (levels === 0 ? 'code' : `code parent { ${down(levels - 1)} }`);
    const region = await server.query(`{ region(code: "350982500") { ${down(9)} } }`);
    expect(JSON.stringify(region.data)).toContain('"parent":{"code":"350000","parent":null}');
  });

  it('that nobody asks for are not read', async () => {
    expect(await server.statements('{ services(first: 100) { nodes { code name } } }')).toBe(1);
    expect(await server.statements('{ services(first: 100) { totalCount nodes { code } } }')).toBe(2);
    expect(await server.statements('{ services { totalCount } }')).toBe(1);
    expect(await server.statements('{ services { pageInfo { hasNextPage } } }')).toBe(1);
    expect(await server.statements('{ __typename }')).toBe(0);
  });

  it('share a statement between aliases of the same selection, and keep different arguments apart', async () => {
    const { data } = await server.query(`{ department(code: "FJ-EDUCATION") {
      leads: responsibilities(role: LEAD) { role service { code } }
      supports: responsibilities(role: SUPPORT) { role }
      all: responsibilities { role }
    } }`);
    expect(data.department.leads).toHaveLength(12);
    expect(data.department.supports).toEqual([]);
    expect(data.department.all).toHaveLength(12);
  });

  it('walk every direction', async () => {
    const { data, errors } = await server.query(`{
      serviceDomain(code: "HOUSING") { services { code domain { code } } facilityTypes { name domain { code } } livelihoodMappings { livelihood { code basicMappings { basic { code } } } } }
      region(code: "350100") { parent { code } children { code parent { code } } ancestors { code } departments { code } }
      plan(code: "FJ-2018-ACTION-PLAN") { document { code } tasks { code responsibilities { department { name taskResponsibilities { task { code plan { code } } } } } } indicators { code targets { indicator { code } } observations { region { code } } } }
      edition(code: "FJ-BPS-2018") { document { code } services(first: 1) { nodes { code } } source { document { code } } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.serviceDomain.services.map(({ code }: { code: string }) => code)).toEqual([
      'FJ-BPS-059',
      'FJ-BPS-060',
      'FJ-BPS-061',
    ]);
    expect(data.region.parent).toEqual({ code: '350000' });
    expect(data.region.children).toHaveLength(13);
    expect(data.plan.tasks).toHaveLength(26);
    expect(
      data.plan.tasks[4].responsibilities.map(
        (part: { department: { name: string } }) => part.department.name,
      ),
    ).toEqual(['省卫计委', '省食品药品监管局']);
    expect(data.plan.indicators).toHaveLength(20);
    expect(data.edition.services.nodes).toEqual([{ code: 'FJ-BPS-001' }]);
  });

  it('answer the same compiled and interpreted, fragments, aliases and directives included', async () => {
    const query = `query Mixed($with: Boolean!) { services(first: 3) {
      edges { node { ...Names other: name } } nodes { __typename ... on Node { id } ... on Service { ...Names } }
    } node(id: "U2VydmljZURvbWFpbjox") { __typename id ... on ServiceDomain { name services @include(if: $with) { code } } } }
    fragment Names on Service { code name @skip(if: $with) domain { ordinal } }`;
    for (const flag of [true, false]) {
      const interpreted = await server.query(`# ${String(flag)}\n${query}`, { with: flag });
      expect(interpreted.errors).toBeUndefined();
      expect(interpreted.data.services.nodes[0].id).toBeTruthy();
      expect(await server.query(`# ${String(flag)}\n${query}`, { with: flag })).toEqual(interpreted);
      expect(await server.query(`# ${String(flag)}\n${query}`, { with: flag })).toEqual(interpreted);
    }
  });
});

describe('regions', () => {
  it('are the 1,263 current ones, and retired codes still resolve to what replaced them', async () => {
    const { data } = await server.query(`{
      all: regions { totalCount } retired: regions(filter: { retired: true }) { totalCount nodes { code retiredIn replacedBy { code } } }
      both: regions(filter: { retired: null }) { totalCount }
      counties: regions(filter: { level: COUNTY }) { totalCount } under: regions(filter: { under: "350100" }) { totalCount }
      parent: regions(filter: { parent: "350100" }) { totalCount } quasi: regions(filter: { kind: QUASI }) { totalCount }
      old: region(code: "350427") { name replacedBy { code name } } township: region(code: "350982500") { level kind ancestors { name } }
    }`);
    expect(data).toMatchObject({
      all: { totalCount: 1263 },
      retired: { totalCount: 8 },
      both: { totalCount: 1271 },
      counties: { totalCount: 84 },
      parent: { totalCount: 13 },
      quasi: { totalCount: 63 },
      old: { name: '沙县', replacedBy: { code: '350405', name: '沙县区' } },
      township: {
        level: 'TOWNSHIP',
        kind: 'QUASI',
        ancestors: [{ name: '福建省' }, { name: '宁德市' }, { name: '福鼎市' }],
      },
    });
  });
});

describe('nodes', () => {
  it('come back by id whatever their type, in the order asked for, null where there is none', async () => {
    const { data } = await server.query(`{
      services(first: 2) { nodes { id } } departments(first: 1) { nodes { id } } regions(first: 1) { nodes { id } }
      indicators(first: 1) { nodes { id } } plans { id tasks { id } } editions { id } facilityTypes { id } documents { id } serviceDomains { id }
    }`);
    const ids: string[] = [
      ...data.services.nodes,
      ...data.departments.nodes,
      ...data.regions.nodes,
      ...data.indicators.nodes,
      ...data.plans,
      ...data.plans[0].tasks.slice(0, 2),
      ...data.editions,
      ...data.facilityTypes.slice(0, 2),
      ...data.documents,
      ...data.serviceDomains,
    ].map(({ id }: { id: string }) => id);
    const gone = Buffer.from('Service:2000000000').toString('base64url');
    const again = await server.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', {
      ids: [...ids, gone, ...ids],
    });
    expect(again.data.nodes.map((node: { id: string } | null) => node?.id ?? null)).toEqual([
      ...ids,
      null,
      ...ids,
    ]);
    const one = await server.query('query ($id: ID!) { node(id: $id, asOf: "2018-09-10") { id } }', {
      id: ids[0],
    });
    expect(one.data.node).toBeNull();
  });

  it('cost one statement a type', async () => {
    const { data } = await server.query(
      '{ services(first: 50) { nodes { id } } departments(first: 20) { nodes { id } } }',
    );
    const ids = [...data.services.nodes, ...data.departments.nodes].map(({ id }: { id: string }) => id);
    const query =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Service { name } ... on Department { name } } }';
    expect(await server.statements(query, { ids })).toBe(2);
  });
});

describe('indicators', () => {
  it('carry targets with their comparator and words, and observations with what was printed', async () => {
    const { data } = await server.query(`{
      all: indicators { totalCount } binding: indicators(filter: { nature: BINDING, plan: "FJ-2021-PLAN" }) { totalCount }
      words: indicators(filter: { text: "孤儿和事实无人抚养" }) { nodes { targets { comparator value words printed } observations { value } } }
      mortality: indicators(filter: { text: "孕产妇死亡率" }) { nodes { unit targets { comparator value words } observations(year: 2016) { value } } }
      life: indicators(filter: { text: "人均预期寿命" }) { nodes { observations { year value source { place } } } }
      insured: indicators(filter: { text: "基本医疗保险参保率" }) { nodes { targets { comparator value printed } observations { comparator value printed } } }
    }`);
    expect(data.all.totalCount).toBe(42);
    expect(data.binding.totalCount).toBe(7);
    expect(data.words.nodes).toEqual([
      {
        targets: [{ comparator: 'IN_WORDS', value: null, words: '应保尽保', printed: '应保尽保' }],
        observations: [],
      },
    ]);
    expect(data.mortality.nodes).toEqual([
      {
        unit: '1／10万',
        targets: [{ comparator: 'BELOW_REFERENCE', value: null, words: '低于全国平均值' }],
        observations: [{ value: '12.4' }],
      },
    ]);
    expect(data.life.nodes[0].observations.map(({ value }: { value: string }) => value).sort()).toEqual([
      '78.33',
      '78.38',
    ]);
    expect(data.insured.nodes[0]).toEqual({
      targets: [{ comparator: 'MORE_THAN', value: '95', printed: '﹥95' }],
      observations: [{ comparator: 'MORE_THAN', value: '95', printed: '﹥95' }],
    });
  });
});
