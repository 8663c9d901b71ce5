import { Desk, newDepartment, newService, NEXT_MONTH } from '../../support/change-set-desk.js';
import type { Caller } from '../../support/change-sets.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const EDUCATION = { departments: ['FJ-EDUCATION'] };
const approve = async (who: Caller, changeSet: string) =>
  Desk.brief(await who.mutate('approveChangeSet', { changeSet, version: await desk.version(changeSet) }));

describe('a reviewer and a publisher of one department', () => {
  const of = (role: string) => desk.caller(`${role} of education`, [role], EDUCATION);

  it('decide on what it leads, alone or with others', async () => {
    const changeSet = await desk.revision({ audience: '（虚构）由教育厅决定' });
    await desk.bring(changeSet, 'SUBMITTED');
    expect(await approve(await of('REVIEWER'), changeSet)).toEqual([]);
    const version = await desk.version(changeSet);
    const published = await (
      await of('PUBLISHER')
    ).mutate('publishChangeSet', { changeSet, version, effectiveOn: NEXT_MONTH });
    expect(Desk.brief(published)).toEqual([]);
  });

  it('decide on nothing that changes what others lead besides, also if it is to become theirs', async () => {
    const both = await desk.caller('both', ['EDITOR'], {
      departments: ['FJ-EDUCATION', 'FJ-CIVIL-AFFAIRS'],
    });
    const changeSet = await desk.revision({ audience: '（虚构）夹带' }, 'FJ-BPS-004', {}, both);
    const responsibilities = ['FJ-CIVIL-AFFAIRS', 'FJ-EDUCATION'].map((department) => ({
      department,
      role: 'LEAD',
    }));
    await desk.draft(both, 'reviseService', { changeSet, code: 'FJ-BPS-046', changes: { responsibilities } });
    await desk.bring(changeSet, 'SUBMITTED', both);
    expect(await approve(await of('REVIEWER'), changeSet)).toEqual(['FORBIDDEN changeSet']);
    expect(await approve(desk.people.reviewer, changeSet)).toEqual([]);
    const version = await desk.version(changeSet);
    const refused = await (
      await of('PUBLISHER')
    ).mutate('publishChangeSet', { changeSet, version, effectiveOn: NEXT_MONTH });
    expect(Desk.brief(refused)).toEqual(['FORBIDDEN changeSet']);
  });

  it('decide on no indicator, which is the whole province’s; those of the province do', async () => {
    const changeSet = await desk.begin(desk.people.province);
    const changes = { name: '（虚构）指标' };
    await desk.draft(desk.people.province, 'reviseIndicator', { changeSet, code: 'FJ-2018-IND-02', changes });
    await desk.bring(changeSet, 'SUBMITTED', desk.people.province);
    expect(await approve(await of('REVIEWER'), changeSet)).toEqual(['NOT_FOUND changeSet']);
    const whole = await desk.caller('reviewer of the province', ['REVIEWER'], { regions: ['350000'] });
    expect(await approve(whole, changeSet)).toEqual([]);
  });
});

describe('a draft that is taken away', () => {
  it('leaves its authors, and whoever took it, with a hand in what is left', async () => {
    const remover = await desk.caller('remover', ['EDITOR', 'REVIEWER'], EDUCATION);
    const drafter = await desk.caller('first drafter', ['EDITOR', 'REVIEWER'], EDUCATION);
    const changeSet = await desk.revision({ audience: '（虚构）留下' }, 'FJ-BPS-005');
    const input = { changeSet, code: 'FJ-BPS-006', changes: { audience: '（虚构）移除' } };
    await desk.draft(drafter, 'reviseService', input);
    await desk.draft(remover, 'removeDraft', { changeSet, kind: 'SERVICE', code: 'FJ-BPS-006', version: 1 });
    await desk.bring(changeSet, 'SUBMITTED');
    for (const who of [remover, drafter])
      expect(await approve(who, changeSet)).toEqual(['SELF_REVIEW changeSet']);
  });

  it('stays while another draft names the department that it adds', async () => {
    const { province } = desk.people;
    const changeSet = await desk.begin(province);
    const content = newDepartment('（虚构）被提及厅');
    await desk.draft(province, 'addDepartment', { changeSet, code: 'FJ-NAMED', content });
    const responsibilities = [{ department: 'FJ-NAMED', role: 'LEAD' }];
    await desk.draft(province, 'addService', {
      changeSet,
      code: 'FJ-BPS-801',
      content: newService({ responsibilities }),
    });
    const named = { changeSet, kind: 'DEPARTMENT', code: 'FJ-NAMED', version: 1 };
    expect(Desk.brief(await province.mutate('removeDraft', named))).toEqual(['WRONG_STATE code']);
    await desk.draft(province, 'removeDraft', {
      changeSet,
      kind: 'SERVICE',
      code: 'FJ-BPS-801',
      version: 1,
    });
    await desk.draft(province, 'removeDraft', named);
  });
});

