import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IndicatorNature } from '../domain/enums.js';
import { DepartmentIdentity } from './department-identity.js';
import { Department } from './department.js';
import { IndicatorDerivation } from './indicator-derivation.js';
import { IndicatorIdentity } from './indicator-identity.js';
import { IndicatorReading } from './indicator-reading.js';
import { Node } from './node.js';
import { Observation } from './observation.js';
import { Plan } from './plan.js';
import { FilteredBy, Inverse, Reading, RelatedBy } from './reading.js';
import { Revised, Revision } from './revision.js';
import { ServiceDomain } from './service-domain.js';
import { FromSource, Source } from './source.js';
import { Target } from './target.js';

@ObjectType('Indicator', {
  implements: Node,
  description: 'A measured quantity that a plan promises to move (指标).',
})
@Entity('indicator_revision')
@Check('ck_indicator_revision_nature', `nature in ('BINDING', 'ANTICIPATORY')`)
@Check('ck_indicator_revision_name', `published_at is null or name <> ''`)
@Check(
  'ck_indicator_revision_valid_during',
  `isempty(valid_during) or lower(valid_during) is not distinct from begins_on`,
)
@Exclusion(
  'ex_indicator_revision_in_force',
  `USING gist (indicator_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Exclusion(
  'ex_indicator_revision_ordinal',
  `USING gist (plan_id WITH =, ordinal WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Index('ix_indicator_revision_indicator_id', ['identity'])
@Index('ix_indicator_revision_plan_id', ['plan'])
@Index('ix_indicator_revision_domain_id', ['domain'])
@Index('ix_indicator_revision_data_department_id', ['dataDepartment'])
@Index('ix_indicator_revision_change_set_id', ['changeSet'])
@Revised('indicator', 'indicatorId')
@Reading({
  order: ['plan', 'ordinal'],
  versioned: true,
  nodeKey: 'indicatorId',
  computed: { localTargets: ['indicatorId'], series: ['indicatorId'], table: ['indicatorId'] },
})
export class Indicator extends Revision {
  @ManyToOne(() => IndicatorIdentity, { nullable: false })
  @JoinColumn([
    { name: 'indicator_id', referencedColumnName: 'id' },
    { name: 'code', referencedColumnName: 'code' },
  ])
  identity!: Relation<IndicatorIdentity>;

  @Column('integer')
  indicatorId!: number;

  @Field(() => String, { description: 'A stable code, e.g. `FJ-2021-IND-08` (指标代码).' })
  @Column('text')
  code!: string;

  @Field(() => Plan, { description: 'The plan that prints it (所属规划).' })
  @ManyToOne(() => Plan, (plan) => plan.indicators, { nullable: false })
  plan!: Relation<Plan>;

  @Field(() => ServiceDomain, { description: 'The domain it is printed under (领域).' })
  @ManyToOne(() => ServiceDomain, (domain) => domain.indicators, { nullable: false })
  domain!: Relation<ServiceDomain>;

  @Field(() => Int, { description: 'Its place in the plan’s table, from 1 (序号).' })
  @Column('smallint')
  ordinal!: number;

  @Field(() => String, { description: 'The name as printed (指标名称).' })
  @Column('text')
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The unit as printed (单位); null if the table prints none.',
  })
  @Column('text', { nullable: true })
  unit!: string | null;

  @Field(() => IndicatorNature, {
    nullable: true,
    description: 'Binding or anticipatory (属性); null where the plan does not say, as that of 2018.',
  })
  @Column('text', { nullable: true })
  nature!: IndicatorNature | null;

  @Field(() => Boolean, {
    description: 'Whether its values add up over the plan’s years, printed in 〔〕 (是否累计).',
  })
  @Column('boolean')
  cumulative!: boolean;

  @Field(() => Department, {
    nullable: true,
    description:
      'The department that answers for its figures and reports them (数据责任部门); null if no document names one.',
  })
  @ManyToOne(() => DepartmentIdentity, { nullable: true })
  dataDepartment!: Relation<DepartmentIdentity> | null;

  @Field(() => [Target], { description: 'What the plan promises, by year (目标值).' })
  @FilteredBy('year')
  @Inverse(() => Target, 'indicator')
  targets!: Relation<Target>[];

  // What is reported grows with every year and division: only lists in pages and reports with limits tell it.
  @Field(() => [Observation], {
    description:
      'What documents print of it, by year (印刷的监测值). One year may have several, from different places. What was reported besides is in `series`, `table` and the list `observations`.',
  })
  @FilteredBy('year', 'status')
  @RelatedBy(
    () => Observation,
    '{row}.indicator_id = {parent}.indicator_id and {row}.source_id is not null and {known {row}}',
  )
  observations!: Relation<Observation>[];

  @Field(() => IndicatorReading, {
    nullable: true,
    description: 'How it is read where the plan says nothing (指标解读); null if nobody has read it yet.',
  })
  @Inverse(() => IndicatorReading, 'indicator', { single: true })
  reading!: Relation<IndicatorReading> | null;

  @Field(() => IndicatorDerivation, {
    nullable: true,
    description: 'How it is worked out from what the directory holds (派生规则); null if it cannot be.',
  })
  @Inverse(() => IndicatorDerivation, 'indicator', { single: true })
  derivation!: Relation<IndicatorDerivation> | null;

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
