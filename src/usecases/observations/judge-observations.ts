import {
  comparedFigures,
  writeSuspicions,
  writtenIndicators,
  type ComparedFigure,
  type Judged,
} from '../../data/observations/comparisons.js';
import type { RecordedIndicator } from '../../data/observations/choices.js';
import type { Run } from '../../data/imports/run.js';
import { isNumber } from '../../domain/indicators/figure.js';
import { isInBeing, type RegionInTime } from '../../domain/indicators/region-in-time.js';
import { History, partsSuspicion, Peers, suspicionsOf } from '../../domain/indicators/suspicion.js';
import { ObservedArea, RollUp, SuspicionCode } from '../../domain/indicators/vocabulary.js';

/** What the judge needs to know besides the figures. */
export interface Judging {
  readonly indicators: readonly RecordedIndicator[];
  readonly regions: readonly RegionInTime[];
}

/**
 * Says what looks wrong with the figures that a batch has written: beside the region’s other years, its peers and its
 * parts. Whether a total is the sum of its parts is said anew of the totals above, too. Reads one indicator at a time.
 */
export async function judgeObservations(
  run: Run,
  batch: number,
  { indicators, regions }: Judging,
): Promise<void> {
  const divisions = new Divisions(regions);
  for (const written of await writtenIndicators(run, batch)) {
    const indicator = indicators.find(({ id }) => id === written.indicator);
    if (!indicator) continue;
    const figures = new Figures(await comparedFigures(run, batch, written), indicator, divisions);
    await writeSuspicions(run, figures.judged());
  }
}

/** Divisions by row id, and which lie directly below which at the end of a year. */
class Divisions {
  private readonly byId: ReadonlyMap<number, RegionInTime>;
  private readonly below = new Map<string, RegionInTime[]>();
  private readonly ids: ReadonlyMap<string, number>;

  constructor(regions: readonly RegionInTime[]) {
    this.byId = new Map(regions.map((region) => [region.id, region]));
    this.ids = new Map(regions.map(({ code, id }) => [code, id]));
    for (const region of regions) {
      const above = region.path.at(-2) ?? '';
      const children = this.below.get(above);
      if (children) children.push(region);
      else this.below.set(above, [region]);
    }
  }

  /** How far below the province it lies. */
  depth(id: number): number {
    return this.byId.get(id)?.path.length ?? 0;
  }

  parent(id: number): number | undefined {
    return this.ids.get(this.byId.get(id)?.path.at(-2) ?? '');
  }

  children(id: number, year: number): number[] {
    const code = this.byId.get(id)?.code ?? '';
    return (this.below.get(code) ?? []).filter((child) => isInBeing(child, year)).map((child) => child.id);
  }
}

const cell = ({ region, year, area }: Pick<ComparedFigure, 'region' | 'year' | 'area'>) =>
  `${region} ${year} ${area}`;

/** The figures of one indicator, and what they say of one another. */
class Figures {
  /** The figure that counts, of each division, year and area. */
  private readonly counting = new Map<string, ComparedFigure>();
  private readonly histories = new Map<string, History>();
  private readonly peers = new Map<string, Peers>();
  private readonly sums: boolean;
  /** The first year of a cumulative value’s plan; null for others. */
  private readonly since: number | null;

  constructor(
    private readonly figures: readonly ComparedFigure[],
    { rollUp, cumulativeSince }: RecordedIndicator,
    private readonly divisions: Divisions,
  ) {
    this.sums = rollUp === RollUp.SUM;
    this.since = cumulativeSince;
    const years = new Map<string, { year: number; value: number }[]>();
    const levels = new Map<string, number[]>();
    for (const figure of figures) {
      if (this.counting.has(cell(figure)) || !isNumber(figure)) continue;
      this.counting.set(cell(figure), figure);
      const [year, value] = [figure.year, Number(figure.value)];
      add(years, this.ofHistory(figure), { year, value });
      if (figure.area !== ObservedArea.NATION) add(levels, this.ofPeers(figure), value);
    }
    for (const [key, values] of years) this.histories.set(key, new History(values));
    for (const [key, values] of levels) this.peers.set(key, new Peers(values, this.sums));
  }

  /** What looks wrong with each written figure, and of the totals above them what is otherwise than it was. */
  judged(): Judged[] {
    const judged: Judged[] = [];
    const above = new Map<string, ComparedFigure>();
    for (const figure of this.figures) {
      if (!figure.written) continue;
      if (isNumber(figure)) {
        const suspicions = suspicionsOf(figure, {
          history: this.histories.get(this.ofHistory(figure)),
          peers: figure.area === ObservedArea.NATION ? undefined : this.peers.get(this.ofPeers(figure)),
          parts: this.partsOf(figure),
        });
        if (suspicions.length > 0) judged.push({ id: figure.id, suspicions });
      }
      const parent = this.divisions.parent(figure.region);
      const total = parent === undefined ? undefined : this.counting.get(cell({ ...figure, region: parent }));
      if (this.sums && total?.reported && !total.written) above.set(cell(total), total);
    }
    for (const total of above.values()) {
      const others = total.suspicions.filter(({ code }) => code !== SuspicionCode.PARTS_DO_NOT_SUM);
      const sums = partsSuspicion(total.value, this.partsOf(total) ?? []);
      if (sums || others.length < total.suspicions.length)
        judged.push({ id: total.id, suspicions: [...others, ...(sums ? [sums] : [])] });
    }
    return judged;
  }

  /** The values of all divisions below; undefined if one has none, or they do not add up. */
  private partsOf(figure: ComparedFigure): string[] | undefined {
    if (!this.sums || figure.area === ObservedArea.NATION) return undefined;
    const parts: string[] = [];
    for (const region of this.divisions.children(figure.region, figure.year)) {
      const part = this.counting.get(cell({ ...figure, region }));
      if (!part) return undefined;
      parts.push(part.value);
    }
    return parts;
  }

  /** What a cumulative value holds begins anew with each plan; of years before this one nobody says with which. */
  private ofHistory({ region, year, area }: ComparedFigure): string {
    return `${region} ${area} ${this.since !== null && year < this.since ? year : 'since'}`;
  }

  private ofPeers({ region, year, area }: ComparedFigure): string {
    return `${this.divisions.depth(region)} ${year} ${area}`;
  }
}

function add<V>(groups: Map<string, V[]>, key: string, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
