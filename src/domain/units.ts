import { multiplyDecimals } from './decimal.js';

/** What kind of quantity a unit counts. */
export enum UnitDimension {
  MONEY = 'MONEY',
  PEOPLE = 'PEOPLE',
  PEOPLE_TIMES = 'PEOPLE_TIMES',
  TIME = 'TIME',
  WORKING_TIME = 'WORKING_TIME',
  CALENDAR_TIME = 'CALENDAR_TIME',
  COUNT = 'COUNT',
  SHARE = 'SHARE',
  AGE = 'AGE',
  AREA = 'AREA',
  LENGTH = 'LENGTH',
  ORDINAL = 'ORDINAL',
}

/** A unit that standards may print figures in (标准数值单位). */
export interface Unit {
  /** As printed. */
  readonly unit: string;
  readonly dimension: UnitDimension;
  /** The registered unit that values are compared in. */
  readonly base: string;
  /** How many of `base` one of it is, exactly: a decimal. */
  readonly factor: string;
}

type Family = readonly [dimension: UnitDimension, base: string, units: Readonly<Record<string, string>>];

const TEN_THOUSAND = '10000';

/**
 * Units that are multiples of one another, by their base. What is counted differs from unit to unit, so 套 and 部 are
 * families of their own. A month has no fixed number of days, and a working day no fixed hour at which it ends: they
 * cannot be told in 天 exactly, and stand apart. 万人（次） is printed where a person counts as often as they are
 * served, so it is 人次 (item 76 of the 2018 list).
 */
const FAMILIES: readonly Family[] = [
  [UnitDimension.MONEY, '元', { 元: '1', 万元: TEN_THOUSAND, 亿元: '100000000', 角: '0.1', 分: '0.01' }],
  [UnitDimension.SHARE, '比例', { '%': '0.01', '％': '0.01', '‰': '0.001', 成: '0.1', 比例: '1' }],
  [UnitDimension.PEOPLE, '人', { 人: '1', 名: '1', 万人: TEN_THOUSAND, 万名: TEN_THOUSAND }],
  [
    UnitDimension.PEOPLE_TIMES,
    '人次',
    { 人次: '1', '人（次）': '1', 万人次: TEN_THOUSAND, '万人（次）': TEN_THOUSAND },
  ],
  [UnitDimension.TIME, '分钟', { 分钟: '1', 小时: '60', 天: '1440', 日: '1440', 周: '10080' }],
  [UnitDimension.WORKING_TIME, '工作日', { 工作日: '1', 个工作日: '1' }],
  [UnitDimension.CALENDAR_TIME, '个月', { 个月: '1', 月: '1', 年: '12' }],
  [UnitDimension.CALENDAR_TIME, '学期', { 学期: '1' }],
  [UnitDimension.CALENDAR_TIME, '学年', { 学年: '1' }],
  // 周岁 is how the law counts the 岁 of the list: both are birthdays passed.
  [UnitDimension.AGE, '岁', { 岁: '1', 周岁: '1' }],
  [UnitDimension.AREA, '平方米', { 平方米: '1', '㎡': '1', 公顷: TEN_THOUSAND, 平方公里: '1000000' }],
  [UnitDimension.LENGTH, '米', { 米: '1', 公里: '1000', 千米: '1000' }],
  [UnitDimension.ORDINAL, '级', { 级: '1' }],
  [UnitDimension.ORDINAL, '档', { 档: '1' }],
  [UnitDimension.COUNT, '户', { 户: '1', 万户: TEN_THOUSAND }],
  [UnitDimension.COUNT, '次', { 次: '1', 万次: TEN_THOUSAND }],
  [UnitDimension.COUNT, '套', { 套: '1', 万套: TEN_THOUSAND }],
  [UnitDimension.COUNT, '张', { 张: '1', 万张: TEN_THOUSAND }],
  [UnitDimension.COUNT, '册', { 册: '1', 万册: TEN_THOUSAND }],
  [UnitDimension.COUNT, '件', { 件: '1', 万件: TEN_THOUSAND }],
  ...['个', '所', '部', '场', '种', '项', '处', '台', '辆', '门', '节', '份', '家'].map((unit): Family => [
    UnitDimension.COUNT,
    unit,
    { [unit]: '1' },
  ]),
];

/** The registered units of standard figures, those of one base together. */
export const UNITS: readonly Unit[] = FAMILIES.flatMap(([dimension, base, units]) =>
  Object.entries(units).map(([unit, factor]) => ({ unit, dimension, base, factor })),
);

const BY_NAME: ReadonlyMap<string, Unit> = new Map(UNITS.map((unit) => [unit.unit, unit]));

/** The registered unit of a printed name; undefined if there is none. */
export function unitNamed(name: string): Unit | undefined {
  return BY_NAME.get(name);
}

/** Whether values in the two units can be compared by number: both are registered, with one base. */
export function comparableUnits(a: string, b: string): boolean {
  const [left, right] = [unitNamed(a), unitNamed(b)];
  return left !== undefined && left.base === right?.base;
}

/** The registered units that values in a unit can be compared in, itself among them; none for one not registered. */
export function unitsComparableTo(name: string): readonly Unit[] {
  return UNITS.filter(({ unit }) => comparableUnits(unit, name));
}

/**
 * A value in the base of its unit, exactly: "0.5" 万人 is "5000.0" 人.
 * @throws RangeError for a unit that is not registered or a value that is no decimal
 */
export function inBaseUnit(value: string, unit: string): string {
  const registered = unitNamed(unit);
  if (!registered) throw new RangeError(`"${unit.slice(0, 80)}" is no registered unit.`);
  return multiplyDecimals(value, registered.factor);
}

/**
 * The registered units whose names are most like a text, for a message: those that share the most characters with it
 * for the fewest others, then in the register's order.
 * @param most how many at most
 */
export function nearestUnits(text: string, most = 3): string[] {
  const characters = new Set(text);
  const shared = (unit: string) => [...unit].filter((character) => characters.has(character)).length;
  const likeness = (unit: string) => 2 * shared(unit) - unit.length;
  return UNITS.map(({ unit }) => unit)
    .sort((a, b) => likeness(b) - likeness(a) || shared(b) - shared(a))
    .slice(0, most);
}
