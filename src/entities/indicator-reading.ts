import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { BetterDirection, RollUp } from '../domain/indicators/vocabulary.js';
import { IndicatorIdentity } from './indicator-identity.js';
import { Reading } from './reading.js';
import { DecimalScalar } from './scalars.js';
import { FromSource, Source } from './source.js';

@ObjectType('IndicatorReading', {
  description:
    'How the directory reads an indicator where the plan says nothing (指标解读): its direction, bounds, and how divisions add up.',
})
@Entity('indicator_reading')
@Check('ck_indicator_reading_roll_up', `roll_up in ('SUM', 'POPULATION_WEIGHTED_MEAN', 'NONE')`)
@Check('ck_indicator_reading_better', `better in ('HIGHER', 'LOWER')`)
@Check('ck_indicator_reading_bounds', `at_least <= at_most`)
@Check('ck_indicator_reading_note', `note <> ''`)
@Index('uq_indicator_reading_indicator_id', ['indicator'], { unique: true })
@Reading({ order: ['indicator'] })
export class IndicatorReading {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ManyToOne(() => IndicatorIdentity, { nullable: false })
  indicator!: Relation<IndicatorIdentity>;

  @Field(() => RollUp, { description: 'How the value of a division comes from those below it (汇总规则).' })
  @Column('text')
  rollUp!: RollUp;

  @Field(() => BetterDirection, { description: 'In which direction it gets better (优劣方向).' })
  @Column('text')
  better!: BetterDirection;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What no value can be below, in the indicator’s unit (下界); null if nothing bounds it.',
  })
  @Column('numeric', { nullable: true })
  atLeast!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What no value can be above, in the indicator’s unit (上界); null if nothing bounds it.',
  })
  @Column('numeric', { nullable: true })
  atMost!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of an indicator whose values add up, the first year that they hold (累计起始年); null for others.',
  })
  @Column('smallint', { nullable: true })
  cumulativeSince!: number | null;

  @Field(() => String, { description: 'Why it is read so (说明).' })
  @Column('text')
  note!: string;

  @FromSource()
  source!: Relation<Source>;
}
