import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { FacilityType } from './facility-type.js';
import { Reading } from './reading.js';

/** What stays the same about a kind of facility while its revisions follow one another: its code. */
@Entity('facility_type')
@Check('ck_facility_type_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Unique(['id', 'code'])
@Reading({ order: ['code'], revisedAs: () => FacilityType })
export class FacilityTypeIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text', { unique: true })
  code!: string;
}
