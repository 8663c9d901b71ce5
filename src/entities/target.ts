import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Comparator } from '../domain/enums.js';
import { IndicatorIdentity } from './indicator-identity.js';
import { Indicator } from './indicator.js';
import { Reading } from './reading.js';
import { DecimalScalar } from './scalars.js';
import { FromSource, Source } from './source.js';

@ObjectType('Target', { description: 'What a plan promises for an indicator in a year (目标值).' })
@Entity('target')
@Check(
  'ck_target_comparator',
  `comparator in ('EQUAL', 'AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'APPROXIMATELY', 'BELOW_REFERENCE', 'IN_WORDS')`,
)
@Check(
  'ck_target_value',
  `(comparator in ('BELOW_REFERENCE', 'IN_WORDS')) = (value is null) and (value is null) = (words is not null)`,
)
@Index('uq_target_indicator_id_year', ['indicator', 'year'], { unique: true })
@Reading({ order: ['indicator', 'year'] })
export class Target {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => Indicator, { description: 'The indicator (指标).' })
  @ManyToOne(() => IndicatorIdentity, { nullable: false })
  indicator!: Relation<Indicator>;

  @Field(() => Int, { description: 'The calendar year by whose end it is due (目标年).' })
  @Column('smallint')
  year!: number;

  @Field(() => Comparator, {
    description: 'How the value binds; EQUAL where the table prints a bare number (比较方式).',
  })
  @Column('text')
  comparator!: Comparator;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The number in the indicator’s unit (目标数值); null if the target is in words.',
  })
  @Column('numeric', { nullable: true })
  value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words of a target that is no number, e.g. `应保尽保` (文字目标); null for a number.',
  })
  @Column('text', { nullable: true })
  words!: string | null;

  @Field(() => String, { description: 'The cell as printed (原文).' })
  @Column('text')
  printed!: string;

  @FromSource()
  source!: Relation<Source>;
}
