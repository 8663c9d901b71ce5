import { dot, gridY, line, ruleX, axisX, axisY, type PlotOptions } from '@observablehq/plot';
import type { SeriesQuery } from '../operations/generated.js';
import type { Words } from '../words.js';
import { chart, type LegendEntry } from './chart.js';
import { ticksAt } from './ticks.js';

type Point = NonNullable<SeriesQuery['indicator']>['series']['points'][number];

/** What was observed, what the path expected, and beside them, never joined to them, what others say and what was computed. */
export function seriesChart(words: Words, label: string, points: readonly Point[]): HTMLElement {
  const years = points.map(({ year }) => year);
  const observed = points.flatMap(({ year, value, status }) =>
    isNumber(value) ? [{ year, value: Number(value), status }] : [],
  );
  const expected = points.flatMap(({ year, expected: value }) =>
    isNumber(value) ? [{ year, value: Number(value) }] : [],
  );
  const goals = points.flatMap(({ year, goal }) => (isNumber(goal) ? [{ year, value: Number(goal) }] : []));
  const others = points.flatMap(({ year, others: figures }) =>
    figures.flatMap(({ value }) => (isNumber(value) ? [{ year, value: Number(value) }] : [])),
  );
  const computed = points.flatMap(({ year, computed: values }) =>
    values.map(({ value }) => ({ year, value: Number(value) })),
  );
  const legend: (LegendEntry | false)[] = [
    observed.length > 0 && { symbol: 'observed', label: words.observed },
    observed.some(({ status }) => status === 'PROVISIONAL') && {
      symbol: 'provisional',
      label: words.status.PROVISIONAL,
    },
    expected.length > 0 && { symbol: 'path', label: words.path },
    goals.length > 0 && { symbol: 'goal', label: words.goal },
    others.length > 0 && { symbol: 'other-dot', label: words.others },
    computed.length > 0 && { symbol: 'computed-square', label: words.computed },
  ];
  const at = { x: 'year', y: 'value' } as const;
  const options = (width: number): PlotOptions => ({
    height: Math.max(240, Math.min(380, width * 0.5)),
    marginLeft: 56,
    marginRight: 16,
    x: { domain: [Math.min(...years) - 0.3, Math.max(...years) + 0.3], label: null },
    y: { nice: true, label: null, inset: 8 },
    marks: [
      gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      axisY({ color: 'var(--soft)', tickSize: 0 }),
      axisX({
        ticks: ticksAt(years, width),
        tickFormat: (year: number) => String(year),
        color: 'var(--soft)',
      }),
      ruleX(goals, { x: 'year', stroke: 'var(--line)', strokeDasharray: '2 3' }),
      line(expected, { ...at, stroke: 'var(--path)', strokeWidth: 2, strokeDasharray: '6 4' }),
      dot(others, { ...at, r: 3, fill: 'var(--soft)' }),
      dot(computed, { ...at, r: 5, symbol: 'square', stroke: 'var(--computed)', strokeWidth: 2 }),
      line(observed, { ...at, stroke: 'var(--accent)', strokeWidth: 2.5 }),
      dot(observed, {
        ...at,
        r: 4.5,
        stroke: 'var(--accent)',
        strokeWidth: 2,
        fill: ({ status }: (typeof observed)[number]) =>
          status === 'PROVISIONAL' ? 'var(--card)' : 'var(--accent)',
      }),
      dot(goals, { ...at, r: 6, symbol: 'diamond', fill: 'var(--path)' }),
    ],
  });
  return chart(
    label,
    legend.filter((entry) => entry !== false),
    options,
  );
}

const isNumber = (value: string | null | undefined): value is string => value !== null && value !== undefined;
