import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { AccessibilityFeature, FacilityStatus } from '../domain/facilities/vocabulary.js';
import { DataProvider } from './data-provider.js';
import { FacilityCapacity } from './facility-capacity.js';
import { FacilityTypeIdentity } from './facility-type-identity.js';
import { FacilityType } from './facility-type.js';
import { ImportBatch } from './import-batch.js';
import { ImportChange } from './import-change.js';
import { Node } from './node.js';
import { OpeningSchedule } from './opening-schedule.js';
import { GeoPoint, POINT_OF_ROW } from './point.js';
import { PublicService } from './public-service.js';
import { Expression, Reading, RelatedBy } from './reading.js';
import { Region } from './region.js';
import { DateScalar } from './scalars.js';
import { Source } from './source.js';

@ObjectType('Facility', {
  implements: Node,
  description:
    'A place where services are given (设施). It is as its provider last told; capacities are by day, and so is whether it exists.',
})
@Entity('facility')
@Check('ck_facility_texts', `record_id <> '' and name <> ''`)
@Check('ck_facility_status', `status in ('OPERATING', 'SUSPENDED', 'PLANNED', 'CLOSED')`)
@Check('ck_facility_service_radius', `service_radius > 0`)
@Check(
  'ck_facility_existing',
  `existing = case when ended_on <= begins_on then 'empty' else daterange(begins_on, ended_on) end`,
)
@Check(
  'ck_facility_point',
  `longitude between -180 and 180 and latitude between -90 and 90 and (longitude is null) = (latitude is null)`,
)
@Check(
  'ck_facility_spot',
  `(spot is null) = (longitude is null) and spot[0] = longitude * 0.9 and spot[1] = latitude`,
)
@Index('uq_facility_provider_id_record_id', ['provider', 'recordId'], { unique: true })
@Index('ix_facility_region_id_type_id', ['region', 'type'])
@Index('ix_facility_batch_id', ['batch', 'id'])
@Index('ix_facility_credit_code', ['creditCode'], { where: 'credit_code is not null' })
@Index('ix_facility_name', { synchronize: false })
@Index('ix_facility_type_id_spot', { synchronize: false })
@Index('ix_facility_spot', { synchronize: false })
@Index('ix_facility_offers_spot', { synchronize: false })
@Index('ix_facility_search', { synchronize: false })
@Reading({
  order: ['id'],
  computed: {
    openingHours: ['openingScheduleId'],
    isOpen: ['openingScheduleId', 'status'],
    nextChange: ['openingScheduleId', 'status'],
  },
})
export class Facility extends Node {
  @Field(() => DataProvider, { description: 'Who gave the record first; its word counts (数源).' })
  @ManyToOne(() => DataProvider, { nullable: false })
  provider!: Relation<DataProvider>;

  @Field(() => String, {
    description: 'The provider’s own id of it (数源编号); the two together tell it from all others.',
  })
  @Column('text')
  recordId!: string;

  @Field(() => String, { description: 'Its name (名称).' })
  @Column('text')
  name!: string;

  /** The name as it is searched, where that differs from the name. */
  @Column('text', { nullable: true })
  folded!: string | null;

  /** The grams of the name. */
  @Column('tsvector')
  search!: string;

  @Field(() => FacilityType, { description: 'What kind it is (设施类型).' })
  @ManyToOne(() => FacilityTypeIdentity, { nullable: false })
  type!: Relation<FacilityTypeIdentity>;

  @Field(() => Region, {
    description: 'The county or township it lies in, or as near as its source tells (行政区划).',
  })
  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  @Field(() => String, { nullable: true, description: 'Its address (地址); null if not said.' })
  @Column('text', { nullable: true })
  address!: string | null;

