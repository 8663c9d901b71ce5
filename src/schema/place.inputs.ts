import { InputType } from 'type-graphql';
import type { PlaceFilter } from '../data/lists/place.js';
import { Codes } from './codes.js';

/** The parts that the filters of what holds in divisions, for services, have in common. */
@InputType()
export abstract class PlaceFilterInput implements PlaceFilter {
  @Codes('Their own codes (代码).')
  code?: string[] | null;

  @Codes('Codes of services, e.g. `FJ-BPS-003` (项目代码).')
  service?: string[] | null;

  @Codes('Codes of divisions, with all that lies below them (行政区划代码).')
  region?: string[] | null;
}
