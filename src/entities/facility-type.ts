import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { Node } from './node.js';
import { Reading } from './reading.js';
import { ServiceDomain } from './service-domain.js';
import { FromSource, Source } from './source.js';

@ObjectType('FacilityType', {
  implements: Node,
  description: 'A kind of service facility that the documents name (设施类型).',
})
@Entity('facility_type')
@Check('ck_facility_type_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Index('ix_facility_type_domain_id', ['domain'])
@Reading({ order: ['domain', 'code'] })
export class FacilityType extends Node {
  @Field(() => String, {
    description: 'A stable code of this directory, e.g. `TOWNSHIP-HEALTH-CENTRE` (设施类型代码).',
  })
  @Column('text', { unique: true })
  code!: string;

  @Field(() => String, { description: 'The name as printed (设施类型名称).' })
  @Column('text', { unique: true })
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

  @FromSource()
  source!: Relation<Source>;
}
