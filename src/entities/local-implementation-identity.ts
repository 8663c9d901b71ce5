import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { LocalImplementation } from './local-implementation.js';
import { Reading } from './reading.js';

/** What stays the same about what a division adds to a service while its revisions follow one another: its code. */
@Entity('local_implementation')
@Check('ck_local_implementation_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Unique(['id', 'code'])
@Reading({ order: ['code'], revisedAs: () => LocalImplementation })
export class LocalImplementationIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text', { unique: true })
  code!: string;
}
