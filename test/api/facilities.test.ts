import { encodeGlobalId } from '../../src/domain/global-id.js';
import { insertFacilities, insertSettlements, LAB_PROVIDER } from '../support/facility-lab.js';
import { SAMPLE_FACILITIES } from '../support/facility-samples.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

// 10:00 on a Thursday in China.
const NOW = new Date('2026-11-26T02:00:00Z');
let server: TestServer;
let ids: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer({ now: () => NOW });
  const made = await insertFacilities(server.dataSource, SAMPLE_FACILITIES);
  ids = Object.fromEntries(
    SAMPLE_FACILITIES.map(({ recordId }, index) => [
      recordId,
      encodeGlobalId('Facility', made[index] as number),
    ]),
  );
  await insertSettlements(server.dataSource, [
    { recordId: 'S1', name: '山前村', longitude: 119.3, latitude: 26.1, population: 900 },
    { recordId: 'S2', name: '山后村', longitude: 119.4, latitude: 26.1, population: 100, region: '350203' },
  ]);
});
afterAll(() => server.stop());

const ask = async (query: string, variables?: Record<string, unknown>) => {
  const { data, errors } = await server.query(query, variables);
  expect(errors).toBeUndefined();
  return data;
};
const refusal = async (query: string, variables?: Record<string, unknown>) => {
  const { errors } = await server.query(query, variables);
  return errors?.[0]?.extensions;
};

const LIST = `query ($filter: FacilityFilter, $orderBy: FacilityOrder, $from: PointInput, $first: Int, $after: String, $last: Int, $before: String, $asOf: Date) {
  facilities(filter: $filter, orderBy: $orderBy, from: $from, first: $first, after: $after, last: $last, before: $before, asOf: $asOf) {
    totalCount nodes { recordId } pageInfo { endCursor startCursor hasNextPage hasPreviousPage }
  } }`;
/** Records of this lab that a filter leaves, in the order of their names. */
const listed = async (filter: object, more: Record<string, unknown> = {}): Promise<string> => {
  const { facilities } = await ask(LIST, { filter: { provider: [LAB_PROVIDER], ...filter }, ...more });
  expect(facilities.totalCount).toBe(facilities.nodes.length);
  return facilities.nodes.map(({ recordId }: { recordId: string }) => recordId).join('');
};

const recordOf = ({ recordId }: { recordId: string }) => recordId;

describe('a facility', () => {
  it('is found by its id and by its provider’s record, with what hangs off it', async () => {
    const asked = `name type { code } region { code ancestors { code } } point { longitude latitude } openingHours { text } isOpen nextChange
      provider { code synthetic } capacities { unit maximum available countedOn } capacityHistory { maximum until } accessibility status`;
    const query = `query ($id: ID!, $provider: String!) { facility(id: $id) { ${asked} } facilityOf(provider: $provider, recordId: "A") { ${asked} } }`;
    const { facility, facilityOf } = await ask(query, { id: ids.A, provider: LAB_PROVIDER });
    expect(facility).toEqual(facilityOf);
    expect(facility).toMatchObject({
      name: '甲幼儿园',
      type: { code: 'KINDERGARTEN' },
      region: { code: '350102', ancestors: [{ code: '350000' }, { code: '350100' }] },
      point: { longitude: 119.3, latitude: 26.08 },
      openingHours: { text: expect.stringContaining('08:00') as string },
      isOpen: true,
      nextChange: '2026-11-26T09:30:00.000Z',
      provider: { code: LAB_PROVIDER, synthetic: true },
      capacities: [{ unit: 'PLACE', maximum: 120, available: 0, countedOn: '2026-01-01' }],
      capacityHistory: [
        { maximum: 90, until: '2026-01-01' },
        { maximum: 120, until: null },
      ],
      status: 'OPERATING',
    });
  });

  it('is null where there is none, and where it does not exist on the day', async () => {
    const query = 'query ($id: ID!, $asOf: Date) { facility(id: $id, asOf: $asOf) { recordId } }';
    expect(await ask(query, { id: encodeGlobalId('Facility', 99_999) })).toEqual({ facility: null });
    expect(await ask(query, { id: ids.F })).toEqual({ facility: null });
    expect(await ask(query, { id: ids.F, asOf: '2026-05-31' })).toEqual({ facility: { recordId: 'F' } });
    expect(await ask('{ facilityOf(provider: "nobody", recordId: "A") { id } }')).toEqual({
      facilityOf: null,
    });
  });

  it('is refused for what is no id of a facility', async () => {
    for (const id of ['nonsense', encodeGlobalId('Region', 1)])
      expect(await refusal('query ($id: ID!) { facility(id: $id) { id } }', { id })).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'id',
      });
  });

  it('is found by another provider’s record that is about it', async () => {
    await server.dataSource
      .query(`with p as (insert into data_provider (code, synthetic) values ('另一方（虚构）', true) returning id),
      b as (insert into import_batch (kind, state, dry_run, prune, actor_kind, actor_subject, provider_id, finished_at)
        select 'FACILITIES', 'DONE', false, false, 'IMPORT', 'test', id, now() from p returning id, provider_id)
      insert into facility_link (provider_id, record_id, facility_id, batch_id)
        select b.provider_id, 'X9', f.id, b.id from b, facility f where f.record_id = 'B'`);
    expect(await ask('{ facilityOf(provider: "另一方（虚构）", recordId: "X9") { recordId } }')).toEqual({
      facilityOf: { recordId: 'B' },
    });
  });
});

