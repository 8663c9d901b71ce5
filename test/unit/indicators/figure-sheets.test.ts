import fc from 'fast-check';
import { Comparator, ObservationStatus } from '../../../src/domain/enums.js';
import {
  byKey,
  OBSERVATION_FLOW,
  observationsToCsv,
  observedToSdmx,
  type SheetObservation,
} from '../../../src/domain/indicators/observations-csv.js';
import { seriesToCsv, seriesToSdmx, type SheetSeries } from '../../../src/domain/indicators/series-csv.js';
import { othersText, type SheetFigure } from '../../../src/domain/indicators/sheet-figure.js';
import { measureText } from '../../../src/domain/indicators/sheet-words.js';
import { tableToCsv, tableToSdmx } from '../../../src/domain/indicators/table-csv.js';
import { ObservedArea } from '../../../src/domain/indicators/vocabulary.js';
import { readCsv, readSdmx } from '../../support/sheets.js';

const BEDS = { code: 'FJ-2021-IND-15', name: '养老服务床位总量', unit: '万张' };
const FUZHOU = { code: '350100', name: '福州市' };
const XIAMEN = { code: '350200', name: '厦门市' };
const figure = (value: string | null, other: Partial<SheetFigure> = {}): SheetFigure => ({
  value,
  words: null,
  comparator: Comparator.EQUAL,
  status: ObservationStatus.FINAL,
  note: null,
  printedIn: null,
  reportedBy: { provider: '示例数据（虚构）', citation: '虚构演示数据' },
  ...other,
});
const printed = figure('78.38', { printedIn: { document: '规划', place: '专栏1' }, reportedBy: null });

describe('recorded figures as a sheet', () => {
  const observation = (one: SheetFigure, year = 2024): SheetObservation => ({
    indicator: BEDS,
    region: FUZHOU,
    year,
    area: ObservedArea.TOTAL,
    figure: one,
  });

  const printedFirst = (a: SheetObservation, b: SheetObservation) =>
    Number(a.figure.printedIn === null) - Number(b.figure.printedIn === null);
  const newestFirst = (a: SheetObservation, b: SheetObservation) =>
    Number(b.figure.value) - Number(a.figure.value);

  it('has a row for each, with what it is about, its number by itself and where it is from', () => {
    expect(
      readCsv(
        observationsToCsv([
          observation(figure('4.1', { comparator: Comparator.MORE_THAN, note: '含民办' })),
          observation(figure(null, { words: '应保尽保', comparator: Comparator.IN_WORDS })),
          observation({ ...printed, status: ObservationStatus.PROVISIONAL }),
        ]),
      ).map((row) => Object.values(row).slice(5).join('|')),
    ).toEqual([
      '2024|合计|4.1|大于||最终数|示例数据（虚构）：虚构演示数据|含民办',
      '2024|合计|||应保尽保|最终数|示例数据（虚构）：虚构演示数据|',
      '2024|合计|78.38|||初步数|《规划》专栏1|',
    ]);
  });

  it('has all of them in SDMX too: those beside the one that counts in its comment', () => {
    const keys = byKey(
      [
        observation(figure('78.33', { comparator: Comparator.APPROXIMATELY })),
        observation(figure('79', { comparator: Comparator.AT_MOST }), 2025),
        observation(printed),
      ],
      printedFirst,
    );
    const rows = readSdmx(observedToSdmx(keys), OBSERVATION_FLOW);
    expect(rows.map((row) => [row.TIME_PERIOD, row.OBS_VALUE, row.COMMENT])).toEqual([
      ['2024', '78.38', '另有：约78.33（最终数，示例数据（虚构）：虚构演示数据）'],
      ['2025', '79', ''],
    ]);
    expect(rows.map((row) => row.COMPARATOR)).toEqual(['', 'AT_MOST']);
    expect(rows[0]).toMatchObject({
      STRUCTURE_ID: 'PSD:OBSERVATION(1.0.0)',
      INDICATOR: 'FJ-2021-IND-15',
      REF_AREA: '350100',
      AREA_TYPE: 'TOTAL',
      UNIT_MEASURE: '万张',
      OBS_STATUS: 'A',
      SOURCE: '《规划》专栏1',
    });
  });

  it('has every figure of a list once, under a key that is there once', () => {
    type Cell = Pick<SheetObservation, 'region' | 'year' | 'area'>;
    const sameKey = (a: Cell, b: Cell) => a.region === b.region && a.year === b.year && a.area === b.area;
    const some = fc.record({
      region: fc.constantFrom(FUZHOU, XIAMEN),
      year: fc.constantFrom(2023, 2024),
      area: fc.constantFrom(ObservedArea.TOTAL, ObservedArea.RURAL),
    });
    fc.assert(
      fc.property(fc.array(some), (cells) => {
        const list = cells.map((cell, index) => ({ ...cell, indicator: BEDS, figure: figure(`${index}`) }));
        const keys = byKey(list, newestFirst);
        const places = cells.map(({ region, year, area }) => `${region.code} ${year} ${area}`);
        expect(keys).toHaveLength(new Set(places).size);
        expect(readSdmx(observedToSdmx(keys), OBSERVATION_FLOW)).toHaveLength(keys.length);
        const told = keys.flatMap((key) => [key.figure?.value, ...key.others.map(({ value }) => value)]);
        expect(told.map(Number).sort((a, b) => a - b)).toEqual(list.map((_, index) => index));
        for (const key of keys) expect(key.figure).toBe(list.findLast((one) => sameKey(one, key))?.figure);
      }),
    );
  });
});

