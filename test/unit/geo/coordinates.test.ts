import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import gcoordModule from 'gcoord';
import { CoordinateSystem, coordinateSystemNamed, toWgs84 } from '../../../src/domain/geo/coordinates.js';
import { metresBetween } from '../../../src/domain/geo/distance.js';
import type { Point } from '../../../src/domain/geo/point.js';
import { CHINESE_LATITUDES, faultOf, FUJIAN, pointIn } from './geography.js';

const gcoord = gcoordModule as unknown as typeof gcoordModule.default;
const SHIFTED = [CoordinateSystem.GCJ02, CoordinateSystem.BD09] as const;
const shift = ({ longitude, latitude }: Point, system: (typeof SHIFTED)[number]): Point => {
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord[system]);
  return { longitude: east as number, latitude: north as number };
};

/** Fails rather than hangs if the call does not end. */
const ending = <T>(call: () => T): T =>
  runInContext('call()', createContext({ call }), { timeout: 5000 }) as T;

describe('toWgs84', () => {
  it.each(SHIFTED)('takes a point of Fujian back from %s to within half a metre', (system) => {
    fc.assert(
      fc.property(pointIn(FUJIAN), (point) => {
        const given = shift(point, system);
        expect(metresBetween(point, given)).toBeGreaterThan(100);
        expect(metresBetween(toWgs84(given, system), point)).toBeLessThan(0.5);
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees with the example that gcoord prints for Baidu', () => {
    const baidu = { longitude: 116.41661560068297, latitude: 39.92196580126834 };
    const [longitude, latitude] = [116.403988, 39.914266];
    expect(metresBetween(toWgs84(baidu, CoordinateSystem.BD09), { longitude, latitude })).toBeLessThan(0.5);
  });

  it('leaves WGS 84 as it is', () => {
    const fuzhou = { longitude: 119.2965, latitude: 26.0745 };
    expect(toWgs84(fuzhou, CoordinateSystem.WGS84)).toEqual(fuzhou);
  });

  it('keeps seven decimals', () => {
    fc.assert(
      fc.property(
        pointIn(CHINESE_LATITUDES),
        fc.constantFrom(...Object.values(CoordinateSystem)),
        (point, system) => {
          const { longitude, latitude } = toWgs84(point, system);
          expect([Number(longitude.toFixed(7)), Number(latitude.toFixed(7))]).toEqual([longitude, latitude]);
        },
      ),
    );
  });

  it.each(Object.values(CoordinateSystem))('leaves a point abroad where %s has it', (system) => {
    const tokyo = { longitude: 139.6917, latitude: 35.6895 };
    expect(toWgs84(tokyo, system)).toEqual(tokyo);
  });

  it('ends for points at the edges of the box in which GCJ-02 shifts', () => {
    for (const point of [
      { longitude: 72.0068, latitude: 45.3235 },
      { longitude: 128.324405, latitude: 0.8295051 },
      { longitude: 117.2525712, latitude: 0.8299292 },
    ]) {
      expect(ending(() => toWgs84(point, CoordinateSystem.GCJ02))).toEqual(point);
    }
  });

  it('ends for every point of the box around China', () => {
    fc.assert(
      fc.property(pointIn(CHINESE_LATITUDES), fc.constantFrom(...SHIFTED), (point, system) => {
        expect(metresBetween(toWgs84(point, system), point)).toBeLessThan(3000);
      }),
      { numRuns: 1000 },
    );
    const { west, south, east, north } = CHINESE_LATITUDES;
    for (const longitude of [west, east]) {
      for (const latitude of [south, north]) {
        for (const system of SHIFTED) ending(() => toWgs84({ longitude, latitude }, system));
      }
    }
  });
});

describe('coordinateSystemNamed', () => {
  it.each([
    ['wgs84', CoordinateSystem.WGS84],
    ['WGS-84', CoordinateSystem.WGS84],
    ['GCJ-02', CoordinateSystem.GCJ02],
    ['gcj02', CoordinateSystem.GCJ02],
    [' Bd09 ', CoordinateSystem.BD09],
  ])('knows %p', (name, system) => {
    expect(coordinateSystemNamed(name)).toBe(system);
  });

  it.each(['', 'CGCS2000', 'bd09mc', 'toString'])('refuses %p and says which there are', (name) => {
    expect(faultOf(() => coordinateSystemNamed(name, 'coordinates'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'coordinates',
      problem: 'COORDINATE_SYSTEM_UNKNOWN',
      message: expect.stringContaining('wgs84'),
    });
  });
});
