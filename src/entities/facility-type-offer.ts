import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { FacilityTypeIdentity } from './facility-type-identity.js';
import { FacilityType } from './facility-type.js';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';
import { ServiceIdentity } from './service-identity.js';
import { FromSource, Source } from './source.js';

@ObjectType('FacilityTypeOffer', {
  description:
    'That facilities of a kind offer a service (设施类型提供的服务项目), with the words that say so. The documents print no such table: it is this directory’s reading.',
})
@Entity('facility_type_offer')
@Check('ck_facility_type_offer_position', `position > 0`)
@Index('uq_facility_type_offer_facility_type_id_service_id', ['facilityType', 'service'], { unique: true })
@Index('ix_facility_type_offer_service_id', ['service'])
@Reading({ order: ['facilityType', 'position'] })
export class FacilityTypeOffer {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => FacilityType, { description: 'The kind of facility (设施类型).' })
  @ManyToOne(() => FacilityTypeIdentity, { nullable: false })
  facilityType!: Relation<FacilityTypeIdentity>;

  @Field(() => PublicService, { description: 'The service (服务项目).' })
  @ManyToOne(() => ServiceIdentity, { nullable: false })
  service!: Relation<ServiceIdentity>;

  /** Its place among what the kind offers, from 1. */
  @Column('smallint')
  position!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'How the words were read, or to which of these facilities they are limited (解读说明); null where they name the kind and the service plainly.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
