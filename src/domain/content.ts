import type { Citation } from './citation.js';
import type { CostSharingRatioContent, FiscalTierContent } from './cost-sharing.js';
import type { EligibilityRuleContent } from './eligibility/rule.js';
import type {
  Comparator,
  FundingMode,
  IndicatorNature,
  Payer,
  RegionLevel,
  ResponsibilityRole,
  ServiceCategory,
} from './enums.js';
import type { LocalImplementationContent } from './local-implementation.js';
import type { LocalTargetContent } from './local-target.js';
import type { CalendarDay } from './validity.js';

/**
 * What a revision says, apart from when: everything that a change can set. Other records stand in it by their codes,
 * and what is absent is null. Decimals are texts with the digits that were printed.
 */
export type Content = Contents[SubjectKind];

/** The contents of each kind of subject. */
export interface Contents {
  readonly SERVICE: ServiceContent;
  readonly DEPARTMENT: DepartmentContent;
  readonly FACILITY_TYPE: FacilityTypeContent;
  readonly INDICATOR: IndicatorContent;
  readonly ELIGIBILITY_RULE: EligibilityRuleContent;
  readonly FISCAL_TIER: FiscalTierContent;
  readonly COST_SHARING_RATIO: CostSharingRatioContent;
  readonly LOCAL_IMPLEMENTATION: LocalImplementationContent;
  readonly LOCAL_TARGET: LocalTargetContent;
}

export interface ServiceContent {
  readonly ordinal: number;
  readonly name: string;
  /** Code. */
  readonly domain: string;
  readonly category: ServiceCategory;
  readonly audience: string;
  readonly standard: string;
  readonly fundingText: string;
  /** In the list's order. */
  readonly responsibilities: readonly ResponsibilityContent[];
  readonly figures: readonly FigureContent[];
  readonly funding: FundingContent;
  readonly note: string | null;
  readonly source: Citation;
}

export interface ResponsibilityContent {
  /** Code. */
  readonly department: string;
  readonly role: ResponsibilityRole;
}

export interface FigureContent {
  readonly what: string;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly maxValue: string | null;
  readonly printed: string;
  readonly unit: string;
  readonly per: string | null;
  readonly condition: string | null;
  readonly quote: string;
}

export interface FundingContent {
  readonly mode: FundingMode;
  readonly levels: readonly Payer[];
  readonly note: string | null;
  readonly shares: readonly ShareContent[];
}

export interface ShareContent {
  readonly component: string;
  readonly payer: Payer;
  readonly payerText: string;
  readonly base: string | null;
  readonly comparator: Comparator;
  readonly percent: string;
  readonly maxPercent: string | null;
  readonly fiscalTier: number | null;
  readonly inForce: boolean;
  readonly effectiveFrom: CalendarDay | null;
  readonly note: string | null;
  readonly quote: string;
}

export interface DepartmentContent {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: RegionLevel;
  /** Code. */
  readonly region: string;
  readonly position: number;
  /** Whether it ceased to be: its duties went to the successors. */
  readonly abolished: boolean;
  /** Codes of the departments that took over its duties. */
  readonly successors: readonly string[];
  readonly note: string | null;
  readonly source: Citation;
}

export interface FacilityTypeContent {
  readonly name: string;
  /** Code. */
  readonly domain: string;
  readonly planningStandard: string | null;
  readonly source: Citation;
}

export interface IndicatorContent {
  /** Code. */
  readonly plan: string;
  /** Code. */
  readonly domain: string;
  readonly ordinal: number;
  readonly name: string;
  readonly unit: string | null;
  readonly nature: IndicatorNature | null;
  readonly cumulative: boolean;
  /** Code of the department that reports its figures; null if no document names one. */
  readonly dataDepartment: string | null;
  readonly note: string | null;
  readonly source: Citation;
}

/** What has revisions, and so is changed by change sets. What is published together is published in this order. */
export enum SubjectKind {
  DEPARTMENT = 'DEPARTMENT',
  FACILITY_TYPE = 'FACILITY_TYPE',
  INDICATOR = 'INDICATOR',
  SERVICE = 'SERVICE',
  ELIGIBILITY_RULE = 'ELIGIBILITY_RULE',
  FISCAL_TIER = 'FISCAL_TIER',
  COST_SHARING_RATIO = 'COST_SHARING_RATIO',
  LOCAL_IMPLEMENTATION = 'LOCAL_IMPLEMENTATION',
  LOCAL_TARGET = 'LOCAL_TARGET',
}
