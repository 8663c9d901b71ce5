import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data/data-source.js';
import { ActorKind, ANONYMOUS, Role } from '../../../src/domain/access.js';
import {
  ADMIN,
  CITATION,
  figure,
  forgetObservations,
  person,
  recordRows,
  reported,
  type Given,
} from '../../support/recording-lab.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { withoutTriggers } from '../../support/without-triggers.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
beforeEach(() => forgetObservations(dataSource));
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const record = (rows: readonly object[], given: Given = {}) => recordRows(dataSource, rows, given);
const all = (where?: string) => reported(dataSource, where);
const batches = () =>
  dataSource.query<Record<string, unknown>[]>(
    `select state, created, changed, unchanged, rejected, rows_read as "rowsRead", replaced_regions as "replacedRegions", dry_run as "dryRun", fields
    from import_batch where kind = 'OBSERVATIONS' order by id`,
  );
const events = async () => {
  const [row] = await dataSource.query<{ count: number }[]>(
    `select count(*)::integer as count from change_event where type = 'RECORDS_IMPORTED'`,
  );
  return row?.count ?? 0;
};
const REVIEWER = person([Role.REVIEWER]);
const EDITOR = person([Role.EDITOR], { regions: ['350000'] });

describe('what is recorded', () => {
  it('is kept with all that was given, and told by a batch and an event', async () => {
    const before = await events();
    const { value, problems } = await record([
      figure({ value: '≥９７.50％', status: 'FINAL', note: '说明', printed: '97.50%' }),
      figure({ indicator: 'FJ-2021-IND-02', value: '应保尽保', area: 'RURAL' }),
    ]);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ rowsRead: 2, recorded: 2, corrected: 0, unchanged: 0, rejected: 0 });
    expect(await all()).toMatchObject([
      {
        indicator: 'FJ-2021-IND-02',
        comparator: 'IN_WORDS',
        value: null,
        words: '应保尽保',
        area: 'RURAL',
        status: 'PROVISIONAL',
        batch: value?.batch,
      },
      {
        indicator: 'FJ-2021-IND-12',
        region: '350102',
        year: 2022,
        area: 'TOTAL',
        comparator: 'AT_LEAST',
        value: '97.50',
        words: null,
        printed: '97.50%',
        status: 'FINAL',
        note: '说明',
        citation: CITATION,
        reason: null,
        stands: true,
      },
    ]);
    expect(await batches()).toMatchObject([{ state: 'DONE', created: 2, changed: 0, rowsRead: 2 }]);
    expect(await events()).toBe(before + 1);
  });

  it('changes nothing the second time, and is no event then', async () => {
    await record([figure()]);
    const before = await events();
    const { value } = await record([figure({ value: '97.50', note: '' })]);
    expect(value).toMatchObject({ recorded: 0, unchanged: 1, corrected: 0 });
    expect(await all()).toHaveLength(1);
    expect(await events()).toBe(before);
  });

  it('is known from one instant, whatever the number of rows', async () => {
    const rows = ['350102', '350103', '350104', '350105'].flatMap((region) =>
      [2020, 2021, 2022].map((year) => figure({ region, year })),
    );
    await record(rows);
    const instants = new Set((await all()).map(({ recordedAt }) => String(recordedAt)));
    expect(instants.size).toBe(1);
  });

  it('stands beside what another provider says', async () => {
    await record([figure()]);
    const { value } = await record([figure({ value: '90' })], { provider: '另一家（虚构）' });
    expect(value).toMatchObject({ recorded: 1, corrected: 0 });
    expect((await all()).map(({ value, stands }) => [value, stands])).toEqual([
      ['97.5', true],
      ['90', true],
    ]);
  });

  it('is real or made up by its provider, which stays what it is', async () => {
    await record([figure()], { provider: '演示（虚构）', synthetic: true });
    await expect(record([figure()], { provider: '演示（虚构）' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { argument: 'provider' },
    });
  });

  it('may be thousands of rows', async () => {
    const regions = await dataSource.query<{ code: string }[]>(
      `select code from region where level in ('COUNTY', 'CITY') and retired_in is null and established_in is null order by code`,
    );
    const rows = regions.flatMap(({ code: region }) =>
      Array.from({ length: 10 }, (_, place) =>
        [
          'FJ-2021-IND-01',
          'FJ-2021-IND-09',
          'FJ-2021-IND-10',
          'FJ-2021-IND-21',
          'FJ-2021-IND-22',
          'FJ-2021-IND-06',
        ].map((indicator) => figure({ indicator, region, year: 2016 + place, value: '7' })),
      ).flat(),
    );
    const { value } = await record(rows);
    expect(rows.length).toBeGreaterThan(5_000);
    expect(value).toMatchObject({ recorded: rows.length, rejected: 0, suspicious: 0 });
  });
});

