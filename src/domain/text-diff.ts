// Not from 'diff' itself, whose other ways to compare would be loaded at every start.
import { diffArrays } from 'diff/lib/diff/array.js';
import { wordsOf } from './chinese.js';

/** Which of two wordings a piece of text stands in. */
export enum TextSegmentKind {
  SAME = 'SAME',
  REMOVED = 'REMOVED',
  ADDED = 'ADDED',
}

export interface TextSegment {
  readonly kind: TextSegmentKind;
  readonly text: string;
}

// A number is compared as a whole: of 0.75% and 0.85% it is no help to see that the seven became an eight.
const NUMBER = /(\p{Nd}+(?:[.．/／]\p{Nd}+)*[%％‰]?)/u;

/**
 * Words that may be taken out or put in before two texts count as having nothing in common. The work grows with its
 * square: at this bound it is a tenth of a second, and the longest text of the lists has some 150 words.
 */
const MAX_EDITS = 1_000;

function tokensOf(text: string): string[] {
  // Numbers stand at the odd places.
  return text.split(NUMBER).flatMap((piece, index) => (index % 2 === 1 ? piece : wordsOf(piece)));
}

/**
 * What was changed between two wordings, word by word: the texts of SAME and REMOVED make up `before`, those of SAME
 * and ADDED make up `after`. Where both stand side by side, what was removed comes first. No segment is empty.
 */
export function diffTexts(before: string, after: string): TextSegment[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: MAX_EDITS });
  if (changes === undefined) return segmentsOf([['', before, after]]);
  const runs: [same: string, removed: string, added: string][] = [['', '', '']];
  for (const { value, removed, added } of changes) {
    const run = runs.at(-1) ?? ['', '', ''];
    const text = value.join('');
    if (removed) run[1] += text;
    else if (added) run[2] += text;
    else runs.push([text, '', '']);
  }
  return segmentsOf(runs);
}

function segmentsOf(
  runs: readonly (readonly [same: string, removed: string, added: string])[],
): TextSegment[] {
  return runs
    .flatMap(([same, removed, added]) => [
      { kind: TextSegmentKind.SAME, text: same },
      { kind: TextSegmentKind.REMOVED, text: removed },
      { kind: TextSegmentKind.ADDED, text: added },
    ])
    .filter(({ text }) => text !== '');
}
