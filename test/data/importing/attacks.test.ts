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

const FIRST = '甲局（虚构）';
const OTHER = { provider: '乙局（虚构）' };
const JSON_LINES = { format: 'ndjson' } as const;
const KIND = { type: 'KINDERGARTEN', region: '350102' };
const lines = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const send = (content: string | Buffer, given: LabImport = {}) => importText(dataSource, content, given);
const read = <T>(sql: string, values: unknown[] = []) => dataSource.query<T[]>(sql, values);
const actor = (given: Partial<Actor> = {}): Actor => ({
  kind: ActorKind.PERSON,
  subject: 'admin@lab',
  roles: new Set([Role.ADMINISTRATOR]),
  departments: [],
  regions: [],
  ...given,
});
const attempt = (action: string, who = actor()) => ({ actor: who, origin: '127.0.0.1', action });
const revert = (batch: number) => revertImport(write, attempt('revertImport'), batch);
const resolve = (conflict: number, take: boolean, who?: Actor) =>
  resolveConflict(write, attempt('resolveDataConflict', who), { conflict, take, today: '2026-11-26' });
const openConflicts = () =>
  read<{ id: number; field: string; offered: unknown }>(
    `select id, field, offered from data_conflict where resolved_at is null order by id`,
  );

describe('what a file holds', () => {
  const feature = (id: string, name: string) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [119.3, 26.08] },
    properties: { id, name, ...KIND },
  });
  const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

  it('may stand on one line, as programs write GeoJSON', async () => {
    const text = collection(feature('A', '虚构一'), feature('B', '虚构二'), feature('A', '虚构三'));
    const { batch, rejections } = await send(text, { format: 'geojson' });
    expect(rejections).toMatchObject([{ line: 1, code: 'DUPLICATE_ID', value: 'A' }]);
    expect(batch).toMatchObject({ created: 2, rejected: 1 });
    expect(await read(`select record_id as id, name from facility order by 1`)).toEqual([
      { id: 'A', name: '虚构一' },
      { id: 'B', name: '虚构二' },
    ]);
    expect((await send(text, { format: 'geojson' })).batch).toMatchObject({ unchanged: 2, changed: 0 });
  });

  it.each([
    ['NUL', '\0'],
    ['half of a surrogate pair', '\ud800'],
  ])('may be a %s, which is a fault of its row alone', async (_, strange) => {
    const { batch, rejections } = await send(
      lines({ id: 'A', name: `坏${strange}`, ...KIND }, { id: 'B', name: '好', ...KIND }),
      JSON_LINES,
    );
    expect(batch).toMatchObject({ state: 'DONE', created: 1, rejected: 1 });
    expect(rejections).toMatchObject([{ code: 'CONTROL_CHARACTER' }]);
    expect(await read(`select value from import_rejection`)).toEqual([{ value: '坏\uFFFD' }]);
  });

  it('may head a column with a NUL', async () => {
    const { batch } = await send(`id,name,type,region,a\0b\nA,虚构,KINDERGARTEN,350102,1\n`);
    expect(batch).toMatchObject({ created: 1, ignoredColumns: ['a\uFFFDb'] });
  });

  it('keeps ids and texts as they are, whatever COPY and SQL make of their characters', async () => {
    const ids = ["x' or 1=1 --", '\\N', '\\.', '{"a",b}', '𠮷"\\', '%s $1'];
    const rows = ids.map((id) => ({ id, name: id, address: `a\tb\nc${id}`, ...KIND }));
    const given = { ...JSON_LINES, provider: "x' or 1=1; --" };
    expect((await send(lines(...rows), given)).batch).toMatchObject({ created: ids.length, rejected: 0 });
    expect((await send(lines(...rows), given)).batch).toMatchObject({ unchanged: ids.length });
    const kept = await read<{ id: string }>(
      `select record_id as id from facility where address = E'a\\tb\\nc' || record_id`,
    );
    expect(new Set(kept.map(({ id }) => id))).toEqual(new Set(ids));
  });

  it('counts a new facility on several days, each until the next', async () => {
    const counts = [
      { unit: 'BED', maximum: 9, countedOn: '2026-01-01' },
      { unit: 'BED', maximum: 8, countedOn: '2025-01-01' },
      { unit: 'BED', maximum: 7 },
      { unit: 'BED', maximum: 6, countedOn: '2026-11-26' },
    ];
    const row = lines({ id: 'A', name: '虚构', ...KIND, capacities: counts.slice(0, 3) });
    await send(row, JSON_LINES);
    expect(await read(`select maximum, until::text from facility_capacity order by counted_on`)).toEqual([
      { maximum: 8, until: '2026-01-01' },
      { maximum: 9, until: '2026-11-26' },
      { maximum: 7, until: null },
    ]);
    expect((await send(row, JSON_LINES)).batch).toMatchObject({ unchanged: 1 });
  });

  it('says nothing of a record whose id only looks different from one that is bad', async () => {
    const good = lines({ id: 'A 1', name: '虚构', ...KIND }, { id: 'B', name: '虚构', ...KIND });
    await send(good, JSON_LINES);
    const bad = lines({ id: ' A  1', name: '虚构', serviceRadius: -1 }, { id: 'B' });
    expect((await send(bad, { ...JSON_LINES, prune: true })).batch).toMatchObject({
      rejected: 1,
      retired: 0,
    });
  });
});