describe('a correction', () => {
  it('needs a reason, supersedes what stood, and keeps it', async () => {
    await record([figure()]);
    const refused = await record([figure({ value: '96.5' })]);
    expect(refused.problems).toMatchObject([{ code: 'INVALID', path: ['rows', '0', 'value'] }]);
    expect(refused.value).toMatchObject({ batch: null, rejections: [{ line: 1, code: 'REASON_NEEDED' }] });
    const { value } = await record([figure({ value: '96.5', reason: '笔误' })]);
    expect(value).toMatchObject({ recorded: 0, corrected: 1 });
    const [old, made] = await all();
    expect(old).toMatchObject({ value: '97.5', stands: false, reason: null });
    expect(made).toMatchObject({ value: '96.5', stands: true, reason: '笔误', replaces: true });
    expect(old?.supersededAt).toEqual(made?.recordedAt);
    expect(await batches()).toMatchObject([
      { created: 1 },
      { created: 0, changed: 1, fields: { value: { changed: 1 } } },
    ]);
  });

  it('of the note or the citation alone is made for a reason, and not without', async () => {
    await record([figure({ note: '旧' })]);
    const other = { citation: '另一年鉴（虚构）' };
    expect((await record([figure(other)])).value).toMatchObject({ unchanged: 1 });
    expect((await record([figure({ ...other, reason: '出处更正' })])).value).toMatchObject({ corrected: 1 });
    expect((await all('o.superseded_at is null'))[0]).toMatchObject({ citation: other.citation, note: '旧' });
  });

  it('of a final figure is for reviewers, with a reason', async () => {
    const final = figure({ status: 'FINAL' });
    await record([final], { actor: EDITOR });
    const wrong = figure({ status: 'FINAL', value: '96', reason: '复核' });
    const refused = await record([wrong], { actor: EDITOR });
    expect(refused.problems).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect(refused.rejections).toMatchObject([{ code: 'FINAL_STANDS', value: '96' }]);
    expect((await record([{ ...wrong, reason: '' }], { actor: REVIEWER })).rejections).toMatchObject([
      { code: 'FINAL_STANDS' },
    ]);
    expect((await record([wrong], { actor: REVIEWER })).value).toMatchObject({ corrected: 1 });
    expect(
      (await record([figure({ value: '96', reason: '退回' })], { actor: ADMIN })).rejections,
    ).toMatchObject([{ code: 'FINAL_STANDS' }]);
  });

  it('that only makes a provisional figure final needs none', async () => {
    await record([figure({ note: '快报' })], { actor: EDITOR });
    const { value } = await record([figure({ status: 'FINAL' })], { actor: EDITOR });
    expect(value).toMatchObject({ promoted: 1, corrected: 0 });
    expect((await all('o.superseded_at is null'))[0]).toMatchObject({
      status: 'FINAL',
      note: '快报',
      reason: null,
    });
    const again = await record([figure({ status: 'FINAL' })], { actor: EDITOR });
    expect(again.value).toMatchObject({ unchanged: 1 });
  });

  it('that names what it corrects is refused if that has been corrected since', async () => {
    await record([figure()]);
    const [first] = await all();
    await record([figure({ value: '96', reason: '甲' })]);
    const late = figure({ value: '95', reason: '乙', replaces: first?.id });
    const { problems, rejections } = await record([late]);
    expect(problems).toMatchObject([{ code: 'CONFLICT', path: ['rows', '0', 'replaces'] }]);
    expect(rejections).toMatchObject([{ code: 'STALE', message: expect.stringContaining('96') as string }]);
    const [, second] = await all();
    expect((await record([{ ...late, replaces: second?.id }])).value).toMatchObject({ corrected: 1 });
    // Nobody withdrew a figure of 2021: there has never been one.
    expect((await record([figure({ year: 2021, replaces: first?.id })])).rejections).toMatchObject([
      { code: 'STALE', message: expect.stringContaining('or is another one’s') as string },
    ]);
  });
});

