import { Desk, newDepartment, newService, source } from '../../support/change-set-desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const long = (length: number) => '虚'.repeat(length);
const figure = { comparator: 'EQUAL', value: '5', printed: '5', unit: '天', quote: '每周不少于5天' };
const share = { payer: 'PROVINCE', payerText: '省级', percent: '50', quote: '50%' };
const funding = { mode: 'SHARED_BY_RATIO', levels: ['PROVINCE'] };

async function refusal(mutation: string, input: Record<string, unknown>): Promise<unknown> {
  const changeSet = await desk.begin(desk.people.province);
  const refused = await desk.people.province
    .mutate(mutation, { changeSet, ...input })
    .catch((error: { errors?: { extensions: unknown }[] }) => error.errors?.[0]?.extensions);
  return refused;
}

describe('a text that stands in an index', () => {
  it.each([
    ['content.name', 'addDepartment', 'FJ-LONG', { content: newDepartment('短', { name: long(6_000) }) }],
    [
      'content.source.place',
      'addDepartment',
      'FJ-LONG',
      { content: newDepartment('短', { source: { ...source('短'), place: long(201) } }) },
    ],
    ['changes.name', 'reviseDepartment', 'FJ-JUSTICE', { changes: { name: long(501) } }],
    ['content.name', 'addService', 'FJ-BPS-901', { content: newService({ name: long(501) }) }],
    ['changes.name', 'reviseService', 'FJ-BPS-003', { changes: { name: long(501) } }],
    [
      'content.figures.0.what',
      'addService',
      'FJ-BPS-901',
      { content: newService({ figures: [{ ...figure, what: long(501) }] }) },
    ],
    [
      'content.funding.shares.0.component',
      'addService',
      'FJ-BPS-901',
      { content: newService({ funding: { ...funding, shares: [{ ...share, component: long(501) }] } }) },
    ],
    ['changes.name', 'reviseFacilityType', 'NOWHERE', { changes: { name: long(501) } }],
    ['changes.name', 'reviseIndicator', 'NOWHERE', { changes: { name: long(501) } }],
  ])('is refused when it is drafted, if it is too long: %s', async (path, mutation, code, input) => {
    expect(await refusal(mutation, { code, ...input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: expect.stringContaining(path),
    });
  });

  it('is refused as a citation of more bytes than a row of the index takes', async () => {
    const content = newDepartment('短', { source: { ...source(long(800)), place: long(200) } });
    expect(await refusal('addDepartment', { code: 'FJ-LONG', content })).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.content.source.quote',
    });
  });

  it('is refused as the name of an edition, too', async () => {
    const edition = { code: 'FJ-BPS-2099', name: long(501), document: 'FJ-2018-ACTION-PLAN' };
    const { editor } = desk.people;
    const refused = await editor
      .mutate('createChangeSet', { title: '长', reason: '长', edition })
      .catch((error: { errors?: { extensions: unknown }[] }) => error.errors?.[0]?.extensions);
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is taken and published at its full length, and cited in as many words', async () => {
    // Characters that do not repeat, which no compression makes shorter.
    const words = (length: number, from: number) =>
      Array.from({ length }, (_, index) =>
        String.fromCodePoint(0x4e00 + ((from + index * 7919) % 20_000)),
      ).join('');
    const { province } = desk.people;
    const changeSet = await desk.begin(province);
    const department = newDepartment(words(500, 1), {
      source: { ...source(words(666, 2)), place: words(200, 3) },
    });
    await desk.draft(province, 'addDepartment', { changeSet, code: 'FJ-LONG', content: department });
    expect((await desk.publish(changeSet, undefined, {}, province)).problems).toEqual([]);
  });
});
