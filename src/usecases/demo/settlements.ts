import { TownshipKind } from '../../domain/enums.js';
import { moved, type DemoProvince, type DemoTownship } from './province.js';
import { indexAt, randomFrom, runningSums, type Random } from './random.js';
import type { SettlementRow } from './rows.js';

// The day of the census that the numbers follow.
const COUNTED_ON = '2020-11-01';

/**
 * Makes up settlements, row by row in the order of divisions. Their people add up to about the census of each city;
 * where they lie, and how many live in each, is invented.
 * @throws RangeError for a negative or fractional count
 */
export function* syntheticSettlements(
  province: DemoProvince,
  { count, seed }: { readonly count: number; readonly seed: number },
): Generator<SettlementRow> {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`count is ${count}; give a whole number from 0 on.`);
  const random = randomFrom(seed);
  const people = runningSums(province.townships.map(({ population }) => population));
  const all = people.at(-1) ?? 0;
  const numbered = new Map<DemoTownship, number>();
  for (let number = 0; number < count; number += 1) {
    const township = province.townships[indexAt(people, ((number + 0.5) / count) * all)];
    if (!township) throw new Error('The province has no townships to put settlements in.');
    const inTownship = (numbered.get(township) ?? 0) + 1;
    numbered.set(township, inTownship);
    yield settlement(number + 1, inTownship, township, all / count, random);
  }
}

function settlement(
  number: number,
  inTownship: number,
  township: DemoTownship,
  mean: number,
  random: Random,
): SettlementRow {
  const { longitude, latitude } = moved(township.centre, township.reach * random(), random() * 2 * Math.PI);
  // Many small ones and a few large: u³ has the mean 1/4.
  const population = Math.round(mean * (0.4 + 2.4 * random() ** 3));
  // Of Fujian's people some 16 % are 60 or older and some 3 % younger than 3, more old ones in the country.
  const old = township.kind === TownshipKind.SUBDISTRICT ? 0.13 : 0.19;
  const community = township.kind === TownshipKind.SUBDISTRICT ? '社区' : '村';
  return {
    recordId: `S${String(number).padStart(8, '0')}`,
    name: `${township.name}示例${community}${String(inTownship).padStart(4, '0')}`,
    region: township.code,
    longitude: longitude.toFixed(6),
    latitude: latitude.toFixed(6),
    population: String(population),
    elderly: String(Math.round(population * old * (0.6 + 0.8 * random()))),
    children: String(Math.round(population * 0.03 * (0.5 + random()))),
    countedOn: COUNTED_ON,
  };
}
