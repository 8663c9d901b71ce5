import { ask } from '../ask.js';
import { yearChooser } from '../choosers.js';
import { chosenYear } from '../chosen.js';
import type { Context } from '../context.js';
import { el, svg, type Child } from '../dom.js';
import { downloads } from '../download.js';
import { marksOf, sourceOf } from '../figures.js';
import { decimal, measure, NOTHING, signed, signedPercent } from '../format.js';
import { leftOut } from '../left-out.js';
import {
  EqualisationFileDocument,
  EqualisationYearsDocument,
  FiguresOfYearDocument,
  RankingDocument,
  type FigureFragment,
  type RankedFragment,
  type RankingQuery,
} from '../operations/generated.js';
import { compared, type Compared, comparedName, subjectChoosers } from '../subject.js';
import { table } from '../table.js';
import type { View } from '../view.js';

type Year = RankingQuery['equalisation']['years'][number];

/** The divisions in a year, best first. */
export const ranking: View = {
  choosers: (context) => [...subjectChoosers(context), yearChooser(context, context.words.newest)],

  async show(context) {
    const { words, place, signal } = context;
    const asked = compared(context);
    const year = chosenYear(place) ?? (await newestYear(asked, signal));
    if (year === undefined)
      return [el('p', { class: 'empty' }, words.noRanking, ' ', words.noObservationsHint)];
    const [{ equalisation }, figures] = await Promise.all([
      ask(RankingDocument, { ...asked, year }, signal),
      figuresOf(asked, year, signal),
    ]);
    const shown = equalisation.years.find((each) => each.year === year);
    const name = comparedName(words, equalisation, asked);
    if (!shown || shown.regions.length === 0) {
      return [
        el('h3', {}, `${name} · ${year}`),
        el('p', { class: 'empty' }, words.noRanking),
        shown && leftOut(words, shown),
      ];
    }
    return [
      el('h3', {}, `${name} · ${year}`),
      ranked(context, name, equalisation.indicator?.unit, shown, figures),
      leftOut(words, shown),
      downloads(words, {
        name: ['ranking', asked.indicator ?? asked.facilityType, asked.level, year],
        formats: ['csv', 'sdmx'],
        read: async (sdmx) => {
          const file = await ask(EqualisationFileDocument, {
            ...asked,
            weight: 'NONE',
            from: year,
            to: year,
            sdmx,
          });
          return file.equalisation.sdmxCsv ?? file.equalisation.csv;
        },
      }),
    ];
  },
};

async function newestYear(asked: Compared, signal: AbortSignal): Promise<number | undefined> {
  const { equalisation } = await ask(EqualisationYearsDocument, asked, signal);
  return equalisation.years.filter(({ n }) => n > 0).at(-1)?.year;
}

/** Who told what of an indicator in a year, by code of the division; nothing of facilities, which are counted. */
async function figuresOf(
  { indicator, region, level, area, per }: Compared,
  year: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FigureFragment>> {
  if (indicator === undefined || per !== undefined) return new Map();
  const answer = await ask(FiguresOfYearDocument, { indicator, region, level, area, year }, signal);
  const rows = answer.indicator?.table.rows ?? [];
  return new Map(
    rows.flatMap(({ region: { code }, observation }) => (observation ? [[code, observation]] : [])),
  );
}

function ranked(
  { frame, words }: Context,
  name: string,
  unit: string | null | undefined,
  { year, n, mean, max, min, regions }: Year,
  figures: ReadonlyMap<string, FigureFragment>,
): Child {
  const cities = new Map(
    frame.province.children.flatMap((city) => city.children.map(({ code }) => [code, city.name] as const)),
  );
  const figureOf = ({ region }: RankedFragment) => figures.get(region.code);
  const rows = [...regions].sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity));
  const digits = Math.min(4, Math.max(...rows.map(({ value }) => value.split('.')[1]?.length ?? 0)) + 1);
  const bars = min !== null && min !== undefined && min >= 0 && max !== null && max !== undefined && max > 0;
  return table<RankedFragment>(
    [words.rankingTable(name, year, n), unit && words.unitIs(unit), `${words.mean} ${measure(mean, digits)}`]
      .filter(Boolean)
      .join(' · '),
    [
      { heading: words.rank, kind: 'number', cell: ({ rank }) => rank ?? NOTHING },
      {
        heading: words.region,
        kind: 'heading',
        cell: ({ region }) =>
          el('span', { lang: 'zh-CN' }, region.name, ' ', el('small', {}, cities.get(region.code))),
      },
      {
        heading: words.value,
        cell: (row) =>
          el(
            'div',
            { class: 'barred' },
            el('span', { class: 'number' }, decimal(row.value)),
            bars && bar(Number(row.value) / max, (mean ?? 0) / max),
            el('span', {}, marksOf(words, figureOf(row))),
          ),
      },
      { heading: words.distance, kind: 'number', cell: ({ distance }) => signed(distance, digits) },
      { heading: words.relative, kind: 'number', cell: ({ relative }) => signedPercent(relative) },
      ...(figures.size > 0
        ? [
            {
              heading: words.source,
              cell: (row: RankedFragment) => el('small', { class: 'told' }, sourceOf(figureOf(row))),
            },
          ]
        : []),
    ],
    rows,
  );
}

/** A bar whose whole length is the greatest value, with a line at the mean. */
function bar(share: number, mean: number): SVGElement {
  return svg(
    'svg',
    { class: 'rank-bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'ground', x: 0, y: 0, width: 100, height: 10 }),
    svg('rect', { class: 'filled', x: 0, y: 0, width: Math.max(0, share) * 100, height: 10 }),
    svg('line', { class: 'mean', x1: mean * 100, x2: mean * 100, y1: 0, y2: 10 }),
  );
}
