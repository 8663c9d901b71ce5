import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The index that search and the `text` filters read: one row for each searchable field of a subject. */
export class Search1800000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table search_text (
        id integer generated always as identity,
        kind text not null,
        subject_id integer not null,
        field text not null,
        is_name boolean not null,
        position smallint not null,
        original text not null,
        normalised text not null,
        words text not null,
        grams tsvector not null,
        pinyin tsvector not null,
        constraint pk_search_text primary key (id),
        constraint uq_search_text_kind_subject_id_field unique (kind, subject_id, field),
        constraint ck_search_text_kind check (kind in ('SERVICE', 'DEPARTMENT', 'REGION', 'INDICATOR', 'PLAN_TASK'))
      )
    `);
    // Halves, since of common words the names must not be crowded out by the texts (data/search.ts caps each).
    await runner.query(`
      create index ix_search_text_name_grams on search_text using gin (grams) with (fastupdate = off) where is_name
    `);
    await runner.query(`
      create index ix_search_text_text_grams on search_text using gin (grams) with (fastupdate = off) where not is_name
    `);
    await runner.query(`
      create index ix_search_text_pinyin on search_text using gin (pinyin) with (fastupdate = off) where is_name
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table search_text`);
  }
}
