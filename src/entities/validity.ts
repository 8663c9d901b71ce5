import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { SubjectKind } from '../domain/content.js';

/**
 * On which days a revision was said to be in force, and during which instants the directory said so. Triggers write it,
 * so that what the directory said once can be read for ever.
 */
@Entity('validity')
@Check(
  'ck_validity_kind',
  `kind in ('SERVICE', 'DEPARTMENT', 'FACILITY_TYPE', 'INDICATOR', 'ELIGIBILITY_RULE', 'FISCAL_TIER', 'COST_SHARING_RATIO', 'LOCAL_IMPLEMENTATION', 'LOCAL_TARGET')`,
)
@Check('ck_validity_ranges', `not isempty(valid_during) and not isempty(recorded_during)`)
@Index('ix_validity_kind_revision_id', ['kind', 'revisionId'])
export class Validity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  kind!: SubjectKind;

  @Column('integer')
  revisionId!: number;

  @Column('daterange')
  validDuring!: string;

  @Column('tstzrange')
  recordedDuring!: string;
}
