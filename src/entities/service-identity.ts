import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';

/** What stays the same about a service while its revisions follow one another: its code. */
@Entity('service')
@Check('ck_service_code', `code ~ '^[A-Z]{2}-[A-Z]{3}-\\d{3,}$'`)
@Unique(['id', 'code'])
@Reading({ order: ['code'], revisedAs: () => PublicService })
export class ServiceIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text', { unique: true })
  code!: string;
}
