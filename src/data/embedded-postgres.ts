import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureCluster, IS_WINDOWS, readPassword } from './embedded-postgres/cluster.js';
import { claim, type Claim } from './embedded-postgres/claim.js';
import { type Place, settlePlace } from './embedded-postgres/place.js';
import { findPostmaster } from './embedded-postgres/postmaster.js';
import { chooseListening, halt, launch, type Listening, notReady } from './embedded-postgres/server.js';

export { EmbeddedPostgresError } from './embedded-postgres/error.js';
export type { EmbeddedPostgresFault } from './embedded-postgres/error.js';

export interface EmbeddedPostgresOptions {
  /** Directory of package.json, from which the binaries are found. */
  readonly packageRoot: string;
  /** Made if missing; holds the cluster and its log. */
  readonly dataDir: string;
  /** Takes a line for people about each thing that is not as usual. */
  readonly log: (line: string) => void;
  /** Whether commits survive a crash of the machine. Default true; false is for tests. */
  readonly durable?: boolean;
  /** Where to keep the data if we are root and the server's account cannot reach `dataDir`. Default: /var/lib, then others. */
  readonly fallbackDirs?: readonly string[];
}

/** A PostgreSQL server of our own. */
export interface EmbeddedPostgres {
  /** Of the database `directory`; the same for the life of this object. For pg and for TypeORM's `url`. */
  readonly url: string;
  /** Starts the server again if it is gone; otherwise costs nothing. Throws EmbeddedPostgresError if it cannot. */
  ensureRunning(): Promise<void>;
  /** Stops the server within a bounded time; connections end, commits are kept. */
  stop(): Promise<void>;
}

const START_MS = 60_000;
const RETRY_MS = 50;

/**
 * Starts PostgreSQL on a data directory that this program alone uses, making the cluster and the database `directory` if
 * they are missing. A server that a killed run left behind is taken over.
 * @throws EmbeddedPostgresError with one line that says what is wrong and what to do; within about a minute at worst
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { packageRoot, dataDir, log, durable = true } = options;
  const place = await settlePlace(packageRoot, dataDir, options.fallbackDirs, log);
  await ensureCluster(place, durable);

  let held = await serve(place, await chooseListening(place), durable, log);
  const at: Listening = held.postmaster;

  let stopped = false;
  let reviving: Promise<void> | undefined;
  // The connection's end may not have reached us yet, so that the process is looked for too.
  const isOurs = async () =>
    held.isHeld() && (await findPostmaster(place.cluster))?.pid === held.postmaster.pid;
  const revive = async () => {
    if (await isOurs()) return;
    log(`PostgreSQL on ${place.dataDir} is gone; starting it again.`);
    await held.release();
    held = await serve(place, at, durable, log);
  };
  return {
    url: await urlOf(place, at, 'directory'),
    async ensureRunning() {
      if (stopped) return;
      reviving ??= revive().finally(() => (reviving = undefined));
      await reviving;
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      await reviving?.catch(() => undefined);
      // Still claimed while it stops, so that nobody takes over a server that is going away.
      const gone = !(await isOurs()) || (await halt(place));
      await held.release();
      if (!gone) log(`PostgreSQL on ${place.dataDir} did not stop in time; the next start takes it over.`);
    },
  };
}

/** Finds or starts the server, and claims it. */
async function serve(
  place: Place,
  at: Listening,
  durable: boolean,
  log: (line: string) => void,
): Promise<Claim> {
  const deadline = performance.now() + START_MS;
  let launched = false;
  for (;;) {
    const running = await findPostmaster(place.cluster);
    if (running?.ready) {
      const held = await claim(await urlOf(place, running, 'postgres'), running, place.dataDir);
      if (held !== undefined) {
        if (!launched)
          log(`Took over the PostgreSQL (pid ${running.pid}) that an earlier run left on ${place.dataDir}.`);
        return held;
      }
      // Temporary directories are swept: without its socket the server is out of reach for everybody.
      if (!IS_WINDOWS && !existsSync(join(running.socketDir, `.s.PGSQL.${running.port}`))) await halt(place);
    } else if (running === undefined && (await launch(place, at, durable, deadline))) {
      launched = true;
      continue;
    }
    if (performance.now() > deadline) throw notReady(place);
    await sleep(RETRY_MS);
  }
}

/** As pg, libpq and TypeORM read it: `host` in the query outranks the one before it, which is there to make it a URL. */
async function urlOf(place: Place, at: Listening, database: string): Promise<string> {
  return IS_WINDOWS
    ? `postgresql://postgres:${await readPassword(place)}@127.0.0.1:${at.port}/${database}`
    : `postgresql://postgres@localhost:${at.port}/${database}?host=${encodeURIComponent(at.socketDir)}&sslmode=disable`;
}
