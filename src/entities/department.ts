import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, OneToMany, type Relation } from 'typeorm';
import { RegionLevel } from '../domain/enums.js';
import { Node } from './node.js';
import { FilteredBy, Reading } from './reading.js';
import { Region } from './region.js';
import { Responsibility } from './responsibility.js';
import { FromSource, Source } from './source.js';
import { TaskResponsibility } from './task-responsibility.js';

@ObjectType('Department', {
  implements: Node,
  description: 'A body that answers for services or tasks (部门), under the name that the source printed.',
})
@Entity('department')
@Check('ck_department_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Check('ck_department_level', `level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')`)
@Index('ix_department_region_id', ['region'])
@Reading({ order: ['position', 'code'] })
export class Department extends Node {
  @Field(() => String, {
    description: 'A stable code of this directory, e.g. `FJ-CIVIL-AFFAIRS` (部门代码).',
  })
  @Column('text', { unique: true })
  code!: string;

  @Field(() => String, { description: 'The official short name (部门简称), e.g. `省民政厅`.' })
  @Column('text', { unique: true })
  name!: string;

  @Field(() => [String], {
    description: 'Other forms of the name that the sources print (别称), e.g. `民政厅`.',
  })
  @Column('text', { array: true, default: () => `'{}'` })
  aliases!: string[];

  @Field(() => RegionLevel, { description: 'The level of government it belongs to (层级).' })
  @Column('text')
  level!: RegionLevel;

  /** Place in lists: the department named most often comes first. */
  @Column('smallint')
  position!: number;

  @Field(() => Region, { description: 'The division whose government it belongs to (所属行政区划).' })
  @ManyToOne(() => Region, (region) => region.departments, { nullable: false })
  region!: Relation<Region>;

  @Field(() => Department, {
    nullable: true,
    description: 'The body that took over its duties (承接部门); null while none is recorded.',
  })
  @ManyToOne(() => Department, { nullable: true })
  successor!: Relation<Department> | null;

  @Field(() => [Responsibility], {
    description:
      'Its part in each service in force on the day asked for, in the list’s order (承担的服务项目).',
  })
  @FilteredBy('role')
  @OneToMany(() => Responsibility, (responsibility) => responsibility.department)
  responsibilities!: Relation<Responsibility>[];

  @Field(() => [TaskResponsibility], { description: 'Its part in plan tasks (承担的重点任务).' })
  @OneToMany(() => TaskResponsibility, (responsibility) => responsibility.department)
  taskResponsibilities!: Relation<TaskResponsibility>[];

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know about this record (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
