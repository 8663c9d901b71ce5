import fc from 'fast-check';
import { compareDecimals, multiplyDecimals } from '../../src/domain/decimal.js';
import {
  comparableUnits,
  inBaseUnit,
  nearestUnits,
  unitNamed,
  unitsComparableTo,
  UNITS,
} from '../../src/domain/units.js';
import { seedServices } from '../support/seed-contents.js';

const unit = fc.constantFrom(...UNITS);
/** A decimal, and what it is in thousandths. */
const thousandths = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
/** Of values whose units compare. */
const compareInBase = (a: string, unitA: string, b: string, unitB: string) =>
  compareDecimals(inBaseUnit(a, unitA), inBaseUnit(b, unitB));
const written = (value: bigint) => {
  const digits = (value < 0n ? -value : value).toString().padStart(4, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
};

describe('the register of units', () => {
  it('has every unit in which the 2018 list prints figures', () => {
    const printed = [...seedServices().values()].flatMap(({ figures }) =>
      figures.map((figure) => figure.unit),
    );
    expect(printed.length).toBeGreaterThan(70);
    expect([...new Set(printed)].filter((name) => !unitNamed(name))).toEqual([]);
  });

  it('names each unit once, and measures it in a registered unit of its own dimension', () => {
    expect(new Set(UNITS.map(({ unit: name }) => name)).size).toBe(UNITS.length);
    for (const { base, dimension, factor } of UNITS) {
      expect(unitNamed(base)).toMatchObject({ base, dimension, factor: '1' });
      expect(compareDecimals(factor, '0')).toBe(1);
    }
  });
});

describe('values in units', () => {
  it.each([
    ['2', '万人', '20000', '人', 0],
    ['0.5', '万人（次）', '5001', '人次', -1],
    ['5', '万名', '50000', '人', 0],
    ['1', '亿元', '9999.99', '万元', 1],
    ['100', '分', '1', '元', 0],
    ['60', '%', '0.6', '比例', 0],
    ['6', '‰', '0.6', '%', 0],
    ['168', '小时', '7', '天', 0],
    ['1', '年', '11', '个月', 1],
    ['60', '周岁', '60', '岁', 0],
    ['1', '公里', '1000.0', '米', 0],
  ])('are compared exactly: %s%s and %s%s', (a, unitA, b, unitB, expected) => {
    expect(comparableUnits(unitA, unitB)).toBe(true);
    expect(compareInBase(a, unitA, b, unitB)).toBe(expected);
  });

  it.each([
    ['人', '人次'],
    ['套', '部'],
    ['天', '工作日'],
    ['天', '个月'],
    ['学期', '年'],
    ['岁', '年'],
    ['元', '%'],
    ['元', '没有的单位'],
    ['没有的单位', '没有的单位'],
  ])('are not compared where nothing fixed lies between them: %s and %s', (a, b) => {
    expect(comparableUnits(a, b)).toBe(false);
  });

  it('are told in the base of a registered unit only', () => {
    expect(() => inBaseUnit('1', '没有的单位')).toThrow(RangeError);
    expect(() => inBaseUnit('一', '元')).toThrow(RangeError);
  });

  it('compare as the numbers do in one unit, and the other way round', () => {
    fc.assert(
      fc.property(unit, thousandths, thousandths, ({ unit: name }, a, b) => {
        const expected = a < b ? -1 : a > b ? 1 : 0;
        expect(compareInBase(written(a), name, written(b), name)).toBe(expected);
        expect(compareInBase(written(b), name, written(a), name)).toBe(expected === 0 ? 0 : -expected);
      }),
    );
  });

  it('are equal to themselves told in the base unit', () => {
    fc.assert(
      fc.property(unit, thousandths, ({ unit: name, base }, a) => {
        expect(compareInBase(written(a), name, inBaseUnit(written(a), name), base)).toBe(0);
      }),
    );
  });
});

describe('the units that compare to one', () => {
  it('are all of its base, itself among them', () => {
    expect(unitsComparableTo('万人').map(({ unit: name }) => name)).toEqual(['人', '名', '万人', '万名']);
    expect(unitsComparableTo('没有的单位')).toEqual([]);
  });
});

describe('the units nearest to a text', () => {
  it('share its characters', () => {
    expect(nearestUnits('百万元', 2)).toEqual(['万元', '元']);
    expect(nearestUnits('次数', 1)).toEqual(['次']);
    expect(nearestUnits('平米', 1)).toEqual(['平方米']);
    expect(nearestUnits('个工作天', 1)).toEqual(['个工作日']);
  });

  it('are registered, and as many as asked for, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (text, most) => {
          const nearest = nearestUnits(text, most);
          expect(nearest).toHaveLength(most);
          expect(nearest.every((name) => unitNamed(name))).toBe(true);
        },
      ),
    );
  });
});

describe('multiplyDecimals', () => {
  it('multiplies exactly, whatever the signs', () => {
    fc.assert(
      fc.property(thousandths, thousandths, (a, b) => {
        const product = multiplyDecimals(written(a), written(b));
        expect(BigInt(product.replace('.', ''))).toBe(a * b);
        expect(product.split('.')[1]).toHaveLength(6);
      }),
    );
  });

  it('refuses what is no decimal', () => {
    expect(() => multiplyDecimals('1', '一')).toThrow(RangeError);
  });
});
