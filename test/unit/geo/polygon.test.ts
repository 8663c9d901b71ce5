import fc from 'fast-check';
import type { Point } from '../../../src/domain/geo/point.js';
import { checkPolygon, contains, polygonBounds, polygonText } from '../../../src/domain/geo/polygon.js';
import { faultOf, FUJIAN, pointIn } from './geography.js';
import { around, star } from './star.js';

const at = (longitude: number, latitude: number): Point => ({ longitude, latitude });
const square = [at(119, 26), at(120, 26), at(120, 27), at(119, 27)];
const problemOf = (points: readonly Point[]) => faultOf(() => checkPolygon(points, 'polygon'));

/** Whether two segments of small whole coordinates have a point in common: where the lines meet, in fractions. */
function segmentsMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  const [rx, ry] = [b.longitude - a.longitude, b.latitude - a.latitude];
  const [sx, sy] = [d.longitude - c.longitude, d.latitude - c.latitude];
  const [qx, qy] = [c.longitude - a.longitude, c.latitude - a.latitude];
  const across = rx * sy - ry * sx;
  if (across !== 0) {
    const [t, u] = [(qx * sy - qy * sx) * Math.sign(across), (qx * ry - qy * rx) * Math.sign(across)];
    return t >= 0 && t <= Math.abs(across) && u >= 0 && u <= Math.abs(across);
  }
  if (qx * ry - qy * rx !== 0) return false;
  const along = (p: Point) => (p.longitude - a.longitude) * rx + (p.latitude - a.latitude) * ry;
  const length = rx * rx + ry * ry;
  const [first, second] = [along(c), along(d)];
  return Math.max(first, second) >= 0 && Math.min(first, second) <= length;
}

/** By definition: edges that are no neighbours have no point in common, and neighbours only their vertex. */
function isSimple(points: readonly Point[]): boolean {
  const count = points.length;
  const vertex = (index: number) => points[index % count] as Point;
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 1; j < count; j += 1) {
      const neighbours = j === i + 1 || (i === 0 && j === count - 1);
      if (!neighbours) {
        if (segmentsMeet(vertex(i), vertex(i + 1), vertex(j), vertex(j + 1))) return false;
        continue;
      }
      // Of neighbours ab and bc: no point of one but b is on the other.
      const [a, b, c] =
        j === i + 1 ? [vertex(i), vertex(j), vertex(j + 1)] : [vertex(j), vertex(0), vertex(1)];
      if (segmentsMeet(a, b, c, c) || segmentsMeet(b, c, a, a)) return false;
    }
  }
  return true;
}

describe('checkPolygon', () => {
  it('accepts a ring with or without its closing point, in either direction, and returns it without', () => {
    expect(checkPolygon(square, 'polygon')).toEqual(square);
    expect(checkPolygon([...square, at(119, 26)], 'polygon')).toEqual(square);
    expect(checkPolygon(square.toReversed(), 'polygon')).toEqual(square.toReversed());
    expect(checkPolygon(square.slice(0, 3), 'polygon')).toHaveLength(3);
  });

  it('rounds vertices to seven decimals, as stored points are', () => {
    expect(checkPolygon([at(119.00000004, 26), ...square.slice(1)], 'polygon')[0]).toEqual(at(119, 26));
  });

  it('accepts exactly the rings that are simple, on lattices where everything touches', () => {
    const lattice = fc.record({
      longitude: fc.integer({ min: 0, max: 4 }),
      latitude: fc.integer({ min: 0, max: 4 }),
    });
    const ring = fc.uniqueArray(lattice, {
      minLength: 3,
      maxLength: 7,
      selector: ({ longitude, latitude }) => `${longitude},${latitude}`,
    });
    const seen = { simple: 0, crossing: 0 };
    fc.assert(
      fc.property(ring, (points) => {
        const simple = isSimple(points);
        seen[simple ? 'simple' : 'crossing'] += 1;
        expect(problemOf(points).code).toBe(simple ? 'NONE' : 'BAD_USER_INPUT');
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.simple, seen.crossing)).toBeGreaterThan(300);
  });

  it('names the two edges of a bow tie by index', () => {
    const bow = [at(119, 26), at(120, 27), at(120, 26), at(119, 27)];
    expect(problemOf(bow)).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'polygon',
      problem: 'POLYGON_CROSSES_ITSELF',
      edges: [0, 2],
      message: expect.stringContaining('Edges 0 and 2'),
    });
  });

  it.each([
    ['a vertex on another edge', [at(0, 0), at(4, 0), at(4, 4), at(2, 0), at(0, 4)], [0, 2]],
    ['an edge that goes back on the one before', [at(0, 0), at(4, 0), at(2, 0), at(2, 4)], [0, 1]],
    ['a last edge that goes back on the first', [at(2, 0), at(4, 0), at(4, 4), at(3, 0)], [0, 2]],
    ['a last edge along the first', [at(0, 0), at(4, 0), at(4, 4), at(6, 0)], [0, 3]],
  ])('refuses %s', (_, points, edges) => {
    expect(problemOf(points)).toMatchObject({ problem: 'POLYGON_CROSSES_ITSELF', edges });
  });

  it.each([
    ['nothing', [], 'POLYGON_VERTICES'],
    ['one point', [at(1, 1)], 'POLYGON_VERTICES'],
    ['two points and the closing one', [at(1, 1), at(2, 2), at(1, 1)], 'POLYGON_VERTICES'],
    ['a line', [at(1, 1), at(2, 2), at(4, 4)], 'POLYGON_WITHOUT_AREA'],
    ['a repeated vertex', [at(1, 1), at(2, 2), at(2, 2), at(3, 1)], 'POLYGON_VERTEX_REPEATED'],
    [
      'vertices less than a centimetre apart',
      [at(1, 1), at(2, 2), at(2, 2.00000001), at(3, 1)],
      'POLYGON_VERTEX_REPEATED',
    ],
  ])('refuses %s', (_, points, problem) => {
    expect(problemOf(points)).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'polygon', problem });
  });

  it('tells which vertices are the same', () => {
    expect(problemOf([at(1, 1), at(2, 2), at(3, 1), at(2, 2), at(0, 0)])).toMatchObject({ vertices: [1, 3] });
  });

  it('names the vertex that is no point', () => {
    expect(problemOf([at(1, 1), at(NaN, 2), at(3, 1)])).toMatchObject({
      argument: 'polygon.1',
      problem: 'COORDINATES_OUT_OF_RANGE',
    });
    expect(problemOf([at(1, 1), at(2, 2), at(26, 119)])).toMatchObject({
      argument: 'polygon.2',
      problem: 'COORDINATES_SWAPPED',
    });
  });

  it('takes a thousand vertices and no more', () => {
    const round = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const angle = (index / count) * 2 * Math.PI;
        return at(119 + Math.cos(angle), 26 + Math.sin(angle));
      });
    const thousand = round(1000);
    expect(checkPolygon([...thousand, thousand[0] as Point], 'polygon')).toHaveLength(1000);
    expect(problemOf(round(1001))).toMatchObject({ problem: 'POLYGON_VERTICES', limit: 1000 });
    expect(problemOf(Array<Point>(1_000_000).fill(at(NaN, NaN)))).toMatchObject({
      problem: 'POLYGON_VERTICES',
    });
  });
});

