import { badInput, type DomainError } from '../errors.js';
import type { Bounds } from './bounds.js';
import { checkPoint, type Point } from './point.js';
import { scaled } from './scaled.js';

/** A ring of vertices that bounds one area, in either direction; the last is joined to the first and is not it. */
export type Polygon = readonly Point[];

export const MAX_VERTICES = 1000;

/** Whole ten-millionths of a degree, about a centimetre: on this grid every answer here is exact. */
interface GridPoint {
  readonly x: number;
  readonly y: number;
}

const GRID = 1e7;
const onGrid = ({ longitude, latitude }: Point): GridPoint => ({
  x: Math.round(longitude * GRID),
  y: Math.round(latitude * GRID),
});

/** Positive if c is left of the line from a to b, negative if right of it, 0 if on it; never wrong by rounding. */
function side(a: GridPoint, b: GridPoint, c: GridPoint): number {
  const left = (b.x - a.x) * (c.y - a.y);
  const right = (b.y - a.y) * (c.x - a.x);
  // The differences are exact; each product is rounded once, by at most 2⁻⁵³ of itself, and so is their difference.
  if (Math.abs(left - right) > 4e-16 * (Math.abs(left) + Math.abs(right))) return Math.sign(left - right);
  const exact = BigInt(b.x - a.x) * BigInt(c.y - a.y) - BigInt(b.y - a.y) * BigInt(c.x - a.x);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

const between = (value: number, a: number, b: number): boolean =>
  value >= Math.min(a, b) && value <= Math.max(a, b);

const overlap = (a: number, b: number, c: number, d: number): boolean =>
  Math.max(a, b) >= Math.min(c, d) && Math.max(c, d) >= Math.min(a, b);

/** Whether the segments ab and cd have a point in common, if only an end. */
function meet(a: GridPoint, b: GridPoint, c: GridPoint, d: GridPoint): boolean {
  return (
    overlap(a.x, b.x, c.x, d.x) &&
    overlap(a.y, b.y, c.y, d.y) &&
    side(a, b, c) * side(a, b, d) <= 0 &&
    side(c, d, a) * side(c, d, b) <= 0
  );
}

/** Whether the way from a to b is taken back, in part or beyond, from b to c. */
function turnsBack(a: GridPoint, b: GridPoint, c: GridPoint): boolean {
  return (
    side(a, b, c) === 0 &&
    Math.sign(a.x - b.x) === Math.sign(c.x - b.x) &&
    Math.sign(a.y - b.y) === Math.sign(c.y - b.y)
  );
}

/** The edges of a ring, from each vertex to the next and from the last to the first. */
function edgesOf(vertices: readonly GridPoint[]): [from: GridPoint, to: GridPoint][] {
  return vertices.flatMap((from, index) => {
    const to = vertices[index + 1] ?? vertices[0];
    return to ? [[from, to] as [GridPoint, GridPoint]] : [];
  });
}

/** The first two edges, by index, that have more in common than the vertex between neighbours. */
function crossing(vertices: readonly GridPoint[]): [number, number] | null {
  const edges = edgesOf(vertices);
  for (const [first, [a, b]] of edges.entries()) {
    for (const [second, [c, d]] of edges.entries()) {
      if (second <= first) continue;
      const followed = second === first + 1;
      const follows = first === 0 && second === edges.length - 1;
      const crosses =
        followed || follows
          ? (followed && turnsBack(a, b, d)) || (follows && turnsBack(c, d, b))
          : meet(a, b, c, d);
      if (crosses) return [first, second];
    }
  }
  return null;
}

function repeated(vertices: readonly GridPoint[]): [number, number] | null {
  const seen = new Map<string, number>();
  for (const [index, { x, y }] of vertices.entries()) {
    const earlier = seen.get(`${x},${y}`);
    if (earlier !== undefined) return [earlier, index];
    seen.set(`${x},${y}`, index);
  }
  return null;
}

/**
 * The polygon of a list of vertices, rounded to seven decimals as stored points are, without the closing point that
 * GeoJSON repeats.
 * @throws DomainError BAD_USER_INPUT naming the argument or the vertex in it (`argument.3`), with `details.problem`: as
 *   `checkPoint`; POLYGON_VERTICES (not 3 to 1000); POLYGON_VERTEX_REPEATED with `vertices`, two indexes from 0;
 *   POLYGON_WITHOUT_AREA; POLYGON_CROSSES_ITSELF with `edges`, two indexes from 0, edge i running from vertex i to the
 *   next. Edges that only touch count as crossing.
 */
export function checkPolygon(points: readonly Point[], argument: string): Polygon {
  const bad = (problem: string, message: string, details: Record<string, unknown> = {}): DomainError =>
    badInput(argument, message, { problem, ...details });
  const wrongNumber = (): DomainError =>
    bad('POLYGON_VERTICES', `A polygon has 3 to ${MAX_VERTICES} different vertices; got ${points.length}.`, {
      limit: MAX_VERTICES,
    });
  if (points.length > MAX_VERTICES + 1) throw wrongNumber();
  points.forEach((point, index) => checkPoint(point, `${argument}.${index}`));

  const vertices = points.map(onGrid);
  const [first, last] = [vertices[0], vertices.at(-1)];
  if (vertices.length > 1 && first?.x === last?.x && first?.y === last?.y) vertices.pop();
  const [a, b] = vertices;
  if (!a || !b || vertices.length < 3 || vertices.length > MAX_VERTICES) throw wrongNumber();

  const twice = repeated(vertices);
  if (twice) {
    const message = `Vertex ${twice[1]} repeats vertex ${twice[0]} (counted from 0): leave one of them out.`;
    throw bad('POLYGON_VERTEX_REPEATED', message, { vertices: twice });
  }
  if (vertices.every((vertex) => side(a, b, vertex) === 0)) {
    throw bad('POLYGON_WITHOUT_AREA', 'All vertices lie on one line: give an area.');
  }
  const edges = crossing(vertices);
  if (edges) {
    const message = `Edges ${edges[0]} and ${edges[1]} cross or touch (edge 0 runs from vertex 0 to vertex 1): give the vertices in the order in which they go around the area.`;
    throw bad('POLYGON_CROSSES_ITSELF', message, { edges });
  }
  return vertices.map(({ x, y }) => ({ longitude: x / GRID, latitude: y / GRID }));
}

/** The smallest box around a polygon. */
export function polygonBounds(polygon: Polygon): Bounds {
  const longitudes = polygon.map(({ longitude }) => longitude);
  const latitudes = polygon.map(({ latitude }) => latitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

/**
 * Whether a point is in a polygon or on its border, where edges are straight in longitude and latitude, as maps draw
 * them and GeoJSON defines them (RFC 7946, 3.1.1). Exact for points of seven decimals.
 */
export function contains(polygon: Polygon, point: Point): boolean {
  const last = polygon.at(-1);
  if (!last) return false;
  const p = onGrid(point);
  let inside = false;
  let b = onGrid(last);
  for (const vertex of polygon) {
    const a = b;
    b = onGrid(vertex);
    if (!between(p.y, a.y, b.y)) continue;
    const turn = side(a, b, p);
    if (turn === 0 && between(p.x, a.x, b.x)) return true;
    // A ray to the east crosses the edge; an end counts for the edge above it only.
    if (a.y > p.y !== b.y > p.y && turn > 0 === b.y > a.y) inside = !inside;
  }
  return inside;
}

/**
 * A polygon as PostgreSQL's type polygon reads it, in the scaled plane: `((x,y),…)`. PostgreSQL's own `@>` forgives
 * 10⁻⁶ degrees, so it may take in points that are up to 0.1 m outside.
 */
export function polygonText(polygon: Polygon): string {
  return `(${polygon.map((vertex) => `(${scaled(vertex).join(',')})`).join(',')})`;
}
