import { PlanningLevel } from '../domain/facilities/planning.js';
import { describe } from './describe-enum.js';

describe(
  PlanningLevel,
  'PlanningLevel',
  'The level of division that facilities are planned for (规划层级).',
  {
    PROVINCE: 'The province (省级).',
    CITY: 'Cities divided into districts (设区市).',
    COUNTY: 'Counties, county-level cities and districts (县、市、区).',
    TOWNSHIP: 'Townships, towns and subdistricts (乡镇、街道).',
    VILLAGE: 'Villages and communities (村、社区); the directory has no codes of these.',
  },
);
