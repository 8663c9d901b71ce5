import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, OneToMany, type Relation } from 'typeorm';
import { DomainFramework } from '../domain/enums.js';
import { DomainMapping } from './domain-mapping.js';
import { FacilityType } from './facility-type.js';
import { Indicator } from './indicator.js';
import { Node } from './node.js';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';
import { FromSource, Source } from './source.js';

@ObjectType('ServiceDomain', {
  implements: Node,
  description:
    'A field of public services (领域): one of the eight of the 2018 list, or of the nine 民生 goals of the 2021–2025 plan.',
})
@Entity('service_domain')
@Check('ck_service_domain_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Check('ck_service_domain_framework', `framework in ('BASIC_2018', 'LIVELIHOOD_2021')`)
@Index('uq_service_domain_framework_ordinal', ['framework', 'ordinal'], { unique: true })
@Reading({ order: ['framework', 'ordinal'] })
export class ServiceDomain extends Node {
  @Field(() => String, { description: 'A stable code of this directory, e.g. `EDUCATION` (领域代码).' })
  @Column('text', { unique: true })
  code!: string;

  @Field(() => DomainFramework, { description: 'The document’s division it belongs to (分类体系).' })
  @Column('text')
  framework!: DomainFramework;

  @Field(() => Int, { description: 'Its place in that division, from 1 (序号).' })
  @Column('smallint')
  ordinal!: number;

  @Field(() => String, { description: 'The name as printed (领域名称).' })
  @Column('text')
  name!: string;

  @Field(() => [PublicService], {
    description: 'Its services in force on the day asked for, in the list’s order (服务项目).',
  })
  @OneToMany(() => PublicService, (service) => service.domain)
  services!: Relation<PublicService>[];

  @Field(() => [Indicator], { description: 'The indicators printed under it (指标).' })
  @OneToMany(() => Indicator, (indicator) => indicator.domain)
  indicators!: Relation<Indicator>[];

  @Field(() => [FacilityType], { description: 'The kinds of facility that serve it (设施类型).' })
  @OneToMany(() => FacilityType, (facilityType) => facilityType.domain)
  facilityTypes!: Relation<FacilityType>[];

  @Field(() => [DomainMapping], {
    description: 'For one of the eight: the 民生 goals of 2021–2025 it corresponds to (对应的民生领域).',
  })
  @OneToMany(() => DomainMapping, (mapping) => mapping.basic)
  livelihoodMappings!: Relation<DomainMapping>[];

  @Field(() => [DomainMapping], {
    description: 'For one of the nine: the domains of 2018 it corresponds to (对应的2018年领域).',
  })
  @OneToMany(() => DomainMapping, (mapping) => mapping.livelihood)
  basicMappings!: Relation<DomainMapping>[];

  @FromSource()
  source!: Relation<Source>;
}
