import { UnitDimension } from '../domain/units.js';
import { describe } from './describe-enum.js';

describe(UnitDimension, 'UnitDimension', 'What kind of quantity a unit counts (计量类别).', {
  MONEY: 'Money (金额).',
  PEOPLE: 'People (人数).',
  PEOPLE_TIMES: 'People, as often as they are served (人次).',
  TIME: 'Time that passes (时长).',
  WORKING_TIME: 'Working days (工作日).',
  CALENDAR_TIME: 'Months, terms and years (历期).',
  COUNT: 'Things, each unit of its own kind (件数).',
  SHARE: 'A share of something (比例).',
  AGE: 'Age (年龄).',
  AREA: 'Area (面积).',
  LENGTH: 'Length (长度).',
  ORDINAL: 'A place in an order, such as a grade (等级).',
});
