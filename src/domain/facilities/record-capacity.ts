import { CapacityUnit } from './vocabulary.js';
import type { RecordCells } from './record-cells.js';

/** How much of something a facility has, as a record says it. */
export interface CapacityCount {
  readonly unit: CapacityUnit;
  readonly maximum: number;
  /** Null if it is not said. */
  readonly available: number | null;
  /** ISO day; null if it is not said. */
  readonly countedOn: string | null;
}

const UNITS: readonly (readonly [CapacityUnit, readonly string[]])[] = [
  [CapacityUnit.BED, ['床位', '床', '张']],
  [CapacityUnit.NURSING_BED, ['护理型床位', '护理床位']],
  [CapacityUnit.PLACE, ['学位', '托位', '名额', '个']],
  [CapacityUnit.SEAT, ['座位', '座', '席位']],
  [CapacityUnit.SQUARE_METRE, ['面积', '平方米', '㎡']],
  [CapacityUnit.STAFF, ['工作人员', '人员', '人']],
];
const unitKey = (text: string) => text.normalize('NFKC').trim().toUpperCase();
const UNIT_NAMED = new Map(
  UNITS.flatMap(([unit, names]) =>
    [unit, ...names].map((name): [string, CapacityUnit] => [unitKey(name), unit]),
  ),
);

/** What fits an integer column. */
const MOST = 2_147_483_647;
const FLAT_FIELDS = ['capacityUnit', 'capacity', 'available', 'countedOn'] as const;

/** The parts of one count, and the fields that messages name for them. */
interface Parts {
  readonly unit: readonly [field: string, value: unknown];
  readonly maximum: readonly [field: string, value: unknown];
  readonly available: readonly [field: string, value: unknown];
  readonly countedOn: readonly [field: string, value: unknown];
}

/**
 * The counts of a record, from the columns of one count or from a list of `{unit, maximum, available, countedOn}`; empty
 * if they say that there is none, undefined if the record does not say.
 * @param today no count is of a later day
 */
export function capacitiesOf(cells: RecordCells, today: string): readonly CapacityCount[] | undefined {
  const flat = FLAT_FIELDS.filter((field) => cells.has(field));
  if (!cells.has('capacities')) return flat.length === 0 ? undefined : ofColumns(cells, today);
  if (flat.length > 0) {
    return cells.reject(
      'capacities',
      'CAPACITY',
      'Give the counts as a list or in columns of their own, not both.',
    );
  }
  const list = cells.raw('capacities');
  if (list === null || list === '') return [];
  if (!Array.isArray(list) || list.length > 100) {
    return cells.reject(
      'capacities',
      'CAPACITY',
      'Give a list of at most 100 {unit, maximum, available, countedOn}.',
    );
  }
  const counts = (list as unknown[]).map((entry) => ofEntry(cells, entry, today));
  const whole = counts.filter((count) => count !== undefined);
  // What has no day was counted today.
  const keys = new Set(whole.map(({ unit, countedOn }) => `${unit} ${countedOn ?? today}`));
  if (keys.size < whole.length) {
    return cells.reject(
      'capacities',
      'CAPACITY',
      'One unit is counted twice on the same day: leave one out.',
    );
  }
  return whole;
}

function ofColumns(cells: RecordCells, today: string): readonly CapacityCount[] | undefined {
  const filled = FLAT_FIELDS.filter((field) => field !== 'countedOn' && cells.text(field, 40));
  if (filled.length === 0) return [];
  const cell = (field: string) => [field, cells.raw(field)] as const;
  const count = countOf(
    cells,
    {
      unit: cell('capacityUnit'),
      maximum: cell('capacity'),
      available: cell('available'),
      countedOn: cell('countedOn'),
    },
    today,
  );
  return count && [count];
}

function ofEntry(cells: RecordCells, entry: unknown, today: string): CapacityCount | undefined {
  if (typeof entry !== 'object' || entry === null) {
    return cells.reject(
      'capacities',
      'CAPACITY',
      'A count must be {unit, maximum, available, countedOn}.',
      entry,
    );
  }
  const { unit, maximum, available, countedOn } = entry as Record<string, unknown>;
  const part = (value: unknown) => ['capacities', value] as const;
  return countOf(
    cells,
    { unit: part(unit), maximum: part(maximum), available: part(available), countedOn: part(countedOn) },
    today,
  );
}

function countOf(cells: RecordCells, parts: Parts, today: string): CapacityCount | undefined {
  const before = cells.rejections.length;
  const unit = unitOf(cells, parts.unit);
  const maximum = cells.wholeOf(...parts.maximum, 0, MOST, 'CAPACITY');
  const available = cells.wholeOf(...parts.available, 0, MOST, 'CAPACITY') ?? null;
  const countedOn = cells.dayOf(...parts.countedOn) ?? null;
  if (countedOn !== null && countedOn > today) {
    cells.reject(parts.countedOn[0], 'DATE', `This day is yet to come: today is ${today}.`, countedOn);
  }
  if (cells.rejections.length > before || unit === undefined) return undefined;
  if (maximum === null || maximum === undefined) {
    return cells.reject(parts.maximum[0], 'CAPACITY', 'How much there is must be said: give a whole number.');
  }
  if (available !== null && available > maximum) {
    return cells.reject(
      parts.available[0],
      'CAPACITY',
      `More is available (${available}) than there is (${maximum}): look whether they are swapped.`,
      available,
    );
  }
  return { unit, maximum, available, countedOn };
}

function unitOf(cells: RecordCells, [field, value]: Parts['unit']): CapacityUnit | undefined {
  const unit = typeof value === 'string' ? UNIT_NAMED.get(unitKey(value)) : undefined;
  if (unit) return unit;
  const names = UNITS.map(([code, [name]]) => `${code} (${name})`).join(', ');
  return cells.reject(field, 'UNIT_UNKNOWN', `No unit is named so: give one of ${names}.`, value);
}
