import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Administrative divisions and the rule that a parent is one level up. */
export class Regions1800000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table region (
        id integer generated always as identity,
        code text not null,
        name text not null,
        level text not null,
        kind text,
        path ltree not null,
        retired_in text,
        note text,
        parent_id integer,
        replaced_by_id integer,
        source_id integer not null,
        constraint pk_region primary key (id),
        constraint uq_region_code unique (code),
        constraint ck_region_retired_in check (retired_in ~ '^\\d{4}(-\\d{2})?$' and (retired_in is not null) = (replaced_by_id is not null)),
        constraint ck_region_root check ((parent_id is null) = (level = 'PROVINCE')),
        constraint ck_region_kind check (kind in ('TOWN', 'TOWNSHIP', 'SUBDISTRICT', 'QUASI') and (kind is not null) = (level = 'TOWNSHIP')),
        constraint ck_region_level check (level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')),
        constraint ck_region_code check (code ~ '^\\d{6}(\\d{3})?$'),
        constraint fk_region_parent_id foreign key (parent_id) references region (id),
        constraint fk_region_replaced_by_id foreign key (replaced_by_id) references region (id),
        constraint fk_region_source_id foreign key (source_id) references source (id)
      )
    `);
    await runner.query(`create index ix_region_level_code on region (level, code)`);
    await runner.query(`create index ix_region_parent_id on region (parent_id)`);
    await runner.query(`create index ix_region_path on region using gist (path)`);
    await runner.query(`
      create function region_check_parent() returns trigger language plpgsql as $$
      declare above region%rowtype;
      begin
        if new.parent_id is null then
          if new.path::text <> new.code then raise exception 'region %: path must be its code', new.code using errcode = 'check_violation', constraint = 'ck_region_path'; end if;
          return new;
        end if;
        select * into above from region where id = new.parent_id for share;
        if (above.level, new.level) not in (('PROVINCE', 'CITY'), ('CITY', 'COUNTY'), ('COUNTY', 'TOWNSHIP')) then
          raise exception 'region %: a % cannot lie directly below a %', new.code, new.level, above.level using errcode = 'check_violation', constraint = 'ck_region_parent_level';
        end if;
        if new.path <> above.path || new.code then
          raise exception 'region %: path must extend its parent’s', new.code using errcode = 'check_violation', constraint = 'ck_region_path';
        end if;
        return new;
      end $$
    `);
    await runner.query(`
      create trigger region_parent before insert or update of parent_id, level, path, code on region for each row execute function region_check_parent()
    `);
    await runner.query(`
      create function region_keep_place() returns trigger language plpgsql as $$
      begin
        if exists (select from region where parent_id = old.id) then
          raise exception 'region %: it has divisions below it, so its level and path stay', old.code using errcode = 'check_violation', constraint = 'ck_region_place';
        end if;
        return new;
      end $$
    `);
    await runner.query(`
      create trigger region_place before update of level, path on region for each row
      when (old.level <> new.level or old.path <> new.path) execute function region_keep_place()
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table region`);
    await runner.query(`drop function region_check_parent, region_keep_place`);
  }
}
