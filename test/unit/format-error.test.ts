import { IsInt, MaxLength, validateSync, ValidateNested } from 'class-validator';
import {
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { pino } from 'pino';
import { ArgumentValidationError } from 'type-graphql';
import { QueryFailedError } from 'typeorm';
import { badInput, DomainError } from '../../src/domain/errors.js';
import { DateScalar, DecimalScalar } from '../../src/entities/scalars.js';
import { createEngine, type RequestContext } from '../../src/server/graphql.js';

const SECRET = 'select password from account';

const Filter = new GraphQLInputObjectType({
  name: 'Filter',
  fields: {
    since: { type: DateScalar },
    days: { type: new GraphQLList(DateScalar) },
    least: { type: DecimalScalar },
  },
});

let failure: unknown;
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      fail: {
        type: GraphQLString,
        args: {
          asOf: { type: DateScalar },
          filter: { type: Filter },
          first: { type: GraphQLInt },
        },
        resolve: () => {
          throw failure;
        },
      },
    },
  }),
});

let log: { level: number; msg: string; err?: { message: string; stack: string } }[];
let apollo: ReturnType<typeof createEngine>['apollo'];
beforeEach(async () => {
  log = [];
  const logger = pino({ base: null }, { write: (line: string) => void log.push(JSON.parse(line)) });
  ({ apollo } = createEngine(schema, { maxDepth: 9, maxAliases: 9, maxRootFields: 9, maxCost: 9 }, logger));
  await apollo.start();
});
afterEach(() => apollo.stop());

async function errorsOf(query: string, variables: Record<string, unknown> = {}) {
  const { body } = await apollo.executeOperation(
    { query, variables },
    { contextValue: { notes: { operationName: null } } as unknown as RequestContext },
  );
  if (body.kind !== 'single') throw new Error('an answer in parts');
  const { errors = [] } = body.singleResult;
  // Whatever went wrong, neither a stack nor a path of the program leaves.
  expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules|format-error\.test| {4}at /);
  return errors;
}

async function told(error: unknown, query = '{ fail }') {
  failure = error;
  const [first, ...others] = await errorsOf(query);
  expect(others).toEqual([]);
  return first;
}

describe('an expected failure', () => {
  it('keeps its sentence, code and details, and says where', async () => {
    const error = await told(new DomainError('QUERY_TOO_DEEP', 'Too deep.', { figure: 7, limit: 6 }));
    expect(error).toEqual({
      message: 'Too deep.',
      locations: [{ line: 1, column: 3 }],
      path: ['fail'],
      extensions: { code: 'QUERY_TOO_DEEP', figure: 7, limit: 6 },
    });
    expect(log).toEqual([]);
  });

  it('keeps them however deep the engine has wrapped it', async () => {
    const error = badInput('code', 'No such form.');
    const wrapped = new GraphQLError('outer', {
      originalError: new GraphQLError('inner', { originalError: error }),
    });
    expect(await told(wrapped)).toMatchObject({
      message: 'No such form.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'code' },
    });
  });
});

