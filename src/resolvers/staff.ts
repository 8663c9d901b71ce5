import { hasRole, Role, type Actor } from '../domain/access.js';

/** Who did something is for those who work on the list; the public learns what kind of caller it was. */
export function forStaff<T>(actor: Actor, value: T): T | null {
  return hasRole(actor, Role.EDITOR, Role.REVIEWER, Role.PUBLISHER, Role.ADMINISTRATOR) ? value : null;
}
