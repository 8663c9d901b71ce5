import fc from 'fast-check';
import { pinyinMatch, pinyinVector, simplify, wordsOf } from '../../src/domain/chinese.js';
import {
  containsPattern,
  gramQuery,
  gramsOf,
  markWords,
  normalise,
  normaliseWithOffsets,
  prefixPattern,
  readQuery,
  wholeWordsPattern,
} from '../../src/domain/search-text.js';
import { findMatches, snippet } from '../../src/domain/snippet.js';

const CJK = fc.constantFrom(
  ...'养老服务赡人义教育省民政厅乾隆著名，。（）①㎡％%_\\\'"ＡａÉe\u0301𠮷ü 　\n\u200b\u0000İß﷽',
);
const chinese = fc.array(CJK, { maxLength: 60 }).map((characters) => characters.join(''));
const halves = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units)); // with halves of surrogate pairs
const anything = fc.oneof(
  chinese,
  halves,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);
/** Half a surrogate pair. */
const HALF = /\p{Cs}/u;
/** A text and a part of it, cut between code points. */
const partOfText = anything.chain((text) => {
  const characters = [...text];
  const place = fc.nat({ max: characters.length });
  return fc.tuple(place, place).map(([a, b]) => {
    const [from, to] = a < b ? [a, b] : [b, a];
    const before = characters.slice(0, from).join('');
    return { text, before, part: characters.slice(from, to).join('') };
  });
});

const unquote = (lexeme: string) => lexeme.replace(/''/g, "'").replace(/\\\\/g, '\\');
/** What PostgreSQL makes of the query: for each variant, its lexemes. */
function lexemes(query: string): string[][] {
  return [...query.matchAll(/\(((?:'(?:[^']|'')*'(?: & )?)+)\)/g)].map(([, group = '']) =>
    [...group.matchAll(/'((?:[^']|'')*)'/g)].map(([, lexeme = '']) => unquote(lexeme)),
  );
}
const searchable = (part: string) =>
  !part.includes('\0') && [...part].length <= 100 && normalise(part).trim() !== '';

describe('normalising', () => {
  it.each([
    ['ＡＢＣ１２３％', 'abc123%'],
    ['㎡', 'm2'],
    ['①', '1'],
    ['É é e\u0301', 'e e e'],
    ['养\u200b老　服\n务', '养老 服 务'],
    ['a\ud800b', 'a\ufffdb'],
    ['ΣΑΣ', 'σασ'],
  ])('compares %j as %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('is done once and for all, and in parts as in the whole', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const parts = [...a, ...b];
        expect(normalise(parts.map((part) => normalise(part)).join(''))).toBe(parts.map(normalise).join(''));
        expect(normalise(normalise(a))).toBe(normalise(a));
      }),
    );
  });

  it('keeps for every unit of the normalised text the character that it came from', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { text: normalised, starts, ends } = normaliseWithOffsets(text);
        expect(normalised).toBe(normalise(text));
        expect(starts).toHaveLength(normalised.length);
        for (const [unit, start] of starts.entries()) {
          expect(normalise(text.slice(start, ends[unit]))).toContain(normalised[unit] ?? '');
        }
      }),
    );
  });
});

describe('grams', () => {
  it('are characters and pairs, without blanks', () => {
    expect(gramsOf('养老 服务').sort()).toEqual(['务', '养', '养老', '服', '服务', '老'].sort());
  });

  it('find every part of a text', () => {
    fc.assert(
      fc.property(partOfText, ({ text, part }) => {
        fc.pre(searchable(part));
        const grams = new Set(gramsOf(normalise(text)));
        const [typed] = lexemes(gramQuery(readQuery(part, (query) => query)));
        expect(typed?.length).toBeGreaterThan(0);
        expect(typed?.filter((gram) => !grams.has(gram))).toEqual([]);
      }),
    );
  });
});

