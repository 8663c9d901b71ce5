import { createGzip, gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { DomainError } from '../../../src/domain/errors.js';
import { unzip } from '../../../src/usecases/reading/unzip.js';
import { gb18030, inChunks, read, readAll } from './read.js';

const FORMATS = ['csv', 'ndjson', 'geojson'] as const;
const LIMITS = { maxBytes: 1e9 };

async function* one(chunk: Buffer) {
  yield chunk;
}

describe('the encoding of a file', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, row) => `A${row},福州示例${row}\n`).join('');

  it.each([
    ['UTF-8', Buffer.from('编号,名称\nA,福州\n'), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF编号,名称\nA,福州\n'), 'utf-8'],
    ['GB 18030', gb18030('编号,名称\nA,福州\n'), 'gb18030'],
    [
      'GB 18030 with a byte order mark',
      Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), gb18030('编号,名称\nA,福州\n')]),
      'gb18030',
    ],
  ])('is found for %s', async (_, bytes, encoding) => {
    const file = await read(bytes, 'csv');
    expect(file.file.encoding).toBe(encoding);
    expect(file.records.map(({ values }) => values)).toEqual([{ recordId: 'A', name: '福州' }]);
  });

  it('is UTF-8 though the sample ends within a character', async () => {
    for (const shift of ['', 'x', 'xx']) {
      const file = await read(`id,name${shift}\nA,${'字'.repeat(40_000)}\n`, 'csv');
      expect(file.file.encoding).toBe('utf-8');
    }
  });

  it('stays UTF-8 if one row of many is damaged, which alone is rejected', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`编号,名称\n${rows(5)}`),
      Buffer.from([0x42, 0x2c, 0xb8, 0xa3, 0x0a]),
      Buffer.from(rows(5)),
    ]);
    const file = await read(bytes, 'csv');
    expect(file.file.encoding).toBe('utf-8');
    expect(file.records).toHaveLength(10);
    expect(file.faults).toMatchObject([{ line: 7, code: 'ENCODING' }]);
  });

  it.each(FORMATS)('rejects the rows of %s that are of another, beyond the sample too', async (format) => {
    const good = '{"id":"A","name":"ascii"}';
    const bad = Buffer.concat([Buffer.from('{"id":"B","name":"'), gb18030('福州'), Buffer.from('"}')]);
    const join = (parts: readonly (string | Buffer)[]) =>
      Buffer.concat(parts.map((part) => Buffer.from(part as string)));
    const featured = (row: string | Buffer) =>
      join(['{"type":"Feature","geometry":null,"properties":', row, '}']);
    const many = (row: string | Buffer, divider: string) =>
      Array.from({ length: 10_000 }, () => [row, divider]).flat();
    const bytes = {
      csv: join(['id,name\n', ...many('A,ascii', '\n'), 'B,', gb18030('福州'), '\nC,福州 \uFFFD\n']),
      ndjson: join([...many(good, '\n'), bad, '\n{"id":"C","name":"福州 \uFFFD"}\n']),
      geojson: join([
        '{"type":"FeatureCollection","features":[',
        ...many(featured(good), ',\n'),
        featured(bad),
        ',\n',
        featured('{"id":"C","name":"福州 \uFFFD"}'),
        ']}',
      ]),
    }[format];
    const file = await read(bytes, format);
    expect(file.file.encoding).toBe('utf-8');
    expect(file.faults.map(({ code }) => code)).toEqual(['ENCODING']);
    expect(file.records).toHaveLength(10_001);
    expect(file.records.at(-1)?.values).toMatchObject({ recordId: 'C', name: '福州 \uFFFD' });
  });

  it('is what the caller names', async () => {
    const file = await read('id,name\nA,ascii\n', 'csv', { encoding: 'gb18030' });
    expect(file.file.encoding).toBe('gb18030');
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFFid,name\n', 'utf16le')],
    ['a workbook', Buffer.from('PK\u0003\u0004xxxx')],
    ['gzip', gzipSync('id,name\n')],
  ])('is none for %s, which is said with what to do', async (_, bytes) => {
    await expect(read(bytes, 'csv')).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      details: { problem: 'ENCODING' },
    });
  });
});

