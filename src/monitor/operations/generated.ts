// Written by tools/generate-operations.js from the operations beside it: `npm run operations`.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** In which direction an indicator gets better (优劣方向). */
export type BetterDirection =
  /** More is better (越高越好). */
  | 'HIGHER'
  /** Less is better (越低越好). */
  | 'LOWER';

/** What a facility’s capacity is counted in (容量单位). */
export type CapacityUnit =
  /** Beds (床位，张). */
  | 'BED'
  /** Beds for people who need nursing (护理型床位，张). */
  | 'NURSING_BED'
  /** Places for pupils or children in care (学位、托位，个). */
  | 'PLACE'
  /** Seats (座位，个). */
  | 'SEAT'
  /** Floor area (面积，平方米). */
  | 'SQUARE_METRE'
  /** Staff (工作人员，人). */
  | 'STAFF';

/** How a value binds (比较方式). */
export type Comparator =
  /** About this value (约). */
  | 'APPROXIMATELY'
  /** This value or more (不低于). */
  | 'AT_LEAST'
  /** This value or less (不高于). */
  | 'AT_MOST'
  /** Below a reference that moves, such as 全国平均值 (低于参照值). */
  | 'BELOW_REFERENCE'
  /** Just this value (等于). */
  | 'EQUAL'
  /** A goal in words, such as 应保尽保 (文字目标). */
  | 'IN_WORDS'
  /** Less than this value (小于). */
  | 'LESS_THAN'
  /** More than this value (大于). */
  | 'MORE_THAN'
  /** From the value to the maximum, both included (区间). */
  | 'RANGE';

/** How a value was worked out (推算方法). */
export type ComputationMethod =
  /** From facilities, people or other indicators, by the indicator’s derivation (由设施、人口等推算). */
  | 'DERIVED'
  /** From the figures of the divisions right below, by the indicator’s own rule (由下级汇总). */
  | 'ROLLED_UP';

/** How much each division counts (权重). */
export type EqualisationWeight =
  /** All alike, however many people live there (等权). */
  | 'NONE'
  /** As many times as people live there, of the group of `per` if one is named (按人口加权). */
  | 'POPULATION';

/** How strictly a plan’s target binds (指标属性). */
export type IndicatorNature =
  /** Anticipatory: expected of the actors of society (预期性). */
  | 'ANTICIPATORY'
  /** Binding: the government must reach it (约束性). */
  | 'BINDING';

/** Whether an observed value may still be revised (监测值状态). */
export type ObservationStatus =
  /** Final (最终数). */
  | 'FINAL'
  /** Provisional (初步数). */
  | 'PROVISIONAL';

/** Whose value an observation is (地区类型). */
export type ObservedArea =
  /** The whole country, for targets set against it; only told for the province (全国，作参照). */
  | 'NATION'
  /** Its countryside (农村). */
  | 'RURAL'
  /** All of the region (全域). */
  | 'TOTAL'
  /** Its towns (城镇). */
  | 'URBAN';

/** Whose number a capacity is set against (人口口径). */
export type PopulationGroup =
  /** Children under 3 (3岁以下人口). */
  | 'CHILDREN'
  /** People of 60 and older (60岁及以上人口). */
  | 'ELDERLY'
  /** Everybody (全体人口). */
  | 'TOTAL';

/** Why a verdict is what it is (评价依据). */
export type ProgressReason =
  /** The figure is told only as a bound, which decides nothing (监测值仅为界限，无法判断). */
  | 'BOUND_ONLY'
  /** The goal’s year is over, and the goal was not reached (目标年未达标). */
  | 'GOAL_MISSED'
  /** The figure satisfies the goal (监测值达到目标). */
  | 'GOAL_REACHED'
  /** The goal’s year is over, and nothing was reported for it, or for later (目标年已过，尚无目标年监测值). */
  | 'GOAL_UNREPORTED'
  /** Nothing was observed since the base (基期后无监测值). */
  | 'NOTHING_OBSERVED'
  /** There is no base, or only a bound of it, so that there is no path before the goal’s year (无基期值，无法推算序时进度). */
  | 'NO_BASE'
  /** The target is set against a reference of which nothing was recorded for the year (缺少参照值). */
  | 'NO_REFERENCE'
  /** The figure falls short of the path from base to goal (落后于序时进度). */
  | 'OFF_PATH'
  /** The figure is where the path from base to goal is, or better (不低于序时进度). */
  | 'ON_PATH'
  /** The target is a total of the province, of which no share is set for the division (全省总量目标，未分解到本地). */
  | 'PROVINCE_TOTAL'
  /** The base satisfied the goal already, and nothing newer says otherwise (基期值已达到目标). */
  | 'TARGET_BELOW_BASE'
  /** The target is in words, or what was observed is, and they do not say that it is reached (文字目标或文字监测值，无法量化). */
  | 'WORDS'
  /** The words observed are those of the target (监测文字与目标一致). */
  | 'WORDS_REACHED';

