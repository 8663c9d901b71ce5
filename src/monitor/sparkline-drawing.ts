import { svg } from './dom.js';
import { placed, through, type YearValue } from './sparkline.js';

const EXTENT = { width: 120, height: 30, margin: 4 };

/**
 * A small drawing of what was observed beside the path that was expected.
 * @param path from the base to the goal; empty where there is none
 * @param label says the same in words
 */
export function sparkline(
  observed: readonly YearValue[],
  path: readonly YearValue[],
  label: string,
): SVGElement {
  const [dots = [], line = []] = placed([observed, path], EXTENT);
  const [goalX, goalY] = line.at(-1) ?? [];
  const [lastX, lastY] = dots.at(-1) ?? [];
  return svg(
    'svg',
    {
      class: 'sparkline',
      width: EXTENT.width,
      height: EXTENT.height,
      viewBox: `0 0 ${EXTENT.width} ${EXTENT.height}`,
      role: 'img',
      'aria-label': label,
    },
    line.length > 1 && svg('path', { class: 'expected', d: through(line) }),
    goalX !== undefined && svg('circle', { class: 'goal', cx: goalX, cy: goalY, r: 3 }),
    dots.length > 1 && svg('path', { class: 'observed', d: through(dots) }),
    lastX !== undefined && svg('circle', { class: 'last', cx: lastX, cy: lastY, r: 3 }),
  );
}