describe('contains', () => {
  it('agrees with the winding of the border around the point', () => {
    const seen = { inside: 0, outside: 0 };
    fc.assert(
      fc.property(star, around, (points, point) => {
        const polygon = checkPolygon(points, 'polygon');
        const angles = polygon.map((vertex) =>
          Math.atan2(vertex.latitude - point.latitude, vertex.longitude - point.longitude),
        );
        const turned = angles.reduce((sum, angle, index) => {
          const turn = (angles[(index + 1) % angles.length] as number) - angle;
          return sum + (turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn);
        }, 0);
        const inside = Math.abs(turned) > Math.PI;
        seen[inside ? 'inside' : 'outside'] += 1;
        expect(contains(polygon, point)).toBe(inside);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.inside, seen.outside)).toBeGreaterThan(200);
  });

  it('counts every point of the border as inside, and one a ten-millionth of a degree beyond it as outside', () => {
    const step = fc.integer({ min: -20_000, max: 20_000 });
    const units = (x: number, y: number) => at(x / 1e7, y / 1e7);
    fc.assert(
      fc.property(
        pointIn(FUJIAN),
        step,
        fc.integer({ min: 1, max: 20_000 }),
        fc.nat(1000),
        (origin, dx, dy, k) => {
          const [x, y] = [Math.round(origin.longitude * 1e7), Math.round(origin.latitude * 1e7)];
          // The edge from the origin to 1,000 steps of (dx, dy) on; the area is to the east of it.
          const polygon = checkPolygon(
            [units(x, y), units(x + 1e8, y), units(x + 1000 * dx, y + 1000 * dy)],
            'polygon',
          );
          expect(contains(polygon, units(x + k * dx, y + k * dy))).toBe(true);
          expect(contains(polygon, units(x + k * dx - 1, y + k * dy))).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('tells on which side of a long edge a point is that misses it by less than doubles can tell', () => {
    // Of Fibonacci numbers, F(43)² − F(44) F(42) = 1 and F(43) F(42) − F(44) F(41) = −1, in numbers of 18 digits.
    const [f41, f42, f43, f44] = [16.5580141, 26.7914296, 43.3494437, 70.1408733];
    const above = checkPolygon([at(0, 0), at(f44, f43), at(0, 80)], 'polygon');
    const below = checkPolygon([at(0, 0), at(f44, f43), at(80, 0)], 'polygon');
    expect([contains(above, at(f43, f42)), contains(below, at(f43, f42))]).toEqual([false, true]);
    expect([contains(above, at(f42, f41)), contains(below, at(f42, f41))]).toEqual([true, false]);
  });

  it('counts every vertex as inside', () => {
    fc.assert(
      fc.property(star, (points) => {
        const polygon = checkPolygon(points, 'polygon');
        expect(polygon.every((vertex) => contains(polygon, vertex))).toBe(true);
      }),
    );
  });

  it('is not misled by a ray through a vertex', () => {
    const comb = checkPolygon(
      [at(0, 0), at(6, 0), at(6, 2), at(4, 1), at(3, 2), at(2, 1), at(0, 2)],
      'polygon',
    );
    expect(contains(comb, at(-1, 1))).toBe(false);
    expect(contains(comb, at(1, 1))).toBe(true);
    expect(contains(comb, at(3, 1))).toBe(true);
    expect(contains(comb, at(5, 1))).toBe(true);
    expect(contains(comb, at(-1, 2))).toBe(false);
    expect(contains(comb, at(1, 2))).toBe(false);
    expect(contains(comb, at(-1, 0))).toBe(false);
    expect(contains(comb, at(7, 0))).toBe(false);
  });
});

describe('polygonBounds', () => {
  it('is the smallest box around all vertices', () => {
    expect(polygonBounds([at(119, 26.5), at(120.25, 26), at(119.5, 27.75)])).toEqual({
      west: 119,
      south: 26,
      east: 120.25,
      north: 27.75,
    });
  });
});

describe('polygonText', () => {
  it('is the ring in the scaled plane', () => {
    expect(polygonText([at(100, 20), at(110, 20), at(100, 30)])).toBe('((90,20),(99,20),(90,30))');
  });
});
