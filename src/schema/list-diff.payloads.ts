import { Field, Int, ObjectType } from 'type-graphql';
import { ListChangeKind, ListEntryKind, type ServiceChange as Change } from '../domain/list-diff.js';
import { TextSegmentKind, type TextSegment as Segment } from '../domain/text-diff.js';
import { PublicService } from '../entities/public-service.js';
import { DateScalar } from '../entities/scalars.js';
import { connectionOf } from './connection.js';

@ObjectType({
  description:
    'A piece of two wordings laid over each other (文字比对片段): those that are SAME and REMOVED make up the earlier wording, SAME and ADDED the later.',
})
export class TextSegment implements Segment {
  @Field(() => TextSegmentKind, { description: 'In which wording it stands (片段类别).' })
  kind!: TextSegmentKind;

  @Field(() => String, { description: 'The piece (文字).' })
  text!: string;
}

@ObjectType({ description: 'One thing that was changed in a service (变化事项).' })
export class ServiceChange implements Change {
  @Field(() => ListChangeKind, { description: 'What kind of change it is (变化类型).' })
  kind!: ListChangeKind;

  @Field(() => String, {
    description:
      'The field that changed, by its name in this API, e.g. `standard`, `figures`, `responsibilities`, `funding.shares` (字段).',
  })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Which part of a list: what a figure measures, what is shared and by whom, the code of a department (事项); null for a field that is no list, and for an order.',
  })
  what!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What it said, as printed (变化前); of a department its name on the day. Null if there was nothing.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What it says, as printed (变化后); of a department its name on the day. Null if there is nothing.',
  })
  after!: string | null;

  @Field(() => [TextSegment], {
    description: 'Of texts, both wordings word by word (文字比对); empty for what is no text.',
  })
  segments!: readonly TextSegment[];
}

@ObjectType({ description: 'A service that differs between two lists (清单变化条目).' })
export class ListDiffEntry {
  @Field(() => String, { description: 'The code of the service (项目代码).' })
  code!: string;

  @Field(() => ListEntryKind, { description: 'What became of it (变化类别).' })
  kind!: ListEntryKind;

  @Field(() => PublicService, {
    nullable: true,
    description: 'The service as of `from` (变化前的服务项目); null if it was not in the list.',
  })
  before!: object | null;

  @Field(() => PublicService, {
    nullable: true,
    description: 'The service as of `to` (变化后的服务项目); null if it is not in the list any more.',
  })
  after!: object | null;

  @Field(() => [ServiceChange], {
    description:
      'What was changed in it, in the order in which a service is read (变化事项); of CHANGED ones.',
  })
  changes!: readonly ServiceChange[];
}

@ObjectType({ description: 'How many services differ, on all pages together (变化数量).' })
export class ListDiffCounts {
  @Field(() => Int, { description: 'Services that are new (新增项目数).' })
  added!: number;

  @Field(() => Int, { description: 'Services that are no longer in the list (取消项目数).' })
  retired!: number;

  @Field(() => Int, { description: 'Services that are stated otherwise (调整项目数).' })
  changed!: number;
}

export const ListDiffEntryConnection = connectionOf(ListDiffEntry, 'ListDiffEntry', '清单变化');

@ObjectType({ description: 'What differs between the lists in force on two days (清单变化对比).' })
export class ListDiff {
  @Field(() => DateScalar, { description: 'The day of the list to begin from (起始日期).' })
  from!: string;

  @Field(() => DateScalar, { description: 'The day of the list to arrive at (截止日期).' })
  to!: string;

  @Field(() => ListDiffCounts, { description: 'How many services differ (变化数量).' })
  counts!: ListDiffCounts;

  @Field(() => ListDiffEntryConnection, {
    description:
      'The services that differ, by code; `first` and `after` stand on the field above (变化列表).',
  })
  changes!: object;
}
