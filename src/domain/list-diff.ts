import { changedFields } from './content-fields.js';
import type { Citation } from './citation.js';
import type { FigureContent, ServiceContent, ShareContent } from './content.js';
import { Comparator, ResponsibilityRole } from './enums.js';
import { diffParts, type PartChange, type PartChangeKind, type PartRules } from './part-diff.js';
import { sameValue } from './same-value.js';
import { diffTexts, type TextSegment } from './text-diff.js';

export { changedFields };

/** What a change is. RAISED and LOWERED are said of numbers: a cap (AT_MOST) that is raised allows more. */
export enum ListChangeKind {
  TEXT_CHANGED = 'TEXT_CHANGED',
  MOVED = 'MOVED',
  CATEGORY_CHANGED = 'CATEGORY_CHANGED',
  FIGURE_RAISED = 'FIGURE_RAISED',
  FIGURE_LOWERED = 'FIGURE_LOWERED',
  FIGURE_CHANGED = 'FIGURE_CHANGED',
  FIGURE_ADDED = 'FIGURE_ADDED',
  FIGURE_REMOVED = 'FIGURE_REMOVED',
  LEAD_ADDED = 'LEAD_ADDED',
  LEAD_REMOVED = 'LEAD_REMOVED',
  LEADS_REORDERED = 'LEADS_REORDERED',
  SUPPORT_ADDED = 'SUPPORT_ADDED',
  SUPPORT_REMOVED = 'SUPPORT_REMOVED',
  FUNDING_CHANGED = 'FUNDING_CHANGED',
  SHARE_ADDED = 'SHARE_ADDED',
  SHARE_REMOVED = 'SHARE_REMOVED',
  SHARE_RAISED = 'SHARE_RAISED',
  SHARE_LOWERED = 'SHARE_LOWERED',
  SHARE_CHANGED = 'SHARE_CHANGED',
  SOURCE_CHANGED = 'SOURCE_CHANGED',
}

/** What became of a service between two days. */
export enum ListEntryKind {
  ADDED = 'ADDED',
  RETIRED = 'RETIRED',
  CHANGED = 'CHANGED',
}

/** One thing that was changed in a service. */
export interface ServiceChange {
  readonly kind: ListChangeKind;
  /** The field of the content: `standard`, `figures`, `funding.shares`. */
  readonly field: string;
  /** Of a list, which part: a figure's or share's label, a department's code. */
  readonly what: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** For texts: both wordings in one, word by word. */
  readonly segments: readonly TextSegment[];
}

