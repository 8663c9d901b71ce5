import type { RegionLevel } from '../../domain/enums.js';
import type { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CalendarDay } from '../../domain/validity.js';
import { objectList } from '../json-list.js';
import { DAY } from '../view.js';
import { GROUP_COLUMN } from './coverage-records.js';

/** A division with the days on which its code is in use. */
export interface RegionOverYears {
  readonly id: number;
  readonly level: RegionLevel;
  readonly parentId: number | null;
  readonly replacedById: number | null;
  /** Null if it is older than the directory needs to know. */
  readonly from: CalendarDay | null;
  /** The first day on which it is no longer; null while it is. */
  readonly until: CalendarDay | null;
}

/** How many people the settlements of a division have, as long as they are given. */
export interface PeopleFact {
  readonly region: number;
  /** The first day on which they are no longer given; null while they are. */
  readonly endedOn: CalendarDay | null;
  readonly people: number;
}

/** SQL of the people of every division that settlements lie in, as a list of {@link PeopleFact} in JSON. */
export const peopleOf = (group: PopulationGroup) =>
  objectList(
    `'region', s.region_id, 'endedOn', s.ended_on, 'people', s.people`,
    `(select region_id, ended_on, sum(${GROUP_COLUMN[group]}) as people from settlement
      where ${GROUP_COLUMN[group]} is not null group by region_id, ended_on) s`,
  );

/** SQL of a division as one of {@link RegionOverYears}, as JSON. */
export const regionOverYears = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'level', ${alias}.level, 'parentId', ${alias}.parent_id,
    'replacedById', ${alias}.replaced_by_id, 'from', lower(${alias}.valid_during), 'until', upper(${alias}.valid_during))`;

/** Whether the code of a division is in use on a day. */
export function isInBeing(
  { from, until }: Pick<RegionOverYears, 'from' | 'until'>,
  day: CalendarDay,
): boolean {
  return (from === null || from <= day) && (until === null || until > day);
}

/** The last day of a year. */
export const yearEnd = (year: number): CalendarDay => `${String(year).padStart(4, '0')}-12-31`;

/** The day that a year’s values stand for: its end, or the day asked about in the year that is running then. */
export const endOf = (year: number, day: CalendarDay): CalendarDay =>
  year < Number(day.slice(0, 4)) ? yearEnd(year) : day;

/** SQL of the same. @param year SQL of a year */
export const lastDayOf = (year: string) => `least(make_date(${year}::integer, 12, 31), ${DAY}::date)`;

/** The people of the settlements that were given on a day. */
export const livingOn = (people: readonly PeopleFact[], day: CalendarDay) =>
  people.flatMap(({ region, endedOn, people: number }) =>
    endedOn === null || endedOn > day ? [{ region, number }] : [],
  );

/** How often a code can have been replaced, and how many levels there are: a ring must not be walked for ever. */
const STEPS = 10;

/** All divisions, for telling in which of a level something lay on a day. */
export class RegionsOverYears {
  private readonly byId: ReadonlyMap<number, RegionOverYears>;

  constructor(regions: readonly RegionOverYears[]) {
    this.byId = new Map(regions.map((region) => [region.id, region]));
  }

  /**
   * What the parts of a level come to on a day.
   * @param parts what lies in a division of any level; what lies above the level cannot be told apart and is left out
   * @returns sums by the ids of the level's divisions
   */
  sums(
    parts: Iterable<{ readonly region: number; readonly number: number }>,
    level: RegionLevel,
    day: CalendarDay,
  ): Map<number, number> {
    const sums = new Map<number, number>();
    const units = new Map<number, number | null>();
    for (const { region, number } of parts) {
      let unit = units.get(region);
      if (unit === undefined) units.set(region, (unit = this.unitOf(region, level, day)));
      if (unit !== null) sums.set(unit, (sums.get(unit) ?? 0) + number);
    }
    return sums;
  }

  /** The division of a level that another is or lies in on a day, replaced ones counting as what replaced them. */
  private unitOf(id: number, level: RegionLevel, day: CalendarDay): number | null {
    let region = this.onDay(id, day);
    for (let step = 0; region && region.level !== level && step < STEPS; step += 1)
      region = region.parentId === null ? undefined : this.onDay(region.parentId, day);
    return region?.level === level ? region.id : null;
  }

  private onDay(id: number, day: CalendarDay): RegionOverYears | undefined {
    let region = this.byId.get(id);
    for (let step = 0; region && region.until !== null && region.until <= day && step < STEPS; step += 1)
      region = this.byId.get(region.replacedById ?? 0) ?? region;
    return region;
  }
}