/** Whether a promise is kept (进度评价). */
export type ProgressVerdict =
  /** It falls short of the path, or the goal was missed (进度滞后). */
  | 'BEHIND'
  /** The goal is reached (已达标). */
  | 'MET'
  /** What was observed, or the goal, does not allow a verdict (无法评价). */
  | 'NOT_MEASURABLE'
  /** Nothing was observed since the base, or nothing for the goal’s year though it is over (无监测数据). */
  | 'NO_DATA'
  /** The latest figure is where the path to the goal is, or better (进度正常). */
  | 'ON_TRACK';

/** The level of an administrative division (行政区划级别). */
export type RegionLevel =
  /** Prefecture-level city (设区市). */
  | 'CITY'
  /** County, county-level city or district (县、市、区). */
  | 'COUNTY'
  /** Province, autonomous region or municipality (省级). */
  | 'PROVINCE'
  /** Town, township or subdistrict (乡镇、街道). */
  | 'TOWNSHIP';

/** How the value of a division comes from those below it (汇总规则). */
export type RollUp =
  /** It cannot be had from theirs (不可汇总). */
  | 'NONE'
  /** It is their mean, each weighing as many as live there (按人口加权平均). */
  | 'POPULATION_WEIGHTED_MEAN'
  /** It is their sum (求和). */
  | 'SUM';

/** What looks wrong with a figure (存疑代码). */
export type SuspicionCode =
  /** It is far from what the region had in other years (与历年值偏离). */
  | 'OUT_OF_LINE_WITH_HISTORY'
  /** It is far from what divisions of the same level have (与同级地区偏离). */
  | 'OUT_OF_LINE_WITH_PEERS'
  /** It is not the sum of the divisions below, though all have reported (与下级合计不符). */
  | 'PARTS_DO_NOT_SUM'
  /** It is about ten, a hundred, … times what was to be expected: perhaps another unit (疑似单位错误). */
  | 'UNIT_SLIP';

export type EqualisationYearsQueryVariables = Exact<{
  indicator?: string | null | undefined;
  facilityType?: string | null | undefined;
  unit?: CapacityUnit | null | undefined;
  per?: PopulationGroup | null | undefined;
  region?: string | null | undefined;
  level: RegionLevel;
  area: ObservedArea;
}>;


export type EqualisationYearsQuery = { readonly equalisation: { readonly years: ReadonlyArray<{ readonly year: number, readonly n: number }> } };

export type RankingQueryVariables = Exact<{
  indicator?: string | null | undefined;
  facilityType?: string | null | undefined;
  unit?: CapacityUnit | null | undefined;
  per?: PopulationGroup | null | undefined;
  region?: string | null | undefined;
  level: RegionLevel;
  area: ObservedArea;
  year: number;
}>;


export type RankingQuery = { readonly equalisation: { readonly indicator: { readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly domain: { readonly code: string, readonly name: string } } | null, readonly facilityType: { readonly code: string, readonly name: string } | null, readonly years: ReadonlyArray<{ readonly year: number, readonly n: number, readonly mean: number | null, readonly min: number | null, readonly max: number | null, readonly notes: ReadonlyArray<string>, readonly regions: ReadonlyArray<{ readonly value: string, readonly rank: number | null, readonly distance: number, readonly relative: number | null, readonly region: { readonly code: string, readonly name: string } }>, readonly missing: ReadonlyArray<{ readonly code: string, readonly name: string }>, readonly missingPopulation: ReadonlyArray<{ readonly code: string, readonly name: string }> }> } };

export type EqualisationQueryVariables = Exact<{
  indicator?: string | null | undefined;
  facilityType?: string | null | undefined;
  unit?: CapacityUnit | null | undefined;
  per?: PopulationGroup | null | undefined;
  region?: string | null | undefined;
  level: RegionLevel;
  area: ObservedArea;
  weight: EqualisationWeight;
}>;


export type EqualisationQuery = { readonly equalisation: { readonly indicator: { readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly domain: { readonly code: string, readonly name: string } } | null, readonly facilityType: { readonly code: string, readonly name: string } | null, readonly region: { readonly code: string, readonly name: string }, readonly methods: ReadonlyArray<{ readonly measure: string, readonly formula: string, readonly source: string }>, readonly convergence: { readonly from: number, readonly to: number, readonly sigma: { readonly slope: number, readonly n: number, readonly converging: boolean } | null, readonly beta: { readonly slope: number, readonly intercept: number, readonly n: number, readonly rSquared: number | null, readonly converging: boolean } | null } | null, readonly years: ReadonlyArray<{ readonly year: number, readonly n: number, readonly mean: number | null, readonly min: number | null, readonly max: number | null, readonly ratio: number | null, readonly range: number | null, readonly coefficientOfVariation: number | null, readonly gini: number | null, readonly topShare: number | null, readonly bottomShare: number | null, readonly palma: number | null, readonly notes: ReadonlyArray<string>, readonly theilT: { readonly total: number, readonly between: number, readonly within: number, readonly cities: ReadonlyArray<{ readonly within: number, readonly contribution: number, readonly n: number, readonly region: { readonly code: string, readonly name: string } }> } | null, readonly theilL: { readonly total: number, readonly between: number, readonly within: number, readonly cities: ReadonlyArray<{ readonly within: number, readonly contribution: number, readonly n: number, readonly region: { readonly code: string, readonly name: string } }> } | null, readonly lorenz: ReadonlyArray<{ readonly people: number, readonly share: number }>, readonly missing: ReadonlyArray<{ readonly code: string, readonly name: string }>, readonly missingPopulation: ReadonlyArray<{ readonly code: string, readonly name: string }> }> } };

