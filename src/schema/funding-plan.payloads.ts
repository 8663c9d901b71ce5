import { Field, Int, ObjectType } from 'type-graphql';
import type { FenRangeAnswer } from '../data/reports/funding-answer.js';
import type {
  FundingPlanAnswer,
  FundingPlanLineAnswer,
  FundingPlanServiceAnswer,
  FundingPlanSumAnswer,
} from '../data/reports/funding-plan.js';
import type { Row } from '../data/table.js';
import { Payer } from '../domain/enums.js';
import { Region } from '../entities/region.js';
import { DateScalar } from '../entities/scalars.js';
import { StandardFigure } from '../entities/standard-figure.js';
import { FenRange, PayerShare, RatioSetAside } from './funding-split.payloads.js';

@ObjectType({ description: 'What one payer bears of several lines (承担主体小计).' })
export class PlannedPayer {
  @Field(() => Payer, { description: 'Who pays (承担主体).' })
  payer!: Payer;

  @Field(() => FenRange, {
    nullable: true,
    description: 'What it bears of the lines of which that is known, in fen (金额); null if of none.',
  })
  amount!: FenRangeAnswer | null;

  @Field(() => Boolean, {
    description:
      'Whether it bears a part of other lines besides, of which nothing says how much (另有未明确部分); of a line without recipients it bears nothing.',
  })
  partly!: boolean;
}

@ObjectType({ description: 'What lines come to in a year, and who bears it (资金合计).' })
export class FundingPlanSum implements FundingPlanSumAnswer {
  @Field(() => FenRange, { description: 'All of it, in fen (全年合计).' })
  total!: FenRangeAnswer;

  @Field(() => [PlannedPayer], { description: 'By who bears it (各承担主体).' })
  payers!: readonly PlannedPayer[];

  @Field(() => FenRange, { description: 'What nothing says who bears, in fen (未明确承担主体).' })
  unspecified!: FenRangeAnswer;
}

@ObjectType({ description: 'The sums of one service in a plan (服务项目小计).' })
export class FundingPlanService extends FundingPlanSum implements FundingPlanServiceAnswer {
  @Field(() => String, { description: 'Its code (项目代码).' })
  service!: string;

  @Field(() => String, { description: 'Its name on the day (服务项目名称).' })
  name!: string;
}

@ObjectType({ description: 'One line of a plan, worked out (测算明细).' })
export class FundingPlanLine implements FundingPlanLineAnswer {
  @Field(() => String, { description: 'Code of the service (项目代码).' })
  service!: string;

  @Field(() => String, { description: 'Its name on the day (服务项目名称).' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The component whose cost it is (分担内容); null if the list tells none apart.',
  })
  component!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The fiscal tier it was worked out for (财力分档); null if not known, or of no account.',
  })
  tier!: number | null;

  @Field(() => StandardFigure, {
    nullable: true,
    description:
      'The figure of the standard that it was worked out from (标准数值); null if the line gave `unitFen`.',
  })
  figure!: FundingPlanLineAnswer['figure'];

  @Field(() => FenRange, {
    description:
      'What one recipient gets in a year, in fen (每个对象每年标准): a monthly figure counts twelve times.',
  })
  annualUnit!: FenRangeAnswer;

  @Field(() => Int, { description: 'How many recipients (对象数).' })
  recipients!: number;

  @Field(() => FenRange, { description: 'What it comes to in the year, in fen (全年合计).' })
  total!: FenRangeAnswer;

  @Field(() => [PayerShare], {
    description: 'Who bears how much, and where that is from (各承担主体).',
  })
  payers!: readonly PayerShare[];

  @Field(() => FenRange, { description: 'What nothing says who bears, in fen (未明确承担主体).' })
  unspecified!: FenRangeAnswer;

  @Field(() => [RatioSetAside], {
    description: 'Ratios in force that would hold but for what the list prints (未采用的分担比例).',
  })
  setAside!: readonly RatioSetAside[];

  @Field(() => String, {
    description: 'The words of the list that the shares were read from (支出责任原文).',
  })
  fundingText!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The directory’s note on those words (说明); null if nothing.',
  })
  note!: string | null;
}

@ObjectType({
  description:
    'What standards come to in a year in a division, and who bears it (年度资金测算). Standards are those that the list prints, not what a locality raised, which `Service.in` tells: give that as `unitFen`. Sums without an upper end are at least the lower one, as the standards are (不低于).',
})
export class FundingPlan implements FundingPlanAnswer {
  @Field(() => Region, {
    description:
      'The division that the answer is for (行政区划): of a township its county, of a retired code what replaced it.',
  })
  region!: Row;

  @Field(() => Int, { description: 'The year (年度).' })
  year!: number;

  @Field(() => DateScalar, {
    description: 'The day whose standards, ratios and tiers it goes by (标准查询日期).',
  })
  day!: string;

  @Field(() => [FundingPlanLine], { description: 'The lines, in the order in which they were given (明细).' })
  lines!: readonly FundingPlanLine[];

  @Field(() => [FundingPlanService], {
    description: 'By service, in the order in which lines name them first (按服务项目小计).',
  })
  services!: readonly FundingPlanService[];

  @Field(() => FundingPlanSum, { description: 'All lines together (合计).' })
  sum!: FundingPlanSum;

  @Field(() => String, {
    description:
      'The plan as a sheet in yuan (测算表): CSV in UTF-8 with a byte order mark and CRLF, to be saved as a file that spreadsheets open.',
  })
  csv!: string | undefined;
}
