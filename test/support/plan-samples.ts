import type { FigureContent } from '../../src/domain/content.js';
import { Comparator, Payer } from '../../src/domain/enums.js';
import {
  planFunding,
  type PlanAsked,
  type PlanLine,
  type PlannedService,
} from '../../src/domain/funding-plan.js';
import { sampleRatio, seedFunding as services } from './funding-samples.js';

const { PROVINCE, COUNTY } = Payer;

/** Made up: the list prints none. */
export const RATIO = sampleRatio('SYNTHETIC', [
  [PROVINCE, '60'],
  [COUNTY, '40'],
]);

/** A line of the list's own figure for boarders of a stage, 小学 or 初中. */
export const boarders = (stage: string, recipients: number): PlanLine => ({
  service: 'FJ-BPS-003',
  component: null,
  figure: { what: '寄宿生生活费补助', condition: `${stage}家庭经济困难寄宿生` },
  unitFen: null,
  recipients,
});
/** A line of the list's least pension. */
export const pensioners = (recipients: number): PlanLine => ({
  service: 'FJ-BPS-020',
  component: '基础养老金',
  figure: { what: '基础养老金最低标准（省级确定）', condition: null },
  unitFen: null,
  recipients,
});

/** A plan in a county whose tier is known for the pension only, without a ratio unless told. */
export const plan = (lines: readonly PlanLine[], changes: Partial<PlanAsked> = {}) =>
  planFunding({
    lines,
    services,
    regions: ['350102', '350100', '350000'],
    day: '2026-01-01',
    ratios: [],
    tierOf: (service, component) => (service === 'FJ-BPS-020' && component === '基础养老金' ? 2 : null),
    ...changes,
  });

/** Fen of whole yuan. */
export const yuan = (sum: number) => BigInt(sum) * 100n;
/** Just that many yuan. */
export const exactly = (sum: number) => ({ min: yuan(sum), max: yuan(sum) });
/** That many yuan or more. */
export const atLeast = (sum: number) => ({ min: yuan(sum), max: null });

/** A figure made up for the tests. */
export const figure = (changes: Partial<FigureContent>): FigureContent => ({
  what: '补助',
  comparator: Comparator.EQUAL,
  value: '100',
  maxValue: null,
  printed: '100',
  unit: '元',
  per: '每人每年',
  condition: null,
  quote: '合成的例子',
  ...changes,
});
/** The list with one service only, of these figures. */
export const synthetic = (figures: readonly FigureContent[]): Partial<PlanAsked> => {
  const boarding = services.get('FJ-BPS-003') as PlannedService;
  return { services: new Map([['FJ-BPS-003', { ...boarding, figures }]]) };
};
/** A line of the made-up figure. */
export const line = (changes: Partial<PlanLine> = {}): PlanLine => ({
  ...boarders('', 10),
  figure: { what: '补助', condition: null },
  ...changes,
});