describe('a tie', () => {
  const own = lines({ id: 'A', name: '虚构', ...KIND });

  it('to a record of the provider itself is none', async () => {
    await send(own, JSON_LINES);
    const { rejections } = await send(
      lines({ id: 'X', name: '别名', sameAs: `${FIRST}/A` }, { id: 'A', name: '虚构', sameAs: `${FIRST}/A` }),
      JSON_LINES,
    );
    expect(rejections.map(({ code }) => code).sort()).toEqual(['SAME_AS', 'SAME_AS_TWICE']);
    expect(await read(`select name from facility`)).toEqual([{ name: '虚构' }]);
  });

  it('to a record that is tied itself is one to the facility', async () => {
    await send(own, JSON_LINES);
    await send(lines({ id: 'X', sameAs: `${FIRST}/A` }), { ...JSON_LINES, ...OTHER });
    const third = { ...JSON_LINES, provider: '丙局（虚构）' };
    const { batch, rejections } = await send(
      lines({ id: 'Y', sameAs: `${OTHER.provider}/X` }, { id: 'Z', sameAs: `${FIRST}/A` }),
      third,
    );
    expect(batch).toMatchObject({ linked: 1, created: 0 });
    expect(rejections).toMatchObject([{ line: 2, code: 'SAME_AS_TWICE' }]);
  });
});

describe('pruning', () => {
  it('is measured by what was there before, not by what comes', async () => {
    const some = (...ids: string[]) => lines(...ids.map((id) => ({ id, name: id, ...KIND })));
    await send(some('A', 'B', 'C'), JSON_LINES);
    const order = { ...JSON_LINES, prune: true };
    const text = some('A', 'D', 'E', 'F', 'G');
    const plan = (await send(text, { ...order, dryRun: true })).batch;
    const { batch } = await send(text, order);
    expect(batch).toMatchObject({ created: 4, retired: 0, note: plan.note });
    expect(batch.note).toMatch(/^Nothing was retired: 2 of 3/);
  });

  it('gives what is given again the end that was known before', async () => {
    const row = { id: 'A', name: '虚构', ...KIND };
    const text = lines({ ...row, endedOn: '2027-06-30' }, { ...row, id: 'B' });
    await send(text, JSON_LINES);
    await send(lines({ id: 'B' }), { ...JSON_LINES, prune: true });
    await send(lines({ id: 'A' }), JSON_LINES);
    expect(await read(`select ended_on::text, existing::text from facility where record_id = 'A'`)).toEqual([
      { ended_on: '2027-06-30', existing: '(,2027-06-30)' },
    ]);
  });
});

