import { badInput } from '../errors.js';

/** A place on the earth: WGS 84, decimal degrees, east and north positive. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

export type PointProblemCode =
  'COORDINATES_OUT_OF_RANGE' | 'COORDINATES_SWAPPED' | 'COORDINATES_OUTSIDE_CHINA';

/** What is wrong with a point, and in the message what to do about it. */
export interface PointProblem {
  readonly code: PointProblemCode;
  readonly message: string;
}

/**
 * China lies between 3°24′ and 53°34′ north (曾母暗沙 to the river at 漠河) and between 73°29′ and 135°05′ east (the Pamirs
 * to the mouth of the Ussuri). A tenth of a degree, about ten kilometres, is added on every side: more than GCJ-02 and
 * BD-09 shift a point, so the box holds for all three coordinate systems.
 */
const CHINA = { west: 73.3, south: 3.3, east: 135.2, north: 53.7 } as const;

/** Whether a point is in the box around China, in whatever coordinate system. A neighbour's point may be in it too. */
export function inChina({ longitude, latitude }: Point): boolean {
  return (
    longitude >= CHINA.west && longitude <= CHINA.east && latitude >= CHINA.south && latitude <= CHINA.north
  );
}

const swapped = ({ longitude, latitude }: Point): Point => ({ longitude: latitude, latitude: longitude });

const inRange = ({ longitude, latitude }: Point): boolean =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

const SWAPPED =
  'longitude and latitude seem to be swapped: give the longitude (经度) first, or in its own field';

function rangeProblem(point: Point): PointProblem | null {
  const { longitude, latitude } = point;
  if (inRange(point)) return null;
  const given = `Longitude ${longitude}, latitude ${latitude}`;
  if (inRange(swapped(point))) return { code: 'COORDINATES_SWAPPED', message: `${given}: ${SWAPPED}.` };
  return {
    code: 'COORDINATES_OUT_OF_RANGE',
    message: `${given} is no point: give degrees, the longitude from -180 to 180 and the latitude from -90 to 90.`,
  };
}

/**
 * What is wrong with a point that ought to be in China, or null: it is no point at all, its numbers are in each other's
 * place (so exchanged they would be in China), or it is elsewhere.
 */
export function pointProblem(point: Point): PointProblem | null {
  if (inChina(point)) return null;
  const given = `Longitude ${point.longitude}, latitude ${point.latitude}`;
  if (inChina(swapped(point))) return { code: 'COORDINATES_SWAPPED', message: `${given}: ${SWAPPED}.` };
  return (
    rangeProblem(point) ?? {
      code: 'COORDINATES_OUTSIDE_CHINA',
      message: `${given} is outside China: look for a lost digit or a missing minus sign, or leave both empty if they are not known.`,
    }
  );
}

/**
 * Any point of the earth is accepted.
 * @throws DomainError BAD_USER_INPUT naming the argument, with `details.problem` COORDINATES_OUT_OF_RANGE or, if the two
 *   numbers would be a point in each other's place, COORDINATES_SWAPPED
 */
export function checkPoint(point: Point, argument: string): void {
  const problem = rangeProblem(point);
  if (problem) throw badInput(argument, problem.message, { problem: problem.code });
}
