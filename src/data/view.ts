import type { CalendarDay } from '../domain/validity.js';

/** Which of all revisions a request reads: those in force on a day, as known now, as known once, or as drafted. */
export interface View {
  /** The day asked about. */
  readonly day: CalendarDay;
  /** What the directory said at this instant, ISO 8601 in UTC; what it says now if not given. */
  readonly knownAt?: string | undefined;
  /** The list as it would stand: the drafts of this change set (its row's id) in place of what they change, … */
  readonly changeSet?: number | undefined;
  /** … from this day on; given with the change set. */
  readonly draftedFrom?: CalendarDay | undefined;
}

/**
 * SQL is written before it is known which view it will read, with these in it:
 * `{day}` the day; `{in force KIND alias}` that a revision is; `{published KIND alias}` that it is at all;
 * `{validity alias}` the days on which it is in force; `{known alias}` that what was recorded stands, `{recorded alias}`
 * that it was recorded at all.
 */
export const DAY = '{day}';

/** What {@link withView} needs of a versioned table to write a condition on one of its rows. */
export interface Versioned {
  /** E.g. `service_revision`. */
  readonly name: string;
  /** The column that names the subject, e.g. `service_id`. */
  readonly subject: string;
}

export function inForceIn({ name, subject }: Versioned, alias: string): string {
  return `{in force ${name} ${subject} ${alias}}`;
}

/** What ends, while others may go on naming it. A department that ends has a revision that says so. */
const MAY_END = new Set(['service_revision']);

/**
 * That a revision is the one meant by what refers to its subject: the one in force. Drafts may name what is not in force
 * on their day, and what names a service may outlive it or be older; it is read nevertheless: with the last revision that
 * had begun by then, or else with the first there is.
 */
export function referredIn({ name, subject }: Versioned, alias: string): string {
  return `{referred ${name} ${subject} ${alias}}`;
}

export function publishedIn({ name, subject }: Versioned, alias: string): string {
  return `{published ${name} ${subject} ${alias}}`;
}

/** That a row of what is recorded, and may be superseded, stands as known to the view. */
export const knownIn = (alias: string) => `{known ${alias}}`;

/** SQL of a revision's first day. Where the sources do not tell it, it has been in force ever since. */
export const firstDay = (alias: string) => `coalesce(${alias}.begins_on, '-infinity')`;

/** The same SQL, about the first day of the revision with this alias instead of the day that is asked about. */
export function asOfFirstDay(sql: string, alias: string): string {
  return sql
    .replace(/\{(in force|referred) (\w+ \w+ \w+)\}/g, `{$1 $2 of ${alias}}`)
    .replaceAll(DAY, firstDay(alias));
}

/**
 * The condition that a revision is published and in force on a day, as known now.
 * @param alias the table's alias in the statement
 * @param day SQL of a date
 */
export function inForce(alias: string, day: string): string {
  // The sum changes nothing but the planner's estimate: it then compares keys first, and days only where those agree.
  return `${alias}.published_at is not null and ${alias}.valid_during @> (${day}::date + 0)`;
}

const CONDITION = /\{(in force|referred|published) (\w+) (\w+) (\w+)(?: of (\w+))?\}/g;
const STANDING = /\{(known|recorded) (\w+)\}/g;
const VALIDITY = /\{validity (\w+) (\w+)\}/g;

/** The kind of subject that a table of revisions holds, as `validity.kind` and `draft.kind` name it. */
const kindOf = (table: string) => table.replace(/_revision$/, '').toUpperCase();

