import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { FundingMode, Payer } from '../domain/enums.js';
import { CostSharingRatioIdentity } from './cost-sharing-ratio-identity.js';
import { Node } from './node.js';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';
import { Region } from './region.js';
import { Revised, Revision } from './revision.js';
import { DecimalScalar } from './scalars.js';
import { ServiceIdentity } from './service-identity.js';
import { FromSource, Source } from './source.js';

@ObjectType('RatioPart', { description: 'What one payer bears (分担份额).' })
export class RatioPart {
  @Field(() => Payer, { description: 'Who pays (承担主体).' })
  payer!: Payer;

  @Field(() => DecimalScalar, { description: 'Percent of the whole, or the lower end of a range (百分比).' })
  percent!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The upper end of a range (上限); null for a fixed percentage.',
  })
  maxPercent!: string | null;
}

@ObjectType('CostSharingRatio', {
  implements: Node,
  description:
    'A ratio in force by which a cost is shared in a division (分担比例), entered from a document where the list prints none.',
})
@Entity('cost_sharing_ratio_revision')
@Check(
  'ck_cost_sharing_ratio_revision_funding_mode',
  `funding_mode in ('SHARED_BY_RATIO', 'SHARED', 'LOCAL', 'LOCAL_WITH_PROVINCIAL_SUBSIDY', 'CONTRIBUTORY', 'MIXED')`,
)
@Check('ck_cost_sharing_ratio_revision_of', `(service_id is null) = (funding_mode is not null)`)
@Check('ck_cost_sharing_ratio_revision_fiscal_tier', `fiscal_tier > 0`)
@Check(
  'ck_cost_sharing_ratio_revision_valid_during',
  `isempty(valid_during) or lower(valid_during) is not distinct from begins_on`,
)
@Exclusion(
  'ex_cost_sharing_ratio_revision_in_force',
  `USING gist (cost_sharing_ratio_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Exclusion(
  'ex_cost_sharing_ratio_revision_one',
  `USING gist (coalesce(service_id, 0) WITH =, coalesce(funding_mode, '') WITH =, coalesce(component, '') WITH =, region_id WITH =, coalesce(fiscal_tier, 0::smallint) WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Index('ix_cost_sharing_ratio_revision_cost_sharing_ratio_id', ['identity'])
@Index('ix_cost_sharing_ratio_revision_service_id', ['service'])
@Index('ix_cost_sharing_ratio_revision_region_id', ['region'])
@Index('ix_cost_sharing_ratio_revision_change_set_id', ['changeSet'])
@Revised('ratio', 'costSharingRatioId')
@Reading({ order: ['code'], versioned: true, nodeKey: 'costSharingRatioId' })
export class CostSharingRatio extends Revision {
  @ManyToOne(() => CostSharingRatioIdentity, { nullable: false })
  @JoinColumn([
    { name: 'cost_sharing_ratio_id', referencedColumnName: 'id' },
    { name: 'code', referencedColumnName: 'code' },
  ])
  identity!: Relation<CostSharingRatioIdentity>;

  @Column('integer')
  costSharingRatioId!: number;

  @Field(() => String, { description: 'A stable code, e.g. `FJ-BPS-003-350100` (代码).' })
  @Column('text')
  code!: string;

  @Field(() => PublicService, {
    nullable: true,
    description: 'The service it is for (服务项目); null if for all of `fundingMode`.',
  })
  @ManyToOne(() => ServiceIdentity, { nullable: true })
  service!: Relation<ServiceIdentity> | null;

  @Field(() => FundingMode, {
    nullable: true,
    description: 'The mode whose services it is for (分担方式); null if for one service.',
  })
  @Column('text', { nullable: true })
  fundingMode!: FundingMode | null;

  @Field(() => String, {
    nullable: true,
    description: 'The component it is for (分担对象); null for all that has no ratio of its own.',
  })
  @Column('text', { nullable: true })
  component!: string | null;

  @Field(() => Region, {
    description: 'Where it holds, with all divisions below that have none of their own (行政区划).',
  })
  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  @Field(() => Int, {
    nullable: true,
    description: 'The fiscal tier whose counties it is for (财政分档); null if for all.',
  })
  @Column('smallint', { nullable: true })
  fiscalTier!: number | null;

  @Field(() => [RatioPart], {
    description: 'Who bears how much (分担份额); what they leave of the whole is unspecified.',
  })
  @Column('jsonb')
  parts!: RatioPart[];

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
