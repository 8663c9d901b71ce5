import type { CalendarDay } from './validity.js';

/** What a caller may do. A caller may have several; everyone is a READER. */
export enum Role {
  READER = 'READER',
  EDITOR = 'EDITOR',
  REVIEWER = 'REVIEWER',
  PUBLISHER = 'PUBLISHER',
  INTEGRATOR = 'INTEGRATOR',
  ADMINISTRATOR = 'ADMINISTRATOR',
}

/** What kind of caller it is: all that the public learns of who changed something. */
export enum ActorKind {
  ANONYMOUS = 'ANONYMOUS',
  PERSON = 'PERSON',
  MACHINE = 'MACHINE',
  IMPORT = 'IMPORT',
}

/** Who is calling, as their token or key says. */
export interface Actor {
  readonly kind: ActorKind;
  /** Who, to the issuer of the token: stable, and never shown to the public. Empty for the anonymous. */
  readonly subject: string;
  readonly roles: ReadonlySet<Role>;
  /** Codes of departments that the roles are limited to; none given is no limit of that kind. */
  readonly departments: readonly string[];
  /** Codes of divisions that the roles are limited to, with all that lies below them; none given is no limit of that kind. */
  readonly regions: readonly string[];
}

/** Whoever shows no token. */
export const ANONYMOUS: Actor = {
  kind: ActorKind.ANONYMOUS,
  subject: '',
  roles: new Set([Role.READER]),
  departments: [],
  regions: [],
};

/** A department, and the codes of the division it belongs to and of all above, from the province down. */
export interface Holding {
  readonly department: string;
  readonly regionPath: readonly string[];
}

/** What belongs to no department, such as an indicator, is the whole province's. */
export const provinceHolding = (province: string): Holding => ({ department: '', regionPath: [province] });

/** What is asked about a change set before something is done to it. */
export interface ChangeSetStanding {
  readonly author: string;
  /** Everyone who wrote in it, the author included. */
  readonly contributors: readonly string[];
  /** All that its drafts are the business of, as it is and as it is to become. */
  readonly holdings: readonly Holding[];
  /** Of each draft, whose business what it changes is; those of the same once. */
  readonly decisions: readonly (readonly Holding[])[];
}

/** Whether the caller has one of the roles. */
export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.has(role));
}

/** Whether a department lies within what the caller's roles are limited to. Both limits hold where both are given. */
function within(actor: Actor, { department, regionPath }: Holding): boolean {
  return (
    (actor.departments.length === 0 || actor.departments.includes(department)) &&
    (actor.regions.length === 0 || actor.regions.some((code) => regionPath.includes(code)))
  );
}

const limited = (actor: Actor) => actor.departments.length + actor.regions.length > 0;

/** An editor edits what one of their departments answers for; without department and region they edit nothing. */
export function mayEdit(actor: Actor, holdings: readonly Holding[]): boolean {
  return hasRole(actor, Role.EDITOR) && limited(actor) && holdings.some((holding) => within(actor, holding));
}

/**
 * Nobody reviews what they wrote a part of (four eyes). A reviewer without department and region reviews all; with them,
 * what changes nothing but what is theirs.
 */
export function mayReview(actor: Actor, standing: ChangeSetStanding): boolean {
  const own = standing.contributors.includes(actor.subject);
  return hasRole(actor, Role.REVIEWER) && !own && mayDecide(actor, standing);
}

/** A publisher without department and region publishes all; with them, what changes nothing but what is theirs. */
export function mayPublish(actor: Actor, standing: ChangeSetStanding): boolean {
  return hasRole(actor, Role.PUBLISHER) && mayDecide(actor, standing);
}

function mayDecide(actor: Actor, { decisions }: ChangeSetStanding): boolean {
  return !limited(actor) || decisions.every((holdings) => answersFor(actor, holdings));
}

function answersFor(actor: Actor, holdings: readonly Holding[]): boolean {
  return !limited(actor) || holdings.some((holding) => within(actor, holding));
}

/** Drafts are seen by who wrote them, by editors whose business they are, and by who reviews, publishes or administers. */
export function maySeeDrafts(actor: Actor, standing: ChangeSetStanding): boolean {
  return (
    (actor.subject !== '' && standing.contributors.includes(actor.subject)) ||
    mayEdit(actor, standing.holdings) ||
    hasRole(actor, Role.ADMINISTRATOR) ||
    (hasRole(actor, Role.REVIEWER, Role.PUBLISHER) && answersFor(actor, standing.holdings))
  );
}

/**
 * Codes of the divisions whose records a caller may import, none for all; null if they may import nothing. What an import
 * brings is published at once and reviewed by nobody, so that it is for people: a program's key that may propose may not.
 */
export function importedRegions(actor: Actor): readonly string[] | null {
  if (actor.kind !== ActorKind.PERSON) return null;
  if (hasRole(actor, Role.ADMINISTRATOR)) return [];
  return hasRole(actor, Role.EDITOR) && actor.regions.length > 0 ? actor.regions : null;
}

/** A figure, as rights see it. */
export interface FigureHolding {
  /** Codes of its division and of all above, from the province down. */
  readonly regionPath: readonly string[];
  /** Code of the department that answers for the indicator’s data; null if none does. */
  readonly department: string | null;
}

/** Codes that a caller is limited to in what they record; of either kind, none is no limit. */
export type RecordingLimits = Pick<Actor, 'regions' | 'departments'>;

/** Whoever runs the program at the machine records as an administrator does; a program’s key records nothing. */
const mayHoldAPen = ({ kind }: Actor) => kind === ActorKind.PERSON || kind === ActorKind.IMPORT;

/**
 * What limits a caller who records observations: nothing an administrator and a reviewer without department and region;
 * a reviewer and an editor what their token names. Null for those who may record nothing. As with imports, what is recorded
 * is told at once, so that it is for people.
 */
export function recordingLimits(actor: Actor): RecordingLimits | null {
  if (!mayHoldAPen(actor)) return null;
  if (hasRole(actor, Role.ADMINISTRATOR)) return { regions: [], departments: [] };
  const { regions, departments } = actor;
  if (hasRole(actor, Role.REVIEWER) || (hasRole(actor, Role.EDITOR) && limited(actor)))
    return { regions, departments };
  return null;
}

/** Whether a caller may record or withdraw a figure that is not final. Both limits hold where both are given. */
export function mayRecord(actor: Actor, { regionPath, department }: FigureHolding): boolean {
  const limits = recordingLimits(actor);
  return limits !== null && mayRecordIn(limits, regionPath) && mayRecordFor(limits, department);
}

/** Whether a division lies within what a caller may record. */
export function mayRecordIn({ regions }: RecordingLimits, regionPath: readonly string[]): boolean {
  return regions.length === 0 || regions.some((code) => regionPath.includes(code));
}

/** Whether an indicator’s data department is one that a caller may record for; null for an indicator that has none. */
export function mayRecordFor({ departments }: RecordingLimits, department: string | null): boolean {
  return departments.length === 0 || (department !== null && departments.includes(department));
}

/** Final figures are corrected and withdrawn by reviewers and administrators, of what they may record at all. */
export function mayCorrectFinal(actor: Actor): boolean {
  return recordingLimits(actor) !== null && hasRole(actor, Role.REVIEWER, Role.ADMINISTRATOR);
}

/** Whether a day lies before today: publishing from it needs a reason. */
export function isRetroactive(effectiveOn: CalendarDay, today: CalendarDay): boolean {
  return effectiveOn < today;
}
