import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the documents say of kinds of facility: services offered, planning standards, indicators of their capacity. */
export class FacilityTypeFacts1800000000355 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table facility_type_offer (
        id integer generated always as identity,
        position smallint not null,
        note text,
        facility_type_id integer not null,
        service_id integer not null,
        source_id integer not null,
        constraint pk_facility_type_offer primary key (id),
        constraint ck_facility_type_offer_position check (position > 0),
        constraint fk_facility_type_offer_facility_type_id foreign key (facility_type_id) references facility_type (id),
        constraint fk_facility_type_offer_service_id foreign key (service_id) references service (id),
        constraint fk_facility_type_offer_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(
      `create unique index uq_facility_type_offer_facility_type_id_service_id on facility_type_offer (facility_type_id, service_id)`,
    );
    await runner.query(`create index ix_facility_type_offer_service_id on facility_type_offer (service_id)`);
    await runner.query(`
      create table facility_standard (
        id integer generated always as identity,
        position smallint not null,
        level text,
        at_least integer,
        within_minutes integer,
        total integer,
        words text not null,
        note text,
        facility_type_id integer not null,
        source_id integer not null,
        constraint pk_facility_standard primary key (id),
        constraint ck_facility_standard_position check (position > 0),
        constraint ck_facility_standard_level check (level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE')),
        constraint ck_facility_standard_numbers check (at_least > 0 and within_minutes > 0 and total > 0),
        constraint ck_facility_standard_at_least check (at_least is null or level is not null),
        constraint ck_facility_standard_words check (words <> ''),
        constraint fk_facility_standard_facility_type_id foreign key (facility_type_id) references facility_type (id),
        constraint fk_facility_standard_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(
      `create unique index uq_facility_standard_facility_type_id_position on facility_standard (facility_type_id, position)`,
    );
    await runner.query(`
      create table capacity_indicator (
        id integer generated always as identity,
        position smallint not null,
        unit text not null,
        population text not null,
        per_thousand boolean not null,
        note text not null,
        facility_type_id integer not null,
        indicator_id integer not null,
        source_id integer not null,
        constraint pk_capacity_indicator primary key (id),
        constraint ck_capacity_indicator_position check (position > 0),
        constraint ck_capacity_indicator_unit check (unit in ('BED', 'NURSING_BED', 'PLACE', 'SEAT', 'SQUARE_METRE', 'STAFF')),
        constraint ck_capacity_indicator_population check (population in ('TOTAL', 'ELDERLY', 'CHILDREN')),
        constraint ck_capacity_indicator_note check (note <> ''),
        constraint fk_capacity_indicator_facility_type_id foreign key (facility_type_id) references facility_type (id),
        constraint fk_capacity_indicator_indicator_id foreign key (indicator_id) references indicator (id),
        constraint fk_capacity_indicator_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(
      `create unique index uq_capacity_indicator_facility_type_id_indicator_id_unit on capacity_indicator (facility_type_id, indicator_id, unit)`,
    );
    await runner.query(
      `create index ix_capacity_indicator_indicator_id on capacity_indicator (indicator_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table capacity_indicator, facility_standard, facility_type_offer`);
  }
}
