import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ActorKind } from '../domain/access.js';
import { ChangeSetStepAction } from '../domain/change-set.js';
import { ChangeSet } from './change-set.js';
import { Expression, instant, Reading } from './reading.js';
import { DateTimeScalar } from './scalars.js';

@ObjectType('ChangeSetStep', { description: 'Something done with a change set (办理步骤).' })
@Entity('change_set_step')
@Check(
  'ck_change_set_step_action',
  `action in ('CREATE', 'SUBMIT', 'APPROVE', 'RETURN', 'WITHDRAW', 'PUBLISH', 'REBASE')`,
)
@Index('ix_change_set_step_change_set_id', ['changeSet'])
@Reading({ order: ['id'], computed: { actor: ['actorName'], comment: ['action', 'commentText'] } })
export class ChangeSetStep {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ManyToOne(() => ChangeSet, (changeSet) => changeSet.steps, { nullable: false })
  changeSet!: Relation<ChangeSet>;

  @Field(() => ChangeSetStepAction, { description: 'What was done (操作).' })
  @Column('text')
  action!: ChangeSetStepAction;

  @Column('text', { name: 'comment', nullable: true })
  commentText!: string | null;

  @Field(() => ActorKind, { description: 'What kind of caller did it (操作者类型).' })
  @Column('text')
  actorKind!: ActorKind;

  @Column('text', { name: 'actor' })
  actorName!: string;

  @Field(() => DateTimeScalar, { description: 'When (时间).' })
  @Expression(instant('{row}.taken_at'))
  @Column('timestamptz', { default: () => 'now()' })
  takenAt!: string;
}
