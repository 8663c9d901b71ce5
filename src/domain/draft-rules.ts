import type { Citation } from './citation.js';
import type {
  DepartmentContent,
  FacilityTypeContent,
  IndicatorContent,
  ResponsibilityContent,
  ServiceContent,
} from './content.js';
import { checkFigures } from './figure-rules.js';
import { checkShares } from './funding-rules.js';
import { ResponsibilityRole } from './enums.js';
import { problem, ProblemCode, type Problem } from './problem.js';
import { isBlank, withText } from './text-rules.js';

/** What the database knows of what a draft refers to, on the day from which the draft is to be in force. */
export interface DraftFacts {
  /** Departments by code, and whether they are in being on that day. */
  readonly departments: ReadonlyMap<string, { readonly inForce: boolean }>;
  /** Whether the document that a citation names is one of the directory's. */
  readonly sources: { has(citation: Citation): boolean };
  /** Codes. */
  readonly domains: ReadonlySet<string>;
  readonly plans: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
}

/** As the columns hold them: `smallint`. */
const MAX_ORDINAL = 32_767;

/**
 * What stands against publishing a service as drafted; empty if nothing does.
 * @param code the service's, with which the path of every problem begins
 */
export function checkService(content: ServiceContent, facts: DraftFacts, code: string): Problem[] {
  const { name, audience, standard, fundingText, note } = content;
  return [
    ...checkOrdinal(content.ordinal, [code, 'ordinal']),
    ...withText({ name, audience, standard, fundingText }, [code]),
    ...withText({ note }, [code]),
    ...checkKnown(facts.domains, content.domain, 'domain', [code, 'domain']),
    ...checkResponsibilities(content.responsibilities, facts, [code, 'responsibilities']),
    ...checkFigures(content.figures, standard, [code, 'figures']),
    ...withText({ note: content.funding.note }, [code, 'funding']),
    ...checkShares(content.funding, fundingText, [code, 'funding', 'shares']),
    ...checkSource(content.source, facts, [code, 'source']),
  ];
}

/** What stands against publishing a department as drafted. */
export function checkDepartment(content: DepartmentContent, facts: DraftFacts, code: string): Problem[] {
  const { name, aliases, note, region, position, successors } = content;
  return [
    ...withText({ name, note }, [code]),
    ...withText(aliases, [code, 'aliases']),
    ...checkKnown(facts.regions, region, 'division', [code, 'region']),
    ...checkOrdinal(position, [code, 'position']),
    ...successors.flatMap((successor, index) => {
      const path = [code, 'successors', String(index)];
      if (successor === code)
        return [problem(ProblemCode.INVALID, 'A department does not succeed itself: name another.', path)];
      return checkDepartmentNamed(successor, successors.indexOf(successor) < index, facts, path);
    }),
    ...checkSource(content.source, facts, [code, 'source']),
  ];
}

/** What stands against publishing a kind of facility as drafted. */
export function checkFacilityType(content: FacilityTypeContent, facts: DraftFacts, code: string): Problem[] {
  const { name, planningStandard } = content;
  return [
    ...withText({ name, planningStandard }, [code]),
    ...checkKnown(facts.domains, content.domain, 'domain', [code, 'domain']),
    ...checkSource(content.source, facts, [code, 'source']),
  ];
}

/** What stands against publishing an indicator as drafted. */
export function checkIndicator(content: IndicatorContent, facts: DraftFacts, code: string): Problem[] {
  const { name, unit, dataDepartment, note } = content;
  return [
    ...checkKnown(facts.plans, content.plan, 'plan', [code, 'plan']),
    ...checkKnown(facts.domains, content.domain, 'domain', [code, 'domain']),
    ...checkOrdinal(content.ordinal, [code, 'ordinal']),
    ...withText({ name, unit, note }, [code]),
    ...(dataDepartment === null
      ? []
      : checkDepartmentNamed(dataDepartment, false, facts, [code, 'dataDepartment'])),
    ...checkSource(content.source, facts, [code, 'source']),
  ];
}

function checkResponsibilities(
  responsibilities: readonly ResponsibilityContent[],
  facts: DraftFacts,
  path: readonly string[],
): Problem[] {
  const led = responsibilities.some(({ role }) => role === ResponsibilityRole.LEAD);
  const codes = responsibilities.map(({ department }) => department);
  return [
    ...(led
      ? []
      : [problem(ProblemCode.NO_LEAD, 'A service is led by somebody: name at least one LEAD.', path)]),
    ...codes.flatMap((department, index) =>
      checkDepartmentNamed(department, codes.indexOf(department) < index, facts, [
        ...path,
        String(index),
        'department',
      ]),
    ),
  ];
}

function checkDepartmentNamed(
  code: string,
  again: boolean,
  { departments }: DraftFacts,
  path: readonly string[],
): Problem[] {
  if (again) return [problem(ProblemCode.INVALID, `${code} stands twice: leave one of the two out.`, path)];
  const department = departments.get(code);
  if (!department)
    return [
      problem(ProblemCode.NOT_FOUND, `There is no department ${code}: name one of \`departments\`.`, path),
    ];
  if (department.inForce) return [];
  return [
    problem(
      ProblemCode.NOT_IN_FORCE,
      `${code} is not in being on the day from which this is to be in force: name its successor, or choose another day.`,
      path,
    ),
  ];
}

function checkKnown(
  known: ReadonlySet<string>,
  code: string,
  what: string,
  path: readonly string[],
): Problem[] {
  if (known.has(code)) return [];
  return [problem(ProblemCode.NOT_FOUND, `There is no ${what} ${code}.`, path)];
}

function checkOrdinal(value: number, path: readonly string[]): Problem[] {
  if (Number.isInteger(value) && value >= 1 && value <= MAX_ORDINAL) return [];
  return [
    problem(ProblemCode.INVALID, `A place in a list is a whole number from 1 to ${MAX_ORDINAL}.`, path),
  ];
}

/** What stands against a citation. */
export function checkSource(source: Citation, { sources }: DraftFacts, path: readonly string[]): Problem[] {
  const { document, place, quote } = source;
  const unknown = isBlank(document) || !sources.has(source);
  return [
    ...(unknown
      ? [
          problem(
            ProblemCode.SOURCE_UNKNOWN,
            `There is no document "${document.slice(0, 80)}": every record cites one of \`documents\`.`,
            [...path, 'document'],
          ),
        ]
      : []),
    ...withText({ place, quote }, path),
  ];
}

/**
 * Whether a draft cannot even be kept with this problem. Drafts may be unfinished: texts, leads, units, sums and guides can be
 * mended until the change set is submitted. But what a draft refers to must be there, its parts must be sound, and no
 * locality so much as drafts a standard that is lower, or a target that asks for no more than the province’s.
 */
export function blocksDraft({ code, path }: Problem): boolean {
  const [, field] = path;
  const last = path.at(-1);
  // A guide is long, and is written bit by bit.
  if (field === 'guide') return false;
  switch (code) {
    case ProblemCode.NOT_FOUND:
    case ProblemCode.SOURCE_UNKNOWN:
    case ProblemCode.FIGURE_BELOW_STANDARD:
    case ProblemCode.TARGET_NOT_ABOVE:
      return true;
    case ProblemCode.INVALID:
      return last !== 'quote';
    case ProblemCode.FIGURE_INCOMPLETE:
      return last !== 'unit';
    case ProblemCode.EMPTY_TEXT:
      return path.length > 2;
    default:
      return false;
  }
}
