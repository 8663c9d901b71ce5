import { readExamples } from '../../src/server/playground.js';
import { Desk, NEXT_MONTH, TODAY } from '../support/change-set-desk.js';
import type { Caller } from '../support/change-sets.js';
import { guide } from '../support/local-contents.js';
import { CODE, openLocalDesk, SERVICE, type LocalDesk } from '../support/local-desk.js';
import { raised } from '../support/local-lab.js';

const AFTER = '2026-12-02';

let desk: Desk;
let local: LocalDesk;
let county: Caller;
let neighbour: Caller;
let city: Caller;
const open = async () => {
  local = await openLocalDesk();
  ({ desk, county, neighbour, city } = local);
};
const close = () => desk.close();
const add: LocalDesk['add'] = (...args) => local.add(...args);

/** What applies, as the holder of a token sees it. */
const here = async (args = '', by?: Caller) => {
  const text = `${args.includes('$id') ? 'query ($id: ID)' : ''} { service(code: "${SERVICE}"${args}) { in(region: "350102") {
    figures { value setBy { code } } guide { guide { result quality { score } } } notes { note } lapsed { reason } } } }`;
  const variables = { id: args.includes('$id') ? drafted : null };
  const { data, errors } = by ? await by.query(text, variables) : await desk.server.query(text, variables);
  return { answer: data?.service?.in, code: errors?.[0]?.extensions.code };
};
let drafted: string;

