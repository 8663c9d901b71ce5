import { Desk, newDepartment, newService, NEXT_MONTH, source } from '../../support/change-set-desk.js';
import type { Caller } from '../../support/change-sets.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const approve = async (who: Caller, changeSet: string) =>
  Desk.brief(await who.mutate('approveChangeSet', { changeSet, version: await desk.version(changeSet) }));

describe('a review', () => {
  const both = (subject: string) =>
    desk.caller(subject, ['EDITOR', 'REVIEWER', 'PUBLISHER'], { departments: ['FJ-EDUCATION'] });

  it('is refused to the author', async () => {
    const author = await both('author');
    const changeSet = await desk.revision({ audience: '（虚构）自审' }, 'FJ-BPS-003', {}, author);
    await desk.bring(changeSet, 'SUBMITTED', author);
    expect(await approve(author, changeSet)).toEqual(['SELF_REVIEW changeSet']);
    expect(await approve(desk.people.reviewer, changeSet)).toEqual([]);
  });

  it('is refused to whoever wrote in it: drafted, was overwritten since, or changed what it says of itself', async () => {
    const [drafter, overwritten, namer, nobody] = await Promise.all(
      ['drafter', 'overwritten', 'namer', 'nobody'].map(both),
    );
    const changeSet = await desk.revision({ audience: '（虚构）众人' });
    const ref = { changeSet, code: 'FJ-BPS-003' };
    await desk.draft(overwritten as Caller, 'reviseService', {
      ...ref,
      version: 1,
      changes: { audience: '（虚构）一' },
    });
    await desk.draft(drafter as Caller, 'reviseService', {
      ...ref,
      version: 2,
      changes: { audience: '（虚构）二' },
    });
    await (namer as Caller).mutate('updateChangeSet', { changeSet, version: 1, title: '改名' });
    await desk.bring(changeSet, 'SUBMITTED');
    for (const who of [drafter, overwritten, namer])
      expect(await approve(who as Caller, changeSet)).toEqual(['SELF_REVIEW changeSet']);
    expect(await approve(nobody as Caller, changeSet)).toEqual([]);
  });

  it('is not taken by returning either, unless by a publisher, who answers for it', async () => {
    const author = await desk.caller('returns own', ['EDITOR', 'REVIEWER'], {
      departments: ['FJ-EDUCATION'],
    });
    const changeSet = await desk.revision({ audience: '（虚构）退' }, 'FJ-BPS-003', {}, author);
    await desk.bring(changeSet, 'SUBMITTED', author);
    const version = await desk.version(changeSet);
    const own = await author.mutate('returnChangeSet', { changeSet, version, comment: '自退' });
    expect(Desk.brief(own)).toEqual(['SELF_REVIEW changeSet']);
    for (const comment of ['', '  ', '\u200b'])
      expect(
        Desk.brief(await desk.people.reviewer.mutate('returnChangeSet', { changeSet, version, comment })),
      ).toEqual(['EMPTY_TEXT comment']);
    const back = await desk.people.publisher.mutate('returnChangeSet', {
      changeSet,
      version,
      comment: '依据不足',
    });
    expect(back).toMatchObject({ problems: [], changeSet: { state: 'DRAFT' } });
    expect(back.changeSet.steps.at(-1)).toEqual({
      action: 'RETURN',
      comment: '依据不足',
      actor: 'publisher',
    });
  });
});

