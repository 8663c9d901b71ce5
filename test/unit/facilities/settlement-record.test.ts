import { RegionLevel } from '../../../src/domain/enums.js';
import { SETTLEMENT_HEADERS, fieldsOfHeader } from '../../../src/domain/facilities/record-fields.js';
import { SettlementReader } from '../../../src/domain/facilities/settlement-record.js';
import { CoordinateSystem } from '../../../src/domain/geo/coordinates.js';

const reader = new SettlementReader({
  coordinates: CoordinateSystem.WGS84,
  regions: new Map([
    ['350102', { id: 2, level: RegionLevel.COUNTY, path: '350000.350100.350102', replacedBy: null }],
  ]),
  today: '2026-11-26',
  mayTouch: () => true,
});
const read = (values: Record<string, unknown>) =>
  reader.read({ line: 3, values: { recordId: 'V1', ...values }, words: {} });

function faults(values: Record<string, unknown>): unknown[] {
  const reading = read(values);
  return 'rejections' in reading ? reading.rejections.map(({ column, code }) => [column, code]) : [];
}

describe('reading a record as a settlement', () => {
  it('reads every field', () => {
    const reading = read({
      name: '示例村',
      region: '350102',
      longitude: '119.3',
      latitude: '26.1',
      population: '1200',
      elderly: 300,
      children: '0',
      countedOn: '2020-11-01',
    });
    expect(reading).toEqual({
      record: {
        recordId: 'V1',
        name: '示例村',
        regionId: 2,
        longitude: 119.3,
        latitude: 26.1,
        population: 1200,
        elderly: 300,
        children: 0,
        countedOn: '2020-11-01',
      },
      regionReplaced: false,
    });
  });

  it('leaves alone what is not given', () => {
    const reading = read({ elderly: '' });
    expect(reading).toMatchObject({ record: { recordId: 'V1', elderly: null } });
    const told = 'record' in reading ? Object.entries(reading.record) : [];
    expect(told.flatMap(([field, value]) => (value === undefined ? [] : [field]))).toEqual([
      'recordId',
      'elderly',
    ]);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['longitude', 'MISSING', { longitude: '', latitude: '' }],
    ['population', 'MISSING', { population: '' }],
    ['population', 'POPULATION', { population: '12.5' }],
    ['population', 'POPULATION', { population: '3000000000' }],
    ['elderly', 'POPULATION', { population: 10, elderly: 8, children: 3 }],
    ['children', 'POPULATION', { population: 10, children: 11 }],
    ['countedOn', 'DATE', { countedOn: '2026-11-27' }],
    ['region', 'REGION_UNKNOWN', { region: '1' }],
  ])('rejects %s as %s: %j', (column, code, values) => {
    expect(faults(values)).toEqual([[column, code]]);
  });

  it('has headers in both languages', () => {
    const header = [
      '居民点编号',
      'Name',
      '行政区划',
      'lng',
      'lat',
      '常住人口',
      '60岁及以上',
      '3岁以下',
      '统计日期',
    ];
    const { columns, ignored } = fieldsOfHeader(header, SETTLEMENT_HEADERS);
    expect(columns).toEqual(Object.keys(SETTLEMENT_HEADERS));
    expect(ignored).toEqual([]);
  });
});
