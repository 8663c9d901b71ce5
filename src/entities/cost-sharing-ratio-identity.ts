import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CostSharingRatio } from './cost-sharing-ratio.js';
import { Reading } from './reading.js';

/** What stays the same about a ratio in force while its revisions follow one another: its code. */
@Entity('cost_sharing_ratio')
@Check('ck_cost_sharing_ratio_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Unique(['id', 'code'])
@Reading({ order: ['code'], revisedAs: () => CostSharingRatio })
export class CostSharingRatioIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text', { unique: true })
  code!: string;
}
