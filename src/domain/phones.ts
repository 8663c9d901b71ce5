/** What is said of a text that is no phone. */
export const PHONE_FORM =
  'Give a phone as it is dialled: 0591-87654321, 0591-87654321转8001, 13912345678, 400-123-4567 or 12345.';
const PHONE =
  /^(?:(?:\+?86-?)?(?<mobile>1[3-9]\d{9})|(?<service>[48]00-?\d{3}-?\d{4})|(?:0\d{2,3}-?)?(?<short>1[12]\d(?:\d{2})?|9[56]\d{3,4})|(?:\+?86-?0?|0)(?<line>[1-9]\d{1,2}-?[2-9]\d{6,7})(?:(?:转|-|ext\.?|#)(?<extension>\d{1,6}))?)$/i;

/**
 * The phones of a text, each in one form whatever its dashes, brackets and widths; null if any is no phone of China. A
 * hotline dialled with an area code is the same hotline; two extensions of one switchboard are two phones.
 */
export function phonesOf(text: string): string[] | null {
  const phones = text
    .normalize('NFKC')
    .split(/[、,;/或]/)
    .map((phone) => PHONE.exec(phone.replace(/[\s()]/g, '').replace(/[‐-―－]/g, '-'))?.groups);
  if (!phones.every((groups) => groups !== undefined)) return null;
  return phones.map(({ mobile, service, short, line, extension }) => {
    // From abroad the area is dialled without its 0: the phone is the same.
    const number = (mobile ?? service ?? short ?? `0${line}`).replace(/-/g, '');
    return extension === undefined ? number : `${number}-${extension}`;
  });
}
