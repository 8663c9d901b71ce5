import { ChangeType } from '../domain/change-event.js';
import {
  Comparator,
  DomainFramework,
  FigureComparison,
  FundingGroup,
  FundingMode,
  IndicatorNature,
  ObservationStatus,
  Payer,
  RegionLevel,
  ResponsibilityRole,
  ServiceCategory,
  TownshipKind,
} from '../domain/enums.js';
import { describe } from './describe-enum.js';
import './access.enums.js';
import './capacity.enums.js';
import './change-set.enums.js';
import './coverage.enums.js';
import './eligibility.enums.js';
import './equalisation.enums.js';
import './facility-type.enums.js';
import './facility.enums.js';
import './funding.enums.js';
import './figure.enums.js';
import './gaps.enums.js';
import './here.enums.js';
import './import-batch.enums.js';
import './indicator-progress.enums.js';
import './indicator-figures.enums.js';
import './indicators.enums.js';
import './list-diff.enums.js';
import './local-implementation.enums.js';
import './opening-hours.enums.js';
import './overreach.enums.js';

/** The direction and columns that lists may be ordered by. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

describe(RegionLevel, 'RegionLevel', 'The level of an administrative division (行政区划级别).', {
  PROVINCE: 'Province, autonomous region or municipality (省级).',
  CITY: 'Prefecture-level city (设区市).',
  COUNTY: 'County, county-level city or district (县、市、区).',
  TOWNSHIP: 'Town, township or subdistrict (乡镇、街道).',
});

describe(TownshipKind, 'TownshipKind', 'What kind of division a township-level one is (乡级类别).', {
  TOWN: 'Town (镇).',
  TOWNSHIP: 'Township, including ethnic townships (乡、民族乡).',
  SUBDISTRICT: 'Subdistrict (街道).',
  QUASI: 'A development zone, farm or park with a statistical code that is no legal division (类似乡级单位).',
});

describe(
  DomainFramework,
  'DomainFramework',
  'A document’s division of public services into domains (领域分类体系).',
  {
    BASIC_2018: 'The eight domains of the 2018 list of basic public services (2018年清单的八个领域).',
    LIVELIHOOD_2021: 'The nine 民生 goals of the 2021–2025 plan (“十四五”规划的九个民生领域).',
  },
);

describe(
  ServiceCategory,
  'ServiceCategory',
  'How far the government answers for a service (服务类别), after the 2021–2025 plan.',
  {
    BASIC: 'Basic public service: the government answers for quantity and quality (基本公共服务).',
    INCLUSIVE: 'Inclusive non-basic public service, at affordable prices (普惠性非基本公共服务).',
    MARKET: 'Life service, supplied by the market and paid by its users (生活服务).',
  },
);

describe(ResponsibilityRole, 'ResponsibilityRole', 'A department’s part in a service or task (职责).', {
  LEAD: 'It leads: it stands in the column 牵头负责单位, or the text says 牵头.',
  SUPPORT: 'It takes part: another source names it as 配合.',
});

describe(FundingMode, 'FundingMode', 'How the cost of a service is borne (支出责任分担方式).', {
  SHARED_BY_RATIO: 'Levels of government share by a ratio, which the list rarely prints (按比例分担).',
  SHARED: 'Levels of government share, without a ratio being spoken of (共同负担).',
  LOCAL: 'City and county bear it (市、县级人民政府负责).',
  LOCAL_WITH_PROVINCIAL_SUBSIDY:
    'City and county bear it and the province adds to it (市、县负责，省级补助).',
  CONTRIBUTORY: 'Contributions of employers and insured persons to a fund (缴费筹资).',
  MIXED: 'Government and society or households together (多方筹资).',
});

describe(Payer, 'Payer', 'Who bears cost (承担主体).', {
  PROVINCE: 'The provincial budget, money from above the province included (省级财政，含省级以上).',
  CITY: 'The city’s budget (市级财政).',
  COUNTY: 'The county’s budget (县级财政).',
  CENTRAL: 'The central budget, where the text names it (中央财政).',
  GOVERNMENT: 'Public money of a level that the text does not name (财政，级次未指明).',
  EMPLOYER: 'The employer (用人单位).',
  INDIVIDUAL: 'The person served or insured (个人、职工).',
  FUND: 'A social insurance fund (社会保险基金).',
  SOCIAL: 'Private and charitable money (社会资金).',
  ALL_PARTIES: 'All contributing parties together, for a total rate (各方合计).',
});

describe(Comparator, 'Comparator', 'How a value binds (比较方式).', {
  EQUAL: 'Just this value (等于).',
  AT_LEAST: 'This value or more (不低于).',
  AT_MOST: 'This value or less (不高于).',
  MORE_THAN: 'More than this value (大于).',
  LESS_THAN: 'Less than this value (小于).',
  APPROXIMATELY: 'About this value (约).',
  RANGE: 'From the value to the maximum, both included (区间).',
  BELOW_REFERENCE: 'Below a reference that moves, such as 全国平均值 (低于参照值).',
  IN_WORDS: 'A goal in words, such as 应保尽保 (文字目标).',
});

describe(IndicatorNature, 'IndicatorNature', 'How strictly a plan’s target binds (指标属性).', {
  BINDING: 'Binding: the government must reach it (约束性).',
  ANTICIPATORY: 'Anticipatory: expected of the actors of society (预期性).',
});

describe(
  ObservationStatus,
  'ObservationStatus',
  'Whether an observed value may still be revised (监测值状态).',
  {
    PROVISIONAL: 'Provisional (初步数).',
    FINAL: 'Final (最终数).',
  },
);

describe(OrderDirection, 'OrderDirection', 'The direction of an order (排序方向).', {
  ASC: 'From the lowest up (升序).',
  DESC: 'From the highest down (降序).',
});

describe(ChangeType, 'ChangeType', 'What happened to a subject of the directory (变更类型).', {
  PUBLISHED: 'A new subject was published (新增).',
  REVISED: 'A new revision was published, in force from its day on (修订).',
  RETIRED:
    'It ends: from the day on there is none in force; a reported observation was withdrawn (停止实施，撤回).',
  CORRECTED: 'A revision was replaced from its first day, as having been wrong all along (更正).',
  EDITION_PUBLISHED: 'An edition of the list was published (清单版次发布).',
  DIRECTORY_IMPORTED:
    'What has no revisions was imported: read divisions, plans, tasks, targets and observations anew (数据导入).',
  RECORDS_IMPORTED:
    'Facilities, settlements or boundaries were imported, or observations recorded; the subject is the ImportBatch, which tells of them (数据导入).',
  IMPORT_REVERTED: 'An import was taken back; the subject is the ImportBatch (导入撤销).',
});

describe(FundingGroup, 'FundingGroup', 'What services are counted by (支出责任统计分组).', {
  DOMAIN: 'The domain of the list (领域).',
  MODE: 'The way of sharing (分担方式).',
  LEVEL: 'Who bears cost; a service counts for each (承担主体).',
  DEPARTMENT: 'The departments that lead; a service counts for each (牵头负责单位).',
});

describe(FigureComparison, 'FigureComparison', 'How a printed figure compares to a value (数值比较).', {
  AT_LEAST: 'It is this value or more; of a range, its upper end (不低于).',
  AT_MOST: 'It is this value or less; of a range, its lower end (不高于).',
  EQUAL: 'It is this value, whatever its digits; of a range, the value lies within (等于).',
});
