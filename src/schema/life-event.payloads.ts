import { Field, ObjectType } from 'type-graphql';
import { LifeEvent as LifeEventCode } from '../domain/eligibility/life-event.js';
import { PublicService } from '../entities/public-service.js';

@ObjectType({ description: 'One of those whom a life event concerns (当事人).' })
export class PersonConcerned {
  @Field(() => String, { description: 'Who, in Chinese, e.g. `新生儿` (称谓).' })
  label!: string;

  @Field(() => [String], { description: 'What the event brings for them, in Chinese (事件带来的情况).' })
  facts!: string[];

  @Field(() => [String], {
    description: 'What was so of them before, in Chinese; empty if anything may have been (此前的情况).',
  })
  before!: string[];

  @Field(() => [PublicService], {
    description:
      'The services for which that can make the difference, by their rules, in the list’s order (可能相关的服务项目).',
  })
  services!: PublicService[];
}

@ObjectType({
  description:
    'A turn of life at which services may matter (人生大事): which ones follows from the rules of their audiences, not from a list.',
})
export class LifeEvent {
  @Field(() => LifeEventCode, { description: 'Its code (代码).' })
  code!: LifeEventCode;

  @Field(() => String, { description: 'In Chinese (名称).' })
  name!: string;

  @Field(() => String, { description: 'In English (英文说明).' })
  description!: string;

  @Field(() => [PersonConcerned], { description: 'Those whom it concerns (当事人).' })
  people!: PersonConcerned[];
}
