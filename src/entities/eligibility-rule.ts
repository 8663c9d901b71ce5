import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { Condition } from '../domain/eligibility/rule.js';
import { EligibilityCondition } from './eligibility-condition.js';
import { EligibilityRuleIdentity } from './eligibility-rule-identity.js';
import { Node } from './node.js';
import { PublicService } from './public-service.js';
import { Reading } from './reading.js';
import { Revised, Revision } from './revision.js';
import { ServiceIdentity } from './service-identity.js';
import { FromSource, Source } from './source.js';

@ObjectType('EligibilityRule', {
  implements: Node,
  description:
    'The audience of a service read as conditions on facts (服务对象规则). It is this directory’s reading, and may be corrected; the words are the list’s.',
})
@Entity('eligibility_rule_revision')
@Check(
  'ck_eligibility_rule_revision_valid_during',
  `isempty(valid_during) or lower(valid_during) is not distinct from begins_on`,
)
@Exclusion(
  'ex_eligibility_rule_revision_in_force',
  `USING gist (eligibility_rule_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Exclusion(
  'ex_eligibility_rule_revision_one',
  `USING gist (service_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Index('ix_eligibility_rule_revision_eligibility_rule_id', ['identity'])
@Index('ix_eligibility_rule_revision_change_set_id', ['changeSet'])
@Revised('rule', 'eligibilityRuleId')
@Reading({
  order: ['code'],
  versioned: true,
  nodeKey: 'eligibilityRuleId',
  computed: { sentence: ['condition'] },
})
export class EligibilityRule extends Revision {
  @ManyToOne(() => EligibilityRuleIdentity, { nullable: false })
  @JoinColumn([
    { name: 'eligibility_rule_id', referencedColumnName: 'id' },
    { name: 'code', referencedColumnName: 'code' },
  ])
  identity!: Relation<EligibilityRuleIdentity>;

  @Column('integer')
  eligibilityRuleId!: number;

  @Field(() => String, { description: 'The code of the service it is of, e.g. `FJ-BPS-001` (规则代码).' })
  @Column('text')
  code!: string;

  @Field(() => PublicService, { description: 'The service (服务项目).' })
  @ManyToOne(() => ServiceIdentity, { nullable: false })
  service!: Relation<ServiceIdentity>;

  @Field(() => EligibilityCondition, { description: 'The conditions as a tree (条件).' })
  @Column('jsonb')
  condition!: Condition;

  @Column('date', { nullable: true })
  beginsOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know about this reading (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
