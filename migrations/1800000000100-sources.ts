import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents and the places in them: what every record cites. */
export class Sources1800000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists ltree`);
    await runner.query(`create extension if not exists btree_gist`);
    await runner.query(`
      create table document (
        id integer generated always as identity,
        code text not null,
        title text not null,
        issuer text,
        document_number text,
        issued_on date,
        published_on date,
        note text,
        constraint pk_document primary key (id),
        constraint uq_document_code unique (code),
        constraint ck_document_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$')
      )
    `);
    await runner.query(`
      create table source (
        id integer generated always as identity,
        place text not null,
        quote text not null,
        document_id integer not null,
        constraint pk_source primary key (id),
        constraint ck_source_place check (place <> ''),
        constraint ck_source_quote check (length(quote) between 1 and 800),
        constraint fk_source_document_id foreign key (document_id) references document (id)
      )
    `);
    await runner.query(`
      create unique index uq_source_document_id_place_quote on source (document_id, place, quote)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table source, document`);
  }
}
