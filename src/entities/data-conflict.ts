import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { ConflictResolution } from '../domain/facilities/import-batch.js';
import { DataProvider } from './data-provider.js';
import { Facility } from './facility.js';
import { ImportBatch } from './import-batch.js';
import { Node } from './node.js';
import { Expression, instant, Reading } from './reading.js';
import { DateTimeScalar } from './scalars.js';
import { toldValue } from './told-value.js';

@ObjectType('DataConflict', {
  implements: Node,
  description:
    'Two providers say different things of one field of a facility (数据冲突). One word counts (一数一源); the other waits here.',
})
@Entity('data_conflict')
@Check(
  'ck_data_conflict_resolution',
  `resolution in ('KEPT', 'TAKEN', 'SETTLED') and (resolution is null) = (resolved_at is null)`,
)
@Index('uq_data_conflict_open', ['facility', 'field', 'provider'], {
  unique: true,
  where: 'resolved_at is null',
})
@Index('ix_data_conflict_facility_id', ['facility'])
@Reading({ order: ['id'] })
export class DataConflict extends Node {
  @Field(() => Facility, { description: 'The facility (设施).' })
  @ManyToOne(() => Facility, { nullable: false })
  facility!: Relation<Facility>;

  @Field(() => String, { description: 'The field, e.g. `phone` (字段).' })
  @Column('text')
  field!: string;

  @Field(() => String, { description: 'What counts so far, as JSON text (权威值).' })
  @Expression(`(${toldValue('{row}.field', '{row}.kept')})::text`)
  @Column('jsonb')
  kept!: unknown;

  @Field(() => String, { description: 'What the other provider says, as JSON text (提出值).' })
  @Expression(`(${toldValue('{row}.field', '{row}.offered')})::text`)
  @Column('jsonb')
  offered!: unknown;

  @Field(() => DataProvider, { description: 'Whose word counts so far (权威数源).' })
  @ManyToOne(() => DataProvider, { nullable: false })
  keeper!: Relation<DataProvider>;

  @Field(() => DataProvider, { description: 'Who says something else (提出数源).' })
  @ManyToOne(() => DataProvider, { nullable: false })
  provider!: Relation<DataProvider>;

  @Field(() => ImportBatch, { description: 'The import that brought it (导入批次).' })
  @ManyToOne(() => ImportBatch, { nullable: false })
  batch!: Relation<ImportBatch>;

  /** The import by which the two came to say the same, or with which the other said something else. */
  @ManyToOne(() => ImportBatch, { nullable: true })
  settledBatch!: Relation<ImportBatch> | null;

  @Field(() => DateTimeScalar, { description: 'When it was noticed (发现时间).' })
  @Expression(instant('{row}.noticed_at'))
  @Column('timestamptz', { default: () => 'now()' })
  noticedAt!: string;

  @Field(() => ConflictResolution, {
    nullable: true,
    description: 'How it ended (处理结果); null while it is open.',
  })
  @Column('text', { nullable: true })
  resolution!: ConflictResolution | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it ended (处理时间); null while it is open.',
  })
  @Expression(instant('{row}.resolved_at'))
  @Column('timestamptz', { nullable: true })
  resolvedAt!: string | null;
}
