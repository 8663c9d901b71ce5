import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = ['SERVICE', 'DEPARTMENT', 'FACILITY_TYPE', 'INDICATOR'];

/** New kinds of subject: what their revisions say, and what no two of them may say of the same day. */
const KINDS = {
  ELIGIBILITY_RULE: {
    columns: `condition jsonb not null, note text, service_id integer not null`,
    references: { service: 'service' },
    code: `^[A-Z]{2}-[A-Z]{3}-\\d{3,}$`,
    checks: {},
    one: 'service_id with =',
    indexes: [],
  },
  FISCAL_TIER: {
    columns: `component text not null, tier smallint not null, note text, service_id integer not null, region_id integer not null`,
    references: { service: 'service', region: 'region' },
    code: `^[A-Z0-9][A-Z0-9-]*$`,
    checks: { tier: 'tier > 0', component: `published_at is null or component <> ''` },
    one: 'service_id with =, component with =, region_id with =',
    indexes: ['service', 'region'],
  },
  COST_SHARING_RATIO: {
    columns: `funding_mode text, component text, fiscal_tier smallint, parts jsonb not null, note text, service_id integer, region_id integer not null`,
    references: { service: 'service', region: 'region' },
    code: `^[A-Z0-9][A-Z0-9-]*$`,
    checks: {
      funding_mode: `funding_mode in ('SHARED_BY_RATIO', 'SHARED', 'LOCAL', 'LOCAL_WITH_PROVINCIAL_SUBSIDY', 'CONTRIBUTORY', 'MIXED')`,
      of: '(service_id is null) = (funding_mode is not null)',
      fiscal_tier: 'fiscal_tier > 0',
    },
    one: `coalesce(service_id, 0) with =, coalesce(funding_mode, '') with =, coalesce(component, '') with =, region_id with =, coalesce(fiscal_tier, 0::smallint) with =`,
    indexes: ['service', 'region'],
  },
  LOCAL_IMPLEMENTATION: {
    columns: `figures jsonb not null, added_audience jsonb, guide jsonb, guide_quality smallint, note text, service_id integer not null, region_id integer not null`,
    references: { service: 'service', region: 'region' },
    code: `^[A-Z0-9][A-Z0-9-]*$`,
    checks: {
      guide_quality: 'guide_quality between 0 and 100 and (guide_quality is null) = (guide is null)',
    },
    one: 'service_id with =, region_id with =',
    indexes: ['service', 'region'],
  },
} as const;

const listed = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ');

