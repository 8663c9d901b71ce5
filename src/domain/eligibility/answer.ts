import { assess, explain, Verdict, type Assessment, type Explanation } from './assess.js';
import type { CompiledRule } from './compile.js';
import type { Knowledge } from './knowledge.js';
import { questions, type Question } from './questions.js';
import type { Condition } from './rule.js';

/** The audience of a service as it stands in a place: the reading of the list’s words, and who is served there besides. */
export interface AudienceReading {
  /** The service’s id. */
  readonly serviceId: number;
  /** The list’s own rule, then those of the divisions: whoever meets one of them is served. None if it cannot be told by them. */
  readonly rules: readonly AudienceRule[];
  /** Why it cannot be told by rules; null if it can. */
  readonly fault: Exclude<UnknownReason, UnknownReason.FACTS_MISSING> | null;
  /** Words that the reading quotes and the service has no longer. */
  readonly lostQuotes: readonly string[];
}

export interface AudienceRule {
  readonly rule: CompiledRule;
  /** Code of the division that serves these people besides; null for the list’s own words. */
  readonly addedBy: string | null;
}

/** Why a verdict is not known. */
export enum UnknownReason {
  /** Facts that it depends on were not given. */
  FACTS_MISSING = 'FACTS_MISSING',
  /** Nobody has read the audience as conditions. */
  NOT_READ = 'NOT_READ',
  /** The audience was changed since it was read. */
  READING_OUTDATED = 'READING_OUTDATED',
  /** The reading compares facts that this release of the directory does not know, or not so. */
  READING_NOT_UNDERSTOOD = 'READING_NOT_UNDERSTOOD',
}

/** What comes of one service for somebody. */
export interface ServiceAnswer {
  readonly reading: AudienceReading;
  readonly verdict: Verdict;
  /** Null unless the verdict is UNKNOWN. */
  readonly reason: UnknownReason | null;
  /** Codes of the facts that it still depends on. */
  readonly missing: readonly string[];
}

/** What comes of each service for somebody of whom something is known. */
export function answerFor(readings: readonly AudienceReading[], knowledge: Knowledge): ServiceAnswer[] {
  return readings.map((reading) => {
    const { rules, fault } = reading;
    if (fault !== null) return { reading, verdict: Verdict.UNKNOWN, reason: fault, missing: [] };
    const { verdict, missing } = anyOf(rules.map(({ rule }) => assess(rule, knowledge)));
    const reason = verdict === Verdict.UNKNOWN ? UnknownReason.FACTS_MISSING : null;
    return { reading, verdict, reason, missing };
  });
}

/** Each rule’s verdict is exact; what some rules only exclude together stays unknown. */
function anyOf(assessments: readonly Assessment[]): Assessment {
  const [first, ...more] = assessments;
  if (first && more.length === 0) return first;
  if (assessments.some(({ verdict }) => verdict === Verdict.MATCH))
    return { verdict: Verdict.MATCH, missing: [] };
  const missing = [...new Set(assessments.flatMap((one) => one.missing))];
  return { verdict: missing.length > 0 ? Verdict.UNKNOWN : Verdict.NO_MATCH, missing };
}

/** What to ask next, the most decisive first. */
export function questionsAfter(answers: readonly ServiceAnswer[], knowledge: Knowledge): Question[] {
  const open = answers.filter(({ reason }) => reason === UnknownReason.FACTS_MISSING);
  return questions(
    open.map(({ reading }) => reading.rules.map(({ rule }) => rule)),
    knowledge,
  );
}

/** A condition of a rule with its own verdict. */
export interface Criterion {
  /** How deep it stands: 0 for a whole rule. */
  readonly depth: number;
  readonly condition: Condition;
  readonly verdict: Verdict;
  readonly missing: readonly string[];
  /** Code of the division that serves them besides; null for the list’s own words. */
  readonly addedBy: string | null;
}

/** The conditions of the rules from the outside in, each with its own verdict; none where there is nothing to explain. */
export function criteriaOf({ rules }: AudienceReading, knowledge: Knowledge): Criterion[] {
  return rules.flatMap(({ rule, addedBy }) => flat(explain(rule, knowledge), 0, addedBy));
}

function flat(
  { condition, verdict, missing, parts }: Explanation,
  depth: number,
  addedBy: string | null,
): Criterion[] {
  return [
    { depth, condition, verdict, missing, addedBy },
    ...parts.flatMap((part) => flat(part, depth + 1, addedBy)),
  ];
}
