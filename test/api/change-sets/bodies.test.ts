import { Desk, newDepartment, newService, NEXT_MONTH, source, TODAY } from '../../support/change-set-desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const LAST_DAY = '2026-11-30';

/** Has an editor of the province draft, and publishes it from next month. */
async function publish(drafts: readonly (readonly [mutation: string, input: Record<string, unknown>])[]) {
  const { province } = desk.people;
  const changeSet = await desk.begin(province);
  for (const [mutation, input] of drafts) await desk.draft(province, mutation, { changeSet, ...input });
  const published = await desk.publish(changeSet, NEXT_MONTH, {}, province);
  expect(published.problems).toEqual([]);
  return changeSet;
}

async function department(code: string, day: string) {
  const { data, errors } = await desk.server.query(
    `query D($code: String!, $day: Date!) { department(code: $code, asOf: $day) {
      name aliases abolishedOn successors { code name } responsibilities { service { code } } changeSet { title }
    } }`,
    { code, day },
  );
  expect(errors).toBeUndefined();
  return data.department;
}

const leads = async (code: string, day: string) => {
  const { responsibilities } = await desk.service(
    code,
    `, asOf: "${day}"`,
    'responsibilities(role: LEAD) { department { code name } }',
  );
  return responsibilities.map((each: { department: { name: string } }) => each.department.name);
};

it('renames a department: services name it as it is called on the day', async () => {
  await publish([
    [
      'reviseDepartment',
      {
        code: 'FJ-SPORTS',
        changes: { name: '（虚构）省体育厅', aliases: ['体育厅'], source: source('（虚构）更名') },
      },
    ],
  ]);
  expect(await leads('FJ-BPS-070', LAST_DAY)).toContain('省体育局');
  expect(await leads('FJ-BPS-070', NEXT_MONTH)).toContain('（虚构）省体育厅');
  expect(await leads('FJ-BPS-070', NEXT_MONTH)).not.toContain('省体育局');
});

it('merges two departments into one that is founded in the same change set and leads at once', async () => {
  const code = 'FJ-CULTURE-MEDIA';
  const merged = { abolished: true, successors: [code], source: source('（虚构）机构改革') };
  await publish([
    ['addDepartment', { code, content: newDepartment('（虚构）省文化和传媒厅') }],
    ['reviseDepartment', { code: 'FJ-CULTURE', changes: merged }],
    ['reviseDepartment', { code: 'FJ-PRESS-RADIO-TV', changes: merged }],
    [
      'reviseService',
      {
        code: 'FJ-BPS-067',
        changes: { responsibilities: [{ department: code, role: 'LEAD' }] },
      },
    ],
    [
      'addService',
      {
        code: 'FJ-BPS-401',
        content: newService({ responsibilities: [{ department: code, role: 'LEAD' }] }),
      },
    ],
  ]);
  expect(await department(code, LAST_DAY)).toBeNull();
  expect(await leads('FJ-BPS-067', LAST_DAY)).toContain('省文化厅');
  expect(await leads('FJ-BPS-067', NEXT_MONTH)).toEqual(['（虚构）省文化和传媒厅']);
  expect(await department('FJ-CULTURE', NEXT_MONTH)).toMatchObject({
    abolishedOn: NEXT_MONTH,
    successors: [{ code, name: '（虚构）省文化和传媒厅' }],
    changeSet: { title: '测试批次' },
  });
  expect(await department('FJ-CULTURE', LAST_DAY)).toMatchObject({
    abolishedOn: null,
    successors: [],
    changeSet: null,
  });
  const listed = async (day: string) => {
    const { data } = await desk.server.query(
      `{ departments(asOf: "${day}", first: 100) { totalCount nodes { code } } }`,
    );
    return data.departments.nodes.map((each: { code: string }) => each.code);
  };
  expect(await listed(LAST_DAY)).not.toContain(code);
  expect(await listed(LAST_DAY)).toContain('FJ-CULTURE');
  expect(await listed(NEXT_MONTH)).toContain(code);
  expect(await listed(NEXT_MONTH)).not.toContain('FJ-CULTURE');
});

