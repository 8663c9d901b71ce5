import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans, tasks, indicators, targets and observations. */
export class Plans1800000000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table plan (
        id integer generated always as identity,
        code text not null,
        name text not null,
        start_year smallint not null,
        end_year smallint not null,
        document_id integer not null,
        source_id integer not null,
        constraint pk_plan primary key (id),
        constraint uq_plan_code unique (code),
        constraint ck_plan_years check (start_year <= end_year),
        constraint ck_plan_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
        constraint fk_plan_document_id foreign key (document_id) references document (id),
        constraint fk_plan_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`
      create table plan_task (
        id integer generated always as identity,
        code text not null,
        ordinal smallint not null,
        text text not null,
        responsible_text text not null,
        plan_id integer not null,
        source_id integer not null,
        constraint pk_plan_task primary key (id),
        constraint uq_plan_task_code unique (code),
        constraint ck_plan_task_texts check (text <> '' and responsible_text <> ''),
        constraint ck_plan_task_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
        constraint fk_plan_task_plan_id foreign key (plan_id) references plan (id),
        constraint fk_plan_task_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create unique index uq_plan_task_plan_id_ordinal on plan_task (plan_id, ordinal)`);
    await runner.query(`
      create table task_responsibility (
        id integer generated always as identity,
        role text not null,
        position smallint not null,
        task_id integer not null,
        department_id integer not null,
        constraint pk_task_responsibility primary key (id),
        constraint ck_task_responsibility_position check (position > 0),
        constraint ck_task_responsibility_role check (role in ('LEAD', 'SUPPORT')),
        constraint fk_task_responsibility_task_id foreign key (task_id) references plan_task (id),
        constraint fk_task_responsibility_department_id foreign key (department_id) references department (id)
      )
    `);
    await runner.query(
      `create index ix_task_responsibility_department_id on task_responsibility (department_id)`,
    );
    await runner.query(`
      create unique index uq_task_responsibility_task_id_department_id on task_responsibility (task_id, department_id)
    `);
    await runner.query(`
      create unique index uq_task_responsibility_task_id_position on task_responsibility (task_id, position)
    `);
    await runner.query(`
      create table indicator (
        id integer generated always as identity,
        code text not null,
        ordinal smallint not null,
        name text not null,
        unit text,
        nature text,
        cumulative boolean not null,
        note text,
        plan_id integer not null,
        domain_id integer not null,
        source_id integer not null,
        constraint pk_indicator primary key (id),
        constraint uq_indicator_code unique (code),
        constraint ck_indicator_nature check (nature in ('BINDING', 'ANTICIPATORY')),
        constraint ck_indicator_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
        constraint fk_indicator_plan_id foreign key (plan_id) references plan (id),
        constraint fk_indicator_domain_id foreign key (domain_id) references service_domain (id),
        constraint fk_indicator_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create index ix_indicator_domain_id on indicator (domain_id)`);
    await runner.query(`create unique index uq_indicator_plan_id_ordinal on indicator (plan_id, ordinal)`);
    await runner.query(`
      create table target (
        id integer generated always as identity,
        year smallint not null,
        comparator text not null,
        value numeric,
        words text,
        printed text not null,
        indicator_id integer not null,
        source_id integer not null,
        constraint pk_target primary key (id),
        constraint ck_target_value check ((comparator in ('BELOW_REFERENCE', 'IN_WORDS')) = (value is null) and (value is null) = (words is not null)),
        constraint ck_target_comparator check (comparator in ('EQUAL', 'AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'APPROXIMATELY', 'BELOW_REFERENCE', 'IN_WORDS')),
        constraint fk_target_indicator_id foreign key (indicator_id) references indicator (id),
        constraint fk_target_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create unique index uq_target_indicator_id_year on target (indicator_id, year)`);
    await runner.query(`
      create table observation (
        id integer generated always as identity,
        year smallint not null,
        comparator text not null,
        value numeric not null,
        printed text not null,
        status text not null,
        note text,
        indicator_id integer not null,
        region_id integer not null,
        source_id integer not null,
        constraint pk_observation primary key (id),
        constraint ck_observation_status check (status in ('PROVISIONAL', 'FINAL')),
        constraint ck_observation_comparator check (comparator in ('EQUAL', 'MORE_THAN', 'AT_LEAST', 'LESS_THAN', 'AT_MOST', 'APPROXIMATELY')),
        constraint fk_observation_indicator_id foreign key (indicator_id) references indicator (id),
        constraint fk_observation_region_id foreign key (region_id) references region (id),
        constraint fk_observation_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create index ix_observation_region_id on observation (region_id)`);
    await runner.query(`
      create unique index uq_observation_indicator_id_region_id_year_source_id on observation (indicator_id, region_id, year, source_id)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table observation, target, indicator, task_responsibility, plan_task, plan`);
  }
}
