import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Indicator } from './indicator.js';
import { Reading } from './reading.js';

/** What stays the same about an indicator while its revisions follow one another: its code. */
@Entity('indicator')
@Check('ck_indicator_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Unique(['id', 'code'])
@Reading({ order: ['code'], revisedAs: () => Indicator })
export class IndicatorIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text', { unique: true })
  code!: string;
}
