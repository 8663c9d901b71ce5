import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = [
  'SERVICE',
  'DEPARTMENT',
  'FACILITY_TYPE',
  'INDICATOR',
  'ELIGIBILITY_RULE',
  'FISCAL_TIER',
  'COST_SHARING_RATIO',
  'LOCAL_IMPLEMENTATION',
];
const KIND = 'LOCAL_TARGET';

const listed = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ');

/** Targets of cities and counties above those of the province, and the departments that report the figures of indicators. */
export class LocalTargets1800000000375 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.make(runner);
    await this.kindsAre(runner, [...BEFORE, KIND]);
    await this.holdings(runner);
    await runner.query(`alter table indicator_revision
      add column data_department_id integer,
      add constraint fk_indicator_revision_data_department_id foreign key (data_department_id) references department (id)`);
    await runner.query(
      `create index ix_indicator_revision_data_department_id on indicator_revision (data_department_id)`,
    );
  }

  private async make(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table local_target (
        id integer generated always as identity,
        code text not null,
        constraint pk_local_target primary key (id),
        constraint uq_local_target_code unique (code),
        constraint uq_local_target_id_code unique (id, code),
        constraint ck_local_target_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$')
      )
    `);
    await runner.query(`
      create table local_target_revision (
        id integer generated always as identity,
        valid_during daterange not null,
        published_at timestamptz,
        local_target_id integer not null,
        code text not null,
        begins_on date,
        year smallint not null,
        comparator text not null,
        value numeric,
        words text,
        note text,
        indicator_id integer not null,
        region_id integer not null,
        change_set_id integer,
        source_id integer not null,
        constraint pk_local_target_revision primary key (id),
        constraint ck_local_target_revision_comparator check (comparator in ('EQUAL', 'AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'IN_WORDS')),
        constraint ck_local_target_revision_value check ((comparator = 'IN_WORDS') = (value is null) and (value is null) = (words is not null)),
        constraint ck_local_target_revision_valid_during check (isempty(valid_during) or lower(valid_during) is not distinct from begins_on),
        constraint fk_local_target_revision_local_target_id_code foreign key (local_target_id, code) references local_target (id, code),
        constraint fk_local_target_revision_indicator_id foreign key (indicator_id) references indicator (id),
        constraint fk_local_target_revision_region_id foreign key (region_id) references region (id),
        constraint fk_local_target_revision_change_set_id foreign key (change_set_id) references change_set (id),
        constraint fk_local_target_revision_source_id foreign key (source_id) references source (id),
        constraint ex_local_target_revision_in_force exclude using gist (local_target_id with =, valid_during with &&) where (published_at is not null),
        constraint ex_local_target_revision_one exclude using gist (indicator_id with =, region_id with =, year with =, valid_during with &&) where (published_at is not null)
      )
    `);
    await runner.query(
      `create index ix_local_target_revision_local_target_id on local_target_revision (local_target_id, code)`,
    );
    for (const name of ['change_set', 'indicator', 'region'])
      await runner.query(
        `create index ix_local_target_revision_${name}_id on local_target_revision (${name}_id)`,
      );
    await runner.query(`
      create trigger local_target_revision_published before update or delete on local_target_revision for each row
      when (old.published_at is not null) execute function revision_keep()
    `);
    await runner.query(
      `create trigger local_target_revision_emptied before truncate on local_target_revision execute function published_keep_all('local_target_revision')`,
    );
    await runner.query(`
      create trigger local_target_revision_remembered after insert or update of valid_during, published_at on local_target_revision
      for each row when (new.published_at is not null) execute function revision_remember('${KIND}')
    `);
  }

  private async kindsAre(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
    for (const table of ['draft', 'validity'])
      await runner.query(`alter table ${table} drop constraint ck_${table}_kind,
        add constraint ck_${table}_kind check (kind in (${listed(kinds)}))`);
  }

  /** A local target is the business of its division. */
  private async holdings(runner: QueryRunner): Promise<void> {
    await runner.query(`alter view change_set_holding rename to change_set_holding_of_facts`);
    await runner.query(`
      create view change_set_holding as
      select * from change_set_holding_of_facts
      union all
      select d.change_set_id, d.id, r.id = coalesce(d.base_revision_id, d.revision_id), '', string_to_array(g.path::text, '.')
      from draft d join local_target_revision r on r.id = any (array[d.revision_id, d.base_revision_id]) join region g on g.id = r.region_id
      where d.kind = '${KIND}'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_indicator_revision_data_department_id`);
    await runner.query(`alter table indicator_revision drop column data_department_id`);
    await runner.query(`drop view change_set_holding`);
    await runner.query(`alter view change_set_holding_of_facts rename to change_set_holding`);
    for (const table of ['draft', 'validity'])
      await runner.query(`delete from ${table} where kind = '${KIND}'`);
    await this.kindsAre(runner, BEFORE);
    await runner.query(`drop table local_target_revision, local_target`);
  }
}
