/**
 * Serves a prepared database until it is killed: `node serve-until-killed.mjs <database URL> <public key as JSON>`.
 * Prints its address.
 */
import process from 'node:process';
import 'reflect-metadata';
import { pino } from 'pino';
import { loadSource } from './load-source.mjs';

const { createDataSource } = loadSource('src/data/data-source.ts');
const { startServer } = loadSource('src/server/start.ts');

const [, , databaseUrl, publicKey] = process.argv;
const { address } = await startServer({
  dataSource: await createDataSource(databaseUrl).initialize(),
  databaseUrl,
  host: '127.0.0.1',
  port: 0,
  poolSize: 4,
  connectTimeoutMs: 10_000,
  statementTimeoutMs: 30_000,
  limits: { maxDepth: 12, maxAliases: 50, maxRootFields: 20, maxCost: 10_000 },
  maxBodyBytes: 262_144,
  importMaxBytes: 262_144,
  subscriptionsMax: 10,
  packageRoot: process.cwd(),
  log: pino({ level: 'silent' }),
  tokens: { publicKey: JSON.parse(publicKey) },
});
process.stdout.write(`${address}\n`);
