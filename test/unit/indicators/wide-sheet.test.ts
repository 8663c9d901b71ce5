import { fieldsOfHeader } from '../../../src/domain/facilities/record-fields.js';
import { OBSERVATION_SHEET_HEADERS } from '../../../src/domain/indicators/observation-headers.js';
import { isWideSheet, sheetFault, WideSheet } from '../../../src/domain/indicators/wide-sheet.js';

const wordsOf = (...header: string[]) => fieldsOfHeader(header, OBSERVATION_SHEET_HEADERS).words;

describe('a wide sheet', () => {
  it('is told by its columns of years, in any writing', () => {
    for (const year of ['2016', '2016年', '２０１６', '2016 年', '2016年度'])
      expect(isWideSheet(wordsOf('地区', year))).toBe(true);
    expect(isWideSheet(wordsOf('地区', '年份', '数值'))).toBe(false);
  });

  it('has each year once: of two columns both are named', () => {
    expect(fieldsOfHeader(['地区', '2016', '２０１６年'], OBSERVATION_SHEET_HEADERS).twice).toEqual([
      ['2016', '２０１６年'],
    ]);
  });

  it('becomes one row for each figure, which names the column that it stood in', () => {
    const words = wordsOf('地区', '单位', '2016', '2017年', '2018', '2019');
    const record = {
      line: 4,
      words,
      values: { region: '350102', unit: '%', y2016: '９５', y2017: '', y2018: '—', y2019: 97 },
    };
    const sheet = new WideSheet();
    expect(sheet.rowsOf(record)).toEqual([
      {
        line: 4,
        values: { region: '350102', unit: '%', year: '2016', value: '９５' },
        words: { ...words, year: '2016', value: '2016' },
      },
      {
        line: 4,
        values: { region: '350102', unit: '%', year: '2019', value: 97 },
        words: { ...words, year: '2019', value: '2019' },
      },
    ]);
    expect(sheet.rowsOf({ ...record, values: { region: '350102', y2017: 'x' } })[0]?.words).toMatchObject({
      value: '2017年',
    });
    expect(sheet.rowsOf({ ...record, values: { region: '350102', y2017: null } })).toEqual([]);
  });

  it.each<[string, string[], boolean, RegExp | null]>([
    ['long and whole', ['指标', '地区', '年份', '数值'], false, null],
    ['wide, the indicator given', ['名称', '2016'], true, null],
    ['without an indicator', ['地区', '2016'], false, /指标/],
    ['without a division', ['指标', '2016'], false, /地区/],
    ['without value', ['指标', '地区', '年份'], false, /lacks the column 数值/],
    ['without year and value', ['指标', '地区'], false, /lacks the columns 年份 .* and 数值/],
    ['beneath a title', ['2024年养老机构护理型床位占比', ''], true, /names no column .* titles/],
    ['long and wide at once', ['指标', '地区', '年份', '2016'], false, /"年份" too/],
  ])('is looked over as a whole: %s', (_, header, indicator, told) => {
    const fault = sheetFault(wordsOf(...header), indicator);
    if (told) expect(fault).toMatch(told);
    else expect(fault).toBeNull();
  });
});
