/**
 * Runs the embedded PostgreSQL from the TypeScript sources in a process of its own, which a test can kill:
 * `node run-embedded.mjs '<options as JSON>'`. Prints `log …` lines, then `ready <url>` or `failed <code> <message>`;
 * stops the server when its input closes.
 */
import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { resolve } from 'node:path';
import process from 'node:process';
import { transformSync } from '@swc/core';
import swc from '../../.swcrc.cjs';

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, parent, ...rest) => {
  const source =
    request.startsWith('.') && parent ? resolve(parent.path, request.replace(/\.js$/, '.ts')) : '';
  return existsSync(source) ? source : resolveFilename(request, parent, ...rest);
};
Module._extensions['.ts'] = (module, filename) =>
  module._compile(
    transformSync(readFileSync(filename, 'utf8'), { ...swc, swcrc: false, filename }).code,
    filename,
  );

const { startEmbeddedPostgres } = createRequire(import.meta.url)('../../src/data/embedded-postgres.ts');
const say = (line) => process.stdout.write(`${line}\n`);

try {
  const server = await startEmbeddedPostgres({
    ...JSON.parse(process.argv[2]),
    log: (line) => say(`log ${line}`),
  });
  say(`ready ${server.url}`);
  process.stdin.on('end', () => server.stop()).resume();
} catch (error) {
  say(`failed ${error.code ?? ''} ${error.message}`);
  process.exitCode = 1;
}
