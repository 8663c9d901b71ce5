import type { MigrationInterface, QueryRunner } from 'typeorm';

const PRINTED = ['EQUAL', 'MORE_THAN', 'AT_LEAST', 'LESS_THAN', 'AT_MOST', 'APPROXIMATELY'];
const KINDS = ['FACILITIES', 'SETTLEMENTS', 'BOUNDARIES'];

/** The orders in which figures are listed, and from one reporter. */
const ORDERS = [
  ['indicator_id', 'region_id', 'year', 'id'],
  ['year', 'indicator_id', 'region_id', 'id'],
  ['provider_id', 'indicator_id', 'region_id', 'year', 'id'],
];

const listed = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** Observations that are reported and corrected, beside those that documents print; how indicators are to be read. */
export class Observations1800000000370 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.observations(runner);
    await this.kept(runner);
    await this.readings(runner);
    await this.batchKinds(runner, [...KINDS, 'OBSERVATIONS']);
  }

  private async observations(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table observation
        alter column value drop not null,
        alter column source_id drop not null,
        add column area text not null default 'TOTAL',
        add column words text,
        add column citation text,
        add column recorded_at timestamptz not null default now(),
        add column superseded_at timestamptz,
        add column reason text,
        add column withdrawn_because text,
        add column suspicions jsonb not null default '[]',
        add column provider_id integer,
        add column batch_id integer,
        add column replaces_id integer,
        drop constraint ck_observation_comparator,
        add constraint ck_observation_comparator check (comparator in (${listed([...PRINTED, 'IN_WORDS'])})),
        add constraint ck_observation_value check ((value is null) = (comparator = 'IN_WORDS') and (words is null) = (value is not null)),
        add constraint ck_observation_area check (area in ('TOTAL', 'URBAN', 'RURAL', 'NATION')),
        add constraint ck_observation_from check ((source_id is null) <> (provider_id is null) and (provider_id is null) = (citation is null)),
        add constraint ck_observation_reason check (reason is null or replaces_id is not null),
        add constraint ck_observation_withdrawn check (withdrawn_because is null or superseded_at is not null),
        add constraint fk_observation_provider_id foreign key (provider_id) references data_provider (id),
        add constraint fk_observation_batch_id foreign key (batch_id) references import_batch (id),
        add constraint fk_observation_replaces_id foreign key (replaces_id) references observation (id)
    `);
    // What was loaded before has been told since it was loaded.
    await runner.query(
      `update observation set recorded_at = r.first from (select min(imported_at) as first from import_run) r where r.first is not null`,
    );
    await runner.query(`drop index uq_observation_indicator_id_region_id_year_source_id`);
    await runner.query(`
      create unique index uq_observation_current on observation (indicator_id, region_id, year, area, provider_id, source_id)
      nulls not distinct where superseded_at is null
    `);
    for (const columns of ORDERS)
      await runner.query(
        `create index ix_observation_${columns.join('_')} on observation (${columns.join()})`,
      );
    // The year of an indicator's base is the last of which a document prints a figure: among all that is reported, those are few.
    await runner.query(
      `create index ix_observation_printed on observation (indicator_id, year) where source_id is not null`,
    );
    await runner.query(
      `create index ix_observation_part on observation (indicator_id, region_id, year, id) where area <> 'TOTAL'`,
    );
    await runner.query(`create index ix_observation_batch_id on observation (batch_id)`);
    await runner.query(
      `create unique index uq_observation_replaces_id on observation (replaces_id) where replaces_id is not null`,
    );
    await runner.query(
      `create index ix_observation_suspicious on observation (id) where suspicions <> '[]' and superseded_at is null`,
    );
  }

  /** What was reported is never written over: it is superseded. */
  private async kept(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function observation_keep() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' then
          raise exception 'reported observations are kept: supersede them' using errcode = 'restrict_violation';
        end if;
        if old.superseded_at is not null and (new.superseded_at, new.withdrawn_because) is distinct from (old.superseded_at, old.withdrawn_because)
          or (to_jsonb(new) - '{superseded_at,withdrawn_because,suspicions}'::text[]) <> (to_jsonb(old) - '{superseded_at,withdrawn_because,suspicions}'::text[]) then
          raise exception 'a reported observation is corrected by one that supersedes it' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$
    `);
    await runner.query(`
      create trigger observation_reported before update or delete on observation for each row
      when (old.provider_id is not null) execute function observation_keep()
    `);
    await runner.query(
      `create trigger observation_emptied before truncate on observation execute function observation_keep()`,
    );
  }

  private async readings(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table indicator_reading (
        id integer generated always as identity,
        roll_up text not null,
        better text not null,
        at_least numeric,
        at_most numeric,
        cumulative_since smallint,
        note text not null,
        indicator_id integer not null,
        source_id integer not null,
        constraint pk_indicator_reading primary key (id),
        constraint ck_indicator_reading_roll_up check (roll_up in ('SUM', 'POPULATION_WEIGHTED_MEAN', 'NONE')),
        constraint ck_indicator_reading_better check (better in ('HIGHER', 'LOWER')),
        constraint ck_indicator_reading_bounds check (at_least <= at_most),
        constraint ck_indicator_reading_note check (note <> ''),
        constraint fk_indicator_reading_indicator_id foreign key (indicator_id) references indicator (id),
        constraint fk_indicator_reading_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(
      `create unique index uq_indicator_reading_indicator_id on indicator_reading (indicator_id)`,
    );
    await runner.query(`
      create table indicator_derivation (
        id integer generated always as identity,
        numerator jsonb not null,
        denominator jsonb,
        scale numeric not null,
        note text not null,
        indicator_id integer not null,
        source_id integer not null,
        constraint pk_indicator_derivation primary key (id),
        constraint ck_indicator_derivation_scale check (scale > 0),
        constraint ck_indicator_derivation_note check (note <> ''),
        constraint fk_indicator_derivation_indicator_id foreign key (indicator_id) references indicator (id),
        constraint fk_indicator_derivation_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(
      `create unique index uq_indicator_derivation_indicator_id on indicator_derivation (indicator_id)`,
    );
  }

  private async batchKinds(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
    await runner.query(`alter table import_batch drop constraint ck_import_batch_kind,
      add constraint ck_import_batch_kind check (kind in (${listed(kinds)}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table indicator_derivation, indicator_reading`);
    await runner.query(`drop trigger observation_emptied on observation`);
    await runner.query(`drop trigger observation_reported on observation`);
    await runner.query(`drop function observation_keep`);
    await runner.query(`delete from observation where provider_id is not null`);
    await runner.query(
      `delete from import_rejection where batch_id in (select id from import_batch where kind = 'OBSERVATIONS')`,
    );
    await runner.query(`delete from import_batch where kind = 'OBSERVATIONS'`);
    await this.batchKinds(runner, KINDS);
    await runner.query(`drop index uq_observation_current, uq_observation_replaces_id, ix_observation_suspicious,
      ix_observation_batch_id, ix_observation_printed, ix_observation_part,
      ${ORDERS.map((columns) => `ix_observation_${columns.join('_')}`).join()}`);
    await runner.query(`
      alter table observation
        drop constraint ck_observation_comparator, drop constraint ck_observation_value,
        drop constraint ck_observation_from, drop constraint ck_observation_reason,
        drop constraint ck_observation_withdrawn,
        drop column area, drop column words, drop column citation, drop column recorded_at, drop column superseded_at,
        drop column reason, drop column withdrawn_because, drop column suspicions, drop column provider_id,
        drop column batch_id, drop column replaces_id,
        alter column value set not null, alter column source_id set not null,
        add constraint ck_observation_comparator check (comparator in (${listed(PRINTED)}))
    `);
    await runner.query(`
      create unique index uq_observation_indicator_id_region_id_year_source_id on observation (indicator_id, region_id, year, source_id)
    `);
  }
}
