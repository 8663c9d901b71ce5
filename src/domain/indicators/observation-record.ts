import { ObservationStatus } from '../enums.js';
import { RecordCells } from '../facilities/record-cells.js';
import type { ImportRecord } from '../facilities/record-fields.js';
import type { Rejection } from '../facilities/rejection.js';
import { folded } from './observed-value.js';
import { recordValue, type RecordValue, type ValueRules } from './record-value.js';
import type { FoundRegion, RegionsInTime } from './region-in-time.js';
import { ObservedArea } from './vocabulary.js';

/** An indicator as records may name it. */
export interface IndicatorChoice extends ValueRules {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** The first and the last calendar year of its plan. */
  readonly startYear: number;
  readonly endYear: number;
  /** Code of the department that answers for its data; null if none does. */
  readonly department: string | null;
}

/** An observation as a record gives it. */
export interface ObservationValues extends RecordValue {
  readonly indicatorId: number;
  readonly regionId: number;
  readonly year: number;
  readonly area: ObservedArea;
  readonly printed: string;
  readonly status: ObservationStatus;
  readonly citation: string;
  readonly note: string | null;
  readonly reason: string | null;
  /** The row id of the observation that it is said to correct; null if none is named. */
  readonly replaces: number | null;
  /** The retired code that it was given with; null if its division's own. */
  readonly retiredRegion: string | null;
}

/** What holds for the rows of an input that do not say otherwise. */
export interface ObservationDefaults {
  /** Code of an indicator. */
  readonly indicator?: string | undefined;
  readonly status?: ObservationStatus | undefined;
  readonly citation?: string | undefined;
  readonly reason?: string | undefined;
}

/** What the reader of observations needs to know; made once for an input. */
export interface ObservationContext {
  readonly indicators: readonly IndicatorChoice[];
  readonly regions: RegionsInTime;
  /** The calendar year it is. */
  readonly thisYear: number;
  readonly defaults: ObservationDefaults;
  /** Whether whoever records may write for a division, by the codes from the province down. */
  readonly mayTouchRegion: (path: readonly string[]) => boolean;
  /** Whether they may write for what a department answers for; null for what none does. */
  readonly mayTouchDepartment: (department: string | null) => boolean;
}

/** A record that can be taken, or all that is wrong with it. */
export type ObservationReading =
  { readonly record: ObservationValues } | { readonly rejections: readonly Rejection[] };

/** Years before its plan's first for which an indicator's values are taken, so that a trend can be shown. */
const YEARS_BEFORE_PLAN = 10;

const key = (text: string) => folded(text).replace(/\s/g, '').toUpperCase();

function byName<V extends string>(names: Readonly<Record<V, readonly string[]>>): ReadonlyMap<string, V> {
  return new Map(
    (Object.entries(names) as [V, readonly string[]][]).flatMap(([value, words]) =>
      [value, ...words].map((word) => [key(word), value] as const),
    ),
  );
}

const AREAS = byName<ObservedArea>({
  [ObservedArea.TOTAL]: ['全域', '全部', '全体', '合计', '总计', '全市', '全县', '全区', '全省', '城乡合计'],
  [ObservedArea.URBAN]: ['城镇', '城市', '城区'],
  [ObservedArea.RURAL]: ['农村', '乡村'],
  [ObservedArea.NATION]: ['全国'],
});

const STATUSES = byName<ObservationStatus>({
  [ObservationStatus.PROVISIONAL]: ['初步', '初步数', '快报', '快报数', '暂定', '预计', '预计数'],
  [ObservationStatus.FINAL]: ['最终', '最终数', '终值', '正式', '正式数', '核定', '核定数', '年报', '年报数'],
});

/** Reads records as observations. */
export class ObservationReader {
  /** Those of one name stand together. */
  private readonly indicators = new Map<string, IndicatorChoice[]>();

  constructor(private readonly context: ObservationContext) {
    for (const indicator of context.indicators)
      for (const name of [indicator.code, indicator.name]) {
        const same = this.indicators.get(key(name));
        if (same) same.push(indicator);
        else this.indicators.set(key(name), [indicator]);
      }
  }

  /** A record as an observation, or all that is wrong with it; never throws. */
  read(record: ImportRecord): ObservationReading {
    const cells = new RecordCells(record);
    const { defaults } = this.context;
    const indicator = this.indicator(cells);
    const year = this.year(cells, indicator);
    const area = named(cells, 'area', AREAS, 'AREA_UNKNOWN', 'TOTAL, URBAN 城镇, RURAL 农村 or NATION 全国');
    const region = this.region(cells, year, area);
    const value = recordValue(cells, indicator);
    const status =
      named(cells, 'status', STATUSES, 'STATUS_UNKNOWN', 'PROVISIONAL 初步 or FINAL 最终') ??
      defaults.status ??
      ObservationStatus.PROVISIONAL;
    const citation = cells.text('citation', 500) ?? defaults.citation ?? this.citationMissing(cells);
    const note = cells.text('note', 2_000) ?? null;
    const reason = cells.text('reason', 1_000) ?? defaults.reason ?? null;
    const printed = cells.text('printed', 200) ?? cells.text('value', 200);
    if (cells.rejections.length > 0 || !indicator || !region || !value || year === undefined)
      return { rejections: cells.rejections };
    const replaces = cells.raw('replaces');
    return {
      record: {
        indicatorId: indicator.id,
        regionId: region.region.id,
        year,
        area: area ?? ObservedArea.TOTAL,
        ...value,
        printed: printed ?? '',
        status,
        citation: citation ?? '',
        note,
        reason,
        replaces: typeof replaces === 'number' ? replaces : null,
        retiredRegion: region.retired?.code ?? null,
      },
    };
  }

