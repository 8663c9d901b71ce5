import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ImportBatch } from './import-batch.js';
import { Region } from './region.js';
import { Reading } from './reading.js';

/** One ring of a division's boundary, in the plane that distances are ordered in: an outer one, or a hole. */
@Entity('region_boundary')
@Index('ix_region_boundary_region_id', ['region'])
@Reading({ order: ['id'] })
export class RegionBoundary {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  @Column('polygon')
  shape!: string;

  @Column('boolean')
  hole!: boolean;

  @ManyToOne(() => ImportBatch, { nullable: true })
  batch!: Relation<ImportBatch> | null;
}
