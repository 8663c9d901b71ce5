import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../entities/scalars.js';

@ObjectType({ description: 'How many records the directory holds (收录数量).' })
export class DirectoryCounts {
  @Field(() => Int, { description: 'Services in force today (现行服务项目).' })
  services!: number;

  @Field(() => Int, { description: 'Domains of the list (领域).' })
  domains!: number;

  @Field(() => Int, { description: 'Departments (部门).' })
  departments!: number;

  @Field(() => Int, { description: 'Current administrative divisions (现行行政区划).' })
  regions!: number;

  @Field(() => Int, { description: 'Indicators of all plans (指标).' })
  indicators!: number;

  @Field(() => Int, { description: 'Plan tasks (重点任务).' })
  tasks!: number;

  @Field(() => Int, { description: 'Kinds of facility (设施类型).' })
  facilityTypes!: number;
}

@ObjectType({ description: 'The edition of the list in force today (现行清单版次).' })
export class CurrentEdition {
  @Field(() => String, { description: 'Its code, for `edition(code:)` (版次代码).' })
  code!: string;

  @Field(() => String, { description: 'Its name (清单名称).' })
  name!: string;

  @Field(() => DateScalar, { description: 'The first day on which it is in force (生效日期).' })
  effectiveOn!: string;
}

@ObjectType({ description: 'What this directory is and holds (目录概况).' })
export class Directory {
  @Field(() => String, { description: 'The province it is about (省份).' })
  provinceName!: string;

  @Field(() => DirectoryCounts, { description: 'How many records it holds (收录数量).' })
  counts!: DirectoryCounts;

  @Field(() => CurrentEdition, {
    nullable: true,
    description: 'The edition in force today (现行清单版次); null before the first is.',
  })
  edition!: CurrentEdition | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When a published record last changed (最近更新时间); null while nothing has been published.',
  })
  lastChange!: string | null;

  @Field(() => String, {
    description:
      'Where the change feed stands (最新变更游标). To keep a copy: take it first, then read what you need, then follow `changes(after:)` from it.',
  })
  lastChangeCursor!: string;
}
