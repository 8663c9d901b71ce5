import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { PlanningLevel } from '../domain/facilities/planning.js';
import { FacilityTypeIdentity } from './facility-type-identity.js';
import { FacilityType } from './facility-type.js';
import { Reading } from './reading.js';
import { FromSource, Source } from './source.js';

@ObjectType('FacilityStandard', {
  description:
    'What a document plans for a kind of facility (设施规划标准): at which level, how many, how near. Only what is printed.',
})
@Entity('facility_standard')
@Check('ck_facility_standard_position', `position > 0`)
@Check('ck_facility_standard_level', `level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE')`)
@Check('ck_facility_standard_numbers', `at_least > 0 and within_minutes > 0 and total > 0`)
@Check('ck_facility_standard_at_least', `at_least is null or level is not null`)
@Check('ck_facility_standard_words', `words <> ''`)
@Index('uq_facility_standard_facility_type_id_position', ['facilityType', 'position'], { unique: true })
@Reading({ order: ['facilityType', 'position'] })
export class FacilityStandard {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => FacilityType, { description: 'The kind of facility (设施类型).' })
  @ManyToOne(() => FacilityTypeIdentity, { nullable: false })
  facilityType!: Relation<FacilityTypeIdentity>;

  /** Its place among the standards of the kind, from 1. */
  @Column('smallint')
  position!: number;

  @Field(() => PlanningLevel, {
    nullable: true,
    description: 'The level of division that it is planned for (规划层级); null if none is printed.',
  })
  @Column('text', { nullable: true })
  level!: PlanningLevel | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many each division of the level has at the least (每个行政区划至少数量); null if not printed.',
  })
  @Column('integer', { nullable: true })
  atLeast!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Within how many minutes one is reached (服务圈分钟数); null if not printed. The documents do not say by which means of transport.',
  })
  @Column('integer', { nullable: true })
  withinMinutes!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are to be in the whole province (全省总量); null if not printed.',
  })
  @Column('integer', { nullable: true })
  total!: number | null;

  @Field(() => String, { description: 'The words of the standard, within those of its source (原文).' })
  @Column('text')
  words!: string;

  @Field(() => String, {
    nullable: true,
    description: 'To what the words are limited, or how they were read (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
