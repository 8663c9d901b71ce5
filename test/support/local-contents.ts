import type { Citation } from '../../src/domain/citation.js';
import type { Contents } from '../../src/domain/content.js';
import { Comparator, FundingMode, Payer } from '../../src/domain/enums.js';
import {
  GuideChannel,
  GuideItemKind,
  TimeUnit,
  type ServiceGuide,
} from '../../src/domain/local-implementation.js';

/** Real words, which synthetic records may cite. */
export const CITED: Citation = {
  document: 'FJ-2018-ACTION-PLAN',
  place: '十二、（二）落实责任分工',
  quote: '鼓励有条件的市、县适当拓展范围和提高标准',
};

/** A sound guide; all of it is invented. */
export const guide = (changes: Partial<ServiceGuide> = {}): ServiceGuide => ({
  itemKind: GuideItemKind.COMMITTED,
  conditions: '本区义务教育寄宿制学校家庭经济困难寄宿生（虚构）',
  materials: [{ name: '申请表', issuer: '学校', copies: 1, required: true, note: null }],
  steps: [{ name: '申请', description: '向学校提交申请表。' }],
  statutoryLimit: { value: 20, unit: TimeUnit.WORKING_DAY },
  promisedLimit: { value: 10, unit: TimeUnit.WORKING_DAY },
  fee: { charged: false, standard: null, basis: null },
  channels: [GuideChannel.COUNTER],
  visits: 1,
  places: [
    { name: '虚构学校资助窗口', address: '虚构路1号', hours: '工作日8:30—17:30', phone: '0591-87654321' },
  ],
  consultationPhone: '0591-87654321',
  complaintPhone: '0591-12345',
  result: '生活补助打入学生资助卡',
  onlineUrl: null,
  ...changes,
});

/** What 鼓楼区 adds to 寄宿生生活补助; all of it is invented. */
export const implementation = (
  changes: Partial<Contents['LOCAL_IMPLEMENTATION']> = {},
): Contents['LOCAL_IMPLEMENTATION'] => ({
  service: 'FJ-BPS-003',
  region: '350102',
  figures: [],
  addedAudience: null,
  guide: guide(),
  note: '虚构',
  source: CITED,
  ...changes,
});

/** A ratio for 寄宿生生活补助 in 福州市; invented. */
export const ratio = (
  changes: Partial<Contents['COST_SHARING_RATIO']> = {},
): Contents['COST_SHARING_RATIO'] => ({
  service: 'FJ-BPS-003',
  fundingMode: null,
  component: null,
  region: '350100',
  fiscalTier: null,
  parts: [
    { payer: Payer.PROVINCE, percent: '50', maxPercent: null },
    { payer: Payer.CITY, percent: '20.5', maxPercent: null },
    { payer: Payer.COUNTY, percent: '29.5', maxPercent: null },
  ],
  note: '虚构',
  source: CITED,
  ...changes,
});

/** The same for all services whose cost is shared by a ratio. */
export const ratioOfMode = (): Contents['COST_SHARING_RATIO'] =>
  ratio({ service: null, fundingMode: FundingMode.SHARED_BY_RATIO });

/** The target of 鼓楼区 for 养老机构护理型床位占比 (the province's is 60%); invented. */
export const localTarget = (changes: Partial<Contents['LOCAL_TARGET']> = {}): Contents['LOCAL_TARGET'] => ({
  indicator: 'FJ-2021-IND-12',
  region: '350102',
  year: 2025,
  comparator: Comparator.AT_LEAST,
  value: '65',
  words: null,
  note: '虚构',
  source: CITED,
  ...changes,
});

/** The tier of 福清市 for the basic pension; invented. */
export const tier = (changes: Partial<Contents['FISCAL_TIER']> = {}): Contents['FISCAL_TIER'] => ({
  service: 'FJ-BPS-020',
  component: '基础养老金',
  region: '350181',
  tier: 2,
  note: '虚构',
  source: CITED,
  ...changes,
});
