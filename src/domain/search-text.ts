import { badInput } from './errors.js';

/** What can be searched for. The order breaks ties between equally good hits. */
export enum SearchKind {
  SERVICE = 'SERVICE',
  DEPARTMENT = 'DEPARTMENT',
  REGION = 'REGION',
  INDICATOR = 'INDICATOR',
  PLAN_TASK = 'PLAN_TASK',
}

/** How good a match is, best first. Within each, matches that begin and end with a word come first. */
export enum MatchRank {
  EXACT_NAME = 0,
  NAME_PREFIX = 1,
  NAME = 2,
  /** The pinyin of a name: from its beginning, from the beginning of a word in it, from any other character. */
  PINYIN_PREFIX = 3,
  PINYIN_WORD = 4,
  PINYIN = 5,
  TEXT = 6,
}

/** The longest query, in code points. */
export const MAX_QUERY = 100;

/**
 * How much of a text is made searchable, in code points. A tsvector holds a megabyte of lexemes; twice this many
 * grams of four-byte characters just fit. The longest text of the lists has 285.
 */
export const MAX_INDEXED = 50_000;

/** A text as it is compared, and where each of its UTF-16 units comes from in the text as printed. */
export interface NormalisedText {
  readonly text: string;
  /** For each unit of `text`: the offset in the original where its character begins. */
  readonly starts: readonly number[];
  /** Likewise where it ends; marks that normalising drops belong to the character before them. */
  readonly ends: readonly number[];
}

const CJK = /^[\u3400-\u4dbf\u4e00-\u9fff]$/;
const folded = new Map<string, string>();

// Each code point by itself, so that a part of a text always normalises to a part of the normalised text.
function fold(character: string): string {
  if (CJK.test(character)) return character;
  let form = folded.get(character);
  if (form === undefined) {
    form = character
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f\p{Cf}]/gu, '') // accents, and what has no width
      .replace(/[\s\p{Cc}]/gu, ' ')
      .replace(/\p{Cs}/gu, '\ufffd'); // what PostgreSQL would be sent for half a surrogate pair
    if (folded.size < 5_000) folded.set(character, form);
  }
  return form;
}

/** The form in which texts and queries are compared: width, case and accents folded, every blank a space. */
export function normalise(text: string): string {
  let form = '';
  for (const character of text) form += fold(character);
  return form;
}

/** {@link normalise}, with the way back to the original. */
export function normaliseWithOffsets(text: string): NormalisedText {
  let form = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const character of text) {
    const end = offset + character.length;
    const folds = fold(character);
    if (folds === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (let unit = 0; unit < folds.length; unit += 1) {
      starts.push(offset);
      ends.push(end);
    }
    form += folds;
    offset = end;
  }
  return { text: form, starts, ends };
}

/** All single characters and all neighbouring pairs of a normalised text, without those that hold a blank. */
export function gramsOf(normalised: string): string[] {
  const grams = new Set<string>();
  let previous = ' ';
  let left = MAX_INDEXED;
  for (const character of normalised) {
    if (left-- === 0) break;
    if (character !== ' ') {
      grams.add(character);
      if (previous !== ' ') grams.add(previous + character);
    }
    previous = character;
  }
  return [...grams];
}

/** One way to write a query. */
export interface QueryVariant {
  /** Normalised, without blanks around it and with single spaces in it. */
  readonly text: string;
  /** Its parts between blanks: all of them must stand in one text. */
  readonly terms: readonly string[];
}

/** A query read once; every search and filter is made from it. */
export interface SearchQuery {
  /** As typed and, if it differs, in simplified characters: a text that matches either is found. */
  readonly variants: readonly QueryVariant[];
  /** The letters to look for in the pinyin of names, or null if the query is no pinyin. */
  readonly pinyin: string | null;
}

function variantOf(text: string): QueryVariant {
  const terms = [...new Set(normalise(text).split(' '))].filter((term) => term !== '');
  return { text: normalise(text).trim().replace(/ +/g, ' '), terms };
}

/**
 * Reads a query.
 * @param simplify converts traditional characters; see {@link import('./chinese.js').simplify}
 * @throws BAD_USER_INPUT naming `text`: nothing to look for, longer than {@link MAX_QUERY} code points, or with U+0000
 */
export function readQuery(text: string, simplify: (text: string) => string): SearchQuery {
  if (text.includes('\0')) throw badInput('text', 'text must not hold the character U+0000.');
  const length = [...text].length;
  if (length > MAX_QUERY) {
    throw badInput('text', `text has ${length} characters; at most ${MAX_QUERY} are searched for.`, {
      limit: MAX_QUERY,
    });
  }
  const typed = variantOf(text);
  if (typed.terms.length === 0) throw badInput('text', 'text is blank; give at least one character.');
  const simplified = variantOf(simplify(typed.text));
  const letters = normalise(text.replace(/[üÜ]|[uU]\u0308/g, 'v')).replace(/[\s'’-]/g, '');
  return {
    variants: simplified.text === typed.text ? [typed] : [typed, simplified],
    pinyin: /^[a-z0-9]*[a-z][a-z0-9]*$/.test(letters) ? letters : null,
  };
}

const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;

/** The grams of a normalised text as a tsvector literal, without places. */
export function gramsVector(normalised: string): string {
  return gramsOf(normalised).map(quoted).join(' ');
}

/** The tsquery literal that finds the grams of any variant of a query. */
export function gramQuery(query: SearchQuery): string {
  return query.variants
    .map(({ terms }) => {
      const grams = new Set(terms.flatMap(termGrams));
      return `(${[...grams].map(quoted).join(' & ')})`;
    })
    .join(' | ');
}

// Pairs alone are enough, and rarer than their characters.
function termGrams(term: string): string[] {
  const characters = [...term];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

const likeEscaped = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** A LIKE pattern for texts that hold `text`. */
export function containsPattern(text: string): string {
  return `%${likeEscaped(text)}%`;
}

/** A LIKE pattern for texts that begin with `text`. */
export function prefixPattern(text: string): string {
  return `${likeEscaped(text)}%`;
}

/** Stands between the words of {@link markWords}; normalising leaves no control character in a text. */
const WORD_BREAK = '\u001f';

/** A normalised text with a mark around every word, to be searched by {@link wholeWordsPattern}. */
export function markWords(words: readonly string[]): string {
  return `${WORD_BREAK}${words.join(WORD_BREAK)}${WORD_BREAK}`;
}

/**
 * A PostgreSQL regular expression for texts of {@link markWords} in which a term begins where a word begins and ends
 * where a word ends, wherever words meet in between: the query itself need not be cut into words.
 */
export function wholeWordsPattern(term: string): string {
  const characters = Array.from(term, (character) => character.replace(/[!-/:-@[-`{-~]/, '\\$&'));
  return `${WORD_BREAK}${characters.join(`${WORD_BREAK}?`)}${WORD_BREAK}`;
}
