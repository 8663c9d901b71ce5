/**
 * Publishes batches of events over four connections until it is killed: `node append-until-killed.mjs <database URL>`.
 * Prints the name of each batch once its commit is acknowledged.
 */
import process from 'node:process';
import pg from 'pg';
import { loadSource } from './load-source.mjs';

const { appendEvents } = loadSource('src/data/change-feed.ts');

async function publish(writer) {
  const client = new pg.Client({ connectionString: process.argv[2] });
  await client.connect();
  for (let batch = 0; ; batch += 1) {
    const size = 1 + ((batch * 7 + writer) % 20);
    const events = Array.from({ length: size }, (_, place) => ({
      type: 'REVISED',
      subjectType: 'Service',
      subjectKey: 1,
      subjectCode: `${writer}-${batch}-${size}-${place}`,
      revisionId: null,
      effectiveOn: null,
      changeSetId: null,
      actorKind: 'PERSON',
      fields: ['name'],
    }));
    await client.query('begin');
    await appendEvents(client, events);
    await client.query('commit');
    process.stdout.write(`${writer}-${batch}-${size}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(publish));
