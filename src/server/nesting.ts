import { Lexer, Source, TokenKind } from 'graphql';
import { DomainError } from '../domain/errors.js';

/** Brackets one inside another. Whatever is made of nested values walks them by calling itself, and a stack has an end. */
export const MAX_NESTING = 100;

/**
 * Characters of a query: reading one costs more by the character than reading JSON does, and validating it more than that.
 * What is long is what it works with, which belongs in variables.
 */
export const MAX_QUERY = 262_144;

const OPENING = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Refuses a query that is too long, or in which brackets are nested too deep. What is no query at all is left to the
 * parser to refuse.
 * @throws QUERY_TOO_BROAD or QUERY_TOO_DEEP with the limit
 */
export function checkQueryNesting(query: string): void {
  if (query.length > MAX_QUERY) {
    const message = `This query is ${query.length} characters long; the limit is ${MAX_QUERY}. Give what it works with as variables.`;
    throw new DomainError('QUERY_TOO_BROAD', message, { figure: query.length, limit: MAX_QUERY });
  }
  const lexer = new Lexer(new Source(query));
  let depth = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) {
      if (OPENING.has(lexer.token.kind)) depth += 1;
      else if (CLOSING.has(lexer.token.kind)) depth -= 1;
      if (depth > MAX_NESTING) break;
    }
  } catch {
    return;
  }
  if (depth > MAX_NESTING) throw tooDeep('This query');
}

/**
 * Refuses JSON in which objects and lists are nested too deep.
 * @throws QUERY_TOO_DEEP with the limit
 */
export function checkJsonNesting(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (quoted) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) quoted = false;
    } else if (character === QUOTE) quoted = true;
    else if (character === BRACE_L || character === BRACKET_L) {
      depth += 1;
      if (depth > MAX_NESTING) throw tooDeep('What was sent');
    } else if (character === BRACE_R || character === BRACKET_R) depth -= 1;
  }
}

const [QUOTE, BACKSLASH, BRACE_L, BRACE_R, BRACKET_L, BRACKET_R] = [...'"\\{}[]'].map((one) =>
  one.charCodeAt(0),
);

function tooDeep(what: string): DomainError {
  const message = `${what} has brackets nested deeper than ${MAX_NESTING}: make it flatter.`;
  return new DomainError('QUERY_TOO_DEEP', message, { limit: MAX_NESTING });
}
