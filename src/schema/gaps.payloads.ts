import { Field, Int, ObjectType } from 'type-graphql';
import type { GapReport as Report } from '../data/reports/gaps.js';
import { GapKind } from '../domain/gaps.js';
import { PublicService } from '../entities/public-service.js';
import { Region } from '../entities/region.js';
import { connectionOf } from './connection.js';
import { LapsedFigure } from './here.payloads.js';

@ObjectType('Gap', { description: 'What a place has still to do about one service (待完善事项).' })
export class Gap {
  @Field(() => PublicService, { description: 'The service (服务项目).' })
  service!: object;

  @Field(() => GapKind, { description: 'What is to be done (事项类别).' })
  kind!: GapKind;

  @Field(() => Region, {
    nullable: true,
    description:
      'Of NO_GUIDE, the city whose guide applies meanwhile (暂用其指南的上级); null if none does, and of other kinds.',
  })
  inheritedFrom!: object | null;

  @Field(() => [LapsedFigure], { description: 'Of FIGURE_LAPSED, which figures (失效数值); else empty.' })
  lapsed!: readonly object[];
}

export const GapConnection = connectionOf(Gap, 'Gap', '待完善事项');

@ObjectType('GapCount', { description: 'How many services have a gap of one kind (按事项类别计数).' })
export class GapCount {
  @Field(() => GapKind, { description: 'The kind (事项类别).' })
  kind!: GapKind;

  @Field(() => Int, { description: 'Services (服务项目数).' })
  services!: number;
}

@ObjectType('GapReport', { description: 'What a city or county has still to do (本地实施待完善情况).' })
export class GapReport implements Report {
  @Field(() => Region, { description: 'The city or county that the answer is for (行政区划).' })
  region!: Report['region'];

  @Field(() => Int, { description: 'Services in force (服务项目总数).' })
  services!: number;

  @Field(() => [GapCount], {
    description: 'How many services have which gap, whatever `kind` asks for (计数).',
  })
  counts!: Report['counts'];

  @Field(() => GapConnection, { description: 'The gaps, in the order of the list (事项).' })
  gaps!: Report['gaps'];
}
