import { hasRole, Role, type Actor } from '../../domain/access.js';
import { ChangeSetState } from '../../domain/change-set.js';
import type { Order } from '../paginate.js';
import type { Where } from '../where.js';

/** What a list of change sets may be cut to. All given parts must hold; of the values in a part, one must. */
export interface ChangeSetFilter {
  readonly state?: readonly ChangeSetState[] | null;
  /** Whether the caller wrote in it. */
  readonly mine?: boolean | null;
}

/** Adds the filter's conditions on a `change_set` aliased `t`, and those under which the caller may see it at all: as `maySeeDrafts` in domain/access.ts. */
export function filterChangeSets(filter: ChangeSetFilter, actor: Actor, where: Where): void {
  if (filter.state) where.add(`t.state = any(${where.bind(filter.state)})`);
  if (typeof filter.mine === 'boolean')
    where.add(filter.mine ? writtenBy(actor, where) : `not ${writtenBy(actor, where)}`);
  if (hasRole(actor, Role.ADMINISTRATOR)) return;
  const limited = actor.departments.length + actor.regions.length > 0;
  if (!limited && hasRole(actor, Role.REVIEWER, Role.PUBLISHER)) return;
  const ways = [`t.state = '${ChangeSetState.PUBLISHED}'`, writtenBy(actor, where)];
  if (limited && hasRole(actor, Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)) ways.push(within(actor, where));
  where.add(`(${ways.join(' or ')})`);
}

/** The same for one change set, by the number of its id; `null` names none. */
export function visibleChangeSet(key: number | null, actor: Actor, where: Where): void {
  where.add(`t.id = ${where.bind(key ?? 0)}`);
  filterChangeSets({}, actor, where);
}

function writtenBy({ subject }: Actor, where: Where): string {
  if (subject === '') return 'false';
  const author = where.bind(subject);
  return `(t.author = ${author} or ${author} = any(t.editors) or exists (select from draft d where d.change_set_id = t.id and ${author} = any(d.authors)))`;
}

/** That the drafts are the business of what the caller's roles are limited to. */
function within(actor: Actor, where: Where): string {
  const conditions = ['h.change_set_id = t.id'];
  if (actor.departments.length > 0) conditions.push(`h.department = any(${where.bind(actor.departments)})`);
  if (actor.regions.length > 0) conditions.push(`h.region_path && ${where.bind(actor.regions)}`);
  return `exists (select from change_set_holding h where ${conditions.join(' and ')})`;
}

const ID = { alias: 'id', sql: '{row}.id' };

export const changeSetOrders = {
  CREATED: [ID],
} satisfies Record<string, Order['columns']>;
