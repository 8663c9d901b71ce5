import type { KeptRejections } from '../../data/imports/rejections.js';
import type { Rejection } from '../../domain/facilities/rejection.js';
import { problem, ProblemCode, type Problem } from '../../domain/problem.js';

/** Is handed faults as they are found. */
export type Rejected = (rejections: readonly Rejection[]) => void | Promise<void>;

/** Faults, and figures that look wrong, of which an answer tells; all are counted. */
export const TOLD = 100;

/** The faults of an input: the first are told, all are counted, and handed on. */
export class RecordingFaults {
  readonly first: Rejection[] = [];
  count = 0;
  /** What was told of the line that is being read. */
  private line = -1;
  private readonly ofLine = new Set<string>();

  /** @param kept where they are kept with the batch; null if nothing lands with them */
  constructor(
    private readonly kept: KeptRejections | null,
    private readonly told?: Rejected,
  ) {}

  async add(given: readonly Rejection[]): Promise<void> {
    const rejections = given.filter((each) => this.isNew(each));
    if (rejections.length === 0) return;
    this.count += rejections.length;
    this.first.push(...rejections.slice(0, TOLD - this.first.length));
    await this.told?.(rejections);
    await this.kept?.keep(rejections);
  }

  /** What is wrong with the whole row of a wide sheet is wrong with each of its figures, and told once. */
  private isNew({ line, column, code, value }: Rejection): boolean {
    if (line !== this.line) this.ofLine.clear();
    this.line = line;
    const key = JSON.stringify([column, code, value]);
    if (this.ofLine.has(key)) return false;
    this.ofLine.add(key);
    return true;
  }
}

const PROBLEM_CODES: Partial<Record<Rejection['code'], ProblemCode>> = {
  REGION_NOT_YOURS: ProblemCode.FORBIDDEN,
  INDICATOR_NOT_YOURS: ProblemCode.FORBIDDEN,
  FINAL_STANDS: ProblemCode.WRONG_STATE,
  STALE: ProblemCode.CONFLICT,
};

/** The faults as problems, for which nothing landed. */
export function problemsOf({ first, count }: RecordingFaults): Problem[] {
  const problems = first.map(({ line, column, code, message }) =>
    problem(
      PROBLEM_CODES[code] ?? ProblemCode.INVALID,
      `Row ${line}${column === null ? '' : `, ${column}`}: ${message}`,
      ['rows', String(line - 1), ...(column === null ? [] : [column])],
    ),
  );
  const left = count - first.length;
  if (left === 0) return problems;
  const most = problem(
    ProblemCode.INVALID,
    `There are ${left} more faults: mend these first, then look again.`,
    ['rows'],
  );
  return [...problems, most];
}
