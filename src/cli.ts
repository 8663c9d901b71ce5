#!/usr/bin/env node
import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { addDemoCommand } from './cli/demo.js';
import { addObservationsCommand } from './cli/import-observations.js';
import { addImportCommands } from './cli/import.js';
import { readConfig } from './config.js';
import { createDataSource } from './data/data-source.js';
import { Tables } from './data/table.js';
import { Role } from './domain/access.js';
import { badInput } from './domain/errors.js';
import { openDatabase } from './open-database.js';
import { createLog, explain, serve } from './serve.js';
import { buildSchema, schemaText } from './server/build-schema.js';
import { localKey } from './server/identity/local-key.js';
import { issueLocalToken } from './server/identity/local-token.js';
import { readDirectoryFiles } from './usecases/directory-files.js';
import { importDirectory } from './usecases/import-directory.js';
import { migrateDatabase } from './usecases/prepare-database.js';
import { rulesTable } from './usecases/rules-table.js';

/** The second door: what an operator does by hand. */
const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

async function withDatabase(work: (dataSource: DataSource) => Promise<string>): Promise<void> {
  const config = readConfig(process.env, packageRoot);
  const database = await openDatabase(config, packageRoot, createLog(config));
  try {
    console.log(await work(database.dataSource));
  } finally {
    await database.close();
  }
}

async function importInto(dataSource: DataSource, directory: string): Promise<string> {
  await migrateDatabase(dataSource);
  const { created, changed } = await importDirectory(dataSource, directory);
  return created + changed === 0 ? 'Nothing to change.' : `${created} records created, ${changed} changed.`;
}

interface TokenChoices {
  readonly role?: string[];
  readonly department?: string[];
  readonly region?: string[];
  readonly subject?: string;
  readonly expires: string;
}

async function printToken(chosen: TokenChoices): Promise<void> {
  const { dataDir, jwtJwksUrl } = readConfig(process.env, packageRoot);
  if (jwtJwksUrl !== undefined)
    throw badInput(
      'JWT_JWKS_URL',
      `This directory takes the tokens of ${new URL(jwtJwksUrl).host} alone: sign on there, or unset JWT_JWKS_URL.`,
    );
  const { role: roles = [], department: departments = [], region: regions = [], ...rest } = chosen;
  const token = { roles, departments, regions, ...rest };
  console.log(await issueLocalToken(await localKey(dataDir), token, new Date()));
  if (roles.includes(Role.EDITOR) && departments.length + regions.length === 0)
    console.error('Without --department and --region an editor can edit nothing.');
}

const collect = (value: string, before: string[] = []) => [...before, value];

const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as {
  version: string;
};
const program = new Command('service-directory')
  .description(
    'A directory of public services over GraphQL. Settings come from the environment: see the README.',
  )
  .version(version)
  .showHelpAfterError();

program
  .command('serve')
  .description('serve the directory until told to stop')
  .action(() => serve(packageRoot));

program
  .command('migrate')
  .description('bring the database’s schema up to date')
  .action(() =>
    withDatabase(async (dataSource) => {
      const done = await migrateDatabase(dataSource);
      return done.length === 0 ? 'Up to date.' : done.join('\n');
    }),
  );

program
  .command('seed')
  .description('load the province’s published data; what is there already is left alone')
  .action(() => withDatabase((dataSource) => importInto(dataSource, join(packageRoot, 'seeds'))));

const importing = program
  .command('import')
  .description('load a directory of record files in the format of seeds/, or what a subcommand names')
  .argument('<directory>', 'where the files are')
  .action((directory: string) => withDatabase((dataSource) => importInto(dataSource, resolve(directory))));
addImportCommands(importing, withDatabase);
addObservationsCommand(importing, withDatabase);
addDemoCommand(program, withDatabase, packageRoot);

program
  .command('token')
  .description(
    'print a token for trying things out, e.g. in the playground, signed with the key in DATA_DIR; also while the server runs',
  )
  .option('--role <role>', `what it may do; once for each of ${Object.keys(Role).join(', ')}`, collect)
  .option('--department <code>', 'limit it to a department; may be repeated', collect)
  .option('--region <code>', 'limit it to a division and what lies below; may be repeated', collect)
  .option(
    '--subject <name>',
    'who it is for, editor@local and the like if not given: nobody reviews what the same subject drafted',
  )
  .option('--expires <duration>', 'for how long: 30m, 8h, 7d; at most 30d', '8h')
  .action(printToken);

program
  .command('schema')
  .description('print the GraphQL schema, or write it to src/schema/schema.graphql')
  .option('--write', 'write the file instead of printing')
  .action(async ({ write }: { write?: boolean }) => {
    const dataSource = createDataSource('postgresql://nowhere/');
    // The metadata needs no connection, only TypeORM's own way of building it.
    await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
    const text = schemaText(buildSchema(new Tables(dataSource)));
    if (write) await writeFile(join(packageRoot, 'src/schema/schema.graphql'), text);
    else process.stdout.write(text);
  });

program
  .command('rules')
  .description(
    'print the rules of the audiences beside their texts, or write them to docs/eligibility-rules.md',
  )
  .option('--write', 'write the file instead of printing')
  .action(async ({ write }: { write?: boolean }) => {
    const files = await readDirectoryFiles(join(packageRoot, 'seeds'));
    const text = rulesTable(await files.records());
    if (write) await writeFile(join(packageRoot, 'docs/eligibility-rules.md'), text);
    else process.stdout.write(text);
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
