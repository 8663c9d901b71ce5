import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import {
  GuideChannel,
  GuideItemKind,
  TimeUnit,
  type GuideFee,
  type GuideMaterial,
  type GuidePlace,
  type GuideStep,
  type ServiceGuide,
  type TimeLimit,
} from '../domain/local-implementation.js';
import { MAX_NAME, MAX_PARTS, MAX_TEXT } from './content.inputs.js';

@InputType('GuideMaterialInput', { description: 'A document that one has to bring (申请材料).' })
export class GuideMaterialInput implements GuideMaterial {
  @Field(() => String, { description: 'Its name (材料名称).' })
  @MaxLength(MAX_NAME)
  name!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Who issues it (出具单位); null if the applicant.',
  })
  @IsOptional()
  @MaxLength(MAX_NAME)
  issuer!: string | null;

  @Field(() => Int, { defaultValue: 1, description: 'How many copies (份数).' })
  copies!: number;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is always needed (是否必要).' })
  required!: boolean;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'When or how it is needed (说明); null if nothing.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;
}

@InputType('GuideStepInput', { description: 'A step of the procedure (办理环节).' })
export class GuideStepInput implements GuideStep {
  @Field(() => String, { description: 'Its name (环节名称).' })
  @MaxLength(MAX_NAME)
  name!: string;

  @Field(() => String, { description: 'What is done (环节说明).' })
  @MaxLength(MAX_TEXT)
  description!: string;
}

@InputType('TimeLimitInput', { description: 'Within what time (时限).' })
export class TimeLimitInput implements TimeLimit {
  @Field(() => Int, { description: 'How many of the unit (数值).' })
  value!: number;

  @Field(() => TimeUnit, { description: 'The unit (时限单位).' })
  unit!: TimeUnit;
}

@InputType('GuideFeeInput', { description: 'What it costs (收费).' })
export class GuideFeeInput implements GuideFee {
  @Field(() => Boolean, { description: 'Whether anything is charged (是否收费).' })
  charged!: boolean;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'How much (收费标准); null if nothing is charged.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  standard!: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'By which document (收费依据); null if nothing is charged.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  basis!: string | null;
}

@InputType('GuidePlaceInput', { description: 'Where one goes (办理地点).' })
export class GuidePlaceInput implements GuidePlace {
  @Field(() => String, { description: 'The name of the window or hall (办理窗口).' })
  @MaxLength(MAX_NAME)
  name!: string;

  @Field(() => String, { description: 'The address (地址).' })
  @MaxLength(MAX_NAME)
  address!: string;

  @Field(() => String, { description: 'When it is open (办理时间).' })
  @MaxLength(MAX_NAME)
  hours!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Its phone (电话); null if it has none of its own.',
  })
  @IsOptional()
  @MaxLength(100)
  phone!: string | null;
}

@InputType('ServiceGuideInput', {
  description: 'How one gets a service in a place (办事指南), with the elements of GB/T 39046.',
})
export class ServiceGuideInput implements ServiceGuide {
  @Field(() => GuideItemKind, { description: 'Whether it is done at once (办件类型).' })
  itemKind!: GuideItemKind;

  @Field(() => String, { description: 'Who gets it, and when (受理条件).' })
  @MaxLength(MAX_TEXT)
  conditions!: string;

  @Field(() => [GuideMaterialInput], { description: 'What to bring, whole list (申请材料).' })
  @ArrayMaxSize(MAX_PARTS)
  @ValidateNested({ each: true })
  materials!: GuideMaterialInput[];

  @Field(() => [GuideStepInput], { description: 'How it goes, whole list (办理流程).' })
  @ArrayMaxSize(MAX_PARTS)
  @ValidateNested({ each: true })
  steps!: GuideStepInput[];

  @Field(() => TimeLimitInput, {
    nullable: true,
    defaultValue: null,
    description: 'Within what time by law (法定办结时限); null if no law says.',
  })
  @IsOptional()
  @ValidateNested()
  statutoryLimit!: TimeLimitInput | null;

  @Field(() => TimeLimitInput, {
    nullable: true,
    defaultValue: null,
    description: 'Within what time as promised (承诺办结时限); null if none is promised.',
  })
  @IsOptional()
  @ValidateNested()
  promisedLimit!: TimeLimitInput | null;

  @Field(() => GuideFeeInput, { description: 'What it costs (收费).' })
  @ValidateNested()
  fee!: GuideFeeInput;

  @Field(() => [GuideChannel], { description: 'By which ways, whole list (办理形式).' })
  @ArrayMaxSize(MAX_PARTS)
  channels!: GuideChannel[];

  @Field(() => Int, { description: 'How often one has to come (到办事现场次数).' })
  visits!: number;

  @Field(() => [GuidePlaceInput], { description: 'Where, whole list (办理地点).' })
  @ArrayMaxSize(MAX_PARTS)
  @ValidateNested({ each: true })
  places!: GuidePlaceInput[];

  @Field(() => String, { description: 'Whom to ask (咨询电话).' })
  @MaxLength(100)
  consultationPhone!: string;

  @Field(() => String, { description: 'Where to complain, another number (监督投诉电话).' })
  @MaxLength(100)
  complaintPhone!: string;

  @Field(() => String, { description: 'What one gets (办理结果).' })
  @MaxLength(MAX_TEXT)
  result!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Where it is done online (网上办理地址); null if nowhere.',
  })
  @IsOptional()
  @MaxLength(2_000)
  onlineUrl!: string | null;
}
