import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { LocalTarget } from './local-target.js';
import { Reading } from './reading.js';

/** What stays the same about a division’s own target while its revisions follow one another: its code. */
@Entity('local_target')
@Check('ck_local_target_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Unique(['id', 'code'])
@Reading({ order: ['code'], revisedAs: () => LocalTarget })
export class LocalTargetIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text', { unique: true })
  code!: string;
}
