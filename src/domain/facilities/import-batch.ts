/** What an import brings. Descriptions: schema/import-batch.enums.ts. */
export enum ImportKind {
  FACILITIES = 'FACILITIES',
  SETTLEMENTS = 'SETTLEMENTS',
  BOUNDARIES = 'BOUNDARIES',
  OBSERVATIONS = 'OBSERVATIONS',
}

/** How far an import has come. */
export enum ImportState {
  RECEIVING = 'RECEIVING',
  APPLYING = 'APPLYING',
  DONE = 'DONE',
  /** The end of a dry run. */
  PLANNED = 'PLANNED',
  FAILED = 'FAILED',
  REVERTED = 'REVERTED',
}

/** What an import did to a record that was there. */
export enum ImportAction {
  CHANGED = 'CHANGED',
  RETIRED = 'RETIRED',
}

/** How a conflict between two providers ended. */
export enum ConflictResolution {
  KEPT = 'KEPT',
  TAKEN = 'TAKEN',
  /** They agree by now. */
  SETTLED = 'SETTLED',
}
