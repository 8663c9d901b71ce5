import fc from 'fast-check';
import {
  beyond,
  encodeCursor,
  orderBy,
  Page,
  windowOf,
  type Order,
  type PageArguments,
} from '../../src/data/paginate.js';
import { DomainError } from '../../src/domain/errors.js';

const order = (name: string, columns: number, descending = false): Order => ({
  name,
  descending,
  columns: Array.from({ length: columns }, (_, index) => ({ alias: `c${index}`, sql: `{row}.c${index}` })),
});
const byName = order('NAME', 2);
const row = (...values: unknown[]) => Object.fromEntries(values.map((value, index) => [`c${index}`, value]));
const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

const refusal = (page: PageArguments, of = byName): DomainError => {
  try {
    windowOf(page, of);
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    return error as DomainError;
  }
  throw new Error('it was accepted');
};

const placeValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !text.includes('\0')),
  fc.integer(),
  fc.constantFrom('', '福建省', '"', '\\', '😀', 0, -1, 2 ** 31 - 1),
);

describe('a cursor', () => {
  it('leads back to the place it was made of, on either side', () => {
    const place = fc
      .tuple(fc.array(placeValue, { minLength: 1, maxLength: 4 }), fc.string(), fc.boolean())
      .filter(([values]) => values.every((value) => value !== -(2 ** 31)));
    fc.assert(
      fc.property(place, ([values, name, descending]) => {
        const list = order(name, values.length, descending);
        const cursor = encodeCursor(list, row(...values));
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(windowOf({ after: cursor }, list)).toMatchObject({ after: values, before: null });
        expect(windowOf({ before: cursor }, list)).toMatchObject({ after: null, before: values });
      }),
    );
  });

  it('takes from a row only the columns of the order', () => {
    expect(encodeCursor(byName, { ...row('a', 1), audience: '全体公民' })).toBe(
      encodeCursor(byName, row('a', 1)),
    );
  });

  it('of another order, direction or width is refused', () => {
    const cursor = encodeCursor(byName, row('a', 1));
    for (const other of [
      order('CODE', 2),
      order('-NAME', 2),
      order('name', 2),
      order('NAME', 1),
      order('NAME', 3),
    ]) {
      expect(refusal({ after: cursor }, other)).toMatchObject({
        code: 'BAD_USER_INPUT',
        details: { argument: 'after' },
      });
    }
  });

  it.each<[string, string]>([
    ['empty', ''],
    ['plain text', 'NAME'],
    ['not base64', '服务'],
    ['half of one', encodeCursor(byName, row('a', 1)).slice(0, -3)],
    ['JSON that is no list', forged({ 0: 'NAME', length: 3 })],
    ['null', forged(null)],
    ['a number', forged(1)],
    ['the order alone', forged(['NAME'])],
    ['too short', forged(['NAME', 'a'])],
    ['too long', forged(['NAME', 'a', 1, 1])],
    ['NUL', forged(['NAME', 'a\0b', 1])],
    ['a fraction', forged(['NAME', 'a', 1.5])],
    ['a number past 32 bits', forged(['NAME', 'a', 2 ** 31])],
    ['a number below 32 bits', forged(['NAME', 'a', -(2 ** 31)])],
    ['a number past any', Buffer.from('["NAME","a",1e999]').toString('base64url')],
    ['a number of many digits', Buffer.from(`["NAME","a",${'9'.repeat(400)}]`).toString('base64url')],
    ['null in a place', forged(['NAME', null, 1])],
    ['true in a place', forged(['NAME', true, 1])],
    ['a list in a place', forged(['NAME', ['a'], 1])],
    ['an object in a place', forged(['NAME', { toString: 'x' }, 1])],
    ['an order that is no text', forged([['NAME'], 'a', 1])],
    ['text without end', forged(['NAME', 'a'.repeat(1_000_000), 1])],
    ['nesting without end', Buffer.from('['.repeat(1_400)).toString('base64url')],
  ])('that is %s is refused by the name of its argument', (_, cursor) => {
    for (const argument of ['after', 'before'] as const) {
      const error = refusal({ [argument]: cursor });
      expect(error).toMatchObject({ code: 'BAD_USER_INPUT', details: { argument } });
      expect(error.message.length).toBeLessThan(200);
    }
  });

  it('that was forged is refused, or holds nothing but texts without NUL and whole numbers of 32 bits', () => {
    const cursors = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
      fc
        .array(fc.oneof(fc.jsonValue(), placeValue), { maxLength: 3 })
        .map((values) => forged(['NAME', ...values])),
    );
    let accepted = 0;
    fc.assert(
      fc.property(cursors, (cursor) => {
        try {
          const { after } = windowOf({ after: cursor }, byName);
          accepted += 1;
          expect(after).toHaveLength(2);
          for (const value of after ?? []) {
            if (typeof value === 'string') expect(value).not.toContain('\0');
            else expect(value === 0 || (value as number) === ((value as number) | 0)).toBe(true);
          }
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          expect(error.details).toEqual({ argument: 'after' });
        }
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(0);
  });
});

describe('the size of a page', () => {
  it('is 20 of the first unless told', () => {
    for (const page of [{}, { first: null, last: null, after: null, before: null }]) {
      expect(windowOf(page, byName)).toEqual({ size: 20, backward: false, after: null, before: null });
    }
  });

  it('is from 0 to 100, from either end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (size) => {
        expect(windowOf({ first: size }, byName)).toMatchObject({ size, backward: false });
        expect(windowOf({ last: size, first: null }, byName)).toMatchObject({ size, backward: true });
      }),
    );
    const outside = fc.oneof(fc.integer({ max: -1 }), fc.integer({ min: 101 }));
    fc.assert(
      fc.property(outside, fc.constantFrom('first', 'last'), (size, argument) => {
        expect(refusal({ [argument]: size })).toMatchObject({
          code: 'BAD_USER_INPUT',
          details: { argument, limit: 100 },
        });
      }),
    );
  });

  it('is given by first or by last, not both', () => {
    expect(refusal({ first: 1, last: 1 })).toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { argument: 'last' },
    });
    expect(refusal({ first: 0, last: 0 }).details).toMatchObject({ argument: 'last' });
  });
});

