import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data/data-source.js';
import { UnitOfWork } from '../../../src/data/unit-of-work.js';
import { ActorKind, Role, type Actor } from '../../../src/domain/access.js';
import { resolveConflict } from '../../../src/usecases/importing/resolve-conflict.js';
import { revertImport } from '../../../src/usecases/importing/revert-import.js';
import { forgetImports, importedState, importText, type LabImport } from '../../support/import-lab.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let write: UnitOfWork;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  write = new UnitOfWork(dataSource);
});
beforeEach(() => forgetImports(dataSource));
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const actor = (given: Partial<Actor> = {}): Actor => ({
  kind: ActorKind.PERSON,
  subject: 'somebody@lab',
  roles: new Set([Role.EDITOR]),
  departments: [],
  regions: ['350100'],
  ...given,
});
const attempt = (who: Actor) => ({ actor: who, origin: '127.0.0.1', action: 'revertImport' });
const ADMINISTRATOR = actor({ roles: new Set([Role.ADMINISTRATOR]), subject: 'admin@lab' });

const FIRST = `id,name,type,region,longitude,latitude,openingHours,capacityUnit,capacity,available
A1,示例养老院,ELDERLY-CARE-INSTITUTION,350102,119.30,26.08,24/7,BED,100,20
A2,示例幼儿园,KINDERGARTEN,350121,119.13,26.15,,PLACE,270,
A3,示例图书馆,PUBLIC-LIBRARY,350102,,,,,,
`;
const SECOND = `id,name,type,region,longitude,latitude,openingHours,capacityUnit,capacity,available,countedOn
A1,示例颐养院,ELDERLY-CARE-INSTITUTION,350103,119.35,26.09,,BED,120,20,2026-12-01
A2,示例幼儿园,KINDERGARTEN,350121,119.13,26.15,,PLACE,280,,2026-11-26
A4,新的,KINDERGARTEN,350121,119.2,26.1,,PLACE,90,,
`;
const send = (content: string, given: LabImport = {}) => importText(dataSource, content, given);
const revert = (batch: number, who = ADMINISTRATOR) => revertImport(write, attempt(who), batch);

describe('taking an import back', () => {
  it('puts back every field, count and ending, and removes what was new', async () => {
    await send(FIRST);
    const before = await importedState(dataSource);
    const { batch } = await send(SECOND, { prune: true, today: '2026-12-02' });
    expect(batch).toMatchObject({ created: 1, changed: 2, retired: 1 });
    expect(await revert(batch.id)).toMatchObject({ value: batch.id, problems: [] });
    expect(await importedState(dataSource)).toEqual(before);
    const events = await dataSource.query<object[]>(
      `select type, subject_id as id from change_event order by seq desc limit 1`,
    );
    expect(events).toEqual([{ type: 'IMPORT_REVERTED', id: batch.id }]);
    const again = await send(SECOND, { prune: true, today: '2026-12-02' });
    expect(again.batch).toMatchObject({ created: 1, changed: 2, retired: 1 });
  });

  it('takes back a first import as a whole', async () => {
    const before = await importedState(dataSource);
    const { batch } = await send(FIRST);
    await revert(batch.id);
    expect(await importedState(dataSource)).toEqual(before);
  });

  it('takes back ties and conflicts of a second provider', async () => {
    await send(FIRST);
    const before = await importedState(dataSource);
    const { batch } = await send('id,sameAs,name,address\nX1,甲局（虚构）/A1,别名,示例路1号\n', {
      provider: '乙局（虚构）',
    });
    expect(batch).toMatchObject({ conflicts: 1, changed: 1 });
    await revert(batch.id);
    expect(await importedState(dataSource)).toEqual(before);
  });

  it('takes nothing back that something later stands on', async () => {
    const { batch } = await send(FIRST);
    await send(SECOND);
    const before = await importedState(dataSource);
    expect(await revert(batch.id)).toMatchObject({ value: null, problems: [{ code: 'CONFLICT' }] });
    expect(await importedState(dataSource)).toEqual(before);
  });

  it('is for whoever imported it, and for administrators; once, and for what is there', async () => {
    const { batch } = await send(FIRST, { actorSubject: 'somebody@lab' });
    expect(await revert(batch.id, actor({ subject: 'another@lab' }))).toMatchObject({
      problems: [{ code: 'FORBIDDEN' }],
    });
    expect(await revert(batch.id, actor())).toMatchObject({ problems: [] });
    expect(await revert(batch.id)).toMatchObject({ problems: [{ code: 'WRONG_STATE' }] });
    expect(await revert(999_999)).toMatchObject({ problems: [{ code: 'NOT_FOUND' }] });
  });

  it('takes back settlements', async () => {
    const kind = { kind: 'SETTLEMENTS' } as LabImport;
    const rows = (...lines: string[]) =>
      ['id,name,region,longitude,latitude,population', ...lines].join('\n');
    await send(rows('S1,示例村,350121,119.13,26.15,1200', 'S2,示例社区,350102,119.3,26.08,5000'), kind);
    const before = await importedState(dataSource);
    expect(before.settlements).toHaveLength(2);
    const { batch } = await send(rows('S1,示例村,350121,119.13,26.15,1300', 'S3,新村,350121,119,26,80'), {
      ...kind,
      prune: true,
    });
    expect(batch).toMatchObject({ created: 1, changed: 1, retired: 1 });
    await revert(batch.id);
    expect(await importedState(dataSource)).toEqual(before);
  });
});

