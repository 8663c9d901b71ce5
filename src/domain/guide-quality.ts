import type { ServiceGuide } from './local-implementation.js';
import { QUALITY_CHECKS, SUBMIT_CHECKS, type GuideCheck } from './guide-rules.js';

/** What becomes of a guide that fails a criterion. */
export enum GuideSeverity {
  /** It cannot be submitted. */
  PROBLEM = 'PROBLEM',
  /** It may be published, and scores less. */
  QUALITY = 'QUALITY',
}

/** What a guide is measured by (办事指南质量指标). */
export type GuideCriterion = {
  /** In Chinese. */
  readonly title: string;
  /** Points of the score; those of all criteria come to 100. */
  readonly weight: number;
} & (
  | { readonly code: keyof typeof SUBMIT_CHECKS; readonly severity: GuideSeverity.PROBLEM }
  | { readonly code: keyof typeof QUALITY_CHECKS; readonly severity: GuideSeverity.QUALITY }
);

const { PROBLEM, QUALITY } = GuideSeverity;

/**
 * What a service guide is measured by: the elements of GB/T 39046 and the consistency checks of 实施清单 practice. What
 * is vague in the name of a material is a problem, for nobody can bring it (兜底条款); the same words elsewhere can be
 * the law's own, and so cost points. The weights are the directory's: a guide that can be submitted has at least 60.
 */
export const GUIDE_CRITERIA: readonly GuideCriterion[] = [
  { code: 'TEXTS_GIVEN', title: '各项文字内容不为空', weight: 6, severity: PROBLEM },
  { code: 'NUMBERS_SOUND', title: '到现场次数、材料份数和时限为合理的整数', weight: 4, severity: PROBLEM },
  { code: 'NAMED_ONCE', title: '材料、办理环节和办理渠道不重复', weight: 3, severity: PROBLEM },
  { code: 'MATERIALS_NAMED', title: '材料名称具体，无“其他材料”等兜底表述', weight: 4, severity: PROBLEM },
  { code: 'WITHIN_STATUTORY', title: '承诺办结时限不超过法定办结时限', weight: 6, severity: PROBLEM },
  { code: 'KIND_FITS_LIMIT', title: '办件类型与承诺办结时限一致', weight: 5, severity: PROBLEM },
  { code: 'FEE_FOUNDED', title: '收费有标准和依据，不收费则均不填', weight: 6, severity: PROBLEM },
  { code: 'CHANNEL_GIVEN', title: '至少提供一种办理渠道', weight: 4, severity: PROBLEM },
  {
    code: 'REMOTE_IF_NO_VISIT',
    title: '到现场次数为0又不能网上办理的，提供邮寄或上门办理；不收材料的可只用电话',
    weight: 5,
    severity: PROBLEM,
  },
  { code: 'COUNTER_PLACED', title: '窗口办理的写明办理地点和时间', weight: 5, severity: PROBLEM },
  { code: 'ONLINE_LINKED', title: '网上办理的提供有效网址', weight: 4, severity: PROBLEM },
  { code: 'PHONES_SOUND', title: '电话号码格式正确', weight: 4, severity: PROBLEM },
  { code: 'PHONES_DIFFER', title: '咨询电话与监督投诉电话不同', weight: 4, severity: PROBLEM },
  { code: 'LIMITS_COMPARABLE', title: '承诺办结时限与法定办结时限可直接比较', weight: 4, severity: QUALITY },
  { code: 'SWIFT_IS_IMMEDIATE', title: '承诺一日内办结的列为即办件', weight: 4, severity: QUALITY },
  { code: 'PLAIN_WORDS', title: '用语明确，无“视情况”“原则上”等模糊表述', weight: 10, severity: QUALITY },
  { code: 'MATERIALS_SOURCED', title: '必需材料写明出具单位或来源', weight: 8, severity: QUALITY },
  { code: 'STEPS_GIVEN', title: '写明办理流程', weight: 6, severity: QUALITY },
  { code: 'VISIT_PLACED', title: '须到现场的提供窗口或自助渠道', weight: 4, severity: QUALITY },
  { code: 'HOURS_EXACT', title: '办理时间写明钟点', weight: 4, severity: QUALITY },
];

/** How well a service guide is written (办事指南质量). */
export interface GuideQuality {
  /** From 0 to 100. */
  readonly score: number;
  /** What it lost points for, in the order of the criteria. */
  readonly failed: readonly FailedCriterion[];
}

export interface FailedCriterion {
  readonly code: GuideCriterion['code'];
  /** The criterion's title, in Chinese. */
  readonly message: string;
  /** Points lost. */
  readonly weight: number;
}

const CHECKS: Readonly<Record<GuideCriterion['code'], GuideCheck>> = { ...SUBMIT_CHECKS, ...QUALITY_CHECKS };

/**
 * The quality of a guide: 100 less the weight of each of `GUIDE_CRITERIA` that it fails, however often it fails it. The
 * criteria are those of 实施清单 practice, the weights the directory's own.
 */
export function guideQuality(guide: ServiceGuide): GuideQuality {
  const failed = GUIDE_CRITERIA.filter(({ code }) => CHECKS[code](guide).length > 0).map(
    ({ code, title, weight }) => ({ code, message: title, weight }),
  );
  return { score: failed.reduce((score, { weight }) => score - weight, 100), failed };
}
