import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { DepartmentIdentity } from './department-identity.js';
import { Department } from './department.js';
import { Reading } from './reading.js';

/** Which department took over from one that was merged, split or abolished. */
@Entity('succession')
@Check('ck_succession_position', `position > 0`)
@Index('uq_succession_department_id_position', ['department', 'position'], { unique: true })
@Index('ix_succession_successor_id', ['successor'])
@Reading({ order: ['department', 'position'], versionedThrough: 'department' })
export class Succession {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('smallint')
  position!: number;

  /** The revision that says so. */
  @ManyToOne(() => Department, { nullable: false })
  department!: Relation<Department>;

  @ManyToOne(() => DepartmentIdentity, { nullable: false })
  successor!: Relation<Department>;
}
