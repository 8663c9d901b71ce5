import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Comparator } from '../domain/enums.js';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';
import { DecimalScalar } from './scalars.js';

@ObjectType('StandardFigure', { description: 'A number that a guiding standard prints (标准数值).' })
@Entity('standard_figure')
@Check(
  'ck_standard_figure_comparator',
  `comparator in ('EQUAL', 'AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'APPROXIMATELY', 'RANGE')`,
)
@Check('ck_standard_figure_range', `(comparator = 'RANGE') = (max_value is not null) and value <= max_value`)
@Check('ck_standard_figure_quote', `quote <> ''`)
@Index('uq_standard_figure_service_id_position', ['service', 'position'], { unique: true })
@Reading({ order: ['service', 'position'], versionedThrough: 'service' })
export class StandardFigure {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ManyToOne(() => PublicService, (service) => service.figures, { nullable: false })
  service!: Relation<PublicService>;

  @Field(() => Int, { description: 'Its place among the service’s figures, from 1 (次序).' })
  @Column('smallint')
  position!: number;

  @Field(() => String, { description: 'What is measured, in the words of the standard (内容).' })
  @Column('text')
  what!: string;

  @Field(() => Comparator, { description: 'How the value binds (比较方式).' })
  @Column('text')
  comparator!: Comparator;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The value in `unit`, or the lower end of a range (数值); null if what is printed has no exact decimal, such as 1／3.',
  })
  @Column('numeric', { nullable: true })
  value!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The upper end of a RANGE in `unit`, itself included (上限); null for any other comparator.',
  })
  @Column('numeric', { nullable: true })
  maxValue!: string | null;

  @Field(() => String, { description: 'The number as printed, e.g. `5×8` or `1／3` (印刷数值).' })
  @Column('text')
  printed!: string;

  @Field(() => String, { description: 'The unit as printed, e.g. `元` (单位).' })
  @Column('text')
  unit!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Per what, e.g. `每生每年` (计量口径); null if not per anything.',
  })
  @Column('text', { nullable: true })
  per!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For whom or when it holds (适用条件); null if always.',
  })
  @Column('text', { nullable: true })
  condition!: string | null;

  @Field(() => String, {
    description: 'The words it was read from, which stand in the guiding standard (原文).',
  })
  @Column('text')
  quote!: string;
}
