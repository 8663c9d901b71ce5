import type { CoordinateSystem } from '../geo/coordinates.js';
import { PHONE_FORM, phonesOf } from '../phones.js';
import { creditCodeOf } from './credit-code.js';
import { parseOpeningHours, type OpeningHours, type OpeningHoursReading } from './opening-hours.js';
import { capacitiesOf, type CapacityCount } from './record-capacity.js';
import { RecordCells } from './record-cells.js';
import type { ImportRecord } from './record-fields.js';
import { RecordRegions, type RegionsByCode } from './record-region.js';
import type { Rejection } from './rejection.js';
import { AccessibilityFeature, FacilityStatus } from './vocabulary.js';

export type { CapacityCount } from './record-capacity.js';
export type { RegionChoice, RegionsByCode } from './record-region.js';

/** A record of another provider that describes the same facility. */
export interface SameFacility {
  readonly provider: string;
  readonly recordId: string;
}

/** A facility as a record gives it: undefined says nothing, null says that there is none. */
export interface FacilityValues {
  readonly recordId: string;
  readonly name?: string;
  readonly typeId?: number;
  readonly regionId?: number;
  readonly address?: string | null;
  /** WGS 84 degrees with seven decimals; given or null together with the latitude. */
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  readonly status?: FacilityStatus | null;
  readonly operator?: string | null;
  /** In its written form, 18 characters. */
  readonly creditCode?: string | null;
  readonly phone?: string | null;
  /** Metres. */
  readonly serviceRadius?: number | null;
  /** The same object for the same text. */
  readonly hours?: OpeningHours | null;
  /** In the order of the vocabulary, each once. */
  readonly accessibility?: readonly AccessibilityFeature[] | null;
  /** ISO days. */
  readonly beginsOn?: string | null;
  readonly endedOn?: string | null;
  /** Service codes in order, each once. */
  readonly offers?: readonly string[] | null;
  /** Empty if there is none. */
  readonly capacities?: readonly CapacityCount[];
  readonly sameAs?: SameFacility | null;
}

/** What the reader of facilities needs to know; made once for an import. */
export interface FacilityContext {
  readonly coordinates: CoordinateSystem;
  /** Ids of the kinds of facilities by their codes and names. */
  readonly types: ReadonlyMap<string, number>;
  readonly regions: RegionsByCode;
  /** Codes of services. */
  readonly services: ReadonlySet<string>;
  /** ISO day. */
  readonly today: string;
  /** Whether the importer may write for a division, by its path. */
  readonly mayTouch: (path: string) => boolean;
}

/** A record that can be taken, or all that is wrong with it. */
export type FacilityReading =
  | {
      readonly record: FacilityValues;
      /** Whether its division's code was a retired one. */
      readonly regionReplaced: boolean;
    }
  | { readonly rejections: readonly Rejection[] };

const key = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

const byName = <V>(names: Readonly<Record<string, readonly string[]>>) =>
  new Map(
    Object.entries(names).flatMap(([value, words]) =>
      [value, ...words].map((word) => [key(word), value as V]),
    ),
  );

const STATUSES = byName<FacilityStatus>({
  [FacilityStatus.OPERATING]: ['运营', '运营中', '在营', '正常'],
  [FacilityStatus.SUSPENDED]: ['暂停', '暂停运营', '停业'],
  [FacilityStatus.PLANNED]: ['规划中', '规划', '在建', '筹建'],
  [FacilityStatus.CLOSED]: ['关闭', '已关闭', '注销'],
});

const FEATURE_NAMES: Readonly<Record<AccessibilityFeature, readonly string[]>> = {
  [AccessibilityFeature.WHEELCHAIR_ENTRANCE]: ['无障碍出入口', '无障碍通道', '无障碍坡道'],
  [AccessibilityFeature.WHEELCHAIR_TOILET]: ['无障碍厕所', '无障碍卫生间'],
  [AccessibilityFeature.WHEELCHAIR_PARKING]: ['无障碍停车位', '无障碍车位'],
  [AccessibilityFeature.LIFT]: ['无障碍电梯'],
  [AccessibilityFeature.TACTILE_PAVING]: ['盲道'],
  [AccessibilityFeature.LOW_COUNTER]: ['低位服务设施', '低位服务台'],
  [AccessibilityFeature.SIGN_LANGUAGE]: ['手语服务'],
  [AccessibilityFeature.BRAILLE]: ['盲文标识'],
  [AccessibilityFeature.HEARING_LOOP]: ['助听设备'],
};
const FEATURES = byName<AccessibilityFeature>(FEATURE_NAMES);
const FEATURE_ORDER = Object.values(AccessibilityFeature);

/** Texts of opening hours that are remembered: most facilities share a few dozen. */
const HOURS_KEPT = 10_000;

/** Reads records as facilities; remembers what many of them share. */
export class FacilityReader {
  private readonly regions: RecordRegions;
  /** Null where two kinds have the same name. */
  private readonly types = new Map<string, number | null>();
  private readonly services: ReadonlyMap<string, string>;
  private readonly hours = new Map<string, OpeningHoursReading>();

  constructor(private readonly context: FacilityContext) {
    this.regions = new RecordRegions(context.regions, context.mayTouch);
    this.services = new Map([...context.services].map((code) => [key(code), code]));
    for (const [name, id] of context.types) {
      const other = this.types.get(key(name));
      this.types.set(key(name), other === undefined || other === id ? id : null);
    }
  }

