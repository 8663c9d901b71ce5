import { Desk } from '../support/change-set-desk.js';
import type { Caller } from '../support/change-sets.js';
import { localTarget } from '../support/local-contents.js';
import { CODE, INDICATOR, inWords, openTargetDesk, type TargetDesk } from '../support/target-desk.js';

let desk: Desk;
let county: Caller;
let target: TargetDesk;
beforeAll(async () => {
  target = await openTargetDesk();
  ({ desk, county } = target);
});
afterAll(() => desk.close());
const add: TargetDesk['add'] = (...args) => target.add(...args);

describe('a local target that is refused', () => {
  it.each([
    ['asks for no more than the province', { value: '60.0' }, 'TARGET_NOT_ABOVE', 'value'],
    [
      'speaks in words where the province gives a number',
      inWords('（虚构）大幅提高'),
      'TARGET_NOT_ABOVE',
      'words',
    ],
    ['cannot be reached', { value: '130' }, 'INVALID', 'value'],
    ['binds the other way', { comparator: 'AT_MOST' }, 'INVALID', 'comparator'],
    ['binds as none does', { comparator: 'RANGE' }, 'INVALID', 'comparator'],
    ['has neither number nor words', { value: null }, 'INVALID', 'value'],
    [
      'cites no document of the directory',
      { source: { ...localTarget().source, document: 'NO' } },
      'SOURCE_UNKNOWN',
      'source document',
    ],
  ])('%s', async (_, changes, problem, path) => {
    const payload = await add(changes);
    expect(Desk.brief(payload)).toEqual([`${problem} ${CODE} ${path}`]);
    expect(payload.draft).toBeNull();
  });

  it.each([
    ['is of a year outside the plan', { year: 2026 }, 'year'],
    ['is of a year that no column holds', { year: 99_999 }, 'year'],
  ])('%s', async (_, changes, path) => {
    const code = `${INDICATOR}-350102-${changes.year}`;
    expect(Desk.brief(await add(changes, { code }))).toEqual([`INVALID ${code} ${path}`]);
  });

  it.each([
    ['the province', { region: '350000' }, 'INVALID', 'region'],
    ['a township', { region: '350102001' }, 'INVALID', 'region'],
    ['a division that there is not', { region: '359999' }, 'NOT_FOUND', 'region'],
    ['an indicator that there is not', { indicator: 'FJ-2021-IND-99' }, 'NOT_FOUND', 'indicator'],
  ])('is of %s', async (_, changes, problem, path) => {
    const { indicator, region, year } = { ...localTarget(), ...changes };
    const code = `${indicator}-${region}-${year}`;
    const payload = await add(changes, { by: desk.people.province, code });
    expect(Desk.brief(payload)).toContain(`${problem} ${code} ${path}`);
  });

  it('goes by another code than that of what it is for', async () => {
    for (const code of [`${INDICATOR}-350103-2025`, `${INDICATOR}-350102-2024`, 'FJ-2021-IND-11-350102-2025'])
      expect(Desk.brief(await add({}, { code }))).toEqual([`INVALID ${code}`]);
  });

  it('is moved to another division, year or indicator', async () => {
    const changeSet = await desk.begin(county);
    await add({}, { changeSet });
    for (const changes of [{ region: '350103' }, { year: 2024 }, { indicator: 'FJ-2021-IND-11' }])
      await expect(
        county.mutate('reviseLocalTarget', { changeSet, code: CODE, version: 1, changes }),
      ).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('has as a draft been made to ask for no more', async () => {
    const changeSet = await desk.begin(county);
    await add({}, { changeSet });
    const lowered = { changeSet, code: CODE, version: 1, changes: { value: '55' } };
    expect(Desk.brief(await county.mutate('reviseLocalTarget', lowered))).toEqual([
      `TARGET_NOT_ABOVE ${CODE} value`,
    ]);
  });

  it('while words are outdone by a number and by other words, and years and sums of its own are let through', async () => {
    const accepted: readonly [code: string, changes: object][] = [
      ['FJ-2021-IND-02-350102-2025', { indicator: 'FJ-2021-IND-02', value: '100' }],
      ['FJ-2021-IND-16-350102-2025', { indicator: 'FJ-2021-IND-16', ...inWords('（虚构）随申随保') }],
      [`${INDICATOR}-350102-2023`, { year: 2023, value: '50' }],
      ['FJ-2021-IND-18-350102-2025', { indicator: 'FJ-2021-IND-18', value: '120' }],
    ];
    for (const [code, changes] of accepted)
      expect([code, Desk.brief(await add(changes, { code }))]).toEqual([code, []]);
    const same = { indicator: 'FJ-2021-IND-02', ...inWords('应保尽保') };
    const code = 'FJ-2021-IND-02-350102-2025';
    expect(Desk.brief(await add(same, { code }))).toEqual([`TARGET_NOT_ABOVE ${code} words`]);
  });
});
