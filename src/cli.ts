#!/usr/bin/env node
import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { readConfig } from './config.js';
import { createDataSource } from './data/data-source.js';
import { Tables } from './data/table.js';
import { openDatabase } from './open-database.js';
import { createLog, explain, serve } from './serve.js';
import { buildSchema, schemaText } from './server/build-schema.js';
import { importDirectory } from './usecases/import-directory.js';
import { migrateDatabase } from './usecases/prepare-database.js';

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

program
  .command('import')
  .description('load a directory of record files in the format of seeds/')
  .argument('<directory>', 'where the files are')
  .action((directory: string) => withDatabase((dataSource) => importInto(dataSource, resolve(directory))));

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

try {
  await program.parseAsync();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
