import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One of the six operations that are measured. */
export interface Operation {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What is posted: JSON with query, variables and name. */
  readonly body: string;
}

/**
 * The operations of `bench/operations/`: one file each, named for it, and their variables.
 * @param packageRoot directory of package.json
 */
export function readOperations(packageRoot: string): Operation[] {
  const folder = join(packageRoot, 'bench/operations');
  const variables = JSON.parse(readFileSync(join(folder, 'variables.json'), 'utf8')) as Record<
    string,
    Operation['variables']
  >;
  const order = ['Home', 'Detail', 'List', 'Departments', 'Indicators', 'Export'];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replace('.graphql', ''))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((name) => {
      const request = {
        query: readFileSync(join(folder, `${name}.graphql`), 'utf8'),
        variables: variables[name] ?? {},
        operationName: name,
      };
      return { name, ...request, body: JSON.stringify(request) };
    });
}
