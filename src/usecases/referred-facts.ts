import type { EntityManager } from 'typeorm';
import { contentsOn, regionsOn, type RegionFacts } from '../data/draft-facts.js';
import { promisedIndicators } from '../data/promised-indicators.js';
import { SubjectKind, type Content, type Contents, type ServiceContent } from '../domain/content.js';
import type { PromisedIndicator } from '../domain/local-target-rules.js';
import type { CalendarDay } from '../domain/validity.js';

/** What some contents of one kind, and those of the same subjects elsewhere, have to be checked against. */
export interface ReferredFacts {
  /** Services that are named, as they are on the day, by code. */
  readonly services: ReadonlyMap<string, ServiceContent>;
  /** What the divisions above add, by code. */
  readonly implementations: ReadonlyMap<string, Contents['LOCAL_IMPLEMENTATION']>;
  /** Indicators that targets are for, by code. */
  readonly indicators: ReadonlyMap<string, PromisedIndicator>;
  /** Divisions that are named. */
  readonly regions: ReadonlyMap<string, RegionFacts>;
  readonly day: CalendarDay;
}

interface Coded {
  readonly code: string;
  readonly content: Content;
}

/** Looks up what contents of one kind are checked against, on a day and with the drafts of a change set. */
export async function readReferredFacts(
  manager: EntityManager,
  kind: SubjectKind,
  some: readonly Coded[],
  changeSetId: number,
  day: CalendarDay,
): Promise<ReferredFacts> {
  const services = new Set<string>();
  const regions = new Set<string>();
  const indicators = new Set<string>();
  for (const { content } of some) {
    if ('service' in content && content.service !== null) services.add(content.service);
    if ('indicator' in content) indicators.add(content.indicator);
    if (kind !== SubjectKind.DEPARTMENT && 'region' in content) regions.add(content.region);
  }
  const places = await regionsOn(manager, [...regions], day);
  const above = some.flatMap(({ content }) => {
    if (kind !== SubjectKind.LOCAL_IMPLEMENTATION) return [];
    const { service, region } = content as Contents['LOCAL_IMPLEMENTATION'];
    const parents = places.get(region)?.path.slice(0, -1) ?? [];
    return parents.map((parent) => localCode(service, parent));
  });
  const read = <K extends SubjectKind>(of: K, codes: readonly string[]) =>
    contentsOn(manager, of, codes, changeSetId, day);
  return {
    services: await read(SubjectKind.SERVICE, [...services]),
    implementations: await read(SubjectKind.LOCAL_IMPLEMENTATION, above),
    indicators: await promisedIndicators(manager, [...indicators], changeSetId, day),
    regions: places,
    day,
  };
}

/** What a division adds to a service goes by the codes of both. */
export const localCode = (service: string, region: string) => `${service}-${region}`;
