import { request, type ClientRequest } from 'node:http';
import type { TestServer } from './test-server.js';

export interface Upload {
  readonly token?: string | undefined;
  readonly kind?: string;
  readonly type?: string;
  readonly coding?: string;
  readonly query?: Readonly<Record<string, string>>;
}

export const PROVIDER = '甲局（虚构）';

const CSV_HEADER = 'id,name,type,region,longitude,latitude,phone';

/** A file of made-up facilities, all in 鼓楼区 unless told. */
export const csv = (...rows: readonly string[]) => `${[CSV_HEADER, ...rows].join('\n')}\n`;

/** One row of it that is good. */
export const row = (id: string, region = '350102') =>
  `${id},示例幼儿园${id},KINDERGARTEN,${region},119.3,26.08,`;

function addressed({ address }: TestServer, { kind = 'facilities', query = {} }: Upload): string {
  const given = { provider: PROVIDER, coordinates: 'wgs84', ...query };
  return `${address}/imports/${kind}?${new URLSearchParams(given).toString()}`;
}

const headersOf = ({ token, type = 'text/csv', coding }: Upload) => ({
  'content-type': type,
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(coding === undefined ? {} : { 'content-encoding': coding }),
});

/** Sends a file; gives the status and the answer. */
export async function upload(server: TestServer, body: string | Buffer, given: Upload = {}) {
  const response = await fetch(addressed(server, given), {
    method: 'POST',
    headers: headersOf(given),
    body,
  });
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
  return { status: response.status, headers: response.headers, ...((await response.json()) as any) };
}

/** An upload that has begun and goes on for as long as the test wants. */
export interface SlowUpload {
  readonly sender: ClientRequest;
  /** Status and text of the answer; status 0 if the connection broke. */
  readonly answer: Promise<{ readonly status: number; readonly text: string }>;
}

/** Begins to send a file, and leaves the rest to the test. */
export function beginUpload(server: TestServer, first: string, given: Upload = {}): SlowUpload {
  const sender = request(addressed(server, given), { method: 'POST', headers: headersOf(given) });
  const answer = new Promise<{ status: number; text: string }>((resolve) => {
    sender.on('error', () => resolve({ status: 0, text: '' }));
    sender.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', () => resolve({ status: 0, text }));
    });
  });
  sender.write(first);
  return { sender, answer };
}

/** Waits until a condition holds, for ten seconds at most. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`It did not come to pass: ${what}`);
}

export interface BatchSeen {
  readonly id: number;
  readonly state: string;
  readonly error: string | null;
  readonly encoding: string | null;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly retired: number;
  readonly digest: string | null;
  readonly fileName: string | null;
}

/** The newest import of a server. */
export async function newestBatch({ dataSource }: TestServer): Promise<BatchSeen | undefined> {
  const rows = await dataSource.query<BatchSeen[]>(
    `select id, state, error_code as error, encoding, created, changed, unchanged, rejected, retired, digest, file_name as "fileName"
    from import_batch order by id desc limit 1`,
  );
  return rows[0];
}

/** The newest import, once it has ended. */
export async function endedBatch(server: TestServer): Promise<BatchSeen> {
  let batch: BatchSeen | undefined;
  await until('the import ends', async () => {
    batch = await newestBatch(server);
    return batch !== undefined && !['RECEIVING', 'APPLYING'].includes(batch.state);
  });
  return batch as BatchSeen;
}
