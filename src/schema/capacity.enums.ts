import { PlanDifference } from '../domain/coverage/plan-comparison.js';
import { PopulationGroup } from '../domain/facilities/planning.js';
import { describe } from './describe-enum.js';

describe(PopulationGroup, 'PopulationGroup', 'Whose number a capacity is set against (人口口径).', {
  TOTAL: 'Everybody (全体人口).',
  ELDERLY: 'People of 60 and older (60岁及以上人口).',
  CHILDREN: 'Children under 3 (3岁以下人口).',
});

describe(
  PlanDifference,
  'PlanDifference',
  'In what an indicator differs from what was asked, so that they do not compare (口径差异).',
  {
    OTHER_UNIT: 'It counts another unit (计量单位不同).',
    OTHER_POPULATION: 'It is set against another group (人口口径不同).',
    NOT_PER_THOUSAND: 'It is a total, a share or a number per head, not per thousand (非每千人指标).',
    OTHER_TYPES: 'It counts other kinds of facility, or more or fewer of them (设施类型范围不同).',
  },
);
