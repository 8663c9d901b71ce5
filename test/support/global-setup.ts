import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface TestRun {
  server?: ChildProcessWithoutNullStreams;
  directory?: string;
}

/** What the teardown has to undo; jest runs both in one process, but maps no imports between them. */
const run: TestRun = ((globalThis as { testRun?: TestRun }).testRun = {});

/**
 * One throw-away PostgreSQL for the whole run, unless TEST_DATABASE_URL names a server to use. It runs below a process
 * that stops it when this one ends, however it ends.
 */
export default async function setUp(): Promise<void> {
  process.env.TEST_RUN_ID = `${process.pid}_${Date.now().toString(36)}`;
  if (process.env.TEST_DATABASE_URL) return;
  run.directory = await mkdtemp(join(tmpdir(), 'service-directory-test-'));
  // The directory itself, and nothing below it: mkdtemp closes it to others, so that under root the server's account could
  // not reach a directory inside, and the data would be kept (and left) elsewhere.
  const options = { packageRoot: process.cwd(), dataDir: run.directory, durable: false };
  run.server = spawn(process.execPath, ['test/support/run-embedded.mjs', JSON.stringify(options)]);
  for await (const line of createInterface({ input: run.server.stdout })) {
    const [word, ...rest] = line.split(' ');
    if (word === 'failed') throw new Error(line);
    if (word !== 'ready') continue;
    process.env.TEST_SERVER_URL = rest.join(' ');
    break;
  }
  if (!process.env.TEST_SERVER_URL) throw new Error('PostgreSQL for the tests did not start.');
}
