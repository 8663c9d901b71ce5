import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { FiscalTier } from './fiscal-tier.js';
import { Reading } from './reading.js';

/** What stays the same about a county’s fiscal tier in a scheme while its revisions follow one another: its code. */
@Entity('fiscal_tier')
@Check('ck_fiscal_tier_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Unique(['id', 'code'])
@Reading({ order: ['code'], revisedAs: () => FiscalTier })
export class FiscalTierIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text', { unique: true })
  code!: string;
}
