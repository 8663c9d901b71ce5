/**
 * Writes the types of the monitor page's GraphQL operations, from the committed schema: `npm run operations`.
 * With `--check` it writes nothing, and fails if the committed file is not what it would write.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as documents from '@graphql-codegen/typed-document-node';
import * as types from '@graphql-codegen/typescript-operations';
import { buildASTSchema, parse } from 'graphql';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src/monitor/operations');
const target = join(folder, 'generated.ts');

const schema = parse(readFileSync(join(root, 'src/schema/schema.graphql'), 'utf8'));
const generated = await codegen({
  filename: target,
  schema,
  schemaAst: buildASTSchema(schema),
  documents: readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({ location: file, document: parse(readFileSync(join(folder, file), 'utf8')) })),
  plugins: [{ types: {} }, { documents: {} }],
  pluginMap: { types, documents },
  config: {
    // The text of an operation is sent as it is: the page carries no parser.
    documentMode: 'string',
    useTypeImports: true,
    enumsAsTypes: true,
    immutableTypes: true,
    skipTypename: true,
    defaultScalarType: 'unknown',
    scalars: { ID: 'string', Date: 'string', DateTime: 'string', Decimal: 'string' },
  },
});
const text = `// Written by tools/generate-operations.js from the operations beside it: \`npm run operations\`.\n${generated}`;

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write(
    `${basename(target)} is not what the schema and the operations give: npm run operations\n`,
  );
  process.exitCode = 1;
}
