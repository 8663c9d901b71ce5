import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import { importDirectory } from '../../src/usecases/import-directory.js';
import { readRecords, SEEDS } from '../support/seed-contents.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let directory: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'service-directory-rules-'));
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
afterEach(async () => {
  await dataSource?.destroy();
  await database?.drop();
  rmSync(directory, { recursive: true, force: true });
});

const [RULE] = readRecords(SEEDS)['eligibility-rules'];
const PUPIL = {
  kind: 'FACT',
  fact: 'studyStage',
  comparator: 'ONE_OF',
  values: ['PRIMARY'],
  quote: '义务教育学生',
  note: null,
};
const load = (...records: object[]) => {
  writeFileSync(join(directory, 'eligibility-rules.json'), JSON.stringify({ records }));
  return importDirectory(dataSource, directory);
};
const stored = () =>
  dataSource.query<{ condition: object; standing: boolean }[]>(
    `select condition, not isempty(valid_during) as standing from eligibility_rule_revision where code = $1 order by id`,
    [RULE?.service],
  );

it('corrects a reading from its first day on, and is then the same', async () => {
  const before = await stored();
  expect(await load({ ...RULE, condition: PUPIL })).toEqual({ created: 0, changed: 1 });
  expect(await stored()).toEqual([
    { ...before[0], standing: false },
    { condition: PUPIL, standing: true },
  ]);
  expect(await load({ ...RULE, condition: PUPIL })).toEqual({ created: 0, changed: 0 });
});

const not = (depth: number): object =>
  depth === 0 ? PUPIL : { kind: 'NOT', conditions: [not(depth - 1)], quote: null, note: null };

it.each<[string, object, RegExp]>([
  ['a fact that there is not', { condition: { ...PUPIL, fact: 'wealth' } }, /FJ-BPS-001: fact: .*wealth/],
  ['an option that there is not', { condition: { ...PUPIL, values: ['MOON'] } }, /FJ-BPS-001: values\.0/],
  [
    'words that no revision has',
    { condition: { ...PUPIL, quote: '没有的话' } },
    /FJ-BPS-001: quote: .*stands in/,
  ],
  [
    'a part that its kind has no use for',
    { condition: { ...PUPIL, conditions: [] } },
    /records\.0\.condition/,
  ],
  ['conditions nested too deep', { condition: not(9) }, /FJ-BPS-001: .*nested deeper/],
  ['a service that there is not', { service: 'FJ-BPS-999' }, /FJ-BPS-999: there is no service/],
])('is refused whole, with the place: %s', async (_, changes, told) => {
  const before = await stored();
  await expect(load({ ...RULE, condition: PUPIL, ...changes })).rejects.toMatchObject({
    code: 'IMPORT_REJECTED',
    message: expect.stringMatching(told),
  });
  expect(await stored()).toEqual(before);
});

it('is refused with two readings of one audience', async () => {
  await expect(load({ ...RULE }, { ...RULE })).rejects.toMatchObject({
    code: 'IMPORT_REJECTED',
    message: expect.stringMatching(/FJ-BPS-001: stands twice/),
  });
});
