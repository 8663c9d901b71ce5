import { Field, ObjectType } from 'type-graphql';
import {
  Check,
  Column,
  Entity,
  JoinColumn,
  OneToMany,
  OneToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { FundingMode, Payer } from '../domain/enums.js';
import { FundingShare } from './funding-share.js';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';

@ObjectType('FundingRule', {
  description:
    'How the cost of a service is borne (支出责任模型), read from the funding text. 省级 includes money from above the province, as the list’s remark says.',
})
@Entity('funding_rule')
@Check(
  'ck_funding_rule_mode',
  `mode in ('SHARED_BY_RATIO', 'SHARED', 'LOCAL', 'LOCAL_WITH_PROVINCIAL_SUBSIDY', 'CONTRIBUTORY', 'MIXED')`,
)
@Check(
  'ck_funding_rule_levels',
  `levels <@ array['PROVINCE', 'CITY', 'COUNTY', 'CENTRAL', 'GOVERNMENT', 'EMPLOYER', 'INDIVIDUAL', 'FUND', 'SOCIAL', 'ALL_PARTIES']`,
)
@Reading({ order: ['service'], versionedThrough: 'service' })
export class FundingRule {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @OneToOne(() => PublicService, (service) => service.funding, { nullable: false })
  @JoinColumn()
  service!: Relation<PublicService>;

  @Field(() => FundingMode, { description: 'The way of sharing (分担方式).' })
  @Column('text')
  mode!: FundingMode;

  @Field(() => [Payer], {
    description:
      'Who bears cost: levels of government first, from above, then other payers that the text names (承担主体).',
  })
  @Column('text', { array: true })
  levels!: Payer[];

  @Field(() => [FundingShare], {
    description:
      'The percentages that the text prints (分担比例); empty if it prints none: a ratio that is not printed is never invented.',
  })
  @OneToMany(() => FundingShare, (share) => share.rule)
  shares!: Relation<FundingShare>[];

  @Field(() => String, {
    nullable: true,
    description: 'What mode and shares do not say (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;
}
