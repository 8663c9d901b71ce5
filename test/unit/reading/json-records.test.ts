import { gb18030, inChunks, read, readAll } from './read.js';

const codes = ({ faults }: Awaited<ReturnType<typeof read>>) => faults.map(({ line, code }) => [line, code]);

const feature = (id: string, extra = {}) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [119.3, 26.1] },
  properties: { 编号: id, 名称: `示例 ${id} \\"]}{[` },
  ...extra,
});
const collection = (features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('reading NDJSON', () => {
  it('takes an object a line, blank lines and a missing last line end besides', async () => {
    const file = await read(
      '{"编号":"A","capacities":[{"unit":"BED"}],"备注":1}\r\n\n{"id":2,"备注":3}',
      'ndjson',
    );
    expect(file.records.map(({ line, values }) => [line, values])).toEqual([
      [1, { recordId: 'A', capacities: [{ unit: 'BED' }] }],
      [3, { recordId: 2 }],
    ]);
    expect(file.file).toMatchObject({ words: { recordId: '编号' }, ignored: ['备注'], cutShort: false });
  });

  it('rejects what is no object, no JSON, too deep or twice the same, and goes on', async () => {
    const deep = `{"id":"A","capacities":${'['.repeat(25)}${']'.repeat(25)}}`;
    const lines = ['[1]', '{id:1}', deep, '{"id":1,"编号":2}', '"x"', '{"id":"Z"}', ''];
    const file = await read(lines.join('\n'), 'ndjson');
    expect(codes(file)).toEqual([
      [1, 'NO_OBJECT'],
      [2, 'JSON_UNREADABLE'],
      [3, 'JSON_TOO_DEEP'],
      [4, 'FIELD_TWICE'],
      [5, 'NO_OBJECT'],
    ]);
    expect(file.records).toMatchObject([{ line: 6, values: { recordId: 'Z' } }]);
  });

  it('says that the last line was cut if it is no JSON', async () => {
    const file = await read('{"id":1}\n{"id":2,"na', 'ndjson');
    expect(codes(file)).toEqual([[2, 'CUT_SHORT']]);
    expect(file.file.cutShort).toBe(true);
  });

  it('leaves prototypes alone, whatever members are called', async () => {
    const file = await read(
      '{"__proto__":{"recordId":"X","polluted":1},"constructor":2,"id":"A"}\n',
      'ndjson',
    );
    expect(file.records[0]?.values).toEqual({ recordId: 'A' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(file.records[0]?.values)).toBe(Object.prototype);
  });

  it('refuses an empty file, which would say that nothing is there any more', async () => {
    await expect(read('', 'ndjson')).rejects.toMatchObject({ details: { problem: 'EMPTY' } });
  });

  it('tells no more than 200 words that it does not know', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `{"id":${index},"w${index}":1}`);
    expect((await read(lines.join('\n'), 'ndjson')).file.ignored).toHaveLength(200);
  });
});

describe('reading GeoJSON', () => {
  it('takes properties and points, and the id of the feature if the properties have none', async () => {
    const nowhere = feature('B', { id: 7, geometry: null });
    const unnamed = feature('C', { id: 'F1', properties: { name: 'x', longitude: 1 } });
    const file = await read(collection([feature('A'), nowhere, unnamed]), 'geojson');
    expect(file.records.map(({ values }) => values)).toEqual([
      { recordId: 'A', name: '示例 A \\"]}{[', longitude: 119.3, latitude: 26.1 },
      { recordId: 'B', name: '示例 B \\"]}{[', longitude: null, latitude: null },
      { recordId: 'F1', name: 'x', longitude: 119.3, latitude: 26.1 },
    ]);
    expect(file.file).toMatchObject({ cutShort: false, words: { longitude: 'geometry', recordId: '编号' } });
  });

  it('rejects other geometries and damaged features one by one, by the line where each begins', async () => {
    const content = `{"features": [
      ${JSON.stringify(feature('A', { geometry: { type: 'LineString', coordinates: [] } }))},
      {"type": "Feature", "geometry": nul, "properties": {"a": "}"}},
      {"type": "Point", "coordinates": [1, 2]},
      ${JSON.stringify(feature('Z'))} ],
      "crs": {"x": [[]]}, "type": "FeatureCollection" }`;
    const file = await read(content, 'geojson');
    expect(codes(file)).toEqual([
      [2, 'GEOMETRY'],
      [3, 'JSON_UNREADABLE'],
      [4, 'NO_OBJECT'],
    ]);
    expect(file.records).toMatchObject([{ line: 5, values: { recordId: 'Z' } }]);
    expect(file.file.cutShort).toBe(false);
  });

  it.each([
    '{"type": "Feature", "properties": {}, "geometry": null}',
    '{"type": "Topology", "features": []}',
    '{"type": "FeatureCollection"}',
    '{"type": "FeatureCollection", "features": {}}',
    '{"type": "FeatureCollection", "features": [1]}',
    '{"type": "FeatureCollection", "features": [{},]}',
    '{"type": "FeatureCollection", "features": [{} {}]}',
    '{"type": "FeatureCollection", "features": [], "features": []}',
    '{"a": "{\\"features\\":[", "type": "FeatureCollection"}',
    '[]',
    'null',
    '',
  ])('refuses %s as a whole', async (content) => {
    await expect(read(content, 'geojson')).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      details: { problem: 'GEOJSON' },
    });
  });

  it('says wherever a file was cut once its features began, and keeps those before', async () => {
    const content = collection([feature('A'), feature('B')]);
    const begins = content.indexOf('[') + 1;
    const second = content.lastIndexOf('{"type":"Feature"');
    for (let end = begins; end < content.length; end += 1) {
      const file = await read(content.slice(0, end), 'geojson');
      expect(file.file.cutShort).toBe(true);
      const whole = end >= content.length - 2 ? 2 : end >= second - 1 ? 1 : 0;
      expect(file.records).toHaveLength(whole);
    }
  });

  it.each(['utf-8', 'gb18030'] as const)('reads the same of %s wherever it is divided', async (encoding) => {
    // In GB 18030 its second byte is that of a backslash: it must not hide the quotation mark that follows.
    const tricky = '真誠';
    expect(gb18030(tricky).at(-1)).toBe(0x5c);
    const text = collection([
      feature('A'),
      feature(tricky, { properties: { id: tricky } }),
      feature('B', { properties: { id: '\\u0041\\' } }),
    ]);
    const bytes = encoding === 'utf-8' ? Buffer.from(text) : gb18030(text);
    const whole = await read(bytes, 'geojson');
    expect(whole.file.encoding).toBe(encoding);
    expect(whole.records).toHaveLength(3);
    expect(whole.records[1]?.values['recordId']).toBe(tricky);
    for (let size = 1; size <= bytes.length; size += 3) {
      expect(await readAll(inChunks(bytes, size), 'geojson', { limits: { block: size } })).toEqual(whole);
    }
  });

  it('goes on after a feature that is too long', async () => {
    const content = collection([feature('A'), feature('L', { x: 'y'.repeat(2_000) }), feature('B')]);
    const file = await read(content, 'geojson', { limits: { row: 500, block: 100 } });
    expect(codes(file)).toEqual([[1, 'ROW_TOO_LONG']]);
    expect(file.records.map(({ values: { recordId } }) => recordId)).toEqual(['A', 'B']);
  });
});