describe('the hours of facilities', () => {
  it('tell whether they are open at an instant, never while they are suspended, and null if nobody knows', async () => {
    const query = `query ($at: DateTime, $filter: FacilityFilter) { facilities(filter: $filter) { nodes { recordId isOpen(at: $at) nextChange(at: $at) } } }`;
    const open = async (at: string | null) => {
      const { facilities } = await ask(query, { at, filter: { provider: [LAB_PROVIDER] } });
      return Object.fromEntries(
        facilities.nodes.map((node: { recordId: string; isOpen: boolean }) => [node.recordId, node.isOpen]),
      );
    };
    expect(await open(null)).toEqual({ A: true, B: false, C: false, D: null, E: null });
    expect(await open('2026-11-26T23:00:00+08:00')).toEqual({
      A: false,
      B: true,
      C: false,
      D: null,
      E: null,
    });
    const { facilities } = await ask(query, { at: null, filter: { text: '丙幼' } });
    expect(facilities.nodes[0]?.nextChange).toBeNull();
  });

  it('are read for a whole list in one statement, and kept', async () => {
    const query = '{ facilities { nodes { name openingHours { text } isOpen nextChange } } }';
    const fresh = await startTestServer({ database: server.database, now: () => NOW });
    try {
      expect(await fresh.statements(query)).toBe(2);
      expect(await fresh.statements(query)).toBe(1);
    } finally {
      await fresh.stop();
    }
  });
});

