import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { OpeningHours } from '../domain/facilities/opening-hours.js';
import { Reading } from './reading.js';

/** Opening hours, once for all facilities that keep them; never changed and never deleted. */
@Entity('opening_schedule')
@Reading({ order: ['id'] })
export class OpeningSchedule {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** SHA-256 of the hours in their canonical form. */
  @Column('text', { unique: true })
  digest!: string;

  @Column('jsonb')
  hours!: OpeningHours;
}
