import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Department } from './department.js';
import { Reading } from './reading.js';

/** What stays the same about a department while its revisions follow one another: its code. */
@Entity('department')
@Check('ck_department_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Unique(['id', 'code'])
@Reading({ order: ['code'], revisedAs: () => Department })
export class DepartmentIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text', { unique: true })
  code!: string;
}
