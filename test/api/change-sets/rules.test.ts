import { Desk, newDepartment, newService, NEXT_MONTH, source, TODAY } from '../../support/change-set-desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const figure = (changes: object = {}) => ({
  what: '（虚构）补助',
  comparator: 'EQUAL',
  value: '5',
  printed: '5',
  unit: '天',
  quote: '每周不少于5天',
  ...changes,
});
const share = (payer: string, percent: string, changes: object = {}) => ({
  component: '（虚构）经费',
  payer,
  payerText: '（虚构）',
  percent,
  quote: '按比例分担',
  ...changes,
});
const shared = (...shares: object[]) => ({
  mode: 'SHARED_BY_RATIO',
  levels: ['PROVINCE', 'CITY', 'COUNTY'],
  shares,
});

/** What keeps a new service from being kept, or what remains to be mended. */
const add = async (changes: object, code = 'FJ-BPS-200') => {
  const changeSet = await desk.begin();
  const payload = await desk.people.editor.mutate('addService', {
    changeSet,
    code,
    content: newService(changes),
  });
  return {
    changeSet,
    problems: Desk.brief(payload),
    remaining: Desk.brief({ problems: payload.remaining }),
    payload,
  };
};

describe('a draft is kept, and says what remains to be mended', () => {
  it.each([
    [
      'an empty text',
      { name: '', audience: ' ', standard: '（虚构）' },
      ['EMPTY_TEXT name', 'EMPTY_TEXT audience'],
    ],
    ['a text that shows nothing', { note: '\u200b\u2060' }, ['EMPTY_TEXT note']],
    [
      'a figure without a unit',
      { figures: [figure(), figure({ unit: ' ' })] },
      ['FIGURE_INCOMPLETE figures 1 unit'],
    ],
    [
      'words that are not in the text',
      { figures: [figure({ quote: '每周不少于6天' })] },
      ['INVALID figures 0 quote'],
    ],
    [
      'shares above the whole',
      { funding: shared(share('PROVINCE', '60'), share('CITY', '40.001')) },
      ['SHARES_EXCEED_WHOLE funding shares'],
    ],
    [
      'shares below the whole',
      { funding: shared(share('PROVINCE', '50'), share('CITY', '30'), share('COUNTY', '19.9')) },
      ['SHARES_NOT_WHOLE funding shares'],
    ],
  ])('%s', async (_, changes, expected) => {
    const { changeSet, problems, remaining } = await add(changes);
    const paths = expected.map((each) => each.replace(' ', ' FJ-BPS-200 '));
    expect(problems).toEqual([]);
    expect(remaining).toEqual(paths);
    const { editor } = desk.people;
    const checked = await editor.mutate('validateChangeSet', { changeSet });
    expect(Desk.brief(checked)).toEqual(paths);
    const version = await desk.version(changeSet);
    expect(Desk.brief(await editor.mutate('submitChangeSet', { changeSet, version }))).toEqual(paths);
  });

  it('a text of a part that shows nothing is refused', async () => {
    const { problems } = await add({ figures: [figure({ what: '\u200b' })] });
    expect(problems).toEqual(['EMPTY_TEXT FJ-BPS-200 figures 0 what']);
  });

  it('shares that come to the whole, to the last digit', async () => {
    const funding = shared(share('PROVINCE', '33.3'), share('CITY', '33.3'), share('COUNTY', '33.4'));
    const { problems, remaining } = await add({ funding });
    expect([problems, remaining]).toEqual([[], []]);
  });
});

