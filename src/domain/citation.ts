/** Where a record was read: a document of the directory by its code, the place in it, and words that stand there. */
export interface Citation {
  readonly document: string;
  readonly place: string;
  readonly quote: string;
}

/** Bytes of a citation in UTF-8: it is looked up by all of its words, and a row of an index takes no more. */
export const MAX_CITATION_BYTES = 2_600;

/** Whether a citation can be looked up. Of Chinese, whose characters have three bytes, that is some 860 characters. */
export function fitsIndex({ place, quote }: Pick<Citation, 'place' | 'quote'>): boolean {
  return Buffer.byteLength(place) + Buffer.byteLength(quote) <= MAX_CITATION_BYTES;
}
