import fc from 'fast-check';
import gcoord from 'gcoord';
import { RegionLevel } from '../../../src/domain/enums.js';
import {
  FacilityReader,
  type FacilityContext,
  type FacilityReading,
  type RegionChoice,
} from '../../../src/domain/facilities/facility-record.js';
import { FACILITY_HEADERS, fieldsOfHeader, headerKey } from '../../../src/domain/facilities/record-fields.js';
import { REJECTION_CODES, rejectionsCsv, shown } from '../../../src/domain/facilities/rejection.js';
import {
  AccessibilityFeature,
  CapacityUnit,
  FacilityStatus,
} from '../../../src/domain/facilities/vocabulary.js';
import { CoordinateSystem } from '../../../src/domain/geo/coordinates.js';

// Its types declare a default export that the module does not have when Node loads it.
const { transform, CRSTypes } = gcoord as unknown as typeof gcoord.default;

const COUNTY = { id: 2, level: RegionLevel.COUNTY, path: '350000.350100.350102', replacedBy: null };
const CONTEXT: FacilityContext = {
  coordinates: CoordinateSystem.WGS84,
  types: new Map([
    ['KINDERGARTEN', 1],
    ['幼儿园', 1],
    ['HALL', 2],
    ['馆', 2],
    ['OTHER', 3],
    ['馆 ', 3],
  ]),
  regions: new Map<string, RegionChoice>([
    ['350000', { id: 1, level: RegionLevel.PROVINCE, path: '350000', replacedBy: null }],
    ['350102', COUNTY],
    ['350999', { ...COUNTY, id: 9, replacedBy: '350998' }],
    ['350998', { ...COUNTY, id: 8, replacedBy: '350102' }],
    ['350997', { ...COUNTY, id: 7, replacedBy: '350997' }],
    ['350203', { ...COUNTY, id: 3, path: '350000.350200.350203' }],
    [
      '350102001',
      { id: 4, level: RegionLevel.TOWNSHIP, path: '350000.350100.350102.350102001', replacedBy: null },
    ],
  ]),
  services: new Set(['FJ-BPS-001', 'FJ-BPS-002']),
  today: '2026-11-26',
  mayTouch: (path) => path.startsWith('350000.350100'),
};
const WORDS = { recordId: '编号', longitude: '经度', creditCode: '信用代码' };

const read = (values: Record<string, unknown>, context: Partial<FacilityContext> = {}): FacilityReading =>
  new FacilityReader({ ...CONTEXT, ...context }).read({
    line: 7,
    values: { recordId: 'A1', ...values },
    words: WORDS,
  });

function taken(values: Record<string, unknown>, context: Partial<FacilityContext> = {}) {
  const reading = read(values, context);
  if ('rejections' in reading) throw new Error(JSON.stringify(reading.rejections));
  return reading;
}

function faults(values: Record<string, unknown>, context: Partial<FacilityContext> = {}): string[] {
  const reading = read(values, context);
  return 'rejections' in reading ? reading.rejections.map(({ code }) => code) : [];
}

describe('headers', () => {
  it('name each one field only, in both languages', () => {
    for (const [field, words] of Object.entries(FACILITY_HEADERS)) {
      expect(words.some((word) => /[一-鿿]/.test(word)) && words.some((word) => /[a-z]/.test(word))).toBe(
        true,
      );
      for (const word of words) expect(fieldsOfHeader([word], FACILITY_HEADERS).columns).toEqual([field]);
    }
    const keys = Object.values(FACILITY_HEADERS).flatMap((words) => words.map(headerKey));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are the same in any width and case, with blanks and dashes or without', () => {
    const header = ['Record_ID', ' ＮＡＭＥ', 'service radius', '经 度', 'credit-code', '备注', ''];
    const { columns, ignored, twice } = fieldsOfHeader(header, FACILITY_HEADERS);
    expect(columns).toEqual(['recordId', 'name', 'serviceRadius', 'longitude', 'creditCode', null, null]);
    expect(ignored).toEqual(['备注']);
    expect(twice).toEqual([]);
    expect(fieldsOfHeader(['id', '编号'], FACILITY_HEADERS).twice).toEqual([['id', '编号']]);
  });
});

