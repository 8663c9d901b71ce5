import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { structureId, toSdmxCsv, type Dataflow } from '../../src/domain/sdmx-csv.js';

const FLOW = {
  id: 'OBSERVATION',
  dimensions: ['INDICATOR', 'TIME_PERIOD'],
  measures: ['OBS_VALUE'],
  attributes: ['OBS_STATUS', 'COMMENT'],
} as const satisfies Dataflow;

const row = { INDICATOR: 'FJ-2021-IND-15', TIME_PERIOD: '2024', OBS_VALUE: '28.1' };

describe('an SDMX-CSV message', () => {
  it('has the columns of the format, then dimensions, measures and attributes, and a row for each', () => {
    expect(toSdmxCsv(FLOW, [{ ...row, OBS_STATUS: 'P', COMMENT: null }])).toBe(
      'STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,COMMENT\r\n' +
        'dataflow,PSD:OBSERVATION(1.0.0),I,FJ-2021-IND-15,2024,28.1,P,\r\n',
    );
  });

  it('begins with the word STRUCTURE and the separator, without a byte order mark', () => {
    expect(toSdmxCsv(FLOW, []).slice(0, 10)).toBe('STRUCTURE,');
  });

  it('names its structure by agency, id and version', () => {
    expect(structureId(FLOW)).toMatch(/^[A-Za-z][A-Za-z0-9_-]*:[A-Za-z0-9_@$-]+\(\d+\.\d+\.\d+\)$/);
  });

  it.each(['', '福州', 'A,B', 'A B'])('refuses %j as the value of a dimension', (value) => {
    expect(() => toSdmxCsv(FLOW, [{ ...row, INDICATOR: value }])).toThrow(
      /identifies nothing in the dimension INDICATOR/,
    );
  });

  it('keeps what stands in free text from being run as a formula, but leaves negative numbers alone', () => {
    const [, , cells = ''] = toSdmxCsv(FLOW, [
      { ...row, OBS_VALUE: '-0.5', COMMENT: '=HYPERLINK("http://example.test")' },
    ]).split(/\r\n|FJ-2021-IND-15/);
    expect(cells).toBe(`,2024,-0.5,,"'=HYPERLINK(""http://example.test"")"`);
  });

  it('reads back as what was written, whatever the text', () => {
    const id = fc.string({ minLength: 1, unit: fc.constantFrom(...'AZaz09_@$-') });
    const text = fc.string({ unit: fc.constantFrom('甲', '"', ',', ';', '\r', '\n', ' ') });
    const rows = fc.array(
      fc.record({
        INDICATOR: id,
        TIME_PERIOD: id,
        OBS_VALUE: fc.integer().map(String),
        OBS_STATUS: fc.constantFrom('A', 'P'),
        COMMENT: text.map((rest) => `注${rest}`),
      }),
    );
    fc.assert(
      fc.property(rows, (written) => {
        // What looks like a formula is spoilt on purpose; the rest has to come back.
        fc.pre(written.every((one) => !/^[-@]/.test(`${one.INDICATOR}`) && !/^[-@]/.test(one.TIME_PERIOD)));
        const read = parse(toSdmxCsv(FLOW, written), { columns: true, record_delimiter: '\r\n' });
        const known = { STRUCTURE: 'dataflow', STRUCTURE_ID: 'PSD:OBSERVATION(1.0.0)', ACTION: 'I' };
        expect(read).toEqual(written.map((one) => ({ ...known, ...one })));
      }),
    );
  });
});
