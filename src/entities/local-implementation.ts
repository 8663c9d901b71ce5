import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { EligibilityCondition } from './eligibility-condition.js';
import { LocalImplementationIdentity } from './local-implementation-identity.js';
import { Node } from './node.js';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';
import { Region } from './region.js';
import { Revised, Revision } from './revision.js';
import { DecimalScalar } from './scalars.js';
import { ServiceGuide } from './service-guide.js';
import { ServiceIdentity } from './service-identity.js';
import { FromSource, Source } from './source.js';

@ObjectType('LocalFigure', {
  description:
    'A figure of the standard that a division raised (提标数值). What it raises is told by the first three.',
})
export class LocalFigure {
  @Field(() => String, { description: 'What is measured, as the list’s figure says (内容).' })
  what!: string;

  @Field(() => String, {
    nullable: true,
    description: 'For whom or when, as there (适用条件); null if always.',
  })
  condition!: string | null;

  @Field(() => String, { nullable: true, description: 'Per what, as there (计量口径); null if per nothing.' })
  per!: string | null;

  @Field(() => String, { description: 'The unit (单位), comparable to that of the list’s figure.' })
  unit!: string;

  @Field(() => DecimalScalar, { description: 'The value here, or the lower end of a range (数值).' })
  value!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The upper end of a range (上限); null if none.',
  })
  maxValue!: string | null;

  @Field(() => String, { description: 'The words of the local document (原文).' })
  quote!: string;
}

@ObjectType('AddedAudience', { description: 'Who is served besides those the list names (扩大的服务对象).' })
export class AddedAudience {
  @Field(() => String, { description: 'In words (文字).' })
  text!: string;

  @Field(() => EligibilityCondition, {
    nullable: true,
    description: 'As conditions on facts (条件); null if nobody has read it so: eligibility then ignores it.',
  })
  condition!: EligibilityCondition | null;
}

@ObjectType('LocalImplementation', {
  implements: Node,
  description:
    'What a city or county adds to a service of the list (本地实施): raised figures, audience, guide.',
})
@Entity('local_implementation_revision')
@Check(
  'ck_local_implementation_revision_guide_quality',
  `guide_quality between 0 and 100 and (guide_quality is null) = (guide is null)`,
)
@Check(
  'ck_local_implementation_revision_valid_during',
  `isempty(valid_during) or lower(valid_during) is not distinct from begins_on`,
)
@Exclusion(
  'ex_local_implementation_revision_in_force',
  `USING gist (local_implementation_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Exclusion(
  'ex_local_implementation_revision_one',
  `USING gist (service_id WITH =, region_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Index('ix_local_implementation_revision_local_implementation_id', ['identity'])
@Index('ix_local_implementation_revision_service_id', ['service'])
@Index('ix_local_implementation_revision_region_id', ['region'])
@Index('ix_local_implementation_revision_change_set_id', ['changeSet'])
@Revised('local implementation', 'localImplementationId')
@Reading({ order: ['code'], versioned: true, nodeKey: 'localImplementationId' })
export class LocalImplementation extends Revision {
  @ManyToOne(() => LocalImplementationIdentity, { nullable: false })
  @JoinColumn([
    { name: 'local_implementation_id', referencedColumnName: 'id' },
    { name: 'code', referencedColumnName: 'code' },
  ])
  identity!: Relation<LocalImplementationIdentity>;

  @Column('integer')
  localImplementationId!: number;

  @Field(() => String, {
    description: 'A stable code: service and division, e.g. `FJ-BPS-003-350102` (代码).',
  })
  @Column('text')
  code!: string;

  @Field(() => PublicService, { description: 'The service of the list (服务项目).' })
  @ManyToOne(() => ServiceIdentity, { nullable: false })
  service!: Relation<ServiceIdentity>;

  @Field(() => Region, { description: 'The city or county (行政区划).' })
  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  @Field(() => [LocalFigure], { description: 'Figures that are raised here (提标数值).' })
  @Column('jsonb')
  figures!: LocalFigure[];

  @Field(() => AddedAudience, {
    nullable: true,
    description: 'Who is served besides (扩大的服务对象); null if nobody.',
  })
  @Column('jsonb', { nullable: true })
  addedAudience!: AddedAudience | null;

  @Field(() => ServiceGuide, {
    nullable: true,
    description: 'How one gets it here (办事指南); null if not said.',
  })
  @Column('jsonb', { nullable: true })
  guide!: ServiceGuide | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The score of the guide when it was drafted, 0–100 (指南得分); null without a guide.',
  })
  @Column('smallint', { nullable: true })
  guideQuality!: number | null;

  @Column('date', { nullable: true })
  beginsOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know about this record (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
