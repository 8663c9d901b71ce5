import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RollUp } from '../src/domain/indicators/vocabulary.js';
import { ObservationStatus } from '../src/domain/enums.js';
import { DEMO_CITATION, MOST_DEMO_YEARS } from '../src/usecases/demo/observations.js';
import type { ObservedGround } from '../src/usecases/demo/observed-ground.js';
import { randomFrom } from '../src/usecases/demo/random.js';
import type { ObservationRow } from '../src/usecases/demo/rows.js';

const AREAS = ['TOTAL', 'URBAN', 'RURAL'];

/** Codes of the counties and townships that have never had another. */
async function steadyRegions(root: string): Promise<string[]> {
  const { records } = JSON.parse(await readFile(join(root, 'seeds/regions.json'), 'utf8')) as {
    records: readonly { code: string; level: string; establishedIn?: string; retiredIn?: string }[];
  };
  return records
    .filter(
      ({ level, establishedIn, retiredIn }) => /COUNTY|TOWNSHIP/.test(level) && !establishedIn && !retiredIn,
    )
    .map(({ code }) => code);
}

/**
 * Made-up observations down to the townships, more than a province has: of the indicators that are means, so that nothing has
 * to add up, for as many years as an import takes. Values keep close to what they were the year before.
 * @throws RangeError if there are not as many
 */
export async function manyObservations(
  root: string,
  { indicators }: ObservedGround,
  count: number,
): Promise<ObservationRow[]> {
  const random = randomFrom(count);
  const regions = await steadyRegions(root);
  const means = indicators.filter(
    ({ words, rollUp, base }) => words === null && rollUp !== RollUp.SUM && base,
  );
  const rows: ObservationRow[] = [];
  for (const { code, unit, base, endYear } of means)
    for (const region of regions)
      for (const area of AREAS) {
        const level = Number(base?.value) * (0.8 + 0.1 * random());
        for (let year = endYear - MOST_DEMO_YEARS + 1; year <= endYear; year += 1) {
          const value = level * (1 + 0.005 * (year - endYear) + 0.003 * random());
          rows.push({
            indicator: code,
            region,
            year: String(year),
            area,
            value: value.toFixed(3),
            unit: unit ?? '',
            status: ObservationStatus.FINAL,
            citation: DEMO_CITATION,
          });
          if (rows.length === count) return rows;
        }
      }
  throw new RangeError(`There are only ${rows.length} observations to make up; ask for fewer than ${count}.`);
}
