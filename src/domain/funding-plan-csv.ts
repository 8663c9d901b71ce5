import { toCsv } from './csv.js';
import { Payer } from './enums.js';
import type { FundingPlan, PlanSum } from './funding-plan.js';
import { formatYuan, type FenRange } from './money.js';

/** As the list writes them. */
const PAYER_NAMES: Readonly<Record<Payer, string>> = {
  PROVINCE: '省级财政',
  CITY: '市级财政',
  COUNTY: '县级财政',
  CENTRAL: '中央财政',
  GOVERNMENT: '财政（级次未写明）',
  EMPLOYER: '用人单位',
  INDIVIDUAL: '个人',
  FUND: '社会保险基金',
  SOCIAL: '社会资金',
  ALL_PARTIES: '各方合计',
};

const UNSPECIFIED = '未写明';

/** A sum that is none of the list's. */
const OWN_STANDARD = '自行填报';

/**
 * A plan as a sheet, amounts in 元: a row for each line, then 小计 of each service with several lines, then 合计. The
 * payers that the plan concerns have a column each. A range reads `1.00～2.00`, one without an upper end `不低于1.00`; who
 * bears a part that nothing tells reads 未写明, after an amount if that is of other lines; who bears none has an empty
 * cell.
 */
export function planToCsv({ lines, services, sum }: FundingPlan): string {
  const payers = sum.payers.map(({ payer }) => payer);
  const amounts = (row: PlanSum) => [
    yuan(row.total),
    ...payers.map((payer) => payerCell(row, payer)),
    yuan(row.unspecified),
  ];
  const header = [
    '服务项目代码',
    '服务项目',
    '分担内容',
    '标准',
    '适用条件',
    '计量口径',
    '每个对象每年（元）',
    '对象数',
    '全年合计（元）',
    ...payers.map((payer) => `${PAYER_NAMES[payer]}（元）`),
    '未明确承担主体（元）',
    '支出责任原文',
  ];
  const rows = lines.map((line) => [
    line.service,
    line.name,
    line.terms.component ?? '',
    line.figure?.what ?? OWN_STANDARD,
    line.figure?.condition ?? '',
    line.figure?.per ?? '',
    yuan(line.annualUnit),
    String(line.recipients),
    ...amounts(line),
    line.terms.fundingText,
  ]);
  const severalLines = services.filter(
    ({ service }) => lines.filter((line) => line.service === service).length > 1,
  );
  const blank = ['', '', '', '', '', ''];
  return toCsv([
    header,
    ...rows,
    ...severalLines.map((row) => [row.service, `${row.name} 小计`, ...blank, ...amounts(row), '']),
    ['', '合计', ...blank, ...amounts(sum), ''],
  ]);
}

function yuan({ min, max }: FenRange): string {
  if (max === null) return `不低于${formatYuan(min)}`;
  return min === max ? formatYuan(min) : `${formatYuan(min)}～${formatYuan(max)}`;
}

function payerCell({ payers }: PlanSum, payer: Payer): string {
  const found = payers.find((one) => one.payer === payer);
  if (!found) return '';
  if (found.amount === null) return UNSPECIFIED;
  return found.partly ? `${yuan(found.amount)}（另有${UNSPECIFIED}）` : yuan(found.amount);
}
