import { Field, ObjectType } from 'type-graphql';
import type { HereInRegion } from '../data/reports/here.js';
import type { FigureContent } from '../domain/content.js';
import { LapseReason } from '../domain/here.js';
import type {
  AddedAudience as AddedAudienceContent,
  ServiceGuide as Guide,
} from '../domain/local-implementation.js';
import { EligibilityCondition } from '../entities/eligibility-condition.js';
import { LocalFigure } from '../entities/local-implementation.js';
import { Region } from '../entities/region.js';
import { DecimalScalar } from '../entities/scalars.js';
import { ServiceGuide } from '../entities/service-guide.js';
import { Source } from '../entities/source.js';
import { StandardFigure } from '../entities/standard-figure.js';

/** What everything that applies in a place says of where it comes from. */
@ObjectType()
abstract class Inheritable {
  @Field(() => Region, {
    description: 'The division that set it (设定地区); the province for the list’s own.',
  })
  setBy!: object;

  @Field(() => Region, {
    nullable: true,
    description: 'The division above that it comes from (继承自); null if the place itself set it.',
  })
  inheritedFrom!: object | null;

  @Field(() => Source, { description: 'Where it was read: document, place and words (出处).' })
  source!: object;
}

@ObjectType('HereFigure', {
  description: 'A figure of the standard as it applies in a place (本地适用的标准数值).',
})
export class HereFigure extends Inheritable {
  @Field(() => StandardFigure, {
    description: 'The figure of the list (清单数值), which says what is measured, for whom and how it binds.',
  })
  figure!: FigureContent;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'What applies here, in `unit`, or the lower end of a range (适用数值); null where the list’s own applies and has no exact decimal.',
  })
  value!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The upper end of a range (上限); null if none.',
  })
  maxValue!: string | null;

  @Field(() => String, { description: 'The unit (单位), which may be another than the list prints.' })
  unit!: string;

  @Field(() => String, { description: 'The words that set it (原文).' })
  quote!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Where it was raised, the list’s value in the list’s unit, or as printed if it has no exact decimal (省定标准); null where it was not.',
  })
  provincialValue!: string | null;
}

@ObjectType('LapsedFigure', {
  description:
    'A raised figure that does not apply, though it is in force: the list or the city was revised since (已失效的提标数值).',
})
export class LapsedFigure {
  @Field(() => LocalFigure, { description: 'The figure (提标数值).' })
  figure!: object;

  @Field(() => Region, { description: 'The division that set it (设定地区).' })
  setBy!: object;

  @Field(() => LapseReason, { description: 'Why it does not apply (失效原因).' })
  reason!: LapseReason;
}

@ObjectType('HereAddedAudience', {
  description: 'Who is served in a place besides those the list names (本地扩大的服务对象).',
})
export class HereAddedAudience extends Inheritable implements AddedAudienceContent {
  @Field(() => String, { description: 'In words (文字).' })
  text!: string;

  @Field(() => EligibilityCondition, {
    nullable: true,
    description: 'As conditions on facts (条件); null if nobody has read it so.',
  })
  condition!: AddedAudienceContent['condition'];
}

@ObjectType('HereAudience', { description: 'Who is served in a place (本地服务对象).' })
export class HereAudience {
  @Field(() => String, { description: 'The list’s words (清单服务对象).' })
  text!: string;

  @Field(() => Region, {
    nullable: true,
    description: 'The province, from which the words come (继承自); null in the answer for the province.',
  })
  inheritedFrom!: object | null;

  @Field(() => [HereAddedAudience], {
    description:
      'Whoever else is served, from the city down (扩大的服务对象): a county serves whomever its city does.',
  })
  added!: readonly object[];
}

@ObjectType('HereGuide', { description: 'How one gets a service in a place (本地办事指南).' })
export class HereGuide extends Inheritable {
  @Field(() => ServiceGuide, { description: 'The guide with its quality (办事指南).' })
  guide!: Guide;
}

@ObjectType('HereNote', { description: 'What a reader in a place should know (本地说明).' })
export class HereNote extends Inheritable {
  @Field(() => String, { description: 'In words (文字).' })
  note!: string;
}

@ObjectType('Here', {
  description:
    'What applies of a service in a place, field by field (本地适用情况): the list’s words, and over them what the city and the county have set.',
})
export class Here implements HereInRegion {
  @Field(() => Region, {
    description:
      'The division that the answer is for (行政区划): of a township its county, of a retired code what replaced it.',
  })
  region!: HereInRegion['region'];

  @Field(() => [HereFigure], {
    description: 'The figures of the standard that apply, in the list’s order (适用的标准数值).',
  })
  figures!: HereInRegion['figures'];

  @Field(() => [LapsedFigure], {
    description: 'Raised figures that do not apply any more (已失效的提标数值), from the city down.',
  })
  lapsed!: HereInRegion['lapsed'];

  @Field(() => HereAudience, { description: 'Who is served (服务对象).' })
  audience!: HereInRegion['audience'];

  @Field(() => HereGuide, {
    nullable: true,
    description: 'How one gets it: the nearest guide (办事指南); null if neither county nor city has one.',
  })
  guide!: HereInRegion['guide'];

  @Field(() => [HereNote], { description: 'Notes from the city down (说明).' })
  notes!: HereInRegion['notes'];
}