describe('a query', () => {
  it.each([
    ['', 'blank'],
    ['  　\n', 'blank'],
    ['\u200b', 'blank'],
    ['a\0', 'U+0000'],
    ['老'.repeat(101), '101 characters'],
  ])('of %j is refused', (text, reason) => {
    expect(() => readQuery(text, simplify)).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining(reason),
        details: expect.objectContaining({ argument: 'text' }),
      }),
    );
  });

  it('is looked for as typed and in simplified characters', () => {
    const variants = (text: string) => readQuery(text, simplify).variants.map((variant) => variant.text);
    expect(variants('養老服務')).toEqual(['養老服務', '养老服务']);
    expect(variants('衞生')).toEqual(['衞生', '卫生']);
    expect(variants('乾隆時期')).toEqual(['乾隆時期', '乾隆时期']);
    expect(variants('养老服务')).toEqual(['养老服务']);
  });

  it.each([
    ['yanglao', 'yanglao'],
    ["Xi'an", 'xian'],
    ['yǎng lǎo', 'yanglao'],
    ['lüyou', 'lvyou'],
    ['ＹＬ', 'yl'],
    ['65', null],
    ['养老', null],
  ])('of %j is read as pinyin %j', (text, pinyin) => {
    expect(readQuery(text, simplify).pinyin).toBe(pinyin);
  });

  it('never breaks, whatever the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const made = () => {
          const query = readQuery(text, simplify);
          return [gramQuery(query), ...query.variants.flatMap(({ terms }) => terms.map(wholeWordsPattern))];
        };
        if (searchable(text)) expect(made().join()).not.toBe('');
        else expect(made).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
      }),
    );
  });

  it('takes LIKE’s and tsquery’s own signs literally', () => {
    expect(containsPattern('100%_\\')).toBe('%100\\%\\_\\\\%');
    expect(prefixPattern('100%')).toBe('100\\%%');
    expect(gramQuery(readQuery(`'\\`, simplify))).toBe(`('''\\\\')`);
  });
});

describe('words', () => {
  const whole = (text: string, term: string) =>
    new RegExp(wholeWordsPattern(term), 'u').test(markWords(wordsOf(text)));

  it.each([
    ['养老服务', '养老', true],
    ['养老服务', '养老服务', true],
    ['赡养老人', '养老', false],
    ['赡养老人', '老人', true],
    ['困难残疾人生活补贴', '残疾人', true],
    ['农村危房改造', '危房', true],
    ['南京市长江大桥', '市长', false],
    ['（养老）', '养老', true],
  ])('in %s, %s is whole: %s', (text, term, expected) => {
    expect(whole(text, term)).toBe(expected);
  });
});

it('cuts a long text without a break in reasonable time, and loses nothing of it', () => {
  const text = `${'服务'.repeat(25_000)}\ud800。`;
  const started = performance.now();
  expect(wordsOf(text).join('')).toBe(text);
  expect(performance.now() - started).toBeLessThan(5_000); // 0.1 s; seconds per 10,000 characters if V8 is given it whole
});

