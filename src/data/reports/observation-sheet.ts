import { Comparator, ObservationStatus } from '../../domain/enums.js';
import type { SheetKey, SheetObservation } from '../../domain/indicators/observations-csv.js';
import { byKey } from '../../domain/indicators/observations-csv.js';
import type { ObservedArea } from '../../domain/indicators/vocabulary.js';
import { Observation } from '../../entities/observation.js';
import { viewOf } from '../loaders.js';
import type { Page } from '../paginate.js';
import type { Reader } from '../reader.js';
import { nestedKey, type Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';

/** A figure with what decides whether it counts before another. */
export interface ReadFigure extends SheetObservation {
  readonly id: number;
  readonly synthetic: boolean;
  /** Null for a figure that a document prints. */
  readonly provider: number | null;
}

const asking = (fields: readonly string[], below: Readonly<Record<string, Selection>> = {}): Selection => ({
  fields: new Set(fields),
  nested: new Map(
    Object.entries(below).map(([field, selection]) => [nestedKey(field), { field, filters: {}, selection }]),
  ),
});

const FIGURE = asking(['year', 'area', 'comparator', 'value', 'words', 'status', 'note', 'citation'], {
  indicator: asking(['code', 'name', 'unit']),
  region: asking(['code', 'name']),
  source: asking(['place'], { document: asking(['title']) }),
  provider: asking(['id', 'code', 'synthetic']),
});

/**
 * Figures as sheets show them, in the order of their row ids as given. All that are asked for in one tick share a statement.
 * @param view in which indicators and divisions are named
 */
export function readSheetFigures(reader: Reader, ids: readonly number[], view: View): Promise<ReadFigure[]> {
  const name = `sheet figures ${JSON.stringify(view)}`;
  const read = async (wanted: readonly number[]) => {
    const rows = await reader.many(Observation, FIGURE, 'id', wanted, view);
    const figures = new Map(rows.map((row) => [row.id, readFigure(row)]));
    return wanted.map((id) => figures.get(id) as ReadFigure);
  };
  return Promise.all(ids.map((id) => reader.batched(name, id, read)));
}

function readFigure(row: Row): ReadFigure {
  const below = <T>(field: string, of: Row | null = row) => (of?.[nestedKey(field)] ?? null) as T;
  const source = below<Row | null>('source');
  const provider = below<{ id: number; code: string; synthetic: boolean } | null>('provider');
  return {
    id: row.id as number,
    synthetic: provider?.synthetic ?? false,
    provider: provider?.id ?? null,
    indicator: below('indicator'),
    region: below('region'),
    year: row.year as number,
    area: row.area as ObservedArea,
    figure: {
      value: row.value as string | null,
      words: row.words as string | null,
      comparator: row.comparator as Comparator,
      status: row.status as ObservationStatus,
      note: row.note as string | null,
      printedIn: source && {
        document: below<{ title: string }>('document', source).title,
        place: source.place as string,
      },
      reportedBy: provider && { provider: provider.code, citation: row.citation as string },
    },
  };
}

/** As COUNTING_ORDER sorts the figures of one indicator, region, year and area. */
function counting(a: ReadFigure, b: ReadFigure): number {
  const provisional = ({ figure }: ReadFigure) => Number(figure.status === ObservationStatus.PROVISIONAL);
  return (
    Number(a.synthetic) - Number(b.synthetic) ||
    provisional(a) - provisional(b) ||
    (a.provider ?? 0) - (b.provider ?? 0) ||
    a.id - b.id
  );
}

/** The figures of a page as sheets show them, in its order. */
export async function pageSheet(reader: Reader, { nodes }: Page): Promise<ReadFigure[]> {
  const [first] = nodes;
  if (!first) return [];
  const ids = nodes.map(({ id }) => id as number);
  return readSheetFigures(reader, ids, viewOf(first, reader.present));
}

/** Figures by what SDMX has one value for, in their order. */
export function sheetKeys(figures: readonly ReadFigure[]): SheetKey[] {
  return byKey(figures, counting);
}
