import { plot, type PlotOptions } from '@observablehq/plot';
import { el } from '../dom.js';

/** An entry of a legend: a symbol of the style sheet, and what it stands for. */
export interface LegendEntry {
  readonly symbol: string;
  readonly label: string;
}

/**
 * A chart with its legend, drawn anew whenever its width changes, so that its letters keep their size.
 * @param label says in a sentence what is to be seen, and that a table has the figures
 * @param options of the plot at a width in pixels
 */
export function chart(
  label: string,
  legend: readonly LegendEntry[],
  options: (width: number) => PlotOptions,
): HTMLElement {
  const place = el('div', { class: 'plot' });
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width === 0 || width === drawn) return;
    drawn = width;
    const drawing = plot({ width, className: 'chart', ...options(width) });
    drawing.setAttribute('role', 'img');
    drawing.setAttribute('aria-label', label);
    // The page's policy allows no inline styles: what the element holds stands in the style sheet.
    for (const style of drawing.querySelectorAll('style')) style.remove();
    place.replaceChildren(drawing);
  }).observe(place);
  const entries = legend.map(({ symbol, label: text }) =>
    el('li', {}, el('i', { class: `symbol ${symbol}`, 'aria-hidden': 'true' }), text),
  );
  return el('div', { class: 'charted' }, entries.length > 0 && el('ul', { class: 'legend' }, entries), place);
}
