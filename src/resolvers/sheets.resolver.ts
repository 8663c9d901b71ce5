import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Page } from '../data/paginate.js';
import { equalisationSheet } from '../data/reports/equalisation-sheet.js';
import { seriesSheet, tableSheet } from '../data/reports/indicator-figures-sheet.js';
import type { SeriesAnswer } from '../data/reports/indicator-series.js';
import type { TableAnswer } from '../data/reports/indicator-table.js';
import { pageSheet, sheetKeys } from '../data/reports/observation-sheet.js';
import type { PlanProgressAnswer } from '../data/reports/plan-progress.js';
import { progressSheet } from '../data/reports/progress-sheet.js';
import { reportingSheet } from '../data/reports/reporting-sheet.js';
import type { ReportingAnswer } from '../data/reports/reporting-status.js';
import { equalisationToCsv, equalisationToSdmx } from '../domain/indicators/equalisation-csv.js';
import { observationsToCsv, observedToSdmx } from '../domain/indicators/observations-csv.js';
import { progressToCsv, progressToSdmx } from '../domain/indicators/progress-csv.js';
import { reportingToCsv } from '../domain/indicators/reporting-csv.js';
import { seriesToCsv, seriesToSdmx } from '../domain/indicators/series-csv.js';
import { tableToCsv, tableToSdmx } from '../domain/indicators/table-csv.js';
import { ObservationConnection } from '../schema/connections.js';
import { EqualisationReport } from '../schema/equalisation.payloads.js';
import type { EqualisationTold } from '../schema/equalisation.told.js';
import { IndicatorSeries, IndicatorTable } from '../schema/indicator-figures.payloads.js';
import { PlanProgress } from '../schema/plan-progress.payloads.js';
import { ReportingStatus } from '../schema/reporting-status.payloads.js';
import type { Context } from './context.js';

const CSV = 'CSV in UTF-8 with a byte order mark and CRLF, to be saved as a file that spreadsheets open';
const SDMX = 'an SDMX-CSV 2.0 data message; its structures are told in docs/indicators.md';

/** About how many rows sheets have, which they cost: of divisions, of the years of a series, of a plan's indicators. */
const COUNTIES = 84;
const YEARS = 20;
const PROMISES = 22;

@Resolver(() => ObservationConnection)
export class ObservationSheetResolver {
  @FieldResolver(() => String, {
    description: `The page as a sheet, a row for each figure (监测值表): ${CSV}.`,
  })
  async csv(@Root() page: Page, @Ctx() { reader }: Context): Promise<string> {
    return observationsToCsv(await pageSheet(reader, page));
  }

  @FieldResolver(() => String, {
    description: `The page as ${SDMX} (SDMX 数据). Of several figures for one indicator, division, year and area, the one that counts is the value, and the others are told in its comment.`,
  })
  async sdmxCsv(@Root() page: Page, @Ctx() { reader }: Context): Promise<string> {
    return observedToSdmx(sheetKeys(await pageSheet(reader, page)));
  }
}

@Resolver(() => IndicatorSeries)
export class IndicatorSeriesSheetResolver {
  @Extensions({ objects: YEARS })
  @FieldResolver(() => String, {
    description: `The same as a sheet, a row for each year, with what was worked out in columns of its own (时间序列表): ${CSV}.`,
  })
  async csv(@Root() answer: SeriesAnswer, @Ctx() { reader }: Context): Promise<string> {
    return seriesToCsv(await seriesSheet(reader, answer));
  }

  @Extensions({ objects: YEARS })
  @FieldResolver(() => String, {
    description: `What was recorded of it, without what was worked out, as ${SDMX} (SDMX 数据). A year without a figure is marked as missing.`,
  })
  async sdmxCsv(@Root() answer: SeriesAnswer, @Ctx() { reader }: Context): Promise<string> {
    return seriesToSdmx(await seriesSheet(reader, answer));
  }
}

@Resolver(() => IndicatorTable)
export class IndicatorTableSheetResolver {
  @Extensions({ objects: COUNTIES })
  @FieldResolver(() => String, {
    description: `The same as a sheet, a row for each division, with what was worked out in columns of its own (分地区表): ${CSV}.`,
  })
  async csv(@Root() answer: TableAnswer, @Ctx() { reader }: Context): Promise<string> {
    return tableToCsv(await tableSheet(reader, answer));
  }

  @Extensions({ objects: COUNTIES })
  @FieldResolver(() => String, {
    description: `What was recorded of it, without what was worked out, as ${SDMX} (SDMX 数据). A division without a figure is marked as missing.`,
  })
  async sdmxCsv(@Root() answer: TableAnswer, @Ctx() { reader }: Context): Promise<string> {
    return tableToSdmx(await tableSheet(reader, answer));
  }
}

@Resolver(() => PlanProgress)
export class PlanProgressSheetResolver {
  @Extensions({ objects: PROMISES })
  @FieldResolver(() => String, {
    description: `The same as a sheet, a row for each indicator (进度监测表): ${CSV}.`,
  })
  async csv(@Root() answer: PlanProgressAnswer, @Ctx() { reader }: Context): Promise<string> {
    return progressToCsv(await progressSheet(reader, answer));
  }

  @Extensions({ objects: PROMISES })
  @FieldResolver(() => String, { description: `The same as ${SDMX} (SDMX 数据).` })
  async sdmxCsv(@Root() answer: PlanProgressAnswer, @Ctx() { reader }: Context): Promise<string> {
    return progressToSdmx(await progressSheet(reader, answer));
  }
}

@Resolver(() => EqualisationReport)
export class EqualisationSheetResolver {
  @Extensions({ objects: YEARS * COUNTIES })
  @FieldResolver(() => String, {
    description: `The same as a sheet that can be filtered by 类别: measures, divisions and what is missing, by year (均等化程度表): ${CSV}.`,
  })
  csv(@Root() { answer }: EqualisationTold): string {
    return equalisationToCsv(equalisationSheet(answer));
  }

  @Extensions({ objects: YEARS * COUNTIES })
  @FieldResolver(() => String, { description: `The same as ${SDMX} (SDMX 数据).` })
  sdmxCsv(@Root() { answer }: EqualisationTold): string {
    return equalisationToSdmx(equalisationSheet(answer));
  }
}

@Resolver(() => ReportingStatus)
export class ReportingStatusSheetResolver {
  // Each row names every indicator that is missing.
  @Extensions({ objects: COUNTIES * PROMISES })
  @FieldResolver(() => String, {
    description: `The same as a sheet, a row for each division with what is missing, then their sums (催报表): ${CSV}.`,
  })
  csv(@Root() answer: ReportingAnswer): string {
    return reportingToCsv(answer.year, answer.due, reportingSheet(answer));
  }
}
