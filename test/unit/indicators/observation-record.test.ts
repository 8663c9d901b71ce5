import fc from 'fast-check';
import { fieldsOfHeader } from '../../../src/domain/facilities/record-fields.js';
import { OBSERVATION_HEADERS } from '../../../src/domain/indicators/observation-headers.js';
import {
  ObservationReader,
  type IndicatorChoice,
  type ObservationContext,
} from '../../../src/domain/indicators/observation-record.js';
import { regions } from '../../support/region-samples.js';

const indicator = (code: string, given: Partial<IndicatorChoice> = {}): IndicatorChoice => ({
  id: 1,
  code,
  name: `${code}的名称`,
  unit: '%',
  cumulative: false,
  startYear: 2021,
  endYear: 2025,
  atLeast: '0',
  atMost: '100',
  department: 'FJ-EDUCATION',
  ...given,
});
const indicators = [
  indicator('RATE'),
  indicator('PEOPLE', { id: 2, unit: '万人', cumulative: true, atMost: null }),
  indicator('MORTALITY', { id: 3, unit: '1／10万', atMost: '100000' }),
  indicator('WORDS', { id: 4, unit: null, atLeast: null, atMost: null, department: null }),
  indicator('SAME-A', { id: 5, name: '同名指标' }),
  indicator('SAME-B', { id: 6, name: '同名指标' }),
  indicator('OPEN', { id: 7, unit: '个', atLeast: null, atMost: null }),
];

const context: ObservationContext = {
  indicators,
  regions,
  thisYear: 2024,
  defaults: {},
  mayTouchRegion: () => true,
  mayTouchDepartment: () => true,
};
const GOOD = {
  indicator: 'RATE',
  region: '350102',
  year: '2023',
  value: '95.5',
  citation: '示例年鉴（虚构）',
};
const read = (values: Record<string, unknown>, given: Partial<ObservationContext> = {}) =>
  new ObservationReader({ ...context, ...given }).read({
    line: 3,
    values: { ...GOOD, ...values },
    words: { value: '数值', region: '地区' },
  });

function faults(values: Record<string, unknown>, given: Partial<ObservationContext> = {}) {
  const reading = read(values, given);
  return 'rejections' in reading ? reading.rejections : [];
}
const codes = (values: Record<string, unknown>, given: Partial<ObservationContext> = {}) =>
  faults(values, given).map(({ column, code }) => [column, code]);
const taken = (values: Record<string, unknown>, given: Partial<ObservationContext> = {}) => {
  const reading = read(values, given);
  if ('rejections' in reading) throw new Error(JSON.stringify(reading.rejections));
  return reading.record;
};

