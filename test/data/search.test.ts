import fc from 'fast-check';
import { MAX_CANDIDATES, searchPage, textCondition } from '../../src/data/search.js';
import { PoolSql } from '../../src/data/sql.js';
import { MatchRank, normalise, SearchKind } from '../../src/domain/search-text.js';
import { ids, published, SearchLab, shown, subject } from '../support/search-lab.js';

const { SERVICE, DEPARTMENT, REGION, INDICATOR, PLAN_TASK } = SearchKind;

let lab: SearchLab;
beforeAll(async () => {
  lab = await SearchLab.open();
});
afterAll(() => lab?.close());
beforeEach(() => lab.clear());

describe('recall', () => {
  it('finds any part of any published text, as a plain reading of all texts does', async () => {
    const subjects = published();
    await lab.index(subjects);
    const texts = subjects.flatMap(({ kind, subjectId, fields }) =>
      fields.map(({ text }) => ({ kind, subjectId, normalised: normalise(text), text })),
    );
    const part = fc
      .tuple(
        fc.constantFrom(...texts.map(({ text }) => [...text]).filter(({ length }) => length > 0)),
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
      )
      .map(([text, from, length]) => text.slice(from % text.length, (from % text.length) + length).join(''));
    await fc.assert(
      fc.asyncProperty(part, async (query) => {
        // Blanks part words, and Latin letters find pinyin too: more is found than the part itself.
        fc.pre(!/[a-z\s]/.test(normalise(query)) && normalise(query) !== '');
        const expected = [
          ...new Set(
            texts
              .filter((text) => text.normalised.includes(normalise(query)))
              .map((text) => `${text.kind} ${text.subjectId}`),
          ),
        ];
        expect(ids(await lab.all(query)).sort()).toEqual(expected.sort());
        for (const kind of [SERVICE, PLAN_TASK]) {
          expect(await lab.listed(kind, query)).toEqual(
            expected
              .filter((id) => id.startsWith(`${kind} `))
              .map((id) => Number(id.split(' ')[1]))
              .sort((a, b) => a - b),
          );
        }
      }),
      { numRuns: 250 },
    );
  });

  it('finds what any characters stand for, whatever they are', async () => {
    const characters = fc.oneof(
      fc.constantFrom(...`养老\\'"%_&|!():*<>-\u200b\u0001\u3000 ①㎡`),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(characters, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.integer({ min: 1, max: 8 }),
        async (text, from, length) => {
          // As PostgreSQL stores it: half a surrogate pair becomes U+FFFD.
          const stored = [...Buffer.from(text.join('')).toString()];
          const query = stored.slice(from % stored.length, (from % stored.length) + length).join('');
          fc.pre(!query.includes('\0') && normalise(query).trim() !== '');
          await lab.index([subject(REGION, 1, '', stored.join(''))]);
          const [hit] = await lab.all(query);
          expect(hit?.parts.some((part) => part.match)).toBe(true);
          expect(await lab.listed(REGION, query)).toEqual([1]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds traditional characters, also those that the text itself holds', async () => {
    await lab.index([
      subject(SERVICE, 1, '养老服务补贴'),
      subject(SERVICE, 2, '乾隆时期著名建筑保护'),
      subject(REGION, 3, '卫生院'),
    ]);
    const found = async (text: string) => (await lab.all(text)).map(shown);
    expect(await found('養老服務')).toEqual(['[养老服务]补贴']);
    expect(await found('乾隆時期')).toEqual(['[乾隆时期]著名建筑保护']);
    expect(await found('乾')).toEqual(['[乾]隆时期著名建筑保护']);
    expect(await found('著名')).toEqual(['乾隆时期[著名]建筑保护']);
    expect(await found('衞生')).toEqual(['[卫生]院']);
    expect(await lab.listed(SERVICE, '養老')).toEqual([1]);
  });

  it('finds full-width and half-width forms by each other, in any case', async () => {
    await lab.index([subject(INDICATOR, 1, '人均ＧＤＰ增速（％）'), subject(INDICATOR, 2, '人均GDP增速(%)')]);
    expect(ids(await lab.all('gdp增速(%)'))).toEqual(ids(await lab.all('ＧＤＰ增速（％）')));
    expect(await lab.all('gdp增速(%)')).toHaveLength(2);
  });

  it('wants all words between blanks in one field', async () => {
    await lab.index([
      subject(SERVICE, 1, '免费义务教育'),
      subject(SERVICE, 2, '义务教育', '免费'),
      subject(SERVICE, 3, '', '免费提供义务兵'),
    ]);
    expect(ids(await lab.all('义务 免费'))).toEqual(['SERVICE 1', 'SERVICE 3']);
  });
});

describe('order', () => {
  it('puts exact names first, then beginnings, names, texts; and whole words before straddled ones', async () => {
    await lab.index([
      subject(SERVICE, 1, '', '子女赡养老人的支出'),
      subject(SERVICE, 2, '', '提供养老服务'),
      subject(SERVICE, 3, '赡养老人扣除'),
      subject(SERVICE, 4, '基本养老保险'),
      subject(SERVICE, 5, '养老服务补贴'),
      subject(DEPARTMENT, 6, '养老'),
      subject(SERVICE, 7, '医疗救助', '不含养老'),
    ]);
    const hits = await lab.all('养老');
    expect(hits.map((hit) => hit.subjectId)).toEqual([6, 5, 4, 3, 2, 7, 1]);
    expect(hits.map((hit) => hit.rank)).toEqual([
      MatchRank.EXACT_NAME,
      MatchRank.NAME_PREFIX,
      MatchRank.NAME,
      MatchRank.NAME,
      MatchRank.TEXT,
      MatchRank.TEXT,
      MatchRank.TEXT,
    ]);
    expect(hits.map(shown).slice(0, 3)).toEqual(['[养老]', '[养老]服务补贴', '基本[养老]保险']);
  });

  it('shows each subject once, by its best field', async () => {
    await lab.index([
      subject(SERVICE, 1, '养老服务', '养老', '赡养老人'),
      subject(SERVICE, 2, '低保', '赡养老人', '养老'),
    ]);
    const hits = await lab.all('养老');
    expect(hits.map((hit) => [hit.subjectId, hit.field])).toEqual([
      [1, 'name'],
      [2, 'text1'],
    ]);
  });

  it('finds names by pinyin and initials, from the name’s beginning first', async () => {
    await lab.index([
      subject(SERVICE, 1, '赡养老人扣除'),
      subject(SERVICE, 2, '基本养老保险'),
      subject(SERVICE, 3, '养老服务'),
      subject(REGION, 4, '绿洋镇'),
      subject(SERVICE, 5, '高龄津贴', '养老'),
      subject(INDICATOR, 6, 'yl指数'),
    ]);
    const found = async (text: string) => (await lab.all(text)).map(shown);
    expect(await found('yanglao')).toEqual(['[养老]服务', '基本[养老]保险', '赡[养老]人扣除']);
    expect(await found('yangl')).toEqual(['[养老]服务', '基本[养老]保险', '赡[养老]人扣除']);
    expect(await found('YL')).toEqual(['[yl]指数', '[养老]服务', '基本[养老]保险', '赡[养老]人扣除']);
    expect(await found('laofuwu')).toEqual(['养[老服务]']);
    expect(await found('lǜ yáng')).toEqual(['[绿洋]镇']);
    expect(await found('lvyang')).toEqual(['[绿洋]镇']);
  });
});

describe('pages', () => {
  it.each([1, 2, 7, 100])('of %i follow each other without gap or repeat', async (size) => {
    await lab.index(published().filter(({ kind }) => kind !== REGION));
    const whole = ids(await lab.all('老', 100));
    expect(whole.length).toBeGreaterThan(10);
    expect(ids(await lab.all('老', size))).toEqual(whole);
    expect(new Set(whole).size).toBe(whole.length);
    expect(await (await lab.search('老', { first: size })).count()).toBe(whole.length);
  });

  it('are read in one statement each', async () => {
    const counted = new PoolSql(lab.pool);
    await searchPage(counted, { text: '养老', asOf: '2024-01-01' });
    expect(counted.statements).toBe(1);
  });

  it('may be empty, and still say whether there is more', async () => {
    await lab.index([subject(REGION, 1, '厦门')]);
    expect(await lab.search('厦门', { first: 0 })).toMatchObject({
      hits: [],
      hasNextPage: true,
      hasPreviousPage: false,
    });
    expect((await lab.search('福州')).hits).toEqual([]);
  });

  it('keep to the kinds asked for', async () => {
    await lab.index([
      subject(REGION, 1, '养老'),
      subject(SERVICE, 1, '养老'),
      subject(PLAN_TASK, 1, '', '养老'),
    ]);
    expect(ids(await lab.all('养老'))).toEqual(['SERVICE 1', 'REGION 1', 'PLAN_TASK 1']);
    expect(ids(await lab.all('养老', 100, [PLAN_TASK, REGION]))).toEqual(['REGION 1', 'PLAN_TASK 1']);
  });

  it('hold no service that is unpublished, or not in force on the day', async () => {
    await lab.index([1, 2, 3, 4].map((id) => subject(SERVICE, id, '养老服务')));
    await lab.pool.query(`update service_revision set published_at = null where id = 1`);
    await lab.pool.query(`update service_revision set valid_during = '[2018-09-11,2020-01-01)' where id = 2`);
    await lab.pool.query(`update service_revision set valid_during = '[2020-01-01,)' where id = 3`);
    expect(ids((await lab.search('养老', { asOf: '2019-12-31' })).hits)).toEqual(['SERVICE 2', 'SERVICE 4']);
    expect(ids((await lab.search('养老', { asOf: '2020-01-01' })).hits)).toEqual(['SERVICE 3', 'SERVICE 4']);
  });

  it('stay stable beyond the cap, and then still hold every name', async () => {
    const many = Array.from({ length: MAX_CANDIDATES + 300 }, (_, place) =>
      subject(REGION, place + 1, '', `第${place}处养老服务`),
    );
    const names = Array.from({ length: 50 }, (_, place) => subject(INDICATOR, place + 1, `养老${place}`));
    await lab.index([...many, ...names]);
    const hits = await lab.all('养老');
    expect(hits).toHaveLength(MAX_CANDIDATES + 50);
    expect(new Set(ids(hits)).size).toBe(hits.length);
    expect(hits.slice(0, 50).every((hit) => hit.kind === INDICATOR)).toBe(true);
    expect(ids(await lab.all('第5299处养老'))).toEqual(['REGION 5300']);
  });
});

describe('bad input', () => {
  const refused = (argument: string) =>
    expect.objectContaining({ code: 'BAD_USER_INPUT', details: expect.objectContaining({ argument }) });
  const cursor = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  it.each(['', ' 　\n', '\0', '养\0老', '老'.repeat(101)])('%j is refused as a text', async (text) => {
    await expect(lab.search(text)).rejects.toEqual(refused('text'));
    expect(() => textCondition(SERVICE, text, () => '$1')).toThrow(refused('text'));
  });

  it.each([
    '',
    'x',
    cursor(['search', 1, 0]),
    cursor(['-name', 1, 0, 1, 1]),
    cursor(['search', '1', 0, 1, 1]),
    cursor(['search', 1e99, 0, 1, 1]),
  ])('%j is refused as a cursor', async (after) => {
    await expect(lab.search('养老', { after })).rejects.toEqual(refused('after'));
  });

  it.each([-1, 101])('%i is refused as a page size', async (first) => {
    await expect(lab.search('养老', { first })).rejects.toEqual(refused('first'));
  });

  it('does not trouble the database', async () => {
    for (const text of [
      `'`,
      `\\`,
      `%`,
      `_`,
      `''::tsquery`,
      '\u0001a',
      '\ud800',
      '\ufffe',
      ':*',
      '!',
      '老'.repeat(100),
      '. '.repeat(50),
    ]) {
      await expect(lab.search(text)).resolves.toHaveProperty('hits');
    }
  });
});
