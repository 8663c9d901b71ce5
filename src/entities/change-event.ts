import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { ActorKind } from '../domain/access.js';
import { ChangeType } from '../domain/change-event.js';
import { DateScalar, DateTimeScalar } from './scalars.js';

/**
 * One published change. Read by data/change-feed.ts alone, which makes `cursor` and `subjectId`; flat, so that a subscriber
 * costs no read of its own.
 */
@ObjectType('ChangeEvent', {
  description:
    'One published change (变更事件). It tells what changed, not how it reads now: fetch that by `subjectId`.',
})
@Entity('change_event')
@Check(
  'ck_change_event_type',
  `type in ('PUBLISHED', 'REVISED', 'RETIRED', 'CORRECTED', 'EDITION_PUBLISHED', 'DIRECTORY_IMPORTED', 'RECORDS_IMPORTED', 'IMPORT_REVERTED')`,
)
@Check(
  'ck_change_event_subject',
  `(type = 'DIRECTORY_IMPORTED') = (subject_type is null) and (subject_type is null) = (subject_id is null)`,
)
@Check('ck_change_event_actor_kind', `actor_kind in ('ANONYMOUS', 'PERSON', 'MACHINE', 'IMPORT')`)
export class ChangeEvent {
  /** Without gaps, in the order of the commits. */
  @PrimaryColumn('bigint')
  seq!: string;

  @Field(() => String, {
    description: 'Its place in the feed, for `after` (游标). It stays good as long as the event is kept.',
  })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'When it was published (发布时间).' })
  @Column('timestamptz')
  at!: string;

  @Field(() => ChangeType, { description: 'What happened (变更类型).' })
  @Column('text')
  type!: ChangeType;

  @Field(() => String, {
    nullable: true,
    description:
      'The type of what changed, e.g. `Service` (变更对象类型); null where the directory as a whole did.',
  })
  @Column('text', { nullable: true })
  subjectType!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The global id of what changed, for `node(id:)` (变更对象标识); null where the directory as a whole did.',
  })
  subjectId!: string | null;

  /** What the global id is made of. */
  @Column('integer', { name: 'subject_id', nullable: true })
  subjectKey!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of what changed (变更对象代码); null if it has none.',
  })
  @Column('text', { nullable: true })
  subjectCode!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of the revision that was published (修订编号); null for what has no revisions, and where one only ends.',
  })
  revision!: number | null;

  @Column('integer', { nullable: true })
  revisionId!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day on which the change is in force (生效日期), which may lie ahead; null where it has none.',
  })
  @Column('date', { nullable: true })
  effectiveOn!: string | null;

  /** The change set that was published. */
  @Column('integer', { nullable: true })
  changeSetId!: number | null;

  @Field(() => ActorKind, { description: 'What kind of actor published it; never who (发布者类别).' })
  @Column('text')
  actorKind!: ActorKind;

  @Field(() => [String], {
    description:
      'Names of the fields that changed, as this schema has them (变更字段); empty where not told one by one.',
  })
  @Column('text', { array: true })
  fields!: string[];
}
