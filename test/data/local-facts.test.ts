import type { DataSource } from 'typeorm';
import { contentsIn } from '../../src/data/contents.js';
import { createDataSource } from '../../src/data/data-source.js';
import { beginPublication, publishRevisions } from '../../src/data/revisions/publish.js';
import { referredBy, resolveReferences } from '../../src/data/revisions/references.js';
import { REVISED } from '../../src/data/revisions/tables.js';
import { identify, insertRevisions, rewriteDraft } from '../../src/data/revisions/write.js';
import { SubjectKind, type Content } from '../../src/domain/content.js';
import { Comparator } from '../../src/domain/enums.js';
import {
  CITED,
  guide,
  implementation,
  localTarget,
  ratio,
  ratioOfMode,
  tier,
} from '../support/local-contents.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const { ELIGIBILITY_RULE, FISCAL_TIER, COST_SHARING_RATIO, LOCAL_IMPLEMENTATION, LOCAL_TARGET } = SubjectKind;

let database: TestDatabase;
let dataSource: DataSource;

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
afterEach(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

/** Publishes one revision from a day on. Returns its id. */
function publish(
  kind: SubjectKind,
  code: string,
  content: Content,
  beginsOn = '2024-01-01',
): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const instant = await beginPublication(manager);
    const subjectId = (await identify(manager, kind, [code])).get(code) as number;
    const references = await resolveReferences(manager, referredBy(kind, [content]));
    const revision = { subjectId, code, beginsOn, changeSetId: null, content };
    const ids = await insertRevisions(manager, kind, [revision], references);
    await publishRevisions(manager, kind, ids, instant);
    return ids[0] as number;
  });
}

const read = async (kind: SubjectKind, id: number) =>
  (await contentsIn(dataSource.manager, kind, [id])).get(id);

const refusal = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: { constraint?: string }) => error.constraint,
  );

const SOME: [SubjectKind, string, Content, Content][] = [
  [FISCAL_TIER, 'T-1', tier(), tier({ tier: 3, note: null })],
  [COST_SHARING_RATIO, 'R-1', ratio(), ratio({ parts: [], component: '虚构' })],
  [COST_SHARING_RATIO, 'R-2', ratioOfMode(), ratio({ fiscalTier: 1, component: '虚构' })],
  [
    LOCAL_IMPLEMENTATION,
    'FJ-BPS-003-350102',
    implementation(),
    implementation({
      guide: null,
      addedAudience: { text: '虚构的对象', condition: null },
      figures: [
        {
          what: '虚构',
          condition: null,
          per: null,
          unit: '元',
          value: '1.50',
          maxValue: null,
          quote: '虚构',
        },
      ],
    }),
  ],
  [
    LOCAL_TARGET,
    'FJ-2021-IND-12-350102-2025',
    localTarget({ value: '65.50' }),
    localTarget({ comparator: Comparator.IN_WORDS, value: null, words: '（虚构）全部达到', note: null }),
  ],
];

it.each(SOME)(
  'is read as it was written, down to the digits, and rewritten: %s %s',
  async (kind, code, one, other) => {
    const id = await publish(kind, code, one);
    expect(await read(kind, id)).toEqual(one);
    const draft = await dataSource.transaction(async (manager) => {
      const subjectId = (await identify(manager, kind, [code])).get(code) as number;
      const references = await resolveReferences(manager, referredBy(kind, [one, other]));
      const revision = { subjectId, code, beginsOn: '2025-01-01', changeSetId: null, content: one };
      const [made] = await insertRevisions(manager, kind, [revision], references);
      await rewriteDraft(manager, kind, made as number, other, references);
      return made as number;
    });
    expect(await read(kind, draft)).toEqual(other);
  },
);

const PUBLISHED: readonly [SubjectKind, string, Content | null][] = [
  ...SOME.map(([kind, code, content]): [SubjectKind, string, Content] => [kind, code, content]),
  [ELIGIBILITY_RULE, 'FJ-BPS-003', null],
];

