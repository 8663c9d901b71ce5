import type { View } from '../data/view.js';
import { visibleChangeSet } from '../data/lists/change-set.js';
import { ChangeSetState } from '../domain/change-set.js';
import { badInput } from '../domain/errors.js';
import { decodeGlobalId } from '../domain/global-id.js';
import { isCalendarDay } from '../domain/validity.js';
import { ChangeSet } from '../entities/change-set.js';
import type { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';

/**
 * Which of all revisions the arguments ask for; undefined for what is in force today.
 * @throws BAD_USER_INPUT for a change set together with `knownAt`, or one that there is not or that the caller may not see
 */
export async function viewFrom(
  { asOf, knownAt, changeSet }: ViewArgs,
  context: Context,
): Promise<View | undefined> {
  if (typeof changeSet !== 'string') return timeFrom({ asOf, knownAt }, context);
  if (typeof knownAt === 'string') throw badInput('changeSet', 'Give changeSet or knownAt, not both.');
  const { typeName, key } = decodeGlobalId(changeSet, 'changeSet');
  const { reader, actor } = context;
  const selection = { fields: new Set(['state', 'effectiveOn']), nested: new Map<string, never>() };
  const [set] = await reader.list(ChangeSet, selection, undefined, (where) =>
    visibleChangeSet(typeName === 'ChangeSet' ? key : null, actor, where),
  );
  if (!set) throw badInput('changeSet', 'There is no such change set, or it is not for you to see.');
  const from = (set.effectiveOn as string | null) ?? reader.today;
  const day = asOf ?? from;
  // Once published its drafts are in force like anything else, from their day.
  return set.state === ChangeSetState.PUBLISHED ? { day } : { day, changeSet: key, draftedFrom: from };
}

/** The same without drafts. */
export function timeFrom(
  { asOf, knownAt }: Pick<ViewArgs, 'asOf' | 'knownAt'>,
  { reader }: Pick<Context, 'reader'>,
): View | undefined {
  const day = asOf ?? reader.today;
  if (typeof knownAt === 'string') return { day, knownAt };
  return day === reader.today ? undefined : { day };
}

/**
 * The view for what is asked about a year: of its first day, unless the arguments name another; with a change set of the
 * day on which that takes effect, if it is later.
 * @param argument name of the argument that `year` came with
 * @throws BAD_USER_INPUT for a year that is none, and as {@link viewFrom} does
 */
export async function viewOfYear(
  year: number,
  argument: string,
  time: ViewArgs,
  context: Context,
): Promise<View> {
  const firstDay = `${String(year).padStart(4, '0')}-01-01`;
  if (!isCalendarDay(firstDay)) throw badInput(argument, 'A year is a number from 1 to 9999.');
  if (typeof time.asOf === 'string' || typeof time.changeSet !== 'string')
    return (await viewFrom({ ...time, asOf: time.asOf ?? firstDay }, context)) ?? context.reader.present;
  const view = (await viewFrom(time, context)) ?? context.reader.present;
  return view.day < firstDay ? { ...view, day: firstDay } : view;
}

/**
 * The key in a global id of a type.
 * @throws BAD_USER_INPUT naming the argument for what is no id, or one of another type
 */
export function keyOf(typeName: string, id: string, argument: string): number {
  const given = decodeGlobalId(id, argument);
  if (given.typeName === typeName) return given.key;
  throw badInput(argument, `This is the id of a ${given.typeName}; give that of a ${typeName}.`);
}
