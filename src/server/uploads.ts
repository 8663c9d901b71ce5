import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AuditOutcome } from '../data/audit-log.js';
import type { Batch } from '../data/imports/batches.js';
import { isImportBatch, rejectionsAfter, type ReadRejection } from '../data/lists/import-batch.js';
import type { Sql } from '../data/sql.js';
import type { Attempt, UnitOfWork } from '../data/unit-of-work.js';
import { Role } from '../domain/access.js';
import { badInput, DomainError } from '../domain/errors.js';
import { ImportKind, ImportState } from '../domain/facilities/import-batch.js';
import { rejectionsCsv } from '../domain/facilities/rejection.js';
import { decodeGlobalId, encodeGlobalId } from '../domain/global-id.js';
import { ProblemCode, type Problem } from '../domain/problem.js';
import { refusalOf } from '../resolvers/allow.js';
import { requireImporter } from '../resolvers/import-batch.resolver.js';
import type { ImportDesk, WantedImport } from '../usecases/importing/import-desk.js';
import { RECORD_KINDS, type RecordsKind } from '../usecases/importing/record-kinds.js';
import { readRecords, type FileFormat } from '../usecases/reading/read-records.js';
import { unzip } from '../usecases/reading/unzip.js';
import type { Admission } from './admission.js';
import { tooLarge, uploadBody } from './upload-body.js';
import { uploadChoices } from './upload-choices.js';

export interface UploadOptions {
  readonly admission: Admission;
  readonly desk: ImportDesk;
  readonly write: UnitOfWork;
  readonly sql: () => Sql;
  /** Bytes of a file, as it is sent and unpacked. */
  readonly maxBytes: number;
  /** Milliseconds without a byte, after which a sender is given up. */
  readonly patience?: number;
}

const PATIENCE_MS = 60_000;
/** Milliseconds for which the rest of a refused upload is still taken in: some clients read no answer before they have sent all. */
const LINGER_MS = 10_000;
/** Faults that are read at a time. */
const PAGE = 2_000;

const KINDS: ReadonlyMap<string, RecordsKind> = new Map([
  ['facilities', ImportKind.FACILITIES],
  ['settlements', ImportKind.SETTLEMENTS],
]);
const ACTIONS: Readonly<Record<RecordsKind, string>> = {
  [ImportKind.FACILITIES]: 'importFacilities',
  [ImportKind.SETTLEMENTS]: 'importSettlements',
};
/** The formats of files, by their content types. */
export const UPLOAD_TYPES: ReadonlyMap<string, FileFormat> = new Map([
  ['text/csv', 'csv'],
  ['application/x-ndjson', 'ndjson'],
  ['application/ndjson', 'ndjson'],
  ['application/geo+json', 'geojson'],
  ['application/json', 'geojson'],
]);

const IMPORTERS = [Role.EDITOR, Role.ADMINISTRATOR] as const;

/** An error of HTTP alone, which has no code of its own. */
const httpError = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

/** The code under which the audit log keeps an error, which is the one that the answer has. */
function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode === 413) return 'PAYLOAD_TOO_LARGE';
  return statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}

/** `POST /imports/…`: files of records, streamed. `GET /imports/…/rejections.csv`: the rows that were left out. */
export async function registerUploads(app: FastifyInstance, options: UploadOptions): Promise<void> {
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // A body is a file: it is handed on as it comes.
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    scope.addHook('onResponse', (request, _reply, answered) => {
      letGo(request);
      answered();
    });
    scope.post<{ Params: { kind: string } }>(
      '/imports/:kind',
      { onRequest: options.admission },
      (request, reply) => receiveUpload(request, reply, options),
    );
    scope.get<{ Params: { id: string } }>(
      '/imports/:id/rejections.csv',
      { onRequest: options.admission, exposeHeadRoute: false },
      (request, reply) => sendRejections(request, reply, options),
    );
    done();
  });
}

async function receiveUpload(
  request: FastifyRequest<{ Params: { kind: string } }>,
  reply: FastifyReply,
  options: UploadOptions,
): Promise<unknown> {
  const { desk, write } = options;
  const kind = KINDS.get(request.params.kind);
  if (!kind)
    throw httpError(404, `Files go to ${[...KINDS.keys()].map((name) => `/imports/${name}`).join(' and ')}.`);
  const attempt: Attempt = { actor: request.actor, origin: request.ip, action: ACTIONS[kind] };
  const refusal = refusalOf(request.actor, attempt.action, IMPORTERS);
  if (refusal) {
    await write.note(attempt, AuditOutcome.REFUSED, [refusal.code]);
    throw refusal;
  }
  try {
    const wanted = wantedOf(request, kind, options);
    const { value, problems } = wanted.dryRun
      ? await desk.carryOut(attempt, wanted)
      : await desk.receive(attempt, wanted);
    if (!value) throw new Refused(problems);
    return await reply
      .status(wanted.dryRun ? 200 : 202)
      .send(wanted.dryRun ? planTold(value) : receiptTold(value));
  } catch (error) {
    if (error instanceof Refused) throw error.told;
    const told = toldOf(error, options);
    // The error itself matters more to the caller than that it could not be written down.
    await write.note(attempt, AuditOutcome.FAILED, [codeOf(told)]).catch(() => undefined);
    throw told;
  }
}

