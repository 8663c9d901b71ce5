import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services, their revisions and parts; a published revision is never changed. */
export class Services1800000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service (
        id integer generated always as identity,
        code text not null,
        constraint pk_service primary key (id),
        constraint uq_service_code unique (code),
        constraint uq_service_id_code unique (id, code),
        constraint ck_service_code check (code ~ '^[A-Z]{2}-[A-Z]{3}-\\d{3,}$')
      )
    `);
    await runner.query(`
      create table service_revision (
        id integer generated always as identity,
        service_id integer not null,
        code text not null,
        ordinal smallint not null,
        name text not null,
        category text not null,
        audience text not null,
        standard text not null,
        funding_text text not null,
        valid_during daterange not null,
        published_at timestamptz,
        note text,
        domain_id integer not null,
        source_id integer not null,
        constraint pk_service_revision primary key (id),
        constraint ck_service_revision_valid_during check (not isempty(valid_during) and not lower_inf(valid_during)),
        constraint ck_service_revision_texts check (name <> '' and audience <> '' and standard <> '' and funding_text <> ''),
        constraint ck_service_revision_ordinal check (ordinal > 0),
        constraint ck_service_revision_category check (category in ('BASIC', 'INCLUSIVE', 'MARKET')),
        constraint ex_service_revision_in_force exclude using gist (service_id with =, valid_during with &&) where (published_at is not null),
        constraint fk_service_revision_service_id_code foreign key (service_id, code) references service (id, code),
        constraint fk_service_revision_domain_id foreign key (domain_id) references service_domain (id),
        constraint fk_service_revision_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create index ix_service_revision_domain_id on service_revision (domain_id)`);
    await runner.query(`create index ix_service_revision_service_id on service_revision (service_id, code)`);
    await runner.query(`
      create table responsibility (
        id integer generated always as identity,
        role text not null,
        position smallint not null,
        service_id integer not null,
        department_id integer not null,
        constraint pk_responsibility primary key (id),
        constraint ck_responsibility_position check (position > 0),
        constraint ck_responsibility_role check (role in ('LEAD', 'SUPPORT')),
        constraint fk_responsibility_service_id foreign key (service_id) references service_revision (id),
        constraint fk_responsibility_department_id foreign key (department_id) references department (id)
      )
    `);
    await runner.query(`create index ix_responsibility_department_id on responsibility (department_id)`);
    await runner.query(`
      create unique index uq_responsibility_service_id_department_id on responsibility (service_id, department_id)
    `);
    await runner.query(`
      create unique index uq_responsibility_service_id_position on responsibility (service_id, position)
    `);
    await runner.query(`
      create table standard_figure (
        id integer generated always as identity,
        position smallint not null,
        what text not null,
        comparator text not null,
        value numeric,
        max_value numeric,
        printed text not null,
        unit text not null,
        per text,
        condition text,
        quote text not null,
        service_id integer not null,
        constraint pk_standard_figure primary key (id),
        constraint ck_standard_figure_quote check (quote <> ''),
        constraint ck_standard_figure_range check ((comparator = 'RANGE') = (max_value is not null) and value <= max_value),
        constraint ck_standard_figure_comparator check (comparator in ('EQUAL', 'AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'APPROXIMATELY', 'RANGE')),
        constraint fk_standard_figure_service_id foreign key (service_id) references service_revision (id)
      )
    `);
    await runner.query(`
      create unique index uq_standard_figure_service_id_position on standard_figure (service_id, position)
    `);
    await runner.query(`
      create table funding_rule (
        id integer generated always as identity,
        mode text not null,
        levels text[] not null,
        note text,
        service_id integer not null,
        constraint pk_funding_rule primary key (id),
        constraint uq_funding_rule_service_id unique (service_id),
        constraint ck_funding_rule_levels check (levels <@ array['PROVINCE', 'CITY', 'COUNTY', 'CENTRAL', 'GOVERNMENT', 'EMPLOYER', 'INDIVIDUAL', 'FUND', 'SOCIAL', 'ALL_PARTIES']),
        constraint ck_funding_rule_mode check (mode in ('SHARED_BY_RATIO', 'SHARED', 'LOCAL', 'LOCAL_WITH_PROVINCIAL_SUBSIDY', 'CONTRIBUTORY', 'MIXED')),
        constraint fk_funding_rule_service_id foreign key (service_id) references service_revision (id)
      )
    `);
    await runner.query(`
      create table funding_share (
        id integer generated always as identity,
        position smallint not null,
        component text not null,
        payer text not null,
        payer_text text not null,
        base text,
        comparator text not null,
        percent numeric not null,
        max_percent numeric,
        fiscal_tier smallint,
        in_force boolean not null default true,
        effective_from date,
        note text,
        quote text not null,
        rule_id integer not null,
        constraint pk_funding_share primary key (id),
        constraint ck_funding_share_quote check (quote <> ''),
        constraint ck_funding_share_range check ((comparator = 'RANGE') = (max_percent is not null)),
        constraint ck_funding_share_percent check (percent between 0 and 100 and max_percent between 0 and 100 and percent <= max_percent),
        constraint ck_funding_share_comparator check (comparator in ('EQUAL', 'AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'RANGE')),
        constraint ck_funding_share_payer check (payer in ('PROVINCE', 'CITY', 'COUNTY', 'CENTRAL', 'GOVERNMENT', 'EMPLOYER', 'INDIVIDUAL', 'FUND', 'SOCIAL', 'ALL_PARTIES')),
        constraint fk_funding_share_rule_id foreign key (rule_id) references funding_rule (id)
      )
    `);
    await runner.query(
      `create unique index uq_funding_share_rule_id_position on funding_share (rule_id, position)`,
    );
    await runner.query(`
      create table edition (
        id integer generated always as identity,
        code text not null,
        name text not null,
        issued_on date,
        effective_on date not null,
        note text,
        document_id integer not null,
        source_id integer not null,
        constraint pk_edition primary key (id),
        constraint uq_edition_code unique (code),
        constraint ck_edition_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
        constraint fk_edition_document_id foreign key (document_id) references document (id),
        constraint fk_edition_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`
      create function service_revision_keep() returns trigger language plpgsql as $$
      declare reopened service_revision%rowtype;
      begin
        if tg_op = 'UPDATE' and upper_inf(old.valid_during) and lower(new.valid_during) = lower(old.valid_during) then
          -- The end of its validity is the one thing that publishing a successor may set.
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
      create function service_part_keep() returns trigger language plpgsql as $$
      declare revision integer;
      begin
        foreach revision in array case tg_op
          when 'INSERT' then array[new.service_id] when 'DELETE' then array[old.service_id] else array[old.service_id, new.service_id] end
        loop
          -- The lock makes a publication that is under way be waited for, and the next one wait.
          perform from service_revision where id = revision for share;
          if exists (select from service_revision where id = revision and published_at is not null) then
            raise exception 'revision % is published: its parts are never changed, a change is a new revision', revision
              using errcode = 'check_violation', constraint = 'ck_service_revision_published';
          end if;
        end loop;
        return coalesce(new, old);
      end $$
    `);
    await runner.query(`
      create trigger responsibility_published before insert or update or delete on responsibility for each row execute function service_part_keep()
    `);
    await runner.query(`
      create trigger standard_figure_published before insert or update or delete on standard_figure for each row execute function service_part_keep()
    `);
    await runner.query(`
      create trigger funding_rule_published before insert or update or delete on funding_rule for each row execute function service_part_keep()
    `);
    await runner.query(`
      create function published_keep_all() returns trigger language plpgsql as $$
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
    await runner.query(`
      create function funding_share_keep() returns trigger language plpgsql as $$
      declare rule integer;
      begin
        foreach rule in array case tg_op
          when 'INSERT' then array[new.rule_id] when 'DELETE' then array[old.rule_id] else array[old.rule_id, new.rule_id] end
        loop
          perform from funding_rule f join service_revision r on r.id = f.service_id where f.id = rule for share of r;
          if exists (select from funding_rule f join service_revision r on r.id = f.service_id where f.id = rule and r.published_at is not null) then
            raise exception 'funding rule % belongs to a published revision: it is never changed', rule
              using errcode = 'check_violation', constraint = 'ck_service_revision_published';
          end if;
        end loop;
        return coalesce(new, old);
      end $$
    `);
    await runner.query(`
      create trigger funding_share_published before insert or update or delete on funding_share for each row execute function funding_share_keep()
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table edition`);
    await runner.query(`drop table funding_share, funding_rule, standard_figure, responsibility`);
    await runner.query(`drop table service_revision, service`);
    await runner.query(
      `drop function service_revision_keep, service_part_keep, funding_share_keep, published_keep_all`,
    );
  }
}
