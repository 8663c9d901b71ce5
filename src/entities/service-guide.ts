import { Field, Int, ObjectType } from 'type-graphql';
import { GuideChannel, GuideItemKind, TimeUnit } from '../domain/local-implementation.js';

@ObjectType('GuideMaterial', { description: 'A document that one has to bring (申请材料).' })
export class GuideMaterial {
  @Field(() => String, { description: 'Its name (材料名称).' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who issues it (出具单位); null if the applicant.',
  })
  issuer!: string | null;

  @Field(() => Int, { description: 'How many copies (份数).' })
  copies!: number;

  @Field(() => Boolean, { description: 'Whether it is always needed (是否必要).' })
  required!: boolean;

  @Field(() => String, { nullable: true, description: 'When or how it is needed (说明); null if nothing.' })
  note!: string | null;
}

@ObjectType('GuideStep', { description: 'A step of the procedure (办理环节).' })
export class GuideStep {
  @Field(() => String, { description: 'Its name (环节名称).' })
  name!: string;

  @Field(() => String, { description: 'What is done (环节说明).' })
  description!: string;
}

@ObjectType('TimeLimit', { description: 'Within what time (时限).' })
export class TimeLimit {
  @Field(() => Int, { description: 'How many of the unit (数值).' })
  value!: number;

  @Field(() => TimeUnit, { description: 'The unit (时限单位).' })
  unit!: TimeUnit;
}

@ObjectType('GuideFee', { description: 'What it costs (收费).' })
export class GuideFee {
  @Field(() => Boolean, { description: 'Whether anything is charged (是否收费).' })
  charged!: boolean;

  @Field(() => String, { nullable: true, description: 'How much (收费标准); null if nothing is charged.' })
  standard!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'By which document (收费依据); null if nothing is charged.',
  })
  basis!: string | null;
}

@ObjectType('GuidePlace', { description: 'Where one goes (办理地点).' })
export class GuidePlace {
  @Field(() => String, { description: 'The name of the window or hall (办理窗口).' })
  name!: string;

  @Field(() => String, { description: 'The address (地址).' })
  address!: string;

  @Field(() => String, { description: 'When it is open (办理时间).' })
  hours!: string;

  @Field(() => String, { nullable: true, description: 'Its phone (电话); null if it has none of its own.' })
  phone!: string | null;
}

@ObjectType('GuideFault', { description: 'What a guide fails at (扣分项).' })
export class GuideFault {
  @Field(() => String, { description: 'The code of the criterion, which stays (规则代码).' })
  code!: string;

  @Field(() => String, { description: 'The criterion, in Chinese (规则).' })
  message!: string;

  @Field(() => Int, { description: 'Points lost of 100 (扣分).' })
  weight!: number;
}

@ObjectType('GuideQuality', { description: 'How good a guide is (办事指南质量).' })
export class GuideQuality {
  @Field(() => Int, { description: 'From 0 to 100; 100 fails at nothing (得分).' })
  score!: number;

  @Field(() => [GuideFault], { description: 'What it fails at (扣分项).' })
  failed!: GuideFault[];
}

@ObjectType('ServiceGuide', {
  description: 'How one gets a service in a place (办事指南), with the elements of GB/T 39046.',
})
export class ServiceGuide {
  @Field(() => GuideItemKind, { description: 'Whether it is done at once (办件类型).' })
  itemKind!: GuideItemKind;

  @Field(() => String, { description: 'Who gets it, and when (受理条件).' })
  conditions!: string;

  @Field(() => [GuideMaterial], { description: 'What to bring (申请材料).' })
  materials!: GuideMaterial[];

  @Field(() => [GuideStep], { description: 'How it goes (办理流程).' })
  steps!: GuideStep[];

  @Field(() => TimeLimit, {
    nullable: true,
    description: 'Within what time by law (法定办结时限); null if no law says.',
  })
  statutoryLimit!: TimeLimit | null;

  @Field(() => TimeLimit, {
    nullable: true,
    description: 'Within what time as promised (承诺办结时限); null if none is promised.',
  })
  promisedLimit!: TimeLimit | null;

  @Field(() => GuideFee, { description: 'What it costs (收费).' })
  fee!: GuideFee;

  @Field(() => [GuideChannel], { description: 'By which ways (办理形式).' })
  channels!: GuideChannel[];

  @Field(() => Int, { description: 'How often one has to come (到办事现场次数).' })
  visits!: number;

  @Field(() => [GuidePlace], { description: 'Where (办理地点).' })
  places!: GuidePlace[];

  @Field(() => String, { description: 'Whom to ask (咨询电话).' })
  consultationPhone!: string;

  @Field(() => String, { description: 'Where to complain (监督投诉电话).' })
  complaintPhone!: string;

  @Field(() => String, { description: 'What one gets (办理结果).' })
  result!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is done online (网上办理地址); null if nowhere.',
  })
  onlineUrl!: string | null;

  @Field(() => GuideQuality, { description: 'How good this guide is, and what it lacks (质量).' })
  quality!: GuideQuality;
}
