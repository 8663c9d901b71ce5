import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { PopulationGroup } from '../domain/facilities/planning.js';
import { CapacityUnit } from '../domain/facilities/vocabulary.js';
import { FacilityTypeIdentity } from './facility-type-identity.js';
import { IndicatorIdentity } from './indicator-identity.js';
import { Reading } from './reading.js';
import { Source } from './source.js';

/** Which indicator plans the capacity of a kind of facility. Reports read it: data/reports/capacity. */
@Entity('capacity_indicator')
@Check('ck_capacity_indicator_position', `position > 0`)
@Check(
  'ck_capacity_indicator_unit',
  `unit in ('BED', 'NURSING_BED', 'PLACE', 'SEAT', 'SQUARE_METRE', 'STAFF')`,
)
@Check('ck_capacity_indicator_population', `population in ('TOTAL', 'ELDERLY', 'CHILDREN')`)
@Check('ck_capacity_indicator_note', `note <> ''`)
@Index('uq_capacity_indicator_facility_type_id_indicator_id_unit', ['facilityType', 'indicator', 'unit'], {
  unique: true,
})
@Index('ix_capacity_indicator_indicator_id', ['indicator'])
@Reading({ order: ['facilityType', 'position'] })
export class CapacityIndicator {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ManyToOne(() => FacilityTypeIdentity, { nullable: false })
  facilityType!: Relation<FacilityTypeIdentity>;

  @ManyToOne(() => IndicatorIdentity, { nullable: false })
  indicator!: Relation<IndicatorIdentity>;

  /** Its place among the indicators of the kind, from 1. */
  @Column('smallint')
  position!: number;

  @Column('text')
  unit!: CapacityUnit;

  /** Whose number the capacity is set against. */
  @Column('text')
  population!: PopulationGroup;

  /** Whether the indicator counts the unit for each thousand of that population; else nothing per head compares with it. */
  @Column('boolean')
  perThousand!: boolean;

  /** How the two correspond, or why they do not compare. */
  @Column('text')
  note!: string;

  @ManyToOne(() => Source, { nullable: false })
  source!: Relation<Source>;
}
