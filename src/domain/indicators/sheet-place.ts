import { FIGURE_HEADERS, figureCells, othersText, type SheetFigure } from './sheet-figure.js';

/** A value that was worked out beside the recorded ones. */
export interface SheetComputed {
  readonly value: string;
  readonly rolledUp: boolean;
  /** Of how many parts a figure was there, and how many there are. */
  readonly reported: number;
  readonly expected: number;
}

/** What is known of an indicator in a region and year. */
export interface SheetPlace {
  readonly figure: SheetFigure | null;
  readonly others: readonly SheetFigure[];
  readonly computed: readonly SheetComputed[];
}

/** The headers of the cells that `placeCells` gives. */
export const PLACE_HEADERS = [
  ...FIGURE_HEADERS,
  '说明',
  '其他数值',
  '由设施和人口推算',
  '由下级汇总',
  '汇总覆盖（已报/应报）',
];

/** What is known of a place in cells: the figure that counts, the others, and what was worked out. */
export function placeCells({ figure, others, computed }: SheetPlace): string[] {
  const derived = computed.find(({ rolledUp }) => !rolledUp);
  const rolledUp = computed.find((one) => one.rolledUp);
  return [
    ...figureCells(figure),
    figure?.note ?? '',
    othersText(others),
    derived?.value ?? '',
    rolledUp?.value ?? '',
    // Set in words, so that a spreadsheet does not take it for a date.
    rolledUp ? `${rolledUp.reported}个/${rolledUp.expected}个` : '',
  ];
}
