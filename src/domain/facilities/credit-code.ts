/** The characters of a code in the order of their values: no I, O, S, V or Z (GB 32100-2015, table 2). */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3 modulo 31 (GB 32100-2015, table 3). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Who registered it and what it is; the division, in digits; the organisation's own code; the check character. */
const FORM = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/**
 * A unified social credit code (统一社会信用代码) in its written form of 18 characters, whatever the width, case, blanks
 * and dashes it is given with; null if its form or its check character is wrong (GB 32100-2015).
 */
export function creditCodeOf(text: string): string | null {
  const code = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return FORM.test(code) && checkCharacter(code) === code[17] ? code : null;
}

/** The check character of the first 17 characters of a code. */
export function checkCharacter(code: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * CHARACTERS.indexOf(code.charAt(index)),
    0,
  );
  // A remainder of 0 gives 31, which is written 0.
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}
