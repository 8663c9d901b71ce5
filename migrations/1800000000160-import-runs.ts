import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was imported when: start-up skips files it has seen, and the home page tells the last change. */
export class ImportRuns1800000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import_run (
        id integer generated always as identity,
        digest text not null,
        created integer not null,
        changed integer not null,
        imported_at timestamptz not null default now(),
        constraint pk_import_run primary key (id)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table import_run`);
  }
}
