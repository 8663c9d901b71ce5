import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type Binaries, copyBinaries, findBinaries } from './binaries.js';
import { EmbeddedPostgresError, systemCode } from './error.js';

/** The account that the server runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where a server lives, and what runs it. */
export interface Place {
  /** Holds the cluster, its log, and half-made clusters while they are being made. */
  readonly dataDir: string;
  readonly cluster: string;
  readonly log: string;
  readonly binaries: Binaries;
  /** Set if we are root, under which PostgreSQL refuses to run. */
  readonly account: Account | undefined;
}

const CLUSTER = 'postgres';
const LOG = 'postgres.log';
/** Clusters are made in `<prefix><pid>-<random>` and renamed when complete. */
export const PARTIAL_PREFIX = 'postgres.partial-';
const FALLBACK_NAME = 'public-service-directory';
/** Files that tools leave in otherwise empty directories. */
const NOISE: ReadonlySet<string> = new Set(['lost+found', '.DS_Store', '.gitkeep', '.gitignore']);
/** The key of local tokens, and drafts of it: it may be made before the first start. */
const TOKEN_KEY = 'token-key.json';

/**
 * Settles where the data lies and under which account the server runs, and makes the directory.
 * @param wanted the data directory that the user named
 * @param fallbacks directories in which to keep the data if we are root and the server's account cannot reach `wanted`
 * @throws EmbeddedPostgresError for everything that makes the directory unusable; nothing in it has been touched then
 */
export async function settlePlace(
  packageRoot: string,
  wanted: string,
  fallbacks: readonly string[] | undefined,
  log: (line: string) => void,
): Promise<Place> {
  const binaries = await findBinaries(packageRoot);
  const wantedDir = resolve(wanted);
  const isRoot = process.platform !== 'win32' && process.getuid?.() === 0;
  if (!isRoot) {
    await makeUsable(wantedDir, binaries, undefined);
    return placeAt(wantedDir, binaries, undefined);
  }

  const account = await accountFor(wantedDir);
  const bases = (fallbacks ?? ['/var/lib', '/var/tmp', tmpdir()]).map((dir) => join(dir, FALLBACK_NAME));
  const dataDir = await reachableDir(wantedDir, account, bases, log);
  await makeUsable(dataDir, binaries, account);
  return placeAt(dataDir, await reachableBinaries(binaries, account, bases, log), account);
}

/** The real path: a running server is known by it, however we were told the directory. */
async function placeAt(dir: string, binaries: Binaries, account: Account | undefined): Promise<Place> {
  const dataDir = await realpath(dir);
  return { dataDir, cluster: join(dataDir, CLUSTER), log: join(dataDir, LOG), binaries, account };
}

/** An existing cluster is run by its owner, so that root can start what an ordinary user made. */
async function accountFor(dataDir: string): Promise<Account> {
  const owner = await lstat(join(dataDir, CLUSTER)).catch(() => undefined);
  const nobody = await findNobody();
  if (owner === undefined || owner.uid === 0) return nobody;
  return { uid: owner.uid, gid: owner.gid === 0 ? nobody.gid : owner.gid };
}

/** initdb refuses an account that the user database does not list; `nobody` is listed nearly everywhere, mostly as 65534. */
async function findNobody(): Promise<Account> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, uid = '65534', gid = '65534'] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(users) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** `wanted`, or its stand-in where the account cannot reach it. Data is never left behind: where it lies, there we go. */
async function reachableDir(
  wanted: string,
  account: Account,
  bases: readonly string[],
  log: (line: string) => void,
): Promise<string> {
  const barrier = await findBarrier(wanted, account);
  const hasData = existsSync(join(wanted, CLUSTER, 'PG_VERSION'));
  if (barrier !== undefined && hasData) {
    throw new EmbeddedPostgresError(
      'NOT_REACHABLE',
      `The data in ${wanted} cannot be reached by uid ${account.uid}, under which root runs PostgreSQL: ` +
        `run "chmod o+x ${barrier}", or set DATA_DIR.`,
    );
  }
  const key = `${basename(wanted)}-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`;
  const standIns = bases.map((base) => join(base, key));
  const filled = hasData ? undefined : standIns.find((dir) => existsSync(join(dir, CLUSTER, 'PG_VERSION')));
  if (filled === undefined && barrier === undefined) return wanted;

  const chosen = filled ?? join(await firstUsable(bases, account, wanted), key);
  log(
    barrier === undefined
      ? `The data of ${wanted} is kept in ${chosen}, where an earlier run put it.`
      : `uid ${account.uid}, under which root runs PostgreSQL, cannot reach ${wanted} (${barrier} is closed to it): ` +
          `the data is kept in ${chosen}.`,
  );
  return chosen;
}

async function reachableBinaries(
  binaries: Binaries,
  account: Account,
  bases: readonly string[],
  log: (line: string) => void,
): Promise<Binaries> {
  if ((await findBarrier(binaries.postgres, account)) === undefined) return binaries;
  const base = await firstUsable(bases, account, binaries.root);
  const copy = await writing(base, () => copyBinaries(binaries, base));
  log(`uid ${account.uid} cannot reach ${binaries.root}: PostgreSQL runs from a copy in ${copy.root}.`);
  return copy;
}