describe('limits to departments', () => {
  it('keep reviewers and publishers of others from seeing, let alone deciding', async () => {
    const changeSet = await desk.revision({ audience: '（虚构）限部门' });
    const [mine, theirs] = await Promise.all(
      ['FJ-FINANCE', 'FJ-HEALTH'].map((code) =>
        desk.caller(`limited to ${code}`, ['REVIEWER', 'PUBLISHER'], { departments: [code] }),
      ),
    );
    await desk.bring(changeSet, 'SUBMITTED');
    expect(await approve(theirs as Caller, changeSet)).toEqual(['NOT_FOUND changeSet']);
    expect(await approve(mine as Caller, changeSet)).toEqual([]);
    const version = await desk.version(changeSet);
    const input = { changeSet, version, effectiveOn: NEXT_MONTH };
    expect(Desk.brief(await (theirs as Caller).mutate('publishChangeSet', input))).toEqual([
      'NOT_FOUND changeSet',
    ]);
    expect(Desk.brief(await (mine as Caller).mutate('publishChangeSet', input))).toEqual([]);
  });

  it('keep a wandering service with the departments that lead it now, until it is published', async () => {
    const code = 'FJ-BPS-031';
    const health = await desk.caller('health', ['EDITOR'], { departments: ['FJ-HEALTH'] });
    const responsibilities = [{ department: 'FJ-EDUCATION', role: 'LEAD' }];
    const own = await desk.begin(desk.people.editor);
    const grabbed = await desk.people.editor.mutate('reviseService', {
      changeSet: own,
      code,
      changes: { responsibilities },
    });
    expect(Desk.brief(grabbed)).toEqual(['FORBIDDEN code']);
    expect(grabbed.problems[0].message).toContain('FJ-HEALTH');
    const changeSet = await desk.revision({ responsibilities }, code, {}, health);
    // Both sides are concerned, so both see it.
    const seen = await desk.people.editor.query('query S($id: ID!) { changeSet(id: $id) { id } }', {
      id: changeSet,
    });
    expect(seen.data.changeSet).not.toBeNull();
    const taken = await desk.people.editor.mutate('reviseService', {
      changeSet,
      code,
      version: 1,
      changes: { audience: '（虚构）' },
    });
    expect(Desk.brief(taken)).toEqual(['FORBIDDEN code']);
    expect((await desk.publish(changeSet, NEXT_MONTH, {}, health)).problems).toEqual([]);
  });

  it('keep what is to be new with its lead: another cannot claim the draft by naming themselves', async () => {
    const finance = await desk.caller('finance', ['EDITOR'], { departments: ['FJ-FINANCE'] });
    const changeSet = await desk.revision({ audience: '（虚构）两家' });
    const code = 'FJ-BPS-310';
    const content = newService();
    await desk.draft(desk.people.editor, 'addService', { changeSet, code, content });
    const responsibilities = [{ department: 'FJ-FINANCE', role: 'LEAD' }];
    for (const [mutation, what] of [
      ['reviseService', { changes: { responsibilities } }],
      ['addService', { content: { ...content, responsibilities } }],
      ['removeDraft', { kind: 'SERVICE' }],
    ] as const) {
      const claimed = await finance.mutate(mutation, { changeSet, code, version: 1, ...what });
      expect([mutation, ...Desk.brief(claimed)]).toEqual([mutation, 'FORBIDDEN code']);
    }
    const given = await desk.people.editor.mutate('reviseService', {
      changeSet,
      code,
      version: 1,
      changes: { responsibilities },
    });
    expect(Desk.brief(given)).toEqual(['FORBIDDEN code']);
    const shared = [...responsibilities, ...content.responsibilities];
    await desk.draft(desk.people.editor, 'reviseService', {
      changeSet,
      code,
      version: 1,
      changes: { responsibilities: shared },
    });
    await desk.draft(finance, 'reviseService', {
      changeSet,
      code,
      version: 2,
      changes: { note: '（虚构）' },
    });
  });
});

