import { createRequire } from 'node:module';
import type * as OpenCC from 'opencc-js/t2cn';
import type * as PinyinPro from 'pinyin-pro';
import { MAX_QUERY, normalise } from './search-text.js';
import type { Range } from './snippet.js';

// The dictionaries take 20–50 ms to load, which the start of the program cannot spare and most requests never need:
// they are loaded at first use, and not by import(), so that a query can be read without waiting.
const load = createRequire(import.meta.url);

let toSimplified: ((text: string) => string) | undefined;

/** Traditional characters, as written anywhere, to simplified ones; by words where it matters, so that 乾隆 stays. */
export function simplify(text: string): string {
  if (!/[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(text)) return text;
  const convert = (toSimplified ??= (load('opencc-js/t2cn') as typeof OpenCC).Converter({
    from: 'hk',
    to: 'cn',
  }));
  return convert(text);
}

let segmenter: Intl.Segmenter | undefined;

/**
 * A text cut into words. ICU's dictionary comes with Node and loads in 20 ms, against 270 ms for jieba's; it cuts finer,
 * which does not matter where only the ends of a match are compared with the cuts.
 */
export function wordsOf(text: string): string[] {
  const words = (segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' }));
  // Clause by clause: V8 copies the whole input for every segment, which makes long inputs quadratic.
  const clauses = text.match(/[^\p{P}\s]{1,200}|[\p{P}\s]/gu) ?? [];
  return clauses.flatMap((clause) =>
    clause.length === 1 ? clause : Array.from(words.segment(clause), ({ segment }) => segment),
  );
}

let pinyinPro: typeof PinyinPro | undefined;

interface Syllable {
  /** Where its character stands in the name. */
  readonly range: Range;
  /** Letters of the likeliest reading in this name, then perhaps of the next likely; ü is written v, and then also u. */
  readonly readings: readonly [string, ...string[]];
}

/** Longer names are read in one way only: context settles them, and another reading costs two lexemes for every character before it. */
const MAX_AMBIGUOUS = 6;
/** Characters with one reading in the names of divisions, whatever dictionaries say (区 ou, 县 xuan). */
const UNAMBIGUOUS = '省市县区镇乡';
/** No name is longer; of one that is, the rest is not found by pinyin. */
const MAX_SYLLABLES = 64;
/** As long as a query can be: whatever letters a query has, a longer lexeme would find no more. */
const MAX_LETTERS = MAX_QUERY;

function syllablesOf(name: string): Syllable[] {
  pinyinPro ??= load('pinyin-pro') as typeof PinyinPro;
  const characters = [...name].slice(0, MAX_SYLLABLES);
  const read = characters.join('');
  const likeliest = pinyinPro.pinyin(read, { type: 'array', toneType: 'none', v: true });
  const syllables: Syllable[] = [];
  let offset = 0;
  for (const [index, character] of characters.entries()) {
    const range: Range = [offset, (offset += character.length)];
    const letters = likeliest[index] ?? '';
    const latin = normalise(character);
    if (/^[a-z0-9]+$/.test(latin)) syllables.push({ range, readings: [latin] });
    else if (/^[a-z]+$/.test(letters)) {
      const other = characters.length > MAX_AMBIGUOUS ? undefined : otherReading(character, letters);
      const withoutUmlaut = letters.includes('v') ? [letters.replace('v', 'u')] : [];
      syllables.push({ range, readings: [letters, ...(other ? [other] : []), ...withoutUmlaut] });
    }
  }
  return syllables;
}

const readingsOf = new Map<string, readonly string[]>();

/** The most frequent reading of a character beside the likeliest one here. */
function otherReading(character: string, likeliest: string): string | undefined {
  if (UNAMBIGUOUS.includes(character)) return undefined;
  let readings = readingsOf.get(character);
  if (!readings) {
    readings = pinyinPro?.polyphonic(character, { type: 'array', toneType: 'none', v: true })[0] ?? [];
    readingsOf.set(character, readings);
  }
  return readings.find((reading) => /^[a-z]+$/.test(reading) && reading !== likeliest);
}

/**
 * The pinyin of a name as a tsvector literal: letters and initials from every syllable to the end, `yanglaofuwu`,
 * `ylfw`, `laofuwu`, … so that a prefix search finds any run of syllables, finished or not. Weight A stands at the
 * beginning of the name, B at that of a word, D elsewhere. Empty for a name without Chinese characters.
 */
export function pinyinVector(name: string): string {
  if (!/\p{Script=Han}/u.test(name)) return '';
  const syllables = syllablesOf(name);
  const places = new Map<string, number>();
  const addEndings = (readings: readonly string[], before: number) => {
    let letters = '';
    let initials = '';
    for (let from = readings.length - 1; from >= 0; from -= 1) {
      const reading = readings[from] ?? '';
      letters = (reading + letters).slice(0, MAX_LETTERS);
      initials = reading.charAt(0) + initials;
      if (from > before) continue;
      // Of several places of a lexeme the first is the best.
      for (const lexeme of [letters, initials])
        places.set(lexeme, Math.min(from, places.get(lexeme) ?? from));
    }
  };
  const likeliest = syllables.map((syllable) => syllable.readings[0]);
  addEndings(likeliest, likeliest.length);
  for (const [index, { readings }] of syllables.entries()) {
    for (const other of readings.slice(1)) addEndings(likeliest.with(index, other), index);
  }
  const wordStarts = new Set<number>();
  let offset = 0;
  for (const word of wordsOf(name)) {
    wordStarts.add(offset);
    offset += word.length;
  }
  const weights = syllables.map(({ range }, index) =>
    index === 0 ? 'A' : wordStarts.has(range[0]) ? 'B' : 'D',
  );
  return Array.from(places, ([lexeme, from]) => `'${lexeme}':${from + 1}${weights[from] ?? 'D'}`).join(' ');
}

/** Where in a name the letters of a query stand, as pinyin or as initials; null if {@link pinyinVector} would not find them. */
export function pinyinMatch(name: string, letters: string): Range | null {
  const syllables = syllablesOf(name);
  for (const [from, first] of syllables.entries()) {
    for (const shorten of [(reading: string) => reading, (reading: string) => reading.charAt(0)]) {
      const last = lastSyllable(syllables.slice(from), letters, shorten);
      if (last) return [first.range[0], last.range[1]];
    }
  }
  return null;
}

function lastSyllable(
  syllables: readonly Syllable[],
  letters: string,
  shorten: (reading: string) => string,
): Syllable | undefined {
  let reached = new Set([0]);
  for (const syllable of syllables) {
    const next = new Set<number>();
    for (const at of reached) {
      const left = letters.slice(at);
      for (const reading of syllable.readings.map(shorten)) {
        if (reading.startsWith(left)) return syllable;
        if (left.startsWith(reading)) next.add(at + reading.length);
      }
    }
    reached = next;
  }
  return undefined;
}
