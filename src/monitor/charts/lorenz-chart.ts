import { areaY, axisX, axisY, gridX, gridY, line } from '@observablehq/plot';
import type { Words } from '../words.js';
import { chart } from './chart.js';

export interface LorenzPoint {
  readonly people: number;
  readonly share: number;
}

const ENDS: readonly LorenzPoint[] = [
  { people: 0, share: 0 },
  { people: 1, share: 1 },
];

/** The Lorenz curve below the diagonal of perfect equality; the surface between them is half the Gini coefficient. */
export function lorenzChart(words: Words, label: string, points: readonly LorenzPoint[]): HTMLElement {
  const legend = [
    { symbol: 'observed', label: words.lorenz },
    { symbol: 'path', label: words.equalLine },
  ];
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return chart(label, legend, (width) => ({
    // A square as long as there is room for one.
    width: Math.min(width, 440),
    height: Math.min(width, 440),
    marginLeft: 48,
    marginBottom: 44,
    marginRight: 24,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [
      gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
      gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({
        tickFormat: percent,
        ticks: 5,
        label: words.lorenzPeople,
        labelAnchor: 'center',
        labelArrow: 'none',
        color: 'var(--soft)',
      }),
      axisY({
        tickFormat: percent,
        ticks: 5,
        label: words.lorenzShare,
        labelArrow: 'none',
        color: 'var(--soft)',
      }),
      areaY(points, { x: 'people', y1: 'share', y2: 'people', fill: 'var(--accent)', fillOpacity: 0.14 }),
      line(ENDS, { x: 'people', y: 'share', stroke: 'var(--path)', strokeWidth: 2, strokeDasharray: '6 4' }),
      line(points, { x: 'people', y: 'share', stroke: 'var(--accent)', strokeWidth: 2.5 }),
    ],
  }));
}
