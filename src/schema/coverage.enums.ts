import { ReportState } from '../data/reports/coverage.js';
import { describe } from './describe-enum.js';

/** By which divisions coverage is told. */
export enum CoverageLevel {
  COUNTY = 'COUNTY',
  TOWNSHIP = 'TOWNSHIP',
}

describe(ReportState, 'ReportState', 'How far a report has come that takes long (报告状态).', {
  DONE: 'It is done (已完成).',
  RUNNING: 'It is being worked out: ask the same again (计算中).',
});

describe(CoverageLevel, 'CoverageLevel', 'By which divisions coverage is told (覆盖率统计层级).', {
  COUNTY: 'By county (按县、市、区).',
  TOWNSHIP:
    'By township (按乡镇、街道); settlements of which only the county is known stand under the county.',
});
