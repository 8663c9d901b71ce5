import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { RegionLevel } from '../domain/enums.js';
import { DepartmentIdentity } from './department-identity.js';
import { Node } from './node.js';
import { Expression, FilteredBy, Inverse, Reading, RelatedBy } from './reading.js';
import { Region } from './region.js';
import { Responsibility } from './responsibility.js';
import { Revised, Revision } from './revision.js';
import { DateScalar } from './scalars.js';
import { FromSource, Source } from './source.js';
import { TaskResponsibility } from './task-responsibility.js';

/** One row is one revision of a department: what it was called, and whether it still was. */
@ObjectType('Department', {
  implements: Node,
  description:
    'A body that answers for services or tasks (部门), under the name it had on the day that is asked about.',
})
@Entity('department_revision')
@Check('ck_department_revision_level', `level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')`)
@Check('ck_department_revision_name', `published_at is null or name <> ''`)
@Check(
  'ck_department_revision_valid_during',
  `isempty(valid_during) or lower(valid_during) is not distinct from begins_on`,
)
@Exclusion(
  'ex_department_revision_in_force',
  `USING gist (department_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Exclusion(
  'ex_department_revision_name',
  `USING gist (name WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL AND NOT abolished)`,
)
@Index('ix_department_revision_department_id', ['identity'])
@Index('ix_department_revision_region_id', ['region'])
@Index('ix_department_revision_change_set_id', ['changeSet'])
@Revised('department', 'departmentId')
@Reading({ order: ['position', 'code'], versioned: true, nodeKey: 'departmentId' })
export class Department extends Revision {
  @ManyToOne(() => DepartmentIdentity, { nullable: false })
  @JoinColumn([
    { name: 'department_id', referencedColumnName: 'id' },
    { name: 'code', referencedColumnName: 'code' },
  ])
  identity!: Relation<DepartmentIdentity>;

  @Column('integer')
  departmentId!: number;

  @Field(() => String, {
    description: 'A stable code of this directory, e.g. `FJ-CIVIL-AFFAIRS` (部门代码).',
  })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'The official short name (部门简称), e.g. `省民政厅`.' })
  @Column('text')
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
  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  /** Whether it ceased to be on the first day of this revision. It stays, so that what names it can be read. */
  @Column('boolean', { default: false })
  abolished!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it was no more (撤销日期); null while it is in being.',
  })
  @Expression('case when {row}.abolished then {row}.begins_on end')
  abolishedOn!: string | null;

  @Field(() => [Department], {
    description:
      'The bodies that took over its duties when it was merged, split or abolished, in order (承接部门).',
  })
  @RelatedBy(
    () => Department,
    '{row}.department_id in (select s.successor_id from succession s where s.department_id = {parent}.id)',
  )
  successors!: Relation<Department>[];

  @Field(() => [Responsibility], {
    description:
      'Its part in each service in force on the day asked for, in the list’s order (承担的服务项目).',
  })
  @FilteredBy('role')
  @Inverse(() => Responsibility, 'department')
  responsibilities!: Relation<Responsibility>[];

  @Field(() => [TaskResponsibility], { description: 'Its part in plan tasks (承担的重点任务).' })
  @Inverse(() => TaskResponsibility, 'department')
  taskResponsibilities!: Relation<TaskResponsibility>[];

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
