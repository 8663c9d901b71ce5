import type { Content } from './content.js';
import { fieldOf, fieldsOf } from './content-fields.js';
import type { FieldConflict } from './problem.js';
import { sameValue } from './same-value.js';

/** Whose value a field keeps that two changes set differently. */
export enum ConflictSide {
  /** What is drafted. */
  OURS = 'OURS',
  /** What is published by now. */
  THEIRS = 'THEIRS',
}

/**
 * The fields that two changes of the same base set, each to another value, in the order of the fields. A list such as
 * the responsibilities is one field: whether parts of both lists go together is for people to say.
 * @param theirs what is published by now
 * @param ours what is drafted
 */
export function conflictsOf<C extends Content>(base: C, theirs: C, ours: C): FieldConflict[] {
  return fieldsOf(ours, theirs, base)
    .filter((field) => {
      const [was, published, drafted] = [base, theirs, ours].map((content) => fieldOf(content, field));
      return !sameValue(published, was) && !sameValue(drafted, was) && !sameValue(published, drafted);
    })
    .map((field) => sidesOf(field, base, theirs, ours));
}

// A field that a content does not have is null, one that holds null is "null".
const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/**
 * A draft put on top of what was published since it was begun: what only one of both changed is as they changed it.
 * @param keep whose value each conflicting field keeps; fields without a conflict are not looked up
 * @returns the content, or the conflicts that `keep` does not settle
 */
export function rebase<C extends Content>(
  base: C,
  theirs: C,
  ours: C,
  keep: ReadonlyMap<string, `${ConflictSide}`>,
): { readonly content: C } | { readonly conflicts: readonly FieldConflict[] } {
  const all = conflictsOf(base, theirs, ours);
  const conflicts = all.filter(({ field }) => !keep.has(field));
  if (conflicts.length > 0) return { conflicts };
  const conflicting = new Set(all.map(({ field }) => field));
  const takesTheirs = (field: string) =>
    conflicting.has(field)
      ? keep.get(field) === ConflictSide.THEIRS
      : sameValue(fieldOf(ours, field), fieldOf(base, field));
  const merged = fieldsOf(ours, theirs)
    .map((field): [string, unknown] => [field, fieldOf(takesTheirs(field) ? theirs : ours, field)])
    .filter(([, value]) => value !== undefined);
  return { content: Object.fromEntries(merged) as unknown as C };
}

/**
 * Every field that either of two changes of the same base set, with what both say: those in conflict are among them.
 * @param ours undefined for what is to end: then what was published is told
 */
export function bothSides<C extends Content>(base: C, theirs: C, ours: C | undefined): FieldConflict[] {
  if (!ours) {
    return bothSides(base, theirs, base).map((sides) => ({ ...sides, ours: null }));
  }
  return fieldsOf(ours, theirs, base)
    .filter((field) => {
      const [was, published, drafted] = [base, theirs, ours].map((content) => fieldOf(content, field));
      return !sameValue(published, was) || !sameValue(drafted, was);
    })
    .map((field) => sidesOf(field, base, theirs, ours));
}

function sidesOf<C extends Content>(field: string, base: C, theirs: C, ours: C): FieldConflict {
  return {
    field,
    base: jsonOf(fieldOf(base, field)),
    theirs: jsonOf(fieldOf(theirs, field)),
    ours: jsonOf(fieldOf(ours, field)),
  };
}
