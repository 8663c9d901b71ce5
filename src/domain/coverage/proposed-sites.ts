import { squareOf } from './circle.js';
import { LargestFirst } from './largest-first.js';
import { VISITS_A_STEP } from './nearest.js';
import { PointIndex } from './point-index.js';
import { middleOf, vectorsOf, type Points } from './points.js';
import { part, type Work } from './work.js';

/** A place that would bring a facility within reach of people who have none. */
export interface ProposedSite {
  /** Place of the settlement among those asked about. */
  readonly at: number;
  /** People within reach of it, and of none of the sites before it. */
  readonly addedPopulation: number;
}

/**
 * The sites that bring most people within reach, one after the other: each the settlement around which most people are
 * left, of equal ones the first. This greedy choice of k sites reaches at least 1 − 1/e ≈ 0.632 of what the best k sites
 * would (Nemhauser, Wolsey, Fisher 1978, Mathematical Programming 14:265–294). Gains are worked out again only where they
 * may matter (CELF; Leskovec et al. 2007, KDD): a site never gains more than it would have before.
 * @param points candidate sites, and where the people are
 * @param uncovered how many people at each have none within reach
 * @param metres how far is within reach
 * @param most how many sites; fewer come out if they leave nobody
 */
export function* proposeSites(
  points: Points,
  uncovered: Float64Array,
  metres: number,
  most: number,
): Work<ProposedSite[]> {
  const { x, y, z } = yield* part(vectorsOf(points, middleOf(points)), 0, 0.05);
  const index = yield* part(PointIndex.over({ x, y, z }), 0.05, 0.2);
  const left = uncovered.slice();
  index.weigh(left);
  const square = squareOf(metres);
  const gainAt = (at: number) =>
    index.weightWithin(x[at] as number, y[at] as number, z[at] as number, square);
  const bounds = new LargestFirst();
  let next = index.visits + VISITS_A_STEP;
  for (let at = 0; at < x.length; at++) {
    const gain = gainAt(at);
    if (gain > 0) bounds.push(at, gain);
    if (index.visits < next) continue;
    next = index.visits + VISITS_A_STEP;
    yield 0.2 + (0.5 * at) / x.length;
  }
  const sites: ProposedSite[] = [];
  const worked = new Uint32Array(x.length);
  for (let best = bounds.pop(); best && sites.length < most; best = bounds.pop()) {
    const { item: at, key } = best;
    if (worked[at] === sites.length) {
      sites.push({ at, addedPopulation: key });
      for (const reached of index.within(x[at] as number, y[at] as number, z[at] as number, square))
        left[reached] = 0;
      index.weigh(left);
      yield 0.7 + (0.3 * sites.length) / most;
    } else {
      worked[at] = sites.length;
      const gain = gainAt(at);
      if (gain > 0) bounds.push(at, gain);
    }
    if (index.visits < next) continue;
    next = index.visits + VISITS_A_STEP;
    yield 0.7 + (0.3 * sites.length) / most;
  }
  return sites;
}