export type EqualisationFileQueryVariables = Exact<{
  indicator?: string | null | undefined;
  facilityType?: string | null | undefined;
  unit?: CapacityUnit | null | undefined;
  per?: PopulationGroup | null | undefined;
  region?: string | null | undefined;
  level: RegionLevel;
  area: ObservedArea;
  weight: EqualisationWeight;
  from?: number | null | undefined;
  to?: number | null | undefined;
  sdmx: boolean;
}>;


export type EqualisationFileQuery = { readonly equalisation: { readonly csv?: string, readonly sdmxCsv?: string } };

export type LeftFragment = { readonly notes: ReadonlyArray<string>, readonly missing: ReadonlyArray<{ readonly code: string, readonly name: string }>, readonly missingPopulation: ReadonlyArray<{ readonly code: string, readonly name: string }> };

export type RankedFragment = { readonly value: string, readonly rank: number | null, readonly distance: number, readonly relative: number | null, readonly region: { readonly code: string, readonly name: string } };

export type TheilFragment = { readonly total: number, readonly between: number, readonly within: number, readonly cities: ReadonlyArray<{ readonly within: number, readonly contribution: number, readonly n: number, readonly region: { readonly code: string, readonly name: string } }> };

export type FigureFragment = { readonly year: number, readonly comparator: Comparator, readonly value: string | null, readonly words: string | null, readonly printed: string, readonly status: ObservationStatus, readonly note: string | null, readonly citation: string | null, readonly source: { readonly place: string, readonly document: { readonly title: string } } | null, readonly provider: { readonly code: string, readonly synthetic: boolean } | null, readonly suspicions: ReadonlyArray<{ readonly code: SuspicionCode }> };

export type ComputedFragment = { readonly value: string, readonly method: ComputationMethod, readonly rollUp: RollUp | null, readonly asOf: string, readonly reported: number, readonly expected: number };

export type FrameQueryVariables = Exact<{ [key: string]: never; }>;


export type FrameQuery = { readonly plans: ReadonlyArray<{ readonly code: string, readonly name: string, readonly startYear: number, readonly endYear: number, readonly indicators: ReadonlyArray<{ readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly reading: { readonly rollUp: RollUp } | null, readonly domain: { readonly code: string, readonly name: string } }> }>, readonly regions: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly children: ReadonlyArray<{ readonly code: string, readonly name: string, readonly children: ReadonlyArray<{ readonly code: string, readonly name: string }> }> }> }, readonly facilityTypes: ReadonlyArray<{ readonly code: string, readonly name: string }> };

export type NamedIndicatorFragment = { readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly domain: { readonly code: string, readonly name: string } };

