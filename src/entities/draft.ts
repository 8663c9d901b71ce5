import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { DraftOperation } from '../domain/change-set.js';
import { SubjectKind } from '../domain/content.js';
import { ChangeSet } from './change-set.js';
import { Expression, instant, Reading } from './reading.js';
import { DateTimeScalar } from './scalars.js';

@ObjectType('Draft', {
  description: 'One change within a change set: of a service, a department, … (调整草案).',
})
@Entity('draft')
@Check(
  'ck_draft_kind',
  `kind in ('SERVICE', 'DEPARTMENT', 'FACILITY_TYPE', 'INDICATOR', 'ELIGIBILITY_RULE', 'FISCAL_TIER', 'COST_SHARING_RATIO', 'LOCAL_IMPLEMENTATION', 'LOCAL_TARGET')`,
)
@Check('ck_draft_operation', `operation in ('ADD', 'REVISE', 'RETIRE')`)
@Check(
  'ck_draft_revision',
  `(operation = 'RETIRE') = (revision_id is null) and (operation = 'ADD') = (base_revision_id is null)`,
)
@Index('uq_draft_change_set_id_kind_subject_id', ['changeSet', 'kind', 'subjectId'], { unique: true })
@Reading({
  order: ['id'],
  computed: {
    fields: ['kind', 'baseRevisionId', 'revisionId'],
    changes: ['kind', 'baseRevisionId', 'revisionId'],
    author: ['authors'],
  },
})
export class Draft {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ManyToOne(() => ChangeSet, { nullable: false })
  changeSet!: Relation<ChangeSet>;

  @Field(() => SubjectKind, { description: 'What kind of thing changes (对象类型).' })
  @Column('text')
  kind!: SubjectKind;

  @Field(() => DraftOperation, { description: 'Whether it is added, revised or retired (操作).' })
  @Column('text')
  operation!: DraftOperation;

  @Field(() => String, { description: 'The code of what changes (代码).' })
  @Column('text')
  code!: string;

  /** The id of its identity. */
  @Column('integer')
  subjectId!: number;

  /** The published revision that the draft began from; null for what is added. */
  @Column('integer', { nullable: true })
  baseRevisionId!: number | null;

  /** The revision as drafted; null for what is retired. */
  @Column('integer', { nullable: true })
  revisionId!: number | null;

  /** Everyone who wrote on it, the last one last. */
  @Column('text', { array: true })
  authors!: string[];

  @Field(() => DateTimeScalar, { description: 'When it was last drafted (起草时间).' })
  @Expression(instant('{row}.drafted_at'))
  @Column('timestamptz', { default: () => 'now()' })
  draftedAt!: string;

  @Field(() => Int, { description: 'Counts its changes: name it when drafting it again (版本号).' })
  @Column('integer', { default: 1 })
  version!: number;
}
