import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of machines, the audit log, and the counters of rates that several servers share. */
export class Identity1800000000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_key (
        id integer generated always as identity,
        public_id text not null,
        name text not null,
        hash text not null,
        scopes text[] not null,
        departments text[] not null default '{}',
        regions text[] not null default '{}',
        created_by text not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        replaces_id integer,
        constraint pk_api_key primary key (id),
        constraint uq_api_key_public_id unique (public_id),
        constraint ck_api_key_public_id check (public_id ~ '^[0-9a-f]{12}$'),
        constraint ck_api_key_hash check (hash ~ '^[0-9a-f]{64}$'),
        constraint ck_api_key_scopes check (scopes <@ '{READ,PROPOSE}' and scopes <> '{}'),
        constraint ck_api_key_limits check (not scopes @> '{PROPOSE}' or departments <> '{}' or regions <> '{}'),
        constraint fk_api_key_replaces_id foreign key (replaces_id) references api_key (id)
      )
    `);
    await runner.query(`create index ix_api_key_replaces_id on api_key (replaces_id)`);
    await runner.query(`
      create table audit_entry (
        id bigint generated always as identity,
        at timestamptz not null default now(),
        actor_kind text not null,
        subject text not null,
        roles text[] not null,
        origin text not null,
        action text not null,
        outcome text not null,
        codes text[] not null default '{}',
        target text,
        constraint pk_audit_entry primary key (id),
        constraint ck_audit_entry_actor_kind check (actor_kind in ('ANONYMOUS', 'PERSON', 'MACHINE', 'IMPORT')),
        constraint ck_audit_entry_outcome check (outcome in ('DONE', 'REFUSED', 'FAILED'))
      )
    `);
    await runner.query(`
      create function audit_entry_keep() returns trigger language plpgsql as $$
      begin
        raise exception 'audit_entry: entries are never changed or removed' using errcode = 'restrict_violation', constraint = 'ck_audit_entry_kept';
      end $$
    `);
    await runner.query(`
      create trigger audit_entry_keep before update or delete on audit_entry for each row execute function audit_entry_keep()
    `);
    await runner.query(`
      create trigger audit_entry_keep_all before truncate on audit_entry for each statement execute function audit_entry_keep()
    `);
    // Counters of the last minute are worth no write-ahead log: after a crash they begin anew.
    await runner.query(`
      create unlogged table rate_limit (
        key character varying(255) not null,
        points integer not null default 0,
        expire bigint,
        constraint pk_rate_limit primary key (key)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table rate_limit, audit_entry, api_key`);
    await runner.query(`drop function audit_entry_keep`);
  }
}
