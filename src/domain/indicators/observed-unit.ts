/** Spellings of one unit: characters of the traditional script, and what stands for whole units. */
const CHARACTERS: Readonly<Record<string, string>> = {
  萬: '万',
  億: '亿',
  個: '个',
  張: '张',
  戶: '户',
  歲: '岁',
  冊: '册',
  處: '处',
  臺: '台',
};
const WHOLE: Readonly<Record<string, string>> = {
  百分比: '%',
  百分数: '%',
  百分率: '%',
  千分比: '‰',
  '/10万': '1/10万',
  '1/100000': '1/10万',
  十万分之一: '1/10万',
  m2: '平方米',
  平米: '平方米',
};

/** A unit in one spelling: width, blanks, brackets and the script say nothing. Empty for none. */
function foldUnit(unit: string): string {
  const folded = unit
    .normalize('NFKC')
    .replace(/[\s\p{Cf}()]/gu, '')
    .replace(/[萬億個張戶歲冊處臺]/g, (character) => CHARACTERS[character] ?? character)
    .toLowerCase();
  return Object.hasOwn(WHOLE, folded) ? (WHOLE[folded] ?? folded) : folded;
}

const SHARES: Readonly<Record<string, number>> = { '%': -2, '‰': -3, '1/万': -4, '1/10万': -5 };
const MULTIPLES: readonly (readonly [prefix: string, exponent: number])[] = [
  ['百万', 6],
  ['千万', 7],
  ['十万', 5],
  ['万', 4],
  ['亿', 8],
  ['千', 3],
  ['百', 2],
];

/** A unit as a power of ten of another. */
function scaleOf(folded: string): { readonly of: string; readonly exponent: number } {
  const share = Object.hasOwn(SHARES, folded) ? SHARES[folded] : undefined;
  if (share !== undefined) return { of: '1', exponent: share };
  const [prefix, exponent] = MULTIPLES.find(([each]) => folded.startsWith(each)) ?? ['', 0];
  return { of: folded.slice(prefix.length), exponent };
}

/**
 * By what power of ten a value in one unit is multiplied to be in another: -4 from 人 to 万人. Null if neither is a power
 * of ten of the other.
 */
function unitExponent(given: string, wanted: string): number | null {
  const [from, to] = [scaleOf(foldUnit(given)), scaleOf(foldUnit(wanted))];
  return from.of !== '' && from.of === to.of ? from.exponent - to.exponent : null;
}

/** What is wrong with a unit that a row gives, and what to do; null if it is the indicator's. @param wanted null for none */
export function unitFault(given: string, wanted: string | null): string | null {
  if (wanted === null)
    return `The indicator has no unit, and the row says "${given}": leave the unit out, or look whether it is another indicator.`;
  if (foldUnit(given) === foldUnit(wanted)) return null;
  const exponent = unitExponent(given, wanted);
  const power = (10 ** Math.abs(exponent ?? 0)).toLocaleString('en');
  const how =
    exponent === null
      ? 'give the value in that'
      : `${exponent < 0 ? 'divide' : 'multiply'} the value by ${power}`;
  return `The indicator is in ${wanted}, and the row says "${given}": ${how}.`;
}
