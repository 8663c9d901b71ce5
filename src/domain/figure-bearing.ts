import type { FigureContent } from './content.js';
import { compareDecimals, multiplyDecimals } from './decimal.js';
import { Comparator } from './enums.js';
import { comparableUnits, inBaseUnit, UnitDimension, unitNamed } from './units.js';

/** How a figure of the list binds the places that carry it out. */
export enum FigureBearing {
  /** No place gives less: more serves people better. */
  FLOOR = 'FLOOR',
  /** No place asks or takes more: less serves people better. */
  CEILING = 'CEILING',
  /** Says who is served: a place that serves others too says so as added audience, for neither more nor less is better. */
  AUDIENCE = 'AUDIENCE',
  /** Counts people of the whole province: no place reaches it alone. */
  TOTAL = 'TOTAL',
}

/**
 * How a figure of the list binds places. Ages (岁) and grades (级) say who is served, and so does what the directory
 * calls a qualification (资格); people counted of nothing smaller are a total of the province (630万人参保).
 */
export function bearingOf({ what, comparator, unit, per }: FigureContent): FigureBearing {
  const dimension = unitNamed(unit)?.dimension;
  if (dimension === UnitDimension.AGE || dimension === UnitDimension.ORDINAL || what.includes('资格'))
    return FigureBearing.AUDIENCE;
  if (per === null && (dimension === UnitDimension.PEOPLE || dimension === UnitDimension.PEOPLE_TIMES))
    return FigureBearing.TOTAL;
  return comparator === Comparator.AT_MOST || comparator === Comparator.LESS_THAN
    ? FigureBearing.CEILING
    : FigureBearing.FLOOR;
}

/** A figure's number, or the lower end of its range, as it is given somewhere. */
export interface FigureValue {
  readonly value: string | null;
  readonly unit: string;
  /** What stands where the number has no exact decimal. */
  readonly printed?: string;
}

/** How a fraction is printed, as a pattern of both JavaScript and PostgreSQL: 1／3 in item 66 of the 2018 list. */
export const PRINTED_FRACTION = '^([0-9]{1,18})[／/]([1-9][0-9]{0,17})$';
const FRACTION = new RegExp(PRINTED_FRACTION);

/**
 * A number as a fraction of decimals, in the base of its unit: what has no exact decimal is printed as one. Null if there
 * is no number.
 * @throws RangeError for a unit that is not registered or a value that is no decimal
 */
export function fractionOf({
  value,
  unit,
  printed = '',
}: FigureValue): { readonly numerator: string; readonly denominator: string } | null {
  if (value !== null) return { numerator: inBaseUnit(value, unit), denominator: '1' };
  const [, numerator, denominator] = FRACTION.exec(printed) ?? [];
  if (numerator === undefined || denominator === undefined) return null;
  return { numerator: inBaseUnit(numerator, unit), denominator };
}

/**
 * Whether a value serves people worse (-1), as well (0) or better (1) than another under a figure of the list; null
 * if that cannot be told: the figure says who is served or is a total of the province, a value has no number, or the
 * units do not compare. The comparator of the list holds for both: a local value of "more than 50" is more than its
 * own number. Of a range the lower end binds, for the list leaves it to each place where within it stands. About a
 * number (左右) is taken as the number, since nobody has said how far about reaches.
 * @throws RangeError for a value that is no decimal
 */
export function compareService(
  figure: FigureContent,
  value: FigureValue,
  other: FigureValue,
): -1 | 0 | 1 | null {
  const bearing = bearingOf(figure);
  if (bearing === FigureBearing.AUDIENCE || bearing === FigureBearing.TOTAL) return null;
  if (!comparableUnits(value.unit, other.unit)) return null;
  const [left, right] = [value, other].map(fractionOf);
  if (!left || !right) return null;
  const order = compareDecimals(
    multiplyDecimals(left.numerator, right.denominator),
    multiplyDecimals(right.numerator, left.denominator),
  );
  if (bearing === FigureBearing.FLOOR || order === 0) return order;
  return order === 1 ? -1 : 1;
}

type FigureName = Pick<FigureContent, 'what' | 'condition' | 'per'>;

/** Whether two figures are of one name: a local figure stands in the place of the list's that it shares these with. */
export function sameFigure(a: FigureName, b: FigureName): boolean {
  return a.what === b.what && a.condition === b.condition && a.per === b.per;
}
