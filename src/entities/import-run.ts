import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One import that was carried out: which files (by digest), and what it changed. */
@Entity('import_run')
export class ImportRun {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** SHA-256 of the files' names and contents, in hexadecimal. */
  @Column('text')
  digest!: string;

  @Column('integer')
  created!: number;

  @Column('integer')
  changed!: number;

  @Column('timestamptz', { default: () => 'now()' })
  importedAt!: string;
}
