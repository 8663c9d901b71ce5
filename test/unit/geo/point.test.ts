import fc from 'fast-check';
import { checkBounds } from '../../../src/domain/geo/bounds.js';
import { checkPoint, inChina, pointProblem } from '../../../src/domain/geo/point.js';
import { faultOf, pointIn, WORLD } from './geography.js';

const FUZHOU = { longitude: 119.2965, latitude: 26.0745 };

describe('checkPoint', () => {
  it('accepts every point of the earth, its poles and its edges', () => {
    fc.assert(
      fc.property(pointIn(WORLD), (point) => {
        expect(() => checkPoint(point, 'point')).not.toThrow();
      }),
    );
    expect(() => checkPoint({ longitude: -180, latitude: 90 }, 'point')).not.toThrow();
  });

  it.each([
    [{ longitude: 181, latitude: 0 }],
    [{ longitude: 200, latitude: 100 }],
    [{ longitude: NaN, latitude: 26 }],
    [{ longitude: 119, latitude: Infinity }],
  ])('refuses %p, which is no point, naming the argument and the ranges', (point) => {
    expect(faultOf(() => checkPoint(point, 'near'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'near',
      problem: 'COORDINATES_OUT_OF_RANGE',
      message: expect.stringMatching(/-180 to 180.*-90 to 90/),
    });
  });

  it('says that the numbers may be swapped if the latitude is beyond 90 and the longitude is not', () => {
    expect(faultOf(() => checkPoint({ longitude: 26.0745, latitude: 119.2965 }, 'near'))).toMatchObject({
      problem: 'COORDINATES_SWAPPED',
      message: expect.stringContaining('swapped'),
    });
  });
});

describe('pointProblem', () => {
  it('finds nothing wrong with a point in China', () => {
    expect(pointProblem(FUZHOU)).toBeNull();
  });

  it.each([
    ['swapped, beyond 90', { longitude: 26.07, latitude: 119.3 }, 'COORDINATES_SWAPPED'],
    ['swapped, in the far west', { longitude: 39.47, latitude: 75.99 }, 'COORDINATES_SWAPPED'],
    ['in the Gulf of Guinea', { longitude: 0, latitude: 0 }, 'COORDINATES_OUTSIDE_CHINA'],
    ['with a lost digit', { longitude: 19.2965, latitude: 26.0745 }, 'COORDINATES_OUTSIDE_CHINA'],
    ['in metres of a projection', { longitude: 13280000, latitude: 3006000 }, 'COORDINATES_OUT_OF_RANGE'],
    ['unreadable', { longitude: NaN, latitude: NaN }, 'COORDINATES_OUT_OF_RANGE'],
  ])('tells a point that is %s', (_, point, code) => {
    expect(pointProblem(point)?.code).toBe(code);
  });
});

describe('the box around China', () => {
  it.each([
    ['曾母暗沙', 112.28, 3.97],
    ['漠河', 122.37, 53.56],
    ['乌恰', 73.5, 39.4],
    ['黑瞎子岛', 135.08, 48.4],
  ])('has %s in it', (_, longitude, latitude) => {
    expect(inChina({ longitude, latitude })).toBe(true);
  });

  it.each([
    ['Tokyo', 139.7, 35.7],
    ['Singapore', 103.8, 1.3],
    ['Moscow', 37.6, 55.8],
    ['the antipodes', -60.7, -26.1],
  ])('leaves %s out', (_, longitude, latitude) => {
    expect(inChina({ longitude, latitude })).toBe(false);
  });
});

describe('checkBounds', () => {
  const fujian = { west: 115.8, south: 23.5, east: 120.8, north: 28.4 };

  it('accepts a box', () => {
    expect(() => checkBounds(fujian, 'bounds')).not.toThrow();
    expect(() => checkBounds({ west: -180, south: -90, east: 180, north: 90 }, 'bounds')).not.toThrow();
  });

  it.each([
    [{ west: -181 }, 'bounds.west', 'BOUNDS_OUT_OF_RANGE'],
    [{ north: 91 }, 'bounds.north', 'BOUNDS_OUT_OF_RANGE'],
    [{ east: NaN }, 'bounds.east', 'BOUNDS_OUT_OF_RANGE'],
    [{ south: -Infinity }, 'bounds.south', 'BOUNDS_OUT_OF_RANGE'],
    [{ west: 120.8 }, 'bounds', 'BOUNDS_EMPTY'],
    [{ south: 28.4 }, 'bounds', 'BOUNDS_EMPTY'],
    [{ west: 170, east: -170 }, 'bounds', 'BOUNDS_EMPTY'],
  ])('refuses a box with %p', (wrong, argument, problem) => {
    expect(faultOf(() => checkBounds({ ...fujian, ...wrong }, 'bounds'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument,
      problem,
    });
  });

  it('names the two sides that are reversed', () => {
    const message = (wrong: object) =>
      faultOf(() => checkBounds({ ...fujian, ...wrong }, 'bounds')).message as string;
    expect(message({ west: 121 })).toMatch(/^west must be less than east/);
    expect(message({ south: 29 })).toMatch(/^south must be less than north/);
  });
});
