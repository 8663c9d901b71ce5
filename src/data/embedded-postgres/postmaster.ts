import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a running server writes of itself into `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Directory of its Unix socket; empty on Windows. */
  readonly socketDir: string;
  /** Whether it takes connections. */
  readonly ready: boolean;
}

/** The server that runs on a cluster, by its `postmaster.pid`; a file that a dead one left counts for nothing. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const found = await readPidFile(cluster);
  return found !== undefined && isAlive(found.pid) && (await servesCluster(found.pid, cluster))
    ? found
    : undefined;
}

/**
 * Removes a `postmaster.pid` whose number now belongs to some other process (in containers that happens at once), since
 * PostgreSQL would take that process for a server. A server that does run is still safe: its shared memory locks the cluster.
 */
export async function removeMisleadingPidFile(cluster: string): Promise<void> {
  const found = await readPidFile(cluster);
  if (found === undefined || !isAlive(found.pid) || (await servesCluster(found.pid, cluster))) return;
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Whether a process exists that we may signal. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function readPidFile(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port, socketDir, , , status] = text.split('\n');
  if (!/^\d+$/.test(pid ?? '')) return undefined;
  return {
    pid: Number(pid),
    port: Number(port),
    socketDir: socketDir ?? '',
    ready: status?.trim() === 'ready',
  };
}

/** Whether a process was started as PostgreSQL on this cluster: we always name it on the command line. */
async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const command =
    process.platform === 'linux'
      ? readFile(`/proc/${pid}/cmdline`, 'utf8') // empty for a zombie
      : promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(({ stdout }) => stdout);
  const text = await command.catch(() => '');
  return text.includes('postgres') && text.split('\0').join(' ').includes(` -D ${cluster} `);
}
