import { ask } from '../ask.js';
import { planChooser, regionChooser, type Chooser } from '../choosers.js';
import type { Context } from '../context.js';
import { el, type Child } from '../dom.js';
import { decimal, measure, percent } from '../format.js';
import { chosenPlan } from '../frame.js';
import { addressOf, choosing, placeIn, type ViewName } from '../location.js';
import { WatchlistDocument, type WatchlistQuery } from '../operations/generated.js';
import { table, type Column } from '../table.js';
import type { View } from '../view.js';

type Report = WatchlistQuery['watchlist'];

/** What should worry somebody: gaps, worsening, inequality. */
export const watchlist: View = {
  choosers(context) {
    const { place, words, frame } = context;
    const threshold = (name: string, label: string): Chooser => ({
      name,
      label,
      value: place.choices[name] ?? '',
      kind: { input: 'number', min: '0', step: '0.01' },
    });
    return [
      planChooser(context, chosenPlan(frame, place.choices.plan)?.code ?? ''),
      regionChooser(context),
      threshold('minimumGap', words.minimumGap),
      threshold('minimumWorsening', words.minimumWorsening),
      threshold('minimumGini', words.minimumGini),
    ];
  },

  async show(context) {
    const { frame, place, words, signal } = context;
    const number = (name: string) => {
      const value = Number.parseFloat(place.choices[name] ?? '');
      return Number.isNaN(value) ? undefined : value;
    };
    const asked = {
      plan: chosenPlan(frame, place.choices.plan)?.code ?? null,
      region: place.choices.region ?? null,
      minimumGap: number('minimumGap'),
      minimumWorsening: number('minimumWorsening'),
      minimumGini: number('minimumGini'),
    };
    const { watchlist: report } = await ask(WatchlistDocument, asked, signal);
    const { gaps, worsening, inequality } = report;
    const region: Column<{ readonly region: { readonly name: string } }> = {
      heading: words.region,
      cell: ({ region: of }) => el('span', { lang: 'zh-CN' }, of.name),
    };
    return [
      el(
        'p',
        { class: 'soft' },
        words.thresholds(
          percent(report.minimumGap),
          percent(report.minimumWorsening),
          measure(report.minimumGini, 2),
        ),
      ),
      listed(context, words.gaps, gaps, [
        linked(context, 'indicator'),
        region,
        {
          heading: words.latest,
          kind: 'number',
          cell: ({ value, valueYear }) => [decimal(value), ' ', el('small', { class: 'year' }, valueYear)],
        },
        { heading: words.expected, kind: 'number', cell: ({ expected }) => decimal(expected) },
        { heading: words.gap, kind: 'number', cell: ({ gap }) => decimal(gap) },
        { heading: words.relativeGap, kind: 'number', cell: ({ relative }) => percent(relative) },
      ]),
      listed(context, words.worsening, worsening, [
        linked(context, 'indicator'),
        region,
        { heading: words.period, cell: ({ from, to }) => `${from}—${to}` },
        { heading: words.perYear, kind: 'number', cell: ({ perYear }) => percent(perYear) },
      ]),
      listed(context, words.inequality, inequality, [
        linked(context, 'equality'),
        { heading: words.per, cell: ({ per }) => (per ? words.groups[per] : words.perNone) },
        { heading: words.year, cell: ({ year }) => year },
        { heading: words.gini, kind: 'number', cell: ({ gini }) => measure(gini, 4) },
        { heading: words.counties, kind: 'number', cell: ({ n }) => n },
      ]),
    ];
  },
};

/** A row names an indicator, and per head of whom it is compared if it is. */
interface Named {
  readonly indicator: Report['inequality'][number]['indicator'];
  readonly per?: Report['inequality'][number]['per'];
}

function linked({ place, words }: Context, view: ViewName): Column<Named> {
  return {
    heading: words.indicator,
    kind: 'heading',
    cell: ({ indicator, per }) => {
      const there = addressOf(choosing(placeIn(view, place), { indicator: indicator.code, per: per ?? '' }));
      return el('a', { href: there, lang: 'zh-CN' }, indicator.name);
    },
  };
}

function listed<Row>(
  { words }: Context,
  title: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): Child {
  return rows.length === 0
    ? [el('h3', {}, title), el('p', { class: 'empty' }, words.nothingWatched)]
    : [el('h3', {}, title), table(title, columns, rows, { headed: true })];
}
