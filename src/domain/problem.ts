/** Expected failures of a mutation: what is wrong, and in the message what to do about it. Descriptions: schema/enums.ts. */
export enum ProblemCode {
  /** Someone else changed it since it was read. */
  CONFLICT = 'CONFLICT',
  NOT_FOUND = 'NOT_FOUND',
  FORBIDDEN = 'FORBIDDEN',
  SELF_REVIEW = 'SELF_REVIEW',
  WRONG_STATE = 'WRONG_STATE',
  STALE_VERSION = 'STALE_VERSION',
  INVALID = 'INVALID',
  TAKEN = 'TAKEN',
  EMPTY_TEXT = 'EMPTY_TEXT',
  NO_LEAD = 'NO_LEAD',
  NOT_IN_FORCE = 'NOT_IN_FORCE',
  SHARES_EXCEED_WHOLE = 'SHARES_EXCEED_WHOLE',
  SHARES_NOT_WHOLE = 'SHARES_NOT_WHOLE',
  FIGURE_INCOMPLETE = 'FIGURE_INCOMPLETE',
  SOURCE_UNKNOWN = 'SOURCE_UNKNOWN',
  EMPTY_CHANGE_SET = 'EMPTY_CHANGE_SET',
  RETROACTIVE = 'RETROACTIVE',
  UNCHANGED = 'UNCHANGED',
  /** A locality may raise a standard, never lower it. */
  FIGURE_BELOW_STANDARD = 'FIGURE_BELOW_STANDARD',
  /** A locality sets a target of its own where it asks for more than the province. */
  TARGET_NOT_ABOVE = 'TARGET_NOT_ABOVE',
}

/** One expected failure, as mutations return it. */
export interface Problem {
  readonly code: ProblemCode;
  /** For people: what is wrong and what to do. */
  readonly message: string;
  /** Where in the input or the change set, from the outside in: `['FJ-BPS-001', 'figures', '2', 'unit']`. Empty for the whole. */
  readonly path: readonly string[];
  /** For CONFLICT: both sides, field by field. */
  readonly conflicts?: readonly FieldConflict[];
}

/** A field that one of two changes sets, or both, as JSON texts: what both began from, what is published by now, what is drafted. */
export interface FieldConflict {
  readonly field: string;
  readonly base: string | null;
  readonly theirs: string | null;
  readonly ours: string | null;
}

export function problem(code: ProblemCode, message: string, path: readonly string[] = []): Problem {
  return { code, message, path };
}

/**
 * As many as a client is told at once: of more, the last says how many were left out, under the code of the first of them.
 * @param most at least 1
 */
export function firstProblems(problems: readonly Problem[], most = 200): Problem[] {
  if (problems.length <= most) return [...problems];
  const shown = problems.slice(0, most - 1);
  const left = problems.length - shown.length;
  const code = problems[shown.length]?.code ?? ProblemCode.INVALID;
  return [...shown, problem(code, `There are ${left} more problems: mend these first, then look again.`)];
}
