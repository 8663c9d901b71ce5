import type { Content, SubjectKind } from './content.js';
import { problem, ProblemCode, type Problem } from './problem.js';
import { sameValue } from './same-value.js';

/** The names of all fields that any of the contents has, in the order in which they first come. */
export function fieldsOf(...contents: readonly Content[]): string[] {
  return [...new Set(contents.flatMap((content) => Object.keys(content)))];
}

/** A field of a content by its name; undefined if it has none of that name. */
export function fieldOf(content: Content, field: string): unknown {
  return Object.hasOwn(content, field) ? (content as unknown as Record<string, unknown>)[field] : undefined;
}

/** The fields in which two contents differ: a list or an object such as `funding` is one field. */
export function changedFields(before: Content, after: Content): string[] {
  return fieldsOf(after, before).filter((field) => !sameValue(fieldOf(before, field), fieldOf(after, field)));
}

/** Fields that may be left out: null takes them away. */
const MAY_BE_ABSENT: Readonly<Record<SubjectKind, readonly string[]>> = {
  DEPARTMENT: ['note'],
  FACILITY_TYPE: ['planningStandard'],
  INDICATOR: ['unit', 'nature', 'dataDepartment', 'note'],
  SERVICE: ['note'],
  ELIGIBILITY_RULE: ['note'],
  FISCAL_TIER: ['note'],
  COST_SHARING_RATIO: ['note'],
  LOCAL_IMPLEMENTATION: ['addedAudience', 'guide', 'note'],
  LOCAL_TARGET: ['value', 'words', 'note'],
};

/**
 * A content with some of its fields changed; a field that is undefined stays.
 * @returns INVALID for each field that is to be taken away and cannot be
 */
export function applyChanges<C extends Content>(
  kind: SubjectKind,
  content: C,
  changes: Readonly<Record<string, unknown>>,
): { readonly content: C } | { readonly problems: readonly Problem[] } {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const problems = given
    .filter(([field, value]) => value === null && !MAY_BE_ABSENT[kind].includes(field))
    .map(([field]) => {
      const message = `${field} cannot be taken away: give another value, or leave it out to keep it.`;
      return problem(ProblemCode.INVALID, message, ['changes', field]);
    });
  return problems.length > 0 ? { problems } : { content: { ...content, ...Object.fromEntries(given) } };
}