describe('a series as a sheet', () => {
  const series: SheetSeries = {
    indicator: BEDS,
    region: FUZHOU,
    area: ObservedArea.TOTAL,
    points: [
      {
        year: 2024,
        figure: printed,
        others: [figure('78.33')],
        computed: [
          { value: '77.1', rolledUp: true, reported: 8, expected: 9 },
          { value: '76.4', rolledUp: false, reported: 1, expected: 1 },
        ],
        expected: '79.38',
        goal: '79.63',
      },
      { year: 2025, figure: null, others: [], computed: [], expected: '79.63', goal: '79.63' },
    ],
  };

  it('sets what was worked out beside what was recorded, with how much of it was there', () => {
    const [row, empty] = readCsv(seriesToCsv(series));
    expect(row).toMatchObject({
      年份: '2024',
      数值: '78.38',
      其他数值: '78.33（最终数，示例数据（虚构）：虚构演示数据）',
      由设施和人口推算: '76.4',
      由下级汇总: '77.1',
      '汇总覆盖（已报/应报）': '8个/9个',
      进度线年末值: '79.38',
      目标值: '79.63',
    });
    expect(empty).toMatchObject({ 年份: '2025', 数值: '', 状态: '', 由下级汇总: '', 目标值: '79.63' });
  });

  it('has in SDMX what was recorded alone, and says what is missing', () => {
    const rows = readSdmx(seriesToSdmx(series), OBSERVATION_FLOW);
    expect(rows.map((row) => [row.TIME_PERIOD, row.OBS_VALUE, row.OBS_STATUS])).toEqual([
      ['2024', '78.38', 'A'],
      ['2025', '', 'O'],
    ]);
  });

  it('is told as a table by division', () => {
    const rows = [
      {
        region: FUZHOU,
        figure: figure('4.1', { status: ObservationStatus.PROVISIONAL }),
        others: [],
        computed: [],
      },
      { region: XIAMEN, figure: null, others: [], computed: [] },
    ];
    const table = { indicator: BEDS, year: 2024, area: ObservedArea.TOTAL, rows };
    expect(readCsv(tableToCsv(table)).map((row) => [row.行政区划, row.数值, row.状态])).toEqual([
      ['福州市', '4.1', '初步数'],
      ['厦门市', '', ''],
    ]);
    expect(
      readSdmx(tableToSdmx(table), OBSERVATION_FLOW).map((row) => [
        row.REF_AREA,
        row.OBS_VALUE,
        row.OBS_STATUS,
      ]),
    ).toEqual([
      ['350100', '4.1', 'P'],
      ['350200', '', 'O'],
    ]);
  });
});

describe('cells', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [100, '100'],
    [-1e-9, '0'],
    [1e-7, '0'],
    [1234567.25, '1234567.25'],
    [Infinity, ''],
    [null, ''],
  ])('write the measure %p as %p', (value, text) => {
    expect(measureText(value)).toBe(text);
  });

  it('tell figures that stand beside another by value, state and source', () => {
    expect(othersText([printed, figure(null, { words: '应保尽保', comparator: Comparator.IN_WORDS })])).toBe(
      '78.38（最终数，《规划》专栏1）；应保尽保（最终数，示例数据（虚构）：虚构演示数据）',
    );
  });
});
