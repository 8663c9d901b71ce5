import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType('Point', { description: 'A place on the globe in WGS 84, whatever system it came in (位置).' })
export class GeoPoint {
  @Field(() => Float, { description: 'Degrees north, −90 to 90 (纬度).' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, −180 to 180 (经度).' })
  longitude!: number;
}

/** SQL of a row's point, from its columns `longitude` and `latitude`; null where they are. */
export const POINT_OF_ROW = `case when {row}.longitude is not null then json_build_object('longitude', {row}.longitude, 'latitude', {row}.latitude) end`;
