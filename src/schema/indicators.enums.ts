import {
  BetterDirection,
  DerivedFrom,
  ObservedArea,
  RollUp,
  SuspicionCode,
} from '../domain/indicators/vocabulary.js';
import { describe } from './describe-enum.js';

describe(ObservedArea, 'ObservedArea', 'Whose value an observation is (地区类型).', {
  TOTAL: 'All of the region (全域).',
  URBAN: 'Its towns (城镇).',
  RURAL: 'Its countryside (农村).',
  NATION: 'The whole country, for targets set against it; only told for the province (全国，作参照).',
});

describe(RollUp, 'RollUp', 'How the value of a division comes from those below it (汇总规则).', {
  SUM: 'It is their sum (求和).',
  POPULATION_WEIGHTED_MEAN: 'It is their mean, each weighing as many as live there (按人口加权平均).',
  NONE: 'It cannot be had from theirs (不可汇总).',
});

describe(BetterDirection, 'BetterDirection', 'In which direction an indicator gets better (优劣方向).', {
  HIGHER: 'More is better (越高越好).',
  LOWER: 'Less is better (越低越好).',
});

describe(SuspicionCode, 'SuspicionCode', 'What looks wrong with a figure (存疑代码).', {
  OUT_OF_LINE_WITH_HISTORY: 'It is far from what the region had in other years (与历年值偏离).',
  OUT_OF_LINE_WITH_PEERS: 'It is far from what divisions of the same level have (与同级地区偏离).',
  UNIT_SLIP:
    'It is about ten, a hundred, … times what was to be expected: perhaps another unit (疑似单位错误).',
  PARTS_DO_NOT_SUM: 'It is not the sum of the divisions below, though all have reported (与下级合计不符).',
});

describe(DerivedFrom, 'DerivedFrom', 'What a derived indicator is worked out from (派生来源).', {
  CAPACITY: 'The capacity of kinds of facility (设施容量).',
  POPULATION: 'People, as settlements have them (人口).',
  INDICATOR: 'Another indicator’s figure (其他指标).',
});
