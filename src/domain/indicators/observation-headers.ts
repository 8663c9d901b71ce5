import { FACILITY_HEADERS, type FieldHeaders } from '../facilities/record-fields.js';

/** The columns of observations, but for those of a wide sheet's years. */
export const OBSERVATION_HEADERS = {
  indicator: ['indicator', 'indicatorCode', '指标', '指标代码', '指标编码', '指标名称'],
  region: [...FACILITY_HEADERS.region, '地区', '地区代码'],
  regionName: ['regionName', 'name', '地区名称', '行政区划名称', '区划名称', '名称'],
  year: ['year', '年份', '年度', '年'],
  area: ['area', '地区类型', '城乡', '城乡类型', '口径'],
  value: ['value', '数值', '值', '监测值', '指标值'],
  unit: ['unit', '单位', '计量单位'],
  comparator: ['comparator', '比较方式', '比较符'],
  status: ['status', '状态', '数据状态'],
  citation: ['citation', '出处', '数据出处', '来源', '数据来源'],
  note: ['note', '备注', '说明'],
  reason: ['reason', '更正原因', '更正理由', '修订原因'],
  printed: ['printed', '原文'],
} as const satisfies FieldHeaders;

/** The years that a wide sheet may have columns of. */
const YEARS = Array.from({ length: 201 }, (_, place) => 1900 + place);

/** The field that a year’s column fills. */
export const yearField = (year: number) => `y${year}`;
const YEAR_OF = new Map(YEARS.map((year) => [yearField(year), year]));

/** The year whose column fills a field; undefined for other fields. */
export function yearOfField(field: string): number | undefined {
  return YEAR_OF.get(field);
}

/** All columns that a file of observations may have: those of a long file, and one for each year. */
export const OBSERVATION_SHEET_HEADERS: FieldHeaders = {
  ...OBSERVATION_HEADERS,
  ...Object.fromEntries(
    YEARS.map((year) => [yearField(year), [String(year), `${year}年`, `${year}年度`, `${year}年末`]]),
  ),
};
