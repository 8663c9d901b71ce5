import fc from 'fast-check';
import gcoordModule from 'gcoord';
import {
  cellOf,
  checkZoom,
  clusterCellSql,
  MERCATOR_LIMIT,
  mercatorOf,
} from '../../../src/domain/geo/mercator.js';
import { faultOf, pointIn, WORLD } from './geography.js';

const gcoord = gcoordModule as unknown as typeof gcoordModule.default;
/** Metres of EPSG:3857 from its middle to its edge. */
const EXTENT = 20037508.342789244;

describe('mercatorOf', () => {
  it('is where EPSG:3857 has the point, as a share of the map', () => {
    fc.assert(
      fc.property(pointIn({ ...WORLD, south: -85, north: 85 }), (point) => {
        const [east, north] = gcoord.transform(
          [point.longitude, point.latitude],
          gcoord.WGS84,
          gcoord.EPSG3857,
        );
        const { x, y } = mercatorOf(point);
        expect(x).toBeCloseTo((east as number) / (2 * EXTENT) + 0.5, 12);
        expect(y).toBeCloseTo(0.5 - (north as number) / (2 * EXTENT), 12);
      }),
    );
  });

  it('makes a square of the world', () => {
    expect(mercatorOf({ longitude: -180, latitude: MERCATOR_LIMIT }).y).toBeCloseTo(0, 12);
    expect(mercatorOf({ longitude: 180, latitude: -90 })).toEqual({ x: 1, y: expect.closeTo(1, 12) });
  });
});

describe('cellOf', () => {
  it('is the tile that web maps show the point on, if a tile is one cell', () => {
    // https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
    const tile = (longitude: number, latitude: number, zoom: number) => {
      const north = (latitude * Math.PI) / 180;
      return {
        x: Math.floor(((longitude + 180) / 360) * 2 ** zoom),
        y: Math.floor(((1 - Math.asinh(Math.tan(north)) / Math.PI) / 2) * 2 ** zoom),
      };
    };
    fc.assert(
      fc.property(
        pointIn({ west: -180, south: -85, east: 179.9999, north: 85 }),
        fc.integer({ min: 0, max: 14 }),
        (point, zoom) => {
          expect(cellOf(point, zoom, 1)).toEqual(tile(point.longitude, point.latitude, zoom));
        },
      ),
    );
  });

  it('has four cells to a tile’s side, and all of the world in them', () => {
    fc.assert(
      fc.property(pointIn(WORLD), fc.integer({ min: 0, max: 20 }), (point, zoom) => {
        const { x, y } = cellOf(point, zoom);
        const tile = cellOf(point, zoom, 1);
        expect([Math.floor(x / 4), Math.floor(y / 4)]).toEqual([tile.x, tile.y]);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x, y)).toBeLessThan(4 * 2 ** zoom);
      }),
    );
    expect(cellOf({ longitude: -180, latitude: 90 }, 3)).toEqual({ x: 0, y: 0 });
    expect(cellOf({ longitude: 180, latitude: -90 }, 3)).toEqual({ x: 31, y: 31 });
  });
});

describe('checkZoom', () => {
  it.each([0, 9, 20])('accepts %p', (zoom) => {
    expect(() => checkZoom(zoom)).not.toThrow();
  });

  it.each([-1, 21, 9.5, NaN, Infinity])('refuses %p', (zoom) => {
    expect(faultOf(() => checkZoom(zoom, 'zoom'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'zoom',
      problem: 'ZOOM',
      limit: 20,
    });
    expect(faultOf(() => clusterCellSql('longitude', 'latitude', zoom))).toMatchObject({ problem: 'ZOOM' });
  });
});
