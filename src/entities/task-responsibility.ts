import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ResponsibilityRole } from '../domain/enums.js';
import { DepartmentIdentity } from './department-identity.js';
import { Department } from './department.js';
import { PlanTask } from './plan-task.js';
import { Reading } from './reading.js';

@ObjectType('TaskResponsibility', { description: 'A department’s part in a plan task (任务分工).' })
@Entity('task_responsibility')
@Check('ck_task_responsibility_role', `role in ('LEAD', 'SUPPORT')`)
@Check('ck_task_responsibility_position', `position > 0`)
@Index('uq_task_responsibility_task_id_position', ['task', 'position'], { unique: true })
@Index('uq_task_responsibility_task_id_department_id', ['task', 'department'], { unique: true })
@Index('ix_task_responsibility_department_id', ['department'])
@Reading({ order: ['task', 'position'] })
export class TaskResponsibility {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => PlanTask, { description: 'The task (重点任务).' })
  @ManyToOne(() => PlanTask, (task) => task.responsibilities, { nullable: false })
  task!: Relation<PlanTask>;

  @Field(() => ResponsibilityRole, { description: 'Whether it leads or supports (职责).' })
  @Column('text')
  role!: ResponsibilityRole;

  @Field(() => Int, { description: 'Its place in the text, from 1 (次序).' })
  @Column('smallint')
  position!: number;

  @Field(() => Department, { description: 'The department (部门).' })
  @ManyToOne(() => DepartmentIdentity, { nullable: false })
  department!: Relation<Department>;
}
