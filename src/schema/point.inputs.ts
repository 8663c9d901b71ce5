import { Field, Float, InputType } from 'type-graphql';
import type { Bounds } from '../domain/geo/bounds.js';
import type { Point } from '../domain/geo/point.js';

@InputType({
  description:
    'A place on the globe in WGS 84, as GPS gives it (位置). What Chinese maps show is in GCJ-02 or BD-09, some hundred metres off.',
})
export class PointInput implements Point {
  @Field(() => Float, { description: 'Degrees north, −90 to 90 (纬度).' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, −180 to 180 (经度).' })
  longitude!: number;
}

@InputType({
  description: 'A box of longitudes and latitudes in WGS 84, its border included (经纬度范围).',
})
export class BoundsInput implements Bounds {
  @Field(() => Float, { description: 'The least longitude, in degrees (西界).' })
  west!: number;

  @Field(() => Float, { description: 'The least latitude, in degrees (南界).' })
  south!: number;

  @Field(() => Float, { description: 'The greatest longitude, in degrees; more than `west` (东界).' })
  east!: number;

  @Field(() => Float, { description: 'The greatest latitude, in degrees; more than `south` (北界).' })
  north!: number;
}
