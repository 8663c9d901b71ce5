import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Domains of both documents, their mapping, and the kinds of facility. */
export class Domains1800000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service_domain (
        id integer generated always as identity,
        code text not null,
        framework text not null,
        ordinal smallint not null,
        name text not null,
        source_id integer not null,
        constraint pk_service_domain primary key (id),
        constraint uq_service_domain_code unique (code),
        constraint ck_service_domain_framework check (framework in ('BASIC_2018', 'LIVELIHOOD_2021')),
        constraint ck_service_domain_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
        constraint fk_service_domain_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`
      create unique index uq_service_domain_framework_ordinal on service_domain (framework, ordinal)
    `);
    await runner.query(`
      create table domain_mapping (
        id integer generated always as identity,
        note text not null,
        basic_id integer not null,
        livelihood_id integer not null,
        source_id integer not null,
        constraint pk_domain_mapping primary key (id),
        constraint fk_domain_mapping_basic_id foreign key (basic_id) references service_domain (id),
        constraint fk_domain_mapping_livelihood_id foreign key (livelihood_id) references service_domain (id),
        constraint fk_domain_mapping_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create index ix_domain_mapping_livelihood_id on domain_mapping (livelihood_id)`);
    await runner.query(`
      create unique index uq_domain_mapping_basic_id_livelihood_id on domain_mapping (basic_id, livelihood_id)
    `);
    await runner.query(`
      create table facility_type (
        id integer generated always as identity,
        code text not null,
        name text not null,
        planning_standard text,
        domain_id integer not null,
        source_id integer not null,
        constraint pk_facility_type primary key (id),
        constraint uq_facility_type_code unique (code),
        constraint uq_facility_type_name unique (name),
        constraint ck_facility_type_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
        constraint fk_facility_type_domain_id foreign key (domain_id) references service_domain (id),
        constraint fk_facility_type_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create index ix_facility_type_domain_id on facility_type (domain_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table facility_type, domain_mapping, service_domain`);
  }
}
