import { SignJWT, type JWK } from 'jose';
import { Role } from '../../domain/access.js';
import { checkRegionCode } from '../../domain/codes.js';
import { badInput } from '../../domain/errors.js';
import { LOCAL_ISSUER, type Ed25519Key } from './local-key.js';

export interface LocalToken {
  readonly roles: readonly string[];
  readonly departments?: readonly string[];
  readonly regions?: readonly string[];
  /** Who it is for; made of the first role if none is given. */
  readonly subject?: string | undefined;
  /** Such as `30m`, `8h` or `7d`; at most 30 days. */
  readonly expires: string;
}

const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400 };
const MAX_DAYS = 30;

/**
 * Reads a duration in whole minutes, hours or days.
 * @returns seconds
 * @throws BAD_USER_INPUT unless it is from a minute to 30 days
 */
export function secondsOf(duration: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,6})([mhd])$/.exec(duration) ?? [];
  const seconds = Number(digits) * (SECONDS[unit] ?? 0);
  if (seconds > 0 && seconds <= MAX_DAYS * 86_400) return seconds;
  throw badInput(
    'expires',
    `"${duration}" is no duration for a token: write it like 30m, 8h or 7d, at most ${MAX_DAYS}d.`,
  );
}

/**
 * A token for trying things out, signed with the local key.
 * @throws BAD_USER_INPUT naming the option that is wrong
 */
export async function issueLocalToken(key: Ed25519Key, token: LocalToken, now: Date): Promise<string> {
  const known = Object.keys(Role);
  if (token.roles.length === 0) throw badInput('role', `Name at least one role: ${known.join(', ')}.`);
  for (const role of token.roles)
    if (!known.includes(role))
      throw badInput('role', `"${role}" is no role: it is one of ${known.join(', ')}.`);
  for (const code of token.departments ?? [])
    if (!/^[A-Z0-9][A-Z0-9-]{0,99}$/.test(code))
      throw badInput('department', `"${code}" is no department's code, such as FJ-CIVIL-AFFAIRS.`);
  for (const code of token.regions ?? []) checkRegionCode(code, 'region');
  const subject = token.subject ?? `${token.roles[0]?.toLowerCase()}@local`;
  if (!isSubject(subject))
    throw badInput('subject', 'A subject has 1–200 characters and does not begin with "key:".');

  const issued = Math.floor(now.getTime() / 1_000);
  const { roles, departments = [], regions = [] } = token;
  return new SignJWT({ roles, departments, regions })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
    .setSubject(subject)
    .setIssuer(LOCAL_ISSUER)
    .setAudience(LOCAL_ISSUER)
    .setIssuedAt(issued)
    .setExpirationTime(issued + secondsOf(token.expires))
    .sign(key as JWK);
}

/** Whether a text may name a person: it goes into the database, and must not pass for a program's key. */
export function isSubject(subject: unknown): subject is string {
  return (
    typeof subject === 'string' &&
    /^[^\p{Cc}]{1,200}$/u.test(subject) &&
    subject.trim() !== '' &&
    !subject.startsWith('key:')
  );
}