/** What the desk refused, and wrote down itself. */
class Refused extends Error {
  readonly told: DomainError;

  constructor([first]: readonly Problem[]) {
    super('refused');
    const { code, message = 'The import was refused.' } = first ?? {};
    this.told =
      code === ProblemCode.FORBIDDEN
        ? new DomainError('FORBIDDEN', message)
        : new DomainError('IMPORT_REJECTED', message, { problem: 'BUSY' });
  }
}

/** An error as the caller is told of it: of HTTP's own kind if the file is too large unpacked. */
function toldOf(error: unknown, { maxBytes }: UploadOptions): unknown {
  return error instanceof DomainError && error.details.problem === 'TOO_LARGE'
    ? Object.assign(tooLarge(maxBytes), { message: error.message })
    : error;
}

function wantedOf(
  request: FastifyRequest,
  kind: RecordsKind,
  { desk, maxBytes, patience = PATIENCE_MS }: UploadOptions,
): WantedImport {
  const { encoding, ...choices } = uploadChoices(request.query as Record<string, unknown>);
  const format = formatOf(request.headers['content-type']);
  const zipped = isZipped(request.headers['content-encoding']);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const body = uploadBody(request.raw, { maxBytes, patience, signal: desk.signal });
  const { bytes, digest } = digested(body);
  const records = readRecords(zipped ? unzip(bytes, { maxBytes }) : bytes, {
    format,
    fields: RECORD_KINDS[kind].headers,
    encoding,
  });
  return { ...choices, kind, records, digest };
}

function formatOf(contentType: string | undefined): FileFormat {
  const [type = ''] = (contentType ?? '').split(';');
  const format = UPLOAD_TYPES.get(type.trim().toLowerCase());
  if (format) return format;
  throw httpError(415, `Send the file with content-type ${[...UPLOAD_TYPES.keys()].join(', ')}.`);
}

function isZipped(contentEncoding = 'identity'): boolean {
  const coding = contentEncoding.trim().toLowerCase();
  if (coding !== 'identity' && coding !== 'gzip' && coding !== 'x-gzip')
    throw httpError(415, 'Send the file as it is, or with content-encoding: gzip.');
  return coding !== 'identity';
}

/** The same bytes, with the SHA-256 of those that have gone by. */
function digested(source: AsyncIterable<Buffer>): { bytes: AsyncIterable<Buffer>; digest: () => string } {
  const hash = createHash('sha256');
  async function* bytes() {
    for await (const chunk of source) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { bytes: bytes(), digest: () => hash.digest('hex') };
}

function receiptTold({ id, state, rowsRead, rejected }: Batch) {
  return { batch: encodeGlobalId('ImportBatch', id), state, rowsRead, rejected };
}

function planTold(batch: Batch) {
  const { created, changed, unchanged, linked, retired, conflicts, note } = batch;
  if (batch.state === ImportState.FAILED)
    throw new DomainError('IMPORT_REJECTED', batch.errorMessage ?? 'The import failed.', {
      problem: batch.errorCode,
    });
  return { ...receiptTold(batch), created, changed, unchanged, linked, retired, conflicts, note };
}

/** Lets the rest of an upload that was answered before its end go by, for a while. */
function letGo({ raw }: FastifyRequest): void {
  if (raw.complete || raw.destroyed) return;
  raw.resume();
  const timer = setTimeout(() => raw.destroy(), LINGER_MS).unref();
  raw.once('close', () => clearTimeout(timer));
}

async function sendRejections(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  { sql }: UploadOptions,
): Promise<unknown> {
  const refusal = refusalOf(request.actor, 'rejections.csv', IMPORTERS);
  if (refusal) throw refusal;
  requireImporter(request.actor);
  const { typeName, key } = decodeGlobalId(request.params.id);
  if (typeName !== 'ImportBatch') throw badInput('id', 'This is the id of no import.');
  const reading = sql();
  if (!(await isImportBatch(reading, key))) throw httpError(404, 'There is no such import.');
  // Read before anything is sent, so that a database that is away is told as such.
  const first = await rejectionsAfter(reading, key, undefined, PAGE);
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="rejections-${key}.csv"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(rejectionPages(reading, key, first)));
}

async function* rejectionPages(
  sql: Sql,
  batch: number,
  first: readonly ReadRejection[],
): AsyncGenerator<string, void> {
  yield rejectionsCsv(first);
  for (let page = first; page.length === PAGE;) {
    page = await rejectionsAfter(sql, batch, page.at(-1), PAGE);
    if (page.length > 0) yield rejectionsCsv(page, false);
  }
}
