import { Desk, NEXT_MONTH, newService, source } from '../../support/change-set-desk.js';
import { CITED, ratio, tier } from '../../support/local-contents.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const quoting = (quote: string) => ({
  kind: 'FACT',
  fact: 'studyStage',
  comparator: 'ONE_OF',
  values: ['PRIMARY'],
  quote,
});
const read = async (query: string, variables: object = {}) => {
  const { data, errors } = await desk.people.publisher.query(query, variables as Record<string, unknown>);
  expect(errors).toBeUndefined();
  return data;
};

describe('what names a service', () => {
  it('outlives it, and is older than it: it still names it', async () => {
    const { editor, province } = desk.people;
    const added = await desk.begin(province);
    const content = ratio({ service: 'FJ-BPS-004', region: '350000' });
    await desk.draft(province, 'addCostSharingRatio', { changeSet: added, code: 'R-OUTLIVES', content });
    expect((await desk.publish(added, NEXT_MONTH, {}, province)).problems).toEqual([]);
    const ended = await desk.begin(editor, { effectiveOn: '2027-02-01' });
    await desk.draft(editor, 'retireService', { changeSet: ended, code: 'FJ-BPS-004' });
    expect((await desk.publish(ended, '2027-02-01')).problems).toEqual([]);

    const { costSharingRatio } = await read(
      '{ costSharingRatio(code: "R-OUTLIVES", asOf: "2027-03-01") { service { code name } fundingMode } }',
    );
    expect(costSharingRatio).toEqual({
      service: { code: 'FJ-BPS-004', name: '普惠性学前教育资助' },
      fundingMode: null,
    });
    const rule = await read(
      '{ service(code: "FJ-BPS-015") { eligibilityRule { revisions { validFrom service { code } } } } }',
    );
    expect(rule.service.eligibilityRule.revisions).toEqual([
      { validFrom: null, service: { code: 'FJ-BPS-015' } },
    ]);
  });

  it('can be ended by those who led the service, when that has ended', async () => {
    const { editor } = desk.people;
    const together = await desk.begin(editor, { effectiveOn: '2027-02-01' });
    await desk.draft(editor, 'retireService', { changeSet: together, code: 'FJ-BPS-008' });
    await desk.draft(editor, 'retireEligibilityRule', { changeSet: together, code: 'FJ-BPS-008' });
    expect((await desk.publish(together, '2027-02-01')).problems).toEqual([]);
    const later = await desk.begin(editor, { effectiveOn: '2027-03-01' });
    await desk.draft(editor, 'retireEligibilityRule', { changeSet: later, code: 'FJ-BPS-004' });
    expect((await desk.publish(later, '2027-03-01')).problems).toEqual([]);
    const { changes } = await read(
      '{ changes(types: [RETIRED], first: 100) { nodes { subjectType subjectCode } } }',
    );
    expect(changes.nodes).toContainEqual({ subjectType: 'EligibilityRule', subjectCode: 'FJ-BPS-004' });
  });

  it('keeps a drafted one from being taken away', async () => {
    const { editor } = desk.people;
    const changeSet = await desk.begin(editor);
    const code = 'FJ-BPS-905';
    await desk.draft(editor, 'addService', { changeSet, code, content: newService({ ordinal: 105 }) });
    await desk.draft(editor, 'addEligibilityRule', {
      changeSet,
      code,
      content: { service: code, condition: quoting('（虚构）义务教育学生'), source: source('（虚构）') },
    });
    const remove = (kind: string) => editor.mutate('removeDraft', { changeSet, code, kind, version: 1 });
    expect(Desk.brief(await remove('SERVICE'))).toEqual(['WRONG_STATE code']);
    expect(Desk.brief(await remove('ELIGIBILITY_RULE'))).toEqual([]);
    expect(Desk.brief(await remove('SERVICE'))).toEqual([]);
  });
});

