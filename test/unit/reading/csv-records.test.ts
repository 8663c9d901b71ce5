import fc from 'fast-check';
import { FACILITY_HEADERS } from '../../../src/domain/facilities/record-fields.js';
import { gb18030, inChunks, read, readAll } from './read.js';

const values = ({ records }: Awaited<ReturnType<typeof read>>) => records.map((record) => record.values);
const codes = ({ faults }: Awaited<ReturnType<typeof read>>) => faults.map(({ line, code }) => [line, code]);

describe('reading CSV', () => {
  it('keys cells by the fields that Chinese or English headers name, whatever their width and case', async () => {
    const file = await read('设施编号, NAME ,经度,Ｌat,credit-code,备注\nA1,示例,119.3,26.1,,x\n', 'csv');
    expect(values(file)).toEqual([
      { recordId: 'A1', name: '示例', longitude: '119.3', latitude: '26.1', creditCode: '' },
    ]);
    expect(file.file).toMatchObject({ encoding: 'utf-8', ignored: ['备注'], cutShort: false });
    expect(file.file.words).toMatchObject({ recordId: '设施编号', latitude: 'Ｌat' });
  });

  it.each([',', ';', '\t'])(
    'finds out that %j divides the cells, and keeps the others as text',
    async (delimiter) => {
      const others = [',', ';', '\t'].filter((other) => other !== delimiter).join('');
      const file = await read(
        `id${delimiter}"na;me,"${delimiter}地址\nA${delimiter}b${delimiter}c${others}\n`,
        'csv',
      );
      expect(values(file)).toEqual([{ recordId: 'A', address: `c${others}` }]);
    },
  );

  it.each(['\n', '\r\n', '\r'])('takes %j as the line end', async (end) => {
    const file = await read(['id,name', 'A,甲', 'B,乙', ''].join(end), 'csv');
    expect(values(file)).toEqual([
      { recordId: 'A', name: '甲' },
      { recordId: 'B', name: '乙' },
    ]);
  });

  it('tells the line where each record begins, with line ends within cells and blank lines counted', async () => {
    const file = await read('id,address\n"A","one\ntwo\n"\n\n,\nB,b\n"C', 'csv');
    expect(file.records.map(({ line }) => line)).toEqual([2, 7]);
    expect(codes(file)).toEqual([[8, 'CUT_SHORT']]);
    expect(file.file.cutShort).toBe(true);
  });

  it('rejects a row of another length and goes on', async () => {
    const file = await read('id,name\nA\nB,b,c\nD,d\n', 'csv');
    expect(values(file)).toEqual([{ recordId: 'D', name: 'd' }]);
    expect(codes(file)).toEqual([
      [2, 'ROW_LENGTH'],
      [3, 'ROW_LENGTH'],
    ]);
    expect(file.file.cutShort).toBe(false);
  });

  it('takes a last row without line end, but says that a shorter one was cut', async () => {
    expect(values(await read('id,name\nA,a', 'csv'))).toEqual([{ recordId: 'A', name: 'a' }]);
    const file = await read('id,name\nA,a\nB', 'csv');
    expect(codes(file)).toEqual([[3, 'CUT_SHORT']]);
    expect(file.file.cutShort).toBe(true);
  });

  it('rejects a row whose quotation marks do not fit and goes on', async () => {
    const file = await read('id,name\nA,5" pipe\n"B"x,b\nC,"say ""c"""\n', 'csv');
    expect(values(file)).toEqual([{ recordId: 'C', name: 'say "c"' }]);
    expect(codes(file)).toEqual([
      [2, 'CSV_UNREADABLE'],
      [3, 'CSV_UNREADABLE'],
    ]);
  });

  it.each([
    ['id,name,编号\n', 'the same field twice'],
    ['name,type\n', 'no number of the record'],
    ['', 'nothing'],
    ['\n\n', 'blank lines only'],
    [`${Array.from({ length: 201 }, (_, column) => `c${column}`).join(',')}\n`, 'too many columns'],
  ])('refuses the file for its header: %#', async (content) => {
    await expect(read(content, 'csv')).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      details: { problem: 'HEADER' },
    });
  });

  it('rejects a cell of more characters than a cell may have, not of more bytes', async () => {
    const limits = { cell: 10, row: 100 };
    const file = await read(`id,name\nA,${'字'.repeat(10)}\nB,${'x'.repeat(11)}\nC,c\n`, 'csv', { limits });
    expect(file.records.map(({ line }) => line)).toEqual([2, 4]);
    expect(file.faults).toMatchObject([{ line: 3, code: 'CELL_TOO_LONG', column: 'name' }]);
  });

  it.each([1, 7, 64, 4096])(
    'goes on after a row that is too long, plain or quoted, in blocks of %d bytes',
    async (block) => {
      const long = 'x\n,"" '.repeat(100);
      const content = `id,name\nA,a\nB,"${long}"\nC,${'y'.repeat(600)}\n"D",d\nE,${'z,'.repeat(300)}\nF,f\n`;
      const file = await read(content, 'csv', { limits: { row: 200, block } });
      expect(file.records.map(({ line, values: { recordId } }) => [line, recordId])).toEqual([
        [2, 'A'],
        [105, 'D'],
        [107, 'F'],
      ]);
      expect(codes(file)).toEqual([
        [3, 'ROW_TOO_LONG'],
        [104, 'CELL_TOO_LONG'],
        [106, 'ROW_TOO_LONG'],
      ]);
      expect(file.faults[0]?.value).toMatch(/^B,"x/);
    },
  );

  it('keeps whatever cells another program wrote (property)', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', '字', 'a'), maxLength: 8 }),
    );
    const rows = fc.array(fc.tuple(fc.constantFrom('A', 'B'), cell, cell), { maxLength: 12 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 50 }), async (table, block) => {
        const content = [['id', 'name', 'address'], ...table]
          .map((row) => row.map(quoted).join(','))
          .join('\r\n');
        const file = await read(content, 'csv', { limits: { block, batch: 5 } });
        expect(values(file)).toEqual(table.map(([recordId, name, address]) => ({ recordId, name, address })));
        expect(file.faults).toEqual([]);
      }),
    );
  });

  it('tells GB 18030 by the only Chinese in a small file, though the file ends with it', async () => {
    const { records, file } = await readAll(inChunks(gb18030('id,name\nA1,示例')), 'csv');
    expect(file.encoding).toBe('gb18030');
    expect(records[0]?.values).toEqual({ recordId: 'A1', name: '示例' });
  });

  it('does not take UTF-8 for GB 18030 because of a damaged row', async () => {
    const damaged = Buffer.concat([Buffer.from('id,name\nA1,某园1\n2,'), Buffer.from([0xff, 0xfe, 0x0a])]);
    const file = await readAll(inChunks(damaged), 'csv');
    expect(file.file.encoding).toBe('utf-8');
    expect(values(file)).toEqual([{ recordId: 'A1', name: '某园1' }]);
    expect(codes(file)).toEqual([[3, 'ENCODING']]);
  });

  it.each([
    ['UTF-8 that is named GB 18030', Buffer.from('id,name\nA1,示例养老院\n'), 'gb18030'],
    ['UTF-16 with a mark', Buffer.from('\ufeffid,name\nA1,示例\n', 'utf16le'), undefined],
    ['UTF-16 without one', Buffer.from('id,name\nA1,示例\n', 'utf16le'), undefined],
  ] as const)('refuses %s, rather than misread it', async (_, bytes, encoding) => {
    await expect(readAll(inChunks(bytes), 'csv', { encoding })).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      details: { problem: 'ENCODING' },
    });
  });

  it.each(['utf-8', 'gb18030'] as const)('reads the same of %s wherever it is divided', async (encoding) => {
    const text = '编号,名称,地址\r\nA1,"福州 ""市"", 镕\n啊","二"\r\n二,丂丄,x\r\nB"1,坏,y\r\n短\r\n';
    const bytes = encoding === 'utf-8' ? Buffer.from(text) : gb18030(text);
    const whole = await read(bytes, 'csv');
    expect(whole.file.encoding).toBe(encoding);
    expect(values(whole)).toEqual([
      { recordId: 'A1', name: '福州 "市", 镕\n啊', address: '二' },
      { recordId: '二', name: '丂丄', address: 'x' },
    ]);
    expect(codes(whole)).toEqual([
      [5, 'CSV_UNREADABLE'],
      [6, 'ROW_LENGTH'],
    ]);
    for (let size = 1; size <= bytes.length; size += 1) {
      expect(await readAll(inChunks(bytes, size), 'csv', { limits: { block: size } })).toEqual(whole);
    }
  });

  it('gives batches no larger than asked for and loses none of the rows', async () => {
    const rows = Array.from({ length: 5_003 }, (_, index) => `R${index},n${index % 7 === 0 ? ',x' : ''}`);
    const file = await read(['id,name', ...rows, ''].join('\n'), 'csv', { limits: { batch: 100 } });
    expect(file.records.length + file.faults.length).toBe(5_003);
    expect(file.records.every(({ line, values: { recordId } }) => recordId === `R${line - 2}`)).toBe(true);
  });

  it('reads no further ahead than a batch needs', async () => {
    let given = 0;
    async function* endless() {
      yield Buffer.from('id,name\n');
      for (;;) {
        given += 1;
        yield Buffer.from('A,a\n'.repeat(16_384));
      }
    }
    const { readRecords } = await import('../../../src/usecases/reading/read-records.js');
    for await (const { records } of readRecords(endless(), { format: 'csv', fields: FACILITY_HEADERS })) {
      expect(records).toHaveLength(2_000);
      break;
    }
    expect(given).toBeLessThan(4);
  });
});
