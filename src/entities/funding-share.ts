import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Comparator, Payer } from '../domain/enums.js';
import { FundingRule } from './funding-rule.js';
import { Reading } from './reading.js';
import { DateScalar, DecimalScalar } from './scalars.js';

@ObjectType('FundingShare', {
  description: 'A percentage that the list prints for one payer of one component (分担比例).',
})
@Entity('funding_share')
@Check(
  'ck_funding_share_payer',
  `payer in ('PROVINCE', 'CITY', 'COUNTY', 'CENTRAL', 'GOVERNMENT', 'EMPLOYER', 'INDIVIDUAL', 'FUND', 'SOCIAL', 'ALL_PARTIES')`,
)
@Check(
  'ck_funding_share_comparator',
  `comparator in ('EQUAL', 'AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'RANGE')`,
)
@Check(
  'ck_funding_share_percent',
  `percent between 0 and 100 and max_percent between 0 and 100 and percent <= max_percent`,
)
@Check('ck_funding_share_range', `(comparator = 'RANGE') = (max_percent is not null)`)
@Check('ck_funding_share_quote', `quote <> ''`)
@Index('uq_funding_share_rule_id_position', ['rule', 'position'], { unique: true })
@Reading({ order: ['rule', 'position'] })
export class FundingShare {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ManyToOne(() => FundingRule, (rule) => rule.shares, { nullable: false })
  rule!: Relation<FundingRule>;

  @Field(() => Int, { description: 'Its place in the text, from 1 (次序).' })
  @Column('smallint')
  position!: number;

  @Field(() => String, { description: 'What is shared, e.g. `基础养老金` (分担内容).' })
  @Column('text')
  component!: string;

  @Field(() => Payer, { description: 'Who pays (承担主体).' })
  @Column('text')
  payer!: Payer;

  @Field(() => String, { description: 'The payer in the words of the text, e.g. `用人单位` (承担主体原文).' })
  @Column('text')
  payerText!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the percentage is taken of, e.g. `工资总额` (计算基数); null if not said.',
  })
  @Column('text', { nullable: true })
  base!: string | null;

  @Field(() => Comparator, { description: 'How the percentage binds; RANGE has both ends (比较方式).' })
  @Column('text')
  comparator!: Comparator;

  @Field(() => DecimalScalar, {
    description: 'Percent of the base, 0–100; the lower end of a range (百分比).',
  })
  @Column('numeric')
  percent!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The upper end of a RANGE, 0–100 (百分比上限); null for any other comparator.',
  })
  @Column('numeric', { nullable: true })
  maxPercent!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The fiscal tier of counties that it holds for, numbered from 1 in the printed order (财力档次); null if it holds for all.',
  })
  @Column('smallint', { nullable: true })
  fiscalTier!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether it was in force when the list was published: a text may print superseded rates too (是否现行).',
  })
  @Column('boolean', { default: true })
  inForce!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day of this rate, where printed (执行日期); null if not.',
  })
  @Column('date', { nullable: true })
  effectiveFrom!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the other fields do not say (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => String, { description: 'The words it was read from (原文).' })
  @Column('text')
  quote!: string;
}
