import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { PopulationGroup } from '../domain/facilities/planning.js';
import { CapacityUnit } from '../domain/facilities/vocabulary.js';
import { DerivedFrom } from '../domain/indicators/vocabulary.js';
import { IndicatorIdentity } from './indicator-identity.js';
import { Reading } from './reading.js';
import { DecimalScalar } from './scalars.js';
import { FromSource, Source } from './source.js';

@ObjectType('DerivationTerm', {
  description: 'What a derived indicator is worked out from: one of three (派生指标的分子或分母).',
})
export class DerivationTerm {
  @Field(() => DerivedFrom, { description: 'What it is (类别).' })
  kind!: DerivedFrom;

  @Field(() => [String], {
    nullable: true,
    description:
      'Of CAPACITY, codes of the kinds of facility whose capacity it is (设施类型代码); else null.',
  })
  facilityTypes!: string[] | null;

  @Field(() => CapacityUnit, {
    nullable: true,
    description: 'Of CAPACITY, counted in what (容量单位); else null.',
  })
  unit!: CapacityUnit | null;

  @Field(() => PopulationGroup, {
    nullable: true,
    description: 'Of POPULATION, whose number (人口类别); else null.',
  })
  group!: PopulationGroup | null;

  @Field(() => String, { nullable: true, description: 'Of INDICATOR, its code (指标代码); else null.' })
  code!: string | null;
}

@ObjectType('IndicatorDerivation', {
  description:
    'How an indicator is worked out from what the directory holds (派生规则): numerator ÷ denominator × scale. The result stands beside what is published, never in its place.',
})
@Entity('indicator_derivation')
@Check('ck_indicator_derivation_scale', `scale > 0`)
@Check('ck_indicator_derivation_note', `note <> ''`)
@Index('uq_indicator_derivation_indicator_id', ['indicator'], { unique: true })
@Reading({ order: ['indicator'] })
export class IndicatorDerivation {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ManyToOne(() => IndicatorIdentity, { nullable: false })
  indicator!: Relation<IndicatorIdentity>;

  @Field(() => DerivationTerm, { description: 'What is counted (分子).' })
  @Column('jsonb')
  numerator!: DerivationTerm;

  @Field(() => DerivationTerm, { nullable: true, description: 'What it is divided by (分母); null for 1.' })
  @Column('jsonb', { nullable: true })
  denominator!: DerivationTerm | null;

  @Field(() => DecimalScalar, { description: 'What the quotient is multiplied by, e.g. 1000 (换算系数).' })
  @Column('numeric')
  scale!: string;

  @Field(() => String, { description: 'How it corresponds to the printed indicator (说明).' })
  @Column('text')
  note!: string;

  @FromSource()
  source!: Relation<Source>;
}
