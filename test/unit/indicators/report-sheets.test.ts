import { readFileSync } from 'node:fs';
import { Comparator, IndicatorNature, RegionLevel } from '../../../src/domain/enums.js';
import { EqualisationWeight } from '../../../src/domain/equalisation.js';
import { PopulationGroup } from '../../../src/domain/facilities/planning.js';
import { CapacityUnit } from '../../../src/domain/facilities/vocabulary.js';
import {
  EQUALISATION_FLOW,
  equalisationToCsv,
  equalisationToSdmx,
  type SheetEqualisation,
  type SheetEqualYear,
} from '../../../src/domain/indicators/equalisation-csv.js';
import {
  PROGRESS_FLOW,
  progressToCsv,
  progressToSdmx,
  type SheetPlanProgress,
} from '../../../src/domain/indicators/progress-csv.js';
import { reportingToCsv } from '../../../src/domain/indicators/reporting-csv.js';
import { VERDICT_WORDS } from '../../../src/domain/indicators/sheet-words.js';
import { ObservedArea, ProgressReason, ProgressVerdict } from '../../../src/domain/indicators/vocabulary.js';
import { readCsv, readSdmx } from '../../support/sheets.js';

const BEDS = { code: 'FJ-2021-IND-15', name: '养老服务床位总量', unit: '万张' };
const FUZHOU = { code: '350100', name: '福州市' };
const XIAMEN = { code: '350200', name: '厦门市' };
describe('progress as a sheet', () => {
  const progress: SheetPlanProgress = {
    plan: '“十四五”公共服务规划',
    region: FUZHOU,
    day: '2024-07-01',
    indicators: [
      {
        indicator: { ...BEDS, nature: IndicatorNature.ANTICIPATORY },
        domain: '老有所养',
        verdict: ProgressVerdict.BEHIND,
        reason: ProgressReason.OFF_PATH,
        ofProvince: true,
        goalYear: 2025,
        goal: '30',
        goalWords: null,
        comparator: Comparator.MORE_THAN,
        baseYear: 2020,
        baseValue: '24.75',
        valueYear: 2023,
        value: '27',
        expected: '27.9',
        expectedOnDay: '28.42',
        gap: '-0.9',
        neededPerYear: '1.5',
        targetBelowBase: false,
      },
    ],
  };

  it('says in words how an indicator stands and why, and leaves numbers to be counted with', () => {
    expect(readCsv(progressToCsv(progress))).toEqual([
      expect.objectContaining({
        评价日期: '2024-07-01',
        属性: '预期性',
        目标比较方式: '大于',
        目标值: '30',
        目标来源: '全省目标',
        差距: '-0.9',
        评价: '进度滞后',
        评价依据: '落后于基期至目标的进度线',
        目标不高于基期: '',
      }),
    ]);
  });

  it('has for verdicts the terms of the API', () => {
    const sdl = readFileSync('src/schema/schema.graphql', 'utf8');
    const verdicts = /^enum ProgressVerdict {[^}]*}/m.exec(sdl)?.[0];
    for (const [code, word] of Object.entries(VERDICT_WORDS))
      expect(verdicts).toMatch(new RegExp(`\\(${word}\\)\\.\\s*"""\\s*${code}$`, 'm'));
  });

  it('is in SDMX by indicator, region and day', () => {
    expect(readSdmx(progressToSdmx(progress), PROGRESS_FLOW)).toEqual([
      expect.objectContaining({
        INDICATOR: 'FJ-2021-IND-15',
        REF_AREA: '350100',
        TIME_PERIOD: '2024-07-01',
        OBS_VALUE: '27',
        GAP: '-0.9',
        VERDICT: 'BEHIND',
        VALUE_YEAR: '2023',
        OF_PROVINCE: 'true',
      }),
    ]);
  });
});