  @Field(() => GeoPoint, { nullable: true, description: 'Where it lies (位置); null if not said.' })
  @Expression(POINT_OF_ROW)
  point!: GeoPoint | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  /** The same in the plane that distances are ordered in: see domain/geo/scaled.ts. */
  @Column('point', { nullable: true })
  spot!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the point lies outside the division (位置与行政区划不符); null without a point, or where no boundary is loaded.',
  })
  @Column('boolean', { nullable: true })
  outsideRegion!: boolean | null;

  @Field(() => FacilityStatus, { nullable: true, description: 'Whether it works (状态); null if not said.' })
  @Column('text', { nullable: true })
  status!: FacilityStatus | null;

  @Field(() => String, { nullable: true, description: 'Who runs it (运营单位); null if not said.' })
  @Column('text', { nullable: true })
  operator!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The unified social credit code of whoever runs it, after GB 32100 (统一社会信用代码); null if not said.',
  })
  @Column('text', { nullable: true })
  creditCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Its phone (电话); null if not said.' })
  @Column('text', { nullable: true })
  phone!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How far it serves, in metres (服务半径); null if not said.',
  })
  @Column('integer', { nullable: true })
  serviceRadius!: number | null;

  @ManyToOne(() => OpeningSchedule, { nullable: true })
  openingSchedule!: Relation<OpeningSchedule> | null;

  @Column('integer', { nullable: true })
  openingScheduleId!: number | null;

  @Field(() => [AccessibilityFeature], {
    nullable: true,
    description: 'What it has for people with disabilities (无障碍设施); null if not said.',
  })
  @Column('text', { array: true, nullable: true })
  accessibility!: AccessibilityFeature[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Its first day (启用日期); null if not said.' })
  @Column('date', { nullable: true })
  beginsOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day without it (停用日期); null if none is known.',
  })
  @Column('date', { nullable: true })
  endedOn!: string | null;

  /** The days on which there is such a facility, from the two above. */
  @Column('daterange')
  existing!: string;

  /** Codes of services, in place of those of its kind. */
  @Column('text', { name: 'offers', array: true, nullable: true })
  ownOffers!: string[] | null;

  @Field(() => [PublicService], {
    description: 'The services it offers: its own, or if it names none those of its kind (提供的服务).',
  })
  @RelatedBy(
    () => PublicService,
    `case when {parent}.offers is null then {row}.service_id in (select o.service_id from facility_type_offer o where o.facility_type_id = {parent}.type_id) else {row}.code = any({parent}.offers) end`,
  )
  offers!: Relation<PublicService>[];

  @Field(() => [FacilityCapacity], { description: 'How much it has of each unit on the day (容量).' })
  @RelatedBy(
    () => FacilityCapacity,
    `{row}.facility_id = {parent}.id and {row}.counted_on <= {day}::date and ({row}.until is null or {row}.until > {day}::date)`,
  )
  capacities!: Relation<FacilityCapacity>[];

  @Field(() => [FacilityCapacity], { description: 'All that was counted, by unit and day (容量历史).' })
  @RelatedBy(() => FacilityCapacity, '{row}.facility_id = {parent}.id')
  capacityHistory!: Relation<FacilityCapacity>[];

  @Field(() => [ImportChange], { description: 'What imports changed in it since it was entered (变更历史).' })
  @RelatedBy(
    () => ImportChange,
    `{row}.subject_id = {parent}.id and {row}.batch_id in (select b.id from import_batch b where b.kind = 'FACILITIES')`,
  )
  changes!: Relation<ImportChange>[];

  /** By field, the provider whose word counts, where it is not who gave the record first. */
  @Column('jsonb', { nullable: true })
  authorities!: Record<string, number> | null;

  @Field(() => String, { nullable: true, description: 'What a reader should know (说明); null if nothing.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Source, {
    nullable: true,
    description: 'Where a document names it (出处); null for what was imported.',
  })
  @ManyToOne(() => Source, { nullable: true })
  source!: Relation<Source> | null;

  @ManyToOne(() => ImportBatch, { nullable: true })
  createdBatch!: Relation<ImportBatch> | null;

  @ManyToOne(() => ImportBatch, { nullable: true })
  batch!: Relation<ImportBatch> | null;
}
