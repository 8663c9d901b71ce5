import { TownshipKind } from '../../domain/enums.js';
import { AccessibilityFeature, FacilityStatus } from '../../domain/facilities/vocabulary.js';
import { FACILITY_MIX, type MadeUpKind } from './facility-mix.js';
import { faultyRows } from './faults.js';
import { HOURS } from './opening-hours.js';
import { moved, type DemoCounty, type DemoProvince, type DemoTownship } from './province.js';
import { indexAt, oneOf, randomFrom, runningSums, type Random } from './random.js';
import type { FacilityRow } from './rows.js';

export interface FacilitiesWanted {
  readonly count: number;
  /** The same seed gives the same rows. */
  readonly seed: number;
  /** The share of rows, 0–1, that have a fault, each kind of fault in turn. */
  readonly bad?: number;
}

// Fujian's area codes are 0591–0599: nobody can be called by this one.
const NO_AREA = '0590';
const COUNTED_ON = '2025-12-31';
const FIRST_YEAR = 1985;
const YEARS = 38;
const ENDED_YEARS = 2;
// The share of rows that leave something out, as real files do.
const WITHOUT_POINT = 0.01;
const WITHOUT_HOURS = 0.1;
const WITHOUT_PHONE = 0.3;
// A town is partly like a city and partly like the country.
const TOWN_LIKE_CITY = 0.35;

const FEATURE_LISTS = featureLists();

/**
 * Makes up facilities, row by row in the order of divisions: as many in each township as its share of the province's
 * people, near its centre. Names say that they are examples, phones lead nowhere, and there are no credit codes.
 * @throws RangeError for a negative or fractional count or a share outside 0–1
 */
export function* syntheticFacilities(
  province: DemoProvince,
  { count, seed, bad = 0 }: FacilitiesWanted,
): Generator<FacilityRow> {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`count is ${count}; give a whole number from 0 on.`);
  if (!(bad >= 0 && bad <= 1)) throw new RangeError(`bad is ${bad}; give a share from 0 to 1.`);
  const random = randomFrom(seed);
  const spoil = faultyRows();
  const kinds = new MixOfKinds(province);
  const people = runningSums(province.townships.map(({ population }) => population));
  const all = people.at(-1) ?? 0;
  for (let number = 0; number < count; number += 1) {
    const township = province.townships[indexAt(people, ((number + 0.5) / count) * all)];
    if (!township) throw new Error('The province has no townships to put facilities in.');
    const row = facility(number + 1, township, kinds, random);
    yield random() < bad ? spoil(row) : row;
  }
}

function facility(number: number, township: DemoTownship, kinds: MixOfKinds, random: Random): FacilityRow {
  const { county } = township;
  const { kind, name } = kinds.draw(township, random);
  // People live closer together in the middle.
  const away = township.reach * (kind.central ? 0.15 : 1) * random();
  const { longitude, latitude } = moved(township.centre, away, random() * 2 * Math.PI);
  const placed = random() >= WITHOUT_POINT;
  const status = statusOf(random());
  const begins = FIRST_YEAR + Math.floor(random() * YEARS);
  const day = `${twoDigits(1 + Math.floor(random() * 12))}-${twoDigits(1 + Math.floor(random() * 28))}`;
  const [unit, least, most] = kind.capacity ?? [undefined, 0, 0];
  const size = random();
  const capacity = least + Math.floor((most - least + 1) * size * size);
  return {
    recordId: `F${String(number).padStart(8, '0')}`,
    name,
    type: kind.type,
    region: township.code,
    address: `${county.name}${township.name}示例路${1 + Math.floor(random() * 999)}号`,
    longitude: placed ? longitude.toFixed(6) : '',
    latitude: placed ? latitude.toFixed(6) : '',
    status,
    operator: random() < 0.4 ? `${county.name}示例公共服务中心` : '',
    creditCode: '',
    phone: random() < WITHOUT_PHONE ? '' : `${NO_AREA}-${20_000_000 + Math.floor(random() * 59_999_999)}`,
    serviceRadius: kind.radius === undefined ? '' : String(kind.radius),
    openingHours: random() < WITHOUT_HOURS ? '' : oneOf(random, HOURS[kind.hours]),
    accessibility: oneOf(random, FEATURE_LISTS),
    beginsOn: status === FacilityStatus.PLANNED ? '' : `${begins}-${day}`,
    endedOn:
      status === FacilityStatus.CLOSED ? `${begins + 1 + Math.floor(random() * ENDED_YEARS)}-${day}` : '',
    offers: '',
    capacityUnit: unit ?? '',
    capacity: unit ? String(capacity) : '',
    available: unit ? String(Math.floor(capacity * random() * 0.4)) : '',
    countedOn: unit ? COUNTED_ON : '',
  };
}

/** Draws kinds of facility by where they are, and names what is drawn, numbered within its county. */
class MixOfKinds {
  private readonly kinds: readonly MadeUpKind[];
  private readonly names: readonly string[];
  private readonly town: Float64Array;
  private readonly country: Float64Array;
  private readonly numbered = new Map<DemoCounty, Uint32Array>();

  constructor({ typeNames }: DemoProvince) {
    this.kinds = FACILITY_MIX;
    this.names = this.kinds.map(({ type }) => {
      const name = typeNames.get(type);
      if (name === undefined) throw new Error(`seeds/facility-types.json has no kind ${type}`);
      return name.replace(/（.*）/, '');
    });
    this.town = runningSums(this.kinds.map(({ town }) => town));
    this.country = runningSums(this.kinds.map(({ country }) => country));
  }

  draw({ kind: place, county }: DemoTownship, random: Random): { kind: MadeUpKind; name: string } {
    const urban =
      place === TownshipKind.SUBDISTRICT || (place === TownshipKind.TOWN && random() < TOWN_LIKE_CITY);
    const sums = urban ? this.town : this.country;
    const index = indexAt(sums, random() * (sums.at(-1) ?? 0));
    let counts = this.numbered.get(county);
    if (!counts) this.numbered.set(county, (counts = new Uint32Array(this.kinds.length)));
    counts[index] = (counts[index] ?? 0) + 1;
    return {
      kind: this.kinds[index] as MadeUpKind,
      name: `${county.name}示例${this.names[index]}${String(counts[index]).padStart(4, '0')}`,
    };
  }
}

function statusOf(drawn: number): FacilityStatus {
  if (drawn < 0.94) return FacilityStatus.OPERATING;
  if (drawn < 0.965) return FacilityStatus.SUSPENDED;
  return drawn < 0.98 ? FacilityStatus.PLANNED : FacilityStatus.CLOSED;
}

/** What places have for people with disabilities: often nothing, sometimes a ramp, seldom everything. */
function featureLists(): readonly string[] {
  const features = Object.values(AccessibilityFeature);
  const lists = features.map((_, length) => features.slice(0, length + 1).join(';'));
  return ['', '', '', '', '', '', ...lists.slice(0, 5), ...lists.slice(0, 3), lists.at(-1) ?? ''];
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
