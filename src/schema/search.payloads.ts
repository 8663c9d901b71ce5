import { createUnionType, Field, Int, ObjectType, registerEnumType, Root } from 'type-graphql';
import { MAX_CANDIDATES, type SearchPage } from '../data/search.js';
import { SearchKind } from '../domain/search-text.js';
import type { SnippetPart } from '../domain/snippet.js';
import { Department } from '../entities/department.js';
import { Indicator } from '../entities/indicator.js';
import { PlanTask } from '../entities/plan-task.js';
import { PublicService } from '../entities/public-service.js';
import { Region } from '../entities/region.js';
import { PageInfo } from './connection.js';

registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: 'What can be searched for (检索对象).',
  valuesConfig: {
    SERVICE: { description: 'Services in force on the day, by name and texts (服务项目).' },
    DEPARTMENT: { description: 'Departments, by name and aliases (部门).' },
    REGION: { description: 'Administrative divisions, current and retired, by name (行政区划).' },
    INDICATOR: { description: 'Indicators, by name (指标).' },
    PLAN_TASK: { description: 'Plan tasks, by their text (重点任务).' },
  },
});

/** The entity behind each kind. */
export const searchEntities = {
  [SearchKind.SERVICE]: { entity: PublicService, typeName: 'Service' },
  [SearchKind.DEPARTMENT]: { entity: Department, typeName: 'Department' },
  [SearchKind.REGION]: { entity: Region, typeName: 'Region' },
  [SearchKind.INDICATOR]: { entity: Indicator, typeName: 'Indicator' },
  [SearchKind.PLAN_TASK]: { entity: PlanTask, typeName: 'PlanTask' },
} as const;

export const SearchSubject = createUnionType({
  name: 'SearchSubject',
  description: 'Whatever a search can find (检索结果对象).',
  types: () => [PublicService, Department, Region, Indicator, PlanTask] as const,
});

@ObjectType('SnippetPart', {
  description: 'A piece of a snippet; all pieces together are the snippet (摘要片段).',
})
class SnippetPartType implements SnippetPart {
  @Field(() => String, { description: 'The piece as printed; `…` where the text goes on (文字).' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether it is what was searched for, to be highlighted (是否命中).' })
  match!: boolean;
}

@ObjectType({ description: 'One thing that a search found, by the field that matched best (检索命中).' })
export class SearchHit {
  @Field(() => SearchKind, { description: 'What was found (对象类别).' })
  kind!: SearchKind;

  @Field(() => String, {
    description:
      'The field of the subject that matched, by its name in this API, e.g. `standard` (命中字段).',
  })
  field!: string;

  @Field(() => [SnippetPartType], {
    description: 'About sixty characters of that field around the first match (摘要).',
  })
  snippet!: readonly SnippetPart[];

  @Field(() => SearchSubject, { description: 'What was found, in full (对象).' })
  subject!: object;
}

@ObjectType({ description: 'A hit and its place in the results (检索条目).' })
export class SearchEdge {
  @Field(() => SearchHit, { description: 'The hit (命中).' })
  node!: SearchHit;

  @Field(() => String, { description: 'Its place in the results, for `after` (游标).' })
  cursor!: string;
}

@ObjectType({ description: 'A page of search results, best first (检索结果分页列表).' })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'The page with cursors (条目).' })
  edges!: SearchEdge[];

  @Field(() => [SearchHit], { description: 'The page without cursors (命中列表).' })
  nodes!: SearchHit[];

  @Field(() => PageInfo, { description: 'Where the page stands (分页信息).' })
  pageInfo!: PageInfo;

  @Field(() => Int, {
    description:
      `How many were found, all pages together (总数). Counted only if asked for. Of names, pinyin and other texts no more than ` +
      `${MAX_CANDIDATES.toLocaleString('en')} matches each are ranked and counted.`,
  })
  totalCount(@Root() { page }: FoundPage): Promise<number> {
    return page.count();
  }
}

/** What a resolver returns for a {@link SearchConnection}. */
export interface FoundPage extends Pick<SearchConnection, 'edges' | 'nodes' | 'pageInfo'> {
  readonly page: SearchPage;
}
