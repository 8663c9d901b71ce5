/** A row of a file or an object of a request, its cells keyed by the fields that they fill. */
export interface ImportRecord {
  /** The line where it begins, from 1; the ordinal of the object where a source has no lines. */
  readonly line: number;
  /** By field; a field that the source does not have is absent. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The source's own words for the fields, for messages; one object for the whole source. */
  readonly words: Readonly<Record<string, string>>;
}

/** The fields of a kind of record, each with the headers that name it, in any case and width, with or without blanks. */
export type FieldHeaders = Readonly<Record<string, readonly string[]>>;

export const FACILITY_HEADERS = {
  recordId: ['recordId', 'id', 'sourceId', '编号', '设施编号', '数源编号', '机构编号', '记录编号'],
  name: ['name', '名称', '设施名称', '机构名称', '单位名称'],
  type: ['type', 'facilityType', 'typeCode', '类型', '设施类型', '类型代码', '设施类型代码'],
  region: [
    'region',
    'regionCode',
    'division',
    '行政区划',
    '行政区划代码',
    '区划代码',
    '所属区划',
    '所在区划',
  ],
  address: ['address', 'addr', '地址', '详细地址', '设施地址', '机构地址'],
  longitude: ['longitude', 'lon', 'lng', 'long', '经度'],
  latitude: ['latitude', 'lat', '纬度'],
  status: ['status', '状态', '运营状态', '设施状态'],
  operator: ['operator', '运营单位', '运营机构', '运营方'],
  creditCode: ['creditCode', 'uscc', '统一社会信用代码', '社会信用代码', '信用代码'],
  phone: ['phone', 'telephone', 'tel', '电话', '联系电话', '服务电话'],
  serviceRadius: ['serviceRadius', 'radius', '服务半径', '服务半径(米)'],
  openingHours: ['openingHours', 'hours', '开放时间', '服务时间', '营业时间'],
  accessibility: ['accessibility', 'accessibilityFeatures', '无障碍', '无障碍设施'],
  beginsOn: ['beginsOn', 'openedOn', '启用日期', '启用时间', '启用日'],
  endedOn: ['endedOn', 'closedOn', '停用日期', '停用时间', '停用日'],
  offers: ['offers', 'services', 'serviceCodes', '提供的服务', '服务项目', '服务项目代码'],
  capacityUnit: ['capacityUnit', 'unit', '容量单位', '计量单位'],
  capacity: ['capacity', 'maximum', 'capacityMaximum', '容量', '最大容量'],
  available: ['available', 'capacityAvailable', '可用', '空余', '可用数', '空余数', '可用容量'],
  countedOn: ['countedOn', 'asOf', '统计日期', '统计时间', '统计日'],
  capacities: ['capacities', '各项容量'],
  sameAs: ['sameAs', '同一设施', '等同'],
} as const satisfies FieldHeaders;

export const SETTLEMENT_HEADERS = {
  recordId: ['recordId', 'id', 'sourceId', '编号', '居民点编号', '数源编号', '记录编号'],
  name: ['name', '名称', '居民点', '居民点名称', '村居名称', '社区名称', '村名'],
  region: FACILITY_HEADERS.region,
  longitude: FACILITY_HEADERS.longitude,
  latitude: FACILITY_HEADERS.latitude,
  population: ['population', 'people', '人口', '人口数', '常住人口', '总人口'],
  elderly: ['elderly', 'elderlyPopulation', '60岁以上', '60岁及以上', '60岁及以上人口', '老年人口', '老年人'],
  children: ['children', 'childPopulation', '3岁以下', '3岁以下人口', '3岁以下婴幼儿', '婴幼儿'],
  countedOn: FACILITY_HEADERS.countedOn,
} as const satisfies FieldHeaders;

/** How two spellings of a header are the same: width, case, blanks and dashes say nothing. */
export function headerKey(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\s_\-\p{Cf}]/gu, '')
    .toLowerCase();
}

/** Finds the field that a file's word names. */
export type FieldNamed = (word: string) => string | null;

/** The fields by all of their names. */
export function fieldsNamed(fields: FieldHeaders): FieldNamed {
  const byKey = new Map<string, string>();
  for (const [field, words] of Object.entries(fields)) {
    for (const word of words) byKey.set(headerKey(word), field);
  }
  return (word) => byKey.get(headerKey(word)) ?? null;
}

/** What the header of a file says. */
export interface HeaderFields {
  /** For each column its field, or null if it names none. */
  readonly columns: readonly (string | null)[];
  /** The file's words by field. */
  readonly words: Readonly<Record<string, string>>;
  /** Words that name no field, in order, each once. */
  readonly ignored: readonly string[];
  /** Pairs of words that name the same field. */
  readonly twice: readonly (readonly [string, string])[];
}

/** Which field each column of a header fills. */
export function fieldsOfHeader(header: readonly string[], fields: FieldHeaders): HeaderFields {
  const named = fieldsNamed(fields);
  const words: Record<string, string> = {};
  const ignored = new Set<string>();
  const twice: [string, string][] = [];
  const columns = header.map((word) => {
    const field = named(word);
    if (field === null) {
      if (headerKey(word) !== '') ignored.add(word.trim());
      return null;
    }
    const before = words[field];
    if (before !== undefined) twice.push([before, word.trim()]);
    words[field] = word.trim();
    return field;
  });
  return { columns, words, ignored: [...ignored], twice };
}
