import type { EntityManager } from 'typeorm';
import type { ChangeSetRow, DraftRow } from '../data/change-sets.js';
import { contentsIn } from '../data/contents.js';
import { readDraftFacts, readStandings, takenPlaces, type Standing } from '../data/draft-facts.js';
import { DraftOperation } from '../domain/change-set.js';
import type { Content, Contents, SubjectKind } from '../domain/content.js';
import { checkCostSharingRatio, checkFiscalTier } from '../domain/cost-sharing-rules.js';
import {
  checkDepartment,
  checkFacilityType,
  checkIndicator,
  checkService,
  checkSource,
  type DraftFacts,
} from '../domain/draft-rules.js';
import { groupBy } from '../domain/group-by.js';
import { changedFields } from '../domain/list-diff.js';
import { problem, ProblemCode, type Problem } from '../domain/problem.js';
import { bothSides } from '../domain/rebase.js';
import type { CalendarDay } from '../domain/validity.js';
import {
  checkEligibilityRule,
  checkLocal,
  checkPlaceCode,
  checkTarget,
  costSharingFacts,
} from './referred-check.js';
import { readReferredFacts, type ReferredFacts } from './referred-facts.js';

/** Drafts whose contents are held in memory at once. */
const BATCH = 250;

/** How the contents of each kind are checked. */
const CHECKS: {
  readonly [K in SubjectKind]: (
    content: Contents[K],
    facts: DraftFacts,
    local: ReferredFacts,
    code: string,
  ) => Problem[];
} = {
  DEPARTMENT: (content, facts, _, code) => checkDepartment(content, facts, code),
  FACILITY_TYPE: (content, facts, _, code) => checkFacilityType(content, facts, code),
  INDICATOR: (content, facts, _, code) => checkIndicator(content, facts, code),
  SERVICE: (content, facts, _, code) => checkService(content, facts, code),
  ELIGIBILITY_RULE: (content, facts, local, code) => [
    ...checkEligibilityRule(content, local, code),
    ...checkSource(content.source, facts, [code, 'source']),
  ],
  FISCAL_TIER: (content, facts, local, code) => [
    ...checkPlaceCode(content.region, code),
    ...checkFiscalTier(content, costSharingFacts(local), code),
    ...checkSource(content.source, facts, [code, 'source']),
  ],
  COST_SHARING_RATIO: (content, facts, local, code) => [
    ...checkPlaceCode(content.region, code),
    ...checkCostSharingRatio(content, costSharingFacts(local), code),
    ...checkSource(content.source, facts, [code, 'source']),
  ],
  LOCAL_IMPLEMENTATION: (content, facts, local, code) => [
    ...checkLocal(content, local, code),
    ...checkSource(content.source, facts, [code, 'source']),
  ],
  LOCAL_TARGET: (content, facts, local, code) => [
    ...checkTarget(content, local, code),
    ...checkSource(content.source, facts, [code, 'source']),
  ],
};

/** What stands against a content of a kind; the path of each problem begins with the code. */
export function checkContent(
  kind: SubjectKind,
  content: Content,
  facts: DraftFacts,
  local: ReferredFacts,
  code: string,
): Problem[] {
  return CHECKS[kind](content as never, facts, local, code);
}

/** What no two subjects of a kind can have at once, and the field that says it; their name unless told. */
const PLACES: Readonly<Partial<Record<SubjectKind, readonly [what: string, field: string]>>> = {
  INDICATOR: ['place in the plan', 'ordinal'],
  FISCAL_TIER: ['service, component and division', 'region'],
  COST_SHARING_RATIO: ['service or mode, component, division and tier', 'region'],
};

/** What stands against publishing, and which fields each draft changes. */
export interface Checked {
  readonly problems: Problem[];
  /** By the draft's id; none for what is added or retired. */
  readonly fields: ReadonlyMap<number, readonly string[]>;
  /** A CONFLICT for each draft that a revision published for a later day knows nothing of: its publisher must know. */
  readonly overtaken: readonly Problem[];
}

/**
 * Checks all drafts of a change set as if it were published from a day on.
 */
