import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type pg from 'pg';

export interface Health {
  /** Whether the database answers now. */
  ready(): Promise<boolean>;
  stop(): void;
}

const INTERVAL = 2_000;

/**
 * Watches the database and, when it is away, asks `revive` to bring it back (an embedded server is restarted; a foreign
 * one is waited for).
 */
export function watchDatabase(pool: pg.Pool, revive: (() => Promise<void>) | undefined, log: Logger): Health {
  let wasReady = true;
  let reviving: Promise<void> | undefined;

  async function ready(): Promise<boolean> {
    try {
      await pool.query('select 1');
      if (!wasReady) log.info('the database answers again');
      wasReady = true;
    } catch (error) {
      if (wasReady) log.error({ err: error }, 'the database does not answer');
      wasReady = false;
      reviving ??= revive?.()
        .catch((fault: unknown) => log.error({ err: fault }, 'the database could not be restarted'))
        .finally(() => (reviving = undefined));
    }
    return wasReady;
  }

  const timer = setInterval(() => void ready(), INTERVAL).unref();
  return { ready, stop: () => clearInterval(timer) };
}

/** `/health/live`: the process answers. `/health/ready`: it can answer queries. */
export function registerHealth(app: FastifyInstance, health: Health): void {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = await health.ready();
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' });
  });
}
