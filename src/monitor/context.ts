import type { Frame } from './frame.js';
import type { Place } from './location.js';
import type { Words } from './words.js';

/** What a view is shown with. */
export interface Context {
  readonly frame: Frame;
  readonly place: Place;
  readonly words: Words;
  /** Given up when the reader has moved on. */
  readonly signal: AbortSignal;
}
