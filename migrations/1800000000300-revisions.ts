import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that become an identity and its revisions, as `service` is already. */
const SPLIT = ['department', 'facility_type', 'indicator'] as const;

/** The day it is in China. */
const TODAY = `(now() at time zone 'Asia/Shanghai')::date`;

/** Named check constraints that move with the columns they are about. */
const CHECKS: Readonly<Record<(typeof SPLIT)[number], readonly string[]>> = {
  department: ['level'],
  facility_type: [],
  indicator: ['nature'],
};

/** Departments, kinds of facility and indicators get revisions, as services have. */
export class Revisions1800000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of SPLIT) await this.split(runner, table);
    await this.pointAtIdentities(runner);
    await this.oneAtATime(runner);
  }

  private async split(runner: QueryRunner, table: (typeof SPLIT)[number]): Promise<void> {
    const revision = `${table}_revision`;
    await runner.query(`alter table ${table} rename to ${revision}`);
    await runner.query(`alter table ${revision} rename constraint pk_${table} to pk_${revision}`);
    await runner.query(`alter sequence ${table}_id_seq rename to ${revision}_id_seq`);
    for (const check of CHECKS[table]) {
      await runner.query(
        `alter table ${revision} rename constraint ck_${table}_${check} to ck_${revision}_${check}`,
      );
    }
    const keys: { conname: string }[] = (await runner.query(
      `select conname from pg_constraint where conrelid = '${revision}'::regclass and contype = 'f' and conname <> 'fk_department_successor_id'`,
    )) as { conname: string }[];
    for (const { conname } of keys) {
      await runner.query(
        `alter table ${revision} rename constraint ${conname} to ${conname.replace(`fk_${table}_`, `fk_${revision}_`)}`,
      );
    }
    await runner.query(`
      create table ${table} (
        id integer generated always as identity,
        code text not null,
        constraint pk_${table} primary key (id),
        constraint uq_${table}_id_code unique (id, code)
      )
    `);
    await runner.query(
      `insert into ${table} (id, code) overriding system value select id, code from ${revision}`,
    );
    await runner.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), coalesce(max(id), 0) + 1, false) from ${table}`,
    );
    await runner.query(`alter table ${revision}
      drop constraint ck_${table}_code,
      drop constraint uq_${table}_code,
      add column ${table}_id integer,
      add column begins_on date,
      add column valid_during daterange,
      add column published_at timestamptz`);
    await runner.query(`alter table ${table}
      add constraint uq_${table}_code unique (code),
      add constraint ck_${table}_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$')`);
    await runner.query(`update ${revision} set ${table}_id = id, valid_during = '(,)',
      published_at = date_trunc('milliseconds', coalesce((select min(imported_at) from import_run), now()))`);
    await runner.query(`alter table ${revision}
      alter column ${table}_id set not null,
      alter column valid_during set not null,
      add constraint fk_${revision}_${table}_id_code foreign key (${table}_id, code) references ${table} (id, code)`);
    await runner.query(`create index ix_${revision}_${table}_id on ${revision} (${table}_id, code)`);
  }

  private async pointAtIdentities(runner: QueryRunner): Promise<void> {
    const pointers = [
      ['responsibility', 'department'],
      ['task_responsibility', 'department'],
      ['target', 'indicator'],
      ['observation', 'indicator'],
    ] as const;
    for (const [from, to] of pointers) {
      const key = `fk_${from}_${to}_id`;
      await runner.query(`alter table ${from} drop constraint ${key}`);
      await runner.query(
        `alter table ${from} add constraint ${key} foreign key (${to}_id) references ${to} (id)`,
      );
    }
    await runner.query(`
      create table succession (
        id integer generated always as identity,
        position smallint not null,
        department_id integer not null,
        successor_id integer not null,
        constraint pk_succession primary key (id),
        constraint ck_succession_position check (position > 0),
        constraint fk_succession_department_id foreign key (department_id) references department_revision (id),
        constraint fk_succession_successor_id foreign key (successor_id) references department (id)
      )
    `);
    await runner.query(
      `create unique index uq_succession_department_id_position on succession (department_id, position)`,
    );
    await runner.query(
      `insert into succession (position, department_id, successor_id) select 1, id, successor_id from department_revision where successor_id is not null`,
    );
    await runner.query(`create index ix_succession_successor_id on succession (successor_id)`);
    await runner.query(`alter table department_revision
      drop column successor_id,
      add column abolished boolean not null default false`);
    await runner.query(`alter index ix_department_region_id rename to ix_department_revision_region_id`);
    await runner.query(
      `alter index ix_facility_type_domain_id rename to ix_facility_type_revision_domain_id`,
    );
    await runner.query(`alter index ix_indicator_domain_id rename to ix_indicator_revision_domain_id`);
  }

  /** No two published revisions of a subject overlap in time, nor do two subjects of one name or number. */
  private async oneAtATime(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table department_revision drop constraint if exists uq_department_name`);
    await runner.query(`alter table facility_type_revision drop constraint if exists uq_facility_type_name`);
    await runner.query(`drop index uq_indicator_plan_id_ordinal`);
    for (const table of SPLIT) {
      await runner.query(`alter table ${table}_revision
        add constraint ex_${table}_revision_in_force exclude using gist (${table}_id with =, valid_during with &&) where (published_at is not null)`);
    }
    await runner.query(`alter table department_revision
      add constraint ex_department_revision_name exclude using gist (name with =, valid_during with &&) where (published_at is not null and not abolished)`);
    await runner.query(`alter table facility_type_revision
      add constraint ex_facility_type_revision_name exclude using gist (name with =, valid_during with &&) where (published_at is not null)`);
    await runner.query(`alter table indicator_revision
      add constraint ex_indicator_revision_ordinal exclude using gist (plan_id with =, ordinal with =, valid_during with &&) where (published_at is not null)`);
    await runner.query(`create index ix_indicator_revision_plan_id on indicator_revision (plan_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // A kind of facility that is not in force is named by nothing, and the old table would say that it is.
    await runner.query(`delete from facility_type_revision r where not exists (
      select from facility_type_revision t where t.facility_type_id = r.facility_type_id and t.published_at is not null and ${TODAY} <@ t.valid_during)`);
    await runner.query(`alter table department_revision drop constraint ex_department_revision_name`);
    await runner.query(`alter table department_revision add column successor_id integer`);
    await runner.query(`update department_revision d set successor_id =
      (select successor_id from succession s where s.department_id = d.id order by position limit 1)`);
    await runner.query(`drop table succession`);
    await runner.query(`create temporary table not_standing as
      select 'department' as kind, d.code from department d where not exists (
        select from department_revision r where r.department_id = d.id and r.published_at is not null and not r.abolished and ${TODAY} <@ r.valid_during)
      union all select 'indicator', i.code from indicator i where not exists (
        select from indicator_revision r where r.indicator_id = i.id and r.published_at is not null and ${TODAY} <@ r.valid_during)`);
    await runner.query(`alter table department_revision drop column abolished`);
    for (const table of SPLIT) await this.join(runner, table);
    await this.apart(runner);
    await runner.query(`alter table department
      add constraint uq_department_name unique (name),
      add constraint fk_department_successor_id foreign key (successor_id) references department (id)`);
    await runner.query(`alter table facility_type add constraint uq_facility_type_name unique (name)`);
    await runner.query(`drop index ix_indicator_revision_plan_id`);
    await runner.query(`create unique index uq_indicator_plan_id_ordinal on indicator (plan_id, ordinal)`);
    await runner.query(`alter index ix_department_revision_region_id rename to ix_department_region_id`);
    await runner.query(
      `alter index ix_facility_type_revision_domain_id rename to ix_facility_type_domain_id`,
    );
    await runner.query(`alter index ix_indicator_revision_domain_id rename to ix_indicator_domain_id`);
  }

  /** Gives way to what is in force: the old tables know no abolished department, and one name or number only once. */
  private async apart(runner: QueryRunner): Promise<void> {
    await runner.query(`update department d set name = name || '（' || code || '）'
      where code in (select code from not_standing where kind = 'department')
      and exists (select from department other where other.name = d.name and other.id <> d.id)`);
    await runner.query(`update indicator i set ordinal = moved.ordinal from (
        select n.id, (select max(ordinal) from indicator p where p.plan_id = n.plan_id) + row_number() over (partition by n.plan_id order by n.id) as ordinal
        from indicator n where code in (select code from not_standing where kind = 'indicator')
        and exists (select from indicator other where other.plan_id = n.plan_id and other.ordinal = n.ordinal and other.id <> n.id)
      ) moved where moved.id = i.id`);
    await runner.query(`drop table not_standing`);
  }

  /** What is found of a revision is found of its subject, whose id takes the place of its own. */
  private async moveSearchTexts(runner: QueryRunner, table: (typeof SPLIT)[number]): Promise<void> {
    const kind = table.toUpperCase();
    await runner.query(
      `delete from search_text where kind = '${kind}' and subject_id not in (select id from ${table}_revision)`,
    );
    await runner.query(`update search_text s set subject_id = -r.${table}_id from ${table}_revision r
      where s.kind = '${kind}' and r.id = s.subject_id`);
    await runner.query(
      `update search_text set subject_id = -subject_id where kind = '${kind}' and subject_id < 0`,
    );
  }

  /** Of several revisions the one in force is what is left; if none is, the last. */
  private async join(runner: QueryRunner, table: (typeof SPLIT)[number]): Promise<void> {
    const revision = `${table}_revision`;
    const pointers = {
      department: ['responsibility', 'task_responsibility'],
      facility_type: [],
      indicator: ['target', 'observation'],
    }[table];
    for (const from of pointers) {
      await runner.query(`alter table ${from} drop constraint fk_${from}_${table}_id`);
    }
    await runner.query(`delete from ${revision} r where id not in (
      select distinct on (${table}_id) id from ${revision} where published_at is not null
      order by ${table}_id, ${TODAY} <@ valid_during desc, valid_during desc, id desc)`);
    await this.moveSearchTexts(runner, table);
    await runner.query(`alter table ${revision}
      drop constraint fk_${revision}_${table}_id_code,
      drop constraint ex_${revision}_in_force,
      drop constraint if exists ex_${revision}_name,
      drop constraint if exists ex_${revision}_ordinal,
      alter column id drop identity`);
    await runner.query(`update ${revision} set id = -${table}_id`);
    await runner.query(`update ${revision} set id = ${table}_id`);
    await runner.query(`drop table ${table}`);
    await runner.query(`alter table ${revision}
      drop column ${table}_id, drop column begins_on, drop column valid_during, drop column published_at`);
    await runner.query(`alter table ${revision} rename to ${table}`);
    await runner.query(`alter table ${table} alter column id add generated always as identity`);
    await runner.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), coalesce(max(id), 0) + 1, false) from ${table}`,
    );
    await runner.query(`alter table ${table} rename constraint pk_${revision} to pk_${table}`);
    await runner.query(`alter table ${table}
      add constraint uq_${table}_code unique (code),
      add constraint ck_${table}_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$')`);
    for (const check of CHECKS[table]) {
      await runner.query(
        `alter table ${table} rename constraint ck_${revision}_${check} to ck_${table}_${check}`,
      );
    }
    const keys: { conname: string }[] = (await runner.query(
      `select conname from pg_constraint where conrelid = '${table}'::regclass and contype = 'f'`,
    )) as { conname: string }[];
    for (const { conname } of keys) {
      await runner.query(
        `alter table ${table} rename constraint ${conname} to ${conname.replace(`fk_${revision}_`, `fk_${table}_`)}`,
      );
    }
    for (const from of pointers) {
      await runner.query(
        `alter table ${from} add constraint fk_${from}_${table}_id foreign key (${table}_id) references ${table} (id)`,
      );
    }
  }
}