describe('inequality as a sheet', () => {
  const year: SheetEqualYear = {
    year: 2024,
    n: 2,
    missing: [{ code: '350300', name: '莆田市' }],
    missingPopulation: [{ code: '350527', name: '金门县' }],
    unmeasured: [{ code: '350400', name: '三明市' }],
    mean: 2,
    min: 1,
    max: 3,
    ratio: 3,
    range: 2,
    coefficientOfVariation: 0.5,
    gini: 0.25,
    theilT: { total: 0.13081203594, between: 0, within: 0.13081203594 },
    theilL: null,
    topShare: null,
    bottomShare: null,
    palma: null,
    regions: [
      { region: FUZHOU, value: '3', population: 100, rank: 1, distance: 1, relative: 0.5 },
      { region: XIAMEN, value: '1', population: null, rank: null, distance: -1, relative: null },
    ],
  };
  const report: SheetEqualisation = {
    subject: {
      ...{ facilityType: 'NURSERY', name: '托育服务机构' },
      ...{ unit: CapacityUnit.PLACE, per: PopulationGroup.TOTAL },
    },
    region: { code: '350000', name: '福建省' },
    level: RegionLevel.CITY,
    weight: EqualisationWeight.NONE,
    area: ObservedArea.TOTAL,
    years: [year],
  };

  it('can be filtered by kind of row: measures, divisions, and what is missing', () => {
    const rows = readCsv(equalisationToCsv(report));
    const of = (kind: string) => rows.filter((row) => row.类别 === kind);
    expect(of('地区').map((row) => [row.名称, row.数值, row.位次, row.与平均数之差])).toEqual([
      ['福州市', '3', '1', '1'],
      ['厦门市', '1', '', '-1'],
    ]);
    expect(of('缺报').map((row) => row.名称)).toEqual(['莆田市']);
    expect(of('缺人口').map((row) => row.名称)).toEqual(['金门县']);
    expect(of('仅有文字或界限').map((row) => row.名称)).toEqual(['三明市']);
    const measures = new Map(of('统计量').map((row) => [row.代码, row.数值]));
    expect(Object.fromEntries(measures)).toMatchObject({
      N: '2',
      GINI: '0.25',
      THEIL_T: '0.130812',
      THEIL_T_BETWEEN: '0',
      THEIL_L: '',
    });
    expect(rows).toHaveLength(1 + 16 + 2 + 1 + 1 + 1);
  });

  it('says of what, for whom and with which weight its numbers are, and in which unit those that have one', () => {
    const rows = readCsv(equalisationToCsv(report));
    expect(rows[0]).toMatchObject({ 测算对象代码: 'NURSERY', 人均口径: '每千人（全体人口）', 权重: '等权' });
    const inUnit = rows.filter((row) => row.单位 !== '');
    expect(new Set(inUnit.map((row) => row.单位))).toEqual(new Set(['学位、托位（个）']));
    expect(inUnit.map((row) => row.代码)).toEqual(['MEAN', 'MIN', 'MAX', 'RANGE', '350100', '350200']);
    const subject = { indicator: BEDS.code, name: BEDS.name, unit: '万张', per: null };
    const weight = EqualisationWeight.POPULATION;
    const [, mean] = readCsv(equalisationToCsv({ ...report, subject, weight }));
    expect(mean).toMatchObject({ 测算对象代码: BEDS.code, 人均口径: '', 权重: '按人口加权', 单位: '万张' });
  });

  it('has in SDMX the measures that are defined and the values of divisions', () => {
    const rows = readSdmx(equalisationToSdmx(report), EQUALISATION_FLOW);
    expect(rows.map((row) => row.MEASURE)).toEqual([
      ...['MEAN', 'MIN', 'MAX', 'MAX_MIN_RATIO', 'RANGE', 'COEFFICIENT_OF_VARIATION', 'GINI'],
      ...['THEIL_T', 'THEIL_T_BETWEEN', 'THEIL_T_WITHIN', 'VALUE', 'VALUE'],
    ]);
    expect(rows[0]).toMatchObject({
      INDICATOR: '_Z',
      FACILITY_TYPE: 'NURSERY',
      CAPACITY_UNIT: 'PLACE',
      REF_AREA: '350000',
      N_REGIONS: '2',
      N_MISSING: '1',
    });
    expect(rows.at(-1)).toMatchObject({ REF_AREA: '350200', OBS_VALUE: '1', RANK: '', N_REGIONS: '' });
  });

  it('names the indicator where it is one', () => {
    const [row] = readSdmx(
      equalisationToSdmx({
        ...report,
        subject: { indicator: BEDS.code, name: BEDS.name, unit: '万张', per: null },
      }),
      EQUALISATION_FLOW,
    );
    expect(row).toMatchObject({ INDICATOR: BEDS.code, FACILITY_TYPE: '_Z', CAPACITY_UNIT: '_Z', PER: '_Z' });
  });
});

describe('who has reported, as a sheet', () => {
  it('has a row for each region with what is missing, and their sums', () => {
    const rows = readCsv(
      reportingToCsv(2025, '2026-03-31', [
        { region: FUZHOU, reported: 3, late: 1, missing: [], daysLate: null },
        { region: XIAMEN, reported: 1, late: 0, missing: [BEDS, BEDS], daysLate: 40 },
      ]),
    );
    expect(rows.map((row) => Object.values(row).slice(3).join('|'))).toEqual([
      '福州市|3|1|0||',
      '厦门市|1|0|2|40|FJ-2021-IND-15 养老服务床位总量；FJ-2021-IND-15 养老服务床位总量',
      '合计|4|1|2||',
    ]);
  });
});
