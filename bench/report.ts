import { cpus } from 'node:os';
import type { Load, Measurement } from './load.js';

/**
 * `real` is the server under clients that ask just the same at the same time, which share executions; `apart` is the same
 * server when no two requests at a time are alike, so that each is executed by itself.
 */
export const CONTENDERS = ['real', 'apart', 'bare', 'naive'] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** The median of the rounds for one operation and contender. */
export interface Figures extends Measurement {
  /** Statements that one request sends to the database. */
  readonly statements: number;
  /** Requests/s as a part of the bare server's; null if that was not measured. */
  readonly toBare: number | null;
  /** Requests/s as a multiple of the naive stack's; null if that was not measured. */
  readonly toNaive: number | null;
}

export interface Report {
  readonly machine: string;
  readonly load: Load & { readonly rounds: number };
  /** Milliseconds from the start of the process to its first answer: on an empty data directory, and on a filled one. */
  readonly start: { readonly cold: number; readonly warm: number } | null;
  readonly operations: Readonly<Record<string, { bytes: number; contenders: Record<string, Figures> }>>;
  /** What could not be measured, and why. */
  readonly faults: readonly string[];
}

export const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${process.platform}`;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Medians and ratios of one operation's rounds. */
export function summarise(
  rounds: ReadonlyMap<ContenderName, readonly Measurement[]>,
  statements: ReadonlyMap<ContenderName, number>,
): Record<string, Figures> {
  const rate = (name: ContenderName) => {
    const measured = rounds.get(name);
    return measured && measured.length > 0 ? median(measured.map((round) => round.rate)) : null;
  };
  const bare = rate('bare');
  const naive = rate('naive');
  const figures: Record<string, Figures> = {};
  for (const [name, measured] of rounds) {
    const own = rate(name);
    if (own === null) continue;
    figures[name] = {
      rate: round(own),
      p50: round(median(measured.map(({ p50 }) => p50))),
      p99: round(median(measured.map(({ p99 }) => p99))),
      statements: statements.get(name) ?? 0,
      toBare: bare && round(own / bare, 3),
      toNaive: naive && round(own / naive),
    };
  }
  return figures;
}

const round = (value: number, digits = 2) => Number(value.toFixed(digits));

/** The report for people: a line for each operation and contender. */
export function table(report: Report): string {
  const head = [
    'operation',
    'contender',
    'requests/s',
    'p50 ms',
    'p99 ms',
    'statements',
    '÷ bare',
    '÷ naive',
  ];
  const lines = Object.entries(report.operations).flatMap(([operation, { bytes, contenders }]) =>
    Object.entries(contenders).map(([name, figures], index) => [
      index === 0 ? `${operation} (${(bytes / 1024).toFixed(1)} KiB)` : '',
      name,
      figures.rate.toFixed(0),
      figures.p50.toFixed(2),
      figures.p99.toFixed(2),
      String(figures.statements),
      figures.toBare?.toFixed(3) ?? '–',
      figures.toNaive?.toFixed(1) ?? '–',
    ]),
  );
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const show = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const { load } = report;
  return [
    report.machine,
    `${load.rounds} rounds of ${load.seconds} s after ${load.warmUp} s of warming up, ${load.connections} connections; medians`,
    '',
    show(head),
    show(widths.map((width) => '─'.repeat(width))),
    ...lines.map(show),
    '',
    ...(report.start
      ? [`First answer after ${report.start.cold} ms cold, ${report.start.warm} ms warm (medians).`]
      : []),
    ...report.faults.map((fault) => `NOT MEASURED: ${fault}`),
  ].join('\n');
}
