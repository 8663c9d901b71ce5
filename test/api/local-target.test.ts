import { readExamples } from '../../src/server/playground.js';
import { Desk, NEXT_MONTH, TODAY } from '../support/change-set-desk.js';
import type { Caller } from '../support/change-sets.js';
import { localTarget } from '../support/local-contents.js';
import { CODE, INDICATOR, inWords, openTargetDesk, type TargetDesk } from '../support/target-desk.js';

const AFTER = '2026-12-02';

let desk: Desk;
let county: Caller;
let neighbour: Caller;
let city: Caller;
let target: TargetDesk;
const open = async () => {
  target = await openTargetDesk();
  ({ desk, county, neighbour, city } = target);
};
const close = () => desk.close();
const add: TargetDesk['add'] = (...args) => target.add(...args);

/** Drafts and publishes one from a day on. */
async function publish(
  day: string,
  changes: object = {},
  { by = county, code = CODE }: { by?: Caller; code?: string } = {},
): Promise<void> {
  const changeSet = await desk.begin(by, { effectiveOn: day });
  expect((await add(changes, { by, code, changeSet })).problems).toEqual([]);
  expect((await desk.publish(changeSet, day, {}, by)).problems).toEqual([]);
}

/** The target's value, as the holder of a token reads it. */
const value = async (args = '', by?: Caller) => {
  const text = `{ localTarget(code: "${CODE}"${args}) { value } }`;
  const { data, errors } = by ? await by.query(text) : await desk.server.query(text);
  return errors?.[0]?.extensions.code ?? data.localTarget?.value ?? null;
};
const read = async (text: string) => {
  const { data, errors } = await desk.server.query(text);
  expect(errors).toBeUndefined();
  return data;
};

