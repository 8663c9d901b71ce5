import type { Comparator, ObservationStatus } from '../enums.js';
import { COMPARATOR_WORDS, STATUS_WORDS } from './sheet-words.js';

/** What is measured. */
export interface SheetIndicator {
  readonly code: string;
  readonly name: string;
  /** As printed; null if the plan prints none. */
  readonly unit: string | null;
}

export interface SheetRegion {
  readonly code: string;
  readonly name: string;
}

/** A recorded figure as sheets show it. */
export interface SheetFigure {
  /** Exact decimal; null for words. */
  readonly value: string | null;
  readonly words: string | null;
  readonly comparator: Comparator;
  readonly status: ObservationStatus;
  readonly note: string | null;
  /** The document that prints it and where; null for a figure that was reported. */
  readonly printedIn: { readonly document: string; readonly place: string } | null;
  /** Who reported it and where they have it from; null for a figure that a document prints. */
  readonly reportedBy: { readonly provider: string; readonly citation: string } | null;
}

/** The headers of the cells that `figureCells` gives. */
export const FIGURE_HEADERS = ['数值', '比较方式', '文字', '状态', '出处'] as const;

/** A figure in cells; empty ones where there is none. */
export function figureCells(figure: SheetFigure | null): string[] {
  if (!figure) return FIGURE_HEADERS.map(() => '');
  const { value, words, comparator, status } = figure;
  return [
    value ?? '',
    words === null ? COMPARATOR_WORDS[comparator] : '',
    words ?? '',
    STATUS_WORDS[status],
    figureSource(figure),
  ];
}

/** Where a figure is from: 《document》 and place, or provider：citation. */
export function figureSource({ printedIn, reportedBy }: SheetFigure): string {
  if (printedIn) return `《${printedIn.document}》${printedIn.place}`;
  return reportedBy ? `${reportedBy.provider}：${reportedBy.citation}` : '';
}

/** Figures that stand beside another, in one cell: `78.33（《…》第一章；最终数）`, several after ；. */
export function othersText(others: readonly SheetFigure[]): string {
  return others
    .map((figure) => {
      const { value, words, comparator, status } = figure;
      const said = words ?? `${COMPARATOR_WORDS[comparator]}${value}`;
      return `${said}（${STATUS_WORDS[status]}，${figureSource(figure)}）`;
    })
    .join('；');
}
