import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data/data-source.js';
import { UnitOfWork } from '../../../src/data/unit-of-work.js';
import { ActorKind, Role, type Actor } from '../../../src/domain/access.js';
import { revertImport } from '../../../src/usecases/importing/revert-import.js';
import { forgetImports, importedState, importText } from '../../support/import-lab.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { BAD_RADIUS, modelImport, type ModelRow, type ModelState } from './import-model.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const PROVIDERS = ['甲（虚构）', '乙（虚构）'] as const;
const RECORDS = ['A', 'B', 'C'];
const TODAY = new Date('2026-11-26');
const dayAfter = (days: number) => new Date(TODAY.getTime() + days * 86_400_000).toISOString().slice(0, 10);

const said = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const text = (...texts: string[]) => fc.option(fc.constantFrom(...texts), { freq: 3 });
const counts = fc.uniqueArray(
  fc.record({
    unit: fc.constantFrom('BED', 'SEAT'),
    maximum: fc.integer({ min: 3, max: 5 }),
    available: fc.option(fc.integer({ min: 0, max: 1 })),
    countedOn: fc.option(fc.integer({ min: -3, max: -1 }).map(dayAfter)),
  }),
  { maxLength: 3, selector: ({ unit, countedOn }) => `${unit} ${countedOn}` },
);
const row: fc.Arbitrary<ModelRow> = fc.record({
  id: fc.option(fc.constantFrom(...RECORDS), { nil: undefined, freq: 40 }),
  name: fc.option(fc.option(fc.constantFrom('虚构一', '虚构二'), { freq: 20 }), { nil: undefined, freq: 5 }),
  address: said(text('东路', '西路\t"\\N"')),
  operator: said(text('a\\', "b'{}")),
  serviceRadius: said(fc.option(fc.constantFrom(100, 200, 300, BAD_RADIUS))),
  endedOn: said(text(dayAfter(2), dayAfter(30))),
  capacities: said(counts),
  sameAs: fc.option(
    fc
      .tuple(fc.constantFrom(...PROVIDERS), fc.constantFrom(...RECORDS, 'NONE'))
      .map((parts) => parts.join('/')),
    { nil: undefined, freq: 1 },
  ),
});
const step = fc.record({
  provider: fc.constantFrom(...PROVIDERS),
  rows: fc.array(row, { minLength: 1, maxLength: 5 }),
  prune: fc.boolean(),
  days: fc.nat(1),
  reverted: fc.integer({ min: 0, max: 3 }).map((drawn) => drawn === 0),
});

/** As a file: rows of an import have a kind and a division, so that what has a name can be made. */
const ndjson = (rows: readonly ModelRow[]) =>
  rows
    .map((each) => JSON.stringify({ ...each, type: 'KINDERGARTEN', region: '350102', note: '虚构' }))
    .join('\n');

/** What the database holds, in the words of the model. */
async function stateOf(): Promise<unknown> {
  const read = async <T>(sql: string) =>
    (await dataSource.query<{ key: string; value: T }[]>(sql)).map(({ key, value }) => [key, value] as const);
  const name = (id: string) =>
    `(select p.code || '/' || f.record_id from facility f join data_provider p on p.id = f.provider_id where f.id = ${id})`;
  return {
    facilities: Object.fromEntries(
      await read(`select ${name('t.id')} as key, jsonb_build_object('provider', p.code, 'record', t.record_id,
        'values', jsonb_build_object('name', t.name, 'address', t.address, 'operator', t.operator, 'serviceRadius', t.service_radius, 'endedOn', t.ended_on),
        'authorities', (select coalesce(jsonb_object_agg(a.key, w.code), '{}') from jsonb_each_text(t.authorities) a join data_provider w on w.id = a.value::integer),
        'counts', (select coalesce(jsonb_object_agg(c.unit || ' ' || c.counted_on, jsonb_build_object('maximum', c.maximum, 'available', c.available)), '{}') from facility_capacity c where c.facility_id = t.id)) as value
        from facility t join data_provider p on p.id = t.provider_id`),
    ),
    links: Object.fromEntries(
      await read(
        `select p.code || '/' || l.record_id as key, ${name('l.facility_id')} as value from facility_link l join data_provider p on p.id = l.provider_id`,
      ),
    ),
    conflicts: Object.fromEntries(
      await read(`select ${name('c.facility_id')} || ' ' || c.field || ' ' || p.code as key, jsonb_build_object('kept', c.kept, 'offered', c.offered, 'keeper', k.code) as value
        from data_conflict c join data_provider p on p.id = c.provider_id join data_provider k on k.id = c.keeper_id where c.resolved_at is null`),
    ),
  };
}

