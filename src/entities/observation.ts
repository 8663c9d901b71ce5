import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Comparator, ObservationStatus } from '../domain/enums.js';
import { IndicatorIdentity } from './indicator-identity.js';
import { Indicator } from './indicator.js';
import { Reading } from './reading.js';
import { Region } from './region.js';
import { DecimalScalar } from './scalars.js';
import { FromSource, Source } from './source.js';

@ObjectType('Observation', { description: 'What an indicator was in a region and year (监测值).' })
@Entity('observation')
@Check(
  'ck_observation_comparator',
  `comparator in ('EQUAL', 'MORE_THAN', 'AT_LEAST', 'LESS_THAN', 'AT_MOST', 'APPROXIMATELY')`,
)
@Check('ck_observation_status', `status in ('PROVISIONAL', 'FINAL')`)
@Index('uq_observation_indicator_id_region_id_year_source_id', ['indicator', 'region', 'year', 'source'], {
  unique: true,
})
@Index('ix_observation_region_id', ['region'])
@Reading({ order: ['indicator', 'year', 'id'] })
export class Observation {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => Indicator, { description: 'The indicator (指标).' })
  @ManyToOne(() => IndicatorIdentity, { nullable: false })
  indicator!: Relation<Indicator>;

  @Field(() => Region, { description: 'The region observed (行政区划).' })
  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  @Field(() => Int, { description: 'The calendar year (年份).' })
  @Column('smallint')
  year!: number;

  @Field(() => Comparator, {
    description:
      'EQUAL for a number, MORE_THAN where the source prints only a bound such as `﹥95` (比较方式).',
  })
  @Column('text')
  comparator!: Comparator;

  @Field(() => DecimalScalar, { description: 'The number in the indicator’s unit (数值).' })
  @Column('numeric')
  value!: string;

  @Field(() => String, { description: 'The value as printed (原文).' })
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

  @FromSource()
  source!: Relation<Source>;
}
