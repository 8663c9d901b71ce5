import { Field, Int, ObjectType } from 'type-graphql';
import {
  Check,
  Column,
  Entity,
  Exclusion,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  OneToOne,
  type Relation,
} from 'typeorm';
import { ServiceCategory } from '../domain/enums.js';
import { EligibilityRule } from './eligibility-rule.js';
import { FacilityType } from './facility-type.js';
import { FundingRule } from './funding-rule.js';
import { Node } from './node.js';
import { FilteredBy, Inverse, Reading, RelatedBy } from './reading.js';
import { Responsibility } from './responsibility.js';
import { Revised, Revision } from './revision.js';
import { ServiceDomain } from './service-domain.js';
import { ServiceIdentity } from './service-identity.js';
import { FromSource, Source } from './source.js';
import { StandardFigure } from './standard-figure.js';

/**
 * One row is one revision of a service. What the API calls a Service is the published revision in force on a day, so
 * the id of a Service is its identity's, which survives every revision.
 */
@ObjectType('Service', {
  implements: Node,
  description:
    'A public service (服务项目) as the list in force on a day states it. The day is today unless the query says `asOf`.',
})
@Entity('service_revision')
@Check('ck_service_revision_category', `category in ('BASIC', 'INCLUSIVE', 'MARKET')`)
@Check('ck_service_revision_ordinal', `ordinal > 0`)
@Check(
  'ck_service_revision_texts',
  `published_at is null or name <> '' and audience <> '' and standard <> '' and funding_text <> ''`,
)
@Check(
  'ck_service_revision_valid_during',
  `isempty(valid_during) or lower(valid_during) is not distinct from begins_on`,
)
@Exclusion(
  'ex_service_revision_in_force',
  `USING gist (service_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Index('ix_service_revision_domain_id', ['domain'])
@Index('ix_service_revision_service_id', ['identity'])
@Index('ix_service_revision_change_set_id', ['changeSet'])
@Revised('service', 'serviceId', { dated: true })
@Reading({
  order: ['ordinal', 'code'],
  versioned: true,
  nodeKey: 'serviceId',
  computed: { in: ['id'] },
})
export class PublicService extends Revision {
  @ManyToOne(() => ServiceIdentity, { nullable: false })
  @JoinColumn([
    { name: 'service_id', referencedColumnName: 'id' },
    { name: 'code', referencedColumnName: 'code' },
  ])
  identity!: Relation<ServiceIdentity>;

  @Column('integer')
  serviceId!: number;

  @Field(() => String, {
    description:
      'The stable code, e.g. `FJ-BPS-001`: province, list, ordinal at first publication (项目代码).',
  })
  @Column('text')
  code!: string;

  @Field(() => Int, { description: 'Its number in the list, from 1 (序号).' })
  @Column('smallint')
  ordinal!: number;

  @Field(() => String, { description: 'The name as printed (服务项目).' })
  @Column('text')
  name!: string;

  @Field(() => ServiceCategory, { description: 'Basic, inclusive or market service (服务类别).' })
  @Column('text')
  category!: ServiceCategory;

  @Field(() => ServiceDomain, { description: 'The domain it stands under in the list (领域).' })
  @ManyToOne(() => ServiceDomain, (domain) => domain.services, { nullable: false })
  domain!: Relation<ServiceDomain>;

  @Field(() => String, { description: 'Who it is for, as printed (服务对象).' })
  @Column('text')
  audience!: string;

  @Field(() => String, { description: 'What is provided and to which standard, as printed (服务指导标准).' })
  @Column('text')
  standard!: string;

  @Field(() => String, { description: 'Who bears the cost, as printed (支出责任).' })
  @Column('text')
  fundingText!: string;

  @Field(() => [Responsibility], {
    description: 'Who answers for it, in the list’s order (牵头负责单位 are all LEAD).',
  })
  @FilteredBy('role')
  @OneToMany(() => Responsibility, (responsibility) => responsibility.service)
  responsibilities!: Relation<Responsibility>[];

  @Field(() => [StandardFigure], {
    description: 'The figures that the standard prints, in its order (标准数值); empty if it prints none.',
  })
  @FilteredBy('condition')
  @OneToMany(() => StandardFigure, (figure) => figure.service)
  figures!: Relation<StandardFigure>[];

  @Field(() => FundingRule, { description: 'The funding text read as data (支出责任模型).' })
  @OneToOne(() => FundingRule, (rule) => rule.service)
  funding!: Relation<FundingRule>;

  @Field(() => EligibilityRule, {
    nullable: true,
    description: 'Its audience read as conditions on facts (服务对象规则); null if nobody has read it so.',
  })
  @Inverse(() => EligibilityRule, 'service', { single: true })
  eligibilityRule!: Relation<EligibilityRule> | null;

  @Field(() => [FacilityType], {
    description:
      'The kinds of facility that offer it, of those in force on the day (提供该项目的设施类型); empty if the documents name none.',
  })
  @RelatedBy(
    () => FacilityType,
    `{row}.facility_type_id in (select o.facility_type_id from facility_type_offer o where o.service_id = {parent}.service_id)`,
  )
  facilityTypes!: Relation<FacilityType>[];

  @Column('date')
  beginsOn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What a reader should know about this record (说明), such as a cell of the printed table that had to be pieced together; null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
