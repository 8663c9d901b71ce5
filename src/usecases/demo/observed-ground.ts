import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Comparator, RegionLevel } from '../../domain/enums.js';
import { groupBy } from '../../domain/group-by.js';
import { BetterDirection, RollUp } from '../../domain/indicators/vocabulary.js';
import type { DemoProvince } from './province.js';

/** An indicator as made-up values follow it. */
export interface DemoIndicator {
  readonly code: string;
  readonly unit: string | null;
  /** The last year of its plan. */
  readonly endYear: number;
  /** The first printed value; null if there is none. */
  readonly base: { readonly year: number; readonly value: string } | null;
  /** The target's number; null if it is in words. */
  readonly goal: string | null;
  /** Of a target in words, those that say that it is reached; null of others, and of one set against the whole country. */
  readonly words: string | null;
  readonly againstNation: boolean;
  readonly rollUp: RollUp;
  readonly better: BetterDirection;
  readonly atLeast: string | null;
  readonly atMost: string | null;
  readonly cumulativeSince: number | null;
}

/** A code of a county, and the years at whose end it was in being. */
export interface DemoCode {
  readonly code: string;
  readonly from: number;
  /** The first year at whose end it is no more. */
  readonly until: number;
}

/** A county with those that it replaced, which together had its people. */
export interface DemoCountyLine {
  /** Today's code. */
  readonly code: string;
  readonly people: number;
  readonly codes: readonly DemoCode[];
}

export interface DemoCity {
  readonly code: string;
  readonly people: number;
  readonly counties: readonly DemoCountyLine[];
}

/** What observations are made up for: the indicators of both plans, and the divisions down to the county. */
export interface ObservedGround {
  readonly indicators: readonly DemoIndicator[];
  /** Code of the province. */
  readonly province: string;
  readonly cities: readonly DemoCity[];
}

const ALWAYS = { from: -Infinity, until: Infinity };
/** For a county where made-up settlements are none: values are spread by people, and it must have some. */
const LEAST_PEOPLE = 40_000;

const records = <R extends z.ZodType>(record: R) => z.object({ records: z.array(record) });
const regionsFormat = records(
  z.object({
    code: z.string(),
    level: z.enum(RegionLevel),
    parent: z.string().optional(),
    establishedIn: z.string().optional(),
    retiredIn: z.string().optional(),
    replacedBy: z.string().optional(),
  }),
);
const plansFormat = records(z.object({ code: z.string(), endYear: z.int() }));
const indicatorsFormat = records(
  z.object({
    code: z.string(),
    plan: z.string(),
    unit: z.string().nullish(),
    targets: z.array(
      z.object({
        comparator: z.enum(Comparator),
        value: z.string().nullish(),
        words: z.string().nullish(),
      }),
    ),
    observations: z.array(z.object({ year: z.int(), value: z.string() })),
  }),
);
const readingsFormat = records(
  z.object({
    indicator: z.string(),
    rollUp: z.enum(RollUp),
    better: z.enum(BetterDirection),
    atLeast: z.string().nullish(),
    atMost: z.string().nullish(),
    cumulativeSince: z.int().nullish(),
  }),
);

type Division = z.infer<typeof regionsFormat>['records'][number];

/**
 * Reads what observations are made up for from the directory's own files.
 * @param root the directory that holds seeds/
 * @param province whose people the values of counties are spread by
 * @throws if a file is not there or not as it should be
 */
export async function readObservedGround(root: string, province: DemoProvince): Promise<ObservedGround> {
  const read = async <F extends z.ZodType>(file: string, format: F): Promise<z.infer<F>> =>
    format.parse(JSON.parse(await readFile(join(root, 'seeds', file), 'utf8')));
  const [regions, plans, indicators, readings] = await Promise.all([
    read('regions.json', regionsFormat),
    read('plans.json', plansFormat),
    read('indicators.json', indicatorsFormat),
    read('indicator-readings.json', readingsFormat),
  ]);
  const endYears = new Map(plans.records.map(({ code, endYear }) => [code, endYear]));
  const readingOf = new Map(readings.records.map((reading) => [reading.indicator, reading]));
  const whole = regions.records.find(({ level }) => level === RegionLevel.PROVINCE);
  if (!whole) throw new Error('seeds/regions.json has no province');
  return {
    indicators: indicators.records.map(({ code, plan, unit, targets, observations }) => {
      const [target] = targets;
      const reading = readingOf.get(code);
      const endYear = endYears.get(plan);
      if (!target || !reading || endYear === undefined)
        throw new Error(`${code} has no target, no reading or no plan in seeds/`);
      return {
        code,
        unit: unit ?? null,
        endYear,
        base: observations[0] ?? null,
        goal: target.value ?? null,
        words: target.comparator === Comparator.IN_WORDS ? (target.words ?? null) : null,
        againstNation: target.comparator === Comparator.BELOW_REFERENCE,
        rollUp: reading.rollUp,
        better: reading.better,
        atLeast: reading.atLeast ?? null,
        atMost: reading.atMost ?? null,
        cumulativeSince: reading.cumulativeSince ?? null,
      };
    }),
    province: whole.code,
    cities: citiesOf(regions.records, province),
  };
}

function citiesOf(regions: readonly Division[], { townships }: DemoProvince): DemoCity[] {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const today = (region: Division): Division => {
    const next = byCode.get(region.replacedBy ?? '');
    return next ? today(next) : region;
  };
  const people = new Map<string, number>();
  for (const { county, population } of townships)
    people.set(county.code, (people.get(county.code) ?? 0) + population);
  const counties = regions.filter(({ level }) => level === RegionLevel.COUNTY);
  const lines = [...groupBy(counties, today)].map(([{ code, parent }, divisions]) => ({
    code,
    city: parent,
    people: Math.max(LEAST_PEOPLE, people.get(code) ?? 0),
    codes: divisions.map((division) => ({ code: division.code, ...yearsOf(division) })),
  }));
  return regions
    .filter(({ level }) => level === RegionLevel.CITY)
    .map(({ code }) => {
      const own = lines.filter(({ city }) => city === code);
      return { code, people: own.reduce((sum, line) => sum + line.people, 0), counties: own };
    });
}

/** A value stands for the end of its year: a code that ended within a year has none of it. */
function yearsOf({ establishedIn, retiredIn }: Division): { from: number; until: number } {
  const year = (month: string) => Number(month.slice(0, 4));
  return {
    from: establishedIn === undefined ? ALWAYS.from : year(establishedIn),
    until: retiredIn === undefined ? ALWAYS.until : year(retiredIn),
  };
}
