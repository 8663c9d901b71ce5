import { Comparator } from '../enums.js';
import type { RejectionCode } from '../facilities/rejection.js';

/** What a cell says of a value. */
export type ObservedValue =
  | {
      readonly kind: 'NUMBER';
      readonly comparator: Comparator;
      /** Whether the cell prints a comparator. */
      readonly compared: boolean;
      /** A decimal: digits, perhaps a sign before and a point among them. */
      readonly value: string;
      /** What stands behind the number; empty for nothing. */
      readonly unit: string;
      /** Whether it is marked as cumulative, by 〔〕 or ＊. */
      readonly cumulative: boolean;
    }
  | { readonly kind: 'WORDS'; readonly words: string }
  /** A cell that says that there is no figure. */
  | { readonly kind: 'NOTHING' }
  | { readonly kind: 'FAULT'; readonly code: RejectionCode; readonly message: string };

const MOST_DIGITS = 30;

const NOTHING =
  /^(?:[-—–―−~…·./]+|n\/?a|null|none|无|暂无|无数据|暂无数据|缺|缺报|缺失|未报|未上报|未统计|不详)$/i;

const COMPARATORS: readonly (readonly [Comparator, RegExp])[] = [
  [Comparator.AT_LEAST, /^(?:>=|≥|⩾|≧|不低于|不少于|不小于|至少)/],
  [Comparator.AT_MOST, /^(?:<=|≤|⩽|≦|不高于|不超过|不大于|至多)/],
  [Comparator.MORE_THAN, /^(?:>|大于|超过|高于|多于)/],
  [Comparator.LESS_THAN, /^(?:<|小于|低于|少于)/],
  [Comparator.APPROXIMATELY, /^(?:约|大约|≈|~)/],
  [Comparator.EQUAL, /^=/],
];

const NUMBER = /^([-−+]?) ?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(.*)$/;
const UNIT = /^(?:[%‰]|1?\/\d*[万千百]+|[\p{Script=Han}a-z()/]+2?)?$/iu;
/** Footnote marks such as ① and ² would become digits of the number. */
const FOOTNOTE = /\p{Nd}\p{No}|\p{No}\p{Nd}/u;

const fault = (code: RejectionCode, message: string): ObservedValue => ({ kind: 'FAULT', code, message });
const unreadable = (why: string) => fault('VALUE_UNREADABLE', why);

/**
 * A text as sheets write it, in one form: full width is narrow, each run of blanks is one, marks without width are gone.
 */
export const folded = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The comparator that a text begins with, if it does, and the rest. */
function comparatorOf(text: string): { comparator: Comparator; compared: boolean; rest: string } {
  for (const [comparator, pattern] of COMPARATORS) {
    const [sign] = pattern.exec(text) ?? [];
    if (sign !== undefined) return { comparator, compared: true, rest: text.slice(sign.length).trim() };
  }
  return { comparator: Comparator.EQUAL, compared: false, rest: text };
}

/** A comparator by a sign or a word of its own, e.g. `≥` or `AT_LEAST`; undefined if it is none that a value has. */
export function comparatorNamed(text: string): Comparator | undefined {
  const name = folded(text);
  const { comparator, compared, rest } = comparatorOf(name);
  if (compared && rest === '') return comparator;
  const upper = name.toUpperCase();
  return COMPARATORS.find(([each]) => each === upper)?.[0];
}

/** Takes off the marks of cumulative values, wherever they stand around it. */
function unmarked(text: string): { rest: string; cumulative: boolean } {
  let rest = text;
  for (;;) {
    const before = rest;
    rest = rest.replace(/^\*+|\*+$/g, '').trim();
    const [, inner, behind] = /^[〔[]([^〔〕[\]]*)[〕\]]([^〔〕[\]]*)$/.exec(rest) ?? [];
    if (inner !== undefined) rest = `${inner.trim()}${behind ?? ''}`;
    if (rest === before) return { rest, cumulative: rest !== text };
  }
}

/**
 * Reads the cell of a value: a number with full-width or narrow digits and signs, commas between thousands, a comparator
 * before it, a unit behind it, the marks 〔〕 and ＊ around it; or words; or a dash for nothing.
 */
export function observedValue(text: string): ObservedValue {
  if (FOOTNOTE.test(text))
    return unreadable(
      'A footnote mark stands beside the number: take it out, and say in the note what it says.',
    );
  const whole = folded(text);
  if (whole === '' || NOTHING.test(whole)) return { kind: 'NOTHING' };
  const outer = unmarked(whole);
  const compared = comparatorOf(outer.rest);
  const { rest, cumulative } = unmarked(compared.rest);
  const [, sign, digits, behind = ''] = NUMBER.exec(rest) ?? [];
  if (digits === undefined) {
    if (/\p{Script=Han}/u.test(whole) && !/\p{N}/u.test(whole)) return { kind: 'WORDS', words: text.trim() };
    return unreadable('This is no number: give digits, e.g. 95.5 or ≥95.');
  }
  if (/^e[-+]?\d/i.test(behind))
    return unreadable('A number with an exponent may have lost digits: write it out, e.g. 100000.');
  if (/^[\d.,'’]/.test(behind))
    return unreadable(
      'The number cannot be read for sure: put commas between thousands only, and one point before the fraction.',
    );
  const unit = behind.trim();
  if (!UNIT.test(unit))
    return unreadable(
      `"${unit.slice(0, 40)}" stands behind the number: give one number, and what else is to be said as the note.`,
    );
  const bare = digits.replaceAll(',', '');
  if (bare.replace('.', '').length > MOST_DIGITS)
    return fault(
      'VALUE_TOO_LONG',
      `The number has more than ${MOST_DIGITS} digits: give it in a larger unit or rounded.`,
    );
  const magnitude = bare.replace(/^0+(?=\d)/, '');
  const negative = (sign === '-' || sign === '−') && /[1-9]/.test(magnitude);
  return {
    kind: 'NUMBER',
    comparator: compared.comparator,
    compared: compared.compared,
    value: `${negative ? '-' : ''}${magnitude}`,
    unit,
    cumulative: outer.cumulative || cumulative,
  };
}
