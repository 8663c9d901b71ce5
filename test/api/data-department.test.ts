import { Desk, newDepartment, NEXT_MONTH } from '../support/change-set-desk.js';

const INDICATOR = 'FJ-2021-IND-12';
const AFTER = '2026-12-02';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const answersFor = async (args = '') => {
  const { data, errors } = await desk.server.query(
    `{ indicator(code: "${INDICATOR}"${args}) { dataDepartment { code name } } }`,
  );
  expect(errors).toBeUndefined();
  return data.indicator.dataDepartment;
};
const revise = (changeSet: string, dataDepartment: string | null, by = desk.people.province, more = {}) =>
  by.mutate('reviseIndicator', { changeSet, code: INDICATOR, changes: { dataDepartment }, ...more });

it('answers for an indicator from the day on which a change set says so, and for none that no document gives one', async () => {
  const { province } = desk.people;
  expect(await answersFor()).toBeNull();
  const changeSet = await desk.begin(province);
  const payload = await revise(changeSet, 'FJ-CIVIL-AFFAIRS');
  expect(payload).toMatchObject({
    problems: [],
    draft: { kind: 'INDICATOR', fields: ['dataDepartment'] },
  });
  expect((await desk.publish(changeSet, NEXT_MONTH, {}, province)).problems).toEqual([]);
  expect(await answersFor()).toBeNull();
  expect(await answersFor(`, asOf: "${AFTER}"`)).toEqual({ code: 'FJ-CIVIL-AFFAIRS', name: '省民政厅' });

  const ended = await desk.begin(province, { effectiveOn: '2027-01-01' });
  expect((await revise(ended, null)).problems).toEqual([]);
  expect((await desk.publish(ended, '2027-01-01', {}, province)).problems).toEqual([]);
  expect(await answersFor(', asOf: "2027-01-02"')).toBeNull();
});

it('is said by editors of the whole province, not by its own', async () => {
  const { civil } = desk.people;
  const changeSet = await desk.begin(civil);
  expect(Desk.brief(await revise(changeSet, 'FJ-CIVIL-AFFAIRS', civil))).toEqual(['FORBIDDEN code']);
});

it('is a department in being on the day', async () => {
  const { province } = desk.people;
  const changeSet = await desk.begin(province);
  expect(Desk.brief(await revise(changeSet, 'NOBODY'))).toEqual([`NOT_FOUND ${INDICATOR} dataDepartment`]);
  await desk.draft(province, 'reviseDepartment', {
    changeSet,
    code: 'FJ-JUSTICE',
    changes: { abolished: true, successors: ['FJ-FINANCE'] },
  });
  const { problems, remaining } = await revise(changeSet, 'FJ-JUSTICE');
  expect(problems).toEqual([]);
  expect(Desk.brief({ problems: remaining })).toEqual([`NOT_IN_FORCE ${INDICATOR} dataDepartment`]);
});

it('may be founded in the same change set, and is not taken out of it while it is named', async () => {
  const { province } = desk.people;
  const changeSet = await desk.begin(province);
  const code = 'FJ-STATISTICS-NEW';
  const content = newDepartment('（虚构）统计厅');
  await desk.draft(province, 'addDepartment', { changeSet, code, content });
  expect((await revise(changeSet, code)).problems).toEqual([]);
  const remove = (kind: string, of: string) =>
    province.mutate('removeDraft', { changeSet, kind, code: of, version: 1 });
  expect(Desk.brief(await remove('DEPARTMENT', code))).toEqual(['WRONG_STATE code']);
  expect(Desk.brief(await remove('INDICATOR', INDICATOR))).toEqual([]);
  expect(Desk.brief(await remove('DEPARTMENT', code))).toEqual([]);
});
