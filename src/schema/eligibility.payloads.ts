import { Field, Int, ObjectType } from 'type-graphql';
import { UnknownReason } from '../domain/eligibility/answer.js';
import { Verdict } from '../domain/eligibility/assess.js';
import { FactKind } from '../domain/eligibility/fact.js';
import { ConditionKind } from '../domain/eligibility/rule.js';
import { PublicService } from '../entities/public-service.js';

@ObjectType({ description: 'An answer that a fact may have (选项).' })
export class EligibilityFactOption {
  @Field(() => String, { description: 'Its code, as a profile gives it (代码).' })
  code!: string;

  @Field(() => String, { description: 'In Chinese, as a resident reads it (名称).' })
  name!: string;

  @Field(() => String, { description: 'In English (英文说明).' })
  description!: string;
}

@ObjectType({
  description: 'A fact about a person or an employer that rules compare (事实): a field of a profile.',
})
export class EligibilityFact {
  @Field(() => String, { description: 'Its code, which is the field of a profile (代码).' })
  code!: string;

  @Field(() => FactKind, { description: 'What kind of answer it has (类型).' })
  kind!: FactKind;

  @Field(() => String, { description: 'In Chinese (名称).' })
  name!: string;

  @Field(() => String, { description: 'How a resident is asked for it, in Chinese (提问).' })
  question!: string;

  @Field(() => String, { description: 'In English (英文说明).' })
  description!: string;

  @Field(() => Int, { nullable: true, description: 'The least number (最小值); null unless a number.' })
  min!: number | null;

  @Field(() => Int, { nullable: true, description: 'The greatest number (最大值); null unless a number.' })
  max!: number | null;

  @Field(() => String, { nullable: true, description: 'The unit, in Chinese (单位); null unless a number.' })
  unit!: string | null;

  @Field(() => [EligibilityFactOption], {
    description: 'What may be answered (选项); empty unless it is chosen from.',
  })
  options!: EligibilityFactOption[];
}

@ObjectType({ description: 'A condition of a rule with its own verdict (逐条判断).' })
export class EligibilityCriterion {
  @Field(() => Int, { description: 'How deep it stands: 0 is the whole rule (层次).' })
  depth!: number;

  @Field(() => ConditionKind, { description: 'Whether it compares a fact or combines conditions (类型).' })
  kind!: ConditionKind;

  @Field(() => String, { description: 'The condition in Chinese (条件文字).' })
  sentence!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The words that it was read from (原文); null of a group without words of its own.',
  })
  quote!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the words leave open, and how they were read (解读说明); null if nothing.',
  })
  note!: string | null;

  @Field(() => Verdict, { description: 'Its own verdict (判断).' })
  verdict!: Verdict;

  @Field(() => [EligibilityFact], {
    description: 'The facts that its own verdict still depends on (缺少的事实).',
  })
  missing!: EligibilityFact[];

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the division that serves these people besides (扩大地区代码); null for the words of the list.',
  })
  addedBy!: string | null;
}

@ObjectType({ description: 'Whether a service is for somebody, and why (服务项目资格判断).' })
export class ServiceEligibility {
  @Field(() => PublicService, { description: 'The service (服务项目).' })
  service!: PublicService;

  @Field(() => Verdict, { description: 'Whether it is (判断).' })
  verdict!: Verdict;

  @Field(() => UnknownReason, {
    nullable: true,
    description: 'Why that cannot be told (待定原因); null if it can.',
  })
  reason!: UnknownReason | null;

  @Field(() => [EligibilityFact], {
    description: 'The facts that it still depends on, and no others (缺少的事实); empty unless UNKNOWN.',
  })
  missing!: EligibilityFact[];

  @Field(() => [EligibilityCriterion], {
    description: 'The conditions of its rule from the outside in, each with its own verdict (逐条判断).',
  })
  criteria!: EligibilityCriterion[];

  @Field(() => [String], {
    description:
      'Words that the reading of the audience quotes and the service has no longer (失效引文): then nothing is told by it.',
  })
  lostQuotes!: string[];
}

@ObjectType({ description: 'A fact worth asking for next (下一步提问).' })
export class EligibilityQuestion {
  @Field(() => EligibilityFact, { description: 'The fact (事实).' })
  fact!: EligibilityFact;

  @Field(() => Int, {
    description: 'Services of which every answer tells whether they match (必定可判项数).',
  })
  settles!: number;

  @Field(() => Int, {
    description: 'Services of which at least one answer tells that; at least `settles` (可能可判项数).',
  })
  maySettle!: number;
}

@ObjectType({ description: 'Which services are for somebody, and what to ask next (资格判断结果).' })
export class EligibilityAnswer {
  @Field(() => Int, { description: 'Services that are for them (符合项数).' })
  matching!: number;

  @Field(() => Int, { description: 'Services that are not (不符合项数).' })
  notMatching!: number;

  @Field(() => Int, { description: 'Services of which that cannot be told yet (待定项数).' })
  unknown!: number;

  @Field(() => [ServiceEligibility], { description: 'Each service, in the list’s order (服务项目).' })
  services!: ServiceEligibility[];

  @Field(() => [EligibilityQuestion], {
    description:
      'What to ask next: first the facts of which every answer settles most services (下一步提问).',
  })
  questions!: EligibilityQuestion[];
}