describe('the SQL of an order', () => {
  const bind = (value: unknown) => `<${String(value)}>`;

  it('goes beyond a place towards the end or the beginning, whichever way the list runs', () => {
    const sql = (descending: boolean, towardsEnd: boolean) =>
      beyond(order('NAME', 2, descending), ['a', 1], towardsEnd, bind);
    expect(sql(false, true)).toBe('(t.c0, t.c1) > (<a>, <1>)');
    expect(sql(false, false)).toBe('(t.c0, t.c1) < (<a>, <1>)');
    expect(sql(true, true)).toBe('(t.c0, t.c1) < (<a>, <1>)');
    expect(sql(true, false)).toBe('(t.c0, t.c1) > (<a>, <1>)');
  });

  it('turns every column when the list is read from its end', () => {
    expect(orderBy(order('NAME', 2, false), false)).toBe('t.c0, t.c1');
    expect(orderBy(order('NAME', 2, false), true)).toBe('t.c0 desc, t.c1 desc');
    expect(orderBy(order('NAME', 2, true), false)).toBe('t.c0 desc, t.c1 desc');
    expect(orderBy(order('NAME', 2, true), true)).toBe('t.c0, t.c1');
  });
});

describe('a page', () => {
  const pageOf = (...rows: Record<string, unknown>[]) =>
    new Page(rows, byName, { next: true, previous: false }, () => Promise.resolve(81));

  it('gives each node the cursor of its place, and its ends theirs', () => {
    const page = pageOf(row('a', 1), row('b', 2), row('c', 3));
    expect(page.edges.map(({ cursor }) => windowOf({ after: cursor }, byName).after)).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
    expect(page.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: page.edges[0]?.cursor,
      endCursor: page.edges[2]?.cursor,
    });
  });

  it('has no cursors when it is empty', () => {
    expect(pageOf().edges).toEqual([]);
    expect(pageOf().pageInfo).toMatchObject({ startCursor: null, endCursor: null });
  });
});
