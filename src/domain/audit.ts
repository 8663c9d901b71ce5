/** What became of an attempt to write. */
export enum AuditOutcome {
  /** It was done. */
  DONE = 'DONE',
  /** It was refused: the caller may not, or the rules forbid it. */
  REFUSED = 'REFUSED',
  /** It broke off. */
  FAILED = 'FAILED',
}
