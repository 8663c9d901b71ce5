import { ArrayMaxSize, IsOptional, MaxLength, ValidateBy, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { fitsIndex, MAX_CITATION_BYTES, type Citation } from '../domain/citation.js';
import type {
  FigureContent,
  FundingContent,
  ResponsibilityContent,
  ShareContent,
} from '../domain/content.js';
import { Comparator, FundingMode, Payer, ResponsibilityRole } from '../domain/enums.js';
import { DateScalar, DecimalScalar } from '../entities/scalars.js';

/** Characters of a text of the list. */
export const MAX_TEXT = 20_000;
/** Characters of a name. Names stand in indexes, which take some thousand bytes. */
export const MAX_NAME = 500;
/** Characters of the place in a document. */
const MAX_PLACE = 200;
/** Parts of one subject. */
export const MAX_PARTS = 200;

@InputType('SourceInput', {
  description: 'Where something is printed: a document of the directory, the place and the words (出处).',
})
export class SourceInput implements Citation {
  @Field(() => String, { description: 'Code of the document, one of `documents` (来源文件代码).' })
  @MaxLength(100)
  document!: string;

  @Field(() => String, { description: 'The chapter, annex, table or item (位置).' })
  @MaxLength(MAX_PLACE)
  place!: string;

  @Field(() => String, { description: 'Words that stand there, at most 800 characters (原文).' })
  @MaxLength(800)
  @ValidateBy({
    name: 'fitsIndex',
    validator: {
      validate: (_, args) => fitsIndex(args?.object as SourceInput),
      defaultMessage: () => `place and quote may have ${MAX_CITATION_BYTES} bytes of UTF-8 together`,
    },
  })
  quote!: string;
}

@InputType('ResponsibilityInput', { description: 'A department’s part in a service (责任分工).' })
export class ResponsibilityInput implements ResponsibilityContent {
  @Field(() => String, { description: 'Code of the department (部门代码).' })
  @MaxLength(100)
  department!: string;

  @Field(() => ResponsibilityRole, { description: 'Whether it leads or supports (职责).' })
  role!: ResponsibilityRole;
}

@InputType('FigureInput', { description: 'A number that a guiding standard prints (标准数值).' })
export class FigureInput implements FigureContent {
  @Field(() => String, { description: 'What is measured, in the words of the standard (内容).' })
  @MaxLength(MAX_NAME)
  what!: string;

  @Field(() => Comparator, { description: 'How the value binds (比较方式).' })
  comparator!: Comparator;

  @Field(() => DecimalScalar, {
    nullable: true,
    defaultValue: null,
    description:
      'The value in `unit`, or the lower end of a range (数值); null if what is printed has no exact decimal.',
  })
  @IsOptional()
  value!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    defaultValue: null,
    description: 'The upper end of a RANGE (上限); null for any other comparator.',
  })
  @IsOptional()
  maxValue!: string | null;

  @Field(() => String, { description: 'The number as printed (印刷数值).' })
  @MaxLength(MAX_TEXT)
  printed!: string;

  @Field(() => String, { description: 'The unit as printed, e.g. `元` (单位).' })
  @MaxLength(MAX_TEXT)
  unit!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Per what, e.g. `每生每年` (计量口径); null if not per anything.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  per!: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'For whom or when it holds (适用条件); null if always.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  condition!: string | null;

  @Field(() => String, {
    description: 'The words it is read from, which must stand in the guiding standard (原文).',
  })
  @MaxLength(MAX_TEXT)
  quote!: string;
}

@InputType('FundingShareInput', { description: 'A percentage that the funding text prints (分担比例).' })
export class FundingShareInput implements ShareContent {
  @Field(() => String, { description: 'Of what: the component that is shared (分担对象).' })
  @MaxLength(MAX_NAME)
  component!: string;

  @Field(() => Payer, { description: 'Who pays (承担主体).' })
  payer!: Payer;

  @Field(() => String, { description: 'The payer in the words of the text (承担主体原文).' })
  @MaxLength(MAX_TEXT)
  payerText!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Of which base (计算基数); null if the component itself.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  base!: string | null;

  @Field(() => Comparator, { defaultValue: Comparator.EQUAL, description: 'How it binds (比较方式).' })
  comparator!: Comparator;

  @Field(() => DecimalScalar, { description: 'Percent, or the lower end of a range (百分比).' })
  percent!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    defaultValue: null,
    description: 'The upper end of a RANGE (上限); null for any other comparator.',
  })
  @IsOptional()
  maxPercent!: string | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: null,
    description: 'The fiscal tier it is for (财政分档); null if for all.',
  })
  @IsOptional()
  fiscalTier!: number | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is in force (是否现行).' })
  inForce!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'From which day the text says it holds (起始日期); null if it does not say.',
  })
  @IsOptional()
  effectiveFrom!: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'A remark (说明); null if none.' })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;

  @Field(() => String, { description: 'The words it is read from (原文).' })
  @MaxLength(MAX_TEXT)
  quote!: string;
}

@InputType('FundingInput', { description: 'How the cost of a service is borne (支出责任模型).' })
export class FundingInput implements FundingContent {
  @Field(() => FundingMode, { description: 'The way of sharing (分担方式).' })
  mode!: FundingMode;

  @Field(() => [Payer], { description: 'Who bears cost (承担主体).' })
  @ArrayMaxSize(MAX_PARTS)
  levels!: Payer[];

  @Field(() => String, { nullable: true, defaultValue: null, description: 'A remark (说明); null if none.' })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;

  @Field(() => [FundingShareInput], {
    defaultValue: [],
    description: 'The percentages that the text prints (分担比例).',
  })
  @ArrayMaxSize(MAX_PARTS)
  @ValidateNested({ each: true })
  shares!: FundingShareInput[];
}