it('splits a department into two, and lets nobody be led by what is no more', async () => {
  const codes = ['FJ-LAND-USE', 'FJ-SURVEY'];
  const { province } = desk.people;
  await publish([
    ...codes.map(
      (code, index) => ['addDepartment', { code, content: newDepartment(`（虚构）分设${index}`) }] as const,
    ),
    ['reviseDepartment', { code: 'FJ-LAND', changes: { abolished: true, successors: codes } }],
  ]);
  expect(
    (await department('FJ-LAND', NEXT_MONTH)).successors.map((each: { code: string }) => each.code),
  ).toEqual(codes);
  const changeSet = await desk.begin(province);
  const led = await desk.draft(province, 'reviseService', {
    changeSet,
    code: 'FJ-BPS-026',
    changes: { responsibilities: [{ department: 'FJ-LAND', role: 'LEAD' }] },
  });
  const path = ['FJ-BPS-026', 'responsibilities', '0', 'department'];
  expect(led.remaining).toEqual([{ code: 'NOT_IN_FORCE', path }]);
});

it('refuses a successor that is unknown, stands twice or is the department itself', async () => {
  const { province } = desk.people;
  const changeSet = await desk.begin(province);
  const payload = await province.mutate('reviseDepartment', {
    changeSet,
    code: 'FJ-JUSTICE',
    changes: { abolished: true, successors: ['FJ-JUSTICE', 'NOWHERE', 'FJ-HEALTH', 'FJ-HEALTH'] },
  });
  expect(Desk.brief(payload)).toEqual([
    'INVALID FJ-JUSTICE successors 0',
    'NOT_FOUND FJ-JUSTICE successors 1',
    'INVALID FJ-JUSTICE successors 3',
  ]);
});

describe('a name', () => {
  it('is not taken by two departments on one day, in or between change sets', async () => {
    const { province } = desk.people;
    const changeSet = await desk.begin(province);
    const add = (code: string, name: string) =>
      desk.draft(province, 'addDepartment', { changeSet, code, content: newDepartment(name) });
    await add('FJ-TWIN-A', '（虚构）同名厅');
    await add('FJ-TWIN-B', '（虚构）同名厅');
    await add('FJ-TWIN-C', '省司法厅');
    const found = await province.mutate('validateChangeSet', { changeSet });
    expect(Desk.brief(found)).toEqual([
      'TAKEN FJ-TWIN-A name',
      'TAKEN FJ-TWIN-B name',
      'TAKEN FJ-TWIN-C name',
    ]);
    expect(found.problems[2].message).toContain('FJ-JUSTICE');
  });

  it('changes hands in one change set, both ways', async () => {
    await publish([
      ['reviseDepartment', { code: 'FJ-QUALITY', changes: { name: '省统计局' } }],
      ['reviseDepartment', { code: 'FJ-STATISTICS', changes: { name: '省质监局' } }],
    ]);
    expect((await department('FJ-QUALITY', NEXT_MONTH)).name).toBe('省统计局');
    expect((await department('FJ-STATISTICS', NEXT_MONTH)).name).toBe('省质监局');
  });

  it('is free again for as long as its bearer is called otherwise, and no longer', async () => {
    const { province } = desk.people;
    const rename = async (code: string, name: string, day: string) => {
      const changeSet = await desk.begin(province, { effectiveOn: day });
      await desk.draft(province, 'reviseDepartment', { changeSet, code, changes: { name } });
      return desk.publish(changeSet, day, { untilLater: true }, province);
    };
    const published = async (...change: Parameters<typeof rename>) =>
      expect((await rename(...change)).problems).toEqual([]);
    await published('FJ-TELECOM', '（虚构）省信息通信局', '2027-01-01');
    await published('FJ-TELECOM', '省通信管理局', '2029-01-01');
    await published('FJ-ETHNIC-RELIGIOUS', '（虚构）省民族厅', '2028-01-01');
    const { name: old } = await department('FJ-TELECOM', LAST_DAY);
    expect(old).toBe('省通信管理局');
    // Until 2028 it does not meet the one that is called so from 2029 on.
    await published('FJ-ETHNIC-RELIGIOUS', '省通信管理局', '2027-06-01');
    expect(Desk.brief(await rename('FJ-ETHNIC-RELIGIOUS', '省通信管理局', '2028-06-01'))).toEqual([
      'TAKEN FJ-ETHNIC-RELIGIOUS name',
    ]);
    // What follows the drafted one still bears the name.
    const changeSet = await desk.begin(province, { effectiveOn: '2028-03-01' });
    await desk.draft(province, 'reviseDepartment', {
      changeSet,
      code: 'FJ-TELECOM',
      changes: { name: '（虚构）另名' },
    });
    await desk.draft(province, 'addDepartment', {
      changeSet,
      code: 'FJ-TELECOM-TOO',
      content: newDepartment('省通信管理局'),
    });
    const found = await province.mutate('validateChangeSet', { changeSet });
    expect(Desk.brief(found)).toEqual(['TAKEN FJ-TELECOM-TOO name']);
  });
});