describe('pinyin of a name', () => {
  /** What a prefix search for the letters would say: the best weight of a lexeme that begins with them. */
  const weight = (name: string, letters: string) =>
    [...pinyinVector(name).matchAll(/'([^']+)':\d+([ABD])/g)]
      .filter(([, lexeme = '']) => lexeme.startsWith(letters))
      .map(([, , found]) => found)
      .sort()[0];

  it.each([
    ['养老服务', 'yanglaofuwu', 'A'],
    ['养老服务', 'yangl', 'A'],
    ['养老服务', 'yl', 'A'],
    ['养老服务', 'fuwu', 'B'],
    ['养老服务', 'laofu', 'D'],
    ['养老服务', 'lfw', 'D'],
    ['城乡居民基本养老保险', 'yanglao', 'B'],
    ['厦门市', 'xiamen', 'A'],
    ['长乐区', 'changle', 'A'],
    ['长汀县', 'changting', 'A'],
    ['将乐县', 'jiangle', 'A'],
    ['妇女儿童', 'funv', 'A'],
    ['绿化', 'lvhua', 'A'],
    ['绿化', 'luhua', 'A'],
    ['A级景区', 'ajijing', 'A'],
    ['养老服务', 'yanglaow', undefined],
    ['GDP', 'gdp', undefined],
  ])('of %s, %s is found with weight %s', (name, letters, expected) => {
    expect(weight(name, letters)).toBe(expected);
  });

  it.each([
    ['基本养老保险', 'yanglao', '养老'],
    ['基本养老保险', 'yangl', '养老'],
    ['基本养老保险', 'ylb', '养老保'],
    ['鼓楼区', 'gulou', '鼓楼'],
    ['“两癌”检查', 'lajc', '两癌”检查'],
  ])('in %s, %s stands for %s', (name, letters, expected) => {
    const [from, to] = pinyinMatch(name, letters) ?? [0, 0];
    expect(name.slice(from, to)).toBe(expected);
  });

  it('makes a tsvector literal of any name, with lexemes that need no escaping', () => {
    fc.assert(
      fc.property(anything, (name) => {
        expect(pinyinVector(name)).toMatch(/^('[a-z0-9]{1,100}':\d{1,2}[ABD]( |$))*$/);
      }),
    );
  });
});

describe('a snippet', () => {
  const query = (text: string) => readQuery(text, simplify);

  it('shows the match in its surroundings', () => {
    const text = `${'一'.repeat(100)}养老服务${'二'.repeat(100)}`;
    const parts = snippet(text, findMatches(text, query('養老')), 20);
    expect(parts).toEqual([
      { text: `…${'一'.repeat(6)}`, match: false },
      { text: '养老', match: true },
      { text: `服务${'二'.repeat(10)}…`, match: false },
    ]);
  });

  it('joins matches that overlap, and keeps accents with their letter', () => {
    expect(snippet('老老老人', findMatches('老老老人', query('老老')), 60)).toEqual([
      { text: '老老老', match: true },
      { text: '人', match: false },
    ]);
    expect(snippet('cafe\u0301!', findMatches('cafe\u0301!', query('café')), 60)[0]).toEqual({
      text: 'cafe\u0301',
      match: true,
    });
  });

  it('highlights every part of a text where it stands', () => {
    fc.assert(
      fc.property(partOfText, fc.integer({ min: 0, max: 80 }), ({ text, before, part }, width) => {
        fc.pre(searchable(part) && !normalise(part).includes(' '));
        const ranges = findMatches(text, query(part));
        const inside = [...normalise(part)].length > 0;
        // The part's own place is covered: from its first visible character to its last.
        const visible = part.length - part.replace(/^[\p{Cf}\u0300-\u036f]+/u, '').length;
        const start = before.length + visible;
        expect(inside && ranges.some(([from, to]) => from <= start && start < to)).toBe(true);
        const parts = snippet(text, ranges, width);
        expect(parts.some(({ match }) => match)).toBe(true);
      }),
    );
  });

  it('is a piece of the text, with whole characters and no empty or split parts', () => {
    fc.assert(
      fc.property(partOfText, fc.integer({ min: 0, max: 80 }), ({ text, part }, width) => {
        fc.pre(searchable(part));
        const parts = snippet(text, findMatches(text, query(part)), width);
        const shown = parts.map((piece) => piece.text).join('');
        const bare = shown.slice(
          !text.startsWith(shown.charAt(0)) && shown.startsWith('…') ? 1 : 0,
          shown.endsWith('…') && !text.endsWith('…') ? -1 : undefined,
        );
        expect(text).toContain(bare);
        expect(parts.every((piece) => piece.text !== '')).toBe(true);
        expect(parts.every((piece, index) => piece.match !== parts[index + 1]?.match)).toBe(true);
        if (!HALF.test(text)) expect(shown).not.toMatch(HALF);
      }),
    );
  });
});
