import { ReportState } from './vocabulary.js';

/** A figure that came in for one indicator and division. */
export interface CameIn {
  readonly indicator: number;
  readonly region: number;
  /** Days from the due day to the day on which it was first recorded; 0 or less if it was in time. */
  readonly daysAfter: number;
}

/** Who owes figures of a year, and what has come in. */
export interface Due {
  readonly indicators: readonly number[];
  readonly regions: readonly number[];
  /** At most one for an indicator and division. */
  readonly came: readonly CameIn[];
  /** Days from the due day to the day asked about; 0 or less if it is not over yet. */
  readonly daysOver: number;
}

/** How much of something has come in. What was reported and what is missing add up to all cells of it. */
export interface ReportCount {
  /** Figures that came in, in time or late. */
  readonly reported: number;
  /** Of these, the ones that came in after the due day. */
  readonly late: number;
  /** What the figures are still missing for: ids of divisions, or of indicators, in the order given. */
  readonly missing: readonly number[];
  /** The most days that any of them came, or is by now, late; null if none is. */
  readonly daysLate: number | null;
}

export interface Reported {
  readonly cells: number;
  readonly reported: number;
  readonly late: number;
  readonly missing: number;
  readonly byIndicator: readonly (ReportCount & { readonly id: number })[];
  readonly byRegion: readonly (ReportCount & { readonly id: number })[];
}

/** Whether a figure has come in, and when it did. */
export function reportState(days: number | undefined): ReportState {
  if (days === undefined) return ReportState.MISSING;
  return days > 0 ? ReportState.LATE : ReportState.REPORTED;
}

/** Who has reported, and who has not: every indicator by every division is one figure that is owed. */
export function reportedOf({ indicators, regions, came, daysOver }: Due): Reported {
  const rows = new Map(indicators.map((id) => [id, new Tally()]));
  const columns = new Map(regions.map((id) => [id, new Tally()]));
  const days = new Map(came.map((each) => [`${each.indicator} ${each.region}`, each.daysAfter]));
  const whole = new Tally();
  for (const [indicator, row] of rows) {
    for (const [region, column] of columns) {
      const cameAfter = days.get(`${indicator} ${region}`);
      const state = reportState(cameAfter);
      const late = cameAfter ?? daysOver;
      row.add(state, late, region);
      column.add(state, late, indicator);
      whole.add(state, late, region);
    }
  }
  const counts = (tallies: ReadonlyMap<number, Tally>) =>
    Array.from(tallies, ([id, tally]) => ({ id, ...tally.count }));
  const { reported, late, missing } = whole.count;
  return {
    cells: rows.size * columns.size,
    reported,
    late,
    missing: missing.length,
    byIndicator: counts(rows),
    byRegion: counts(columns),
  };
}

class Tally {
  private reported = 0;
  private late = 0;
  private readonly missing: number[] = [];
  private daysLate = 0;

  add(state: ReportState, daysLate: number, missing: number): void {
    if (state === ReportState.MISSING) this.missing.push(missing);
    else this.reported += 1;
    if (state === ReportState.LATE) this.late += 1;
    this.daysLate = Math.max(this.daysLate, daysLate);
  }

  get count(): ReportCount {
    const { reported, late, missing, daysLate } = this;
    return { reported, late, missing, daysLate: daysLate > 0 ? daysLate : null };
  }
}