it('revises a kind of facility and an indicator, and tells every day what it was then', async () => {
  await publish([
    [
      'reviseFacilityType',
      { code: 'NURSERY', changes: { planningStandard: '（虚构）每千人3个托位', source: source('（虚构）') } },
    ],
    [
      'reviseIndicator',
      { code: 'FJ-2018-IND-03', changes: { name: '（虚构）新口径', unit: null, nature: 'BINDING' } },
    ],
  ]);
  const read = async (day: string) => {
    const { data, errors } = await desk.server.query(
      `query R($day: Date!) {
        facilityTypes(asOf: $day) { code planningStandard validFrom }
        indicator(code: "FJ-2018-IND-03", asOf: $day) { name unit nature targets { year } changeSet { state } }
      }`,
      { day },
    );
    expect(errors).toBeUndefined();
    return {
      nursery: data.facilityTypes.find((each: { code: string }) => each.code === 'NURSERY'),
      indicator: data.indicator,
    };
  };
  const [before, after] = [await read(LAST_DAY), await read(NEXT_MONTH)];
  expect(before.nursery.planningStandard).toBeNull();
  expect(before.indicator).toMatchObject({ changeSet: null });
  expect(before.indicator.name).not.toContain('虚构');
  expect(after.nursery).toMatchObject({ planningStandard: '（虚构）每千人3个托位', validFrom: NEXT_MONTH });
  expect(after.indicator).toMatchObject({
    name: '（虚构）新口径',
    unit: null,
    nature: 'BINDING',
    changeSet: { state: 'PUBLISHED' },
  });
  expect(after.indicator.targets).toEqual(before.indicator.targets);
});

it('refuses a plan, domain or division that is unknown', async () => {
  const { province } = desk.people;
  const changeSet = await desk.begin(province, { effectiveOn: TODAY });
  const refused = async (mutation: string, code: string, changes: object) =>
    Desk.brief(await province.mutate(mutation, { changeSet, code, changes }));
  expect(
    await refused('reviseIndicator', 'FJ-2018-IND-04', { plan: 'NOWHERE', domain: 'NOWHERE', ordinal: 0 }),
  ).toEqual([
    'NOT_FOUND FJ-2018-IND-04 plan',
    'NOT_FOUND FJ-2018-IND-04 domain',
    'INVALID FJ-2018-IND-04 ordinal',
  ]);
  expect(await refused('reviseFacilityType', 'NURSERY', { domain: 'NOWHERE' })).toEqual([
    'NOT_FOUND NURSERY domain',
  ]);
  expect(await refused('reviseDepartment', 'FJ-JUSTICE', { region: '999999', position: 0 })).toEqual([
    'NOT_FOUND FJ-JUSTICE region',
    'INVALID FJ-JUSTICE position',
  ]);
});
