import { Field, Float, Int, ObjectType, Root } from 'type-graphql';
import type { NearEdge, NearPage } from '../data/reports/facilities-near.js';
import type { Row } from '../data/table.js';
import type { Bounds } from '../domain/geo/bounds.js';
import { Facility } from '../entities/facility.js';
import { GeoPoint } from '../entities/point.js';
import { PageInfo } from './connection.js';

@ObjectType({ description: 'A facility near a point, and its place in the list (附近设施条目).' })
export class NearFacilityEdge implements NearEdge {
  @Field(() => Facility, { description: 'The facility (设施).' })
  node!: Row;

  @Field(() => String, { description: 'Its place in the list, for `after` (游标).' })
  cursor!: string;

  @Field(() => Float, {
    description:
      'How far it is in a straight line, in metres, to the millimetre, on a sphere of the earth’s mean radius (直线距离，米).',
  })
  distanceMetres!: number;
}

@ObjectType({ description: 'A page of the facilities near a point, the nearest first (附近设施分页列表).' })
export class NearFacilityConnection {
  @Field(() => [NearFacilityEdge], { description: 'The page with distances and cursors (条目).' })
  edges!: NearFacilityEdge[];

  @Field(() => [Facility], { description: 'The page without them (节点).' })
  nodes(@Root() { edges }: NearPage): Row[] {
    return edges.map(({ node }) => node);
  }

  @Field(() => PageInfo, { description: 'Where the page stands (分页信息).' })
  pageInfo(@Root() { edges, hasNextPage, hasPreviousPage }: NearPage): PageInfo {
    const [first, last] = [edges[0], edges.at(-1)];
    return {
      hasNextPage,
      hasPreviousPage,
      startCursor: first?.cursor ?? null,
      endCursor: last?.cursor ?? null,
    };
  }

  @Field(() => Int, {
    description:
      'How many there are within the distance, all pages together (总数). Counted only if asked for.',
  })
  totalCount(@Root() page: NearPage): Promise<number> {
    return page.count();
  }
}

@ObjectType('Bounds', { description: 'A box of longitudes and latitudes in WGS 84 (经纬度范围).' })
export class GeoBounds implements Bounds {
  @Field(() => Float, { description: 'The least longitude, in degrees (西界).' })
  west!: number;

  @Field(() => Float, { description: 'The least latitude, in degrees (南界).' })
  south!: number;

  @Field(() => Float, { description: 'The greatest longitude, in degrees (东界).' })
  east!: number;

  @Field(() => Float, { description: 'The greatest latitude, in degrees (北界).' })
  north!: number;
}

@ObjectType({ description: 'Facilities that a map shows as one mark (设施聚合点).' })
export class FacilityCluster {
  @Field(() => Int, { description: 'How many they are (设施数).' })
  count!: number;

  @Field(() => GeoPoint, { description: 'The mean of their points (中心).' })
  point!: GeoPoint;

  @Field(() => GeoBounds, { description: 'The smallest box around their points, to zoom to (范围).' })
  bounds!: GeoBounds;

  @Field(() => Facility, { nullable: true, description: 'If it is only one, which (设施); else null.' })
  facility!: Row | null;
}
