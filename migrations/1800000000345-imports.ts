import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVENTS = ['PUBLISHED', 'REVISED', 'RETIRED', 'CORRECTED', 'EDITION_PUBLISHED', 'DIRECTORY_IMPORTED'];

/** Who gives records, and the imports that they come by. */
export class Imports1800000000345 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table data_provider (
        id integer generated always as identity,
        code text not null,
        synthetic boolean not null,
        note text,
        constraint pk_data_provider primary key (id),
        constraint uq_data_provider_code unique (code),
        constraint ck_data_provider_code check (code ~ '^[^/[:cntrl:]]{1,80}$')
      )
    `);
    await runner.query(`
      create table import_batch (
        id integer generated always as identity,
        kind text not null,
        state text not null,
        dry_run boolean not null,
        prune boolean not null,
        prune_at_most integer not null default 50,
        file_name text,
        digest text,
        encoding text,
        coordinates text,
        cut_short boolean not null default false,
        ignored_columns text[] not null default '{}',
        rows_read integer not null default 0,
        rows_applied integer not null default 0,
        applied_place integer not null default 0,
        fields jsonb not null default '{}',
        sample jsonb,
        created integer not null default 0,
        changed integer not null default 0,
        unchanged integer not null default 0,
        linked integer not null default 0,
        retired integer not null default 0,
        rejected integer not null default 0,
        conflicts integer not null default 0,
        replaced_regions integer not null default 0,
        note text,
        error_code text,
        error_message text,
        regions text[] not null default '{}',
        actor_kind text not null,
        actor_subject text not null,
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        provider_id integer not null,
        constraint pk_import_batch primary key (id),
        constraint ck_import_batch_kind check (kind in ('FACILITIES', 'SETTLEMENTS', 'BOUNDARIES')),
        constraint ck_import_batch_state check (state in ('RECEIVING', 'APPLYING', 'DONE', 'PLANNED', 'FAILED', 'REVERTED')),
        constraint ck_import_batch_prune_at_most check (prune_at_most between 0 and 100),
        constraint ck_import_batch_coordinates check (coordinates in ('WGS84', 'GCJ02', 'BD09')),
        constraint ck_import_batch_finished check ((finished_at is null) = (state in ('RECEIVING', 'APPLYING'))),
        constraint ck_import_batch_error check ((error_code is null) = (error_message is null)),
        constraint fk_import_batch_provider_id foreign key (provider_id) references data_provider (id)
      )
    `);
    await runner.query(`create index ix_import_batch_provider_id on import_batch (provider_id)`);
    await runner.query(`
      create table import_rejection (
        id integer generated always as identity,
        line integer not null,
        "column" text,
        value text,
        code text not null,
        message text not null,
        batch_id integer not null,
        constraint pk_import_rejection primary key (id),
        constraint fk_import_rejection_batch_id foreign key (batch_id) references import_batch (id)
      )
    `);
    await runner.query(`create index ix_import_rejection_batch_id_line on import_rejection (batch_id, line)`);
    await runner.query(`
      create table import_change (
        id integer generated always as identity,
        action text not null,
        subject_id integer not null,
        name text not null,
        fields text[] not null,
        before jsonb not null,
        batch_id integer not null,
        constraint pk_import_change primary key (id),
        constraint ck_import_change_action check (action in ('CHANGED', 'RETIRED')),
        constraint fk_import_change_batch_id foreign key (batch_id) references import_batch (id)
      )
    `);
    await runner.query(`create index ix_import_change_batch_id on import_change (batch_id)`);
    await runner.query(`create index ix_import_change_subject_id on import_change (subject_id)`);
    await this.eventsAre(runner, [...EVENTS, 'RECORDS_IMPORTED', 'IMPORT_REVERTED']);
  }

  private async eventsAre(runner: QueryRunner, types: readonly string[]): Promise<void> {
    await runner.query(`
      alter table change_event drop constraint ck_change_event_type,
        add constraint ck_change_event_type check (type in (${types.map((type) => `'${type}'`).join(', ')}))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The feed has no gaps: what an earlier version does not know is told as an import of the whole.
    await runner.query('alter table change_event disable trigger change_event_kept');
    await runner.query(`
      update change_event set type = 'DIRECTORY_IMPORTED', subject_type = null, subject_id = null, subject_code = null
      where type in ('RECORDS_IMPORTED', 'IMPORT_REVERTED')
    `);
    await runner.query('alter table change_event enable trigger change_event_kept');
    await this.eventsAre(runner, EVENTS);
    await runner.query('drop table import_change, import_rejection, import_batch, data_provider');
  }
}
