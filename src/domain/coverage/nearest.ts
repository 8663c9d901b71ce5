import { metresBetween } from '../geo/distance.js';
import { PointIndex } from './point-index.js';
import { middleOf, pointAt, vectorsOf, type Points } from './points.js';
import { part, type Work } from './work.js';

/** Branches visited between two yields: about a millisecond. */
export const VISITS_A_STEP = 20_000;

/**
 * How far it is from each of some points to the nearest of others, along the great circle. Exact: the nearest is that of
 * all, not of a neighbourhood. O((n + m) log m).
 * @returns metres in the order of the points; Infinity where there is nothing to be near to
 */
export function* nearestDistances(points: Points, targets: Points): Work<Float64Array> {
  const middle = middleOf(targets);
  const found = yield* part(vectorsOf(targets, middle), 0, 0.1);
  const index = yield* part(PointIndex.over(found), 0.1, 0.3);
  const { x, y, z } = yield* part(vectorsOf(points, middle), 0.3, 0.4);
  const metres = new Float64Array(x.length).fill(Infinity);
  let next = index.visits + VISITS_A_STEP;
  for (let at = 0; at < x.length; at++) {
    const nearest = index.nearest(x[at] as number, y[at] as number, z[at] as number);
    if (nearest >= 0) metres[at] = metresBetween(pointAt(points, at), pointAt(targets, nearest));
    if (index.visits < next) continue;
    next = index.visits + VISITS_A_STEP;
    yield 0.4 + (0.6 * at) / x.length;
  }
  return metres;
}
