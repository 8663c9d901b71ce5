import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'dist/src/cli.js');

/**
 * Runs the program's own command on a database; gives seconds and the most memory that it held, in megabytes.
 * @throws if it fails
 */
export async function command(
  url: string,
  args: readonly string[],
): Promise<{ seconds: number; memory: number | null }> {
  const since = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let memory: number | null = null;
  const watch = setInterval(() => {
    readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => {
        const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(status) ?? [];
        if (kilobytes !== undefined) memory = Math.max(memory ?? 0, Number(kilobytes) / 1024);
      },
      () => undefined,
    );
  }, 100);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - since) / 1_000, memory };
}
