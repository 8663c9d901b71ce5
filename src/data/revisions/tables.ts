import { SubjectKind } from '../../domain/content.js';

/** Where the revisions of a kind of subject are. */
export interface RevisedTable {
  readonly kind: SubjectKind;
  /** The GraphQL type. */
  readonly typeName: string;
  /** The table of identities: id and code. */
  readonly identity: string;
  /** The table of revisions. */
  readonly table: string;
  /** The column of the revisions that names the identity. */
  readonly subject: string;
}

const revised = (kind: SubjectKind, typeName: string): RevisedTable => {
  const identity = kind.toLowerCase();
  return { kind, typeName, identity, table: `${identity}_revision`, subject: `${identity}_id` };
};

export const REVISED: Readonly<Record<SubjectKind, RevisedTable>> = {
  DEPARTMENT: revised(SubjectKind.DEPARTMENT, 'Department'),
  FACILITY_TYPE: revised(SubjectKind.FACILITY_TYPE, 'FacilityType'),
  INDICATOR: revised(SubjectKind.INDICATOR, 'Indicator'),
  SERVICE: revised(SubjectKind.SERVICE, 'Service'),
  ELIGIBILITY_RULE: revised(SubjectKind.ELIGIBILITY_RULE, 'EligibilityRule'),
  FISCAL_TIER: revised(SubjectKind.FISCAL_TIER, 'FiscalTier'),
  COST_SHARING_RATIO: revised(SubjectKind.COST_SHARING_RATIO, 'CostSharingRatio'),
  LOCAL_IMPLEMENTATION: revised(SubjectKind.LOCAL_IMPLEMENTATION, 'LocalImplementation'),
  LOCAL_TARGET: revised(SubjectKind.LOCAL_TARGET, 'LocalTarget'),
};
