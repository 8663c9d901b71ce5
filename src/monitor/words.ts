import type { Language } from './location.js';
import { english } from './words/english.js';
import { chinese, type Words } from './words/chinese.js';

export type { Words };

/** The page's own words; names and notes from the data stay in the language that they are kept in. */
export const WORDS: Readonly<Record<Language, Words>> = { zh: chinese, en: english };
