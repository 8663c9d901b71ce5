import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CapacityUnit } from '../domain/facilities/vocabulary.js';
import { Facility } from './facility.js';
import { Reading } from './reading.js';
import { DateScalar } from './scalars.js';

@ObjectType('FacilityCapacity', {
  description:
    'How much a facility had of something, from the day it was counted until it was counted anew (容量).',
})
@Entity('facility_capacity')
@Check(
  'ck_facility_capacity_unit',
  `unit in ('BED', 'NURSING_BED', 'PLACE', 'SEAT', 'SQUARE_METRE', 'STAFF')`,
)
@Check('ck_facility_capacity_numbers', `maximum >= 0 and available between 0 and maximum`)
@Check('ck_facility_capacity_until', `until > counted_on`)
@Reading({ order: ['unit', 'countedOn'] })
export class FacilityCapacity {
  @PrimaryColumn('integer')
  facilityId!: number;

  @ManyToOne(() => Facility, { nullable: false })
  @JoinColumn({ name: 'facility_id' })
  facility!: Relation<Facility>;

  @Field(() => CapacityUnit, { description: 'What is counted (单位).' })
  @PrimaryColumn('text')
  unit!: CapacityUnit;

  @Field(() => DateScalar, { description: 'The day of the count (统计日期).' })
  @PrimaryColumn('date')
  countedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the next count, when this one ends (截止日期); null for the newest.',
  })
  @Column('date', { nullable: true })
  until!: string | null;

  @Field(() => Int, { description: 'How many there are (总量).' })
  @Column('integer')
  maximum!: number;

  @Field(() => Int, { nullable: true, description: 'How many of them were free (空余); null if not said.' })
  @Column('integer', { nullable: true })
  available!: number | null;

  /** The import that said so. */
  @Column('integer', { nullable: true })
  batchId!: number | null;
}