describe('what holds in a division', () => {
  it('is followed there by another in one change set', async () => {
    const { province } = desk.people;
    const one = await desk.begin(province);
    const content = ratio({ service: 'FJ-BPS-005', region: '350100' });
    await desk.draft(province, 'addCostSharingRatio', { changeSet: one, code: 'R-OLD', content });
    expect((await desk.publish(one, NEXT_MONTH, {}, province)).problems).toEqual([]);
    const both = await desk.begin(province, { effectiveOn: '2027-01-01' });
    await desk.draft(province, 'retireCostSharingRatio', { changeSet: both, code: 'R-OLD' });
    await desk.draft(province, 'addCostSharingRatio', { changeSet: both, code: 'R-NEW', content });
    expect((await desk.publish(both, '2027-01-01', {}, province)).problems).toEqual([]);
    const on = async (day: string) =>
      (
        await read(
          `{ costSharingRatios(filter: { service: ["FJ-BPS-005"] }, asOf: "${day}") { nodes { code } } }`,
        )
      ).costSharingRatios.nodes;
    expect([await on('2026-12-31'), await on('2027-01-01')]).toEqual([
      [{ code: 'R-OLD' }],
      [{ code: 'R-NEW' }],
    ]);
  });

  it.each([
    ['reviseCostSharingRatio', 'region', '350000'],
    ['reviseFiscalTier', 'region', '350182'],
    ['reviseLocalImplementation', 'service', 'FJ-BPS-001'],
    ['reviseEligibilityRule', 'service', 'FJ-BPS-001'],
  ])('is never moved: %s has no %s', async (mutation, field, value) => {
    const { province } = desk.people;
    const changeSet = await desk.begin(province);
    const input = { changeSet, code: 'R-OLD', changes: { [field]: value } };
    await expect(province.mutate(mutation, input)).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('takes no code that reads as another’s', async () => {
    const { province } = desk.people;
    const changeSet = await desk.begin(province);
    const content = { ...tier(), source: CITED };
    const add = (code: string) => province.mutate('addFiscalTier', { changeSet, code, content });
    expect(Desk.brief(await add('FJ-BPS-020-350182-A'))).toEqual(['INVALID FJ-BPS-020-350182-A']);
    expect(Desk.brief(await add('FJ-BPS-020-350181-A'))).toEqual([]);
  });
});

describe('a reading and its audience', () => {
  const verdictsOf = async (args: string) => {
    const { eligibility } = await read(
      `query V($profile: EligibilityProfile!) { eligibility(profile: $profile${args}) { services { service { code } reason lostQuotes } } }`,
      { profile: { studyStage: 'PRIMARY' } },
    );
    return new Map<string, { reason: string | null; lostQuotes: string[] }>(
      eligibility.services.map((one: { service: { code: string } }) => [one.service.code, one]),
    );
  };
  const LATER = '2028-01-01';

  it('changed together are told of alike before and after they are published', async () => {
    const { editor } = desk.people;
    const changeSet = await desk.begin(editor, { effectiveOn: LATER });
    const audience = '（虚构）小学在校学生';
    await desk.draft(editor, 'reviseService', { changeSet, code: 'FJ-BPS-007', changes: { audience } });
    await desk.draft(editor, 'reviseEligibilityRule', {
      changeSet,
      code: 'FJ-BPS-007',
      changes: { condition: quoting(audience) },
    });
    const preview = (await verdictsOf(`, changeSet: "${changeSet}"`)).get('FJ-BPS-007');
    expect(preview?.reason).toBeNull();
    expect((await desk.publish(changeSet, LATER)).problems).toEqual([]);
    expect((await verdictsOf(`, asOf: "${LATER}"`)).get('FJ-BPS-007')).toEqual(preview);
  });

  it('are told apart where the audience is corrected from its first day on, and as it was known before', async () => {
    const { editor } = desk.people;
    const before = new Date().toISOString();
    const changeSet = await desk.begin(editor, { effectiveOn: '2018-09-11' });
    const changes = { audience: '（虚构）更正后的对象' };
    await desk.draft(editor, 'reviseService', { changeSet, code: 'FJ-BPS-006', changes });
    const preview = (await verdictsOf(`, changeSet: "${changeSet}"`)).get('FJ-BPS-006');
    expect(preview?.reason).toBe('READING_OUTDATED');
    const more = { retroactiveReason: '（虚构）更正' };
    expect((await desk.publish(changeSet, '2018-09-11', more)).problems).toEqual([]);
    expect((await verdictsOf('')).get('FJ-BPS-006')).toEqual(preview);
    // Whoever asks what was known before is told that, however often the reading was read since.
    expect((await verdictsOf(`, knownAt: "${before}"`)).get('FJ-BPS-006')?.reason).not.toBe(
      'READING_OUTDATED',
    );
  });
});
