import { groupBy } from './group-by.js';
import type { LapsedFigure } from './here.js';
import type { CalendarDay } from './validity.js';

/** What a place has still to do about a service. */
export enum GapKind {
  /** It has no guide of its own (办事指南缺失). */
  NO_GUIDE = 'NO_GUIDE',
  /** What it set began before the list's revision in force, and may say what the list no longer says. */
  OLDER_THAN_LIST = 'OLDER_THAN_LIST',
  /** A figure that it set has lapsed: the list or its city was revised since. */
  FIGURE_LAPSED = 'FIGURE_LAPSED',
}

export interface Gap {
  /** Code. */
  readonly service: string;
  readonly kind: GapKind;
  /** Of NO_GUIDE, code of the division above whose guide applies meanwhile; null if none does, and of other kinds. */
  readonly inheritedFrom: string | null;
  /** Of FIGURE_LAPSED, which; empty of other kinds. */
  readonly lapsed: readonly LapsedFigure[];
}

/** A service in force, and from when its revision is. */
export interface ServiceInForce {
  readonly code: string;
  readonly validFrom: CalendarDay;
}

/** A local implementation in force, and from when. */
export interface ImplementationInForce {
  /** Codes. */
  readonly service: string;
  readonly region: string;
  readonly hasGuide: boolean;
  readonly validFrom: CalendarDay;
  /** Of its figures those that do not apply. */
  readonly lapsed: readonly LapsedFigure[];
}

/**
 * What a place has still to do, in the order of the services: each county makes its own guides (“县级人民政府要制定办事
 * 指南保证清单项目落实到位”, FJ-2018-ACTION-PLAN, 十二、（二）), so one that its city lends it leaves a gap. What began on
 * the same day as the list's revision is not older.
 * @param place code of the city or county asked about
 * @param services in force
 * @param implementations in force of the place and of those above it, from the city down, and of no others
 */
export function gapsOf(
  place: string,
  services: readonly ServiceInForce[],
  implementations: readonly ImplementationInForce[],
): Gap[] {
  const byService = groupBy(implementations, ({ service }) => service);
  return services.flatMap(({ code, validFrom }) => {
    const ofService = byService.get(code) ?? [];
    const own = ofService.find(({ region }) => region === place);
    const lender = ofService.findLast(({ hasGuide }) => hasGuide);
    const gap = (kind: GapKind, more: Partial<Gap> = {}): Gap => ({
      service: code,
      kind,
      inheritedFrom: null,
      lapsed: [],
      ...more,
    });
    return [
      ...(own?.hasGuide ? [] : [gap(GapKind.NO_GUIDE, { inheritedFrom: lender?.region ?? null })]),
      ...(own && own.validFrom < validFrom ? [gap(GapKind.OLDER_THAN_LIST)] : []),
      ...(own && own.lapsed.length > 0 ? [gap(GapKind.FIGURE_LAPSED, { lapsed: own.lapsed })] : []),
    ];
  });
}