/** What departments are called on either side, by code; a code that is not named stands for itself. */
export interface DepartmentNames {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

const UNNAMED: DepartmentNames = { before: new Map(), after: new Map() };

/**
 * What was changed between two contents of a service, in the order in which a service is read. Empty if and only if
 * they are the same. The words that a figure or share was read from change with the text that they stand in, which
 * is told once, with the text.
 */
export function diffServices(
  before: ServiceContent,
  after: ServiceContent,
  names: DepartmentNames = UNNAMED,
): ServiceChange[] {
  const { TEXT_CHANGED, MOVED, CATEGORY_CHANGED, FUNDING_CHANGED, SOURCE_CHANGED } = ListChangeKind;
  const funding = [before.funding, after.funding] as const;
  return [
    ...textChange(TEXT_CHANGED, 'name', before.name, after.name),
    ...valueChange(MOVED, 'ordinal', String(before.ordinal), String(after.ordinal)),
    ...valueChange(MOVED, 'domain', before.domain, after.domain),
    ...valueChange(CATEGORY_CHANGED, 'category', before.category, after.category),
    ...textChange(TEXT_CHANGED, 'audience', before.audience, after.audience),
    ...textChange(TEXT_CHANGED, 'standard', before.standard, after.standard),
    ...partChanges('FIGURE', 'figures', before.figures, after.figures, figureRules, {
      reread: before.standard === after.standard,
    }),
    ...responsibilityChanges(before, after, names),
    ...textChange(TEXT_CHANGED, 'fundingText', before.fundingText, after.fundingText),
    ...valueChange(FUNDING_CHANGED, 'funding.mode', funding[0].mode, funding[1].mode),
    ...valueChange(
      FUNDING_CHANGED,
      'funding.levels',
      funding[0].levels.join('、'),
      funding[1].levels.join('、'),
    ),
    ...partChanges('SHARE', 'funding.shares', funding[0].shares, funding[1].shares, shareRules, {
      reread: before.fundingText === after.fundingText,
    }),
    ...textChange(FUNDING_CHANGED, 'funding.note', funding[0].note, funding[1].note),
    ...textChange(TEXT_CHANGED, 'note', before.note, after.note),
    ...valueChange(SOURCE_CHANGED, 'source', cited(before.source), cited(after.source)),
  ];
}

/** `FJ-2018-ACTION-PLAN，附件1 第19项：“19 职工基本养老保险”` */
const cited = ({ document, place, quote }: Citation) => `${document}，${place}：“${quote}”`;

function valueChange(kind: ListChangeKind, field: string, before: string, after: string): ServiceChange[] {
  return before === after ? [] : [{ kind, field, what: null, before, after, segments: [] }];
}

function textChange(
  kind: ListChangeKind,
  field: string,
  before: string | null,
  after: string | null,
): ServiceChange[] {
  if (before === after) return [];
  return [{ kind, field, what: null, before, after, segments: diffTexts(before ?? '', after ?? '') }];
}

function partChanges<T extends FigureContent | ShareContent>(
  of: 'FIGURE' | 'SHARE',
  field: string,
  before: readonly T[],
  after: readonly T[],
  rules: PartRules<T>,
  { reread }: { reread: boolean },
): ServiceChange[] {
  const kindOf = (kind: PartChangeKind): ListChangeKind =>
    kind === 'MOVED' ? ListChangeKind.MOVED : ListChangeKind[`${of}_${kind}`];
  const withoutQuote = (parts: readonly T[]) =>
    reread ? parts : parts.map((part) => ({ ...part, quote: '' }));
  return diffParts(withoutQuote(before), withoutQuote(after), rules).map((change: PartChange) => ({
    ...change,
    kind: kindOf(change.kind),
    field,
    segments: [],
  }));
}

function responsibilityChanges(
  { responsibilities: before }: ServiceContent,
  { responsibilities: after }: ServiceContent,
  names: DepartmentNames,
): ServiceChange[] {
  const field = 'responsibilities';
  const had = (parts: typeof before, part: (typeof before)[number]) =>
    parts.some((other) => sameValue(other, part));
  const named = (map: ReadonlyMap<string, string>, code: string) => map.get(code) ?? code;
  const added = after
    .filter((part) => !had(before, part))
    .map(({ department, role }): ServiceChange => ({
      kind: role === ResponsibilityRole.LEAD ? ListChangeKind.LEAD_ADDED : ListChangeKind.SUPPORT_ADDED,
      field,
      what: department,
      before: null,
      after: named(names.after, department),
      segments: [],
    }));
  const removed = before
    .filter((part) => !had(after, part))
    .map(({ department, role }): ServiceChange => ({
      kind: role === ResponsibilityRole.LEAD ? ListChangeKind.LEAD_REMOVED : ListChangeKind.SUPPORT_REMOVED,
      field,
      what: department,
      before: named(names.before, department),
      after: null,
      segments: [],
    }));
  const stayed = [
    before.filter((part) => had(after, part)),
    after.filter((part) => had(before, part)),
  ] as const;
  if (sameValue(stayed[0], stayed[1])) return [...added, ...removed];
  const listed = (parts: typeof before, map: ReadonlyMap<string, string>) =>
    parts.map(({ department }) => named(map, department)).join('、');
  return [
    ...added,
    ...removed,
    {
      kind: ListChangeKind.LEADS_REORDERED,
      field,
      what: null,
      before: listed(stayed[0], names.before),
      after: listed(stayed[1], names.after),
      segments: [],
    },
  ];
}

const SIGN: Readonly<Record<Comparator, string>> = {
  EQUAL: '',
  AT_LEAST: '≥',
  AT_MOST: '≤',
  MORE_THAN: '>',
  LESS_THAN: '<',
  APPROXIMATELY: '≈',
  RANGE: '',
  BELOW_REFERENCE: '<',
  IN_WORDS: '',
};

/** `基础养老金（每人每月；2018年起）`: a name, and what else tells it from others of that name. */
function labelled(name: string, ...details: readonly (string | null)[]): string {
  const given = details.filter((detail) => detail !== null);
  return given.length > 0 ? `${name}（${given.join('；')}）` : name;
}

const figureRules: PartRules<FigureContent> = {
  keys: [
    ({ what, condition, per, unit }) => [what, condition, per, unit],
    ({ what, condition }) => [what, condition],
  ],
  reworded: ({ what, condition, unit, per }) => ({ words: `${what}${condition ?? ''}`, apart: [unit, per] }),
  label: ({ what, per, condition }) => labelled(what, per, condition),
  summary: ({ comparator, printed, unit }) =>
    `${SIGN[comparator]}${printed}${printed.endsWith(unit) ? '' : unit}`,
  comparable: ['what', 'comparator', 'unit', 'per', 'condition'],
  ends: ({ value, maxValue }) => (value === null ? null : [value, maxValue ?? value]),
};

const shareRules: PartRules<ShareContent> = {
  keys: [
    ({ component, payer, base, fiscalTier, inForce, effectiveFrom, comparator }) => [
      component,
      payer,
      base,
      fiscalTier,
      inForce,
      effectiveFrom,
      comparator,
    ],
    ({ component, payer, base, fiscalTier, inForce }) => [component, payer, base, fiscalTier, inForce],
    ({ component, payer, fiscalTier }) => [component, payer, fiscalTier],
  ],
  label: ({ component, payerText, base, fiscalTier }) =>
    labelled(component, payerText, base, fiscalTier === null ? null : `财力第${fiscalTier}档`),
  summary: ({ comparator, percent, maxPercent, inForce, effectiveFrom }) =>
    labelled(
      `${SIGN[comparator]}${percent}${maxPercent === null ? '' : `–${maxPercent}`}%`,
      effectiveFrom === null ? null : `${effectiveFrom}起`,
      inForce ? null : '非现行',
    ),
  // A new rate is of a later day and may name its payer otherwise: it is still higher or lower than the one before.
  comparable: ['component', 'payer', 'base', 'comparator', 'fiscalTier', 'inForce'],
  ends: ({ percent, maxPercent }) => [percent, maxPercent ?? percent],
};
