import { checkJsonNesting, checkQueryNesting, MAX_NESTING, MAX_QUERY } from '../../src/server/nesting.js';

const code = (check: () => void): string | undefined => {
  try {
    check();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const nested = (depth: number, inner = '1') => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;

describe('nesting', () => {
  it.each<[string, string, string | undefined]>([
    ['as deep as it may be', nested(MAX_NESTING), undefined],
    ['one deeper', nested(MAX_NESTING + 1), 'QUERY_TOO_DEEP'],
    ['deep in a text', JSON.stringify([nested(500)]), undefined],
    ['behind a text that ends in a backslash', `["\\\\",${nested(500)}]`, 'QUERY_TOO_DEEP'],
    ['behind a text with a quotation mark', `["\\"]]]]",${nested(500)}]`, 'QUERY_TOO_DEEP'],
    ['wide', `[${Array(5_000).fill('[]').join()}]`, undefined],
    ['broken', '[[[', undefined],
  ])('of JSON: %s', (_, text, expected) => {
    expect(code(() => checkJsonNesting(text))).toBe(expected);
  });

  it.each<[string, string, string | undefined]>([
    ['of fields', `${'{a'.repeat(101)}${'}'.repeat(101)}`, 'QUERY_TOO_DEEP'],
    ['of values', `{ a(b: ${nested(200)}) }`, 'QUERY_TOO_DEEP'],
    ['behind a comment with a quotation mark', `{ # "\n a(b: ${nested(200)}) }`, 'QUERY_TOO_DEEP'],
    ['in a text', `{ a(b: "${nested(200)}") }`, undefined],
    ['that texts would hide', `{ a(b: ${'["]", '.repeat(200)}1) }`, 'QUERY_TOO_DEEP'],
    ['no query', '{ a(b: "', undefined],
    ['as long as it may be', `{ a }${' '.repeat(MAX_QUERY - 5)}`, undefined],
    ['one character longer', `{ a }${' '.repeat(MAX_QUERY - 4)}`, 'QUERY_TOO_BROAD'],
  ])('of a query: %s', (_, query, expected) => {
    expect(code(() => checkQueryNesting(query))).toBe(expected);
  });
});
