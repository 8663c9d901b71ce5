import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { readOperations } from '../../bench/operations.js';
import { readConfig } from '../../src/config.js';
import { LimitChecker } from '../../src/server/limits.js';

const packageRoot = resolve(__dirname, '../..');
const schema = buildSchema(readFileSync(join(packageRoot, 'src/schema/schema.graphql'), 'utf8'));
const operations = readOperations(packageRoot);

test('the bench has its six operations', () => {
  expect(operations.map(({ name }) => name)).toEqual([
    'Home',
    'Detail',
    'List',
    'Departments',
    'Indicators',
    'Export',
  ]);
});

describe.each(operations)('the operation $name', ({ name, query, variables }) => {
  const document = parse(query);
  const operation = getOperationAST(document, name);

  test('fits the schema', () => {
    expect(validate(schema, document)).toEqual([]);
    expect(operation?.name?.value).toBe(name);
  });

  test('is given just the variables that it declares', () => {
    const declared = operation?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    expect(Object.keys(variables).sort()).toEqual(declared.sort());
  });

  test('passes the default limits', () => {
    const limits = new LimitChecker(schema, readConfig({}, packageRoot));
    if (!operation) throw new Error('there is no operation of that name');
    expect(() => limits.check(document, operation, variables)).not.toThrow();
  });
});
