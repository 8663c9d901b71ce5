import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { from: string; to: string; rule: { name: string } }[];
  };
}

/** Runs dependency-cruiser with the project's rules, in a process of its own since it is an ESM program. */
function cruise(directory: string, folders: readonly string[]): Promise<Cruise> {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const rules = join(ROOT, '.dependency-cruiser.cjs');
  const args = [program, ...folders, '--config', rules, '--output-type', 'json', '--no-progress'];
  return new Promise((done, fail) => {
    // Violations are no failure of the program with this output; not being able to cruise is.
    execFile(
      process.execPath,
      args,
      { cwd: directory, maxBuffer: 64e6 },
      (error, stdout: string, stderr: string) => {
        if (error && stdout === '') fail(new Error(stderr));
        else done(JSON.parse(stdout) as Cruise);
      },
    );
  });
}

const listed = ({ summary }: Cruise) =>
  summary.violations
    .map(({ rule, from, to }) => `${rule.name}: ${from === to ? to : `${from} → ${to}`}`)
    .sort();

/** The sources below a folder by path from the root, without what stands in comments. */
function sources(folder: string): Map<string, string> {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .map((file) => [file, withoutComments(readFileSync(join(ROOT, file), 'utf8'))]),
  );
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function filesWith(pattern: RegExp, files: ReadonlyMap<string, string>, except: readonly string[]): string[] {
  return [...files]
    .filter(([file, source]) => pattern.test(source) && !except.includes(file))
    .map(([file]) => file);
}

describe('the layers', () => {
  it('import one way, from the doors inwards', async () => {
    const result = await cruise(ROOT, ['src', 'migrations']);
    expect(listed(result)).toEqual([]);
    expect(result.summary.totalCruised).toBeGreaterThan(50);
  });

  it('are told apart by the rules', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'psd-layers-'));
    const files: Record<string, string> = {
      'package.json': '{ "type": "module" }',
      'src/main.ts': "import './config.js'; import './server/app.js'; import './resolvers/one.js';",
      'src/cli.ts': '',
      'src/config.ts': "import './settings.js'; export const config = 1;",
      'src/settings.ts': 'export const settings = 1;',
      'src/server/app.ts': "import '../config.js'; import '../settings.js'; export const app = 1;",
      'src/resolvers/one.ts':
        "import '../monitor/main.js'; import type { app } from '../server/app.js'; export type One = typeof app;",
      'src/monitor/main.ts': "import '../server/app.js';",
      'src/monitor/unused.ts': '',
      'src/resolvers/unused.ts': '',
      'src/data/table.ts': "import './loaders.js'; import '../domain/rule.js'; import '../helpers/text.js';",
      'src/data/loaders.ts': "import './table.js';",
      'src/domain/rule.ts': "import 'node:fs';",
      'src/helpers/text.ts': '',
    };
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), source);
    }
    try {
      expect(listed(await cruise(directory, ['src']))).toEqual([
        'config-is-for-doors: src/server/app.ts → src/config.ts',
        'config-is-for-doors: src/server/app.ts → src/settings.ts',
        'domain-is-pure: src/domain/rule.ts → fs',
        'every-module-has-a-layer: src/data/table.ts → src/helpers/text.ts',
        'monitor-is-not-imported: src/resolvers/one.ts → src/monitor/main.ts',
        'monitor-stands-alone: src/monitor/main.ts → src/server/app.ts',
        'no-cycles: src/data/loaders.ts → src/data/table.ts',
        'no-dead-modules: src/data/loaders.ts',
        'no-dead-modules: src/data/table.ts',
        'no-dead-modules: src/domain/rule.ts',
        'no-dead-modules: src/helpers/text.ts',
        'no-dead-modules: src/monitor/unused.ts',
        'no-dead-modules: src/resolvers/unused.ts',
        'resolvers-imports-inwards: src/resolvers/one.ts → src/server/app.ts',
      ]);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

describe('the sources', () => {
  const src = sources('src');
  const doors = [
    ...['src/main.ts', 'src/cli.ts', 'src/serve.ts', 'src/open-database.ts'],
    ...[...src.keys()].filter((file) => file.startsWith('src/cli/')),
  ];

  it('read the environment in the doors and the configuration only', () => {
    expect(
      filesWith(/process\s*\.\s*env|\benv\b.*from 'node:process'/, src, [...doors, 'src/config.ts']),
    ).toEqual([]);
  });

  it('print to the console in the doors only', () => {
    expect(filesWith(/\bconsole\s*[.[]/, src, doors)).toEqual([]);
  });

  it('hand the domain its clock and its chance', () => {
    const domain = sources('src/domain');
    expect(
      filesWith(
        /Date\.now|new Date\(\)|\bDate\(\)|Math\.random|\bprocess\b|\bfetch\(|setTimeout|performance\./,
        domain,
        [],
      ),
    ).toEqual([]);
  });

  it('name every file for what it holds', () => {
    const vague = /^(utils?|helpers?|common|misc|shared|lib|types|constants)$/i;
    const named = ['src', 'migrations', 'test'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    );
    expect(named.filter((file) => file.split(/[\\/]/).some((part) => vague.test(parse(part).name)))).toEqual(
      [],
    );
  });
});
