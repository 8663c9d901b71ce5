import { createMethodMiddlewareDecorator, ArgumentValidationError, getMetadataStorage } from 'type-graphql';
import { AuditOutcome } from '../data/audit-log.js';
import { asDomainError } from '../data/sql.js';
import { hasRole, type Actor, type Role } from '../domain/access.js';
import { DomainError } from '../domain/errors.js';
import { attempt, type Context } from './context.js';
import { requireWholeTexts } from './whole-texts.js';

const declared = new Map<unknown, Map<string, readonly Role[]>>();

/**
 * Method decorator for mutations and guarded queries: only callers with one of these roles get in. Refused and failed
 * attempts on mutations go into the audit log; what use cases do or refuse they write down themselves.
 * @throws UNAUTHENTICATED to the anonymous, FORBIDDEN to other callers; both name the roles
 */
export function Allow(...roles: readonly [Role, ...Role[]]): MethodDecorator {
  const admit = createMethodMiddlewareDecorator<Context>(async ({ args, context, info }, next) => {
    const refusal = refusalOf(context.actor, info.fieldName, roles);
    if (info.parentType.name !== 'Mutation') {
      if (refusal) throw refusal;
      return next();
    }
    if (refusal) {
      await note(context, info.fieldName, AuditOutcome.REFUSED, refusal);
      throw refusal;
    }
    try {
      requireWholeTexts(args);
      return await next();
    } catch (thrown) {
      const error = asDomainError(thrown);
      // The error itself matters more to the caller than that it could not be written down.
      await note(context, info.fieldName, AuditOutcome.FAILED, error).catch(() => undefined);
      throw error;
    }
  });
  return (target, property, descriptor) => {
    const methods = declared.get(target.constructor) ?? new Map<string, readonly Role[]>();
    declared.set(target.constructor, methods.set(String(property), roles));
    return admit(target, property, descriptor);
  };
}

/** Which roles each guarded field allows, by coordinate: `Mutation.createApiKey`. */
export function allowedRoles(): ReadonlyMap<string, readonly Role[]> {
  const { queries, mutations } = getMetadataStorage();
  const allowed = new Map<string, readonly Role[]>();
  for (const [type, fields] of Object.entries({ Query: queries, Mutation: mutations })) {
    for (const { target, methodName, schemaName } of fields) {
      const roles = declared.get(target)?.get(methodName);
      if (roles) allowed.set(`${type}.${schemaName}`, roles);
    }
  }
  return allowed;
}

/** Why a caller is not let in: UNAUTHENTICATED or FORBIDDEN; undefined if they have one of the roles. */
export function refusalOf(actor: Actor, field: string, roles: readonly Role[]): DomainError | undefined {
  if (hasRole(actor, ...roles)) return undefined;
  const wanted = roles.join(' or ');
  return actor.subject === ''
    ? new DomainError(
        'UNAUTHENTICATED',
        `${field} needs a token of role ${wanted}: send it as "Authorization: Bearer …".`,
        { roles },
      )
    : new DomainError('FORBIDDEN', `${field} is for the role ${wanted}, which your token does not give.`, {
        roles,
      });
}

async function note(context: Context, action: string, outcome: AuditOutcome, error: unknown): Promise<void> {
  await context.write.note(attempt(context, action), outcome, [codeOf(error)]);
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  return error instanceof ArgumentValidationError ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
}
