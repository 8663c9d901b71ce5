import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A report that took long, and the place in the change feed up to which it knows everything. Read by data/kept-reports.ts. */
@Entity('kept_report')
export class KeptReport {
  /** What was asked, all arguments included. */
  @PrimaryColumn('text')
  key!: string;

  /** The newest event when the reading began. */
  @Column('bigint')
  madeFrom!: string;

  @Index('ix_kept_report_made_at')
  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  madeAt!: string;

  @Column('jsonb')
  content!: unknown;
}
