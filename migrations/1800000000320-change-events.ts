import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The change feed: events numbered without gaps in the order of their commits, and the counter that numbers them. */
export class ChangeEvents1800000000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table change_event (
        seq bigint not null,
        at timestamptz not null,
        type text not null,
        subject_type text,
        subject_id integer,
        subject_code text,
        revision_id integer,
        effective_on date,
        change_set_id integer,
        actor_kind text not null,
        fields text[] not null,
        constraint pk_change_event primary key (seq),
        constraint ck_change_event_type check (type in ('PUBLISHED', 'REVISED', 'RETIRED', 'CORRECTED', 'EDITION_PUBLISHED', 'DIRECTORY_IMPORTED')),
        constraint ck_change_event_subject check ((type = 'DIRECTORY_IMPORTED') = (subject_type is null) and (subject_type is null) = (subject_id is null)),
        constraint ck_change_event_actor_kind check (actor_kind in ('ANONYMOUS', 'PERSON', 'MACHINE', 'IMPORT'))
      )
    `);
    // No sequence: its numbers are given before the commit, so a reader could pass one that becomes visible later.
    await runner.query(`
      create table change_position (
        single boolean not null default true,
        last bigint not null,
        constraint pk_change_position primary key (single),
        constraint ck_change_position_single check (single)
      )
    `);
    await runner.query(`insert into change_position (last) values (0)`);
    await runner.query(`
      create function change_event_keep() returns trigger language plpgsql as $$
      begin
        raise exception 'a change that was told is never untold: % only grows', tg_table_name
          using errcode = 'check_violation', constraint = 'ck_change_event_kept';
      end $$
    `);
    await runner.query(`
      create trigger change_event_kept before update or delete or truncate on change_event
      for each statement execute function change_event_keep()
    `);
    await runner.query(`
      create trigger change_position_kept before delete or truncate on change_position
      for each statement execute function change_event_keep()
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table change_event, change_position`);
    await runner.query(`drop function change_event_keep`);
  }
}