describe('conflicts', () => {
  const first = lines({ id: 'A', name: '虚构', address: '东路', ...KIND });
  const offer = (name: string, more: object = {}) => lines({ id: 'X', sameAs: `${FIRST}/A`, name, ...more });
  const other = { ...JSON_LINES, ...OTHER };

  it('end when the one whose word counts comes to say the same', async () => {
    await send(first, JSON_LINES);
    await send(offer('新名'), other);
    await send(first.replace('虚构', '新名'), JSON_LINES);
    expect(await openConflicts()).toEqual([]);
  });

  it('do not stay open with an offer that was withdrawn for one that was refused before', async () => {
    await send(first, JSON_LINES);
    await send(offer('旧名'), other);
    const [refused] = await openConflicts();
    await resolve(refused?.id ?? 0, false);
    await send(offer('新名'), other);
    await send(offer('旧名'), other);
    expect(await openConflicts()).toEqual([]);
  });

  it('are not taken for another offer than the one that was looked at', async () => {
    await send(first, JSON_LINES);
    await send(offer('旧名'), other);
    const [seen] = await openConflicts();
    const before = await importedState(dataSource);
    const { batch } = await send(offer('新名'), other);
    expect(await resolve(seen?.id ?? 0, true)).toMatchObject({ problems: [{ code: 'WRONG_STATE' }] });
    expect(await openConflicts()).toMatchObject([{ offered: '新名' }]);
    await revert(batch.id);
    expect(await importedState(dataSource)).toEqual(before);
    expect(await openConflicts()).toMatchObject([{ id: seen?.id, offered: '旧名' }]);
  });

  it('that were taken are taken back with the import that changed the same record', async () => {
    await send(first, JSON_LINES);
    const before = await importedState(dataSource);
    const counts = { capacities: [{ unit: 'BED', maximum: 5 }] };
    const { batch } = await send(offer('新名', { operator: '乙', ...counts }), other);
    const [conflict] = await openConflicts();
    expect(await resolve(conflict?.id ?? 0, true)).toMatchObject({ problems: [] });
    expect(await revert(batch.id)).toMatchObject({ problems: [] });
    expect(await importedState(dataSource)).toEqual(before);
  });

  it('are no way to move a facility into a division that is another’s', async () => {
    await send(first, JSON_LINES);
    await send(offer('虚构', { region: '350203' }), other);
    const [conflict] = await openConflicts();
    const editor = actor({ roles: new Set([Role.EDITOR]), regions: ['350100'] });
    expect(await resolve(conflict?.id ?? 0, true, editor)).toMatchObject({
      problems: [{ code: 'FORBIDDEN' }],
    });
    expect(await resolve(conflict?.id ?? 0, false, editor)).toMatchObject({ problems: [] });
  });

  it('and ties keep what they stand on from being taken back', async () => {
    await send(first, JSON_LINES);
    const tie = await send(offer('虚构'), other);
    await send(lines({ id: 'X', operator: '乙' }), other);
    expect(await revert(tie.batch.id)).toMatchObject({ problems: [{ code: 'CONFLICT' }] });
    const change = await send(first.replace('东路', '西路'), JSON_LINES);
    await send(lines({ id: 'X', address: '南路' }), other);
    expect(await revert(change.batch.id)).toMatchObject({ problems: [{ code: 'CONFLICT' }] });
  });
});

describe('imports at the same time', () => {
  it('of two providers of the same facilities change each what is theirs', async () => {
    const ids = Array.from({ length: 300 }, (_, place) => `R${place}`);
    const rows = (more: object) => ids.map((id) => ({ id, ...more }));
    await send(lines(...rows({ name: '虚构', ...KIND })), JSON_LINES);
    await send(lines(...rows({}).map(({ id }) => ({ id, sameAs: `${FIRST}/${id}` }))), {
      ...JSON_LINES,
      ...OTHER,
    });
    for (const round of ['一', '二', '三']) {
      const [one, two] = await Promise.all([
        send(lines(...rows({ address: `东路${round}` })), JSON_LINES),
        send(lines(...rows({ operator: `乙${round}` }).reverse()), { ...JSON_LINES, ...OTHER }),
      ]);
      expect([one.batch.changed, two.batch.changed]).toEqual([300, 300]);
      expect(await read(`select distinct address, operator from facility`)).toEqual([
        { address: `东路${round}`, operator: `乙${round}` },
      ]);
    }
  });
});

describe('an import that cannot be carried out', () => {
  it('fails once, and does not keep the provider’s next from coming in', async () => {
    await dataSource.query(`alter table facility add constraint lab check (name <> '不可')`);
    try {
      await expect(send(lines({ id: 'A', name: '不可', ...KIND }), JSON_LINES)).rejects.toThrow();
      expect(await read(`select state, created from import_batch`)).toEqual([
        { state: 'FAILED', created: 0 },
      ]);
      expect((await send(lines({ id: 'B', name: '可', ...KIND }), JSON_LINES)).batch).toMatchObject({
        created: 1,
      });
      const waiting = await read(
        `select from pg_class where relname like 'staged_import%' and relkind = 'r'`,
      );
      expect(waiting).toEqual([]);
    } finally {
      await dataSource.query(`alter table facility drop constraint lab`);
    }
  });
});

describe('likely duplicates', () => {
  it('are listed as long as they are near', async () => {
    const row = { id: 'A', name: '虚构幼儿园', ...KIND, longitude: 119.3, latitude: 26.08 };
    const pairs = () => read(`select metres from likely_duplicate`);
    await send(lines(row), JSON_LINES);
    await send(lines({ ...row, id: 'X' }), { ...JSON_LINES, ...OTHER });
    expect(await pairs()).toEqual([{ metres: 0 }]);
    await send(lines({ ...row, longitude: 119.4 }), JSON_LINES);
    expect(await pairs()).toEqual([]);
  });
});
