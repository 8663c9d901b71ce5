import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { Comparator, ObservationStatus } from '../domain/enums.js';
import { ObservedArea, SuspicionCode } from '../domain/indicators/vocabulary.js';
import { DataProvider } from './data-provider.js';
import { ImportBatch } from './import-batch.js';
import { IndicatorIdentity } from './indicator-identity.js';
import { Indicator } from './indicator.js';
import { Node } from './node.js';
import { Expression, instant, Reading, RelatedBy } from './reading.js';
import { Region } from './region.js';
import { DateTimeScalar, DecimalScalar } from './scalars.js';
import { Source } from './source.js';

@ObjectType('Suspicion', {
  description:
    'Why a figure looked wrong when it was recorded (存疑). It is told, and the figure stands until somebody corrects it.',
})
export class Suspicion {
  @Field(() => SuspicionCode, { description: 'What looks wrong (存疑代码).' })
  code!: SuspicionCode;

  @Field(() => String, { description: 'The same in words (说明).' })
  message!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'About what would have been expected, in the indicator’s unit (预期值); null if not said.',
  })
  expected!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Of a slip of units, how many times the expected it is: 10, 0.0001 … (倍数); else null.',
  })
  factor!: string | null;

  @Field(() => Number, {
    nullable: true,
    description: 'How far it lies out of line, as a robust z-score (稳健 z 值); else null.',
  })
  score!: number | null;
}

@ObjectType('Observation', {
  implements: Node,
  description:
    'What an indicator was in a region and year (监测值). What is reported is never written over: a correction stands in its place, and both stay readable.',
})
@Entity('observation')
@Check(
  'ck_observation_comparator',
  `comparator in ('EQUAL', 'MORE_THAN', 'AT_LEAST', 'LESS_THAN', 'AT_MOST', 'APPROXIMATELY', 'IN_WORDS')`,
)
@Check(
  'ck_observation_value',
  `(value is null) = (comparator = 'IN_WORDS') and (words is null) = (value is not null)`,
)
@Check('ck_observation_area', `area in ('TOTAL', 'URBAN', 'RURAL', 'NATION')`)
@Check(
  'ck_observation_from',
  `(source_id is null) <> (provider_id is null) and (provider_id is null) = (citation is null)`,
)
@Check('ck_observation_reason', `reason is null or replaces_id is not null`)
@Check('ck_observation_withdrawn', `withdrawn_because is null or superseded_at is not null`)
@Check('ck_observation_status', `status in ('PROVISIONAL', 'FINAL')`)
@Index('uq_observation_current', { synchronize: false })
@Index('ix_observation_suspicious', { synchronize: false })
@Index('ix_observation_printed', ['indicator', 'year'], { where: 'source_id is not null' })
@Index('ix_observation_part', ['indicator', 'region', 'year', 'id'], { where: `area <> 'TOTAL'` })
@Index('ix_observation_indicator_id_region_id_year_id', ['indicator', 'region', 'year', 'id'])
@Index('ix_observation_year_indicator_id_region_id_id', ['year', 'indicator', 'region', 'id'])
@Index('ix_observation_provider_id_indicator_id_region_id_year_id', [
  'provider',
  'indicator',
  'region',
  'year',
  'id',
])
@Index('ix_observation_region_id', ['region'])
@Index('ix_observation_batch_id', ['batch'])
@Index('uq_observation_replaces_id', ['replaces'], { unique: true, where: 'replaces_id is not null' })
@Reading({ order: ['indicator', 'year', 'id'], recorded: true })
export class Observation extends Node {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  @ManyToOne(() => IndicatorIdentity, { nullable: false })
  indicator!: Relation<Indicator>;

  @Field(() => Region, { description: 'The region observed (行政区划).' })
  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  @Field(() => Int, { description: 'The calendar year; the value stands for its end (年份).' })
  @Column('smallint')
  year!: number;

  @Field(() => ObservedArea, {
    description: 'Whether of all of the region, its towns or countryside (地区类型).',
  })
  @Column('text', { default: ObservedArea.TOTAL })
  area!: ObservedArea;

  @Field(() => Comparator, {
    description:
      'EQUAL for a number, MORE_THAN where the source prints only a bound such as `﹥95`, IN_WORDS for words (比较方式).',
  })
  @Column('text')
  comparator!: Comparator;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The number in the indicator’s unit (数值); null if it is in words.',
  })
  @Column('numeric', { nullable: true })
  value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words of a value that is no number, e.g. `应保尽保` (文字值); null for a number.',
  })
  @Column('text', { nullable: true })
  words!: string | null;

  @Field(() => String, { description: 'The value as printed or given (原文).' })
  @Column('text')
  printed!: string;

  @Field(() => ObservationStatus, { description: 'Whether it may still be revised (状态).' })
  @Column('text')
  status!: ObservationStatus;

  @Field(() => String, {
    nullable: true,
    description:
      'What a reader should know, such as a second figure printed elsewhere (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Source, {
    nullable: true,
    description: 'Where a printed figure was read (出处); null for one that was reported.',
  })
  @ManyToOne(() => Source, { nullable: true })
  source!: Relation<Source> | null;

  @Field(() => DataProvider, {
    nullable: true,
    description: 'Who reported it (数源); null for a figure that a document of the directory prints.',
  })
  @ManyToOne(() => DataProvider, { nullable: true })
  provider!: Relation<DataProvider> | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where whoever reported it has it from, in their words (数据来源说明); null for a printed one.',
  })
  @Column('text', { nullable: true })
  citation!: string | null;

  @ManyToOne(() => ImportBatch, { nullable: true })
  batch!: Relation<ImportBatch> | null;

  @Field(() => DateTimeScalar, { description: 'Since when the directory has told it (录入时间).' })
  @Expression(instant('{row}.recorded_at'))
  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was corrected or withdrawn (失效时间); null while it stands.',
  })
  @Expression(instant('{row}.superseded_at'))
  @Column('timestamptz', { nullable: true })
  supersededAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it corrects the one before (更正原因); null for a first figure or one made final.',
  })
  @Column('text', { nullable: true })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was taken back without another in its place (撤回原因); null if it was not.',
  })
  @Column('text', { nullable: true })
  withdrawnBecause!: string | null;

  @Field(() => Observation, {
    nullable: true,
    description: 'The figure that it took the place of (被更正的监测值); null for a first figure.',
  })
  @ManyToOne(() => Observation, { nullable: true })
  replaces!: Relation<Observation> | null;

  @Field(() => [Observation], {
    description:
      'All that was told of this indicator, region, year and area by the same hand, the oldest first, this one included (修订历史).',
  })
  @RelatedBy(
    () => Observation,
    `{row}.indicator_id = {parent}.indicator_id and {row}.region_id = {parent}.region_id and {row}.year = {parent}.year
      and {row}.area = {parent}.area and {row}.provider_id is not distinct from {parent}.provider_id
      and {row}.source_id is not distinct from {parent}.source_id and {recorded {row}}`,
  )
  history!: Relation<Observation>[];

  @Field(() => [Suspicion], {
    description: 'What looked wrong with it when it was recorded (存疑); empty if nothing did.',
  })
  @Column('jsonb', { default: () => `'[]'` })
  suspicions!: Suspicion[];
}