/** The model as the database can tell it: how facilities came to their ends is no part of it. */
const modelled = ({ facilities, links, conflicts }: ModelState) => ({
  facilities: Object.fromEntries(
    Object.entries(facilities).map(([key, { provider, record, values, authorities, counts: counted }]) => [
      key,
      { provider, record, values, authorities, counts: counted },
    ]),
  ),
  links,
  conflicts,
});

/** Whether each count ends when the next of its unit begins, and the last never. */
async function brokenCounts(): Promise<unknown[]> {
  return dataSource.query(
    `select * from (select c.*, lead(counted_on) over (partition by facility_id, unit order by counted_on) as next from facility_capacity c) c where until is distinct from next`,
  );
}

const ADMINISTRATOR: Actor = {
  kind: ActorKind.PERSON,
  subject: 'admin@lab',
  roles: new Set([Role.ADMINISTRATOR]),
  departments: [],
  regions: [],
};

async function send(
  order: { provider: string; rows: readonly ModelRow[]; prune: boolean; today: string },
  dryRun: boolean,
) {
  const { batch, rejections } = await importText(dataSource, ndjson(order.rows), {
    provider: order.provider,
    prune: order.prune,
    today: order.today,
    dryRun,
    format: 'ndjson',
  });
  const { created, changed, unchanged, linked, conflicts, rejected, retired, fields } = batch;
  return {
    id: batch.id,
    state: batch.state,
    outcome: {
      counts: { created, changed, unchanged, linked, conflicts, rejected, retired },
      fields,
      faults: rejections.map(({ line, code }) => `${line} ${code}`).sort(),
    },
  };
}

it('whatever two providers send, holds what the rules say, tells it before, and takes it back whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      await forgetImports(dataSource);
      let state: ModelState = { facilities: {}, links: {}, conflicts: {} };
      let days = 0;
      for (const { days: passed, reverted, ...given } of steps) {
        days += passed;
        const order = { ...given, today: dayAfter(days) };
        const before = await importedState(dataSource);
        const expected = modelImport(state, order);
        const planned = await send(order, true);
        expect(planned).toMatchObject({ state: 'PLANNED', outcome: expected.outcome });
        expect(await importedState(dataSource)).toEqual(before);
        const done = await send(order, false);
        expect(done).toMatchObject({ state: 'DONE', outcome: planned.outcome });
        expect(await stateOf()).toEqual(modelled(expected.state));
        expect(await brokenCounts()).toEqual([]);
        if (reverted) {
          const taken = await revertImport(
            new UnitOfWork(dataSource),
            { actor: ADMINISTRATOR, origin: '127.0.0.1', action: 'revertImport' },
            done.id,
          );
          expect(taken.problems).toEqual([]);
          expect(await importedState(dataSource)).toEqual(before);
          expect(await stateOf()).toEqual(modelled(state));
          continue;
        }
        const after = await importedState(dataSource);
        const again = await send({ ...order, prune: false }, false);
        expect(again.outcome.counts).toMatchObject({ created: 0, changed: 0, retired: 0 });
        expect(await importedState(dataSource)).toEqual(after);
        state = expected.state;
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 300_000);
