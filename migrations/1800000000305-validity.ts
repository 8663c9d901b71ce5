import type { MigrationInterface, QueryRunner } from 'typeorm';

const SPLIT = ['department', 'facility_type', 'indicator'] as const;

const KINDS = {
  SERVICE: 'service',
  DEPARTMENT: 'department',
  FACILITY_TYPE: 'facility_type',
  INDICATOR: 'indicator',
} as const;

/**
 * What is published is never changed, whatever kind it is of; and what was said to be in force is kept for every instant,
 * so that the directory can tell what it said then.
 */
export class Validity1800000000305 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.services(runner);
    await this.keep(runner);
    await this.remember(runner);
    await this.regions(runner);
  }

  private async services(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger service_revision_published on service_revision`);
    await runner.query(`alter table service_revision add column begins_on date`);
    await runner.query(
      `update service_revision set begins_on = lower(valid_during), published_at = date_trunc('milliseconds', published_at)`,
    );
    await runner.query(`alter table service_revision
      alter column begins_on set not null,
      drop constraint ck_service_revision_valid_during,
      drop constraint ck_service_revision_texts,
      add constraint ck_service_revision_valid_during check (isempty(valid_during) or lower(valid_during) is not distinct from begins_on),
      add constraint ck_service_revision_texts check (published_at is null or name <> '' and audience <> '' and standard <> '' and funding_text <> '')`);
    for (const table of SPLIT) {
      await runner.query(`alter table ${table}_revision
        add constraint ck_${table}_revision_valid_during check (isempty(valid_during) or lower(valid_during) is not distinct from begins_on),
        add constraint ck_${table}_revision_name check (published_at is null or name <> '')`);
    }
  }

  private async keep(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function revision_keep() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and new.valid_during <@ old.valid_during
          and (isempty(new.valid_during) or lower(new.valid_during) is not distinct from lower(old.valid_during))
          and to_jsonb(new) - 'valid_during' = to_jsonb(old) - 'valid_during' then
          -- An earlier end of its validity is the one thing that publishing another revision may set.
          return new;
        end if;
        raise exception 'revision % of % is published: it is never changed, a change is a new revision', old.id, old.code
          using errcode = 'check_violation', constraint = 'ck_' || tg_table_name || '_published';
      end $$
    `);
    await runner.query(`
      create function department_part_keep() returns trigger language plpgsql as $$
      declare revision integer;
      begin
        foreach revision in array case tg_op
          when 'INSERT' then array[new.department_id] when 'DELETE' then array[old.department_id] else array[old.department_id, new.department_id] end
        loop
          perform from department_revision where id = revision for share;
          if exists (select from department_revision where id = revision and published_at is not null) then
            raise exception 'revision % is published: its parts are never changed, a change is a new revision', revision
              using errcode = 'check_violation', constraint = 'ck_department_revision_published';
          end if;
        end loop;
        return coalesce(new, old);
      end $$
    `);
    await runner.query(`
      create trigger succession_published before insert or update or delete on succession for each row execute function department_part_keep()
    `);
    for (const table of Object.values(KINDS)) {
      await runner.query(`
        create trigger ${table}_revision_published before update or delete on ${table}_revision for each row
        when (old.published_at is not null) execute function revision_keep()
      `);
    }
    await runner.query(`drop function service_revision_keep`);
    await runner.query(`
      create or replace function published_keep_all() returns trigger language plpgsql as $$
      declare published boolean;
      begin
        execute format('select exists (select from %I where published_at is not null)', tg_argv[0]) into published;
        if published then
          raise exception '% holds what is published: it is never emptied', tg_table_name
            using errcode = 'check_violation', constraint = 'ck_' || tg_argv[0] || '_published';
        end if;
        return null;
      end $$
    `);
    const parts: Readonly<Record<string, readonly string[]>> = {
      service_revision: ['responsibility', 'standard_figure', 'funding_rule', 'funding_share'],
      department_revision: ['succession'],
      facility_type_revision: [],
      indicator_revision: [],
    };
    for (const [revision, tables] of Object.entries(parts)) {
      for (const table of [revision, ...tables]) {
        await runner.query(`drop trigger if exists ${table}_emptied on ${table}`);
        await runner.query(
          `create trigger ${table}_emptied before truncate on ${table} execute function published_keep_all('${revision}')`,
        );
      }
    }
  }

  private async remember(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table validity (
        id integer generated always as identity,
        kind text not null,
        revision_id integer not null,
        valid_during daterange not null,
        recorded_during tstzrange not null,
        constraint pk_validity primary key (id),
        constraint ck_validity_kind check (kind in ('SERVICE', 'DEPARTMENT', 'FACILITY_TYPE', 'INDICATOR')),
        constraint ck_validity_ranges check (not isempty(valid_during) and not isempty(recorded_during))
      )
    `);
    await runner.query(`create index ix_validity_kind_revision_id on validity (kind, revision_id)`);
    for (const [kind, table] of Object.entries(KINDS)) {
      await runner.query(`insert into validity (kind, revision_id, valid_during, recorded_during)
        select '${kind}', id, valid_during, tstzrange(published_at, null) from ${table}_revision
        where published_at is not null order by id`);
    }
    // One instant for all that a transaction publishes: half of it must never be known without the other.
    await runner.query(`
      create function revision_remember() returns trigger language plpgsql as $$
      declare known timestamptz := coalesce(nullif(current_setting('directory.instant', true), '')::timestamptz, date_trunc('milliseconds', now()));
      begin
        delete from validity where kind = tg_argv[0] and revision_id = new.id and lower(recorded_during) >= known;
        update validity set recorded_during = tstzrange(lower(recorded_during), known)
          where kind = tg_argv[0] and revision_id = new.id and upper_inf(recorded_during);
        if not isempty(new.valid_during) then
          insert into validity (kind, revision_id, valid_during, recorded_during)
            values (tg_argv[0], new.id, new.valid_during, tstzrange(known, null));
        end if;
        return null;
      end $$
    `);
    for (const [kind, table] of Object.entries(KINDS)) {
      await runner.query(`
        create trigger ${table}_revision_remembered after insert or update of valid_during, published_at on ${table}_revision
        for each row when (new.published_at is not null) execute function revision_remember('${kind}')
      `);
    }
  }

  private async regions(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table region
      add column established_in text,
      add column valid_during daterange,
      add constraint ck_region_established_in check (established_in ~ '^\\d{4}(-\\d{2})?$')`);
    await runner.query(`update region set valid_during = daterange(null, make_date(
      substr(retired_in, 1, 4)::integer, coalesce(nullif(substr(retired_in, 6, 2), '')::integer, 1), 1))`);
    await runner.query(`alter table region alter column valid_during set not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table region drop column established_in, drop column valid_during`);
    for (const table of Object.values(KINDS)) {
      for (const trigger of ['published', 'remembered', 'emptied']) {
        await runner.query(`drop trigger ${table}_revision_${trigger} on ${table}_revision`);
      }
    }
    for (const table of ['responsibility', 'standard_figure', 'funding_rule', 'funding_share']) {
      await runner.query(`drop trigger ${table}_emptied on ${table}`);
    }
    await runner.query(`drop table validity`);
    await runner.query(`drop function revision_remember, revision_keep`);
    await runner.query(`drop trigger succession_published on succession`);
    await runner.query(`drop trigger succession_emptied on succession`);
    await runner.query(`drop function department_part_keep`);
    for (const table of SPLIT) {
      await runner.query(
        `alter table ${table}_revision drop constraint ck_${table}_revision_valid_during, drop constraint ck_${table}_revision_name`,
      );
    }
    await this.servicesAsBefore(runner);
  }

  private async servicesAsBefore(runner: QueryRunner): Promise<void> {
    // What was corrected from its first day on is in force on no day, and had no place before.
    const emptied = `select id from service_revision where isempty(valid_during)`;
    await runner.query(`alter table funding_share disable trigger funding_share_published`);
    await runner.query(
      `delete from funding_share where rule_id in (select id from funding_rule where service_id in (${emptied}))`,
    );
    await runner.query(`alter table funding_share enable trigger funding_share_published`);
    for (const part of ['funding_rule', 'standard_figure', 'responsibility']) {
      await runner.query(`alter table ${part} disable trigger ${part}_published`);
      await runner.query(`delete from ${part} where service_id in (${emptied})`);
      await runner.query(`alter table ${part} enable trigger ${part}_published`);
    }
    await runner.query(`delete from search_text where kind = 'SERVICE' and subject_id in (${emptied})`);
    await runner.query(`delete from service_revision where isempty(valid_during)`);
    await runner.query(
      `delete from service s where not exists (select from service_revision r where r.service_id = s.id)`,
    );
    await runner.query(`alter table service_revision
      drop constraint ck_service_revision_valid_during, drop constraint ck_service_revision_texts, drop column begins_on`);
    await runner.query(`alter table service_revision
      add constraint ck_service_revision_valid_during check (not isempty(valid_during) and not lower_inf(valid_during)),
      add constraint ck_service_revision_texts check (name <> '' and audience <> '' and standard <> '' and funding_text <> '')`);
    await runner.query(`
      create function service_revision_keep() returns trigger language plpgsql as $$
      declare reopened service_revision%rowtype;
      begin
        if tg_op = 'UPDATE' and upper_inf(old.valid_during) and lower(new.valid_during) = lower(old.valid_during) then
          reopened := new;
          reopened.valid_during := old.valid_during;
          if reopened is not distinct from old then return new; end if;
        end if;
        raise exception 'revision % of service % is published: it is never changed, a change is a new revision', old.id, old.code
          using errcode = 'check_violation', constraint = 'ck_service_revision_published';
      end $$
    `);
    await runner.query(`
      create trigger service_revision_published before update or delete on service_revision for each row
      when (old.published_at is not null) execute function service_revision_keep()
    `);
    await runner.query(`
      create or replace function published_keep_all() returns trigger language plpgsql as $$
      begin
        if exists (select from service_revision where published_at is not null) then
          raise exception '% holds what is published: it is never emptied', tg_table_name
            using errcode = 'check_violation', constraint = 'ck_service_revision_published';
        end if;
        return null;
      end $$
    `);
    for (const table of [
      'service_revision',
      'responsibility',
      'standard_figure',
      'funding_rule',
      'funding_share',
    ]) {
      await runner.query(
        `create trigger ${table}_emptied before truncate on ${table} execute function published_keep_all()`,
      );
    }
  }
}