/** Readings of audiences, fiscal tiers, ratios in force and local implementations: four kinds of subject with revisions. */
export class LocalFacts1800000000340 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [kind, definition] of Object.entries(KINDS)) await this.make(runner, kind, definition);
    await this.kindsAre(runner, [...BEFORE, ...Object.keys(KINDS)]);
    await this.holdings(runner);
  }

  private async make(
    runner: QueryRunner,
    kind: string,
    { columns, references, code, checks, one, indexes }: (typeof KINDS)[keyof typeof KINDS],
  ): Promise<void> {
    const identity = kind.toLowerCase();
    const table = `${identity}_revision`;
    const constraints = [
      `constraint pk_${table} primary key (id)`,
      ...Object.entries(checks).map(([name, check]) => `constraint ck_${table}_${name} check (${check})`),
      `constraint ck_${table}_valid_during check (isempty(valid_during) or lower(valid_during) is not distinct from begins_on)`,
      `constraint fk_${table}_${identity}_id_code foreign key (${identity}_id, code) references ${identity} (id, code)`,
      `constraint fk_${table}_change_set_id foreign key (change_set_id) references change_set (id)`,
      `constraint fk_${table}_source_id foreign key (source_id) references source (id)`,
      ...Object.entries(references).map(
        ([name, to]) => `constraint fk_${table}_${name}_id foreign key (${name}_id) references ${to} (id)`,
      ),
      `constraint ex_${table}_in_force exclude using gist (${identity}_id with =, valid_during with &&) where (published_at is not null)`,
      `constraint ex_${table}_one exclude using gist (${one}, valid_during with &&) where (published_at is not null)`,
    ];
    await runner.query(`
      create table ${identity} (
        id integer generated always as identity,
        code text not null,
        constraint pk_${identity} primary key (id),
        constraint uq_${identity}_code unique (code),
        constraint uq_${identity}_id_code unique (id, code),
        constraint ck_${identity}_code check (code ~ '${code}')
      )
    `);
    await runner.query(`
      create table ${table} (
        id integer generated always as identity,
        valid_during daterange not null,
        published_at timestamptz,
        ${identity}_id integer not null,
        code text not null,
        begins_on date,
        ${columns},
        change_set_id integer,
        source_id integer not null,
        ${constraints.join(',\n        ')}
      )
    `);
    await runner.query(`create index ix_${table}_${identity}_id on ${table} (${identity}_id, code)`);
    for (const name of ['change_set', ...indexes])
      await runner.query(`create index ix_${table}_${name}_id on ${table} (${name}_id)`);
    await runner.query(`
      create trigger ${table}_published before update or delete on ${table} for each row
      when (old.published_at is not null) execute function revision_keep()
    `);
    await runner.query(
      `create trigger ${table}_emptied before truncate on ${table} execute function published_keep_all('${table}')`,
    );
    await runner.query(`
      create trigger ${table}_remembered after insert or update of valid_during, published_at on ${table}
      for each row when (new.published_at is not null) execute function revision_remember('${kind}')
    `);
  }

  private async kindsAre(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
    for (const table of ['draft', 'validity'])
      await runner.query(`alter table ${table} drop constraint ck_${table}_kind,
        add constraint ck_${table}_kind check (kind in (${listed(kinds)}))`);
  }

  /** A reading is the business of those who lead its service; what a division adds, of the division. */
  private async holdings(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function service_leads(service integer, change_set integer) returns setof integer language sql stable as $$
        select r.department_id from responsibility r where r.role = 'LEAD' and r.service_id = (
          select v.id from service_revision v
          where v.service_id = service and (v.published_at is not null and not isempty(v.valid_during) or v.change_set_id = change_set)
          order by v.published_at is null, v.begins_on desc nulls last limit 1
        )
      $$
    `);
    await runner.query(`alter view change_set_holding rename to change_set_holding_of_list`);
    const local = (kind: string) => `
      select d.change_set_id, d.id, r.id = coalesce(d.base_revision_id, d.revision_id), '', string_to_array(g.path::text, '.')
      from draft d join ${kind.toLowerCase()}_revision r on r.id = any (array[d.revision_id, d.base_revision_id]) join region g on g.id = r.region_id
      where d.kind = '${kind}'`;
    await runner.query(`
      create view change_set_holding as
      select * from change_set_holding_of_list
      union all
      select d.change_set_id, d.id, r.id = coalesce(d.base_revision_id, d.revision_id), p.code, department_region(p.id, d.change_set_id)
      from draft d join eligibility_rule_revision r on r.id = any (array[d.revision_id, d.base_revision_id])
      cross join lateral service_leads(r.service_id, d.change_set_id) l join department p on p.id = l
      where d.kind = 'ELIGIBILITY_RULE'
      union all ${['FISCAL_TIER', 'COST_SHARING_RATIO', 'LOCAL_IMPLEMENTATION'].map(local).join(' union all ')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view change_set_holding`);
    await runner.query(`alter view change_set_holding_of_list rename to change_set_holding`);
    await runner.query(`drop function service_leads`);
    for (const table of ['draft', 'validity'])
      await runner.query(`delete from ${table} where kind in (${listed(Object.keys(KINDS))})`);
    await this.kindsAre(runner, BEFORE);
    for (const kind of Object.keys(KINDS)) {
      const table = kind.toLowerCase();
      await runner.query(`drop table ${table}_revision, ${table}`);
    }
  }
}