describe('what another change set drafts', () => {
  it('is not there: neither its codes nor its divisions are told of', async () => {
    const { province, editor } = desk.people;
    const secret = await desk.begin(province);
    const content = newDepartment('（虚构）密厅', { region: '350100', level: 'CITY' });
    await desk.draft(province, 'addDepartment', { changeSet: secret, code: 'FZ-SECRET', content });
    await desk.draft(province, 'addService', {
      changeSet: secret,
      code: 'FJ-BPS-802',
      content: newService(),
    });
    const changeSet = await desk.begin(editor);
    const revise = (code: string, changes: object) =>
      editor.mutate('reviseService', { changeSet, code, changes });
    const audience = '（虚构）探测';
    expect(Desk.brief(await revise('FJ-BPS-802', { audience }))).toEqual(['NOT_FOUND code']);
    expect(Desk.brief(await revise('FJ-BPS-899', { audience }))).toEqual(['NOT_FOUND code']);
    const leads = ['FJ-EDUCATION', 'FZ-SECRET'].map((department) => ({ department, role: 'LEAD' }));
    expect(Desk.brief(await revise('FJ-BPS-007', { responsibilities: leads }))).toEqual([
      'NOT_FOUND FJ-BPS-007 responsibilities 1 department',
    ]);
  });
});

describe('the list as it would stand', () => {
  it('says of earlier revisions what was so on their days', async () => {
    const { province } = desk.people;
    const changeSet = await desk.begin(province);
    const changes = { name: '（虚构）教育委' };
    await desk.draft(province, 'reviseDepartment', { changeSet, code: 'FJ-EDUCATION', changes });
    const { data, errors } = await province.query(
      `query Revisions($id: ID!, $role: ResponsibilityRole) { service(code: "FJ-BPS-001", changeSet: $id) {
        now: responsibilities(role: LEAD) { department { name } }
        revisions { validFrom folded: responsibilities(role: LEAD) { department { name } }
          loaded: responsibilities(role: $role) { department { name } } }
      } }`,
      { id: changeSet, role: 'LEAD' },
    );
    expect(errors).toBeUndefined();
    const names = (parts: { department: { name: string } }[]) =>
      parts.map(({ department }) => department.name);
    expect(names(data.service.now)).toContain('（虚构）教育委');
    expect(names(data.service.revisions[0].folded)).toContain('省教育厅');
    expect(names(data.service.revisions[0].loaded)).toContain('省教育厅');
  });

  it('can be read where a draft names a department that is not in being on its day', async () => {
    const { province, editor } = desk.people;
    const later = await desk.begin(province, { effectiveOn: '2027-06-01' });
    const content = newDepartment('（虚构）晚设厅');
    await desk.draft(province, 'addDepartment', { changeSet: later, code: 'FJ-LATER', content });
    expect(Desk.brief(await desk.publish(later, '2027-06-01', {}, province))).toEqual([]);
    const responsibilities = ['FJ-EDUCATION', 'FJ-LATER'].map((department) => ({ department, role: 'LEAD' }));
    const changeSet = await desk.revision({ responsibilities }, 'FJ-BPS-008');
    const { data, errors } = await editor.query(
      `query Named($id: ID!) { service(code: "FJ-BPS-008", changeSet: $id) { responsibilities { department { name } } } }`,
      { id: changeSet },
    );
    expect(errors).toBeUndefined();
    expect(data.service.responsibilities[1].department.name).toBe('（虚构）晚设厅');
  });
});
