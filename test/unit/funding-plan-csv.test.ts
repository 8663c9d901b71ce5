import type { ServiceContent } from '../../src/domain/content.js';
import { Comparator } from '../../src/domain/enums.js';
import { planToCsv } from '../../src/domain/funding-plan-csv.js';
import { seedFunding as services } from '../support/funding-samples.js';
import { boarders, figure, line, pensioners, plan, RATIO } from '../support/plan-samples.js';

describe('a plan as a sheet', () => {
  it('has a row for each line, each service of several lines and the whole', () => {
    const sheet = planToCsv(
      plan([boarders('小学', 300), boarders('初中', 200), pensioners(1000)], { ratios: [RATIO] }),
    );
    const [header = '', ...rows] = sheet.slice(1).split('\r\n');
    expect(header).toBe(
      '服务项目代码,服务项目,分担内容,标准,适用条件,计量口径,每个对象每年（元）,对象数,全年合计（元）,省级财政（元）,市级财政（元）,县级财政（元）,中央财政（元）,社会保险基金（元）,未明确承担主体（元）,支出责任原文',
    );
    expect(rows.map((row) => row.split(',').slice(0, -1).join('|'))).toEqual([
      'FJ-BPS-003|寄宿生生活补助||寄宿生生活费补助|小学家庭经济困难寄宿生|每生每年|1000.00|300|300000.00|180000.00|0.00|120000.00|||0.00',
      'FJ-BPS-003|寄宿生生活补助||寄宿生生活费补助|初中家庭经济困难寄宿生|每生每年|1250.00|200|250000.00|150000.00|0.00|100000.00|||0.00',
      'FJ-BPS-020|城乡居民基本养老保险|基础养老金|基础养老金最低标准（省级确定）|城乡居民基本养老保险|每人每月|不低于1416.00|1000|不低于1416000.00|不低于1132800.00|||未写明|未写明|不低于283200.00',
      'FJ-BPS-003|寄宿生生活补助 小计|||||||550000.00|330000.00|0.00|220000.00|||0.00',
      '|合计|||||||不低于1966000.00|不低于1462800.00|0.00|220000.00|未写明|未写明|不低于283200.00',
      '',
    ]);
  });

  it('says 0.00 of everyone where nobody gets anything', () => {
    expect(planToCsv(plan([boarders('小学', 0)]))).toContain('合计,,,,,,,0.00,0.00,0.00,0.00,0.00,\r\n');
  });

  it('says of a sum of one’s own that it is none of the list’s', () => {
    const sheet = planToCsv(plan([line({ figure: null, unitFen: 250n })]));
    expect(sheet).toContain('\r\nFJ-BPS-003,寄宿生生活补助,,自行填报,,,2.50,10,25.00,');
  });

  it('says of a sum where more is not known, and of a range both ends', () => {
    const pension = services.get('FJ-BPS-020') as ServiceContent;
    const sheet = planToCsv(
      plan([boarders('小学', 1), line({ ...pensioners(1), figure: { what: '补助', condition: null } })], {
        services: new Map(services).set('FJ-BPS-020', {
          ...pension,
          figures: [figure({ comparator: Comparator.RANGE, maxValue: '120' })],
        }),
      }),
    );
    expect(sheet).toContain('合计,,,,,,,1100.00～1120.00,80.00～96.00（另有未写明）');
  });
});
