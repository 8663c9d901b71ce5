import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { FacilityStandard } from './facility-standard.js';
import { FacilityTypeIdentity } from './facility-type-identity.js';
import { FacilityTypeOffer } from './facility-type-offer.js';
import { Node } from './node.js';
import { PublicService } from './public-service.js';
import { Inverse, Reading, RelatedBy } from './reading.js';
import { Revised, Revision } from './revision.js';
import { ServiceDomain } from './service-domain.js';
import { FromSource, Source } from './source.js';

@ObjectType('FacilityType', {
  implements: Node,
  description: 'A kind of service facility that the documents name (设施类型).',
})
@Entity('facility_type_revision')
@Check('ck_facility_type_revision_name', `published_at is null or name <> ''`)
@Check(
  'ck_facility_type_revision_valid_during',
  `isempty(valid_during) or lower(valid_during) is not distinct from begins_on`,
)
@Exclusion(
  'ex_facility_type_revision_in_force',
  `USING gist (facility_type_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Exclusion(
  'ex_facility_type_revision_name',
  `USING gist (name WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Index('ix_facility_type_revision_facility_type_id', ['identity'])
@Index('ix_facility_type_revision_domain_id', ['domain'])
@Index('ix_facility_type_revision_change_set_id', ['changeSet'])
@Revised('kind of facility', 'facilityTypeId')
@Reading({ order: ['domain', 'code'], versioned: true, nodeKey: 'facilityTypeId' })
export class FacilityType extends Revision {
  @ManyToOne(() => FacilityTypeIdentity, { nullable: false })
  @JoinColumn([
    { name: 'facility_type_id', referencedColumnName: 'id' },
    { name: 'code', referencedColumnName: 'code' },
  ])
  identity!: Relation<FacilityTypeIdentity>;

  @Column('integer')
  facilityTypeId!: number;

  @Field(() => String, {
    description: 'A stable code of this directory, e.g. `TOWNSHIP-HEALTH-CENTRE` (设施类型代码).',
  })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'The name as printed (设施类型名称).' })
  @Column('text')
  name!: string;

  @Field(() => ServiceDomain, { description: 'The domain of the 2018 list that it serves (领域).' })
  @ManyToOne(() => ServiceDomain, (domain) => domain.facilityTypes, { nullable: false })
  domain!: Relation<ServiceDomain>;

  @Field(() => String, {
    nullable: true,
    description:
      'The words that say how many or how near there should be (规划标准); null if the documents do not say.',
  })
  @Column('text', { nullable: true })
  planningStandard!: string | null;

  @Field(() => [FacilityStandard], {
    description: 'The same as data, as far as it is printed: levels, numbers, minutes (规划标准).',
  })
  @Inverse(() => FacilityStandard, 'facilityType')
  standards!: Relation<FacilityStandard>[];

  @Field(() => [PublicService], {
    description:
      'The services that facilities of this kind offer, of those in force on the day (提供的服务项目); `offerings` tells how that was read.',
  })
  @RelatedBy(
    () => PublicService,
    `{row}.service_id in (select o.service_id from facility_type_offer o where o.facility_type_id = {parent}.facility_type_id)`,
  )
  offers!: Relation<PublicService>[];

  @Field(() => [FacilityTypeOffer], {
    description: 'The services that facilities of this kind offer, with the words that say so (服务依据).',
  })
  @Inverse(() => FacilityTypeOffer, 'facilityType')
  offerings!: Relation<FacilityTypeOffer>[];

  @Column('date', { nullable: true })
  beginsOn!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