describe('reading a record as an observation', () => {
  it('reads every field', () => {
    expect(
      taken({ area: '农村', status: '最终', note: '说明', reason: '笔误', printed: '95.50%', unit: '％' }),
    ).toEqual({
      indicatorId: 1,
      regionId: 3,
      year: 2023,
      area: 'RURAL',
      comparator: 'EQUAL',
      value: '95.5',
      words: null,
      printed: '95.50%',
      status: 'FINAL',
      citation: '示例年鉴（虚构）',
      note: '说明',
      reason: '笔误',
      replaces: null,
      retiredRegion: null,
    });
  });

  it.each<[string, string, string]>([
    ['９５．５', 'EQUAL', '95.5'],
    ['95.50％', 'EQUAL', '95.50'],
    ['＞９５', 'MORE_THAN', '95'],
    ['﹥95', 'MORE_THAN', '95'],
    ['≥95%', 'AT_LEAST', '95'],
    ['>= 95', 'AT_LEAST', '95'],
    ['≤ 95', 'AT_MOST', '95'],
    ['<95', 'LESS_THAN', '95'],
    ['约95', 'APPROXIMATELY', '95'],
    ['不低于95', 'AT_LEAST', '95'],
    ['+0095.5', 'EQUAL', '95.5'],
    ['0', 'EQUAL', '0'],
    ['-0.0', 'EQUAL', '0.0'],
  ])('reads %s as %s %s, and keeps what was printed', (value, comparator, number) => {
    expect(taken({ value })).toMatchObject({ comparator, value: number, printed: value });
  });

  it.each<[string, string]>([
    ['〔125〕', '125'],
    ['〔１２５．５〕', '125.5'],
    ['125＊', '125'],
    ['＊125', '125'],
    ['>〔125〕', '125'],
    ['[125]万人', '125'],
    ['1,234.5', '1234.5'],
    ['１，２３４，５６７', '1234567'],
    ['12.5万人', '12.5'],
    ['12.5 萬人', '12.5'],
  ])('reads %s of a cumulative indicator as %s', (value, number) => {
    expect(taken({ indicator: 'PEOPLE', value })).toMatchObject({ value: number, printed: value });
  });

  it.each(['12.4', '12.4／10万', '12.4 1/10万', '12.4/10万'])('reads %s of a mortality as 12.4', (value) => {
    expect(taken({ indicator: 'MORTALITY', value })).toMatchObject({ value: '12.4' });
  });

  it('takes words where the indicator has no unit', () => {
    expect(taken({ indicator: 'WORDS', value: '应保尽保' })).toMatchObject({
      comparator: 'IN_WORDS',
      value: null,
      words: '应保尽保',
      printed: '应保尽保',
    });
    expect(codes({ value: '应保尽保' })).toEqual([['数值', 'VALUE_UNREADABLE']]);
  });

  it('takes a comparator from a column of its own, and refuses two that differ', () => {
    expect(taken({ comparator: '≥' })).toMatchObject({ comparator: 'AT_LEAST' });
    expect(taken({ comparator: 'MORE_THAN' })).toMatchObject({ comparator: 'MORE_THAN' });
    expect(codes({ comparator: '≥', value: '>95' })).toEqual([['comparator', 'COMPARATOR_UNKNOWN']]);
    expect(codes({ comparator: '大概' })).toEqual([['comparator', 'COMPARATOR_UNKNOWN']]);
  });

  it.each(['-', '—', '--', '……', '/', 'N/A', '无', '', '  '])('says that "%s" is no figure', (value) => {
    expect(codes({ value })).toEqual([['数值', 'NO_VALUE']]);
  });

  it.each([
    'NaN',
    'Infinity',
    '1e5',
    '95①',
    '95²',
    '½',
    '1,5',
    '12,34,567',
    '1,2345',
    '95-98',
    '95 98',
    '.5',
    '1.2.3',
    '95 或 96',
    '０x1F',
  ])('takes %s for no number', (value) => {
    expect(codes({ indicator: 'OPEN', value })).toEqual([['数值', 'VALUE_UNREADABLE']]);
  });

  it('takes numbers of 30 digits and no longer ones', () => {
    expect(taken({ indicator: 'OPEN', value: '9'.repeat(30) }).value).toBe('9'.repeat(30));
    expect(codes({ indicator: 'OPEN', value: `${'9'.repeat(30)}.1` })).toEqual([['数值', 'VALUE_TOO_LONG']]);
  });

  it('refuses a mark of cumulation on an indicator that does not cumulate', () => {
    expect(codes({ value: '〔95〕' })).toEqual([['数值', 'NOT_CUMULATIVE']]);
    expect(codes({ value: '95＊' })).toEqual([['数值', 'NOT_CUMULATIVE']]);
  });

  it.each<[string, string, string]>([
    ['PEOPLE', '人', 'divide the value by 10,000'],
    ['PEOPLE', '亿人', 'multiply the value by 10,000'],
    ['RATE', '‰', 'divide the value by 10'],
    ['MORTALITY', '‰', 'multiply the value by 100'],
    ['RATE', '人', 'give the value in that'],
    ['WORDS', '%', 'has no unit'],
  ])('refuses for %s the unit %s, and says: %s', (code, unit, how) => {
    const value = code === 'WORDS' ? '应保尽保' : '1';
    expect(faults({ indicator: code, unit, value })).toMatchObject([
      { column: 'unit', code: 'UNIT_MISMATCH', message: expect.stringContaining(how) as string },
    ]);
    if (code !== 'WORDS')
      expect(codes({ indicator: code, value: `1${unit}` })).toEqual([['数值', 'UNIT_MISMATCH']]);
  });

  it.each<[string, boolean]>([
    ['100', true],
    ['130', false],
    ['>100', false],
    ['≥100', true],
    ['0', true],
    ['<0', false],
    ['-0.01', false],
    ['100.00000000000000000001', false],
  ])('holds %s against the bounds of a percentage: %s', (value, good) => {
    expect(codes({ value })).toEqual(good ? [] : [['数值', 'OUT_OF_BOUNDS']]);
  });

  it('takes years from ten before the plan until this one', () => {
    for (const year of ['2011', '２０２４', '2023年', '2023 年度', 2020]) expect(codes({ year })).toEqual([]);
    for (const year of ['2010', '2025', '2026', '1899'])
      expect(codes({ year })).toEqual([['year', 'YEAR_OUTSIDE_PLAN']]);
    expect(faults({ year: '2025' })[0]?.message).toContain('yet to come');
    for (const year of ['23', 'abc', '2023-01', '20233'])
      expect(codes({ year })).toEqual([['year', 'YEAR_UNREADABLE']]);
    expect(codes({ year: '' })).toEqual([['year', 'MISSING']]);
  });

  it('finds an indicator by code in any case, and by a name that no other has', () => {
    expect(taken({ indicator: 'rate' }).indicatorId).toBe(1);
    expect(taken({ indicator: 'RATE的名称' }).indicatorId).toBe(1);
    expect(codes({ indicator: '同名指标' })).toEqual([['indicator', 'INDICATOR_AMBIGUOUS']]);
    expect(codes({ indicator: 'NONE' })).toEqual([['indicator', 'INDICATOR_UNKNOWN']]);
    expect(codes({ indicator: undefined })).toEqual([['indicator', 'MISSING']]);
    expect(taken({ indicator: undefined }, { defaults: { indicator: 'RATE' } }).indicatorId).toBe(1);
  });

  it('needs to be told where a figure is from, by the row or for all rows', () => {
    expect(codes({ citation: '' })).toEqual([['citation', 'CITATION_MISSING']]);
    expect(taken({ citation: '' }, { defaults: { citation: '月报（虚构）' } }).citation).toBe('月报（虚构）');
    expect(taken({ reason: '' }, { defaults: { reason: '复核' } }).reason).toBe('复核');
    expect(taken({}).status).toBe('PROVISIONAL');
    expect(codes({ status: '大概' })).toEqual([['status', 'STATUS_UNKNOWN']]);
    expect(codes({ area: '岛上' })).toEqual([['area', 'AREA_UNKNOWN']]);
  });

  it('keeps to the divisions and departments of whoever records', () => {
    expect(codes({}, { mayTouchRegion: (path) => path.includes('350400') })).toEqual([
      ['地区', 'REGION_NOT_YOURS'],
    ]);
    const mayTouchDepartment = (department: string | null) => department === 'FJ-HEALTH';
    expect(codes({}, { mayTouchDepartment })).toEqual([['indicator', 'INDICATOR_NOT_YOURS']]);
  });

  it('tells all that is wrong at once', () => {
    expect(codes({ indicator: 'NONE', region: '1', year: 'x', value: 'NaN', citation: '' })).toEqual([
      ['indicator', 'INDICATOR_UNKNOWN'],
      ['year', 'YEAR_UNREADABLE'],
      ['地区', 'REGION_UNKNOWN'],
      ['数值', 'VALUE_UNREADABLE'],
      ['citation', 'CITATION_MISSING'],
    ]);
  });

  it('has headers in both languages', () => {
    const header = [
      '指标',
      '地区',
      '年份',
      '数值',
      '单位',
      '状态',
      '出处',
      '备注',
      '更正原因',
      '地区类型',
      '颜色',
    ];
    expect(fieldsOfHeader(header, OBSERVATION_HEADERS)).toMatchObject({
      columns: [
        'indicator',
        'region',
        'year',
        'value',
        'unit',
        'status',
        'citation',
        'note',
        'reason',
        'area',
        null,
      ],
      ignored: ['颜色'],
      twice: [],
    });
  });

  it('reads any decimal as what it is, however wide and grouped', () => {
    const decimal = fc.tuple(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.integer({ min: 0, max: 999 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(decimal, fc.boolean(), fc.boolean(), ([whole, thousandths, negative], grouped, wide) => {
        const digits = grouped ? whole.toLocaleString('en') : whole.toString();
        const text = `${negative ? '-' : ''}${digits}.${String(thousandths).padStart(3, '0')}`;
        const given = wide
          ? text.replace(/[-,.0-9]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
          : text;
        const value = taken({ indicator: 'OPEN', value: given }).value;
        expect(Number(value)).toBe(Number(text.replaceAll(',', '')));
      }),
    );
  });

  it('never throws, whatever stands in the cells', () => {
    const reader = new ObservationReader(context);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(OBSERVATION_HEADERS)), fc.anything()),
        (values) => {
          const reading = reader.read({ line: 1, values, words: {} });
          expect('record' in reading || reading.rejections.length > 0).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the division of a record', () => {
  it('must be the one that the row names too', () => {
    expect(codes({ regionName: '梅列区' })).toEqual([['regionName', 'REGION_NAME']]);
    expect(codes({ regionName: '鼓楼' })).toEqual([]);
    expect(codes({ region: '350402', regionName: '梅列区' })).toEqual([]);
    expect(taken({ region: undefined, regionName: '鼓楼区' }).regionId).toBe(3);
  });

  it('is the province for figures of the whole country', () => {
    expect(taken({ area: '全国', region: '350000' })).toMatchObject({ area: 'NATION', regionId: 1 });
    expect(codes({ area: 'NATION' })).toEqual([['地区', 'REGION_LEVEL']]);
  });
});
