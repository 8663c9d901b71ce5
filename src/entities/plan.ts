import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ManyToOne, OneToMany, type Relation } from 'typeorm';
import { Document } from './document.js';
import { Indicator } from './indicator.js';
import { Node } from './node.js';
import { PlanTask } from './plan-task.js';
import { Reading } from './reading.js';
import { FromSource, Source } from './source.js';

@ObjectType('Plan', {
  implements: Node,
  description: 'A plan for public services over a span of years (规划).',
})
@Entity('plan')
@Check('ck_plan_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Check('ck_plan_years', `start_year <= end_year`)
@Reading({ order: ['startYear', 'code'] })
export class Plan extends Node {
  @Field(() => String, { description: 'A stable code, e.g. `FJ-2021-PLAN` (规划代码).' })
  @Column('text', { unique: true })
  code!: string;

  @Field(() => String, { description: 'The title (规划名称).' })
  @Column('text')
  name!: string;

  @Field(() => Document, { description: 'The text that set it out (规划文件).' })
  @ManyToOne(() => Document, { nullable: false })
  document!: Relation<Document>;

  @Field(() => Int, { description: 'The first calendar year it covers (起始年).' })
  @Column('smallint')
  startYear!: number;

  @Field(() => Int, { description: 'The last calendar year it covers (终止年).' })
  @Column('smallint')
  endYear!: number;

  @Field(() => [PlanTask], { description: 'Its tasks, in the printed order (重点任务).' })
  @OneToMany(() => PlanTask, (task) => task.plan)
  tasks!: Relation<PlanTask>[];

  @Field(() => [Indicator], { description: 'Its indicators, in the printed order (主要指标).' })
  @OneToMany(() => Indicator, (indicator) => indicator.plan)
  indicators!: Relation<Indicator>[];

  @FromSource()
  source!: Relation<Source>;
}