  /** A record as a facility, or all that is wrong with it; never throws. */
  read(record: ImportRecord): FacilityReading {
    const cells = new RecordCells(record);
    const region = this.regions.of(cells);
    const point = cells.point(this.context.coordinates);
    const values: { [F in keyof FacilityValues]: FacilityValues[F] | undefined } = {
      recordId: this.recordId(cells),
      name: cells.line('name', 200),
      typeId: this.type(cells),
      regionId: region?.id,
      address: cells.text('address', 500),
      longitude: point && point.longitude,
      latitude: point && point.latitude,
      status: this.status(cells),
      operator: cells.text('operator', 200),
      creditCode: creditCode(cells),
      phone: phone(cells),
      serviceRadius: cells.whole('serviceRadius', 1, 100_000, 'RADIUS'),
      hours: this.openingHours(cells),
      accessibility: features(cells),
      beginsOn: cells.day('beginsOn'),
      endedOn: cells.day('endedOn'),
      offers: this.offers(cells),
      capacities: capacitiesOf(cells, this.context.today),
      sameAs: sameAs(cells),
    };
    const { beginsOn, endedOn } = values;
    if (beginsOn && endedOn && endedOn < beginsOn) {
      cells.reject(
        'endedOn',
        'DATES_REVERSED',
        `It ends before it begins, on ${beginsOn}: look whether they are swapped.`,
      );
    }
    if (cells.rejections.length > 0) return { rejections: cells.rejections };
    return { record: values as FacilityValues, regionReplaced: region?.replaced ?? false };
  }

  private recordId(cells: RecordCells): string | undefined {
    if (cells.has('recordId')) return cells.line('recordId', 200);
    return cells.reject(
      'recordId',
      'MISSING',
      "The record's own number is missing: without it nobody can tell which it is.",
    );
  }

  private type(cells: RecordCells): number | undefined {
    const text = cells.needed('type', 200);
    if (text === undefined) return undefined;
    const id = this.types.get(text) ?? this.types.get(key(text));
    if (typeof id === 'number') return id;
    const why =
      id === null
        ? 'Several kinds of facilities have this name'
        : 'No kind of facility has this code or name';
    return cells.reject('type', 'TYPE_UNKNOWN', `${why}: give a code of facilityTypes.`);
  }

  private status(cells: RecordCells): FacilityStatus | null | undefined {
    const text = cells.text('status', 200);
    if (!text) return text as null | undefined;
    const names = '运营, 暂停, 规划中 or 关闭 (OPERATING, SUSPENDED, PLANNED, CLOSED)';
    return (
      STATUSES.get(key(text)) ??
      cells.reject('status', 'STATUS_UNKNOWN', `No status is named so: give ${names}.`)
    );
  }

  private openingHours(cells: RecordCells): OpeningHours | null | undefined {
    const text = cells.text('openingHours', 4_000);
    if (!text) return text as null | undefined;
    let reading = this.hours.get(text);
    if (!reading) {
      reading = parseOpeningHours(text);
      if (this.hours.size >= HOURS_KEPT) this.hours.clear();
      this.hours.set(text, reading);
    }
    return 'hours' in reading ? reading.hours : cells.reject('openingHours', reading.code, reading.message);
  }

  private offers(cells: RecordCells): readonly string[] | null | undefined {
    const list = cells.list('offers');
    if (!list) return list;
    const codes = list.map(
      (text) =>
        this.services.get(key(text)) ??
        cells.reject(
          'offers',
          'SERVICE_UNKNOWN',
          'No service has this code: give codes such as FJ-BPS-001.',
          text,
        ),
    );
    return [...new Set(codes.filter((code) => code !== undefined))].sort();
  }
}

function creditCode(cells: RecordCells): string | null | undefined {
  const text = cells.text('creditCode', 200);
  if (!text) return text as null | undefined;
  const why =
    'This is no unified social credit code: it must have 18 characters after GB 32100, and its check character is wrong if they are.';
  return creditCodeOf(text) ?? cells.reject('creditCode', 'CREDIT_CODE', why);
}

function phone(cells: RecordCells): string | null | undefined {
  const text = cells.text('phone', 200);
  return text && !phonesOf(text) ? cells.reject('phone', 'PHONE', PHONE_FORM) : text;
}

function features(cells: RecordCells): readonly AccessibilityFeature[] | null | undefined {
  const list = cells.list('accessibility');
  if (!list) return list;
  const known = new Set(list.map((text) => feature(cells, text)));
  return FEATURE_ORDER.filter((each) => known.has(each));
}

function feature(cells: RecordCells, text: string): AccessibilityFeature | undefined {
  const names = FEATURE_ORDER.map((each) => `${each} (${FEATURE_NAMES[each][0]})`).join(', ');
  return (
    FEATURES.get(key(text)) ??
    cells.reject('accessibility', 'FEATURE_UNKNOWN', `No feature is named so: give some of ${names}.`, text)
  );
}

function sameAs(cells: RecordCells): SameFacility | null | undefined {
  const text = cells.text('sameAs', 300);
  if (!text) return text as null | undefined;
  const at = text.indexOf('/');
  const [provider, recordId] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at > 0 && provider !== '' && recordId !== '' && recordId.length <= 200) return { provider, recordId };
  return cells.reject('sameAs', 'SAME_AS', 'Name the other record as PROVIDER/RECORD-ID.');
}