export async function checkDrafts(
  manager: EntityManager,
  set: ChangeSetRow,
  drafts: readonly DraftRow[],
  day: CalendarDay,
): Promise<Checked> {
  if (drafts.length === 0) {
    const empty = 'It changes nothing: draft something, or withdraw it.';
    return { problems: [problem(ProblemCode.EMPTY_CHANGE_SET, empty)], fields: new Map(), overtaken: [] };
  }
  const problems: Problem[] = await checkEdition(manager, set);
  const fields = new Map<number, readonly string[]>();
  const overtaken: Problem[] = [];
  const facts = await readDraftFacts(manager, set.id, day);
  for (const [kind, some] of groupBy(drafts, (draft) => draft.kind)) {
    for (let from = 0; from < some.length; from += BATCH) {
      const batch = some.slice(from, from + BATCH);
      const standings = await readStandings(
        manager,
        kind,
        batch.map(({ subjectId }) => subjectId),
        day,
      );
      const contents = await contentsIn(
        manager,
        kind,
        batch.flatMap(({ baseRevisionId, revisionId, subjectId }) => {
          const { currentId = null, laterId = null } = standings.get(subjectId) ?? {};
          return [baseRevisionId, revisionId, currentId, laterId];
        }),
      );
      const local = await readReferredFacts(
        manager,
        kind,
        batch.flatMap(({ code, revisionId }) => {
          const content = contents.get(revisionId ?? 0);
          return content ? [{ code, content }] : [];
        }),
        set.id,
        day,
      );
      for (const draft of batch) {
        const ours = contents.get(draft.revisionId ?? 0);
        const base = contents.get(draft.baseRevisionId ?? 0);
        if (ours) problems.push(...checkContent(kind, ours, facts, local, draft.code));
        if (ours && base) fields.set(draft.id, changedFields(base, ours));
        const standing = standings.get(draft.subjectId);
        problems.push(...checkPlace(draft, day, standing, contents));
        const later = contents.get(standing?.laterId ?? 0);
        const follows = standing?.currentId === draft.baseRevisionId;
        if (ours && base && later && follows) overtaken.push(overtakes(draft.code, day, base, later, ours));
      }
    }
    const taken = await takenPlaces(manager, kind, set.id, day);
    const [what, field] = PLACES[kind] ?? ['name', 'name'];
    problems.push(
      ...taken.map(({ code, by }) =>
        problem(ProblemCode.TAKEN, `${by} has this ${what} on that day.`, [code, field]),
      ),
    );
  }
  return { problems, fields, overtaken };
}

function overtakes(code: string, day: CalendarDay, base: Content, later: Content, ours: Content): Problem {
  const message = `A revision of ${code} is published for a day after ${day}, and takes over then without this change: publish from that day on, on top of it, or accept it with \`untilLater\`.`;
  return {
    ...problem(ProblemCode.CONFLICT, message, [code]),
    conflicts: bothSides(base, later, ours),
  };
}

async function checkEdition(
  manager: EntityManager,
  { editionCode, sourceId }: ChangeSetRow,
): Promise<Problem[]> {
  if (editionCode === null) return [];
  if (sourceId === null) {
    const message = 'An edition cites its source: give the change set one.';
    return [problem(ProblemCode.SOURCE_UNKNOWN, message, ['source'])];
  }
  const taken: unknown[] = await manager.query('select from edition where code = $1', [editionCode]);
  if (taken.length === 0) return [];
  return [
    problem(ProblemCode.TAKEN, `There is an edition ${editionCode}: give this one another code.`, [
      'edition',
      'code',
    ]),
  ];
}

/** Whether a draft still follows on what is published. */
function checkPlace(
  draft: DraftRow,
  day: CalendarDay,
  standing: Standing | undefined,
  contents: ReadonlyMap<number, Content>,
): Problem[] {
  const { code, operation, baseRevisionId } = draft;
  const currentId = standing?.currentId ?? null;
  if (operation === DraftOperation.ADD) {
    if (currentId === null && (standing?.laterId ?? null) === null) return [];
    return [
      problem(ProblemCode.TAKEN, `${code} has been published by now: remove this draft and revise it.`, [
        code,
      ]),
    ];
  }
  if (operation === DraftOperation.RETIRE && typeof standing?.laterId === 'number') {
    return [
      problem(
        ProblemCode.CONFLICT,
        `A revision of ${code} is published for a day after ${day}: retire it from then on.`,
        [code],
      ),
    ];
  }
  if (currentId === baseRevisionId) return [];
  if (currentId === null) {
    return [
      problem(
        ProblemCode.NOT_IN_FORCE,
        `${code} is not in force on ${day}: choose a day on which it is, or remove the draft.`,
        [code],
      ),
    ];
  }
  const [base, theirs] = [contents.get(baseRevisionId ?? 0), contents.get(currentId)];
  const ours = contents.get(draft.revisionId ?? 0);
  return [
    {
      ...problem(
        ProblemCode.CONFLICT,
        `On ${day} another revision of ${code} is in force than the one this draft began from: put the draft on top of it with \`rebaseDraft\`.`,
        [code],
      ),
      conflicts: base && theirs ? bothSides(base, theirs, ours) : [],
    },
  ];
}