describe('a draft is refused', () => {
  it.each([
    ['without a lead', { responsibilities: [] }, ['NO_LEAD responsibilities']],
    [
      'with supporters alone',
      { responsibilities: [{ department: 'FJ-EDUCATION', role: 'SUPPORT' }] },
      ['NO_LEAD responsibilities'],
    ],
    [
      'with a department that is unknown, and one that stands twice',
      {
        responsibilities: ['FJ-EDUCATION', 'FJ-NOWHERE', 'FJ-EDUCATION'].map((department) => ({
          department,
          role: 'LEAD',
        })),
      },
      ['NOT_FOUND responsibilities 1 department', 'INVALID responsibilities 2 department'],
    ],
    [
      'with a lead that is unknown, whoever drafts it',
      { responsibilities: [{ department: 'FJ-NOWHERE', role: 'LEAD' }] },
      ['NOT_FOUND responsibilities 0 department'],
    ],
    ['with an unknown domain', { domain: 'NOWHERE' }, ['NOT_FOUND domain']],
    [
      'with a source that does not exist',
      { source: { ...source('（虚构）'), document: 'FJ-2099' } },
      ['SOURCE_UNKNOWN source document'],
    ],
    [
      'with a source without a place',
      { source: { ...source('（虚构）'), place: ' ' } },
      ['EMPTY_TEXT source place'],
    ],
    ['with a place outside the list', { ordinal: 0 }, ['INVALID ordinal']],
    ['with a place beyond the columns', { ordinal: 32_768 }, ['INVALID ordinal']],
    [
      'with a figure in words',
      { figures: [figure({ comparator: 'IN_WORDS' })] },
      ['FIGURE_INCOMPLETE figures 0 comparator'],
    ],
    [
      'with half a range, and one that runs backwards',
      {
        figures: [
          figure({ comparator: 'RANGE' }),
          figure({ comparator: 'RANGE', value: '7', maxValue: '5' }),
        ],
      },
      ['FIGURE_INCOMPLETE figures 0 maxValue', 'INVALID figures 1 maxValue'],
    ],
    [
      'with a percentage that is none',
      { funding: shared(share('PROVINCE', '100.01')) },
      ['INVALID funding shares 0 percent'],
    ],
    [
      'with several faults, each with its place',
      { domain: 'NOWHERE', ordinal: -1, figures: [figure({ comparator: 'RANGE' })] },
      ['INVALID ordinal', 'NOT_FOUND domain', 'FIGURE_INCOMPLETE figures 0 maxValue'],
    ],
  ])('%s', async (_, changes, expected) => {
    const { problems, payload } = await add(changes);
    expect(problems).toEqual(expected.map((each) => each.replace(' ', ' FJ-BPS-200 ')));
    expect(payload.draft).toBeNull();
  });

  it('for a code that is none, is taken, or is not there', async () => {
    for (const code of ['fj-bps-200', 'FJ-BPS-', 'FJ-BPS-1 ', 'FJ-BPS-02', '', "FJ-BPS-1'--", '福建'])
      expect((await add({}, code)).problems).toEqual(['INVALID code']);
    expect((await add({}, 'FJ-BPS-003')).problems).toEqual(['TAKEN code']);
    const changeSet = await desk.begin();
    for (const mutation of ['reviseService', 'retireService', 'reviseDepartment']) {
      const changes = mutation.startsWith('revise') ? { changes: { name: '（虚构）' } } : {};
      const payload = await desk.people.editor.mutate(mutation, {
        changeSet,
        code: 'FJ-BPS-999',
        ...changes,
      });
      expect(Desk.brief(payload)).toEqual(['NOT_FOUND code']);
    }
  });

  it('with null for what cannot be taken away, and kept with null for what can', async () => {
    const changeSet = await desk.begin();
    const ref = { changeSet, code: 'FJ-BPS-019' };
    const { province } = desk.people;
    const fields = ['ordinal', 'name', 'domain', 'category', 'audience', 'standard', 'fundingText'];
    const lists = ['responsibilities', 'figures', 'funding', 'source'];
    const changes = Object.fromEntries([...fields, ...lists].map((field) => [field, null]));
    const own = await desk.begin(province);
    const payload = await province.mutate('reviseService', { ...ref, changeSet: own, changes });
    expect(Desk.brief(payload).sort()).toEqual(
      [...fields, ...lists].map((field) => `INVALID changes ${field}`).sort(),
    );
    await desk.draft(province, 'reviseService', {
      changeSet: own,
      code: 'FJ-BPS-059',
      changes: { note: null },
    });
    const indicator = await desk.draft(province, 'reviseIndicator', {
      changeSet: own,
      code: 'FJ-2018-IND-01',
      changes: { note: null, unit: null, nature: null },
    });
    expect(indicator.draft.fields).toEqual(['unit', 'note']);
  });

  it('where it says what is published', async () => {
    const changeSet = await desk.begin();
    const ref = { changeSet, code: 'FJ-BPS-003' };
    for (const changes of [{}, { name: '寄宿生生活补助', ordinal: 3 }]) {
      const payload = await desk.people.editor.mutate('reviseService', { ...ref, changes });
      expect(Desk.brief(payload)).toEqual(['UNCHANGED']);
    }
  });
});

