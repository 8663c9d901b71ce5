import { el, type Child } from './dom.js';
import { NOTHING } from './format.js';

/** A column: its heading, and what stands in it of a row. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Child;
  /** Numbers stand to the right; a row's own heading comes first and stays in sight. */
  readonly kind?: 'number' | 'heading';
}

let tables = 0;

/** How a table is laid out. */
interface Layout {
  /** On a phone, shows each row as a card with its columns' headings instead of scrolling sideways. */
  readonly stacked?: boolean;
  /** Where a heading above says the same, the caption is for screen readers only. */
  readonly headed?: boolean;
}

/** A table with a caption that can be scrolled sideways, by keyboard too, where it does not fit. */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { stacked = false, headed = false }: Layout = {},
): HTMLElement {
  const id = `table-${(tables += 1)}`;
  // Roles are stated because a table that is laid out as cards would lose them.
  const roles = (role: string) => (stacked ? { role } : {});
  const cell = (row: Row, { heading, cell: contentsOf, kind }: Column<Row>) => {
    const contents = contentsOf(row);
    if (kind === 'heading') return el('th', { scope: 'row', ...roles('rowheader') }, contents);
    const classes = [kind === 'number' && 'number', contents === NOTHING && 'nothing']
      .filter(Boolean)
      .join(' ');
    return el(
      'td',
      { class: classes || undefined, 'data-heading': heading, ...roles('cell') },
      el('div', {}, contents),
    );
  };
  const headings = columns.map(({ heading, kind }) =>
    el('th', { scope: 'col', class: kind === 'number' && 'number', ...roles('columnheader') }, heading),
  );
  const lines = rows.map((row) =>
    el(
      'tr',
      roles('row'),
      columns.map((column) => cell(row, column)),
    ),
  );
  return el(
    'div',
    { class: stacked ? 'scroll stacked' : 'scroll', role: 'region', tabindex: 0, 'aria-labelledby': id },
    el(
      'table',
      roles('table'),
      el('caption', { id, class: headed && 'unseen' }, el('span', {}, caption)),
      el('thead', roles('rowgroup'), el('tr', roles('row'), headings)),
      el('tbody', roles('rowgroup'), lines),
    ),
  );
}
