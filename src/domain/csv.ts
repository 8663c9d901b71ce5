import { isDecimal } from './decimal.js';

/**
 * A spreadsheet would run these as formulas; from an editor's text that could send away what else is in the sheet.
 * Some skip white space and invisible marks before the sign, and read full-width signs, as Chinese input methods write them.
 */
const RUNS_AS_FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r]/u;

/**
 * Rows as CSV after RFC 4180, every one ended with CRLF. A cell that a spreadsheet would run as a formula gets an
 * apostrophe before it; a negative number is none.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = RUNS_AS_FORMULA.test(text) && !isDecimal(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Rows as CSV (see csvText) in UTF-8 with a byte order mark: without the mark, Excel in China reads GBK. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvText(rows)}`;
}
