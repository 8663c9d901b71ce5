import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ImportAction } from '../domain/facilities/import-batch.js';
import { ImportBatch } from './import-batch.js';
import { Expression, Reading } from './reading.js';
import { FieldValue, TOLD_BEFORE } from './told-value.js';

/** As `encodeGlobalId` writes it: base64url without padding. */
const SUBJECT = `(select rtrim(translate(encode(convert_to(
    case when b.kind = 'FACILITIES' then 'Facility:' else 'Settlement:' end || {row}.subject_id, 'UTF8'), 'base64'), '+/', '-_'), '=')
  from import_batch b where b.id = {row}.batch_id)`;

@ObjectType('ImportChange', {
  description: 'What an import changed in a record that was there before (导入变更).',
})
@Entity('import_change')
@Check('ck_import_change_action', `action in ('CHANGED', 'RETIRED')`)
@Index('ix_import_change_batch_id', ['batch'])
@Index('ix_import_change_subject_id', ['subjectKey'])
@Reading({ order: ['id'] })
export class ImportChange {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => ImportBatch, { description: 'The import (导入批次).' })
  @ManyToOne(() => ImportBatch, { nullable: false })
  batch!: Relation<ImportBatch>;

  @Field(() => ImportAction, { description: 'What was done to it (操作).' })
  @Column('text')
  action!: ImportAction;

  /** The row of the facility or settlement, as the batch's kind says. */
  @Column('integer', { name: 'subject_id' })
  subjectKey!: number;

  @Field(() => ID, {
    description: 'The global id of the facility or settlement, for `node(id:)` (记录标识).',
  })
  @Expression(SUBJECT)
  subjectId!: string;

  @Field(() => String, { description: 'The record’s name (名称).' })
  @Column('text')
  name!: string;

  @Field(() => [String], { description: 'The fields that changed (变更字段).' })
  @Column('text', { array: true })
  fields!: string[];

  /** The columns that changed, as they were. */
  @Column('jsonb')
  before!: Record<string, unknown>;

  @Field(() => [FieldValue], { description: 'What the fields said before (原值).' })
  @Expression(TOLD_BEFORE)
  previous!: FieldValue[];
}
