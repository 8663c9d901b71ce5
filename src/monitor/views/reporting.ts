import { ask } from '../ask.js';
import { cityChooser, EARLIEST, levelChooser, planChooser, yearChooser } from '../choosers.js';
import { chosenLevel, chosenYear } from '../chosen.js';
import { el, type Child } from '../dom.js';
import { downloads } from '../download.js';
import { decimal, NOTHING } from '../format.js';
import { chosenPlan, comparedIn } from '../frame.js';
import { named } from '../left-out.js';
import { ReportingDocument, ReportingFileDocument } from '../operations/generated.js';
import { table, type Column } from '../table.js';
import type { View } from '../view.js';
import type { Words } from '../words.js';

/** Who has reported the indicators of a plan for a year, and who has not. */
export const reporting: View = {
  choosers(context) {
    const { place, words, frame } = context;
    return [
      planChooser(context, chosenPlan(frame, place.choices.plan)?.code ?? ''),
      yearChooser(context, String(frame.year - 1)),
      levelChooser(context),
      cityChooser(context),
      {
        name: 'due',
        label: words.due,
        value: place.choices.due ?? '',
        hint: words.dueHint,
        kind: { input: 'date', min: EARLIEST },
      },
    ];
  },

  async show({ frame, place, words, signal }) {
    const plan = chosenPlan(frame, place.choices.plan)?.code ?? null;
    const year = chosenYear(place) ?? frame.year - 1;
    const level = chosenLevel(place);
    const region = comparedIn(frame, place.choices.region, level);
    const asked = { plan, year, level, region, due: place.choices.due ?? null };
    const { reportingStatus: status } = await ask(ReportingDocument, asked, signal);
    const caption = words.reportingCaption(year, words.levels[level]);
    const number = (value: number) => decimal(String(value));
    return [
      el(
        'p',
        { class: 'summary' },
        words.reportingSummary(
          number(status.cells),
          number(status.reported),
          number(status.late),
          number(status.missing),
          status.due,
        ),
      ),
      status.reported === 0 && el('p', { class: 'empty' }, words.nothingReported),
      table(
        `${words.reportingByIndicator} · ${caption}`,
        [
          {
            heading: words.indicator,
            kind: 'heading',
            cell: ({ indicator }) => el('span', { lang: 'zh-CN' }, indicator.name),
          },
          ...shared(words),
        ],
        byMissing(status.indicators),
      ),
      table(
        `${words.reportingByRegion} · ${caption}`,
        [
          {
            heading: words.region,
            kind: 'heading',
            cell: ({ region: of }) => el('span', { lang: 'zh-CN' }, of.name),
          },
          ...shared(words),
        ],
        byMissing(status.regions),
      ),
      downloads(words, {
        name: ['reporting', plan ?? '', level, year],
        formats: ['csv'],
        read: async () => (await ask(ReportingFileDocument, asked)).reportingStatus.csv,
      }),
    ];
  },
};

interface Line {
  readonly reported: number;
  readonly late: number;
  readonly daysLate?: number | null;
  readonly missing: readonly { readonly name: string }[];
}

/** Those who are to be reminded come first; otherwise the order stays. */
const byMissing = <Row extends Line>(rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => other.missing.length - one.missing.length);

function shared(words: Words): Column<Line>[] {
  return [
    { heading: words.reported, kind: 'number', cell: ({ reported }) => reported },
    { heading: words.late, kind: 'number', cell: ({ late }) => late },
    { heading: words.daysLate, kind: 'number', cell: ({ daysLate }) => daysLate ?? NOTHING },
    { heading: words.absentReports, cell: ({ missing }) => absent(words, missing) },
  ];
}

function absent(words: Words, missing: Line['missing']): Child {
  if (missing.length === 0) return words.none;
  const list = named(words.count(missing.length), missing);
  list.removeAttribute('open');
  return list;
}