describe('who records', () => {
  it.each([
    ['nobody without a token', ANONYMOUS],
    ['no reader', person([])],
    ['no editor without division and department', person([Role.EDITOR])],
    ['no publisher', person([Role.PUBLISHER])],
    ['no program’s key', { ...ADMIN, kind: ActorKind.MACHINE }],
  ])('is %s', async (_, actor) => {
    const { value, problems } = await record([figure()], { actor });
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'FORBIDDEN', path: [] }]);
    expect(await batches()).toEqual([]);
  });

  it('is an editor within their divisions', async () => {
    const gulou = person([Role.EDITOR], { regions: ['350102'] });
    expect((await record([figure()], { actor: gulou })).value).toMatchObject({ recorded: 1 });
    const { problems } = await record([figure({ region: '350100' })], { actor: gulou });
    expect(problems).toMatchObject([{ code: 'FORBIDDEN', path: ['rows', '0', 'region'] }]);
  });

  it('is an editor of the department that answers for the data', async () => {
    const education = person([Role.EDITOR], { departments: ['FJ-EDUCATION'] });
    expect((await record([figure()], { actor: education })).problems).toMatchObject([
      { code: 'FORBIDDEN', path: ['rows', '0', 'indicator'] },
    ]);
    // As if a change set had said so.
    const answersFor = (code: string | null) =>
      dataSource.transaction(async (manager) => {
        await withoutTriggers(manager, 'indicator_revision', () =>
          manager.query(
            `update indicator_revision set data_department_id = (select id from department where code = $1) where code = 'FJ-2021-IND-12'`,
            [code],
          ),
        );
      });
    await answersFor('FJ-EDUCATION');
    try {
      expect((await record([figure()], { actor: education })).value).toMatchObject({ recorded: 1 });
      const both = { ...education, regions: ['350200'] };
      expect((await record([figure({ year: 2021 })], { actor: both })).problems).toMatchObject([
        { code: 'FORBIDDEN' },
      ]);
    } finally {
      await answersFor(null);
    }
  });
});

describe('two who record one figure at once', () => {
  it('do so one after the other: one wins, and the other is told', async () => {
    // The provider is there, so that they do not meet over that.
    await record([figure({ year: 2021 })]);
    let second: ReturnType<typeof record> | undefined;
    const before = async () => {
      // The first has written, and has not committed yet.
      second = record([figure({ value: '95' })]);
      await new Promise((resolve) => setTimeout(resolve, 500));
    };
    const first = await record([figure({ value: '96' })], { before });
    expect(first.problems).toEqual([]);
    expect((await second)?.rejections).toMatchObject([
      { code: 'REASON_NEEDED', message: expect.stringContaining('96') as string },
    ]);
    expect(await all('o.year = 2022')).toMatchObject([{ value: '96' }]);
  });
});

describe('what stands', () => {
  const step = fc.record({
    value: fc.constantFrom('90', '91'),
    status: fc.constantFrom('PROVISIONAL', 'FINAL'),
    reason: fc.constantFrom('', '更正'),
    reviewer: fc.boolean(),
  });
  type Step = { value: string; status: string; reason: string; reviewer: boolean };

  /** What a row comes to after the rules, by what stands. */
  function expected(standing: Step | undefined, { value, status, reason, reviewer }: Step): string {
    if (!standing) return 'recorded';
    if (standing.status === 'FINAL') {
      if (status === 'PROVISIONAL') return 'FINAL_STANDS';
      if (standing.value === value) return 'unchanged';
      return reviewer && reason ? 'corrected' : 'FINAL_STANDS';
    }
    if (standing.value === value) return status === 'FINAL' ? 'promoted' : 'unchanged';
    return reason ? 'corrected' : 'REASON_NEEDED';
  }

  it('is what the rules let in, whatever is sent in whatever order; all else is history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await forgetObservations(dataSource);
        let standing: Step | undefined;
        let kept = 0;
        for (const each of steps) {
          const { reviewer, ...given } = each;
          const { value, rejections } = await record([figure(given)], {
            actor: reviewer ? REVIEWER : EDITOR,
          });
          const came =
            rejections[0]?.code ??
            (['recorded', 'corrected', 'promoted', 'unchanged'] as const).find((key) => value?.[key] === 1);
          const should = expected(standing, each);
          expect(came).toBe(should);
          if (!['recorded', 'corrected', 'promoted'].includes(should)) continue;
          standing = each;
          kept += 1;
        }
        const rows = await all();
        expect(rows).toHaveLength(kept);
        expect(rows.filter(({ stands }) => stands)).toMatchObject(
          standing ? [{ value: standing.value, status: standing.status }] : [],
        );
      }),
      { numRuns: 12 },
    );
  });
});
