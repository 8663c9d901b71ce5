import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Comparator } from '../domain/enums.js';
import { IndicatorIdentity } from './indicator-identity.js';
import { Indicator } from './indicator.js';
import { LocalTargetIdentity } from './local-target-identity.js';
import { Node } from './node.js';
import { Reading } from './reading.js';
import { Region } from './region.js';
import { Revised, Revision } from './revision.js';
import { DecimalScalar } from './scalars.js';
import { FromSource, Source } from './source.js';

@ObjectType('LocalTarget', {
  implements: Node,
  description:
    'What a city or county promises for an indicator in a year, above what the province promises (本地目标).',
})
@Entity('local_target_revision')
@Check(
  'ck_local_target_revision_comparator',
  `comparator in ('EQUAL', 'AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'IN_WORDS')`,
)
@Check(
  'ck_local_target_revision_value',
  `(comparator = 'IN_WORDS') = (value is null) and (value is null) = (words is not null)`,
)
@Check(
  'ck_local_target_revision_valid_during',
  `isempty(valid_during) or lower(valid_during) is not distinct from begins_on`,
)
@Exclusion(
  'ex_local_target_revision_in_force',
  `USING gist (local_target_id WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Exclusion(
  'ex_local_target_revision_one',
  `USING gist (indicator_id WITH =, region_id WITH =, year WITH =, valid_during WITH &&) WHERE (published_at IS NOT NULL)`,
)
@Index('ix_local_target_revision_local_target_id', ['identity'])
@Index('ix_local_target_revision_indicator_id', ['indicator'])
@Index('ix_local_target_revision_region_id', ['region'])
@Index('ix_local_target_revision_change_set_id', ['changeSet'])
@Revised('local target', 'localTargetId')
@Reading({ order: ['code'], versioned: true, nodeKey: 'localTargetId' })
export class LocalTarget extends Revision {
  @ManyToOne(() => LocalTargetIdentity, { nullable: false })
  @JoinColumn([
    { name: 'local_target_id', referencedColumnName: 'id' },
    { name: 'code', referencedColumnName: 'code' },
  ])
  identity!: Relation<LocalTargetIdentity>;

  @Column('integer')
  localTargetId!: number;

  @Field(() => String, {
    description: 'A stable code: indicator, division and year, e.g. `FJ-2021-IND-12-350102-2025` (代码).',
  })
  @Column('text')
  code!: string;

  @Field(() => Indicator, { description: 'The indicator (指标).' })
  @ManyToOne(() => IndicatorIdentity, { nullable: false })
  indicator!: Relation<Indicator>;

  @Field(() => Region, { description: 'The city or county (行政区划).' })
  @ManyToOne(() => Region, { nullable: false })
  region!: Relation<Region>;

  @Field(() => Int, { description: 'The calendar year by whose end it is due (目标年).' })
  @Column('smallint')
  year!: number;

  @Field(() => Comparator, {
    description:
      'How the value binds (比较方式): EQUAL, AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, or IN_WORDS for a target in words.',
  })
  @Column('text')
  comparator!: Comparator;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The number in the indicator’s unit (目标数值); null if the target is in words.',
  })
  @Column('numeric', { nullable: true })
  value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words of a target that is no number, e.g. `应保尽保` (文字目标); null for a number.',
  })
  @Column('text', { nullable: true })
  words!: string | null;

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
