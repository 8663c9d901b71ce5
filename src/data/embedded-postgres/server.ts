import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { chown, lstat, mkdir, open, readFile, rename, rmdir, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cannotRun, IS_WINDOWS, programOptions } from './cluster.js';
import { EmbeddedPostgresError } from './error.js';
import { type Place, writing } from './place.js';
import { findPostmaster, removeMisleadingPidFile } from './postmaster.js';

/** Where the server listens. */
export interface Listening {
  /** Empty on Windows, where it listens on 127.0.0.1. */
  readonly socketDir: string;
  readonly port: number;
}

const POSTGRES_PORT = 5432;
/** The longest path of a Unix socket: 107 bytes on Linux, 103 on macOS. */
const MAX_SOCKET_PATH = 103;
const SOCKET_DIR_PREFIX = 'psd-';
const POLL_MS = 4;
const MAX_LOG_BYTES = 5_000_000;
const STOP_FAST_MS = 10_000;
const STOP_AT_ONCE_MS = 5_000;

const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '128MB',
  jit: 'off', // compiling costs more than these small queries
  random_page_cost: '1.1',
  io_method: 'sync', // no worker processes for a database that fits in memory
  wal_level: 'minimal', // nothing is replicated
  max_wal_senders: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log tells of the server, never of what was asked: values in failed statements may be facts about residents.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};
const THROWAWAY_SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/**
 * Chooses where a server of this place will listen.
 * @throws EmbeddedPostgresError NOT_WRITABLE
 */
export async function chooseListening(place: Place): Promise<Listening> {
  if (IS_WINDOWS) return { socketDir: '', port: await freePort() };
  const fits = (dir: string) => Buffer.byteLength(join(dir, `.s.PGSQL.${POSTGRES_PORT}`)) <= MAX_SOCKET_PATH;
  if (fits(place.cluster)) return { socketDir: place.cluster, port: POSTGRES_PORT };
  const name = `${SOCKET_DIR_PREFIX}${createHash('sha256').update(place.cluster).digest('hex').slice(0, 16)}`;
  // root's own temporary directory may be closed to the server's account.
  const parent = place.account === undefined && fits(join(tmpdir(), name)) ? tmpdir() : '/tmp';
  return { socketDir: join(parent, name), port: POSTGRES_PORT };
}

/** Makes the socket's directory anew if it is gone; it must be the server's alone, since the socket asks for no password. */
async function ensureSocketDir(place: Place, socketDir: string): Promise<void> {
  if (socketDir === place.cluster || socketDir === '') return;
  const owner = place.account?.uid ?? process.getuid?.();
  await writing(socketDir, async () => {
    if (!existsSync(socketDir)) {
      await mkdir(socketDir, { mode: 0o700 });
      if (place.account) await chown(socketDir, place.account.uid, place.account.gid);
    }
    const found = await lstat(socketDir);
    if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
      throw new EmbeddedPostgresError(
        'NOT_WRITABLE',
        `${socketDir}, where PostgreSQL's socket would lie, belongs to somebody else: set DATA_DIR to a shorter path.`,
      );
    }
  });
}

/**
 * Starts the server and waits until it takes connections, or until it has failed.
 * @param deadline `performance.now()` by which it must be ready
 * @returns false if another server holds the cluster for now (starting, or not quite dead yet)
 * @throws EmbeddedPostgresError NOT_STARTED with the server's own words, NOT_WRITABLE
 */
