import type { EntityManager } from 'typeorm';
import { freshKey } from '../data/api-keys.js';
import type { Attempt, Outcome, UnitOfWork } from '../data/unit-of-work.js';
import {
  aYearAfter,
  checkApiKey,
  checkExpiry,
  endOfDay,
  overlapEnd,
  type ApiKeyScope,
} from '../domain/api-key.js';
import { decodeGlobalId, encodeGlobalId } from '../domain/global-id.js';
import { problem, ProblemCode, type Problem } from '../domain/problem.js';
import type { CalendarDay } from '../domain/validity.js';
import { ApiKey } from '../entities/api-key.js';

/** A key that was written, and if it is new its text, which nobody can learn later. */
export interface WrittenKey {
  readonly id: number;
  readonly secret: string | null;
}

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  /** The last day; a year if none is given. */
  readonly expiresOn?: CalendarDay | null;
}

export interface Rotation {
  readonly id: string;
  readonly overlapHours: number;
  readonly expiresOn?: CalendarDay | null;
}

type Outcoming = Promise<Outcome<WrittenKey>>;

/** Makes a key for a program. */
export function createApiKey(write: UnitOfWork, attempt: Attempt, input: NewApiKey, now: Date): Outcoming {
  const wanted = {
    name: input.name.trim(),
    scopes: [...new Set(input.scopes)],
    departments: [...new Set(input.departments)],
    regions: [...new Set(input.regions)],
    expiresAt: input.expiresOn ? endOfDay(input.expiresOn) : aYearAfter(now),
  };
  return write.run(attempt, async (manager) => {
    const faults = checkApiKey(wanted, now);
    if (faults.length === 0) faults.push(...(await unknownCodes(manager, wanted)));
    if (faults.length > 0) return refused(...faults);
    return insert(manager, { ...wanted, createdBy: attempt.actor.subject, createdAt: now });
  });
}

/** Makes a key with the rights of another, which goes on for a while, so that its program can change over. */
export function rotateApiKey(write: UnitOfWork, attempt: Attempt, input: Rotation, now: Date): Outcoming {
  return write.run(attempt, async (manager) => {
    const expiresAt = input.expiresOn ? endOfDay(input.expiresOn) : aYearAfter(now);
    const faults = checkExpiry(expiresAt, now);
    if (faults.length > 0) return refused(...faults);
    const old = await find(manager, input.id);
    if (!(old instanceof ApiKey)) return refused(old);
    if (old.revokedAt)
      return refused(
        problem(ProblemCode.WRONG_STATE, 'This key is revoked: create another with createApiKey.', ['id']),
      );
    await manager.update(ApiKey, old.id, { expiresAt: overlapEnd(now, input.overlapHours, old.expiresAt) });
    const { name, scopes, departments, regions } = old;
    return insert(manager, {
      name,
      scopes,
      departments,
      regions,
      expiresAt,
      createdBy: attempt.actor.subject,
      createdAt: now,
      replaces: old,
    });
  });
}

/** Ends a key at once, and for good. */
export function revokeApiKey(
  write: UnitOfWork,
  attempt: Attempt,
  { id }: { readonly id: string },
  now: Date,
): Outcoming {
  return write.run(attempt, async (manager) => {
    const key = await find(manager, id);
    if (!(key instanceof ApiKey)) return refused(key);
    if (key.revokedAt)
      return refused(
        problem(ProblemCode.WRONG_STATE, `This key is revoked since ${key.revokedAt.toISOString()}.`, ['id']),
      );
    await manager.update(ApiKey, key.id, { revokedAt: now });
    return written(key.id, null);
  });
}

async function insert(
  manager: EntityManager,
  key: Omit<ApiKey, 'id' | 'publicId' | 'hash' | 'revokedAt' | 'replaces'> & { replaces?: ApiKey },
): Outcoming {
  const { publicId, hash, text } = freshKey();
  const { id } = await manager.save(manager.create(ApiKey, { ...key, publicId, hash }));
  return written(id, text);
}

/** Two who rotate or revoke one key at once do so one after the other. */
async function find(manager: EntityManager, id: string): Promise<ApiKey | Problem> {
  const { typeName, key } = decodeGlobalId(id, 'input.id');
  const found =
    typeName === 'ApiKey'
      ? await manager.findOne(ApiKey, { where: { id: key }, lock: { mode: 'pessimistic_write' } })
      : null;
  return (
    found ?? problem(ProblemCode.NOT_FOUND, 'There is no key of this id: apiKeys lists them all.', ['id'])
  );
}

async function unknownCodes(
  manager: EntityManager,
  { departments, regions }: Pick<NewApiKey, 'departments' | 'regions'>,
): Promise<Problem[]> {
  const missing = async (table: 'department' | 'region', codes: readonly string[]) => {
    const known: { code: string }[] = await manager.query(`select code from ${table} where code = any($1)`, [
      codes,
    ]);
    return codes.filter((code) => !known.some((row) => row.code === code));
  };
  const told = (what: string, path: string) => (code: string) =>
    problem(ProblemCode.NOT_FOUND, `There is no ${what} of code "${code.slice(0, 80)}".`, [path]);
  return [
    ...(await missing('department', departments)).map(told('department', 'departments')),
    ...(await missing('region', regions)).map(told('division', 'regions')),
  ];
}

function written(id: number, secret: string | null): Outcome<WrittenKey> {
  return { value: { id, secret }, problems: [], subject: encodeGlobalId('ApiKey', id) };
}

function refused(...problems: readonly Problem[]): Outcome<WrittenKey> {
  return { value: null, problems };
}
