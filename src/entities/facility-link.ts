import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DataProvider } from './data-provider.js';
import { Facility } from './facility.js';
import { ImportBatch } from './import-batch.js';
import { Reading } from './reading.js';

/** That a provider's record is about a facility that another provider had given first. */
@Entity('facility_link')
@Index('ix_facility_link_facility_id', ['facility'])
@Reading({ order: ['providerId', 'recordId'] })
export class FacilityLink {
  @PrimaryColumn('integer')
  providerId!: number;

  @ManyToOne(() => DataProvider, { nullable: false })
  @JoinColumn({ name: 'provider_id' })
  provider!: Relation<DataProvider>;

  @PrimaryColumn('text')
  recordId!: string;

  @ManyToOne(() => Facility, { nullable: false })
  facility!: Relation<Facility>;

  @ManyToOne(() => ImportBatch, { nullable: false })
  batch!: Relation<ImportBatch>;

  @Column('integer')
  facilityId!: number;
}
