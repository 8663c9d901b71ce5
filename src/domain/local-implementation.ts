import type { Citation } from './citation.js';
import type { Condition } from './eligibility/rule.js';

/** What a city or county adds to a service of the list (本地实施). */
export interface LocalImplementationContent {
  /** Code. */
  readonly service: string;
  /** Code of a city or county. */
  readonly region: string;
  /** Figures of the standard that are other here, each with where it is from. */
  readonly figures: readonly LocalFigure[];
  readonly addedAudience: AddedAudience | null;
  readonly guide: ServiceGuide | null;
  readonly note: string | null;
  readonly source: Citation;
}

/** A figure raised here. It names the figure of the list that it stands in the place of by `what`, `condition` and `per`. */
export interface LocalFigure {
  readonly what: string;
  readonly condition: string | null;
  readonly per: string | null;
  readonly unit: string;
  /** A decimal in `unit`; the lower end of a range. */
  readonly value: string;
  readonly maxValue: string | null;
  /** The words of the local document. */
  readonly quote: string;
}

/** Who is served here besides those the list names. */
export interface AddedAudience {
  readonly text: string;
  /** Null if nobody has read it as conditions. */
  readonly condition: Condition | null;
}

export enum GuideItemKind {
  /** 即办件: done at once. */
  IMMEDIATE = 'IMMEDIATE',
  /** 承诺件: done within the promised limit. */
  COMMITTED = 'COMMITTED',
}

export enum TimeUnit {
  WORKING_DAY = 'WORKING_DAY',
  CALENDAR_DAY = 'CALENDAR_DAY',
  HOUR = 'HOUR',
  MONTH = 'MONTH',
}

export enum GuideChannel {
  COUNTER = 'COUNTER',
  ONLINE = 'ONLINE',
  MOBILE = 'MOBILE',
  SELF_SERVICE = 'SELF_SERVICE',
  POST = 'POST',
  PHONE = 'PHONE',
  HOME_VISIT = 'HOME_VISIT',
}

/** 办事指南, with the elements of GB/T 39046. */
export interface ServiceGuide {
  readonly itemKind: GuideItemKind;
  readonly conditions: string;
  readonly materials: readonly GuideMaterial[];
  readonly steps: readonly GuideStep[];
  /** 法定办结时限; null where no law sets one. */
  readonly statutoryLimit: TimeLimit | null;
  /** 承诺办结时限; null if none is promised. */
  readonly promisedLimit: TimeLimit | null;
  readonly fee: GuideFee;
  readonly channels: readonly GuideChannel[];
  /** 到办事现场次数: how often one has to come. */
  readonly visits: number;
  readonly places: readonly GuidePlace[];
  /** 咨询电话. */
  readonly consultationPhone: string;
  /** 监督投诉电话. */
  readonly complaintPhone: string;
  /** 办理结果: what one gets. */
  readonly result: string;
  readonly onlineUrl: string | null;
}

export interface GuideMaterial {
  readonly name: string;
  readonly issuer: string | null;
  readonly copies: number;
  readonly required: boolean;
  readonly note: string | null;
}

export interface GuideStep {
  readonly name: string;
  readonly description: string;
}

export interface TimeLimit {
  readonly value: number;
  readonly unit: TimeUnit;
}

export interface GuideFee {
  readonly charged: boolean;
  /** 收费标准; null if nothing is charged. */
  readonly standard: string | null;
  /** 收费依据; null if nothing is charged. */
  readonly basis: string | null;
}

export interface GuidePlace {
  readonly name: string;
  readonly address: string;
  readonly hours: string;
  readonly phone: string | null;
}
