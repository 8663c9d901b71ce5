import { RegionLevel } from '../enums.js';
import type { RecordCells } from './record-cells.js';

/** A division as records may name it. */
export interface RegionChoice {
  readonly id: number;
  readonly level: RegionLevel;
  /** Codes from the province down, as the database's label path. */
  readonly path: string;
  /** The code that replaced it; null while it is current. */
  readonly replacedBy: string | null;
}

/** The divisions by code, retired ones too. */
export type RegionsByCode = ReadonlyMap<string, RegionChoice>;

/** A region of a record. */
export interface RecordRegion {
  readonly id: number;
  /** The code it was given with was retired: another stands for it. */
  readonly replaced: boolean;
}

/** How many times a code can have been replaced: a ring must not be walked for ever. */
const GENERATIONS = 10;

/** Finds the regions of records; of each code it asks once whether it may be touched. */
export class RecordRegions {
  private readonly found = new Map<string, RecordRegion>();

  constructor(
    private readonly regions: RegionsByCode,
    private readonly mayTouch: (path: string) => boolean,
  ) {}

  /** The county or township that a record names; undefined if it names none or a wrong one, which is told. */
  of(cells: RecordCells): RecordRegion | undefined {
    const text = cells.needed('region', 40);
    if (text === undefined) return undefined;
    const known = this.found.get(text);
    if (known) return known;
    const code = text.normalize('NFKC');
    const { region, replaced } = this.current(code);
    if (!region) {
      return cells.reject(
        'region',
        'REGION_UNKNOWN',
        'No division has this code: give the six digits of a county (GB/T 2260) or the nine of a township.',
      );
    }
    if (region.level !== RegionLevel.COUNTY && region.level !== RegionLevel.TOWNSHIP) {
      return cells.reject(
        'region',
        'REGION_LEVEL',
        'This is a province or a city: give its county or township.',
      );
    }
    if (!this.mayTouch(region.path)) {
      return cells.reject(
        'region',
        'REGION_NOT_YOURS',
        'This division is not among those that you may write for.',
      );
    }
    const found = { id: region.id, replaced };
    this.found.set(text, found);
    return found;
  }

  private current(code: string): { region: RegionChoice | undefined; replaced: boolean } {
    let region = this.regions.get(code);
    let generations = 0;
    while (region?.replacedBy && generations < GENERATIONS) {
      region = this.regions.get(region.replacedBy);
      generations += 1;
    }
    return { region: region?.replacedBy ? undefined : region, replaced: generations > 0 };
  }
}