/** Writes out what a view means in a statement, and binds what it depends on. */
export function withView(sql: string, view: View, bind: (value: unknown) => string): string {
  const bound = new Map<keyof View, string>();
  const part = (name: keyof View, type: string): string => {
    const place = bound.get(name) ?? bind(view[name]);
    bound.set(name, place);
    return `${place}::${type}`;
  };
  const knownAt = () => part('knownAt', 'timestamptz');
  const drafts = () => part('changeSet', 'integer');

  const whenKnown = (table: string, alias: string) =>
    `from validity k where k.kind = '${kindOf(table)}' and k.revision_id = ${alias}.id and k.recorded_during @> ${knownAt()}`;
  const inForceThen = (table: string, subject: string, alias: string, day: string): string => {
    const present = inForce(alias, day);
    if (view.knownAt !== undefined)
      return `exists (select ${whenKnown(table, alias)} and k.valid_during @> ${day}::date)`;
    if (view.changeSet === undefined) return present;
    const drafted = `exists (select from draft d where d.change_set_id = ${drafts()} and d.kind = '${kindOf(table)}' and d.subject_id = ${alias}.${subject})`;
    return `case when ${day}::date < ${part('draftedFrom', 'date')} then ${present}
      else ${alias}.change_set_id is not distinct from ${drafts()} or ${present} and not ${drafted} end`;
  };
  const published = (alias: string): string => {
    if (view.knownAt !== undefined) return `${alias}.published_at <= ${knownAt()}`;
    const present = `${alias}.published_at is not null`;
    return view.changeSet === undefined
      ? present
      : `(${present} or ${alias}.change_set_id is not distinct from ${drafts()})`;
  };
  const validity = (table: string, alias: string): string =>
    view.knownAt === undefined
      ? `${alias}.valid_during`
      : `coalesce((select k.valid_during ${whenKnown(table, alias)}), 'empty')`;

  const referred = (table: string, subject: string, alias: string, day: string): string => {
    if (view.changeSet === undefined && !MAY_END.has(table)) return inForceThen(table, subject, alias, day);
    const begun = `${firstDay('o')} <= ${day}::date`;
    return `${alias}.id = (select o.id from ${table} o where o.${subject} = ${alias}.${subject} and ${published('o')}
        order by (${inForceThen(table, subject, 'o', day)}) desc, isempty(${validity(table, 'o')}), (${begun}) desc,
          case when ${begun} then o.begins_on end desc nulls last, o.begins_on nulls first, o.id limit 1)`;
  };
  const write = {
    'in force': inForceThen,
    referred,
    published: (_: string, __: string, alias: string) => published(alias),
  };
  const recorded = (alias: string) => `${alias}.recorded_at <= ${knownAt()}`;
  const standing = (what: string, alias: string): string => {
    if (view.knownAt === undefined) return what === 'known' ? `${alias}.superseded_at is null` : 'true';
    if (what === 'recorded') return recorded(alias);
    return `(${recorded(alias)} and (${alias}.superseded_at is null or ${alias}.superseded_at > ${knownAt()}))`;
  };
  const written = sql
    .replace(CONDITION, (_, what: string, table: string, subject: string, alias: string, of?: string) =>
      write[what as keyof typeof write](table, subject, alias, of ? firstDay(of) : DAY),
    )
    .replace(STANDING, (_, what: string, alias: string) => standing(what, alias))
    .replace(VALIDITY, (_, table: string, alias: string) => validity(table, alias));
  return written.includes(DAY) ? written.replaceAll(DAY, bind(view.day)) : written;
}

/** SQL written out for every view of one kind: what is bound behind the parameters that it has already, in order. */
export interface Written {
  readonly text: string;
  readonly parts: readonly (keyof View)[];
}

/** Which views SQL is written out alike for. */
export function kindOfView({ knownAt, changeSet }: View): string {
  return knownAt !== undefined ? 'known' : changeSet !== undefined ? 'drafts' : 'present';
}

/**
 * Writes SQL out for a kind of view, to be used again and again: it can be long, and is the same for every request.
 * @param bound how many parameters the statement has already
 */
export function writeOut(sql: string, view: View, bound: number): Written {
  const parts: (keyof View)[] = [];
  const given = Object.keys(view).filter((part) => view[part as keyof View] !== undefined);
  const names = Object.fromEntries(given.map((part) => [part, part])) as unknown as View;
  const text = withView(sql, names, (part) => `$${bound + parts.push(part as keyof View)}`);
  return { text, parts };
}
