/**
 * A spreadsheet would run these as formulas; from an editor's text that could send away what else is in the sheet.
 * Some skip white space and invisible marks before the sign, and read full-width signs, as Chinese input methods write them.
 */
const RUNS_AS_FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r]/u;

/**
 * Rows as CSV after RFC 4180, in UTF-8 with a byte order mark and CRLF: without the mark, Excel in China reads GBK.
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = RUNS_AS_FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
