import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { EligibilityRule } from './eligibility-rule.js';
import { Reading } from './reading.js';

/** What stays the same about the reading of a service’s audience while its revisions follow one another: its code. */
@Entity('eligibility_rule')
@Check('ck_eligibility_rule_code', `code ~ '^[A-Z]{2}-[A-Z]{3}-\\d{3,}$'`)
@Unique(['id', 'code'])
@Reading({ order: ['code'], revisedAs: () => EligibilityRule })
export class EligibilityRuleIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text', { unique: true })
  code!: string;
}