describe('a surprise', () => {
  it.each([
    ['an error', () => new TypeError(SECRET)],
    [
      'an error with a code of its own',
      () => Object.assign(new Error(SECRET), { code: '42P01', extensions: { code: '42P01', table: SECRET } }),
    ],
    [
      'an error that calls itself internal',
      () => new GraphQLError(SECRET, { extensions: { code: 'INTERNAL_SERVER_ERROR', sql: SECRET } }),
    ],
    [
      'an error with a code that nobody has documented',
      () => new GraphQLError(SECRET, { extensions: { code: 'SECRET', sql: SECRET } }),
    ],
    [
      'an error whose words look like a wrong value',
      () => new Error(`Expected value of type "Date", found ${SECRET}`),
    ],
    ['a text that was thrown', () => SECRET],
    ['nothing that was thrown', () => undefined],
  ])('is masked whole: %s', async (_, make) => {
    const error = await told(make());
    expect(error).toEqual({
      message: 'Something went wrong on our side; it has been logged.',
      locations: [{ line: 1, column: 3 }],
      path: ['fail'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(JSON.stringify(error)).not.toContain('password');
    expect(log).toHaveLength(1);
  });

  it('is masked even if its words are those that the engine says of a variable', async () => {
    const error = await told(new Error(`Variable "$secret" got invalid value ${SECRET}`));
    expect(JSON.stringify(error)).not.toContain('password');
    expect(error?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  });

  it('is logged without the statement that failed, its parameters, and the row that was refused', async () => {
    const refused = Object.assign(new Error('null value in column "name"'), {
      code: '23502',
      routine: 'ExecConstraints',
      detail: `Failing row contains (${SECRET}).`,
      where: SECRET,
    });
    await told(new QueryFailedError(`insert into t values ('${SECRET}')`, [SECRET], refused));
    expect(log).toHaveLength(1);
    expect(log[0]?.err).toEqual({
      name: 'QueryFailedError',
      message: 'null value in column "name"',
      code: '23502',
      routine: 'ExecConstraints',
      stack: expect.stringContaining('format-error.test'),
    });
    expect(JSON.stringify(log)).not.toContain('password');
  });

  it('is logged as an error, with its stack', async () => {
    await told(new TypeError(SECRET));
    expect(log).toMatchObject([{ level: 50, msg: 'unexpected error', err: { message: SECRET } }]);
    expect(log[0]?.err?.stack).toContain('format-error.test');
  });
});

describe('a wrong value', () => {
  it.each([
    ['an argument', '{ fail(asOf: "2018-02-30") }', 'asOf'],
    ['an argument behind others', '{ fail(first: 1, asOf: "yesterday") }', 'asOf'],
    ['a field of an input', '{ fail(first: 1, filter: { since: "2018-9-1" }) }', 'filter.since'],
    ['a list in an input', '{ fail(filter: { days: ["2018-09-01", "x"] }) }', 'filter.days'],
    ['a decimal', '{ fail(filter: { least: "1/3" }) }', 'filter.least'],
    ['a number for a day', '{ fail(asOf: 20180911) }', 'asOf'],
    ['a value of several lines', '{ fail(\n  first: 1\n  asOf: """\n  x\n  """\n) }', 'asOf'],
  ])('in the query names its argument: %s', async (_, query, argument) => {
    const [error] = await errorsOf(query);
    expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
    expect(error?.message).toMatch(/written like/);
    expect(log).toEqual([]);
  });

  it.each([
    ['not a day', { day: '2018-02-30' }],
    ['not a text', { day: 1 }],
    ['missing', {}],
  ])('in a variable names the variable: %s', async (_, variables) => {
    const [error] = await errorsOf('query ($day: Date!) { fail(asOf: $day) }', variables);
    expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'day' });
  });

  it('tells each of several faults', async () => {
    const errors = await errorsOf('{ a: fail(asOf: "x") b: fail(filter: { since: "y" }) }');
    expect(errors.map(({ extensions }) => extensions?.argument)).toEqual(['asOf', 'filter.since']);
  });
});

describe('a query that cannot run', () => {
  it.each([
    ['{ fail', 'GRAPHQL_PARSE_FAILED'],
    ['{ nowhere }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ fail(first: "x") }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { fail } query B { fail }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('keeps the code that the engine gives it: %s', async (query, code) => {
    const [error] = await errorsOf(query);
    expect(error?.extensions?.code).toBe(code);
    expect(log).toEqual([]);
  });
});

describe('an input that its rules refuse', () => {
  class Part {
    @MaxLength(3, { message: 'text may have 3 characters' })
    text = SECRET;
  }
  class Input {
    @IsInt({ message: 'first must be whole' })
    first = 1.5;

    @ValidateNested()
    filter = new Part();
  }

  it('names each fault by its path, and never gives the input back', async () => {
    const error = await told(new ArgumentValidationError(validateSync(new Input())));
    expect(error).toMatchObject({
      message: 'first must be whole; text may have 3 characters',
      extensions: {
        code: 'BAD_USER_INPUT',
        argument: 'first',
        problems: [
          { path: 'first', message: 'first must be whole' },
          { path: 'filter.text', message: 'text may have 3 characters' },
        ],
      },
    });
    expect(JSON.stringify(error)).not.toContain('password');
    expect(log).toEqual([]);
  });
});
