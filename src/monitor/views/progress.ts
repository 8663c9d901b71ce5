import { ask } from '../ask.js';
import { EARLIEST, planChooser, regionChooser, type Chooser } from '../choosers.js';
import type { Context } from '../context.js';
import { el, type Child } from '../dom.js';
import { downloads } from '../download.js';
import { marksOf, sameValue, sourceOf, valueOf } from '../figures.js';
import { bounded, decimal, NOTHING } from '../format.js';
import { chosenPlan } from '../frame.js';
import { addressOf, choosing, placeIn } from '../location.js';
import {
  PlanProgressDocument,
  PlanProgressFileDocument,
  type CountFragment,
  type PlanProgressQuery,
} from '../operations/generated.js';
import { sparkline } from '../sparkline-drawing.js';
import { table } from '../table.js';
import { badge, countBar, VERDICTS } from '../verdict.js';
import type { View } from '../view.js';
import type { Words } from '../words.js';

type Report = PlanProgressQuery['planProgress'];
type Row = Report['indicators'][number];

/** How each indicator of a plan is doing. */
export const progress: View = {
  choosers(context) {
    const { place, words, frame } = context;
    const plan = chosenPlan(frame, place.choices.plan);
    const domains = new Map(plan?.indicators.map(({ domain }) => [domain.code, domain.name]));
    return [
      planChooser(context, plan?.code ?? ''),
      regionChooser(context),
      {
        name: 'day',
        label: words.day,
        value: place.choices.day ?? '',
        kind: { input: 'date', min: EARLIEST },
      },
      filter('nature', words.nature, context, Object.entries(words.natures)),
      filter('domain', words.domain, context, [...domains]),
      filter('verdict', words.verdictOf, context, Object.entries(words.verdict)),
    ];
  },

  async show({ frame, place, words, signal }) {
    const { choices } = place;
    const plan = chosenPlan(frame, choices.plan);
    if (!plan) return [el('p', { class: 'empty' }, words.nothingChosen)];
    const asked = { plan: plan.code, region: choices.region ?? null, asOf: choices.day ?? null };
    const { planProgress: report } = await ask(PlanProgressDocument, asked, signal);
    const rows = report.indicators.filter(
      ({ indicator, verdict }) =>
        (choices.nature === undefined || indicator.nature === choices.nature) &&
        (choices.domain === undefined || indicator.domain.code === choices.domain) &&
        (choices.verdict === undefined || verdict === choices.verdict),
    );
    return [
      counts(words, report),
      el('h3', {}, words.indicatorCount(rows.length, report.indicators.length)),
      rows.length === 0
        ? el('p', { class: 'empty' }, words.nothingChosen)
        : table(
            words.progressTable(report.plan.name, report.region.name, report.day),
            columns({ words, place }, report.region.code !== frame.province.code),
            rows,
            { stacked: true },
          ),
      downloads(words, {
        name: ['progress', plan.code, report.region.code, report.day],
        formats: ['csv', 'sdmx'],
        read: async (sdmx) => {
          const { planProgress } = await ask(PlanProgressFileDocument, { ...asked, sdmx });
          return planProgress.sdmxCsv ?? planProgress.csv;
        },
      }),
    ];
  },
};

function filter(
  name: string,
  label: string,
  { place, words }: Context,
  options: readonly (readonly [string, string])[],
): Chooser {
  return {
    name,
    label,
    value: place.choices[name] ?? '',
    kind: {
      options: [{ value: '', label: words.all }, ...options.map(([value, text]) => ({ value, label: text }))],
    },
  };
}

interface NamedCount {
  readonly name: string;
  readonly count: CountFragment;
}

