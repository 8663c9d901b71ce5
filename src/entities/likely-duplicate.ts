import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Facility } from './facility.js';
import { Reading } from './reading.js';
import { DecimalScalar } from './scalars.js';

@ObjectType('LikelyDuplicate', {
  description:
    'Two facilities of different providers that may be one: of a kind, near, and named alike (疑似重复). Nothing is merged.',
})
@Entity('likely_duplicate')
@Check('ck_likely_duplicate_order', `facility_id < other_id`)
@Index('uq_likely_duplicate_facility_id_other_id', ['facility', 'other'], { unique: true })
@Index('ix_likely_duplicate_other_id', ['other'])
@Reading({ order: ['id'] })
export class LikelyDuplicate {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => Facility, { description: 'One of them (设施).' })
  @ManyToOne(() => Facility, { nullable: false })
  facility!: Relation<Facility>;

  @Field(() => Facility, { description: 'The other (另一设施).' })
  @ManyToOne(() => Facility, { nullable: false })
  other!: Relation<Facility>;

  @Field(() => Int, { description: 'Metres between them (相距，米).' })
  @Column('integer')
  metres!: number;

  @Field(() => DecimalScalar, {
    description:
      'How alike the names are, 0 to 1: Dice’s coefficient of their pairs of characters (名称相似度).',
  })
  @Column('numeric')
  similarity!: string;
}
