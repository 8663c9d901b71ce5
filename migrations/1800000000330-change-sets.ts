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
    // Where a department belongs: as published, or if it is not, as drafted in the change set that asks.
    await runner.query(`
      create function department_region(department integer, change_set integer) returns text[] language sql stable as $$
        select string_to_array(g.path::text, '.') from department_revision v join region g on g.id = v.region_id
        where v.department_id = department and (v.published_at is not null and not isempty(v.valid_during) or v.change_set_id = change_set)
        order by v.published_at is null, v.begins_on desc nulls last limit 1
      $$
    `);
    // Whose business each draft is: of a service its leads, of a department itself, of all else the province’s. What a
    // draft changes decides who may decide on it, and what it is to become only who may see it besides.
    await runner.query(`
      create view change_set_holding as
      with lead as materialized (
        select d.change_set_id, d.id as draft_id, r.department_id, bool_or(r.service_id = coalesce(d.base_revision_id, d.revision_id)) as decides
        from draft d join responsibility r on r.role = 'LEAD' and r.service_id = any (array[d.revision_id, d.base_revision_id])
        where d.kind = 'SERVICE' group by 1, 2, 3
      ), place as materialized (
        select change_set_id, department_id, department_region(department_id, change_set_id) as region_path
        from (select distinct change_set_id, department_id from lead) named
      )
      select l.change_set_id, l.draft_id, l.decides, p.code as department, w.region_path
      from lead l join department p on p.id = l.department_id join place w using (change_set_id, department_id)
      union all
      select d.change_set_id, d.id, v.id = coalesce(d.base_revision_id, d.revision_id), v.code, string_to_array(g.path::text, '.')
      from draft d join department_revision v on v.id = any (array[d.revision_id, d.base_revision_id]) join region g on g.id = v.region_id
      where d.kind = 'DEPARTMENT'
      union all
      select d.change_set_id, d.id, true, '', (select array[code] from region where level = 'PROVINCE' order by code limit 1)
      from draft d where d.kind in ('FACILITY_TYPE', 'INDICATOR')
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view change_set_holding`);
    await this.dropDrafts(runner);
    await runner.query(`drop function department_region`);
    for (const table of REVISIONS) await runner.query(`alter table ${table} drop column change_set_id`);
    await runner.query(`drop table draft, change_set_step, change_set`);
    await runner.query(`drop function change_set_keep`);
  }

  /** Before, what is drafted had no place. Whatever nobody published goes, and identities that only drafts needed. */
  private async dropDrafts(runner: QueryRunner): Promise<void> {
    const drafts = (table: string) => `select id from ${table} where published_at is null`;
    await runner.query(
      `delete from funding_share where rule_id in (select id from funding_rule where service_id in (${drafts('service_revision')}))`,
    );
    for (const part of ['funding_rule', 'standard_figure', 'responsibility'])
      await runner.query(`delete from ${part} where service_id in (${drafts('service_revision')})`);
    await runner.query(`delete from succession where department_id in (${drafts('department_revision')})`);
    for (const table of REVISIONS) {
      const subject = table.replace(/_revision$/, '');
      await runner.query(
        `delete from search_text where kind = '${subject.toUpperCase()}' and subject_id in (${drafts(table)})`,
      );
      await runner.query(`delete from ${table} where published_at is null`);
      await runner.query(
        `delete from ${subject} s where not exists (select from ${table} r where r.${subject}_id = s.id)`,
      );
    }
  }
}
