/** What can keep the embedded PostgreSQL from running. */
export type EmbeddedPostgresFault =
  | 'NO_BINARIES'
  | 'NOT_WRITABLE'
  | 'NOT_REACHABLE'
  | 'NOT_A_CLUSTER'
  | 'OTHER_OWNER'
  | 'OTHER_VERSION'
  | 'IN_USE'
  | 'NOT_STARTED';

/** The embedded PostgreSQL cannot run. The message is one line that says what to do, fit for printing as it is. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresFault,
    message: string,
  ) {
    super(message.replace(/\s*\n\s*/g, ' '));
    this.name = 'EmbeddedPostgresError';
  }
}

/** The system's code of a failed call (`EACCES`, …), or an empty string. */
export function systemCode(error: unknown): string {
  // By its shape: under jest, errors of Node's own modules are no instances of the test's Error.
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
