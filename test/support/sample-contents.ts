import type { FigureContent, ServiceContent, ShareContent } from '../../src/domain/content.js';
import { Comparator, FundingMode, Payer, ResponsibilityRole } from '../../src/domain/enums.js';
import { seedServices } from './seed-contents.js';

const pension = seedServices().get('FJ-BPS-020');
if (!pension) throw new Error('the seeds have no FJ-BPS-020');

export const figure = (changes: Partial<FigureContent> = {}): FigureContent => ({
  what: '基础养老金',
  comparator: Comparator.AT_LEAST,
  value: '118',
  maxValue: null,
  printed: '118',
  unit: '元',
  per: '每人每月',
  condition: null,
  quote: '每人每月118元',
  ...changes,
});
export const share = (changes: Partial<ShareContent> = {}): ShareContent => ({
  component: '失业保险费',
  payer: Payer.EMPLOYER,
  payerText: '单位',
  base: '月工资总额',
  comparator: Comparator.EQUAL,
  percent: '0.5',
  maxPercent: null,
  fiscalTier: null,
  inForce: true,
  effectiveFrom: null,
  note: null,
  quote: '单位0.5%',
  ...changes,
});
/** A service with one figure, one share and two leads. */
export const base: ServiceContent = {
  ...pension,
  figures: [figure()],
  funding: { mode: FundingMode.CONTRIBUTORY, levels: [Payer.EMPLOYER], note: null, shares: [share()] },
  responsibilities: [
    { department: 'A', role: ResponsibilityRole.LEAD },
    { department: 'B', role: ResponsibilityRole.LEAD },
  ],
};
export const withFigures = (...figures: FigureContent[]): ServiceContent => ({ ...base, figures });
export const withShares = (...shares: ShareContent[]): ServiceContent => ({
  ...base,
  funding: { ...base.funding, shares },
});