it.each(PUBLISHED)(
  'is never changed, deleted or emptied once it is published: %s %s',
  async (kind, code, content) => {
    const { table } = REVISED[kind];
    const id = content
      ? await publish(kind, code, content)
      : ((await dataSource.query(`select id from ${table} where code = $1`, [code])) as { id: number }[])[0]
          ?.id;
    for (const statement of [
      `update ${table} set note = '另说' where id = ${id}`,
      `delete from ${table} where id = ${id}`,
      `truncate ${table}`,
    ])
      expect(await refusal(dataSource.query(statement))).toBe(`ck_${table}_published`);
    const remembered: unknown[] = await dataSource.query(
      'select from validity where kind = $1 and revision_id = $2 and upper_inf(recorded_during)',
      [kind, id],
    );
    expect(remembered).toHaveLength(1);
  },
);

it('has but one ratio, tier, implementation and target for one place at a time, whatever their codes', async () => {
  await publish(COST_SHARING_RATIO, 'R-1', ratio());
  expect(await refusal(publish(COST_SHARING_RATIO, 'R-2', ratio()))).toBe(
    'ex_cost_sharing_ratio_revision_one',
  );
  for (const [code, other] of Object.entries({
    'R-3': ratio({ component: '虚构' }),
    'R-4': ratio({ component: '虚构', fiscalTier: 1 }),
    'R-5': ratio({ region: '350102' }),
    'R-6': ratioOfMode(),
  }))
    expect([code, await refusal(publish(COST_SHARING_RATIO, code, other))]).toEqual([code, undefined]);
  await publish(FISCAL_TIER, 'T-1', tier());
  expect(await refusal(publish(FISCAL_TIER, 'T-2', tier({ tier: 3 })))).toBe('ex_fiscal_tier_revision_one');
  expect(await refusal(publish(FISCAL_TIER, 'T-3', tier({ component: '缴费补贴' })))).toBeUndefined();
  await publish(LOCAL_IMPLEMENTATION, 'L-1', implementation());
  expect(await refusal(publish(LOCAL_IMPLEMENTATION, 'L-2', implementation()))).toBe(
    'ex_local_implementation_revision_one',
  );
  await publish(LOCAL_TARGET, 'G-1', localTarget());
  expect(await refusal(publish(LOCAL_TARGET, 'G-2', localTarget({ value: '70' })))).toBe(
    'ex_local_target_revision_one',
  );
  for (const [code, other] of Object.entries({
    'G-3': localTarget({ year: 2024 }),
    'G-4': localTarget({ region: '350103' }),
    'G-5': localTarget({ indicator: 'FJ-2021-IND-11' }),
  }))
    expect([code, await refusal(publish(LOCAL_TARGET, code, other))]).toEqual([code, undefined]);
});

it('holds a target to be a number or words, whoever writes it', async () => {
  for (const unsound of [
    { value: null },
    { words: '虚构' },
    { comparator: Comparator.IN_WORDS },
    { comparator: Comparator.IN_WORDS, value: null },
  ])
    expect(await refusal(publish(LOCAL_TARGET, 'G-1', localTarget(unsound)))).toBe(
      'ck_local_target_revision_value',
    );
  const approximately = localTarget({ comparator: Comparator.APPROXIMATELY });
  expect(await refusal(publish(LOCAL_TARGET, 'G-1', approximately))).toBe(
    'ck_local_target_revision_comparator',
  );
});

it('keeps the score of a guide beside it, for lists to be cut by', async () => {
  const good = await publish(LOCAL_IMPLEMENTATION, 'L-1', implementation());
  const poor = await publish(
    LOCAL_IMPLEMENTATION,
    'L-2',
    implementation({ region: '350103', guide: guide({ steps: [] }) }),
  );
  const none = await publish(LOCAL_IMPLEMENTATION, 'L-3', implementation({ region: '350104', guide: null }));
  const rows: { id: number; quality: number | null }[] = await dataSource.query(
    'select id, guide_quality as quality from local_implementation_revision order by id',
  );
  const scores = new Map(rows.map(({ id, quality }) => [id, quality]));
  expect(scores.get(good)).toBe(100);
  expect(scores.get(poor)).toBeLessThan(100);
  expect(scores.get(none)).toBeNull();
});

it('cites documents that are there', async () => {
  const citing = { ...CITED, document: 'NO-SUCH' };
  await expect(publish(FISCAL_TIER, 'T-1', tier({ source: citing }))).rejects.toThrow('nothing is known as');
});
