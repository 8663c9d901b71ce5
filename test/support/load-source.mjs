/** Lets a process of its own run the TypeScript sources, compiled as jest compiles them. */
import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { transformSync } from '@swc/core';
import swc from '../../.swcrc.cjs';

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, parent, ...rest) => {
  const ours = /^\..*\.[jt]s$/.test(request) && parent && !parent.path.includes('node_modules');
  const source = ours ? resolve(parent.path, request.replace(/\.js$/, '.ts')) : '';
  return existsSync(source) ? source : resolveFilename(request, parent, ...rest);
};
Module._extensions['.ts'] = (module, filename) =>
  module._compile(
    transformSync(readFileSync(filename, 'utf8'), { ...swc, swcrc: false, filename }).code,
    filename,
  );

const require = createRequire(import.meta.url);

/** The exports of a source file, by its path from the root. */
export const loadSource = (path) => require(`../../${path}`);
