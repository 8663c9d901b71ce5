import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { DataProvider } from './data-provider.js';
import { ImportBatch } from './import-batch.js';
import { Node } from './node.js';
import { GeoPoint, POINT_OF_ROW } from './point.js';
import { Expression, Reading } from './reading.js';
import { Region } from './region.js';
import { DateScalar } from './scalars.js';

@ObjectType('Settlement', {
  implements: Node,
  description:
    'Where people live, as a point: a village, a community or a cell of a population grid (居民点).',
})
@Entity('settlement')
@Check('ck_settlement_texts', `record_id <> '' and name <> ''`)
@Check(
  'ck_settlement_population',
  `population >= 0 and elderly between 0 and population and children between 0 and population`,
)
@Check(
  'ck_settlement_point',
  `longitude between -180 and 180 and latitude between -90 and 90 and (longitude is null) = (latitude is null)`,
)
@Check(
  'ck_settlement_spot',
  `(spot is null) = (longitude is null) and spot[0] = longitude * 0.9 and spot[1] = latitude`,
)
@Index('uq_settlement_provider_id_record_id', ['provider', 'recordId'], { unique: true })
@Index('ix_settlement_region_id', ['region'])
@Index('ix_settlement_created_batch_id', ['createdBatch'])
@Index('ix_settlement_spot', { synchronize: false })
@Reading({ order: ['id'] })
export class Settlement extends Node {
  @Field(() => String, { description: 'The provider’s own id of it (数源编号).' })
  @Column('text')
  recordId!: string;

  @Field(() => String, { description: 'Its name (名称).' })
  @Column('text')
  name!: string;

  @Field(() => GeoPoint, { description: 'Where it lies (位置).' })
  @Expression(POINT_OF_ROW)
  point!: GeoPoint;

  @Column('double precision')
  longitude!: number;

  @Column('double precision')
  latitude!: number;

  /** The same in the plane that distances are ordered in: see domain/geo/scaled.ts. */
  @Column('point')
  spot!: string;

  @Field(() => Int, { description: 'How many people live there (人口).' })
  @Column('integer')
  population!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of them are 60 or older (60岁及以上人口); null if not said.',
  })
  @Column('integer', { nullable: true })
  elderly!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of them are younger than 3 (3岁以下人口); null if not said.',
  })
  @Column('integer', { nullable: true })
  children!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the count (统计日期); null if not said.',
  })
  @Column('date', { nullable: true })
  countedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it is no longer given (停用日期); null while it is.',
  })
  @Column('date', { nullable: true })
  endedOn!: string | null;

  @Field(() => Region, { description: 'The county or township it lies in (行政区划).' })
  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  @Field(() => DataProvider, { description: 'Who gave the record (数源).' })
  @ManyToOne(() => DataProvider, { nullable: false })
  provider!: Relation<DataProvider>;

  @ManyToOne(() => ImportBatch, { nullable: true })
  createdBatch!: Relation<ImportBatch> | null;

  @ManyToOne(() => ImportBatch, { nullable: true })
  batch!: Relation<ImportBatch> | null;
}
