import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ImportBatch } from './import-batch.js';
import { Reading } from './reading.js';

@ObjectType('ImportRejection', {
  description: 'A fault for which a row was left out of an import (拒收记录).',
})
@Entity('import_rejection')
@Index('ix_import_rejection_batch_id_line', ['batch', 'line'])
@Reading({ order: ['line', 'id'] })
export class ImportRejection {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @ManyToOne(() => ImportBatch, { nullable: false })
  batch!: Relation<ImportBatch>;

  @Field(() => Int, {
    description: 'The line on which the row begins, from 1; of GeoJSON the number of the feature (行号).',
  })
  @Column('integer')
  line!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The column, as the file names it (列); null for the whole row.',
  })
  @Column('text', { nullable: true })
  column!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there, up to 200 characters (内容).' })
  @Column('text', { nullable: true })
  value!: string | null;

  @Field(() => String, { description: 'What is wrong, as a stable code, e.g. `REGION_UNKNOWN` (错误代码).' })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'What is wrong and what to do (说明).' })
  @Column('text')
  message!: string;
}