describe('limits to regions', () => {
  const local = async () => {
    const changeSet = await desk.begin(desk.people.province);
    const add = (code: string, name: string, changes: object) =>
      desk.draft(desk.people.province, 'addDepartment', {
        changeSet,
        code,
        content: newDepartment(name, changes),
      });
    await add('FZ-EDUCATION', '（虚构）福州市教育局', { level: 'CITY', region: '350100' });
    await add('FZ-GULOU-EDUCATION', '（虚构）鼓楼区教育局', { level: 'COUNTY', region: '350102' });
    await add('XM-EDUCATION', '（虚构）厦门市教育局', { level: 'CITY', region: '350200' });
    const published = await desk.publish(changeSet, '2026-11-22', {}, desk.people.province);
    expect(published.problems).toEqual([]);
  };

  it('reach all that lies below them, and nothing beside or above', async () => {
    await local();
    const fuzhou = await desk.caller('fuzhou', ['EDITOR'], { regions: ['350100'] });
    const gulou = await desk.caller('gulou', ['EDITOR'], { regions: ['350102'] });
    const [ofCity, ofCounty] = [await desk.begin(fuzhou), await desk.begin(gulou)];
    const revise = async (who: Caller, changeSet: string, code: string) =>
      Desk.brief(await who.mutate('reviseDepartment', { changeSet, code, changes: { note: '（虚构）' } }));
    expect(await revise(fuzhou, ofCity, 'FZ-EDUCATION')).toEqual([]);
    expect(await revise(fuzhou, ofCity, 'FZ-GULOU-EDUCATION')).toEqual([]);
    expect(await revise(fuzhou, ofCity, 'XM-EDUCATION')).toEqual(['FORBIDDEN code']);
    expect(await revise(fuzhou, ofCity, 'FJ-EDUCATION')).toEqual(['FORBIDDEN code']);
    expect(await revise(gulou, ofCounty, 'FZ-EDUCATION')).toEqual(['FORBIDDEN code']);
    expect(await revise(gulou, ofCounty, 'FZ-GULOU-EDUCATION')).toEqual([]);

    const founded = async (who: Caller, changeSet: string, region: string) =>
      Desk.brief(
        await who.mutate('addDepartment', {
          changeSet,
          code: `NEW-${region}`,
          content: newDepartment(`（虚构）${region}`, { level: 'COUNTY', region }),
        }),
      );
    expect(await founded(fuzhou, ofCity, '350104')).toEqual([]);
    expect(await founded(fuzhou, ofCity, '350203')).toEqual(['FORBIDDEN code']);
    const moved = await fuzhou.mutate('reviseDepartment', {
      changeSet: ofCity,
      code: 'NEW-350104',
      version: 1,
      changes: { region: '350203' },
    });
    expect(Desk.brief(moved)).toEqual(['FORBIDDEN code']);

    for (const [region, seen] of [
      ['350000', []],
      ['350100', []],
      ['350102', []],
      ['350200', ['NOT_FOUND changeSet']],
    ] as const) {
      await desk.bring(ofCounty, (await stateOf(ofCounty)) === 'DRAFT' ? 'SUBMITTED' : 'DRAFT', gulou);
      const reviewer = await desk.caller(`reviewer of ${region}`, ['REVIEWER', 'PUBLISHER'], {
        regions: [region],
      });
      expect([region, ...(await approve(reviewer, ofCounty))]).toEqual([region, ...seen]);
      if (seen.length === 0)
        await reviewer.mutate('returnChangeSet', {
          changeSet: ofCounty,
          version: await desk.version(ofCounty),
          comment: '再看',
        });
    }
  });

  it('leave indicators and kinds of facility to editors of the whole province', async () => {
    const fuzhou = await desk.caller('fuzhou', ['EDITOR'], { regions: ['350100'] });
    const health = await desk.caller('health too', ['EDITOR'], {
      regions: ['350000'],
      departments: ['FJ-HEALTH'],
    });
    for (const who of [fuzhou, health, desk.people.editor]) {
      const changeSet = await desk.begin(who);
      for (const [mutation, code] of [
        ['reviseIndicator', 'FJ-2018-IND-01'],
        ['reviseFacilityType', 'KINDERGARTEN'],
      ] as const) {
        const payload = await who.mutate(mutation, {
          changeSet,
          code,
          changes: { source: source('（虚构）') },
        });
        expect(Desk.brief(payload)).toEqual(['FORBIDDEN code']);
        expect(payload.problems[0].message).toContain('editors of the province');
      }
    }
  });

  it('give an editor without department and region nothing', async () => {
    const nobody = await desk.caller('nobody', ['EDITOR']);
    const changeSet = await desk.begin(nobody);
    const payload = await nobody.mutate('reviseService', {
      changeSet,
      code: 'FJ-BPS-003',
      changes: { note: '（虚构）' },
    });
    expect(Desk.brief(payload)).toEqual(['FORBIDDEN code']);
  });

  const stateOf = async (changeSet: string) => {
    const { data } = await desk.people.publisher.query('query S($id: ID!) { changeSet(id: $id) { state } }', {
      id: changeSet,
    });
    return data.changeSet.state as string;
  };
});