describe('a list of facilities', () => {
  it('holds what exists on the day, by name', async () => {
    expect([...(await listed({}))].sort().join('')).toBe('ABCDE');
    expect([...(await listed({}, { asOf: '2026-01-01' }))].sort().join('')).toBe('ABCDEF');
  });

  it.each([
    ['type', { type: ['ELDERLY-CARE-INSTITUTION'] }, 'B'],
    ['domain', { domain: ['EDUCATION'] }, 'ACDE'],
    ['region, with all below', { region: ['350102'] }, 'ABCE'],
    ['a township', { region: ['350102001'] }, 'C'],
    ['services of its kind, or of its own in their place', { offers: ['FJ-BPS-004'] }, 'ACE'],
    ['services of its own', { offers: ['FJ-BPS-003'] }, 'D'],
    ['accessibility: all that is asked for', { accessible: ['LIFT', 'BRAILLE'] }, 'A'],
    ['one kind of accessibility', { accessible: ['LIFT'] }, 'AB'],
    ['free places', { minAvailable: { unit: 'PLACE', value: 1 } }, 'C'],
    ['free beds', { minAvailable: { unit: 'BED', value: 5 } }, 'B'],
    ['more free beds than there are', { minAvailable: { unit: 'BED', value: 6 } }, ''],
    ['status', { status: ['SUSPENDED', 'CLOSED'] }, 'C'],
    ['a point outside the division', { outsideRegion: true }, 'C'],
    ['made-up records', { synthetic: true }, 'ABCDE'],
    ['true records', { synthetic: false }, ''],
    ['a part of the name, whatever its width', { text: 'c区' }, 'C'],
    ['two parts of the name', { text: '幼儿 甲' }, 'A'],
    ['hours', { openAt: '2026-11-26T10:00:00+08:00' }, 'A'],
    ['hours over midnight', { openAt: '2026-11-26T22:00:00Z' }, ''],
    ['hours before six', { openAt: '2026-11-26T21:59:59Z' }, 'B'],
    ['nothing: an empty list', { type: [] }, ''],
  ])('is cut by %s', async (_, filter, expected) => {
    expect([...(await listed(filter))].sort().join('')).toBe(expected);
  });

  it('takes a retired division for what replaced it', async () => {
    const [retired] = (await server.dataSource.query(
      `select g.code, n.code as now from region g join region n on n.id = g.replaced_by_id where g.level = 'COUNTY' limit 1`,
    )) as { code: string; now: string }[];
    await insertFacilities(server.dataSource, [
      { recordId: 'R', region: retired?.now ?? '', name: '今幼儿园' },
    ]);
    expect(await listed({ region: [retired?.code], text: '今幼' })).toBe('R');
    expect(await listed({ region: ['350102'], text: '今幼' })).toBe('');
    await server.dataSource.query(`delete from facility where record_id = 'R'`);
  });

  const capacity = { field: 'CAPACITY', unit: 'PLACE' };
  const distance = { field: 'DISTANCE' };
  const from = { longitude: 119.329, latitude: 26.08 };
  it.each([
    ['capacity', { orderBy: capacity }, 'CA'],
    ['capacity, the largest first', { orderBy: { ...capacity, direction: 'DESC' } }, 'AC'],
    ['capacity of the day', { orderBy: { ...capacity, direction: 'DESC' }, asOf: '2025-01-01' }, 'AC'],
    ['distance', { orderBy: distance, from }, 'DCBA'],
    ['distance, the farthest first', { orderBy: { ...distance, direction: 'DESC' }, from }, 'ABCD'],
  ])('is ordered by %s, what is not known last, and paged either way', async (_, order, expected) => {
    const variables = { filter: { provider: [LAB_PROVIDER] }, ...order };
    const whole = (await ask(LIST, variables)).facilities.nodes.map(recordOf).join('');
    expect(whole).toHaveLength('asOf' in order ? 6 : 5);
    expect(whole.slice(0, expected.length)).toBe(expected);
    let [forwards, backwards] = ['', ''];
    for (
      let [after, before, pages] = [null, null, 0] as [string | null, string | null, number];
      pages < 6;
      pages += 1
    ) {
      const ahead = (await ask(LIST, { ...variables, first: 2, after })).facilities;
      const back = (await ask(LIST, { ...variables, last: 2, before })).facilities;
      forwards += ahead.nodes.map(recordOf).join('');
      backwards = back.nodes.map(recordOf).join('') + backwards;
      [after, before] = [ahead.pageInfo.endCursor, back.pageInfo.startCursor];
      if (!ahead.pageInfo.hasNextPage) break;
    }
    expect([forwards, backwards]).toEqual([whole, whole]);
  });

  it.each([
    ['orderBy.unit', { orderBy: { field: 'CAPACITY' } }],
    ['orderBy.unit', { orderBy: { field: 'NAME', unit: 'BED' } }],
    ['from', { orderBy: { field: 'DISTANCE' } }],
    ['from', { from: { longitude: 119, latitude: 26 } }],
    ['from', { orderBy: { field: 'DISTANCE' }, from: { longitude: 26, latitude: 119 } }],
    ['filter.region', { filter: { region: ['fuzhou'] } }],
    ['text', { filter: { text: ' ' } }],
    ['after', { after: 'nonsense' }],
  ])('is refused for a wrong %s: %j', async (argument, variables) => {
    expect(await refusal(LIST, variables)).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it('keeps the point that distances are measured from out of the text of queries', async () => {
    const query =
      '{ facilities(orderBy: { field: DISTANCE }, from: { longitude: 119, latitude: 26 }) { totalCount } }';
    const { errors } = await server.query(query);
    expect(errors?.[0]?.message).toMatch(/from as a variable/);
  });

  it('may be asked for by GET, unless it is measured from a point', async () => {
    const get = (query: string, variables: object) =>
      fetch(
        `${server.address}/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(variables))}`,
        { headers: { 'apollo-require-preflight': '1' } },
      );
    expect((await get('{ facilities { totalCount } }', {})).status).toBe(200);
    const measured = await get(LIST, { orderBy: distance, from });
    expect(measured.status).toBe(405);
  });
});

describe('settlements', () => {
  it('are listed, cut and found again by their ids', async () => {
    const query = `query ($filter: SettlementFilter, $orderBy: SettlementOrder) { settlements(filter: $filter, orderBy: $orderBy) { totalCount nodes { id name population region { code } point { longitude } } } }`;
    const { settlements } = await ask(query, { orderBy: { field: 'POPULATION', direction: 'DESC' } });
    expect(settlements.nodes).toMatchObject([
      { name: '山前村', population: 900, region: { code: '350102' }, point: { longitude: 119.3 } },
      { name: '山后村' },
    ]);
    for (const filter of [{ region: ['350200'] }, { region: ['350203'], synthetic: true }])
      expect((await ask(query, { filter })).settlements.nodes).toMatchObject([{ name: '山后村' }]);
    for (const filter of [{ minPopulation: 101 }, { minPopulation: 900, provider: [LAB_PROVIDER] }])
      expect((await ask(query, { filter })).settlements.nodes).toMatchObject([{ name: '山前村' }]);
    expect((await ask(query, { filter: { synthetic: false } })).settlements.totalCount).toBe(0);
    const { settlement } = await ask('query ($id: ID!) { settlement(id: $id) { name } }', {
      id: settlements.nodes[0].id,
    });
    expect(settlement).toEqual({ name: '山前村' });
  });
});
