import { problem, ProblemCode, type Problem } from './problem.js';

/** Whether a text shows nothing: no characters, or only blanks and characters without width. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Cc}]*$/u.test(text);
}

/** EMPTY_TEXT for each of the texts that is given and shows nothing; null is no text. */
export function withText(
  texts: Readonly<Record<string, string | null>> | readonly string[],
  path: readonly string[],
): Problem[] {
  return Object.entries(texts)
    .filter(([, text]) => text !== null && isBlank(text))
    .map(([field]) =>
      problem(
        ProblemCode.EMPTY_TEXT,
        `A blank text says nothing: give words as ${field}, or null where it may be left out.`,
        [...path, field],
      ),
    );
}

/** A text without its blanks: what a converter of documents broke into lines still reads the same. */
export const closed = (text: string) => text.replace(/[\s\p{Cf}]/gu, '');

/** Whether words stand in a text, however both are broken into lines. */
export function standsIn(words: string, text: string): boolean {
  return closed(text).includes(closed(words));
}
