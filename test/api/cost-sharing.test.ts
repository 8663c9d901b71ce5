import { parts, CostSharingLab } from '../support/cost-sharing-lab.js';
import { Desk, NEXT_MONTH } from '../support/change-set-desk.js';
import { CITED, ratio, tier } from '../support/local-contents.js';

let lab: CostSharingLab;
beforeAll(async () => {
  lab = await CostSharingLab.open();
});
afterAll(() => lab.close());

describe('a ratio is drafted', () => {
  it('by an editor of its division, or of one above', async () => {
    for (const by of [lab.fuzhou, lab.province]) {
      const { payload } = await lab.addRatio(by, 'FJ-BPS-003-350100', ratio());
      expect(payload).toMatchObject({
        problems: [],
        remaining: [],
        draft: { kind: 'COST_SHARING_RATIO', operation: 'ADD', code: 'FJ-BPS-003-350100' },
      });
    }
    expect((await lab.addRatio(lab.fuzhou, 'R-BELOW', ratio({ region: '350181' }))).payload.problems).toEqual(
      [],
    );
  });

  it('by no editor of another division, or of one below', async () => {
    for (const [by, region] of [
      [lab.xiamen, '350100'],
      [lab.fuqing, '350100'],
      [lab.fuzhou, '350000'],
      [lab.fuqing, '350102'],
    ] as const) {
      const { payload } = await lab.addRatio(by, 'R-FOREIGN', ratio({ region }));
      expect(Desk.brief(payload)).toEqual(['FORBIDDEN R-FOREIGN region']);
      expect(payload.draft).toBeNull();
    }
  });

  it.each<[string, object, string[]]>([
    ['a percentage over 100', { parts: parts(['PROVINCE', '100.01']) }, ['INVALID parts 0 percent']],
    ['a percentage below 0', { parts: parts(['PROVINCE', '-1']) }, ['INVALID parts 0 percent']],
    [
      'a range that runs backwards',
      { parts: parts(['PROVINCE', '50', '40']) },
      ['INVALID parts 0 maxPercent'],
    ],
    ['a payer twice', { parts: parts(['CITY', '10'], ['CITY', '20']) }, ['INVALID parts 1 payer']],
    ['a payer that the list keeps out', { parts: parts(['EMPLOYER', '10']) }, ['INVALID parts 0 payer']],
    ['all parties as one of them', { parts: parts(['ALL_PARTIES', '10']) }, ['INVALID parts 0 payer']],
    [
      'more than the whole',
      { parts: parts(['PROVINCE', '60'], ['COUNTY', '40.001']) },
      ['SHARES_EXCEED_WHOLE parts'],
    ],
    ['no part', { parts: [] }, ['INVALID parts']],
    [
      'a payer that the mode keeps out',
      { service: null, fundingMode: 'LOCAL', parts: parts(['PROVINCE', '10']) },
      ['INVALID parts 0 payer'],
    ],
    ['a service and a mode', { fundingMode: 'SHARED_BY_RATIO' }, ['INVALID service']],
    ['neither service nor mode', { service: null }, ['INVALID service']],
    ['a service that there is not', { service: 'FJ-BPS-999' }, ['NOT_FOUND service']],
    ['a tier of a list without tiers', { component: '补助', fiscalTier: 1 }, ['NOT_FOUND component']],
    ['a tier without its component', { fiscalTier: 1 }, ['INVALID fiscalTier']],
    [
      'a tier that the scheme does not print',
      { service: 'FJ-BPS-020', component: '基础养老金', fiscalTier: 5, parts: parts(['COUNTY', '1']) },
      ['NOT_FOUND fiscalTier'],
    ],
    [
      'a component that the list does not print',
      { service: 'FJ-BPS-020', component: '丧葬费', parts: parts(['COUNTY', '1']) },
      ['NOT_FOUND component'],
    ],
    [
      'another percentage than the list prints',
      { service: 'FJ-BPS-020', component: '基础养老金', fiscalTier: 2, parts: parts(['PROVINCE', '81']) },
      ['INVALID parts 0 percent'],
    ],
    [
      'more than the printed shares leave',
      { service: 'FJ-BPS-020', component: '基础养老金', fiscalTier: 2, parts: parts(['COUNTY', '20.5']) },
      ['SHARES_EXCEED_WHOLE parts'],
    ],
    ['a township', { region: '350104001' }, ['INVALID region']],
    ['a division of another one', { region: '110000' }, ['NOT_FOUND region']],
    [
      'a document that is not known',
      { source: { ...CITED, document: 'FJ-2099' } },
      ['SOURCE_UNKNOWN source document'],
    ],
  ])('with problems for %s', async (_, changes, expected) => {
    const { payload } = await lab.addRatio(lab.province, 'R-WRONG', { ...ratio(), ...changes });
    const found = [...payload.problems, ...payload.remaining] as { code: string; path: string[] }[];
    expect(Desk.brief({ problems: found })).toEqual(expected.map((each) => each.replace(' ', ' R-WRONG ')));
  });

  it('once for one place, in one change set as in two', async () => {
    const first = await lab.addRatio(lab.province, 'R-ONE', ratio({ service: 'FJ-BPS-046' }));
    const again = await lab.province.mutate('addCostSharingRatio', {
      changeSet: first.changeSet,
      code: 'R-TWO',
      content: ratio({ service: 'FJ-BPS-046' }),
    });
    expect(Desk.brief({ problems: [...again.problems, ...again.remaining] })).toEqual([]);
    const twice = await lab.province.mutate('validateChangeSet', { changeSet: first.changeSet });
    expect(Desk.brief(twice)).toEqual(['TAKEN R-ONE region', 'TAKEN R-TWO region']);
    await lab.published(
      lab.province,
      lab.addRatio(lab.fuzhou, 'R-THREE', ratio({ service: 'FJ-BPS-046' })),
      NEXT_MONTH,
    );
    const removed = { changeSet: first.changeSet, code: 'R-TWO', kind: 'COST_SHARING_RATIO', version: 1 };
    expect(Desk.brief(await lab.province.mutate('removeDraft', removed))).toEqual([]);
    expect(Desk.brief(await lab.desk.publish(first.changeSet, NEXT_MONTH, {}, lab.province))).toEqual([
      'TAKEN R-ONE region',
    ]);
  });
});

describe('a fiscal tier is drafted', () => {
  it.each<[string, object, string[]]>([
    ['a tier that is not printed', { tier: 5 }, ['NOT_FOUND tier']],
    ['a scheme that is not printed', { component: '丧葬费' }, ['NOT_FOUND component']],
    ['a service without tiers', { service: 'FJ-BPS-003' }, ['NOT_FOUND component']],
    ['a service that there is not', { service: 'FJ-BPS-999' }, ['NOT_FOUND service']],
    ['a city', { region: '350100' }, ['INVALID region']],
    ['a township', { region: '350104001' }, ['INVALID region']],
  ])('with problems for %s', async (_, changes, expected) => {
    const { payload } = await lab.addTier(lab.province, 'T-WRONG', { ...tier(), ...changes });
    const found = [...payload.problems, ...payload.remaining] as { code: string; path: string[] }[];
    expect(Desk.brief({ problems: found })).toEqual(expected.map((each) => each.replace(' ', ' T-WRONG ')));
  });

  it('by an editor of its county, and of no other division', async () => {
    expect((await lab.addTier(lab.fuqing, 'T-OWN', tier())).payload.problems).toEqual([]);
    expect(Desk.brief((await lab.addTier(lab.xiamen, 'T-OWN', tier())).payload)).toEqual([
      'FORBIDDEN T-OWN region',
    ]);
  });
});
