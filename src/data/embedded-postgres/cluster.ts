import { execFile, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, systemCode } from './error.js';
import { PARTIAL_PREFIX, type Place, writing } from './place.js';
import { isAlive } from './postmaster.js';

const run = promisify(execFile);
export const IS_WINDOWS = process.platform === 'win32';

/** How PostgreSQL's programs are run: as the server's account, and with none of our own environment's PG* or LC_* variables. */
export function programOptions(place: Place): SpawnOptions {
  return {
    ...place.account,
    cwd: place.dataDir,
    windowsHide: true,
    // Windows programs do not start without SystemRoot and others, which are inherited. English messages: we read some.
    // TZ spares initdb a search for the system's time zone (40 ms).
    ...(IS_WINDOWS ? {} : { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }),
  };
}

/**
 * Makes the cluster, unless there is one. It is made beside its place and renamed when complete, so that a run that
 * was killed leaves nothing that looks like a cluster; what it leaves, the next run removes.
 * @param durable whether to force the files to disk
 * @throws EmbeddedPostgresError NOT_WRITABLE, NOT_STARTED
 */
export async function ensureCluster(place: Place, durable: boolean): Promise<void> {
  await removePartials(place.dataDir);
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return;
  const partial = join(place.dataDir, `${PARTIAL_PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await writing(place.dataDir, async () => {
      await mkdir(partial, { mode: 0o700 });
      if (place.account) await chown(partial, place.account.uid, place.account.gid);
    });
    await initdb(place, partial, durable);
    await writing(place.dataDir, () => rename(partial, place.cluster)).catch((error: unknown) => {
      // Another program was quicker: its cluster is as good as ours.
      if (!existsSync(join(place.cluster, 'PG_VERSION'))) throw error;
    });
    if (durable && !IS_WINDOWS) await syncDirectory(place.dataDir);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function initdb(place: Place, into: string, durable: boolean): Promise<void> {
  const args = ['-D', into, '--username=postgres', '--encoding=UTF8', '--locale=C'];
  // Sorting and case by code point and Unicode, the same on every machine and in every version of its C library.
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions');
  if (!durable) args.push('--no-sync');
  if (IS_WINDOWS) args.push('--auth=scram-sha-256', `--pwfile=${await passwordFile(place)}`);
  else args.push('--auth=trust'); // the socket's directory is closed to others
  try {
    await run(place.binaries.initdb, args, programOptions(place));
  } catch (error) {
    throw cannotRun('initdb', error);
  }
}

/** Turns the failure of a program into one line. */
export function cannotRun(program: string, error: unknown): EmbeddedPostgresError {
  const stderr = (error as { stderr?: string }).stderr ?? '';
  const detail = /^.*\b(?:error|fatal): *(.*)$/im.exec(stderr)?.[1] ?? stderr.trim().split('\n').at(-1);
  const reason = {
    // The file is there (npm installed it), so that it is the loader that is missing: the binaries need glibc.
    ENOENT: 'it does not run on this system, as on one with musl instead of glibc',
    EPERM: 'root may not start it under an unprivileged account here',
    EACCES: 'it may not be executed',
  }[systemCode(error)];
  return new EmbeddedPostgresError(
    'NOT_STARTED',
    `PostgreSQL's ${program} failed: ${reason ?? (detail || (error as Error).message)}. ` +
      'Mend that, or set DATABASE_URL to use a PostgreSQL (15 or later) of your own.',
  );
}

/** Removes what runs that are over left of half-made clusters. */
async function removePartials(dataDir: string): Promise<void> {
  for (const name of await writing(dataDir, () => readdir(dataDir))) {
    if (!name.startsWith(PARTIAL_PREFIX)) continue;
    const maker = Number.parseInt(name.slice(PARTIAL_PREFIX.length), 10);
    if (maker !== process.pid && isAlive(maker)) continue;
    // An initdb that outlived its run may still be writing there; then the next start removes it.
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** A rename is only as durable as its directory. */
async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  await handle.sync().catch(() => undefined); // some file systems refuse it
  await handle.close();
}

/** Windows has no private sockets: the server listens on a loopback port, behind a password that lies with the data. */
async function passwordFile(place: Place): Promise<string> {
  const file = join(place.dataDir, 'postgres.password');
  if (!existsSync(file))
    await writing(file, () => writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 }));
  return file;
}

export async function readPassword(place: Place): Promise<string> {
  return (await readFile(await passwordFile(place), 'utf8')).trim();
}
