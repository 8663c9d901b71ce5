import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, OneToMany, type Relation } from 'typeorm';
import { IndicatorNature } from '../domain/enums.js';
import { Node } from './node.js';
import { Observation } from './observation.js';
import { Plan } from './plan.js';
import { FilteredBy, Reading } from './reading.js';
import { ServiceDomain } from './service-domain.js';
import { FromSource, Source } from './source.js';
import { Target } from './target.js';

@ObjectType('Indicator', {
  implements: Node,
  description: 'A measured quantity that a plan promises to move (指标).',
})
@Entity('indicator')
@Check('ck_indicator_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Check('ck_indicator_nature', `nature in ('BINDING', 'ANTICIPATORY')`)
@Index('uq_indicator_plan_id_ordinal', ['plan', 'ordinal'], { unique: true })
@Index('ix_indicator_domain_id', ['domain'])
@Reading({ order: ['plan', 'ordinal'] })
export class Indicator extends Node {
  @Field(() => String, { description: 'A stable code, e.g. `FJ-2021-IND-08` (指标代码).' })
  @Column('text', { unique: true })
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

  @Field(() => [Target], { description: 'What the plan promises, by year (目标值).' })
  @FilteredBy('year')
  @OneToMany(() => Target, (target) => target.indicator)
  targets!: Relation<Target>[];

  @Field(() => [Observation], {
    description: 'What was observed, by year (监测值). One year may have several, from different sources.',
  })
  @FilteredBy('year', 'status')
  @OneToMany(() => Observation, (observation) => observation.indicator)
  observations!: Relation<Observation>[];

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know about this record (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
