import type { Comparator } from './operations/generated.js';

/** Stands for what is not there. */
export const NOTHING = '—';

/** How a comparator is written before a value; what stands for the value itself is empty. */
const SIGNS: Readonly<Record<Comparator, string>> = {
  AT_LEAST: '≥',
  MORE_THAN: '>',
  AT_MOST: '≤',
  LESS_THAN: '<',
  APPROXIMATELY: '≈',
  EQUAL: '',
  BELOW_REFERENCE: '',
  RANGE: '',
  IN_WORDS: '',
};

/** An exact decimal as the server tells it, with thousands set apart: `-1234.50` → `−1,234.50`. */
export function decimal(text: string | null | undefined): string {
  if (text === null || text === undefined) return NOTHING;
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  if (whole === '') return text;
  return `${sign && '−'}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** A decimal with what it is told as: `≥ 95`. */
export function bounded(text: string | null | undefined, comparator: Comparator | null | undefined): string {
  const sign = comparator ? SIGNS[comparator] : '';
  return sign && text !== null && text !== undefined ? `${sign} ${decimal(text)}` : decimal(text);
}

/** A measure to so many decimals; by default four digits are shown, and of what is less than one four decimals. */
export function measure(value: number | null | undefined, digits?: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  const whole = Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) + 1);
  const text = value.toFixed(digits ?? Math.max(0, 4 - whole));
  return decimal(/[1-9]/.test(text) ? text : text.replace('-', ''));
}

/** A share of 1 as a percentage: `0.4567` → `45.7 %`. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? NOTHING : `${measure(share * 100, 1)} %`;
}

/** A difference with its sign: `+0.12`. */
export function signed(value: number | null | undefined, digits?: number): string {
  const text = measure(value, digits);
  return value !== null && value !== undefined && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A share of 1 as a percentage with its sign: `+4.6 %`. */
export function signedPercent(share: number | null | undefined): string {
  return share === null || share === undefined ? NOTHING : `${signed(share * 100, 1)} %`;
}

/** A file's name of parts that file systems take, e.g. `progress-FJ-2021-PLAN-350000.csv`. */
export function fileName(parts: readonly (string | number | undefined)[], ending: string): string {
  const kept = parts.filter((part) => part !== undefined && part !== '');
  return `${kept.join('-').replace(/[^\p{L}\p{N}.-]+/gu, '_')}.${ending}`;
}
