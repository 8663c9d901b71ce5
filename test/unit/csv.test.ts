import fc from 'fast-check';
import { toCsv } from '../../src/domain/csv.js';

describe('CSV', () => {
  it('is marked as UTF-8 and ends every row with CRLF', () => {
    expect(toCsv([['甲', '乙'], ['1']])).toBe('\uFEFF甲,乙\r\n1\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1+1', "'-1+1"],
    ['-', "'-"],
    ['-1e5', "'-1e5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    [' =1+1', "' =1+1"],
    ['\n-1', '"\'\n-1"'],
    ['\u00A0+86', "'\u00A0+86"],
    ['\u200B@SUM(A1)', "'\u200B@SUM(A1)"],
    ['\uFEFF=1', "'\uFEFF=1"],
    ['＝1+1', "'＝1+1"],
    ['＋86', "'＋86"],
    ['－1', "'－1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
  ])('keeps %j from being run as a formula', (text, cell) => {
    expect(toCsv([[text]])).toBe(`\uFEFF${cell}\r\n`);
  });

  it.each(['1=1', '0.00', '-1', '-0.62', '1416.00', '1.00～2.00', '不低于1416.00', ' 1'])(
    'leaves %j as it is',
    (text) => {
      expect(toCsv([[text]])).toBe(`\uFEFF${text}\r\n`);
    },
  );

  it('quotes cells of several lines', () => {
    expect(toCsv([['甲\r\n乙', '丙\n丁']])).toBe('\uFEFF"甲\r\n乙","丙\n丁"\r\n');
  });

  it('reads back as the cells that were written', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '，', ' ') });
    const row = fc.array(
      text.map((tail) => `甲${tail}`),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(row, (cells) => {
        const body = toCsv([cells]).slice(1, -2);
        const read = [...`${body},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/gs)].map(([, cell = '']) =>
          cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
        );
        expect(read).toEqual(cells);
      }),
    );
  });
});
