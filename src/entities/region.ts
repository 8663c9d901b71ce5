import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { RegionLevel, TownshipKind } from '../domain/enums.js';
import { Department } from './department.js';
import { Node } from './node.js';
import { Reading, RelatedBy } from './reading.js';
import { FromSource, Source } from './source.js';

@ObjectType('Region', {
  implements: Node,
  description:
    'An administrative division (行政区划). Retired codes stay, so that an old code still resolves.',
})
@Entity('region')
@Check('ck_region_code', `code ~ '^\\d{6}(\\d{3})?$'`)
@Check('ck_region_level', `level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')`)
@Check(
  'ck_region_kind',
  `kind in ('TOWN', 'TOWNSHIP', 'SUBDISTRICT', 'QUASI') and (kind is not null) = (level = 'TOWNSHIP')`,
)
@Check('ck_region_root', `(parent_id is null) = (level = 'PROVINCE')`)
@Check(
  'ck_region_retired_in',
  `retired_in ~ '^\\d{4}(-\\d{2})?$' and (retired_in is not null) = (replaced_by_id is not null)`,
)
@Check('ck_region_established_in', `established_in ~ '^\\d{4}(-\\d{2})?$'`)
@Index('ix_region_path', { synchronize: false })
@Index('ix_region_parent_id', ['parent'])
@Index('ix_region_level_code', ['level', 'code'])
@Reading({ order: ['code'] })
export class Region extends Node {
  @Field(() => String, {
    description:
      'Six digits after GB/T 2260, or nine for a township after the statistical division codes (行政区划代码).',
  })
  @Column('text', { unique: true })
  code!: string;

  @Field(() => String, { description: 'The official name (名称).' })
  @Column('text')
  name!: string;

  @Field(() => RegionLevel, { description: 'The level of administration (级别).' })
  @Column('text')
  level!: RegionLevel;

  @Field(() => TownshipKind, {
    nullable: true,
    description: 'What kind of township it is (乡级类别); null for the levels above.',
  })
  @Column('text', { nullable: true })
  kind!: TownshipKind | null;

  /** Codes from the province down, as an ltree label path; for “and all below”. */
  @Column('ltree')
  path!: string;

  @Field(() => Region, {
    nullable: true,
    description: 'The division one level up (上级行政区划); null for the province.',
  })
  @ManyToOne(() => Region, { nullable: true })
  parent!: Relation<Region> | null;

  @Field(() => [Region], {
    description: 'The divisions one level down that are in being on the day, by code (下级行政区划).',
  })
  @RelatedBy(() => Region, '{row}.parent_id = {parent}.id and {row}.valid_during @> {day}::date')
  children!: Relation<Region>[];

  @Field(() => [Region], { description: 'The divisions above, from the province down (上级链).' })
  @RelatedBy(() => Region, '{row}.path @> {parent}.path and {row}.id <> {parent}.id')
  ancestors!: Relation<Region>[];

  @Field(() => String, {
    nullable: true,
    description:
      'When the code was retired, as `YYYY` or `YYYY-MM`, approximately (撤销时间); null while it is current.',
  })
  @Column('text', { nullable: true })
  retiredIn!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'When the code was given, as `YYYY` or `YYYY-MM`, approximately (设立时间); null if it is older than the directory needs to know.',
  })
  @Column('text', { nullable: true })
  establishedIn!: string | null;

  /** The days on which the code is in use, from the two above: a month counts from its first day, a year from January. */
  @Column('daterange')
  validDuring!: string;

  @Field(() => Region, {
    nullable: true,
    description: 'The division that replaced a retired one (替代行政区划); null while it is current.',
  })
  @ManyToOne(() => Region, { nullable: true })
  replacedBy!: Relation<Region> | null;

  @Field(() => [Department], {
    description: 'The departments of this division that are in being on the day (所属部门).',
  })
  @RelatedBy(() => Department, '{row}.region_id = {parent}.id and not {row}.abolished')
  departments!: Relation<Department>[];

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know about this record (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
