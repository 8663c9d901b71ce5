import { z } from 'zod';
import { fitsIndex, MAX_CITATION_BYTES } from '../domain/citation.js';
import { isCalendarDay } from '../domain/validity.js';

/** The fields that records of several kinds are made of. */

export const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,60}$/, 'a code has capitals, digits and hyphens');
export const wordsUpTo = (length: number) =>
  z
    .string()
    .min(1)
    .max(length)
    .refine((text) => !/[\0\p{Cs}]/u.test(text), 'text without U+0000 and lone surrogates');
export const words = wordsUpTo(20_000);
export const name = wordsUpTo(500);
export const day = z.string().refine(isCalendarDay, 'a day is written YYYY-MM-DD');
export const decimal = z
  .string()
  .regex(/^-?\d{1,30}(\.\d{1,15})?$/, 'a decimal is written as text, such as "0.7"');
export const percent = decimal.refine(
  (text) => Number(text) >= 0 && Number(text) <= 100,
  'a percentage lies in 0–100',
);
export const divisionCode = z.string().regex(/^\d{6}(\d{3})?$/, 'six digits, or nine for a township');
/** A year, or a month of it, where no day is known. */
export const month = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'a month is written YYYY-MM, a year YYYY');
export const ordinal = z.int().min(1).max(32_767);
export const year = z.int().min(1949).max(2100);

export const source = z
  .strictObject({ document: code, place: wordsUpTo(200), quote: wordsUpTo(800) })
  .refine(fitsIndex, `place and quote may have ${MAX_CITATION_BYTES} bytes of UTF-8 together`);
export const count = z.int().min(1).max(1_000_000);