describe('what 鼓楼区 adds to a service', () => {
  beforeEach(open);
  afterEach(close);

  it('is drafted, read as a draft, published, read by everyone, told as a change, and known as of then', async () => {
    drafted = await desk.begin(county);
    const payload = await add({}, { changeSet: drafted });
    expect(payload).toMatchObject({
      problems: [],
      remaining: [],
      draft: { kind: 'LOCAL_IMPLEMENTATION', operation: 'ADD', code: CODE },
    });
    expect((await here(', changeSet: $id', county)).answer).toMatchObject({
      figures: [
        { value: '1100', setBy: { code: '350102' } },
        { value: '1250', setBy: { code: '350000' } },
      ],
      guide: { guide: { quality: { score: 100 } } },
      notes: [{ note: '虚构' }],
    });
    expect((await here(', changeSet: $id')).code).toBe('BAD_USER_INPUT');
    expect((await here(', changeSet: $id', neighbour)).code).toBe('BAD_USER_INPUT');
    expect((await here(`, asOf: "${AFTER}"`)).answer).toMatchObject({ guide: null, notes: [] });

    const { data: before } = await desk.server.query('{ directory { lastChangeCursor } }');
    expect((await desk.publish(drafted, NEXT_MONTH, {}, county)).problems).toEqual([]);
    expect((await here()).answer).toMatchObject({ guide: null });
    expect((await here(`, asOf: "${AFTER}"`)).answer).toMatchObject({
      figures: [{ value: '1100' }, { value: '1250' }],
      notes: [{ note: '虚构' }],
    });
    const { data } = await desk.server.query(
      `{ changes(after: "${before.directory.lastChangeCursor}") { nodes { type subjectType subjectCode effectiveOn } } }`,
    );
    expect(data.changes.nodes).toEqual([
      {
        type: 'PUBLISHED',
        subjectType: 'LocalImplementation',
        subjectCode: CODE,
        effectiveOn: NEXT_MONTH,
      },
    ]);
  });

  it('is not known as of before its publication, and what it was then is known after a revision', async () => {
    const first = await desk.begin(county);
    await add({}, { changeSet: first });
    const unpublished = new Date().toISOString();
    expect((await desk.publish(first, NEXT_MONTH, {}, county)).problems).toEqual([]);
    const published = new Date(Date.now() + 1).toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await desk.begin(county);
    await desk.draft(county, 'reviseLocalImplementation', {
      changeSet: second,
      code: CODE,
      changes: { figures: [raised(SERVICE, 0, '1200')], note: null },
    });
    expect((await desk.publish(second, NEXT_MONTH, {}, county)).problems).toEqual([]);
    const values = async (known: string) =>
      (await here(`, asOf: "${AFTER}"${known && `, knownAt: "${known}"`}`)).answer.figures.map(
        ({ value }: { value: string }) => value,
      );
    expect(await values('')).toEqual(['1200', '1250']);
    expect(await values(published)).toEqual(['1100', '1250']);
    expect(await values(unpublished)).toEqual(['1000', '1250']);
  });

  it('ends when it is retired: the province’s applies again', async () => {
    const first = await desk.begin(county, { effectiveOn: TODAY });
    await add({}, { changeSet: first });
    expect((await desk.publish(first, TODAY, {}, county)).problems).toEqual([]);
    const second = await desk.begin(county);
    await desk.draft(county, 'retireLocalImplementation', { changeSet: second, code: CODE });
    expect((await desk.publish(second, NEXT_MONTH, {}, county)).problems).toEqual([]);
    expect((await here()).answer.figures[0]).toEqual({ value: '1100', setBy: { code: '350102' } });
    expect((await here(`, asOf: "${AFTER}"`)).answer).toMatchObject({
      figures: [{ value: '1000', setBy: { code: '350000' } }, {}],
      guide: null,
    });
  });

  it('is older than the list once that is to be revised, unless it is revised with it', async () => {
    const first = await desk.begin(county, { effectiveOn: TODAY });
    await add({}, { changeSet: first });
    expect((await desk.publish(first, TODAY, {}, county)).problems).toEqual([]);
    const { province } = desk.people;
    const changeSet = await desk.revision({ audience: '（虚构）' }, SERVICE, {}, province);
    const older = async (args: string) => {
      const { data } = await province.query(
        `{ gaps(region: "350102", kind: OLDER_THAN_LIST${args}) { gaps { nodes { service { code } } } } }`,
      );
      return data.gaps.gaps.nodes.map(({ service }: { service: { code: string } }) => service.code);
    };
    expect(await older('')).toEqual([]);
    expect(await older(`, changeSet: "${changeSet}"`)).toEqual([SERVICE]);
    expect(await older(`, changeSet: "${changeSet}", asOf: "${TODAY}"`)).toEqual([]);
    await desk.draft(province, 'reviseLocalImplementation', {
      changeSet,
      code: CODE,
      changes: { note: '（虚构）' },
    });
    expect(await older(`, changeSet: "${changeSet}"`)).toEqual([]);
  });

  it('is for its own editors and those above: the neighbour’s may neither add, revise nor retire it', async () => {
    const forbidden = [`FORBIDDEN ${CODE} region`];
    expect(Desk.brief(await add({}, { by: neighbour }))).toEqual(forbidden);
    expect((await add({}, { by: city })).problems).toEqual([]);
    const set = await desk.begin(county, { effectiveOn: TODAY });
    await add({}, { changeSet: set });
    expect((await desk.publish(set, TODAY, {}, county)).problems).toEqual([]);
    const changeSet = await desk.begin(neighbour);
    const revised = { changeSet, code: CODE, changes: { note: '（虚构）' } };
    expect(Desk.brief(await neighbour.mutate('reviseLocalImplementation', revised))).toEqual(forbidden);
    const retired = { changeSet, code: CODE };
    expect(Desk.brief(await neighbour.mutate('retireLocalImplementation', retired))).toEqual(forbidden);
    const { errors } = await desk.server.query(
      'mutation { retireLocalImplementation(input: { changeSet: "x", code: "x" }) { problems { code } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

it('is entered by the worked example, and read by the next one before it is published', async () => {
  await open();
  const documents = new Map(readExamples(process.cwd()).map(({ name, query }) => [name.slice(0, 2), query]));
  const run = async (number: string, variables: object, operation: string, by = county) => {
    const { data, errors } = await by.query(documents.get(number) ?? '', { ...variables }, operation);
    expect(errors).toBeUndefined();
    return data;
  };
  const begun = await run('28', { effectiveOn: NEXT_MONTH }, 'BeginLocal');
  const { id: changeSet } = begun.createChangeSet.changeSet;
  const entered = await run('28', { changeSet }, 'EnterLocal');
  expect(entered.addLocalImplementation).toMatchObject({ problems: [], remaining: [] });
  const shown = await run('29', { changeSet }, 'AppliesHere');
  expect(shown.service.in).toMatchObject({
    region: { name: '鼓楼区' },
    figures: [
      { value: '1100', provincialValue: '1000', setBy: { name: '鼓楼区' } },
      { value: '1400', provincialValue: '1250' },
    ],
    guide: { guide: { quality: { score: 100, failed: [] } } },
  });
  const far = await run('30', { changeSet }, 'FarAbove');
  expect(far.overreach.figures.totalCount).toBe(2);
  const left = await run('31', { changeSet }, 'LeftToDo');
  expect(left.gaps.counts).toEqual([{ kind: 'NO_GUIDE', services: 80 }]);
  await close();
});

describe('a figure below the standard', () => {
  beforeEach(open);
  afterEach(close);

  const below = [`FIGURE_BELOW_STANDARD ${CODE} figures 0 value`];

  it('of the province is refused with the article, in whatever unit', async () => {
    for (const figure of [raised(SERVICE, 0, '999.99'), raised(SERVICE, 0, '0.0999', { unit: '万元' })]) {
      const payload = await add({ figures: [figure] });
      expect(Desk.brief(payload)).toEqual(below);
      expect(payload.draft).toBeNull();
      expect(payload.problems[0].message).toContain('鼓励有条件的市、县适当拓展范围和提高标准');
      expect(payload.problems[0].message).toContain('FJ-2018-ACTION-PLAN');
    }
    expect((await add({ figures: [raised(SERVICE, 0, '1000')] })).problems).toEqual([]);
  });

  it('of its city is refused, and so is one below the city’s draft in the same change set', async () => {
    const changeSet = await desk.begin(city);
    const ofCity = { by: city, code: `${SERVICE}-350100`, changeSet };
    expect((await add({ region: '350100', figures: [raised(SERVICE, 0, '1150')] }, ofCity)).problems).toEqual(
      [],
    );
    const together = await add({}, { by: city, changeSet });
    expect(Desk.brief(together)).toEqual(below);
    expect(together.problems[0].message).toContain('its city 350100');
    expect(
      (await add({ figures: [raised(SERVICE, 0, '1150.00')] }, { by: city, changeSet })).problems,
    ).toEqual([]);
    expect((await add()).problems).toEqual([]);
    expect((await desk.publish(changeSet, NEXT_MONTH, {}, city)).problems).toEqual([]);
    const later = await desk.begin(county, { effectiveOn: AFTER });
    const revised = { changeSet: later, code: CODE, changes: { figures: [raised(SERVICE, 0, '1149')] } };
    expect(Desk.brief(await county.mutate('reviseLocalImplementation', revised))).toEqual(below);
  });

  it('that its city overtakes in the same change set afterwards keeps both from being submitted', async () => {
    const changeSet = await desk.begin(city);
    expect((await add({}, { by: city, changeSet })).problems).toEqual([]);
    const ofCity = { by: city, code: `${SERVICE}-350100`, changeSet };
    await add({ region: '350100', figures: [raised(SERVICE, 0, '1150')] }, ofCity);
    const version = await desk.version(changeSet);
    expect(Desk.brief(await city.mutate('submitChangeSet', { changeSet, version }))).toEqual(below);
  });
});

describe('a guide that is half written', () => {
  beforeAll(open);
  afterAll(close);

  it('is kept as a draft with what it lacks, scores less, and is a problem at submission', async () => {
    const changeSet = await desk.begin(county);
    const half = guide({ complaintPhone: '', places: [], channels: [], result: ' ' });
    const payload = await add({ guide: half }, { changeSet });
    expect(payload.problems).toEqual([]);
    const lacks = [
      `EMPTY_TEXT ${CODE} guide result`,
      `EMPTY_TEXT ${CODE} guide complaintPhone`,
      `INVALID ${CODE} guide channels`,
    ];
    expect(Desk.brief({ problems: payload.remaining })).toEqual(lacks);
    drafted = changeSet;
    const { answer } = await here(', changeSet: $id', county);
    expect(answer.guide.guide.quality.score).toBeLessThan(100);
    const version = await desk.version(changeSet);
    expect(Desk.brief(await county.mutate('submitChangeSet', { changeSet, version }))).toEqual(lacks);
    await desk.draft(county, 'reviseLocalImplementation', {
      changeSet,
      code: CODE,
      version: 1,
      changes: { guide: guide() },
    });
    await desk.bring(changeSet, 'SUBMITTED', county);
  });

  it.each([
    [
      'promises more than the law allows',
      { promisedLimit: { value: 30, unit: 'WORKING_DAY' } },
      'promisedLimit',
    ],
    ['is done at once and yet takes ten days', { itemKind: 'IMMEDIATE' }, 'promisedLimit'],
    [
      'asks for a fee without a basis',
      { fee: { charged: true, standard: '10元', basis: null } },
      'fee basis',
    ],
    ['needs no visit, and offers no way from afar', { visits: 0 }, 'channels'],
    ['takes complaints where it is asked about', { complaintPhone: '(0591) 8765 4321' }, 'complaintPhone'],
  ])('is not submitted if it %s', async (_, changes, path) => {
    const changeSet = await desk.begin(county);
    expect((await add({ guide: guide(changes as never) }, { changeSet })).problems).toEqual([]);
    const version = await desk.version(changeSet);
    const submitted = await county.mutate('submitChangeSet', { changeSet, version });
    expect(Desk.brief(submitted)).toEqual([`INVALID ${CODE} guide ${path}`]);
  });
});
