import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { groupBy } from '../../domain/group-by.js';
import { RegionLevel, TownshipKind } from '../../domain/enums.js';
import { metresBetween } from '../../domain/geo/distance.js';
import type { Point } from '../../domain/geo/point.js';
import { randomFrom } from './random.js';

/** A county as made-up data sees it: its seat is about where it is, everything else is invented around that. */
export interface DemoCounty {
  readonly code: string;
  readonly name: string;
  readonly seat: Point;
  /** How far from the seat its townships lie, in metres. */
  readonly reach: number;
}

export interface DemoTownship {
  readonly code: string;
  readonly name: string;
  readonly kind: TownshipKind;
  readonly county: DemoCounty;
  readonly centre: Point;
  /** How far from the centre its people live, in metres. */
  readonly reach: number;
  readonly population: number;
}

export interface DemoProvince {
  /** By code. */
  readonly townships: readonly DemoTownship[];
  /** The names of the kinds of facility by code. */
  readonly typeNames: ReadonlyMap<string, string>;
}

// A subdistrict holds more people than a town, a town more than a township. How much more is a guess.
const WEIGHT: Readonly<Record<TownshipKind, number>> = {
  [TownshipKind.SUBDISTRICT]: 3,
  [TownshipKind.TOWN]: 1.5,
  [TownshipKind.TOWNSHIP]: 1,
  [TownshipKind.QUASI]: 0.2,
};
const METRES_PER_DEGREE = 111_195;
const NEAREST_SEATS = 3;
const LEAST_REACH = 1_500;
const GREATEST_REACH = 20_000;
// Turning by it, as sunflowers do, spreads points evenly over a disc.
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

const seatsFormat = z.object({
  records: z.array(z.object({ region: z.string(), longitude: z.number(), latitude: z.number() })),
});
const populationFormat = z.object({
  records: z.array(z.object({ region: z.string(), population: z.int() })),
});
const regionsFormat = z.object({
  records: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      level: z.enum(RegionLevel),
      kind: z.enum(TownshipKind).optional(),
      parent: z.string().optional(),
      retiredIn: z.string().optional(),
    }),
  ),
});
const typesFormat = z.object({ records: z.array(z.object({ code: z.string(), name: z.string() })) });

type Division = z.infer<typeof regionsFormat>['records'][number];

/**
 * The ground on which made-up facilities and settlements stand: seats of counties (demo/county-seats.json) and the
 * census by city (demo/population-2020.json), with townships placed around the seats by rule. The same on every run.
 * A county without townships in seeds/regions.json has no people here either.
 * @param root the directory that holds demo/ and seeds/
 * @throws if a file is not there or not as it should be
 */
export async function readDemoProvince(root: string): Promise<DemoProvince> {
  const read = async <F extends z.ZodType>(file: string, format: F): Promise<z.infer<F>> =>
    format.parse(JSON.parse(await readFile(join(root, file), 'utf8')));
  const [seats, populations, regions, types] = await Promise.all([
    read('demo/county-seats.json', seatsFormat),
    read('demo/population-2020.json', populationFormat),
    read('seeds/regions.json', regionsFormat),
    read('seeds/facility-types.json', typesFormat),
  ]);
  const current = regions.records.filter(({ retiredIn }) => retiredIn === undefined);
  const below = groupBy(current, ({ parent }) => parent ?? '');
  const seatOf = new Map(seats.records.map((seat) => [seat.region, seat]));
  const all = [...seatOf.values()];
  const townships: DemoTownship[] = [];
  for (const city of current.filter(({ level }) => level === RegionLevel.CITY)) {
    const shares = peopleOf(city.code, below, populations.records);
    for (const { code, name } of below.get(city.code) ?? []) {
      const seat = seatOf.get(code);
      if (!seat) throw new Error(`demo/county-seats.json has no seat of ${code} ${name}`);
      const county = { code, name, seat, reach: reachOf(seat, all) };
      townships.push(...townshipsOf(county, below.get(code) ?? [], shares));
    }
  }
  return {
    townships: townships.sort((a, b) => (a.code < b.code ? -1 : 1)),
    typeNames: new Map(types.records.map(({ code, name }) => [code, name])),
  };
}

/**
 * The people of a city's townships by code: its census, and that of a county that is counted by itself, split by what
 * kind each township is. The parts add up to the census.
 */
function peopleOf(
  city: string,
  below: ReadonlyMap<string, readonly Division[]>,
  census: readonly { readonly region: string; readonly population: number }[],
): ReadonlyMap<string, number> {
  const counted = new Map(census.map(({ region, population }) => [region, population]));
  const people = new Map<string, number>();
  const counties = below.get(city) ?? [];
  let left = counted.get(city) ?? 0;
  const others: Division[] = [];
  for (const { code } of counties) {
    const own = counted.get(code);
    const townships = below.get(code) ?? [];
    if (own === undefined) others.push(...townships);
    else {
      split(own, townships, people);
      left -= own;
    }
  }
  split(left, others, people);
  return people;
}

function split(whole: number, townships: readonly Division[], into: Map<string, number>): void {
  const weights = townships.map(({ kind }) => WEIGHT[kind ?? TownshipKind.TOWNSHIP]);
  let weight = weights.reduce((sum, one) => sum + one, 0);
  let left = whole;
  townships.forEach(({ code }, index) => {
    // Of what is left, so that rounding loses nobody.
    const part = Math.round((left * (weights[index] as number)) / weight);
    into.set(code, part);
    left -= part;
    weight -= weights[index] as number;
  });
}

/** Half the way to its neighbours, within bounds: districts of one city lie close, counties in the hills far apart. */
function reachOf(seat: Point, seats: readonly Point[]): number {
  const distances = seats
    .filter((other) => other !== seat)
    .map((other) => metresBetween(seat, other))
    .sort((a, b) => a - b)
    .slice(0, NEAREST_SEATS);
  const mean = distances.reduce((sum, metres) => sum + metres, 0) / distances.length;
  return Math.min(GREATEST_REACH, Math.max(LEAST_REACH, mean / 2));
}

/** Subdistricts next to the seat, the others around them; each at the same place on every run. */
function townshipsOf(
  county: DemoCounty,
  divisions: readonly Division[],
  people: ReadonlyMap<string, number>,
): DemoTownship[] {
  const inward = (kind: TownshipKind | undefined) => (kind === TownshipKind.SUBDISTRICT ? 0 : 1);
  const ordered = [...divisions].sort(
    (a, b) => inward(a.kind) - inward(b.kind) || (a.code < b.code ? -1 : 1),
  );
  const random = randomFrom(Number(county.code));
  const turn = random() * 2 * Math.PI;
  return ordered.map(({ code, name, kind = TownshipKind.TOWNSHIP }, index) => {
    const away = 0.8 * county.reach * Math.sqrt((index + 0.2) / ordered.length) * (0.85 + 0.15 * random());
    return {
      code,
      name,
      kind,
      county,
      centre: moved(county.seat, away, turn + index * GOLDEN_ANGLE),
      reach: (0.9 * county.reach) / Math.sqrt(ordered.length + 4),
      population: people.get(code) ?? 0,
    };
  });
}

/** The point that lies some metres away in a direction (an angle in radians), as on a plane: good for a few kilometres. */
export function moved({ longitude, latitude }: Point, metres: number, angle: number): Point {
  const north = (metres * Math.sin(angle)) / METRES_PER_DEGREE;
  const east = (metres * Math.cos(angle)) / (METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180));
  return { longitude: longitude + east, latitude: latitude + north };
}
