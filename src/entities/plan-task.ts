import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, OneToMany, type Relation } from 'typeorm';
import { Node } from './node.js';
import { Plan } from './plan.js';
import { FilteredBy, Reading } from './reading.js';
import { FromSource, Source } from './source.js';
import { TaskResponsibility } from './task-responsibility.js';

@ObjectType('PlanTask', {
  implements: Node,
  description: 'A task that a plan sets, with who is answerable (重点任务).',
})
@Entity('plan_task')
@Check('ck_plan_task_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Check('ck_plan_task_texts', `text <> '' and responsible_text <> ''`)
@Index('uq_plan_task_plan_id_ordinal', ['plan', 'ordinal'], { unique: true })
@Reading({ order: ['plan', 'ordinal'] })
export class PlanTask extends Node {
  @Field(() => String, { description: 'A stable code, e.g. `FJ-2018-TASK-01` (任务代码).' })
  @Column('text', { unique: true })
  code!: string;

  @Field(() => Plan, { description: 'The plan that sets it (所属规划).' })
  @ManyToOne(() => Plan, (plan) => plan.tasks, { nullable: false })
  plan!: Relation<Plan>;

  @Field(() => Int, { description: 'Its number as printed (序号).' })
  @Column('smallint')
  ordinal!: number;

  @Field(() => String, { description: 'The task, as printed (重点任务).' })
  @Column('text')
  text!: string;

  @Field(() => String, { description: 'Who is answerable, as printed (责任单位).' })
  @Column('text')
  responsibleText!: string;

  @Field(() => [TaskResponsibility], {
    description: 'The departments that the text names, in its order (责任部门).',
  })
  @FilteredBy('role')
  @OneToMany(() => TaskResponsibility, (responsibility) => responsibility.task)
  responsibilities!: Relation<TaskResponsibility>[];

  @FromSource()
  source!: Relation<Source>;
}
