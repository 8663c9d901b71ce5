import { compareDecimals, isDecimal } from './decimal.js';
import { groupBy } from './group-by.js';
import { sameValue } from './same-value.js';

/** How the parts of one list, such as the figures of a standard, are told apart and compared. */
export interface PartRules<T extends object> {
  /** By what parts of both lists belong together, the strictest first; what none of these match may still be alike. */
  readonly keys: readonly ((part: T) => readonly unknown[])[];
  /** Of parts that may have been reworded: the words to compare, and what tells them apart whatever the words. */
  readonly reworded?: (part: T) => { readonly words: string; readonly apart: readonly unknown[] };
  /** What a part is about, for people. */
  readonly label: (part: T) => string;
  /** What it says of that, for people. */
  readonly summary: (part: T) => string;
  /** The attributes without which two numbers cannot be compared: where one differs, neither is the higher. */
  readonly comparable: readonly (keyof T)[];
  /** Its number, or the ends of its range; null where it has none. */
  readonly ends: (part: T) => readonly [low: string, high: string] | null;
}

/** How a part changed; MOVED is the order of the whole list, and has no part. */
export type PartChangeKind = 'ADDED' | 'REMOVED' | 'RAISED' | 'LOWERED' | 'CHANGED' | 'MOVED';

export interface PartChange {
  readonly kind: PartChangeKind;
  readonly what: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What was changed in a list of parts, in the order of the list as it is after; what was removed comes last. */
export function diffParts<T extends object>(
  before: readonly T[],
  after: readonly T[],
  rules: PartRules<T>,
): PartChange[] {
  const matches = matchParts(before, after, rules);
  const kept = new Set(matches.values());
  const changes = after.flatMap((part, index): PartChange[] => {
    const old = before[matches.get(index) ?? -1];
    if (old) return changeOf(old, part, rules);
    return [{ kind: 'ADDED', what: rules.label(part), before: null, after: rules.summary(part) }];
  });
  const removed = before
    .filter((_, index) => !kept.has(index))
    .map((part): PartChange => ({
      kind: 'REMOVED',
      what: rules.label(part),
      before: rules.summary(part),
      after: null,
    }));
  return [...changes, ...removed, ...moved(before, after, matches, rules)];
}

function moved<T extends object>(
  before: readonly T[],
  after: readonly T[],
  matches: ReadonlyMap<number, number>,
  { label }: PartRules<T>,
): PartChange[] {
  const there = after.flatMap((_, index) => matches.get(index) ?? []);
  if (there.every((place, index) => index === 0 || place > (there[index - 1] ?? 0))) return [];
  const kept = new Set(there);
  const listed = (parts: readonly T[]) => parts.map(label).join('、');
  return [
    {
      kind: 'MOVED',
      what: null,
      before: listed(before.filter((_, index) => kept.has(index))),
      after: listed(after.filter((_, index) => matches.has(index))),
    },
  ];
}

function changeOf<T extends object>(before: T, after: T, rules: PartRules<T>): PartChange[] {
  const attributes = (Object.keys(after) as (keyof T)[]).filter((key) => !sameValue(before[key], after[key]));
  if (attributes.length === 0) return [];
  const sound = !attributes.some((key) => rules.comparable.includes(key));
  const kind = (sound ? direction(rules.ends(before), rules.ends(after)) : null) ?? 'CHANGED';
  const labels = [before, after].map(rules.label);
  const summaries = [before, after].map(rules.summary);
  let texts: (string | null)[] = summaries;
  if (labels[0] !== labels[1]) texts = summaries.map((summary, index) => `${labels[index]}：${summary}`);
  else if (summaries[0] === summaries[1])
    texts = [before, after].map((part) => {
      const values = attributes.map((key) => part[key]).filter((value) => value !== null);
      return values.length > 0 ? values.map(String).join('；') : null;
    });
  return [{ kind, what: labels[1] ?? null, before: texts[0] ?? null, after: texts[1] ?? null }];
}

type Ends = ReturnType<PartRules<object>['ends']>;

/** Whether a number, or both ends of a range, went up or down; null if neither, or if one is no number. */
function direction(before: Ends, after: Ends): 'RAISED' | 'LOWERED' | null {
  if (!before || !after || ![...before, ...after].every(isDecimal)) return null;
  const low = compareDecimals(after[0], before[0]);
  const high = compareDecimals(after[1], before[1]);
  if (low === 0 && high === 0) return null;
  if (low >= 0 && high >= 0) return 'RAISED';
  return low <= 0 && high <= 0 ? 'LOWERED' : null;
}

/** Which parts of two lists are the same one: places in `after` to places in `before`. */
function matchParts<T extends object>(
  before: readonly T[],
  after: readonly T[],
  rules: PartRules<T>,
): Map<number, number> {
  const matches = new Map<number, number>();
  const taken = new Set<number>();
  const leftBefore = () => [...before.keys()].filter((index) => !taken.has(index));
  const leftAfter = () => [...after.keys()].filter((index) => !matches.has(index));
  const match = (old: number, now: number) => {
    if (taken.has(old) || matches.has(now)) return;
    matches.set(now, old);
    taken.add(old);
  };
  // What is the same throughout goes first, or one of several alike could be taken for another of them.
  for (const key of [canonical<T>, ...rules.keys]) {
    const keyOf = (part: T | undefined) => (part ? JSON.stringify(key(part)) : '');
    const olds = groupBy(leftBefore(), (index) => keyOf(before[index]));
    for (const now of leftAfter()) {
      const old = olds.get(keyOf(after[now]))?.shift();
      if (old !== undefined) match(old, now);
    }
  }
  for (const [old, now] of alike(leftBefore(), leftAfter(), before, after, rules)) match(old, now);
  return matches;
}

const canonical = <T extends object>(part: T): readonly unknown[] =>
  Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));

/** How much of the pairs of characters must be common: of 补贴标准城市 and 补贴标准农村 it is just this much. */
const UNLIKE = 0.6;

/** Pairs of parts whose words read alike, the likest first, and of equally like ones those that stand nearest. */
function alike<T extends object>(
  olds: readonly number[],
  nows: readonly number[],
  before: readonly T[],
  after: readonly T[],
  { reworded }: PartRules<T>,
): (readonly [old: number, now: number])[] {
  if (!reworded) return [];
  const read = (part: T | undefined) => {
    const { apart = null, words = '' } = part ? reworded(part) : {};
    return { apart, pairs: pairsOf(words) };
  };
  const then = olds.map((place) => ({ place, ...read(before[place]) }));
  const now = nows.map((place) => ({ place, ...read(after[place]) }));
  return then
    .flatMap((old) =>
      now.map((fresh) => ({
        old: old.place,
        now: fresh.place,
        likeness: sameValue(old.apart, fresh.apart) ? likeness(old.pairs, fresh.pairs) : 0,
      })),
    )
    .filter((pair) => pair.likeness > UNLIKE)
    .sort(
      (a, b) => b.likeness - a.likeness || Math.abs(a.old - a.now) - Math.abs(b.old - b.now) || a.now - b.now,
    )
    .map(({ old, now }) => [old, now] as const);
}

/** The pairs of neighbouring characters. */
const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));

/** Dice's coefficient of pairs of characters, 0 to 1. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of left) if (right.has(pair)) common += 1;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}
