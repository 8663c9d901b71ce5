import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { FiscalTierIdentity } from './fiscal-tier-identity.js';
import { Node } from './node.js';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';
import { Region } from './region.js';
import { Revised, Revision } from './revision.js';
import { ServiceIdentity } from './service-identity.js';
import { FromSource, Source } from './source.js';

@ObjectType('FiscalTier', {
  implements: Node,
  description:
    'Which fiscal tier a county is in, in one scheme of a funding text (财力分档): item 20 of the list of 2018 has two.',
})
@Entity('fiscal_tier_revision')
@Check('ck_fiscal_tier_revision_tier', `tier > 0`)
@Check('ck_fiscal_tier_revision_component', `published_at is null or component <> ''`)
@Check(
  'ck_fiscal_tier_revision_valid_during',
  `isempty(valid_during) or lower(valid_during) is not distinct from begins_on`,
)
@Exclusion(
  'ex_fiscal_tier_revision_in_force',
  `USING gist (fiscal_tier_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Exclusion(
  'ex_fiscal_tier_revision_one',
  `USING gist (service_id WITH =, component WITH =, region_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Index('ix_fiscal_tier_revision_fiscal_tier_id', ['identity'])
@Index('ix_fiscal_tier_revision_service_id', ['service'])
@Index('ix_fiscal_tier_revision_region_id', ['region'])
@Index('ix_fiscal_tier_revision_change_set_id', ['changeSet'])
@Revised('tier', 'fiscalTierId')
@Reading({ order: ['code'], versioned: true, nodeKey: 'fiscalTierId' })
export class FiscalTier extends Revision {
  @ManyToOne(() => FiscalTierIdentity, { nullable: false })
  @JoinColumn([
    { name: 'fiscal_tier_id', referencedColumnName: 'id' },
    { name: 'code', referencedColumnName: 'code' },
  ])
  identity!: Relation<FiscalTierIdentity>;

  @Column('integer')
  fiscalTierId!: number;

  @Field(() => String, { description: 'A stable code, e.g. `FJ-BPS-020-350181-A` (代码).' })
  @Column('text')
  code!: string;

  @Field(() => PublicService, { description: 'The service whose funding text sets the tiers (服务项目).' })
  @ManyToOne(() => ServiceIdentity, { nullable: false })
  service!: Relation<ServiceIdentity>;

  @Field(() => String, {
    description: 'The scheme: the component that the tiers are for, e.g. `缴费补贴` (分档对象).',
  })
  @Column('text')
  component!: string;

  @Field(() => Region, { description: 'The division (行政区划).' })
  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  @Field(() => Int, { description: 'Its tier, from 1 in the printed order (档次).' })
  @Column('smallint')
  tier!: number;

  @Column('date', { nullable: true })
  beginsOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know about this record (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
