import { ask } from '../ask.js';
import { decompositionChart, measuresChart } from '../charts/inequality-chart.js';
import { lorenzChart } from '../charts/lorenz-chart.js';
import { yearChooser, type Chooser } from '../choosers.js';
import { chosenYear } from '../chosen.js';
import type { Context } from '../context.js';
import { el, type Child } from '../dom.js';
import { downloads } from '../download.js';
import { measure, percent, signed } from '../format.js';
import { leftOut } from '../left-out.js';
import {
  EqualisationDocument,
  EqualisationFileDocument,
  type EqualisationQuery,
  type EqualisationWeight,
} from '../operations/generated.js';
import { compared, comparedName, subjectChoosers } from '../subject.js';
import { table } from '../table.js';
import type { View } from '../view.js';
import type { Words } from '../words.js';

type Report = EqualisationQuery['equalisation'];
type Year = Report['years'][number];

/** How far apart the divisions are, and whether that changes. */
export const equality: View = {
  choosers: (context) => [
    ...subjectChoosers(context),
    weightChooser(context),
    yearChooser(context, context.words.newest),
  ],

  async show(context) {
    const { words, place, signal } = context;
    const asked = { ...compared(context), weight: weightOf(context) };
    const { equalisation: report } = await ask(EqualisationDocument, asked, signal);
    const measured = report.years.filter(({ n }) => n >= 2);
    const wanted = chosenYear(place);
    const shown =
      wanted === undefined
        ? (measured.at(-1) ?? report.years.at(-1))
        : report.years.find(({ year }) => year === wanted);
    return [
      el('h3', {}, `${comparedName(words, report, asked)} · ${report.region.name}`),
      shown && shown.n >= 2
        ? el(
            'div',
            { class: 'pair' },
            el('div', {}, lorenz(words, shown)),
            shown.theilT && cities(words, shown.year, shown.theilT),
          )
        : el('p', { class: 'empty' }, words.tooFew),
      shown && leftOut(words, shown),
      measured.length > 0 && overTime(words, report, measured),
      downloads(words, {
        name: ['equalisation', asked.indicator ?? asked.facilityType, asked.level],
        formats: ['csv', 'sdmx'],
        read: async (sdmx) => {
          const file = await ask(EqualisationFileDocument, { ...asked, sdmx });
          return file.equalisation.sdmxCsv ?? file.equalisation.csv;
        },
      }),
      formulas(words, report),
    ];
  },
};

const weightOf = ({ place }: Context): EqualisationWeight =>
  place.choices.weight === 'POPULATION' ? 'POPULATION' : 'NONE';

function weightChooser(context: Context): Chooser {
  const { words } = context;
  const chosen = weightOf(context);
  return {
    name: 'weight',
    label: words.weight,
    value: chosen === 'NONE' ? '' : chosen,
    kind: {
      options: [
        { value: '', label: words.weights.NONE },
        { value: 'POPULATION', label: words.weights.POPULATION },
      ],
    },
  };
}

function lorenz(words: Words, { year, gini, lorenz: points }: Year): Child {
  return [
    el('h4', {}, `${words.lorenz} · ${year} · ${words.gini} ${measure(gini)}`),
    lorenzChart(words, words.lorenzChart(year, measure(gini)), points),
    el(
      'details',
      {},
      el('summary', {}, words.dataTable),
      table(
        words.lorenzTable(year),
        [
          { heading: words.lorenzPeople, kind: 'number', cell: ({ people }) => percent(people) },
          { heading: words.lorenzShare, kind: 'number', cell: ({ share }) => percent(share) },
        ],
        points,
      ),
    ),
  ];
}

function overTime(words: Words, { convergence }: Report, years: readonly Year[]): Child {
  const first = years[0]?.year ?? 0;
  const last = years.at(-1)?.year ?? 0;
  const number = (heading: string, of: (year: Year) => string | number) => ({
    heading,
    kind: 'number' as const,
    cell: of,
  });
  return [
    el('h4', {}, words.measures),
    measuresChart(words, words.measuresChart(first, last), years),
    years.some(({ theilT }) => theilT) && [
      el('h4', {}, words.decomposition),
      decompositionChart(words, words.decompositionChart(first, last), years),
    ],
    table<Year>(
      words.measuresTable,
      [
        { heading: words.year, kind: 'heading', cell: ({ year }) => year },
        number(words.n, ({ n }) => n),
        number(words.absent, ({ missing }) => missing.length),
        number(words.mean, ({ mean }) => measure(mean)),
        number(words.ratio, ({ ratio }) => measure(ratio)),
        number(words.range, ({ range }) => measure(range)),
        number(words.variation, (year) => measure(year.coefficientOfVariation, 4)),
        number(words.gini, ({ gini }) => measure(gini, 4)),
        number(words.theilT, ({ theilT }) => measure(theilT?.total, 5)),
        number(words.between, ({ theilT }) => measure(theilT?.between, 5)),
        number(words.within, ({ theilT }) => measure(theilT?.within, 5)),
        number(words.theilL, ({ theilL }) => measure(theilL?.total, 5)),
        number(words.topShare, ({ topShare }) => percent(topShare)),
        number(words.bottomShare, ({ bottomShare }) => percent(bottomShare)),
        number(words.palma, ({ palma }) => measure(palma)),
      ],
      years,
    ),
    el('h4', {}, words.trendTitle),
    converging(words, convergence),
  ];
}

function converging(words: Words, convergence: Report['convergence']): Child {
  const { sigma, beta } = convergence ?? {};
  if (!sigma && !beta) return el('p', { class: 'soft' }, words.convergenceNone);
  return el(
    'ul',
    {},
    sigma && el('li', {}, words.sigma(signed(sigma.slope, 5), sigma.n, sigma.converging)),
    beta && el('li', {}, words.beta(signed(beta.slope, 5), beta.n, beta.converging)),
  );
}

function cities(words: Words, year: number, { total, cities: parts }: NonNullable<Year['theilT']>): Child {
  if (parts.length < 2) return null;
  return table(
    words.citiesTable(year),
    [
      {
        heading: words.city,
        kind: 'heading',
        cell: ({ region }) => el('span', { lang: 'zh-CN' }, region.name),
      },
      { heading: words.counties, kind: 'number', cell: ({ n }) => n },
      { heading: words.within, kind: 'number', cell: ({ within }) => measure(within, 5) },
      {
        heading: words.contribution,
        kind: 'number',
        cell: ({ contribution }) => (total > 0 ? percent(contribution / total) : measure(contribution, 5)),
      },
    ],
    parts,
  );
}

function formulas(words: Words, { methods }: Report): Child {
  return (
    methods.length > 0 &&
    el(
      'details',
      {},
      el('summary', {}, words.formulas),
      el(
        'dl',
        { class: 'formulas', lang: 'en' },
        methods.map(({ measure: name, formula, source }) => [
          el('dt', {}, name),
          el('dd', {}, el('code', {}, formula), el('small', {}, source)),
        ]),
      ),
    )
  );
}
