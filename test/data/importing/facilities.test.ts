import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data/data-source.js';
import { forgetImports, importText, importedState, type LabImport } from '../../support/import-lab.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
beforeEach(() => forgetImports(dataSource));
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const HEADER = 'id,name,type,region,longitude,latitude,phone,capacityUnit,capacity,available';
const rows = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;
const FIRST = rows(
  'A1,示例养老院,ELDERLY-CARE-INSTITUTION,350102,119.30,26.08,0591-87654321,BED,100,20',
  'A2,示例幼儿园,幼儿园,350121,119.13,26.15,,PLACE,270,',
  'A3,示例图书馆,PUBLIC-LIBRARY,350102,,,,,,',
);
const send = (content: string, given: LabImport = {}) => importText(dataSource, content, given);
const facility = async (recordId: string) => {
  const [row] = await dataSource.query<Record<string, unknown>[]>(
    `select f.*, existing::text, begins_on::text, ended_on::text, p.code as provider from facility f join data_provider p on p.id = f.provider_id where record_id = $1`,
    [recordId],
  );
  return row as Record<string, unknown>;
};
const capacities = async (recordId: string) =>
  dataSource.query<Record<string, unknown>[]>(
    `select unit, counted_on::text as "countedOn", until::text, maximum, available from facility_capacity c
    join facility f on f.id = c.facility_id where record_id = $1 order by unit, counted_on`,
    [recordId],
  );

describe('an import of facilities', () => {
  it('creates what is new, with points in WGS 84 and capacities of the day', async () => {
    const { batch, rejections } = await send(FIRST);
    expect(rejections).toEqual([]);
    expect(batch).toMatchObject({ state: 'DONE', rowsRead: 3, created: 3, changed: 0, rejected: 0 });
    expect(await facility('A1')).toMatchObject({
      name: '示例养老院',
      longitude: 119.3,
      latitude: 26.08,
      status: 'OPERATING',
      phone: '0591-87654321',
      existing: '(,)',
    });
    expect(await capacities('A1')).toEqual([
      { unit: 'BED', countedOn: '2026-11-26', until: null, maximum: 100, available: 20 },
    ]);
    expect(await facility('A3')).toMatchObject({ longitude: null, spot: null });
  });

  it('changes nothing when it comes again, on another day too', async () => {
    await send(FIRST);
    const before = await importedState(dataSource);
    const { batch } = await send(FIRST, { today: '2026-12-24' });
    expect(batch).toMatchObject({ state: 'DONE', created: 0, changed: 0, unchanged: 3 });
    expect(await importedState(dataSource)).toEqual(before);
  });

  it('tells the feed of an import that changed something, and of no other', async () => {
    const events = async () =>
      (
        await dataSource.query<{ type: string }[]>(
          `select type from change_event where type = 'RECORDS_IMPORTED'`,
        )
      ).length;
    const before = await events();
    await send(FIRST);
    expect(await events()).toBe(before + 1);
    await send(FIRST);
    expect(await events()).toBe(before + 1);
  });

  it('changes the fields that differ, and notes what they were', async () => {
    await send(FIRST);
    const { batch } = await send(
      rows('A1,示例颐养院,ELDERLY-CARE-INSTITUTION,350102,119.31,26.08,,BED,100,20'),
    );
    expect(batch).toMatchObject({ changed: 1, created: 0, unchanged: 0 });
    expect(await facility('A1')).toMatchObject({ name: '示例颐养院', longitude: 119.31, phone: null });
    const changes = await dataSource.query<object[]>(
      `select action, fields, before->>'name' as name, before->>'phone' as phone from import_change`,
    );
    expect(changes).toEqual([
      { action: 'CHANGED', fields: ['name', 'phone', 'point'], name: '示例养老院', phone: '0591-87654321' },
    ]);
  });

  it('leaves alone what a file has no column for', async () => {
    await send(FIRST);
    await send('id,phone\nA1,0591-11111111\n'.replace('11111111', '87650000'));
    expect(await facility('A1')).toMatchObject({
      name: '示例养老院',
      phone: '0591-87650000',
      longitude: 119.3,
    });
    expect(await capacities('A1')).toHaveLength(1);
  });

  it('counts anew from the day of a count, and takes earlier counts in their place', async () => {
    await send(FIRST);
    const count = (day: string, maximum: number) =>
      send(`id,capacityUnit,capacity,countedOn\nA2,PLACE,${maximum},${day}\n`, { today: '2027-01-31' });
    expect((await count('2027-01-15', 300)).batch).toMatchObject({ changed: 1 });
    expect((await count('2024-09-01', 240)).batch).toMatchObject({ changed: 1 });
    expect((await count('2025-09-01', 240)).batch).toMatchObject({ unchanged: 1 });
    const expected = [
      { unit: 'PLACE', countedOn: '2024-09-01', until: '2026-11-26', maximum: 240, available: null },
      { unit: 'PLACE', countedOn: '2026-11-26', until: '2027-01-15', maximum: 270, available: null },
      { unit: 'PLACE', countedOn: '2027-01-15', until: null, maximum: 300, available: null },
    ];
    expect(await capacities('A2')).toEqual(expected);
    expect((await count('2027-01-15', 310)).batch).toMatchObject({ changed: 1 });
    expect((await capacities('A2')).at(-1)).toMatchObject({ maximum: 310 });
  });

  it('rejects the bad rows with all their faults, and takes the others', async () => {
    const { batch, rejections } = await send(
      rows(
        'B1,好的,KINDERGARTEN,350102,119.30,26.08,,,,',
        'B2,,NONSENSE,999999,26.08,119.30,12,,,',
        'B1,又一个,KINDERGARTEN,350102,119.30,26.08,,,,',
        'B4,短行',
      ),
    );
    expect(batch).toMatchObject({ rowsRead: 4, created: 1, rejected: 3 });
    expect(rejections.map(({ line, code }) => [line, code])).toEqual(
      expect.arrayContaining([
        [3, 'TYPE_UNKNOWN'],
        [3, 'REGION_UNKNOWN'],
        [3, 'COORDINATES_SWAPPED'],
        [3, 'PHONE'],
        [4, 'DUPLICATE_ID'],
        [5, 'ROW_LENGTH'],
      ]),
    );
    expect(await facility('B1')).toMatchObject({ name: '好的' });
    const kept = await dataSource.query<object[]>(`select line from import_rejection`);
    expect(kept).toHaveLength(rejections.length);
  });

  it('makes no record without a name, a kind and a division', async () => {
    const { batch, rejections } = await send('id,name\nC1,只有名称\n');
    expect(batch).toMatchObject({ created: 0, rejected: 1 });
    expect(rejections).toMatchObject([{ line: 2, code: 'MISSING', value: 'C1' }]);
  });

  it('reads a retired division as what replaced it, and says how often', async () => {
    await send(rows('D1,晋安示例,KINDERGARTEN,350403,,,,,,')); // 三元区, merged in 2021
    const { batch } = await send(rows('D1,晋安示例,KINDERGARTEN,350403,,,,,,'));
    const [row] = await dataSource.query<object[]>(
      `select r.code, b.replaced_regions as replaced from facility f join region r on r.id = f.region_id join import_batch b on b.id = $1 where f.record_id = 'D1'`,
      [batch.id],
    );
    expect(row).toEqual({ code: '350404', replaced: 1 });
  });
});

