import { IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { FigureFilter, ServiceFilter } from '../data/lists/public-service.js';
import {
  FigureComparison,
  FundingMode,
  Payer,
  ResponsibilityRole,
  ServiceCategory,
} from '../domain/enums.js';
import { DecimalScalar } from '../entities/scalars.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';
import { orderInputOf, type OrderChoice } from './order.js';

@InputType('FigureFilter', {
  description: 'A figure that the standard must print: all given parts hold for one figure (标准数值筛选).',
})
export class FigureFilterInput implements FigureFilter {
  @Field(() => String, {
    description:
      'A registered unit, e.g. `元` (单位): figures in all units that compare to it are meant, so that 0.5 万人 is 5000 人. Another is BAD_USER_INPUT, with the nearest named.',
  })
  @MaxLength(100)
  unit!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Per what it is, as printed, e.g. `每生每年` (计量口径): percentages of different bases do not compare. Any if not given.',
  })
  @IsOptional()
  @MaxLength(100)
  per?: string | null;

  @Field(() => FigureComparison, {
    nullable: true,
    description: 'How it compares to `value` (比较方式); any figure in the unit if neither is given.',
  })
  @IsOptional()
  comparison?: FigureComparison | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The value in the unit to compare it to (数值); together with `comparison`. A figure printed as a fraction, such as 1／3, is compared as that fraction, exactly.',
  })
  @IsOptional()
  value?: string | null;
}

@InputType('ServiceFilter', {
  description:
    'What a list of services is cut to: all given parts hold, and of several values in a part any one (服务项目筛选).',
})
export class ServiceFilterInput implements ServiceFilter {
  @Codes('Codes such as `FJ-BPS-001` (项目代码).')
  code?: string[] | null;

  @Codes('Codes of domains, e.g. `EDUCATION` (领域代码).')
  domain?: string[] | null;

  @Codes('Codes of departments that answer for it, e.g. `FJ-CIVIL-AFFAIRS` (部门代码).')
  department?: string[] | null;

  @Field(() => ResponsibilityRole, {
    nullable: true,
    description: 'The role of `department`, or of any department (职责).',
  })
  @IsOptional()
  role?: ResponsibilityRole | null;

  @Field(() => [ServiceCategory], { nullable: true, description: 'Categories (服务类别).' })
  @IsOptional()
  category?: ServiceCategory[] | null;

  @Field(() => [FundingMode], { nullable: true, description: 'Ways of sharing the cost (分担方式).' })
  @IsOptional()
  fundingMode?: FundingMode[] | null;

  @Field(() => [Payer], { nullable: true, description: 'Who bears cost (承担主体).' })
  @IsOptional()
  fundedBy?: Payer[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether its standard prints figures (是否有量化标准).',
  })
  @IsOptional()
  quantified?: boolean | null;

  @Field(() => FigureFilterInput, {
    nullable: true,
    description:
      'A figure that the standard prints (标准数值). A comparison without a value, or a value without one, is BAD_USER_INPUT.',
  })
  @IsOptional()
  @ValidateNested()
  figure?: FigureFilterInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a city or county in which there is a guide, its own or its city’s (有办事指南的地区). A township is taken as its county; a division that there is not is BAD_USER_INPUT. Not for comparisons of two days.',
  })
  @IsOptional()
  @MaxLength(100)
  guideIn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The least score of the guide in force in `guideIn`, 0–100 (办事指南最低得分); together with it. What has no guide never matches.',
  })
  @IsOptional()
  @Min(0)
  @Max(100)
  minGuideQuality?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A substring of the name or of any of the printed texts, 1–100 characters, traditional characters included (文字).',
  })
  @IsOptional()
  @MaxLength(400)
  text?: string | null;
}

const ServiceOrder = orderInputOf('Service', '服务项目', {
  ORDINAL: 'The number in the list (序号).',
  CODE: 'The code (项目代码).',
  NAME: 'The name, by pinyin (名称拼音).',
});

@ArgsType()
export class ServicesArgs extends PageArgs {
  @Field(() => ServiceFilterInput, {
    nullable: true,
    description: 'Which services (筛选); all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ServiceFilterInput | null;

  @Field(() => ServiceOrder, {
    nullable: true,
    description: 'In which order (排序); as in the list if not given.',
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}
