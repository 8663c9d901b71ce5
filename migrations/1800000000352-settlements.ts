import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people live, and the boundaries of divisions. */
export class Settlements1800000000352 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table settlement (
        id integer generated always as identity,
        record_id text not null,
        name text not null,
        longitude double precision not null,
        latitude double precision not null,
        spot point not null,
        population integer not null,
        elderly integer,
        children integer,
        counted_on date,
        ended_on date,
        provider_id integer not null,
        region_id integer not null,
        created_batch_id integer,
        batch_id integer,
        constraint pk_settlement primary key (id),
        constraint ck_settlement_texts check (record_id <> '' and name <> ''),
        constraint ck_settlement_population check (population >= 0 and elderly between 0 and population and children between 0 and population),
        constraint ck_settlement_point check (longitude between -180 and 180 and latitude between -90 and 90 and (longitude is null) = (latitude is null)),
        constraint ck_settlement_spot check ((spot is null) = (longitude is null) and spot[0] = longitude * 0.9 and spot[1] = latitude),
        constraint fk_settlement_provider_id foreign key (provider_id) references data_provider (id),
        constraint fk_settlement_region_id foreign key (region_id) references region (id),
        constraint fk_settlement_created_batch_id foreign key (created_batch_id) references import_batch (id),
        constraint fk_settlement_batch_id foreign key (batch_id) references import_batch (id)
      )
    `);
    await runner.query(
      `create unique index uq_settlement_provider_id_record_id on settlement (provider_id, record_id)`,
    );
    await runner.query(`create index ix_settlement_region_id on settlement (region_id)`);
    await runner.query(`create index ix_settlement_created_batch_id on settlement (created_batch_id)`);
    await runner.query(`create index ix_settlement_spot on settlement using gist (spot)`);
    await runner.query(`
      create table region_boundary (
        id integer generated always as identity,
        shape polygon not null,
        hole boolean not null,
        region_id integer not null,
        batch_id integer,
        constraint pk_region_boundary primary key (id),
        constraint fk_region_boundary_region_id foreign key (region_id) references region (id),
        constraint fk_region_boundary_batch_id foreign key (batch_id) references import_batch (id)
      )
    `);
    await runner.query(`create index ix_region_boundary_region_id on region_boundary (region_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table region_boundary, settlement');
  }
}