describe('a dry run', () => {
  it('says what would come of it, field by field, and changes nothing', async () => {
    await send(FIRST);
    const before = await importedState(dataSource);
    const { batch } = await send(
      rows(
        'A1,示例颐养院,ELDERLY-CARE-INSTITUTION,350102,119.30,26.08,0591-87654321,BED,100,19',
        'A4,新的,KINDERGARTEN,350102,,,,,,',
        'A2,示例幼儿园,幼儿园,350121,119.13,26.15,,PLACE,270,',
      ),
      { dryRun: true, prune: true },
    );
    expect(batch).toMatchObject({ state: 'PLANNED', created: 1, changed: 1, unchanged: 1, retired: 1 });
    expect(await importedState(dataSource)).toEqual(before);
    const [{ fields, sample }] = (await dataSource.query(
      `select fields, sample from import_batch where id = $1`,
      [batch.id],
    )) as [{ fields: object; sample: object[] }];
    expect(fields).toEqual({
      capacities: { changed: 1, disputed: 0 },
      name: { changed: 1, disputed: 0 },
    });
    expect(sample).toMatchObject([
      {
        recordId: 'A1',
        name: '示例养老院',
        changes: [
          { field: 'name', before: '示例养老院', after: '示例颐养院' },
          { field: 'capacities', before: [{ available: 20 }], after: [{ available: 19 }] },
        ],
      },
    ]);
    const tables = await dataSource.query<object[]>(
      `select from pg_class where relname like 'staged_import%'`,
    );
    expect(tables).toEqual([]);
  });
});

