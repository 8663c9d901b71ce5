import { normaliseWithOffsets, type SearchQuery } from './search-text.js';

/** A piece of a snippet: shown text, and whether it is what was looked for. */
export interface SnippetPart {
  readonly text: string;
  readonly match: boolean;
}

/** From and to, as UTF-16 offsets in the text as printed. */
export type Range = readonly [start: number, end: number];

/** Where the terms of a query (in any of its variants) stand in a text: in order, without overlap. */
export function findMatches(text: string, query: SearchQuery): Range[] {
  const { text: normalised, starts, ends } = normaliseWithOffsets(text);
  const found: Range[] = [];
  for (const term of new Set(query.variants.flatMap((variant) => variant.terms))) {
    for (let at = normalised.indexOf(term); at >= 0; at = normalised.indexOf(term, at + 1)) {
      found.push([starts[at] ?? 0, ends[at + term.length - 1] ?? text.length]);
    }
  }
  return merge(found);
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && range[0] < last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], range[1])];
    else merged.push(range);
  }
  return merged;
}

/**
 * About `width` characters of a text around the first of the ranges, cut into parts that do and do not match.
 * An ellipsis stands where the text goes on. A match longer than `width` is shown whole.
 */
export function snippet(text: string, ranges: readonly Range[], width: number): SnippetPart[] {
  const [from, to] = windowAround(text, ranges[0] ?? [0, 0], width);
  const parts: SnippetPart[] = [];
  const push = (piece: string, match: boolean) => {
    const last = parts.at(-1);
    if (piece === '') return;
    if (last?.match === match) parts[parts.length - 1] = { text: last.text + piece, match };
    else parts.push({ text: piece, match });
  };
  if (from > 0) push('…', false);
  let at = from;
  for (const [start, end] of ranges) {
    if (start >= to || end <= from) continue;
    push(text.slice(at, Math.max(at, start)), false);
    push(text.slice(Math.max(from, start), Math.min(to, end)), true);
    at = Math.min(to, end);
  }
  push(text.slice(at, to), false);
  if (to < text.length) push('…', false);
  return parts;
}

// A third of the room goes before the match: what follows usually says more.
function windowAround(text: string, [start, end]: Range, width: number): Range {
  if (text.length <= width) return [0, text.length];
  const room = Math.max(0, width - (end - start));
  const from = Math.max(0, Math.min(start - Math.floor(room / 3), text.length - width));
  return [
    wholeCharacter(text, from),
    wholeCharacter(text, Math.min(text.length, Math.max(from + width, end))),
  ];
}

// Never half a surrogate pair.
function wholeCharacter(text: string, offset: number): number {
  const pair = (text.codePointAt(offset - 1) ?? 0) > 0xffff;
  return pair ? offset - 1 : offset;
}
