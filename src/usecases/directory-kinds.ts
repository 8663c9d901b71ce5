/** Kinds of record, which are the names of their files. */
export const KINDS = [
  'documents',
  'regions',
  'departments',
  'domains',
  'domain-mappings',
  'facility-types',
  'editions',
  'plans',
  'plan-tasks',
  'indicators',
  'services',
  'eligibility-rules',
  'facility-standards',
  'facility-offers',
  'capacity-indicators',
  'named-facilities',
  'indicator-readings',
  'indicator-derivations',
] as const;
export type Kind = (typeof KINDS)[number];

export interface FileText {
  readonly kind: Kind;
  /** Below the directory. */
  readonly name: string;
  readonly text: string;
}
