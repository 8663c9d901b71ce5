import { likeness } from '../facilities/likeness.js';
import type { RejectionCode } from '../facilities/rejection.js';

/** A division with the years of its code. */
export interface RegionInTime {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** Codes from the province down. */
  readonly path: readonly string[];
  /** `YYYY` or `YYYY-MM`; null if it is older than anybody asks. */
  readonly establishedIn: string | null;
  /** `YYYY` or `YYYY-MM`; null while it is current. */
  readonly retiredIn: string | null;
  /** The code that replaced it; null while it is current. */
  readonly replacedBy: string | null;
}

/** The division that a text means in a year, and the retired one that it names, if it does. */
export interface FoundRegion {
  readonly region: RegionInTime;
  readonly retired: RegionInTime | null;
}

/** Why a text means no division in a year. */
export interface RegionFault {
  readonly code: RejectionCode;
  readonly message: string;
}

type Answer = FoundRegion | RegionFault;

/** How many times a code can have been replaced: a ring must not be walked for ever. */
const GENERATIONS = 10;
/** Answers that are remembered: more are only of texts that name nothing. */
const KEPT = 100_000;
/** From how alike two names are one is worth proposing for the other. */
const WORTH_TELLING = 0.3;

const fold = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
/** Twelve digits of the statistical codes are those of a division with noughts behind. */
const shortened = (text: string) =>
  /^\d{12}$/.test(text) ? text.replace(/^(\d{9})000$/, '$1').replace(/^(\d{6})000$/, '$1') : text;

const yearOf = (month: string) => Number(month.slice(0, 4));
/** A value of a year stands for its end, so that a code that was retired in a year is not in being in it. */
const isRetired = ({ retiredIn }: RegionInTime, year: number) =>
  retiredIn !== null && yearOf(retiredIn) <= year;
const isYetToCome = ({ establishedIn }: RegionInTime, year: number) =>
  establishedIn !== null && yearOf(establishedIn) > year;

/** Whether a division was there at the end of a year. */
export const isInBeing = (region: RegionInTime, year: number) =>
  !isRetired(region, year) && !isYetToCome(region, year);

const named = ({ code, name }: RegionInTime) => `${code} ${name}`;

/** Finds divisions by code or name, as they were at the end of a year. */
export class RegionsInTime {
  private readonly byCode: ReadonlyMap<string, RegionInTime>;
  private readonly byName = new Map<string, RegionInTime[]>();
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly regions: readonly RegionInTime[]) {
    this.byCode = new Map(regions.map((region) => [region.code, region]));
    for (const region of regions) {
      const above = this.byCode.get(region.path.at(-2) ?? '');
      for (const name of [region.name, ...(above ? [`${above.name}${region.name}`] : [])]) {
        const same = this.byName.get(fold(name));
        if (same) same.push(region);
        else this.byName.set(fold(name), [region]);
      }
    }
  }

  /**
   * The division of a code, or of a name that no other has, at the end of a year. A code that was retired by then means
   * what replaced it.
   */
  find(text: string, year: number): Answer {
    const key = `${year} ${text}`;
    const known = this.answers.get(key);
    if (known) return known;
    const answer = this.look(text, year);
    if (this.answers.size >= KEPT) this.answers.clear();
    this.answers.set(key, answer);
    return answer;
  }

  /** The one division, of whatever time, that has a name; undefined if none has, or several do. */
  onlyNamed(name: string): RegionInTime | undefined {
    const same = this.byName.get(fold(name)) ?? [];
    return same.length === 1 ? same[0] : undefined;
  }

  private look(text: string, year: number): Answer {
    const folded = fold(text);
    const region = this.byCode.get(shortened(folded));
    if (region) return this.atTheEndOf(region, year);
    const same = this.byName.get(folded) ?? [];
    const there = same.filter((each) => isInBeing(each, year));
    const meant = there.length > 0 ? there : same;
    const [first] = meant;
    if (!first) return { code: 'REGION_UNKNOWN', message: this.unknown(folded) };
    const answers = meant.map((each) => this.atTheEndOf(each, year));
    const ids = new Set(answers.map((answer) => ('region' in answer ? answer.region.id : null)));
    if (ids.size === 1) return answers[0] ?? this.atTheEndOf(first, year);
    return {
      code: 'REGION_AMBIGUOUS',
      message: `Several divisions have this name: give the code, one of ${meant.slice(0, 5).map(named).join(', ')}.`,
    };
  }

  private atTheEndOf(given: RegionInTime, year: number): Answer {
    let region = given;
    for (let generation = 0; isRetired(region, year) && generation < GENERATIONS; generation += 1) {
      const next = this.byCode.get(region.replacedBy ?? '');
      if (!next) break;
      region = next;
    }
    if (!isYetToCome(region, year)) return { region, retired: region === given ? null : given };
    const before = this.regions.filter(({ replacedBy }) => replacedBy === region.code);
    const instead =
      before.length === 0 ? '' : ` Give what stood there then: ${before.map(named).join(', ')}.`;
    return {
      code: 'REGION_NOT_YET',
      message: `${named(region)} has been there since ${region.establishedIn} only: it had no end of ${year}.${instead}`,
    };
  }

  private unknown(folded: string): string {
    const nearest = /^\d+$/.test(folded) ? this.nearestCode(folded) : this.nearestName(folded);
    const hint = nearest ? ` The nearest is ${named(nearest)}.` : '';
    return `No division has this code or name.${hint}`;
  }

  private nearestCode(code: string): RegionInTime | undefined {
    const differing = (other: string) =>
      [...other].filter((digit, place) => digit !== code[place]).length +
      Math.abs(other.length - code.length);
    return best(this.regions, (region) => -differing(region.code), -3);
  }

  private nearestName(name: string): RegionInTime | undefined {
    return best(this.regions, (region) => likeness(region.name, name), WORTH_TELLING);
  }
}

/** The one that scores highest, the first of equals; undefined if none scores as much as the least. */
function best<T>(those: readonly T[], score: (each: T) => number, least: number): T | undefined {
  let found: { readonly each: T; readonly score: number } | undefined;
  for (const each of those) {
    const own = score(each);
    if (own >= least && own > (found?.score ?? -Infinity)) found = { each, score: own };
  }
  return found?.each;
}
