/**
 * Bundles the monitor page (src/monitor/) into dist/src/monitor/: one script, one style sheet, and the licences of the
 * packages that are in the script. `npm run build` runs it after the compiler.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist/src/monitor');

const { metafile, outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['main.ts', 'monitor.css'].map((file) => ({ in: `src/monitor/${file}`, out: 'monitor' })),
  outdir: target,
  bundle: true,
  minify: true,
  format: 'esm',
  // Browsers of 2021: offices renew theirs slowly.
  target: ['chrome90', 'firefox90', 'safari15'],
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
  tsconfig: 'src/monitor/tsconfig.json',
});

/** The folder of a package below node_modules, or undefined for a file of our own. */
const packageOf = (file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
const { inputs } = Object.entries(metafile.outputs).find(([file]) => file.endsWith('monitor.js'))[1];
const packages = new Set(
  Object.entries(inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([file]) => packageOf(file) ?? []),
);
const licences = [...packages].sort().map((name) => {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}\n`;
});

/** Puts a file in its place at once: a server that reads it meanwhile has the former or the new one whole. */
function place(name, text) {
  const unfinished = join(target, `.${name}.${process.pid}`);
  writeFileSync(unfinished, text);
  renameSync(unfinished, join(target, name));
}

mkdirSync(target, { recursive: true });
for (const { path, contents } of outputFiles) place(basename(path), contents);
place('licences.txt', licences.join(`\n${'-'.repeat(72)}\n\n`));