describe('reading a record as a facility', () => {
  it('reads every field', () => {
    const { record, regionReplaced } = taken({
      name: ' 示例\n 幼儿园 ',
      type: '幼儿园',
      region: '350102001',
      address: '示例路1号',
      longitude: '119.29651234567',
      latitude: '26.1',
      status: '规划中',
      operator: '=SUM(A1)',
      creditCode: '9144 0300 7152 6726 xg',
      phone: '0591-87654321',
      serviceRadius: '800.0',
      openingHours: 'Mo-Fr 08:00-17:30',
      accessibility: '盲道；无障碍出入口、TACTILE_PAVING|',
      beginsOn: '2020年1月2日',
      endedOn: '2026/12/31',
      offers: 'fj-bps-002;FJ-BPS-001',
      capacityUnit: '学位',
      capacity: '120',
      available: '１２',
      countedOn: '2026-09-01',
      sameAs: 'EDU/X/1',
    });
    expect(record).toMatchObject({
      recordId: 'A1',
      name: '示例 幼儿园',
      typeId: 1,
      regionId: 4,
      address: '示例路1号',
      longitude: 119.2965123,
      latitude: 26.1,
      status: FacilityStatus.PLANNED,
      operator: '=SUM(A1)',
      creditCode: '9144030071526726XG',
      phone: '0591-87654321',
      serviceRadius: 800,
      accessibility: [AccessibilityFeature.WHEELCHAIR_ENTRANCE, AccessibilityFeature.TACTILE_PAVING],
      beginsOn: '2020-01-02',
      endedOn: '2026-12-31',
      offers: ['FJ-BPS-001', 'FJ-BPS-002'],
      capacities: [{ unit: CapacityUnit.PLACE, maximum: 120, available: 12, countedOn: '2026-09-01' }],
      sameAs: { provider: 'EDU', recordId: 'X/1' },
    });
    expect(record.hours?.week[0]).toEqual([[480, 1050]]);
    expect(Object.values(record)).not.toContain(undefined);
    expect(regionReplaced).toBe(false);
  });

  it('tells what is not given from what there is none of', () => {
    const { record } = taken({
      name: '甲',
      phone: '',
      address: '　',
      status: null,
      capacity: '',
      offers: '',
    });
    expect(record).toMatchObject({ phone: null, address: null, status: null, capacities: [], offers: null });
    const told = Object.entries(record).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    expect(told).toEqual(['recordId', 'name', 'address', 'status', 'phone', 'offers', 'capacities']);
  });

  it('gives the same hours for the same text, once they were read', () => {
    const reader = new FacilityReader(CONTEXT);
    const [one, two] = [1, 2].map((line) =>
      reader.read({ line, values: { recordId: line, openingHours: '24/7' }, words: {} }),
    );
    if (!one || !two || 'rejections' in one || 'rejections' in two) throw new Error('rejected');
    expect(one.record.hours).toBe(two.record.hours);
  });

  it('puts a retired region in the place of what replaced it, and notes it each time', () => {
    const reader = new FacilityReader(CONTEXT);
    for (const line of [1, 2]) {
      const reading = reader.read({ line, values: { recordId: 'A', region: 350999 }, words: {} });
      expect(reading).toMatchObject({ record: { regionId: 2 }, regionReplaced: true });
    }
  });

  it.each([
    [CoordinateSystem.GCJ02, CRSTypes.GCJ02],
    [CoordinateSystem.BD09, CRSTypes.BD09],
  ])('converts %s once, on the way in', (coordinates, system) => {
    const [longitude, latitude] = transform<[number, number]>([119.2965, 26.0745], CRSTypes.WGS84, system);
    const { record } = taken({ longitude, latitude }, { coordinates });
    expect(record.longitude).toBeCloseTo(119.2965, 5);
    expect(record.latitude).toBeCloseTo(26.0745, 5);
  });

  it('reads a list of counts, and an empty one', () => {
    const list = [
      { unit: 'BED', maximum: 10 },
      { unit: '床位', maximum: 9, available: 9, countedOn: '2020-01-01' },
    ];
    expect(taken({ capacities: list }).record.capacities).toEqual([
      { unit: 'BED', maximum: 10, available: null, countedOn: null },
      { unit: 'BED', maximum: 9, available: 9, countedOn: '2020-01-01' },
    ]);
    expect(taken({ capacities: [] }).record.capacities).toEqual([]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['MISSING', { name: ' ' }],
    ['MISSING', { type: null }],
    ['MISSING', { region: '' }],
    ['MISSING', { recordId: '\u200B' }],
    ['MISSING', { recordId: undefined }],
    ['NOT_TEXT', { name: { a: 1 } }],
    ['NOT_TEXT', { recordId: JSON.parse('12345678901234567890') }],
    ['TOO_LONG', { name: '字'.repeat(201) }],
    ['TOO_LONG', { accessibility: Array.from({ length: 201 }, () => 'LIFT') }],
    ['CONTROL_CHARACTER', { name: 'a\u0000b' }],
    ['CONTROL_CHARACTER', { name: 'a\uD800b' }],
    ['TYPE_UNKNOWN', { type: '庙' }],
    ['TYPE_UNKNOWN', { type: ' 馆　' }],
    ['REGION_UNKNOWN', { region: '999999' }],
    ['REGION_UNKNOWN', { region: '350997' }],
    ['REGION_LEVEL', { region: '350000' }],
    ['REGION_NOT_YOURS', { region: '350203' }],
    ['COORDINATES_INCOMPLETE', { longitude: 119 }],
    ['COORDINATES_INCOMPLETE', { longitude: '', latitude: '26' }],
    ['COORDINATES_UNREADABLE', { longitude: '119°', latitude: '26' }],
    ['COORDINATES_UNREADABLE', { longitude: JSON.parse('1e400'), latitude: 26 }],
    ['COORDINATES_UNREADABLE', { longitude: '1.19E+02', latitude: '26' }],
    ['COORDINATES_OUT_OF_RANGE', { longitude: '419', latitude: '260' }],
    ['COORDINATES_SWAPPED', { longitude: '26.1', latitude: '119.3' }],
    ['COORDINATES_OUTSIDE_CHINA', { longitude: 0, latitude: 0 }],
    ['CREDIT_CODE', { creditCode: '9144030071526726XH' }],
    ['PHONE', { phone: '87654321' }],
    ['STATUS_UNKNOWN', { status: 'OPEN?' }],
    ['RADIUS', { serviceRadius: '0' }],
    ['RADIUS', { serviceRadius: '100001' }],
    ['RADIUS', { serviceRadius: '1.5' }],
    ['OPENING_HOURS_UNREADABLE', { openingHours: 'whenever' }],
    ['OPENING_HOURS_BACKWARDS', { openingHours: 'Mo 17:00-17:00' }],
    ['FEATURE_UNKNOWN', { accessibility: ['LIFT', '滑梯'] }],
    ['SERVICE_UNKNOWN', { offers: 'FJ-BPS-999' }],
    ['DATE', { beginsOn: '2021-02-29' }],
    ['DATE', { beginsOn: '2021-2月-1' }],
    ['DATE', { capacityUnit: 'BED', capacity: 1, countedOn: '2026-11-27' }],
    ['DATES_REVERSED', { beginsOn: '2021-02-02', endedOn: '2021-02-01' }],
    ['UNIT_UNKNOWN', { capacityUnit: '桶', capacity: 1 }],
    ['CAPACITY', { capacityUnit: 'BED', capacity: '-1' }],
    ['CAPACITY', { capacityUnit: 'BED', capacity: 1, available: 2 }],
    ['CAPACITY', { capacityUnit: 'BED' }],
    ['CAPACITY', { capacities: [], capacity: 1 }],
    ['CAPACITY', { capacities: [5] }],
    ['CAPACITY', { capacities: [1, 2].map((maximum) => ({ unit: 'BED', maximum })) }],
    ['SAME_AS', { sameAs: 'X' }],
  ])('rejects as %s: %j', (code, values) => {
    expect(REJECTION_CODES).toContain(code);
    expect(faults(values)).toEqual([code]);
  });

  it('tells all that is wrong with a record, in the words of its file', () => {
    const reading = read({ creditCode: 'x'.repeat(300), phone: '1', longitude: 'e', latitude: 'n' });
    if (!('rejections' in reading)) throw new Error('taken');
    expect(reading.rejections.map(({ line, column, code }) => [line, column, code])).toEqual([
      [7, '经度', 'COORDINATES_UNREADABLE'],
      [7, 'latitude', 'COORDINATES_UNREADABLE'],
      [7, '信用代码', 'TOO_LONG'],
      [7, 'phone', 'PHONE'],
    ]);
    expect(reading.rejections[2]?.value).toHaveLength(200);
  });

  it('never throws, and rejects or takes whatever values there are (property)', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789.-/年月日:') }),
    );
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(FACILITY_HEADERS)), value);
    fc.assert(
      fc.property(fields, (values) => {
        const reading = read(values);
        if ('rejections' in reading) expect(reading.rejections.length).toBeGreaterThan(0);
        else expect(reading.record.recordId).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file of rejections', () => {
  it('runs no formulas, and has one header however it is written', () => {
    const rejection = {
      line: 2,
      column: '名称',
      value: '=1+1',
      code: 'PHONE',
      message: 'Say "what".',
    } as const;
    const csv =
      rejectionsCsv([rejection]) + rejectionsCsv([{ ...rejection, column: null, value: null }], false);
    expect(csv).toBe(
      '\uFEFFline,column,value,code,message\r\n2,名称,\'=1+1,PHONE,"Say ""what""."\r\n2,,,PHONE,"Say ""what""."\r\n',
    );
  });

  it('shows no half of a character where a value is cut', () => {
    expect(shown(`${'x'.repeat(199)}😀`)).toBe('x'.repeat(199));
    expect(shown({ a: 1 })).toBe('{"a":1}');
  });
});
