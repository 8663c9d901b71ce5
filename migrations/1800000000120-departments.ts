import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The bodies that answer for services and tasks. */
export class Departments1800000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table department (
        id integer generated always as identity,
        code text not null,
        name text not null,
        aliases text[] not null default '{}',
        level text not null,
        position smallint not null,
        note text,
        region_id integer not null,
        successor_id integer,
        source_id integer not null,
        constraint pk_department primary key (id),
        constraint uq_department_code unique (code),
        constraint uq_department_name unique (name),
        constraint ck_department_level check (level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')),
        constraint ck_department_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
        constraint fk_department_region_id foreign key (region_id) references region (id),
        constraint fk_department_successor_id foreign key (successor_id) references department (id),
        constraint fk_department_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create index ix_department_region_id on department (region_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table department`);
  }
}
