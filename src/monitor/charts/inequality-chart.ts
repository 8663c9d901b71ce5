import { axisX, axisY, barY, dot, gridY, line, ruleY, type Markish } from '@observablehq/plot';
import type { EqualisationQuery } from '../operations/generated.js';
import type { Words } from '../words.js';
import { chart, type LegendEntry } from './chart.js';
import { ticksAt } from './ticks.js';

type Year = EqualisationQuery['equalisation']['years'][number];

interface Drawn {
  readonly colour: string;
  /** Of a line that another may cover. */
  readonly dash?: string;
  readonly of: (year: Year) => number | null | undefined;
}

/** The grid and the axes of a chart over the years. */
function frame(years: readonly Year[], width: number): Markish[] {
  const ticks = ticksAt(
    years.map(({ year }) => year),
    width,
  );
  return [
    gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
    axisY({ tickSize: 0, color: 'var(--soft)' }),
    axisX({ ticks, tickFormat: String, color: 'var(--soft)' }),
  ];
}

/** Gini, both Theil indices and the coefficient of variation over the years, on one scale: none has a unit. */
export function measuresChart(words: Words, label: string, years: readonly Year[]): HTMLElement {
  const lines: (LegendEntry & Drawn)[] = [
    { symbol: 'observed', colour: 'var(--accent)', label: words.gini, of: (year: Year) => year.gini },
    {
      symbol: 'computed',
      colour: 'var(--computed)',
      label: words.variation,
      of: (year: Year) => year.coefficientOfVariation,
    },
    {
      symbol: 'path-solid',
      colour: 'var(--path)',
      label: words.theilT,
      of: (year: Year) => year.theilT?.total,
    },
    {
      symbol: 'other',
      colour: 'var(--soft)',
      dash: '2 4',
      label: words.theilL,
      of: (year: Year) => year.theilL?.total,
    },
  ];
  const drawn = lines.map(({ colour, dash, of }) => {
    const values = years.flatMap((each) => {
      const value = of(each);
      return value === null || value === undefined ? [] : [{ year: each.year, value }];
    });
    const at = { x: 'year', y: 'value', stroke: colour } as const;
    return [
      line(values, { ...at, strokeWidth: 2.5, ...(dash === undefined ? {} : { strokeDasharray: dash }) }),
      dot(values, { ...at, fill: colour, r: 3 }),
    ];
  });
  return chart(label, lines, (width) => ({
    height: 280,
    marginLeft: 48,
    x: { type: 'point', domain: years.map(({ year }) => year), label: null },
    y: { zero: true, nice: true, label: null },
    marks: [...frame(years, width), ruleY([0], { stroke: 'var(--line)' }), drawn],
  }));
}

/** Theil’s T as the sum of its parts between and within cities. */
export function decompositionChart(words: Words, label: string, years: readonly Year[]): HTMLElement {
  const parts = years.flatMap(({ year, theilT }) =>
    theilT
      ? [
          { year, value: theilT.between, colour: 'var(--path)' },
          { year, value: theilT.within, colour: 'var(--accent)' },
        ]
      : [],
  );
  const legend = [
    { symbol: 'block-path', label: words.between },
    { symbol: 'block', label: words.within },
  ];
  return chart(label, legend, (width) => ({
    height: 260,
    marginLeft: 56,
    color: { type: 'identity' },
    x: { type: 'band', domain: years.map(({ year }) => year), label: null, padding: 0.35 },
    y: { nice: true, label: null },
    marks: [
      ...frame(years, width),
      barY(parts, { x: 'year', y: 'value', fill: 'colour' }),
      ruleY([0], { stroke: 'var(--soft)' }),
    ],
  }));
}
