/** Minutes of the day it begins on, from 0 to 1439, and of its end, which passes 1440 where it reaches over midnight. */
export type Span = readonly [from: number, to: number];

/**
 * When a facility is open (开放时间), in China Standard Time: plain JSON in which nothing is implicit. Lists of spans are
 * in order and do not overlap; a span is shorter than 24 hours, but for [0, 1440].
 */
export interface OpeningHours {
  /** Seven lists, Monday first; an empty one says closed all day. */
  readonly week: readonly (readonly Span[])[];
  /** On public holidays (法定节假日); a list is not empty. */
  readonly holidays: 'CLOSED' | 'AS_WEEK' | readonly Span[];
  /** On make-up working days (调休工作日); a list is not empty. */
  readonly makeUpDays: 'AS_WEEK' | 'AS_MONDAY' | 'CLOSED' | readonly Span[];
  /** By ISO day; an empty list says closed all day. They go before everything else. */
  readonly dates: Readonly<Record<string, readonly Span[]>>;
}

/** How the hours of public holidays are shown: by a rule, or as hours of their own. */
export enum HolidayHours {
  CLOSED = 'CLOSED',
  AS_WEEK = 'AS_WEEK',
  OWN_HOURS = 'OWN_HOURS',
}

/** How the hours of make-up working days are shown: by a rule, or as hours of their own. */
export enum MakeUpHours {
  CLOSED = 'CLOSED',
  AS_WEEK = 'AS_WEEK',
  AS_MONDAY = 'AS_MONDAY',
  OWN_HOURS = 'OWN_HOURS',
}

export const MINUTES_PER_DAY = 1440;
export const MAX_SPANS_PER_DAY = 12;
export const MAX_DATES = 400;
/** Characters of a text of opening hours, as it is given and in its canonical wording. */
export const MAX_HOURS_TEXT = 4_000;

/** The same JSON for the same hours, whatever the order of their keys: what a digest is made of. */
export function hoursKey({ week, holidays, makeUpDays, dates }: OpeningHours): string {
  const inOrder = Object.fromEntries(Object.entries(dates).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ dates: inOrder, holidays, makeUpDays, week });
}

export type OpeningHoursCode =
  /** A piece is not understood. */
  | 'OPENING_HOURS_UNREADABLE'
  /** An end lies before its beginning, or a day or more after it. */
  | 'OPENING_HOURS_BACKWARDS'
  /** Two spans of one day overlap. */
  | 'OPENING_HOURS_OVERLAP'
  /** A rule says nothing, as later ones say otherwise of all of its days. */
  | 'OPENING_HOURS_REPEATED'
  /** More than one of the limits allows. */
  | 'OPENING_HOURS_TOO_LONG';

/** Why a text is not read as opening hours. */
export interface OpeningHoursFault {
  readonly code: OpeningHoursCode;
  /** What is wrong and what to do, with the piece and its place. */
  readonly message: string;
  /** The piece of the text that is meant, as it was given; at most 40 characters. */
  readonly piece: string;
  /** Where the piece begins, in characters from 1. */
  readonly place: number;
}

/** A text as hours, or why it is none. */
export type OpeningHoursReading = { readonly hours: OpeningHours } | OpeningHoursFault;
