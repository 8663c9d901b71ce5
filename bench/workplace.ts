import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { SETTINGS } from '../src/settings.js';
import { findPostmaster } from '../src/data/embedded-postgres/postmaster.js';

/** A server that was started and answers. */
export interface Contender {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from its start to the line that said where it listens. */
  readonly listening: number;
  /** The next figure of statements that it logs. */
  nextStatements(): Promise<number>;
  stop(): Promise<void>;
}

const START_MS = 30_000;
const STOP_MS = 15_000;

/** A temporary directory and the processes that run in it; closing it leaves nothing running and nothing on disk. */
export class Workplace {
  private readonly running = new Set<ChildProcess>();
  private readonly dataDirs = new Set<string>();

  private constructor(readonly dir: string) {}

  static async open(): Promise<Workplace> {
    const dir = await mkdtemp(join(tmpdir(), 'directory-bench-'));
    // PostgreSQL runs under another account if we are root, and must be able to reach its data.
    await chmod(dir, 0o755);
    return new Workplace(dir);
  }

  /** A directory for an embedded database, known by its name. */
  dataDir(name: string): string {
    const dir = join(this.dir, name);
    this.dataDirs.add(dir);
    return dir;
  }

  /**
   * Starts a script of ours with Node, in production mode, and waits until it says where it listens.
   * @throws with what the script printed, if it ends before or says nothing in time
   */
  async start(
    script: string,
    args: readonly string[],
    settings: Readonly<Record<string, string>> = {},
  ): Promise<Contender> {
    const name = basename(script);
    const since = performance.now();
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...inherited(), NODE_ENV: 'production', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running.add(child);
    const ended = once(child, 'exit').then(() => this.running.delete(child));
    const printed: string[] = [];
    const figures: number[] = [];
    const listening = new Promise<{ url: string; after: number }>((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        printed.push(line);
        const [, url] = / is at (http:\S+)\//.exec(line) ?? [];
        if (url !== undefined) resolve({ url, after: performance.now() - since });
        const [, figure] = /^\{.*"statements":(\d+)/.exec(line) ?? [];
        if (figure !== undefined) figures.push(Number(figure));
      });
    });
    createInterface(child.stderr).on('line', (line) => printed.push(line));
    const where = await Promise.race([listening, ended, sleep(START_MS, undefined, { ref: false })]);
    if (typeof where !== 'object') {
      await this.end(child, ended);
      throw new Error(`${name} did not start; it printed:\n${printed.slice(-20).join('\n')}`);
    }
    return {
      url: `${where.url}/graphql`,
      pid: child.pid as number,
      listening: where.after,
      async nextStatements() {
        for (let waited = 0; waited < 2_000; waited += 5) {
          const figure = figures.shift();
          if (figure !== undefined) return figure;
          await sleep(5);
        }
        throw new Error(`${name} logged no number of statements.`);
      },
      stop: () => this.end(child, ended),
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((child) => this.end(child, once(child, 'exit'))));
    for (const dir of this.dataDirs) {
      const left = await findPostmaster(join(dir, 'postgres'));
      if (!left) continue;
      process.kill(left.pid, 'SIGINT');
      for (let waited = 0; waited < STOP_MS && (await findPostmaster(join(dir, 'postgres'))); waited += 50)
        await sleep(50);
    }
    await rm(this.dir, { recursive: true, force: true });
  }

  private async end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const inTime = await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
    if (inTime !== undefined) return;
    child.kill('SIGKILL');
    await ended;
  }
}

/** The environment without our own settings: a DATABASE_URL of the caller's must not be measured, let alone written to. */
function inherited(): NodeJS.ProcessEnv {
  const own = new Set<string>(SETTINGS.map(({ name }) => name));
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.has(name)));
}