export async function launch(
  place: Place,
  at: Listening,
  durable: boolean,
  deadline: number,
): Promise<boolean> {
  await ensureSocketDir(place, at.socketDir);
  await removeMisleadingPidFile(place.cluster);
  const { handle, size } = await openLog(place);
  let failure: unknown;
  try {
    const args = ['-D', place.cluster, ...settingArgs(at, durable)];
    // pg_ctl drops an administrator's rights, with which postgres would refuse to run; elsewhere it would only add a
    // shell, and so a meaning to characters in paths.
    const child = IS_WINDOWS
      ? spawn(place.binaries.pgCtl, ['start', '-w', '-D', place.cluster, '-o', args.slice(2).join(' ')], {
          ...programOptions(place),
          stdio: ['ignore', handle.fd, handle.fd],
        })
      : spawn(place.binaries.postgres, args, {
          ...programOptions(place),
          detached: true, // Ctrl-C in the terminal is for us: the server is stopped when requests are finished
          stdio: ['ignore', handle.fd, handle.fd],
        });
    child.on('error', (error) => (failure = cannotRun('server', error)));
    child.on('exit', (code) => {
      if (!IS_WINDOWS || code !== 0) failure ??= code ?? 'killed';
    });
    child.unref();

    while (failure === undefined) {
      const running = await findPostmaster(place.cluster);
      if (running?.ready && (IS_WINDOWS || running.pid === child.pid)) return true;
      if (performance.now() > deadline) throw notReady(place);
      await sleep(POLL_MS);
    }
  } finally {
    await handle.close();
  }
  if (failure instanceof EmbeddedPostgresError) throw failure;

  const words = (await readFile(place.log)).subarray(size).toString('utf8');
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(words)) return false;
  const last =
    [...words.matchAll(/^.*?\b(?:FATAL|PANIC): *(.*)$/gm)].at(-1)?.[1] ?? words.trim().split('\n').at(-1);
  throw new EmbeddedPostgresError(
    'NOT_STARTED',
    `PostgreSQL did not start on ${place.cluster}: ${last || `it ended with ${String(failure)}`}. Its log is ${place.log}.`,
  );
}

export function notReady(place: Place): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'NOT_STARTED',
    `PostgreSQL on ${place.cluster} does not answer yet; it may be recovering. Its log is ${place.log}.`,
  );
}

function settingArgs(at: Listening, durable: boolean): string[] {
  const settings: Record<string, string> = {
    ...SETTINGS,
    ...(durable ? {} : THROWAWAY_SETTINGS),
    port: String(at.port),
  };
  if (IS_WINDOWS) {
    settings['listen_addresses'] = '127.0.0.1';
  } else {
    settings['listen_addresses'] = '';
    settings['unix_socket_permissions'] = '0700';
    // A list of quoted names: the path may hold commas and spaces.
    settings['unix_socket_directories'] = `"${at.socketDir.replaceAll('"', '""')}"`;
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Opens the server's log for appending; a long one is put aside first. */
function openLog(place: Place) {
  return writing(place.log, async () => {
    const before = await stat(place.log).catch(() => undefined);
    if (before !== undefined && before.size > MAX_LOG_BYTES) await rename(place.log, `${place.log}.old`);
    // Not through a link: the directory may belong to an ordinary user, and we may be root.
    const flags = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);
    const handle = await open(place.log, flags, 0o644);
    if (place.account) await handle.chown(place.account.uid, place.account.gid);
    return { handle, size: (await handle.stat()).size };
  });
}

/**
 * Stops the server: open transactions are rolled back, committed ones are kept. Waits a bounded time.
 * @returns whether it is gone
 */
export async function halt(place: Place): Promise<boolean> {
  return (await haltBy('fast', place, STOP_FAST_MS)) || haltBy('immediate', place, STOP_AT_ONCE_MS);
}

async function haltBy(mode: 'fast' | 'immediate', place: Place, patience: number): Promise<boolean> {
  const running = await findPostmaster(place.cluster);
  if (running === undefined) return true;
  const args = ['stop', '-W', '-m', mode, '-D', place.cluster];
  await promisify(execFile)(place.binaries.pgCtl, args, programOptions(place)).catch(() => undefined); // it may be gone
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    if ((await findPostmaster(place.cluster)) === undefined) {
      // The server has removed its socket; a directory with anything else in it stays.
      if (basename(running.socketDir).startsWith(SOCKET_DIR_PREFIX)) {
        await rmdir(running.socketDir).catch(() => undefined);
      }
      return true;
    }
    await sleep(POLL_MS);
  }
  return false;
}

/** A port that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
