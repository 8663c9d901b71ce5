/**
 * Runs the embedded PostgreSQL from the TypeScript sources in a process of its own, which a test can kill:
 * `node run-embedded.mjs '<options as JSON>'`. Prints `log …` lines, then `ready <url>` or `failed <code> <message>`;
 * stops the server when its input closes.
 */
import process from 'node:process';
import { loadSource } from './load-source.mjs';

const { startEmbeddedPostgres } = loadSource('src/data/embedded-postgres.ts');
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