describe('a change set', () => {
  it('without drafts is not submitted', async () => {
    const changeSet = await desk.begin();
    const empty = ['EMPTY_CHANGE_SET'];
    expect(Desk.brief(await desk.people.editor.mutate('validateChangeSet', { changeSet }))).toEqual(empty);
    expect(Desk.brief(await desk.people.editor.mutate('submitChangeSet', { changeSet, version: 1 }))).toEqual(
      empty,
    );
  });

  it('says what it is about, in words that show', async () => {
    const { editor } = desk.people;
    const empty = await editor.mutate('createChangeSet', { title: ' ', reason: '\u200b' });
    expect(Desk.brief(empty)).toEqual(['EMPTY_TEXT title', 'EMPTY_TEXT reason']);
    const changeSet = await desk.begin();
    const nulls = await editor.mutate('updateChangeSet', {
      changeSet,
      version: 1,
      title: null,
      reason: null,
    });
    expect(Desk.brief(nulls)).toEqual(['EMPTY_TEXT title', 'EMPTY_TEXT reason']);
    const cleared = await editor.mutate('updateChangeSet', {
      changeSet,
      version: 1,
      effectiveOn: null,
      source: null,
      edition: null,
    });
    expect(cleared).toMatchObject({ problems: [], changeSet: { version: 2, effectiveOn: null } });
  });

  it('is validated for every draft at once, each problem with its path', async () => {
    const changeSet = await desk.begin(desk.people.province, { effectiveOn: TODAY });
    const draft = (mutation: string, code: string, more: object) =>
      desk.draft(desk.people.province, mutation, { changeSet, code, ...more });
    await draft('reviseService', 'FJ-BPS-003', { changes: { standard: '（虚构）改了' } });
    await draft('reviseService', 'FJ-BPS-004', { changes: { responsibilities: [] } });
    await draft('addDepartment', 'FJ-NEW', { content: newDepartment('省教育厅') });
    await draft('reviseIndicator', 'FJ-2018-IND-02', { changes: { ordinal: 1 } });
    await draft('reviseFacilityType', 'KINDERGARTEN', { changes: { name: '教学点' } });
    const found = Desk.brief(await desk.people.province.mutate('validateChangeSet', { changeSet }));
    expect(found).toEqual([
      'INVALID FJ-BPS-003 figures 0 quote',
      'INVALID FJ-BPS-003 figures 1 quote',
      'NO_LEAD FJ-BPS-004 responsibilities',
      'TAKEN FJ-NEW name',
      'TAKEN FJ-2018-IND-02 ordinal',
      'TAKEN KINDERGARTEN name',
    ]);
  });
});

it('refuses a publication on a day on which a rule would be broken that holds on the proposed one', async () => {
  // 省教育厅 is renamed by nobody: a department founded next month leads nothing before.
  const changeSet = await desk.begin(desk.people.province, { effectiveOn: NEXT_MONTH });
  await desk.draft(desk.people.province, 'addDepartment', {
    changeSet,
    code: 'FJ-LATE',
    content: newDepartment('（虚构）后设厅'),
  });
  expect((await desk.publish(changeSet, NEXT_MONTH, {}, desk.people.province)).problems).toEqual([]);
  const responsibilities = [{ department: 'FJ-LATE', role: 'LEAD' }];
  const early = await desk.revision({ responsibilities }, 'FJ-BPS-008', { effectiveOn: TODAY });
  const path = 'FJ-BPS-008 responsibilities 0 department';
  expect(Desk.brief(await desk.people.editor.mutate('validateChangeSet', { changeSet: early }))).toEqual([
    `NOT_IN_FORCE ${path}`,
  ]);
  await desk.people.editor.mutate('updateChangeSet', {
    changeSet: early,
    version: 1,
    effectiveOn: NEXT_MONTH,
  });
  expect(Desk.brief(await desk.people.editor.mutate('validateChangeSet', { changeSet: early }))).toEqual([]);
  const published = await desk.publish(early, TODAY);
  expect(Desk.brief(published)).toEqual([`NOT_IN_FORCE ${path}`]);
});
