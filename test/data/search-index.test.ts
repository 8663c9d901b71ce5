import { textCondition } from '../../src/data/search.js';
import { SearchKind } from '../../src/domain/search-text.js';
import { ids, published, SearchLab, subject } from '../support/search-lab.js';

const { SERVICE, REGION } = SearchKind;

let lab: SearchLab;
beforeAll(async () => {
  lab = await SearchLab.open();
});
afterAll(() => lab?.close());
beforeEach(() => lab.clear());

describe('the search index', () => {
  it('replaces what was searchable of a subject, and nothing else', async () => {
    await lab.index([
      subject(REGION, 1, '旧名', '旧文'),
      subject(REGION, 2, '旧名'),
      subject(SERVICE, 1, '旧名'),
    ]);
    await lab.index([subject(REGION, 1, '新名')]);
    expect(ids(await lab.all('旧'))).toEqual(['SERVICE 1', 'REGION 2']);
    expect(ids(await lab.all('新'))).toEqual(['REGION 1']);
    const before = await lab.pool.query(
      `select kind, subject_id, field, grams from search_text order by 1, 2, 3`,
    );
    await lab.index([subject(REGION, 1, '新名')]);
    const after = await lab.pool.query(
      `select kind, subject_id, field, grams from search_text order by 1, 2, 3`,
    );
    expect(after.rows).toEqual(before.rows);
  });

  it('takes texts of any length, and finds all of those that fit a tsvector', async () => {
    const long = Array.from({ length: 60_000 }, (_, place) =>
      String.fromCodePoint(0x20000 + ((place * 7919) % 40_000)),
    ).join('');
    await lab.index([subject(REGION, 1, long, `${'文'.repeat(49_000)}末`, '', ' \u3000')]);
    const { rows } = await lab.pool.query(`select field from search_text order by position`);
    expect(rows.map((row) => row.field)).toEqual(['name', 'text0']);
    expect(ids(await lab.all('文末'))).toEqual(['REGION 1']);
  });

  it('is what a search reads', async () => {
    // Enough of one kind that reading all of it is no way to find a few.
    const many = Array.from({ length: 5_000 }, (_, place) =>
      subject(SERVICE, 100_000 + place, `虚构${place}`, `甲乙${place}`),
    );
    await lab.index([...published(), ...many]);
    await lab.pool.query(`analyze search_text`);
    const client = await lab.pool.connect();
    try {
      const values: unknown[] = [];
      const condition = textCondition(SERVICE, '养老服务', (value) => `$${values.push(value)}`);
      const plan = await client.query(`explain select from service_revision t where ${condition}`, values);
      const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(text).toContain('ix_search_text_name_grams');
      expect(text).toContain('ix_search_text_text_grams');
    } finally {
      client.release(true);
    }
  });
});
