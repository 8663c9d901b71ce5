import { ask } from '../ask.js';
import { seriesChart } from '../charts/series-chart.js';
import { areaChooser, indicatorOptions, levelChooser, regionChooser, yearChooser } from '../choosers.js';
import { chosenArea, chosenLevel, chosenYear } from '../chosen.js';
import type { Context } from '../context.js';
import { el, type Child } from '../dom.js';
import { downloads } from '../download.js';
import { computedOf, marksOf, othersOf, sourceOf, valueOf } from '../figures.js';
import { bounded, decimal, NOTHING } from '../format.js';
import { chosenIndicator, comparedIn } from '../frame.js';
import { addressOf, choosing, placeIn } from '../location.js';
import {
  ByRegionDocument,
  ByRegionFileDocument,
  SeriesDocument,
  SeriesFileDocument,
  type ByRegionQuery,
  type SeriesQuery,
} from '../operations/generated.js';
import { table } from '../table.js';
import type { View } from '../view.js';
import type { Words } from '../words.js';

type Asked = NonNullable<SeriesQuery['indicator']>;
type Point = Asked['series']['points'][number];
type RegionRow = NonNullable<ByRegionQuery['indicator']>['table']['rows'][number];

/** One indicator over the years in a region, and in a year by region. */
export const indicator: View = {
  choosers(context) {
    const { place, words, frame } = context;
    return [
      {
        name: 'indicator',
        label: words.indicator,
        wide: true,
        value: chosenIndicator(frame, place.choices.indicator)?.code ?? '',
        kind: { options: indicatorOptions(context) },
      },
      regionChooser(context),
      areaChooser(context),
      levelChooser(context),
      yearChooser(context, words.newest),
    ];
  },

  async show(context) {
    const { frame, place, words, signal } = context;
    const code = chosenIndicator(frame, place.choices.indicator)?.code;
    if (code === undefined) return [el('p', { class: 'empty' }, words.nothingChosen)];
    const asked = { indicator: code, region: place.choices.region ?? null, area: chosenArea(place) };
    const { indicator: found } = await ask(SeriesDocument, asked, signal);
    if (!found) return [el('p', { class: 'empty' }, words.nothingChosen)];
    const { series } = found;
    const observed = series.points.filter(({ observation }) => observation);
    return [
      about(words, found),
      observed.length === 0 && [
        el('p', { class: 'empty' }, words.noObservations(series.region.name), ' ', words.noObservationsHint),
      ],
      series.points.length > 0 && [
        drawing(words, found),
        seriesTable(words, found),
        downloads(words, {
          name: ['series', code, series.region.code],
          formats: ['csv', 'sdmx'],
          read: async (sdmx) => {
            const answer = await ask(SeriesFileDocument, { ...asked, sdmx });
            return answer.indicator?.series.sdmxCsv ?? answer.indicator?.series.csv;
          },
        }),
      ],
      await byRegion(context, found, chosenYear(place) ?? observed.at(-1)?.year ?? frame.year - 1),
    ];
  },
};

function about(words: Words, { name, unit, nature, plan, targets, note, reading }: Asked): Child {
  const target = targets
    .map(({ year, words: told, value, comparator, printed }) =>
      words.ofYear(
        year,
        told ?? words.comparators[comparator] ?? (value === null ? printed : bounded(value, comparator)),
      ),
    )
    .join(words.lang === 'en' ? ', ' : '，');
  return [
    el('h3', { lang: 'zh-CN' }, name),
    el(
      'p',
      { class: 'soft' },
      [unit && words.unitIs(unit), nature && words.natures[nature], plan.name].filter(Boolean).join(' · '),
    ),
    target !== '' && el('p', {}, `${words.targets}：${target}`),
    [note, reading?.note].map((text) => text && el('p', { class: 'note', lang: 'zh-CN' }, text)),
  ];
}

function drawing(words: Words, { name, series }: Asked): Child {
  const drawable = series.points.filter(
    ({ value, expected, goal, computed, others }) =>
      [value, expected, goal].some((each) => each !== null && each !== undefined) ||
      computed.length > 0 ||
      others.length > 0,
  );
  const [first] = drawable;
  const last = drawable.at(-1);
  if (!first || !last) return null;
  const observed = drawable.filter(({ value }) => value !== null && value !== undefined).length;
  const label = words.seriesChart(name, series.region.name, first.year, last.year, observed);
  return seriesChart(words, label, drawable);
}

function seriesTable(words: Words, { name, series }: Asked): HTMLElement {
  return table<Point>(
    words.seriesTable(name, series.region.name),
    [
      { heading: words.year, kind: 'heading', cell: ({ year }) => year },
      {
        heading: words.value,
        kind: 'number',
        cell: (point) => [valueOf(point), ' ', marksOf(words, point.observation)],
      },
      { heading: words.expected, kind: 'number', cell: ({ expected }) => decimal(expected) },
      { heading: words.goal, kind: 'number', cell: ({ goal }) => decimal(goal) },
      {
        heading: words.source,
        cell: ({ observation }) => el('small', { class: 'told' }, sourceOf(observation)),
      },
      { heading: words.computed, cell: ({ computed }) => computedOf(words, computed) },
      { heading: words.others, cell: ({ others }) => othersOf(words, others) },
    ],
    series.points,
    { stacked: true },
  );
}

async function byRegion(
  { frame, place, words, signal }: Context,
  { code, name }: Asked,
  year: number,
): Promise<Child> {
  const level = chosenLevel(place);
  const region = comparedIn(frame, place.choices.region, level);
  const asked = { indicator: code, region, area: chosenArea(place), level, year };
  const heading = el('h3', {}, `${words.byRegion} · ${year}`);
  const answer = await ask(ByRegionDocument, asked, signal);
  const rows = answer.indicator?.table.rows ?? [];
  const told = rows.filter(({ observation, computed }) => observation || computed.length > 0);
  if (told.length === 0)
    return [heading, el('p', { class: 'empty' }, words.nothingInYear(year, words.levels[level]))];
  const ranking = addressOf(choosing(placeIn('ranking', place), { indicator: code, year: String(year) }));
  return [
    heading,
    el('p', {}, el('a', { href: ranking }, words.toRanking)),
    table<RegionRow>(
      words.byRegionTable(name, year, words.levels[level]),
      [
        {
          heading: words.region,
          kind: 'heading',
          cell: ({ region }) => el('span', { lang: 'zh-CN' }, region.name),
        },
        {
          heading: words.value,
          kind: 'number',
          cell: (row) => (row.observation ? [valueOf(row), ' ', marksOf(words, row.observation)] : NOTHING),
        },
        { heading: words.computed, cell: ({ computed }) => computedOf(words, computed) },
        { heading: words.others, cell: ({ others }) => othersOf(words, others) },
        {
          heading: words.source,
          cell: ({ observation }) => el('small', { class: 'told' }, sourceOf(observation)),
        },
      ],
      rows,
    ),
    downloads(words, {
      name: ['table', code, year, level],
      formats: ['csv', 'sdmx'],
      read: async (sdmx) => {
        const file = await ask(ByRegionFileDocument, { ...asked, sdmx });
        return file.indicator?.table.sdmxCsv ?? file.indicator?.table.csv;
      },
    }),
  ];
}
