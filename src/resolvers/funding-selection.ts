import type { GraphQLResolveInfo } from 'graphql';
import type { FundingPlanWanted } from '../data/reports/funding-plan.js';
import type { FundingWanted } from '../data/reports/funding-split.js';
import type { Selection } from '../data/select.js';
import { selectionOf } from './selection.js';

/** Where payers' ratios stand below a split, one tier of it or a line of a plan. */
const OF_PAYERS = [
  ['payers', 'ratios', 'ratio'],
  ['allParties', 'ratios', 'ratio'],
];
const SET_ASIDE = ['setAside', 'ratio'];

const OF_SPLIT = [...OF_PAYERS, ...OF_PAYERS.map((path) => ['byTier', ...path]), SET_ASIDE];
const OF_PLAN = [...OF_PAYERS, SET_ASIDE].map((path) => ['lines', ...path]);

const asked = (info: GraphQLResolveInfo, paths: readonly (readonly string[])[]): Selection | null => {
  const selection = selectionOf(info, paths);
  return selection.fields.size + selection.nested.size > 0 ? selection : null;
};

/** What an operation asks of the records that a split names. */
export function splitWanted(info: GraphQLResolveInfo): FundingWanted {
  return { ratios: asked(info, OF_SPLIT), tier: asked(info, [['fiscalTier']]) };
}

/** What an operation asks of a plan. */
export function planWanted(info: GraphQLResolveInfo): FundingPlanWanted {
  return { ratios: asked(info, OF_PLAN), csv: selectionOf(info).fields.has('csv') };
}