/** The first of `bases` that can be made and reached. */
async function firstUsable(bases: readonly string[], account: Account, wanted: string): Promise<string> {
  for (const base of bases) {
    const made = await makeDir(base).then(
      () => true,
      () => false,
    );
    if (made && (await findBarrier(base, account)) === undefined) return base;
  }
  throw new EmbeddedPostgresError(
    'NOT_REACHABLE',
    `uid ${account.uid}, under which root runs PostgreSQL, can reach neither ${wanted} nor ${bases.join(', ')}: ` +
      'set DATA_DIR to a directory below world-searchable ones, or DATABASE_URL.',
  );
}

/** The first directory on the way to `path` that the account may not search; what does not exist yet is no barrier. */
async function findBarrier(path: string, account: Account): Promise<string | undefined> {
  const steps: string[] = [];
  for (let step = dirname(path); steps.at(-1) !== step; step = dirname(step)) steps.push(step);
  for (const step of steps.reverse()) {
    const found = await stat(step).catch(() => undefined);
    if (!found?.isDirectory()) return undefined; // a file in the way will be told of when the directory is made
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return step;
  }
  return undefined;
}

/**
 * Makes a directory and those above it, searchable for others even where root's umask would close them.
 * Step by step, because Node's recursive mkdir never returns below file systems such as /proc.
 */
export async function makeDir(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (!existsSync(dirname(dir))) await makeDir(dirname(dir));
  try {
    await mkdir(dir);
  } catch (error) {
    // Another start made it meanwhile.
    if (systemCode(error) === 'EEXIST' && (await stat(dir)).isDirectory()) return;
    throw error;
  }
  if (process.getuid?.() === 0) await chmod(dir, 0o755);
}

/** Makes the data directory if it is missing, and refuses one that is not ours. */
async function makeUsable(dataDir: string, binaries: Binaries, account: Account | undefined): Promise<void> {
  await writing(dataDir, () => makeDir(dataDir));
  const names = (await writing(dataDir, () => readdir(dataDir))).filter(
    (name) => !NOISE.has(name) && !name.startsWith(TOKEN_KEY),
  );
  const isOurs = (name: string) => name === CLUSTER || name === LOG || name.startsWith(PARTIAL_PREFIX);
  if (names.length > 0 && !names.some(isOurs)) {
    throw new EmbeddedPostgresError(
      'NOT_A_CLUSTER',
      `DATA_DIR ${dataDir} already holds other files (${names.slice(0, 3).join(', ')}): name an empty or a new directory.`,
    );
  }
  if (account !== undefined) await writing(dataDir, () => openToAccount(dataDir, account));
  if (names.includes(CLUSTER)) await checkCluster(join(dataDir, CLUSTER), binaries, account);
}

/** The data directory itself is ours, so that a closed one (made by mktemp, or under umask 077) may be opened. */
async function openToAccount(dataDir: string, account: Account): Promise<void> {
  const { mode, uid } = await stat(dataDir);
  if (uid !== account.uid && (mode & 0o001) === 0) await chmod(dataDir, (mode & 0o777) | 0o011);
}

async function checkCluster(
  cluster: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  const names = await readdir(cluster).catch(() => undefined); // another's cluster is closed to us
  if (names?.length === 0) return; // as good as missing
  const { uid } = await writing(cluster, () => lstat(cluster));
  const runner = account?.uid ?? process.getuid?.();
  if (process.platform !== 'win32' && uid !== runner) {
    throw new EmbeddedPostgresError(
      'OTHER_OWNER',
      `The data in ${cluster} belongs to uid ${uid}, and PostgreSQL can only run as its owner (not as uid ${runner}): ` +
        `start as that user, run "chown -R ${runner} ${cluster}", or set DATA_DIR.`,
    );
  }
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '');
  if (version.trim() === binaries.major) return;
  throw version.trim() === ''
    ? new EmbeddedPostgresError(
        'NOT_A_CLUSTER',
        `${cluster} holds files but no PostgreSQL cluster: move it away, or set DATA_DIR to another directory.`,
      )
    : new EmbeddedPostgresError(
        'OTHER_VERSION',
        `The data in ${cluster} was made by PostgreSQL ${version.trim()}, and this program brings ${binaries.major}: ` +
          `use the release that made it, move the data with pg_upgrade or pg_dump, or set DATA_DIR or DATABASE_URL.`,
      );
}

/**
 * Does something to the data directory, with failures of the system in the user's terms.
 * @throws EmbeddedPostgresError NOT_WRITABLE
 */
export async function writing<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof EmbeddedPostgresError || systemCode(error) === '') throw error;
    throw new EmbeddedPostgresError(
      'NOT_WRITABLE',
      `The data directory ${path} cannot be used (${(error as Error).message}): set DATA_DIR to one that can be written.`,
    );
  }
}