function counts(words: Words, { total, byNature, byDomain }: Report): HTMLElement {
  const rows: NamedCount[] = [
    { name: words.total, count: total },
    ...byNature.map((count) => ({
      name: count.nature ? words.natures[count.nature] : words.noNature,
      count,
    })),
    ...byDomain.map((count) => ({ name: count.domain?.name ?? words.none, count })),
  ];
  return table(
    words.countsTitle,
    [
      { heading: words.group, kind: 'heading', cell: ({ name, count }) => [name, countBar(count)] },
      ...VERDICTS.map(({ verdict, field }) => ({
        heading: words.verdict[verdict],
        kind: 'number' as const,
        cell: ({ count }: NamedCount) => count[field],
      })),
      { heading: words.total, kind: 'number', cell: ({ count }) => count.total },
    ],
    rows,
  );
}

/** @param below whether it is about a city or county, for which the province’s targets stand in */
function columns({ words, place }: Pick<Context, 'words' | 'place'>, below: boolean) {
  const ofIndicator = ({ indicator }: Row) =>
    addressOf(choosing(placeIn('indicator', place), { indicator: indicator.code }));
  return [
    {
      heading: words.indicator,
      kind: 'heading' as const,
      cell: (row: Row) => [
        el('a', { href: ofIndicator(row), lang: 'zh-CN' }, row.indicator.name),
        el(
          'small',
          {},
          [
            row.indicator.unit && words.unitIs(row.indicator.unit),
            row.indicator.nature && words.natures[row.indicator.nature],
            row.indicator.domain.name,
          ]
            .filter(Boolean)
            .join(' · '),
        ),
      ],
    },
    {
      heading: words.verdictOf,
      cell: (row: Row) => [
        badge(words, row.verdict),
        el(
          'small',
          { title: row.explanation },
          [
            words.reason[row.reason],
            row.targetBelowBase && words.targetBelowBase,
            below && row.ofProvince && words.ofProvince,
          ]
            .filter(Boolean)
            .join(words.lang === 'en' ? '; ' : '；'),
        ),
      ],
    },
    { heading: words.trend, cell: (row: Row) => trend(words, row) },
    { heading: words.base, kind: 'number' as const, cell: (row: Row) => base(words, row) },
    {
      heading: words.latest,
      kind: 'number' as const,
      cell: (row: Row) =>
        row.observation
          ? [dated(row.observation.year, valueOf(row.observation)), marksOf(words, row.observation)]
          : NOTHING,
    },
    { heading: words.expected, kind: 'number' as const, cell: (row: Row) => decimal(row.expected) },
    {
      heading: words.goal,
      kind: 'number' as const,
      cell: (row: Row) => dated(row.goalYear, told(words, row)),
    },
    { heading: words.gap, kind: 'number' as const, cell: (row: Row) => decimal(row.gap) },
    { heading: words.needed, kind: 'number' as const, cell: (row: Row) => decimal(row.neededPerYear) },
  ];
}

/** A value with the year that it is of. */
const dated = (year: number | null, value: string): Child => [
  value,
  ' ',
  el('small', { class: 'year' }, year),
];

const told = (words: Words, { goal, goalWords, comparator }: Row): string =>
  goalWords ?? words.comparators[comparator] ?? bounded(goal, comparator);

/** The base that counts, and those that say otherwise with where they are told. */
function base(words: Words, { base: told, baseYear, baseValue }: Row): Child {
  const [first, ...others] = told;
  if (!first) return baseValue === null ? NOTHING : dated(baseYear, decimal(baseValue));
  const differing = others.filter((figure) => !sameValue(figure, first));
  return [
    dated(first.year, valueOf(first)),
    differing.map((figure) => el('small', {}, `${words.alsoTold} ${valueOf(figure)}：`, sourceOf(figure))),
  ];
}

function trend(words: Words, row: Row): Child {
  const observed = row.points.map(({ year, value }) => ({ year, value: Number(value) }));
  const path = row.path.map(({ year, expected }) => ({ year, value: Number(expected) }));
  const [first] = row.points;
  const last = row.points.at(-1);
  if (!first || !last) return el('span', { class: 'soft' }, words.sparklineNone);
  const label = words.sparkline(
    words.ofYear(first.year, decimal(first.value)),
    words.ofYear(last.year, decimal(last.value)),
    words.ofYear(row.goalYear, told(words, row)),
  );
  return sparkline(observed, path, label);
}
