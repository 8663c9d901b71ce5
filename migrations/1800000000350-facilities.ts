import type { MigrationInterface, QueryRunner } from 'typeorm';

const UNITS = `'BED', 'NURSING_BED', 'PLACE', 'SEAT', 'SQUARE_METRE', 'STAFF'`;

/** Facilities, how much they have of what, and what providers say of them differently. */
export class Facilities1800000000350 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.facilities(runner);
    await this.differences(runner);
  }

  private async facilities(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table opening_schedule (
        id integer generated always as identity,
        digest text not null,
        hours jsonb not null,
        constraint pk_opening_schedule primary key (id),
        constraint uq_opening_schedule_digest unique (digest)
      )
    `);
    await runner.query(`
      create table facility (
        id integer generated always as identity,
        record_id text not null,
        name text not null,
        folded text,
        search tsvector not null,
        address text,
        longitude double precision,
        latitude double precision,
        spot point,
        status text,
        operator text,
        credit_code text,
        phone text,
        service_radius integer,
        accessibility text[],
        begins_on date,
        ended_on date,
        existing daterange not null,
        offers text[],
        outside_region boolean,
        authorities jsonb,
        note text,
        provider_id integer not null,
        type_id integer not null,
        region_id integer not null,
        opening_schedule_id integer,
        source_id integer,
        created_batch_id integer,
        batch_id integer,
        constraint pk_facility primary key (id),
        constraint ck_facility_texts check (record_id <> '' and name <> ''),
        constraint ck_facility_status check (status in ('OPERATING', 'SUSPENDED', 'PLANNED', 'CLOSED')),
        constraint ck_facility_service_radius check (service_radius > 0),
        constraint ck_facility_existing check (existing = case when ended_on <= begins_on then 'empty' else daterange(begins_on, ended_on) end),
        constraint ck_facility_point check (longitude between -180 and 180 and latitude between -90 and 90 and (longitude is null) = (latitude is null)),
        constraint ck_facility_spot check ((spot is null) = (longitude is null) and spot[0] = longitude * 0.9 and spot[1] = latitude),
        constraint fk_facility_provider_id foreign key (provider_id) references data_provider (id),
        constraint fk_facility_type_id foreign key (type_id) references facility_type (id),
        constraint fk_facility_region_id foreign key (region_id) references region (id),
        constraint fk_facility_opening_schedule_id foreign key (opening_schedule_id) references opening_schedule (id),
        constraint fk_facility_source_id foreign key (source_id) references source (id),
        constraint fk_facility_created_batch_id foreign key (created_batch_id) references import_batch (id),
        constraint fk_facility_batch_id foreign key (batch_id) references import_batch (id)
      )
    `);
    await runner.query(
      `create unique index uq_facility_provider_id_record_id on facility (provider_id, record_id)`,
    );
    await runner.query(`create index ix_facility_region_id_type_id on facility (region_id, type_id)`);
    await runner.query(`create index ix_facility_batch_id on facility (batch_id, id)`);
    await runner.query(
      `create index ix_facility_credit_code on facility (credit_code) where credit_code is not null`,
    );
    await runner.query(`create index ix_facility_name on facility (name collate "zh-x-icu", id)`);
    // A kind that is rare where somebody looks is found as fast as a common one; nothing else would be as fast over all kinds.
    await runner.query(`create index ix_facility_type_id_spot on facility using gist (type_id, spot)`);
    await runner.query(`create index ix_facility_spot on facility using gist (spot)`);
    await runner.query(
      `create index ix_facility_offers_spot on facility using gist (spot) where offers is not null`,
    );
    await runner.query(`create index ix_facility_search on facility using gin (search)`);
    await runner.query(`
      create table facility_capacity (
        facility_id integer not null,
        unit text not null,
        counted_on date not null,
        until date,
        maximum integer not null,
        available integer,
        batch_id integer,
        constraint pk_facility_capacity primary key (facility_id, unit, counted_on),
        constraint ck_facility_capacity_unit check (unit in (${UNITS})),
        constraint ck_facility_capacity_numbers check (maximum >= 0 and available between 0 and maximum),
        constraint ck_facility_capacity_until check (until > counted_on),
        constraint fk_facility_capacity_facility_id foreign key (facility_id) references facility (id)
      )
    `);
  }

  private async differences(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table facility_link (
        provider_id integer not null,
        record_id text not null,
        facility_id integer not null,
        batch_id integer not null,
        constraint pk_facility_link primary key (provider_id, record_id),
        constraint fk_facility_link_provider_id foreign key (provider_id) references data_provider (id),
        constraint fk_facility_link_facility_id foreign key (facility_id) references facility (id),
        constraint fk_facility_link_batch_id foreign key (batch_id) references import_batch (id)
      )
    `);
    await runner.query(`create index ix_facility_link_facility_id on facility_link (facility_id)`);
    await runner.query(`
      create table data_conflict (
        id integer generated always as identity,
        field text not null,
        kept jsonb not null,
        offered jsonb not null,
        noticed_at timestamptz not null default now(),
        resolution text,
        resolved_at timestamptz,
        facility_id integer not null,
        keeper_id integer not null,
        provider_id integer not null,
        batch_id integer not null,
        settled_batch_id integer,
        constraint pk_data_conflict primary key (id),
        constraint ck_data_conflict_resolution check (resolution in ('KEPT', 'TAKEN', 'SETTLED') and (resolution is null) = (resolved_at is null)),
        constraint fk_data_conflict_facility_id foreign key (facility_id) references facility (id),
        constraint fk_data_conflict_keeper_id foreign key (keeper_id) references data_provider (id),
        constraint fk_data_conflict_provider_id foreign key (provider_id) references data_provider (id),
        constraint fk_data_conflict_batch_id foreign key (batch_id) references import_batch (id),
        constraint fk_data_conflict_settled_batch_id foreign key (settled_batch_id) references import_batch (id)
      )
    `);
    await runner.query(
      `create unique index uq_data_conflict_open on data_conflict (facility_id, field, provider_id) where resolved_at is null`,
    );
    await runner.query(`create index ix_data_conflict_facility_id on data_conflict (facility_id)`);
    await runner.query(`
      create table likely_duplicate (
        id integer generated always as identity,
        metres integer not null,
        similarity numeric not null,
        facility_id integer not null,
        other_id integer not null,
        constraint pk_likely_duplicate primary key (id),
        constraint ck_likely_duplicate_order check (facility_id < other_id),
        constraint fk_likely_duplicate_facility_id foreign key (facility_id) references facility (id),
        constraint fk_likely_duplicate_other_id foreign key (other_id) references facility (id)
      )
    `);
    await runner.query(
      `create unique index uq_likely_duplicate_facility_id_other_id on likely_duplicate (facility_id, other_id)`,
    );
    await runner.query(`create index ix_likely_duplicate_other_id on likely_duplicate (other_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table likely_duplicate, data_conflict, facility_link, facility_capacity, facility, opening_schedule',
    );
  }
}