  private indicator(cells: RecordCells): IndicatorChoice | undefined {
    const before = cells.rejections.length;
    const text = cells.text('indicator', 400) ?? this.context.defaults.indicator;
    if (cells.rejections.length > before) return undefined;
    if (text === undefined)
      return cells.reject('indicator', 'MISSING', 'Say which indicator it is: give its code.');
    const same = this.indicators.get(key(text)) ?? [];
    const [indicator] = same;
    if (!indicator)
      return cells.reject(
        'indicator',
        'INDICATOR_UNKNOWN',
        'No indicator has this code or name: give a code of `indicators`, e.g. FJ-2021-IND-08.',
      );
    if (same.length > 1)
      return cells.reject(
        'indicator',
        'INDICATOR_AMBIGUOUS',
        `Several indicators have this name: give the code, one of ${same.map(({ code }) => code).join(', ')}.`,
      );
    if (!this.context.mayTouchDepartment(indicator.department))
      return cells.reject(
        'indicator',
        'INDICATOR_NOT_YOURS',
        `${indicator.code} is not among the indicators that you may record: ${indicator.department ?? 'no department'} answers for its data.`,
      );
    return indicator;
  }

  private year(cells: RecordCells, indicator: IndicatorChoice | undefined): number | undefined {
    const before = cells.rejections.length;
    const text = cells.text('year', 20);
    if (cells.rejections.length > before) return undefined;
    if (text === undefined || text === null)
      return cells.reject('year', 'MISSING', 'Give the calendar year.');
    const [, digits] = /^(\d{4})(?: ?年(?:度|末)?)?$/.exec(folded(text)) ?? [];
    if (digits === undefined)
      return cells.reject(
        'year',
        'YEAR_UNREADABLE',
        'This is no calendar year: give four digits, e.g. 2023.',
      );
    const year = Number(digits);
    if (!indicator) return year;
    const first = indicator.startYear - YEARS_BEFORE_PLAN;
    const last = Math.min(indicator.endYear, this.context.thisYear);
    if (year >= first && year <= last) return year;
    const why =
      year > this.context.thisYear && year <= indicator.endYear
        ? `${year} is yet to come`
        : `The plan of ${indicator.code} covers ${indicator.startYear} to ${indicator.endYear}`;
    return cells.reject(
      'year',
      'YEAR_OUTSIDE_PLAN',
      `${why}: values are taken for ${first} to ${last}. Look whether another plan has the indicator.`,
    );
  }

  private region(
    cells: RecordCells,
    year: number | undefined,
    area: ObservedArea | undefined,
  ): FoundRegion | undefined {
    const before = cells.rejections.length;
    const code = cells.text('region', 100);
    const name = cells.text('regionName', 100);
    if (cells.rejections.length > before) return undefined;
    const [field, text] = code ? ['region', code] : ['regionName', name];
    if (!text)
      return cells.reject(
        'region',
        'MISSING',
        'Say which division it is: give its code (GB/T 2260), or its name if no other has it.',
      );
    const answer = this.context.regions.find(text, year ?? this.context.thisYear);
    // Without its year nobody can tell whether a code was in use.
    if (!('region' in answer)) {
      if (year !== undefined || answer.code !== 'REGION_NOT_YET')
        cells.reject(field, answer.code, answer.message);
      return undefined;
    }
    const { region, retired } = answer;
    const other = code && name ? this.context.regions.onlyNamed(name) : undefined;
    if (other && other.id !== region.id && other.id !== retired?.id)
      return cells.reject(
        'regionName',
        'REGION_NAME',
        `${code} is ${(retired ?? region).name}, and ${name} is ${other.code}: look whether the row has slipped.`,
      );
    if (area === ObservedArea.NATION && region.path.length > 1)
      return cells.reject(
        field,
        'REGION_LEVEL',
        'A figure of the whole country stands with the province’s code: give that.',
      );
    if (!this.context.mayTouchRegion(region.path))
      return cells.reject(
        field,
        'REGION_NOT_YOURS',
        'This division is not among those that you may write for.',
      );
    return answer;
  }

  private citationMissing(cells: RecordCells): undefined {
    return cells.reject(
      'citation',
      'CITATION_MISSING',
      'Say where the figure is from, e.g. the yearbook and its table: in the row, or once for all of them.',
    );
  }
}

/** The value of a closed vocabulary that a cell names; undefined if it names none, which is told if it is not empty. */
function named<V extends string>(
  cells: RecordCells,
  field: string,
  names: ReadonlyMap<string, V>,
  code: 'AREA_UNKNOWN' | 'STATUS_UNKNOWN',
  known: string,
): V | undefined {
  const text = cells.text(field, 40);
  if (!text) return undefined;
  return names.get(key(text)) ?? cells.reject(field, code, `"${text}" is none of them: give ${known}.`);
}