describe('pruning', () => {
  const WITHOUT_A3 = FIRST.split('\n').slice(0, 3).join('\n') + '\n';

  it('retires what is no longer given, and takes it back when it is', async () => {
    await send(FIRST);
    const { batch } = await send(WITHOUT_A3, { prune: true });
    expect(batch).toMatchObject({ retired: 1, unchanged: 2 });
    expect(await facility('A3')).toMatchObject({ ended_on: '2026-11-26', existing: '(,2026-11-26)' });
    const again = await send(FIRST, { today: '2026-12-01' });
    expect(again.batch).toMatchObject({ changed: 1, unchanged: 2 });
    expect(await facility('A3')).toMatchObject({ ended_on: null, existing: '(,)' });
  });

  it('retires nothing without being asked to, nor of other providers', async () => {
    await send(FIRST);
    await send(FIRST.replaceAll(/^A/gm, 'Z'), { provider: '乙局（虚构）' });
    expect((await send(WITHOUT_A3)).batch).toMatchObject({ retired: 0 });
    expect((await send(WITHOUT_A3, { prune: true })).batch).toMatchObject({ retired: 1 });
    expect(await facility('Z3')).toMatchObject({ ended_on: null });
  });

  it('retires nothing if the file was cut short, nor more than was allowed', async () => {
    await send(FIRST);
    const cut = await send(`${WITHOUT_A3}A9,"断`, { prune: true });
    expect(cut.batch).toMatchObject({ state: 'DONE', retired: 0, cutShort: true });
    const one = rows('A1,示例养老院,ELDERLY-CARE-INSTITUTION,350102,119.30,26.08,0591-87654321,BED,100,20');
    expect((await send(one, { prune: true })).batch).toMatchObject({ retired: 0 });
    expect((await send(one, { prune: true, pruneAtMost: 70 })).batch).toMatchObject({ retired: 2 });
  });

  it('does not take a record for missing whose row is bad', async () => {
    await send(FIRST);
    const { batch } = await send(FIRST.replace('PUBLIC-LIBRARY', 'NONSENSE'), { prune: true });
    expect(batch).toMatchObject({ rejected: 1, retired: 0 });
    expect(await facility('A3')).toMatchObject({ ended_on: null });
  });
});

describe('a second provider', () => {
  const OTHER = { provider: '乙局（虚构）' };
  const LINKED = 'id,sameAs,name,phone,address\nX1,甲局（虚构）/A1,示例养老服务院,0591-87654321,示例路1号\n';

  it('is kept apart unless it says that it means the same facility', async () => {
    await send(FIRST);
    const { batch } = await send(FIRST, OTHER);
    expect(batch).toMatchObject({ created: 3, conflicts: 0 });
  });

  it('fills what nobody had said, and waits with what differs', async () => {
    await send(FIRST);
    const { batch } = await send(LINKED, OTHER);
    expect(batch).toMatchObject({ created: 0, changed: 1, linked: 1, conflicts: 1 });
    expect(await facility('A1')).toMatchObject({ name: '示例养老院', address: '示例路1号' });
    const conflicts = await dataSource.query<object[]>(
      `select field, kept, offered, resolution from data_conflict`,
    );
    expect(conflicts).toEqual([
      { field: 'name', kept: '示例养老院', offered: '示例养老服务院', resolution: null },
    ]);
    const before = await importedState(dataSource);
    const again = await send(LINKED.replace(',sameAs', '').replace('甲局（虚构）/A1,', ''), OTHER);
    expect(again.batch).toMatchObject({ changed: 0, linked: 1, conflicts: 1 });
    expect(await importedState(dataSource)).toEqual(before);
  });

  it('goes on to answer for what it said first, and the first provider may not overwrite it', async () => {
    await send(FIRST);
    await send(LINKED, OTHER);
    const changed = await send(LINKED.replace('示例路1号', '示例路2号'), OTHER);
    expect(changed.batch).toMatchObject({ changed: 1 });
    const { batch } = await send('id,address\nA1,别的路9号\n');
    expect(batch).toMatchObject({ changed: 0, conflicts: 1 });
    expect(await facility('A1')).toMatchObject({ address: '示例路2号' });
  });

  it('ends a conflict by coming to say the same', async () => {
    await send(FIRST);
    await send(LINKED, OTHER);
    await send(LINKED.replace('示例养老服务院', '示例养老院'), OTHER);
    const conflicts = await dataSource.query<object[]>(`select resolution from data_conflict`);
    expect(conflicts).toEqual([{ resolution: 'SETTLED' }]);
  });

  it('is told when the facility that it means is not there, or taken by another row of its own', async () => {
    await send(FIRST);
    const { rejections } = await send(
      'id,sameAs\nX1,甲局（虚构）/A1\nX2,甲局（虚构）/NONE\nX3,甲局（虚构）/A1\n',
      OTHER,
    );
    expect(rejections.map(({ line, code }) => [line, code])).toEqual(
      expect.arrayContaining([
        [3, 'SAME_AS'],
        [4, 'SAME_AS_TWICE'],
      ]),
    );
  });

  it('has what is near and named alike listed, not merged', async () => {
    await send(FIRST);
    await send(
      rows(
        'Y1,示例养老院（新址）,ELDERLY-CARE-INSTITUTION,350102,119.3005,26.0803,,,,',
        'Y2,别的机构,ELDERLY-CARE-INSTITUTION,350102,119.3005,26.0803,,,,',
        'Y3,示例养老院,ELDERLY-CARE-INSTITUTION,350102,119.4,26.0803,,,,',
      ),
      OTHER,
    );
    const pairs = await dataSource.query<object[]>(
      `select f.record_id as one, o.record_id as other, metres from likely_duplicate d join facility f on f.id = d.facility_id join facility o on o.id = d.other_id`,
    );
    expect(pairs).toEqual([{ one: 'A1', other: 'Y1', metres: 60 }]);
  });
});