describe('a target of 鼓楼区’s own', () => {
  beforeEach(open);
  afterEach(close);

  it('is drafted, checked, reviewed, published, read on its day by everyone, and told as a change', async () => {
    const changeSet = await desk.begin(county);
    expect(await add({}, { changeSet })).toMatchObject({
      problems: [],
      remaining: [],
      draft: { kind: 'LOCAL_TARGET', operation: 'ADD', code: CODE },
    });
    const drafted = `, changeSet: "${changeSet}"`;
    expect(await value(drafted, county)).toBe('65');
    expect(await value(drafted, city)).toBe('65');
    expect(await value(drafted, neighbour)).toBe('BAD_USER_INPUT');
    expect(await value(drafted)).toBe('BAD_USER_INPUT');
    expect(await value(`, asOf: "${AFTER}"`)).toBeNull();
    expect((await county.mutate('validateChangeSet', { changeSet }, '__typename')).problems).toEqual([]);

    const { directory } = await read('{ directory { lastChangeCursor } }');
    expect((await desk.publish(changeSet, NEXT_MONTH, {}, county)).problems).toEqual([]);
    expect(await value()).toBeNull();
    expect(await value(`, asOf: "${AFTER}"`)).toBe('65');
    const { changes } = await read(
      `{ changes(after: "${directory.lastChangeCursor}") { nodes { type subjectType subjectId subjectCode effectiveOn } } }`,
    );
    expect(changes.nodes).toEqual([
      {
        type: 'PUBLISHED',
        subjectType: 'LocalTarget',
        subjectId: expect.any(String) as string,
        subjectCode: CODE,
        effectiveOn: NEXT_MONTH,
      },
    ]);
    const { node } = await read(
      `{ node(id: "${changes.nodes[0].subjectId}", asOf: "${AFTER}") { ... on LocalTarget {
        code year comparator value words note indicator { name unit } region { name }
        source { quote document { code } } validFrom validTo revisions { value } } } }`,
    );
    expect(node).toEqual({
      code: CODE,
      year: 2025,
      comparator: 'AT_LEAST',
      value: '65',
      words: null,
      note: '虚构',
      indicator: { name: '养老机构护理型床位占比', unit: '%' },
      region: { name: '鼓楼区' },
      source: { quote: localTarget().source.quote, document: { code: 'FJ-2018-ACTION-PLAN' } },
      validFrom: NEXT_MONTH,
      validTo: null,
      revisions: [{ value: '65' }],
    });
  });

  it('is not known as of before its publication, and what it was then is known after a revision', async () => {
    const unpublished = new Date().toISOString();
    await publish(NEXT_MONTH);
    const published = new Date(Date.now() + 1).toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const changeSet = await desk.begin(county);
    const changes = { value: '70.0', comparator: 'MORE_THAN' };
    const { draft } = await desk.draft(county, 'reviseLocalTarget', { changeSet, code: CODE, changes });
    expect(draft.fields).toEqual(['comparator', 'value']);
    expect((await desk.publish(changeSet, NEXT_MONTH, {}, county)).problems).toEqual([]);
    const known = (at: string) => value(`, asOf: "${AFTER}", knownAt: "${at}"`);
    expect(await value(`, asOf: "${AFTER}"`)).toBe('70.0');
    expect(await known(published)).toBe('65');
    expect(await known(unpublished)).toBeNull();
  });

  it('changes from a number to words in one revision', async () => {
    await publish(
      TODAY,
      { indicator: 'FJ-2021-IND-02', value: '99' },
      { code: 'FJ-2021-IND-02-350102-2025' },
    );
    const changeSet = await desk.begin(county);
    const code = 'FJ-2021-IND-02-350102-2025';
    const words = '（虚构）应保尽保，当月到位';
    const changes = inWords(words);
    await desk.draft(county, 'reviseLocalTarget', { changeSet, code, changes });
    expect((await desk.publish(changeSet, NEXT_MONTH, {}, county)).problems).toEqual([]);
    const { localTarget: found } = await read(
      `{ localTarget(code: "${code}", asOf: "${AFTER}") { comparator value words } }`,
    );
    expect(found).toEqual({ comparator: 'IN_WORDS', value: null, words });
  });

  it('ends when it is retired: the province’s holds again', async () => {
    await publish(TODAY);
    const changeSet = await desk.begin(county);
    await desk.draft(county, 'retireLocalTarget', { changeSet, code: CODE });
    expect((await desk.publish(changeSet, NEXT_MONTH, {}, county)).problems).toEqual([]);
    expect(await value()).toBe('65');
    expect(await value(`, asOf: "${AFTER}"`)).toBeNull();
  });

  it('is for its own editors and those above: the neighbour’s may neither add, revise nor retire it', async () => {
    const forbidden = [`FORBIDDEN ${CODE} region`];
    expect(Desk.brief(await add({}, { by: neighbour }))).toEqual(forbidden);
    expect(Desk.brief(await add({}, { by: desk.people.civil }))).toEqual(forbidden);
    expect((await add({}, { by: city })).problems).toEqual([]);
    expect((await add({}, { by: desk.people.province })).problems).toEqual([]);
    await publish(TODAY);
    const changeSet = await desk.begin(neighbour);
    const revised = { changeSet, code: CODE, changes: { value: '70' } };
    expect(Desk.brief(await neighbour.mutate('reviseLocalTarget', revised))).toEqual(forbidden);
    const retired = { changeSet, code: CODE };
    expect(Desk.brief(await neighbour.mutate('retireLocalTarget', retired))).toEqual(forbidden);
    const { errors } = await desk.server.query(
      'mutation { retireLocalTarget(input: { changeSet: "x", code: "x" }) { problems { code } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is reviewed by who reviews the division, and not by the neighbour’s reviewer', async () => {
    const reviewerOf = (region: string) =>
      desk.caller(`reviewer of ${region}`, ['REVIEWER'], { regions: [region] });
    const [own, other] = await Promise.all([reviewerOf('350102'), reviewerOf('350103')]);
    const changeSet = await desk.begin(county);
    expect((await add({}, { changeSet })).problems).toEqual([]);
    await desk.bring(changeSet, 'SUBMITTED', county);
    const version = await desk.version(changeSet);
    const refused = await other.mutate('approveChangeSet', { changeSet, version });
    expect(refused.problems).not.toEqual([]);
    expect((await own.mutate('approveChangeSet', { changeSet, version })).problems).toEqual([]);
  });
});

it('is entered by the worked example, and read as it would stand', async () => {
  await open();
  const example = readExamples(process.cwd()).find(({ name }) => name.startsWith('55'))?.query ?? '';
  const run = async (variables: Record<string, unknown>, operation: string) => {
    const { data, errors } = await county.query(example, variables, operation);
    expect(errors).toBeUndefined();
    return data;
  };
  const begun = await run({ effectiveOn: NEXT_MONTH }, 'BeginLocalTarget');
  const { id: changeSet } = begun.createChangeSet.changeSet;
  const entered = await run({ changeSet }, 'EnterLocalTarget');
  expect(entered.addLocalTarget).toMatchObject({ problems: [], remaining: [] });
  expect((await run({ changeSet }, 'LocalTargetAsDrafted')).indicator).toMatchObject({
    targets: [{ year: 2025, comparator: 'EQUAL', value: '60' }],
    localTargets: [{ region: { name: '鼓楼区' }, year: 2025, comparator: 'AT_LEAST', value: '65' }],
  });
  await close();
});

describe('many local targets', () => {
  const other = (indicator: string, region: string, year: number) => `${indicator}-${region}-${year}`;
  const [OF_CITY, OF_NEIGHBOUR] = [other(INDICATOR, '350100', 2025), other('FJ-2021-IND-11', '350103', 2024)];
  const OLDER = other('FJ-2018-IND-10', '350102', 2020);

  beforeAll(async () => {
    await open();
    const changeSet = await desk.begin(city, { effectiveOn: TODAY });
    const some: readonly [code: string, changes: object][] = [
      [CODE, {}],
      [OF_CITY, { region: '350100', value: '62' }],
      [OF_NEIGHBOUR, { region: '350103', indicator: 'FJ-2021-IND-11', year: 2024, value: '97' }],
      [OLDER, { indicator: 'FJ-2018-IND-10', year: 2020, value: '35' }],
    ];
    for (const [code, changes] of some)
      expect((await add(changes, { by: city, code, changeSet })).problems).toEqual([]);
    expect((await desk.publish(changeSet, TODAY, {}, city)).problems).toEqual([]);
  });
  afterAll(close);

  const codes = async (args: string) => {
    const { localTargets } = await read(`{ localTargets${args} { totalCount nodes { code } } }`);
    const found: string[] = localTargets.nodes.map(({ code }: { code: string }) => code);
    expect(localTargets.totalCount).toBe(found.length);
    return found;
  };

  it('are listed by code or by year, and page by page', async () => {
    const all = [OLDER, OF_NEIGHBOUR, OF_CITY, CODE];
    expect(await codes('')).toEqual(all);
    expect(await codes('(orderBy: { field: YEAR, direction: DESC })')).toEqual([
      CODE,
      OF_CITY,
      OF_NEIGHBOUR,
      OLDER,
    ]);
    const { localTargets } = await read('{ localTargets(first: 2) { edges { cursor } nodes { code } } }');
    const after = localTargets.edges[1].cursor;
    const next = await read(`{ localTargets(after: "${after}") { nodes { code } } }`);
    expect(next.localTargets.nodes).toEqual([{ code: OF_CITY }, { code: CODE }]);
  });

  it.each([
    [`code: ["${OF_CITY}"]`, [OF_CITY]],
    [`indicator: ["${INDICATOR}"]`, [OF_CITY, CODE]],
    ['plan: ["FJ-2018-ACTION-PLAN"]', [OLDER]],
    ['plan: ["FJ-2021-PLAN"]', [OF_NEIGHBOUR, OF_CITY, CODE]],
    ['region: ["350102"]', [OLDER, CODE]],
    ['region: ["350100"]', [OLDER, OF_NEIGHBOUR, OF_CITY, CODE]],
    ['region: ["350200"]', []],
    ['year: [2020, 2024]', [OLDER, OF_NEIGHBOUR]],
    [`region: ["350102"], year: [2025], plan: ["FJ-2021-PLAN"]`, [CODE]],
  ])('are cut to { %s }', async (filter, expected) => {
    expect(await codes(`(filter: { ${filter} })`)).toEqual(expected);
  });

  it('hang off their indicators in a statement for a whole list, cut to a division and what lies below it', async () => {
    const text = `{ indicators(filter: { plan: ["FJ-2021-PLAN"] }) { nodes { code
      all: localTargets { code region { name } } years: localTargets { year }
      one: localTargets(region: "350102") { value } } } }`;
    const { indicators } = await read(text);
    const found = new Map<string, object>(
      indicators.nodes.map(({ code, ...rest }: { code: string }) => [code, rest]),
    );
    expect(found.size).toBe(20);
    expect(found.get(INDICATOR)).toEqual({
      all: [
        { code: OF_CITY, region: { name: '福州市' } },
        { code: CODE, region: { name: '鼓楼区' } },
      ],
      years: [{ year: 2025 }, { year: 2025 }],
      one: [{ value: '65' }],
    });
    expect(found.get('FJ-2021-IND-11')).toEqual({
      all: [{ code: OF_NEIGHBOUR, region: { name: '台江区' } }],
      years: [{ year: 2024 }],
      one: [],
    });
    expect(found.get('FJ-2021-IND-01')).toEqual({ all: [], years: [], one: [] });
    expect(await desk.server.statements(text)).toBe(4);
  });

  it('hang off an indicator as of the day and the instant of the query', async () => {
    const on = async (args: string) => {
      const { indicator } = await read(
        `{ indicator(code: "${INDICATOR}"${args}) { localTargets { value } } }`,
      );
      return indicator.localTargets;
    };
    expect(await on('')).toEqual([{ value: '62' }, { value: '65' }]);
    expect(await on(', asOf: "2026-11-21"')).toEqual([]);
    const { indicator } = await read(
      `{ indicator(code: "${INDICATOR}") { revisions { localTargets { value } } } }`,
    );
    expect(indicator.revisions).toEqual([{ localTargets: [] }]);
  });
});
