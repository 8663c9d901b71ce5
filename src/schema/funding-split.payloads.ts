import { Field, Int, ObjectType } from 'type-graphql';
import type {
  AppliedRatioAnswer,
  FenRangeAnswer,
  PayerShareAnswer,
  RatioSetAsideAnswer,
} from '../data/reports/funding-answer.js';
import type { FundingSplitAnswer, FundingSplitOfTierAnswer } from '../data/reports/funding-split.js';
import type { Row } from '../data/table.js';
import { RatioObjection } from '../domain/cost-sharing-fit.js';
import { Payer } from '../domain/enums.js';
import { TermOrigin, TierOrigin, UnspecifiedReason } from '../domain/funding-terms.js';
import type { PercentRange as Percents } from '../domain/percent.js';
import { SplitKind } from '../domain/printed-shares.js';
import { CostSharingRatio } from '../entities/cost-sharing-ratio.js';
import { FiscalTier } from '../entities/fiscal-tier.js';
import { FundingShare } from '../entities/funding-share.js';
import { Region } from '../entities/region.js';
import { BigIntScalar, DateScalar, DecimalScalar } from '../entities/scalars.js';

@ObjectType({ description: 'A sum of money between two ends, both included, in fen (金额区间).' })
export class FenRange implements FenRangeAnswer {
  @Field(() => BigIntScalar, {
    description: 'The least, in fen; the same as `max` for an exact sum (下限).',
  })
  min!: number;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'The most, in fen (上限); null if nothing limits it upwards: it is `min` or more (不低于).',
  })
  max!: number | null;
}

@ObjectType({ description: 'Percentages between two ends, both included (百分比区间).' })
export class PercentRange implements Percents {
  @Field(() => DecimalScalar, { description: 'The lower end; the same as `max` for one percentage (下限).' })
  min!: string;

  @Field(() => DecimalScalar, { description: 'The upper end (上限).' })
  max!: string;
}

@ObjectType({ description: 'A ratio in force that an answer goes by (适用的分担比例).' })
export class AppliedRatio implements AppliedRatioAnswer {
  @Field(() => CostSharingRatio, {
    description: 'The ratio, with its source and the change set it was entered with (分担比例).',
  })
  ratio!: Row | undefined;

  @Field(() => Region, {
    nullable: true,
    description: 'The division above that it was entered for (继承自); null if for the division itself.',
  })
  inheritedFrom!: Row | null;
}

@ObjectType({ description: 'A ratio that would hold but for what the list prints (未采用的分担比例).' })
export class RatioSetAside extends AppliedRatio implements RatioSetAsideAnswer {
  @Field(() => RatioObjection, { description: 'Why it does not hold (不适用原因).' })
  objection!: RatioObjection;
}

@ObjectType({ description: 'How much one payer bears, and where that is from (承担份额).' })
export class PayerShare implements PayerShareAnswer {
  @Field(() => Payer, { description: 'Who pays (承担主体).' })
  payer!: Payer;

  @Field(() => TermOrigin, { description: 'Where it comes from how much (分担依据).' })
  origin!: TermOrigin;

  @Field(() => UnspecifiedReason, {
    nullable: true,
    description:
      'Why no single percentage, or none of its own, is said of it (未明确原因); null if `percent` is what is said.',
  })
  reason!: UnspecifiedReason | null;

  @Field(() => PercentRange, {
    nullable: true,
    description:
      'Percent of the whole, or of `base` (百分比); null if nothing says how much. A range of the whole ends where the least of the others begins; as entered it stands in `ratios`, as printed in `shares`.',
  })
  percent!: Percents | null;

