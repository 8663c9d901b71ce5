import type { MigrationInterface, QueryRunner } from 'typeorm';

const REVISIONS = ['service_revision', 'department_revision', 'facility_type_revision', 'indicator_revision'];

/** Change sets: drafts that are reviewed and published together, and every step on their way. */
export class ChangeSets1800000000330 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table change_set (
        id integer generated always as identity,
        title text not null,
        reason text not null,
        state text not null default 'DRAFT',
        effective_on date,
        retroactive_reason text,
        edition_code text,
        edition_name text,
        edition_issued_on date,
        author text not null,
        editors text[] not null default '{}',
        created_at timestamptz not null default now(),
        published_at timestamptz,
        version integer not null default 1,
        edition_document_id integer,
        source_id integer,
        constraint pk_change_set primary key (id),
        constraint ck_change_set_state check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN')),
        constraint ck_change_set_texts check (title <> '' and reason <> ''),
        constraint ck_change_set_published check ((state = 'PUBLISHED') = (published_at is not null) and (published_at is null or effective_on is not null)),
        constraint ck_change_set_edition check ((edition_code is null) = (edition_name is null) and (edition_code is null) = (edition_document_id is null) and (edition_code is not null or edition_issued_on is null)),
        constraint fk_change_set_edition_document_id foreign key (edition_document_id) references document (id),
        constraint fk_change_set_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create index ix_change_set_state on change_set (state)`);
    await runner.query(`
      create table change_set_step (
        id integer generated always as identity,
        action text not null,
        comment text,
        actor_kind text not null,
        actor text not null,
        taken_at timestamptz not null default now(),
        change_set_id integer not null,
        constraint pk_change_set_step primary key (id),
        constraint ck_change_set_step_action check (action in ('CREATE', 'SUBMIT', 'APPROVE', 'RETURN', 'WITHDRAW', 'PUBLISH', 'REBASE')),
        constraint fk_change_set_step_change_set_id foreign key (change_set_id) references change_set (id)
      )
    `);
    await runner.query(`create index ix_change_set_step_change_set_id on change_set_step (change_set_id)`);
    await runner.query(`
      create table draft (
        id integer generated always as identity,
        kind text not null,
        operation text not null,
        code text not null,
        subject_id integer not null,
        base_revision_id integer,
        revision_id integer,
        authors text[] not null,
        drafted_at timestamptz not null default now(),
        version integer not null default 1,
        change_set_id integer not null,
        constraint pk_draft primary key (id),
        constraint ck_draft_kind check (kind in ('SERVICE', 'DEPARTMENT', 'FACILITY_TYPE', 'INDICATOR')),
        constraint ck_draft_operation check (operation in ('ADD', 'REVISE', 'RETIRE')),
        constraint ck_draft_revision check ((operation = 'RETIRE') = (revision_id is null) and (operation = 'ADD') = (base_revision_id is null)),
        constraint fk_draft_change_set_id foreign key (change_set_id) references change_set (id)
      )
    `);
    await runner.query(
      `create unique index uq_draft_change_set_id_kind_subject_id on draft (change_set_id, kind, subject_id)`,
    );
    for (const table of REVISIONS) {
      await runner.query(`alter table ${table}
        add column change_set_id integer,
        add constraint fk_${table}_change_set_id foreign key (change_set_id) references change_set (id)`);
      await runner.query(`create index ix_${table}_change_set_id on ${table} (change_set_id)`);
    }
    await runner.query(`
      create function change_set_keep() returns trigger language plpgsql as $$
      begin
        raise exception '% % has been published or withdrawn: nothing changes it any more', tg_table_name, old.id
          using errcode = 'check_violation', constraint = 'ck_change_set_done';
      end $$
    `);
    await runner.query(`
      create trigger change_set_done before update or delete on change_set for each row
      when (old.state in ('PUBLISHED', 'WITHDRAWN')) execute function change_set_keep()
    `);
    await runner.query(`
      create trigger change_set_step_kept before update or delete on change_set_step for each row execute function change_set_keep()
    `);
    // Whose business the drafts are: of a service its leads before and after, of a department itself.
    await runner.query(`
      create view change_set_holding as
      select d.change_set_id, p.code as department, string_to_array(g.path::text, '.') as region_path
      from (
        select distinct d.change_set_id, r.department_id from draft d
        join responsibility r on d.kind = 'SERVICE' and r.role = 'LEAD' and r.service_id = any (array[d.revision_id, d.base_revision_id])
      ) d
      join department p on p.id = d.department_id
      join department_revision v on v.department_id = p.id and v.published_at is not null and upper_inf(v.valid_during)
      join region g on g.id = v.region_id
      union
      select distinct d.change_set_id, v.code, string_to_array(g.path::text, '.')
      from draft d
      join department_revision v on d.kind = 'DEPARTMENT' and v.id in (d.revision_id, d.base_revision_id)
      join region g on g.id = v.region_id
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view change_set_holding`);
    for (const table of REVISIONS) await runner.query(`alter table ${table} drop column change_set_id`);
    await runner.query(`drop table draft, change_set_step, change_set`);
    await runner.query(`drop function change_set_keep`);
  }
}
