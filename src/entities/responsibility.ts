import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ResponsibilityRole } from '../domain/enums.js';
import { DepartmentIdentity } from './department-identity.js';
import { Department } from './department.js';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';

@ObjectType('Responsibility', { description: 'A department’s part in a service (责任分工).' })
@Entity('responsibility')
@Check('ck_responsibility_role', `role in ('LEAD', 'SUPPORT')`)
@Check('ck_responsibility_position', `position > 0`)
@Index('uq_responsibility_service_id_position', ['service', 'position'], { unique: true })
@Index('uq_responsibility_service_id_department_id', ['service', 'department'], { unique: true })
@Index('ix_responsibility_department_id', ['department'])
@Reading({ order: ['service', 'position'], versionedThrough: 'service' })
export class Responsibility {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => PublicService, { description: 'The service (服务项目).' })
  @ManyToOne(() => PublicService, (service) => service.responsibilities, { nullable: false })
  service!: Relation<PublicService>;

  @Field(() => ResponsibilityRole, { description: 'Whether it leads or supports (职责).' })
  @Column('text')
  role!: ResponsibilityRole;

  @Field(() => Int, { description: 'Its place in the list’s column, from 1 (次序).' })
  @Column('smallint')
  position!: number;

  @Field(() => Department, { description: 'The department, under the name that the list prints (部门).' })
  @ManyToOne(() => DepartmentIdentity, { nullable: false })
  department!: Relation<Department>;
}