  @Field(() => FenRange, {
    nullable: true,
    description: 'What that is in fen (金额); null if nothing says how much.',
  })
  amount!: FenRangeAnswer | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the list says the percentage is of, e.g. `工资总额` (计算基数); null if it does not say.',
  })
  base!: string | null;

  @Field(() => [FundingShare], {
    description: 'What the list prints for it, each with the words (清单载明的比例); empty if nothing.',
  })
  shares!: PayerShareAnswer['shares'];

  @Field(() => [AppliedRatio], {
    description:
      'The ratio it was entered with (录入的比例); several only while the fiscal tier is not known, empty if none.',
  })
  ratios!: readonly AppliedRatio[];
}

@ObjectType({ description: 'What no percentage covers (未明确承担主体的部分).' })
export class UnspecifiedRest {
  @Field(() => PercentRange, { description: 'Percent of the whole (百分比).' })
  percent!: Percents;

  @Field(() => FenRange, { description: 'What that is in fen (金额).' })
  amount!: FenRangeAnswer;
}

@ObjectType({ description: 'A split in one fiscal tier (某一财力分档下的分担).' })
export class FundingSplitOfTier implements FundingSplitOfTierAnswer {
  @Field(() => Int, {
    nullable: true,
    description:
      'The fiscal tier (财力分档); null if it is not known, is of no account, or is one that the list does not tell apart.',
  })
  tier!: number | null;

  @Field(() => [PayerShare], {
    description:
      'Who bears how much: those that the list names, in its order, then others that it prints or that a ratio names (各承担主体).',
  })
  payers!: readonly PayerShare[];

  @Field(() => PayerShare, {
    nullable: true,
    description:
      'The rate of all payers together, which theirs add up to (各方合计); null if the list prints none.',
  })
  allParties!: PayerShare | null;

  @Field(() => UnspecifiedRest, {
    nullable: true,
    description:
      'What no percentage covers (未明确部分), 0 if nothing is left; null of RATES_ON_BASE, which leave no rest.',
  })
  unspecified!: UnspecifiedRest | null;
}

@ObjectType({
  description:
    'Who bears how much of a sum for a service in a division (支出责任分担). A percentage that nobody gave is never invented. Parts of a whole come to it exactly with what is unspecified.',
})
export class FundingSplit extends FundingSplitOfTier implements FundingSplitAnswer {
  @Field(() => String, { description: 'Code of the service (项目代码).' })
  service!: string;

  @Field(() => String, { description: 'Its name on the day (服务项目名称).' })
  serviceName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The component that is divided (分担内容); null if the list tells none apart.',
  })
  component!: string | null;

  @Field(() => Region, {
    description:
      'The division that the answer is for (行政区划): of a township its county, of a retired code what replaced it.',
  })
  region!: Row;

  @Field(() => DateScalar, { description: 'The day as of which it is answered (查询日期).' })
  day!: string;

  @Field(() => BigIntScalar, {
    description: 'The sum that is divided, in fen, or the base that rates are taken of (总额).',
  })
  totalFen!: number;

  @Field(() => SplitKind, { description: 'What the percentages are of (分担方式).' })
  kind!: SplitKind;

  @Field(() => TierOrigin, {
    nullable: true,
    description: 'Where `tier` comes from (分档依据); null if there is none.',
  })
  tierOrigin!: TierOrigin | null;

  @Field(() => FiscalTier, {
    nullable: true,
    description: 'The record of the tier, with its source (财力分档记录); null unless it was ENTERED.',
  })
  fiscalTier!: Row | null;

  @Field(() => [FundingSplitOfTier], {
    description:
      'What it is in each tier, while the answer depends on one that is not known (分档情形); empty otherwise.',
  })
  byTier!: readonly FundingSplitOfTier[];

  @Field(() => [RatioSetAside], {
    description: 'Ratios in force that would hold but for what the list prints (未采用的分担比例).',
  })
  setAside!: readonly RatioSetAside[];

  @Field(() => String, { description: 'The words of the list that it was read from (支出责任原文).' })
  fundingText!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The directory’s note on those words (说明); null if nothing.',
  })
  note!: string | null;
}