export type PlanProgressQueryVariables = Exact<{
  plan: string;
  region?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type PlanProgressQuery = { readonly planProgress: { readonly day: string, readonly plan: { readonly code: string, readonly name: string, readonly startYear: number, readonly endYear: number }, readonly region: { readonly code: string, readonly name: string }, readonly total: { readonly met: number, readonly onTrack: number, readonly behind: number, readonly noData: number, readonly notMeasurable: number, readonly total: number }, readonly byNature: ReadonlyArray<{ readonly nature: IndicatorNature | null, readonly met: number, readonly onTrack: number, readonly behind: number, readonly noData: number, readonly notMeasurable: number, readonly total: number }>, readonly byDomain: ReadonlyArray<{ readonly met: number, readonly onTrack: number, readonly behind: number, readonly noData: number, readonly notMeasurable: number, readonly total: number, readonly domain: { readonly code: string, readonly name: string } | null }>, readonly indicators: ReadonlyArray<{ readonly verdict: ProgressVerdict, readonly reason: ProgressReason, readonly explanation: string, readonly ofProvince: boolean, readonly goalYear: number, readonly goal: string | null, readonly goalWords: string | null, readonly comparator: Comparator, readonly baseYear: number | null, readonly baseValue: string | null, readonly value: string | null, readonly valueYear: number | null, readonly expected: string | null, readonly gap: string | null, readonly neededPerYear: string | null, readonly targetBelowBase: boolean, readonly indicator: { readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly domain: { readonly code: string, readonly name: string } }, readonly base: ReadonlyArray<{ readonly year: number, readonly comparator: Comparator, readonly value: string | null, readonly words: string | null, readonly printed: string, readonly status: ObservationStatus, readonly note: string | null, readonly citation: string | null, readonly source: { readonly place: string, readonly document: { readonly title: string } } | null, readonly provider: { readonly code: string, readonly synthetic: boolean } | null, readonly suspicions: ReadonlyArray<{ readonly code: SuspicionCode }> }>, readonly observation: { readonly year: number, readonly comparator: Comparator, readonly value: string | null, readonly words: string | null, readonly printed: string, readonly status: ObservationStatus, readonly note: string | null, readonly citation: string | null, readonly source: { readonly place: string, readonly document: { readonly title: string } } | null, readonly provider: { readonly code: string, readonly synthetic: boolean } | null, readonly suspicions: ReadonlyArray<{ readonly code: SuspicionCode }> } | null, readonly path: ReadonlyArray<{ readonly year: number, readonly expected: string }>, readonly points: ReadonlyArray<{ readonly year: number, readonly value: string }> }> } };

export type PlanProgressFileQueryVariables = Exact<{
  plan: string;
  region?: string | null | undefined;
  asOf?: string | null | undefined;
  sdmx: boolean;
}>;


export type PlanProgressFileQuery = { readonly planProgress: { readonly csv?: string, readonly sdmxCsv?: string } };

export type CountFragment = { readonly met: number, readonly onTrack: number, readonly behind: number, readonly noData: number, readonly notMeasurable: number, readonly total: number };

export type ReportingQueryVariables = Exact<{
  plan?: string | null | undefined;
  year: number;
  level: RegionLevel;
  region?: string | null | undefined;
  due?: string | null | undefined;
}>;


export type ReportingQuery = { readonly reportingStatus: { readonly due: string, readonly cells: number, readonly reported: number, readonly late: number, readonly missing: number, readonly indicators: ReadonlyArray<{ readonly reported: number, readonly late: number, readonly daysLate: number | null, readonly indicator: { readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly domain: { readonly code: string, readonly name: string } }, readonly missing: ReadonlyArray<{ readonly code: string, readonly name: string }> }>, readonly regions: ReadonlyArray<{ readonly reported: number, readonly late: number, readonly daysLate: number | null, readonly region: { readonly code: string, readonly name: string }, readonly missing: ReadonlyArray<{ readonly code: string, readonly name: string }> }> } };

export type ReportingFileQueryVariables = Exact<{
  plan?: string | null | undefined;
  year: number;
  level: RegionLevel;
  region?: string | null | undefined;
  due?: string | null | undefined;
}>;


export type ReportingFileQuery = { readonly reportingStatus: { readonly csv: string } };

export type SeriesQueryVariables = Exact<{
  indicator: string;
  region?: string | null | undefined;
  area: ObservedArea;
}>;


export type SeriesQuery = { readonly indicator: { readonly note: string | null, readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly plan: { readonly name: string, readonly startYear: number, readonly endYear: number }, readonly reading: { readonly better: BetterDirection, readonly rollUp: RollUp, readonly note: string } | null, readonly targets: ReadonlyArray<{ readonly year: number, readonly comparator: Comparator, readonly value: string | null, readonly words: string | null, readonly printed: string }>, readonly series: { readonly region: { readonly code: string, readonly name: string }, readonly points: ReadonlyArray<{ readonly year: number, readonly value: string | null, readonly words: string | null, readonly comparator: Comparator | null, readonly status: ObservationStatus | null, readonly expected: string | null, readonly goal: string | null, readonly observation: { readonly year: number, readonly comparator: Comparator, readonly value: string | null, readonly words: string | null, readonly printed: string, readonly status: ObservationStatus, readonly note: string | null, readonly citation: string | null, readonly source: { readonly place: string, readonly document: { readonly title: string } } | null, readonly provider: { readonly code: string, readonly synthetic: boolean } | null, readonly suspicions: ReadonlyArray<{ readonly code: SuspicionCode }> } | null, readonly others: ReadonlyArray<{ readonly year: number, readonly comparator: Comparator, readonly value: string | null, readonly words: string | null, readonly printed: string, readonly status: ObservationStatus, readonly note: string | null, readonly citation: string | null, readonly source: { readonly place: string, readonly document: { readonly title: string } } | null, readonly provider: { readonly code: string, readonly synthetic: boolean } | null, readonly suspicions: ReadonlyArray<{ readonly code: SuspicionCode }> }>, readonly computed: ReadonlyArray<{ readonly value: string, readonly method: ComputationMethod, readonly rollUp: RollUp | null, readonly asOf: string, readonly reported: number, readonly expected: number }> }> }, readonly domain: { readonly code: string, readonly name: string } } | null };

export type SeriesFileQueryVariables = Exact<{
  indicator: string;
  region?: string | null | undefined;
  area: ObservedArea;
  sdmx: boolean;
}>;


export type SeriesFileQuery = { readonly indicator: { readonly series: { readonly csv?: string, readonly sdmxCsv?: string } } | null };

export type ByRegionQueryVariables = Exact<{
  indicator: string;
  region?: string | null | undefined;
  area: ObservedArea;
  level: RegionLevel;
  year: number;
}>;


export type ByRegionQuery = { readonly indicator: { readonly table: { readonly rows: ReadonlyArray<{ readonly value: string | null, readonly words: string | null, readonly comparator: Comparator | null, readonly status: ObservationStatus | null, readonly region: { readonly code: string, readonly name: string }, readonly observation: { readonly year: number, readonly comparator: Comparator, readonly value: string | null, readonly words: string | null, readonly printed: string, readonly status: ObservationStatus, readonly note: string | null, readonly citation: string | null, readonly source: { readonly place: string, readonly document: { readonly title: string } } | null, readonly provider: { readonly code: string, readonly synthetic: boolean } | null, readonly suspicions: ReadonlyArray<{ readonly code: SuspicionCode }> } | null, readonly others: ReadonlyArray<{ readonly year: number, readonly comparator: Comparator, readonly value: string | null, readonly words: string | null, readonly printed: string, readonly status: ObservationStatus, readonly note: string | null, readonly citation: string | null, readonly source: { readonly place: string, readonly document: { readonly title: string } } | null, readonly provider: { readonly code: string, readonly synthetic: boolean } | null, readonly suspicions: ReadonlyArray<{ readonly code: SuspicionCode }> }>, readonly computed: ReadonlyArray<{ readonly value: string, readonly method: ComputationMethod, readonly rollUp: RollUp | null, readonly asOf: string, readonly reported: number, readonly expected: number }> }> } } | null };

export type FiguresOfYearQueryVariables = Exact<{
  indicator: string;
  region?: string | null | undefined;
  area: ObservedArea;
  level: RegionLevel;
  year: number;
}>;


export type FiguresOfYearQuery = { readonly indicator: { readonly table: { readonly rows: ReadonlyArray<{ readonly region: { readonly code: string }, readonly observation: { readonly year: number, readonly comparator: Comparator, readonly value: string | null, readonly words: string | null, readonly printed: string, readonly status: ObservationStatus, readonly note: string | null, readonly citation: string | null, readonly source: { readonly place: string, readonly document: { readonly title: string } } | null, readonly provider: { readonly code: string, readonly synthetic: boolean } | null, readonly suspicions: ReadonlyArray<{ readonly code: SuspicionCode }> } | null }> } } | null };

export type ByRegionFileQueryVariables = Exact<{
  indicator: string;
  region?: string | null | undefined;
  area: ObservedArea;
  level: RegionLevel;
  year: number;
  sdmx: boolean;
}>;


export type ByRegionFileQuery = { readonly indicator: { readonly table: { readonly csv?: string, readonly sdmxCsv?: string } } | null };

export type WatchlistQueryVariables = Exact<{
  plan?: string | null | undefined;
  region?: string | null | undefined;
  minimumGap?: number | null | undefined;
  minimumWorsening?: number | null | undefined;
  minimumGini?: number | null | undefined;
}>;


export type WatchlistQuery = { readonly watchlist: { readonly minimumGap: number, readonly minimumWorsening: number, readonly minimumGini: number, readonly gaps: ReadonlyArray<{ readonly value: string | null, readonly valueYear: number | null, readonly expected: string, readonly gap: string, readonly relative: number, readonly indicator: { readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly domain: { readonly code: string, readonly name: string } }, readonly region: { readonly code: string, readonly name: string } }>, readonly worsening: ReadonlyArray<{ readonly from: number, readonly to: number, readonly perYear: number, readonly indicator: { readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly domain: { readonly code: string, readonly name: string } }, readonly region: { readonly code: string, readonly name: string } }>, readonly inequality: ReadonlyArray<{ readonly year: number, readonly per: PopulationGroup | null, readonly gini: number, readonly n: number, readonly indicator: { readonly code: string, readonly name: string, readonly unit: string | null, readonly nature: IndicatorNature | null, readonly domain: { readonly code: string, readonly name: string } } }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const LeftFragmentDoc = new TypedDocumentString(`
    fragment Left on EqualisationYear {
  missing {
    code
    name
  }
  missingPopulation {
    code
    name
  }
  notes
}
    `, {"fragmentName":"Left"}) as unknown as TypedDocumentString<LeftFragment, unknown>;
export const RankedFragmentDoc = new TypedDocumentString(`
    fragment Ranked on EqualisationRegion {
  region {
    code
    name
  }
  value
  rank
  distance
  relative
}
    `, {"fragmentName":"Ranked"}) as unknown as TypedDocumentString<RankedFragment, unknown>;
export const TheilFragmentDoc = new TypedDocumentString(`
    fragment Theil on TheilDecomposition {
  total
  between
  within
  cities {
    region {
      code
      name
    }
    within
    contribution
    n
  }
}
    `, {"fragmentName":"Theil"}) as unknown as TypedDocumentString<TheilFragment, unknown>;
export const FigureFragmentDoc = new TypedDocumentString(`
    fragment Figure on Observation {
  year
  comparator
  value
  words
  printed
  status
  note
  citation
  source {
    place
    document {
      title
    }
  }
  provider {
    code
    synthetic
  }
  suspicions {
    code
  }
}
    `, {"fragmentName":"Figure"}) as unknown as TypedDocumentString<FigureFragment, unknown>;
export const ComputedFragmentDoc = new TypedDocumentString(`
    fragment Computed on ComputedValue {
  value
  method
  rollUp
  asOf
  reported
  expected
}
    `, {"fragmentName":"Computed"}) as unknown as TypedDocumentString<ComputedFragment, unknown>;
export const NamedIndicatorFragmentDoc = new TypedDocumentString(`
    fragment NamedIndicator on Indicator {
  code
  name
  unit
  nature
  domain {
    code
    name
  }
}
    `, {"fragmentName":"NamedIndicator"}) as unknown as TypedDocumentString<NamedIndicatorFragment, unknown>;
export const CountFragmentDoc = new TypedDocumentString(`
    fragment Count on ProgressCount {
  met
  onTrack
  behind
  noData
  notMeasurable
  total
}
    `, {"fragmentName":"Count"}) as unknown as TypedDocumentString<CountFragment, unknown>;
export const EqualisationYearsDocument = new TypedDocumentString(`
    query EqualisationYears($indicator: String, $facilityType: String, $unit: CapacityUnit, $per: PopulationGroup, $region: String, $level: RegionLevel!, $area: ObservedArea!) {
  equalisation(
    indicator: $indicator
    facilityType: $facilityType
    unit: $unit
    per: $per
    region: $region
    level: $level
    area: $area
  ) {
    years {
      year
      n
    }
  }
}
    `) as unknown as TypedDocumentString<EqualisationYearsQuery, EqualisationYearsQueryVariables>;
export const RankingDocument = new TypedDocumentString(`
    query Ranking($indicator: String, $facilityType: String, $unit: CapacityUnit, $per: PopulationGroup, $region: String, $level: RegionLevel!, $area: ObservedArea!, $year: Int!) {
  equalisation(
    indicator: $indicator
    facilityType: $facilityType
    unit: $unit
    per: $per
    region: $region
    level: $level
    area: $area
    from: $year
    to: $year
  ) {
    indicator {
      ...NamedIndicator
    }
    facilityType {
      code
      name
    }
    years {
      year
      n
      mean
      min
      max
      ...Left
      regions {
        ...Ranked
      }
    }
  }
}
    fragment Left on EqualisationYear {
  missing {
    code
    name
  }
  missingPopulation {
    code
    name
  }
  notes
}
fragment Ranked on EqualisationRegion {
  region {
    code
    name
  }
  value
  rank
  distance
  relative
}
fragment NamedIndicator on Indicator {
  code
  name
  unit
  nature
  domain {
    code
    name
  }
}`) as unknown as TypedDocumentString<RankingQuery, RankingQueryVariables>;
export const EqualisationDocument = new TypedDocumentString(`
    query Equalisation($indicator: String, $facilityType: String, $unit: CapacityUnit, $per: PopulationGroup, $region: String, $level: RegionLevel!, $area: ObservedArea!, $weight: EqualisationWeight!) {
  equalisation(
    indicator: $indicator
    facilityType: $facilityType
    unit: $unit
    per: $per
    region: $region
    level: $level
    area: $area
    weight: $weight
  ) {
    indicator {
      ...NamedIndicator
    }
    facilityType {
      code
      name
    }
    region {
      code
      name
    }
    methods {
      measure
      formula
      source
    }
    convergence {
      from
      to
      sigma {
        slope
        n
        converging
      }
      beta {
        slope
        intercept
        n
        rSquared
        converging
      }
    }
    years {
      year
      n
      mean
      min
      max
      ratio
      range
      coefficientOfVariation
      gini
      topShare
      bottomShare
      palma
      theilT {
        ...Theil
      }
      theilL {
        ...Theil
      }
      lorenz {
        people
        share
      }
      ...Left
    }
  }
}
    fragment Left on EqualisationYear {
  missing {
    code
    name
  }
  missingPopulation {
    code
    name
  }
  notes
}
fragment Theil on TheilDecomposition {
  total
  between
  within
  cities {
    region {
      code
      name
    }
    within
    contribution
    n
  }
}
fragment NamedIndicator on Indicator {
  code
  name
  unit
  nature
  domain {
    code
    name
  }
}`) as unknown as TypedDocumentString<EqualisationQuery, EqualisationQueryVariables>;
export const EqualisationFileDocument = new TypedDocumentString(`
    query EqualisationFile($indicator: String, $facilityType: String, $unit: CapacityUnit, $per: PopulationGroup, $region: String, $level: RegionLevel!, $area: ObservedArea!, $weight: EqualisationWeight!, $from: Int, $to: Int, $sdmx: Boolean!) {
  equalisation(
    indicator: $indicator
    facilityType: $facilityType
    unit: $unit
    per: $per
    region: $region
    level: $level
    area: $area
    weight: $weight
    from: $from
    to: $to
  ) {
    csv @skip(if: $sdmx)
    sdmxCsv @include(if: $sdmx)
  }
}
    `) as unknown as TypedDocumentString<EqualisationFileQuery, EqualisationFileQueryVariables>;
export const FrameDocument = new TypedDocumentString(`
    query Frame {
  plans {
    code
    name
    startYear
    endYear
    indicators {
      ...NamedIndicator
      reading {
        rollUp
      }
    }
  }
  regions(filter: {level: [PROVINCE]}, first: 1) {
    nodes {
      code
      name
      children {
        code
        name
        children {
          code
          name
        }
      }
    }
  }
  facilityTypes {
    code
    name
  }
}
    fragment NamedIndicator on Indicator {
  code
  name
  unit
  nature
  domain {
    code
    name
  }
}`) as unknown as TypedDocumentString<FrameQuery, FrameQueryVariables>;
export const PlanProgressDocument = new TypedDocumentString(`
    query PlanProgress($plan: String!, $region: String, $asOf: Date) {
  planProgress(plan: $plan, region: $region, asOf: $asOf) {
    day
    plan {
      code
      name
      startYear
      endYear
    }
    region {
      code
      name
    }
    total {
      ...Count
    }
    byNature {
      nature
      ...Count
    }
    byDomain {
      domain {
        code
        name
      }
      ...Count
    }
    indicators {
      indicator {
        ...NamedIndicator
      }
      verdict
      reason
      explanation
      ofProvince
      goalYear
      goal
      goalWords
      comparator
      baseYear
      baseValue
      base {
        ...Figure
      }
      value
      valueYear
      observation {
        ...Figure
      }
      expected
      gap
      neededPerYear
      targetBelowBase
      path {
        year
        expected
      }
      points {
        year
        value
      }
    }
  }
}
    fragment Figure on Observation {
  year
  comparator
  value
  words
  printed
  status
  note
  citation
  source {
    place
    document {
      title
    }
  }
  provider {
    code
    synthetic
  }
  suspicions {
    code
  }
}
fragment NamedIndicator on Indicator {
  code
  name
  unit
  nature
  domain {
    code
    name
  }
}
fragment Count on ProgressCount {
  met
  onTrack
  behind
  noData
  notMeasurable
  total
}`) as unknown as TypedDocumentString<PlanProgressQuery, PlanProgressQueryVariables>;
export const PlanProgressFileDocument = new TypedDocumentString(`
    query PlanProgressFile($plan: String!, $region: String, $asOf: Date, $sdmx: Boolean!) {
  planProgress(plan: $plan, region: $region, asOf: $asOf) {
    csv @skip(if: $sdmx)
    sdmxCsv @include(if: $sdmx)
  }
}
    `) as unknown as TypedDocumentString<PlanProgressFileQuery, PlanProgressFileQueryVariables>;
export const ReportingDocument = new TypedDocumentString(`
    query Reporting($plan: String, $year: Int!, $level: RegionLevel!, $region: String, $due: Date) {
  reportingStatus(
    plan: $plan
    year: $year
    level: $level
    region: $region
    due: $due
  ) {
    due
    cells
    reported
    late
    missing
    indicators {
      indicator {
        ...NamedIndicator
      }
      reported
      late
      daysLate
      missing {
        code
        name
      }
    }
    regions {
      region {
        code
        name
      }
      reported
      late
      daysLate
      missing {
        code
        name
      }
    }
  }
}
    fragment NamedIndicator on Indicator {
  code
  name
  unit
  nature
  domain {
    code
    name
  }
}`) as unknown as TypedDocumentString<ReportingQuery, ReportingQueryVariables>;
export const ReportingFileDocument = new TypedDocumentString(`
    query ReportingFile($plan: String, $year: Int!, $level: RegionLevel!, $region: String, $due: Date) {
  reportingStatus(
    plan: $plan
    year: $year
    level: $level
    region: $region
    due: $due
  ) {
    csv
  }
}
    `) as unknown as TypedDocumentString<ReportingFileQuery, ReportingFileQueryVariables>;
export const SeriesDocument = new TypedDocumentString(`
    query Series($indicator: String!, $region: String, $area: ObservedArea!) {
  indicator(code: $indicator) {
    ...NamedIndicator
    note
    plan {
      name
      startYear
      endYear
    }
    reading {
      better
      rollUp
      note
    }
    targets {
      year
      comparator
      value
      words
      printed
    }
    series(region: $region, area: $area) {
      region {
        code
        name
      }
      points {
        year
        value
        words
        comparator
        status
        expected
        goal
        observation {
          ...Figure
        }
        others {
          ...Figure
        }
        computed {
          ...Computed
        }
      }
    }
  }
}
    fragment Figure on Observation {
  year
  comparator
  value
  words
  printed
  status
  note
  citation
  source {
    place
    document {
      title
    }
  }
  provider {
    code
    synthetic
  }
  suspicions {
    code
  }
}
fragment Computed on ComputedValue {
  value
  method
  rollUp
  asOf
  reported
  expected
}
fragment NamedIndicator on Indicator {
  code
  name
  unit
  nature
  domain {
    code
    name
  }
}`) as unknown as TypedDocumentString<SeriesQuery, SeriesQueryVariables>;
export const SeriesFileDocument = new TypedDocumentString(`
    query SeriesFile($indicator: String!, $region: String, $area: ObservedArea!, $sdmx: Boolean!) {
  indicator(code: $indicator) {
    series(region: $region, area: $area) {
      csv @skip(if: $sdmx)
      sdmxCsv @include(if: $sdmx)
    }
  }
}
    `) as unknown as TypedDocumentString<SeriesFileQuery, SeriesFileQueryVariables>;
export const ByRegionDocument = new TypedDocumentString(`
    query ByRegion($indicator: String!, $region: String, $area: ObservedArea!, $level: RegionLevel!, $year: Int!) {
  indicator(code: $indicator) {
    table(level: $level, region: $region, year: $year, area: $area) {
      rows {
        region {
          code
          name
        }
        value
        words
        comparator
        status
        observation {
          ...Figure
        }
        others {
          ...Figure
        }
        computed {
          ...Computed
        }
      }
    }
  }
}
    fragment Figure on Observation {
  year
  comparator
  value
  words
  printed
  status
  note
  citation
  source {
    place
    document {
      title
    }
  }
  provider {
    code
    synthetic
  }
  suspicions {
    code
  }
}
fragment Computed on ComputedValue {
  value
  method
  rollUp
  asOf
  reported
  expected
}`) as unknown as TypedDocumentString<ByRegionQuery, ByRegionQueryVariables>;
export const FiguresOfYearDocument = new TypedDocumentString(`
    query FiguresOfYear($indicator: String!, $region: String, $area: ObservedArea!, $level: RegionLevel!, $year: Int!) {
  indicator(code: $indicator) {
    table(level: $level, region: $region, year: $year, area: $area) {
      rows {
        region {
          code
        }
        observation {
          ...Figure
        }
      }
    }
  }
}
    fragment Figure on Observation {
  year
  comparator
  value
  words
  printed
  status
  note
  citation
  source {
    place
    document {
      title
    }
  }
  provider {
    code
    synthetic
  }
  suspicions {
    code
  }
}`) as unknown as TypedDocumentString<FiguresOfYearQuery, FiguresOfYearQueryVariables>;
export const ByRegionFileDocument = new TypedDocumentString(`
    query ByRegionFile($indicator: String!, $region: String, $area: ObservedArea!, $level: RegionLevel!, $year: Int!, $sdmx: Boolean!) {
  indicator(code: $indicator) {
    table(level: $level, region: $region, year: $year, area: $area) {
      csv @skip(if: $sdmx)
      sdmxCsv @include(if: $sdmx)
    }
  }
}
    `) as unknown as TypedDocumentString<ByRegionFileQuery, ByRegionFileQueryVariables>;
export const WatchlistDocument = new TypedDocumentString(`
    query Watchlist($plan: String, $region: String, $minimumGap: Float, $minimumWorsening: Float, $minimumGini: Float) {
  watchlist(
    plan: $plan
    region: $region
    minimumGap: $minimumGap
    minimumWorsening: $minimumWorsening
    minimumGini: $minimumGini
  ) {
    minimumGap
    minimumWorsening
    minimumGini
    gaps {
      indicator {
        ...NamedIndicator
      }
      region {
        code
        name
      }
      value
      valueYear
      expected
      gap
      relative
    }
    worsening {
      indicator {
        ...NamedIndicator
      }
      region {
        code
        name
      }
      from
      to
      perYear
    }
    inequality {
      indicator {
        ...NamedIndicator
      }
      year
      per
      gini
      n
    }
  }
}
    fragment NamedIndicator on Indicator {
  code
  name
  unit
  nature
  domain {
    code
    name
  }
}`) as unknown as TypedDocumentString<WatchlistQuery, WatchlistQueryVariables>;