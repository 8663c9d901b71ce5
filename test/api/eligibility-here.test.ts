import { implementation } from '../support/local-contents.js';
import { Desk, NEXT_MONTH } from '../support/change-set-desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  const local = await desk.caller('fuzhou editor', ['EDITOR'], { regions: ['350100'] });
  const changeSet = await desk.begin(local);
  for (const [region, text, kind] of [
    ['350100', '（虚构）本市户籍的在读高中生', 'SENIOR_HIGH'],
    ['350102', '（虚构）在园幼儿', 'KINDERGARTEN'],
  ] as const) {
    const content = implementation({ region, addedAudience: null });
    await desk.draft(local, 'addLocalImplementation', {
      changeSet,
      code: `FJ-BPS-003-${region}`,
      content: {
        ...content,
        addedAudience: {
          text,
          condition: { kind: 'FACT', fact: 'studyStage', comparator: 'ONE_OF', values: [kind], quote: text },
        },
      },
    });
  }
  expect((await desk.publish(changeSet, NEXT_MONTH, {}, local)).problems).toEqual([]);
});
afterAll(() => desk.close());

const ask = async (profile: object, region: string | null, asOf = NEXT_MONTH) => {
  const { data, errors } = await desk.server.query(
    `query A($profile: EligibilityProfile!, $region: String, $asOf: Date) {
      eligibility(profile: $profile, region: $region, asOf: $asOf) {
        services { service { code } verdict criteria { depth sentence quote verdict addedBy } } } }`,
    { profile, region, asOf },
  );
  expect(errors).toBeUndefined();
  return data.eligibility.services.find(
    (one: { service: { code: string } }) => one.service.code === 'FJ-BPS-003',
  );
};

describe('whom a division serves besides', () => {
  it.each<[string, string, string | null, string]>([
    ['a county’s own', 'KINDERGARTEN', '350102', 'MATCH'],
    ['not of the county beside it', 'KINDERGARTEN', '350103', 'NO_MATCH'],
    ['not of its city', 'KINDERGARTEN', '350100', 'NO_MATCH'],
    ['what its city adds', 'SENIOR_HIGH', '350102', 'MATCH'],
    ['what the city adds for all its counties', 'SENIOR_HIGH', '350103', 'MATCH'],
    ['not of another city', 'SENIOR_HIGH', '350200', 'NO_MATCH'],
    ['nothing of the list alone', 'SENIOR_HIGH', null, 'NO_MATCH'],
  ])('counts there: %s', async (_, studyStage, region, verdict) => {
    expect((await ask({ studyStage }, region)).verdict).toBe(verdict);
  });

  it('is told apart from the words of the list', async () => {
    const { criteria } = await ask({ studyStage: 'KINDERGARTEN' }, '350102');
    const added = criteria.filter((one: { addedBy: string | null }) => one.addedBy !== null);
    expect(added.map((one: { addedBy: string; verdict: string }) => [one.addedBy, one.verdict])).toEqual([
      ['350100', 'NO_MATCH'],
      ['350102', 'MATCH'],
    ]);
    expect(added[1]).toMatchObject({ depth: 0, quote: '（虚构）在园幼儿' });
    expect(criteria[0]).toMatchObject({ depth: 0, verdict: 'NO_MATCH', addedBy: null });
  });

  it('counts from its day on', async () => {
    expect((await ask({ studyStage: 'KINDERGARTEN' }, '350102', '2026-11-30')).verdict).toBe('NO_MATCH');
  });
});