describe('hostile files', () => {
  const structural = fc.array(
    fc.constantFrom(...['{', '}', '[', ']', '"', '\\', ',', ':', '\n', '\r', '字', 'id', '1', '\u0000', 'é']),
    { maxLength: 60 },
  );
  const beginnings = fc.constantFrom(
    '',
    'id,name\n',
    '{"id":1}\n',
    '{"type":"FeatureCollection","features":[',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }).map((array) => Buffer.from(array)),
    structural.map((parts) => Buffer.from(parts.join(''))),
    structural.map((parts) => gb18030(parts.join(''))),
  );

  it.each(FORMATS)(
    'of random bytes as %s end with records, faults or a DomainError, alike in all blocks',
    async (format) => {
      const outcome = async (content: Buffer, block: number) => {
        try {
          const { records, faults, file } = await read(content, format, {
            limits: { block, row: 40, cell: 20 },
          });
          return { records, file, faultyLines: faults.map(({ line }) => line) };
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          return error.details['problem'];
        }
      };
      await fc.assert(
        fc.asyncProperty(beginnings, bytes, fc.integer({ min: 1, max: 30 }), async (begin, rest, block) => {
          const content = Buffer.concat([Buffer.from(begin), rest]);
          expect(await outcome(content, block)).toEqual(await outcome(content, 4_096));
        }),
        { numRuns: 300 },
      );
    },
  );

  it.each([
    ['csv', 'id,name\nA,"', '"\nB,b\n'],
    ['ndjson', '{"id":"A","name":"', '"}\n{"id":"B","name":"b"}\n'],
    [
      'geojson',
      '{"type":"FeatureCollection","features":[{"x":"',
      '"},{"type":"Feature","geometry":null,"properties":{"id":"B"}}]}',
    ],
  ] as const)(
    'with 64 MB in one cell of %s claim a few of them and lose no other row',
    async (format, before, after) => {
      const chunk = Buffer.alloc(65_536, 'x');
      let most = 0;
      async function* source() {
        yield Buffer.from(before);
        for (let count = 0; count < 1_024; count += 1) {
          yield chunk;
          const { arrayBuffers, heapUsed } = process.memoryUsage();
          most = Math.max(most, arrayBuffers + heapUsed - start);
        }
        yield Buffer.from(after);
      }
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      const start = arrayBuffers + heapUsed;
      const file = await readAll(source(), format);
      expect(file.faults).toHaveLength(1);
      expect(file.faults[0]?.code).toBe(format === 'csv' ? 'CELL_TOO_LONG' : 'ROW_TOO_LONG');
      expect(file.records.map(({ values }) => values['recordId'])).toEqual(['B']);
      expect(most).toBeLessThan(48_000_000);
    },
  );

  it('with a deep nest of lists are rejected, not a reason to fall over', async () => {
    const file = await read(
      `${'['.repeat(200_000)}\n{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`,
      'ndjson',
    );
    expect(file.faults.map(({ code }) => code)).toEqual(['JSON_UNREADABLE', 'JSON_TOO_DEEP']);
  });
});

describe('unzipping', () => {
  const text = `id,name\n${Array.from({ length: 5_000 }, (_, row) => `A${row},n${row}\n`).join('')}`;
  const unzipped = (packed: Buffer, limits = LIMITS) =>
    readAll(unzip(inChunks(packed, 1_000), limits), 'csv');

  it('gives what was zipped', async () => {
    expect((await unzipped(gzipSync(text))).records).toHaveLength(5_000);
  });

  it('keeps the whole rows of a file that was cut, and says that it was', async () => {
    const packed = gzipSync(text);
    const file = await unzipped(packed.subarray(0, packed.length / 2));
    expect(file.file.cutShort).toBe(true);
    expect(file.records.length).toBeGreaterThan(500);
    expect(file.records.every(({ line, values }) => values['name'] === `n${line - 2}`)).toBe(true);
    expect(file.faults.map(({ code }) => code).every((code) => code === 'CUT_SHORT')).toBe(true);
  });

  it('takes no last row of a file that was cut, however whole it looks', async () => {
    async function* broken() {
      yield* unzip(inChunks(gzipSync('id,name\nA,a\nB,bb', { level: 0 }).subarray(0, -8)), LIMITS);
    }
    const file = await readAll(broken(), 'csv');
    expect(file.records.map(({ values }) => values['recordId'])).toEqual(['A']);
    expect(file.faults).toMatchObject([{ line: 3, code: 'CUT_SHORT' }]);
  });

  it('stops a bomb by its ratio and by its size, with little of it in memory', async () => {
    const blanks = Readable.from(
      (function* () {
        for (let count = 0; count < 1_000; count += 1) yield Buffer.alloc(100_000);
      })(),
    );
    const packed = Buffer.concat(await blanks.pipe(createGzip()).toArray());
    for (const limits of [
      { maxBytes: 1e9, maxRatio: 200 },
      { maxBytes: 2e6, maxRatio: 1e6 },
    ]) {
      let given = 0;
      const unpack = async () => {
        for await (const chunk of unzip(inChunks(packed, 1_000), limits)) given += chunk.length;
      };
      await expect(unpack()).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        details: { argument: 'file', problem: 'TOO_LARGE' },
      });
      expect(given).toBeLessThan(10_000_000);
    }
  });

  it('says that what is no gzip, or is damaged, is none', async () => {
    const packed = gzipSync(text);
    packed.fill(0x55, 2_000, 2_100);
    for (const bytes of [packed, Buffer.from('id,name\n')]) {
      await expect(unzipped(bytes)).rejects.toMatchObject({ details: { problem: 'GZIP' } });
    }
  });

  it('passes on what the source throws', async () => {
    async function* failing() {
      yield* one(gzipSync(text).subarray(0, 100));
      throw new RangeError('the connection was lost');
    }
    await expect(readAll(unzip(failing(), LIMITS), 'csv')).rejects.toThrow('the connection was lost');
  });
});
