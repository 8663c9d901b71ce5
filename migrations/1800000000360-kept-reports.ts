import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that take long, kept until something that they tell of changes. What a crash loses is worked out again. */
export class KeptReports1800000000360 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table kept_report (
        key text not null,
        made_from bigint not null,
        made_at timestamptz not null default clock_timestamp(),
        content jsonb not null,
        constraint pk_kept_report primary key (key)
      )
    `);
    await runner.query(`create index ix_kept_report_made_at on kept_report (made_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table kept_report`);
  }
}