describe('ending a conflict', () => {
  const OTHER = { provider: '乙局（虚构）' };
  const LATER = { today: '2026-11-27' };
  const OFFER = `id,sameAs,name,longitude,latitude,beginsOn,capacityUnit,capacity,available
X1,甲局（虚构）/A1,示例颐养院,119.4,26.1,2020-01-01,BED,90,1
`;
  const conflictOf = async (field: string) => {
    const [row] = await dataSource.query<{ id: number }[]>(`select id from data_conflict where field = $1`, [
      field,
    ]);
    return row?.id ?? 0;
  };
  const resolve = (conflict: number, take: boolean, who = ADMINISTRATOR) =>
    resolveConflict(write, attempt(who), { conflict, take, today: '2026-11-27' });
  const facility = async () => {
    const [row] = await dataSource.query<Record<string, unknown>[]>(
      `select name, longitude, spot, folded, search::text, (select jsonb_agg(jsonb_build_array(counted_on, maximum, until) order by counted_on) from facility_capacity c where c.facility_id = f.id) as counts
      from facility f where record_id = 'A1'`,
    );
    return row;
  };

  it.each(['name', 'point', 'capacities'])(
    'takes the other word for %s, and believes that provider from then on',
    async (field) => {
      await send(FIRST);
      await send(OFFER, OTHER);
      const before = await importedState(dataSource);
      expect(await resolve(await conflictOf(field), true)).toMatchObject({ problems: [] });
      const now = await facility();
      if (field === 'name')
        expect(now).toMatchObject({ name: '示例颐养院', search: expect.stringContaining('颐养') });
      if (field === 'point')
        expect(now).toMatchObject({ longitude: 119.4, spot: { x: 119.4 * 0.9, y: 26.1 } });
      if (field === 'capacities')
        expect(now).toMatchObject({
          counts: [
            ['2026-11-26', 100, '2026-11-27'],
            ['2026-11-27', 90, null],
          ],
        });
      // The first provider cannot overwrite it any more; the second can.
      expect((await send(FIRST, LATER)).batch).toMatchObject({ changed: 0, conflicts: 1 });
      expect((await send(OFFER, { ...OTHER, ...LATER })).batch).toMatchObject({
        changed: 0,
        conflicts: 2,
      });
      expect(before.facilities).not.toEqual((await importedState(dataSource)).facilities);
    },
  );

  it('keeps the word that counts, and does not ask again until another is offered', async () => {
    await send(FIRST);
    await send(OFFER, OTHER);
    const before = await importedState(dataSource);
    await resolve(await conflictOf('name'), false);
    await send(OFFER, OTHER);
    const open = async () =>
      dataSource.query<object[]>(
        `select field from data_conflict where resolved_at is null and field = 'name'`,
      );
    expect(await open()).toEqual([]);
    expect((await importedState(dataSource)).facilities).toEqual(before.facilities);
    await send(OFFER.replace('示例颐养院', '示例敬老院'), OTHER);
    expect(await open()).toHaveLength(1);
  });

  it('is for administrators and for editors of the division, and once', async () => {
    await send(FIRST);
    await send(OFFER, OTHER);
    const id = await conflictOf('name');
    expect(await resolve(id, true, actor({ regions: ['350200'] }))).toMatchObject({
      problems: [{ code: 'FORBIDDEN' }],
    });
    expect(await resolve(id, true, actor())).toMatchObject({ problems: [] });
    expect(await resolve(id, true)).toMatchObject({ problems: [{ code: 'WRONG_STATE' }] });
    expect(await resolve(999_999, true)).toMatchObject({ problems: [{ code: 'NOT_FOUND' }] });
  });
});
