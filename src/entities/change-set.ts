import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, OneToMany, type Relation } from 'typeorm';
import { ChangeSetState } from '../domain/change-set.js';
import { ChangeSetStep } from './change-set-step.js';
import { Document } from './document.js';
import { Node } from './node.js';
import { Expression, instant, Reading } from './reading.js';
import { DateScalar, DateTimeScalar } from './scalars.js';
import { Source } from './source.js';

@ObjectType('ChangeSet', {
  implements: Node,
  description:
    'Changes of the list that are drafted, reviewed and published together, from one day (清单动态调整批次). Public once published; before, for those concerned.',
})
@Entity('change_set')
@Check('ck_change_set_state', `state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN')`)
@Check('ck_change_set_texts', `title <> '' and reason <> ''`)
@Check(
  'ck_change_set_published',
  `(state = 'PUBLISHED') = (published_at is not null) and (published_at is null or effective_on is not null)`,
)
@Check(
  'ck_change_set_edition',
  `(edition_code is null) = (edition_name is null) and (edition_code is null) = (edition_document_id is null) and (edition_code is not null or edition_issued_on is null)`,
)
@Index('ix_change_set_state', ['state'])
@Reading({ order: ['id'], computed: { author: ['authorName'], drafts: ['id'] } })
export class ChangeSet extends Node {
  @Field(() => String, { description: 'What it is called (名称).' })
  @Column('text')
  title!: string;

  @Field(() => String, { description: 'Why the list is to change (调整理由).' })
  @Column('text')
  reason!: string;

  @Field(() => Source, {
    nullable: true,
    description: 'What orders the change: document, place and words (调整依据); null if none is named.',
  })
  @ManyToOne(() => Source, { nullable: true })
  source!: Relation<Source> | null;

  @Field(() => ChangeSetState, { description: 'Where it is on its way (状态).' })
  @Column('text', { default: ChangeSetState.DRAFT })
  state!: ChangeSetState;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day on which its changes are in force: proposed, and final once published (生效日期); null while none is proposed.',
  })
  @Column('date', { nullable: true })
  effectiveOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is in force from a day before it was published (追溯理由); null if it is not retroactive.',
  })
  @Column('text', { nullable: true })
  retroactiveReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the edition that it makes (版次代码); null if it makes none.',
  })
  @Column('text', { nullable: true })
  editionCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the edition that it makes (清单名称); null if it makes none.',
  })
  @Column('text', { nullable: true })
  editionName!: string | null;

  @Field(() => Document, {
    nullable: true,
    description: 'The document that issues that edition (发布文件); null if it makes none.',
  })
  @ManyToOne(() => Document, { nullable: true })
  editionDocument!: Relation<Document> | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day that document was signed (成文日期); null if not known.',
  })
  @Column('date', { nullable: true })
  editionIssuedOn!: string | null;

  @Column('text', { name: 'author' })
  authorName!: string;

  /** Others who changed what it says of itself. */
  @Column('text', { array: true, default: () => `'{}'` })
  editors!: string[];

  @Field(() => DateTimeScalar, { description: 'When it was begun (创建时间).' })
  @Expression(instant('{row}.created_at'))
  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was published (发布时间); null before.',
  })
  @Expression(instant('{row}.published_at'))
  @Column('timestamptz', { nullable: true })
  publishedAt!: string | null;

  @Field(() => Int, {
    description:
      'Counts its changes: name it when changing it, so that nobody’s work is overwritten (版本号).',
  })
  @Column('integer', { default: 1 })
  version!: number;

  @Field(() => [ChangeSetStep], { description: 'What was done with it, from the first (办理记录).' })
  @OneToMany(() => ChangeSetStep, (step) => step.changeSet)
  steps!: Relation<ChangeSetStep>[];
}
