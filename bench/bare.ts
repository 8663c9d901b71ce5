import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The most that Node can do: reads a request's body and sends the bytes that the real server answered it with.
 * `node bare.js ANSWERS`, where ANSWERS is a JSON file of `[request body, answer]` pairs.
 */
const pairs = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as [string, string][];
const answers = new Map(pairs.map(([request, answer]) => [request, Buffer.from(answer)]));

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = answers.get(Buffer.concat(chunks).toString());
    response.writeHead(answer ? 200 : 404, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': answer?.length ?? 0,
    });
    response.end(answer);
  });
});
await once(server.listen(0, '127.0.0.1'), 'listening');
process.stdout.write(`The bare server is at http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`);
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
