import { Field, ObjectType } from 'type-graphql';
import type { PlannedRecord, ReadRejection } from '../data/lists/import-batch.js';
import type { Problem } from '../domain/problem.js';
import { DataConflict } from '../entities/data-conflict.js';
import { ImportBatch } from '../entities/import-batch.js';
import { ImportRejection } from '../entities/import-rejection.js';
import { Problems } from './problem.js';

@ObjectType({ description: 'A field as it is and as it would be, as JSON texts (拟变更字段).' })
export class PlannedField {
  @Field(() => String, { description: 'The field, e.g. `phone` (字段).' })
  field!: string;

  @Field(() => String, { description: 'What it says now, as JSON text; `null` for nothing (现值).' })
  before!: string;

  @Field(() => String, { description: 'What it would say, as JSON text; `null` for nothing (新值).' })
  after!: string;
}

@ObjectType({ description: 'A record that an import would change, field by field (拟变更记录).' })
export class PlannedChange {
  @Field(() => String, { description: 'The provider’s own id of it (数源编号).' })
  recordId!: string;

  @Field(() => String, { description: 'Its name as it is now (名称).' })
  name!: string;

  @Field(() => [PlannedField], { description: 'What would change (拟变更字段).' })
  changes!: readonly PlannedField[];
}

@ObjectType({ description: 'What came of an import (导入结果).' })
export class ImportPayload {
  @Field(() => ImportBatch, {
    nullable: true,
    description: 'The import with what became of its records (导入批次); null if it was refused.',
  })
  batch!: object | null;

  @Field(() => [ImportRejection], {
    description:
      'The first 200 faults for which records were left out (拒收记录); `importRejections` has all that are kept.',
  })
  rejections!: readonly ReadRejection[];

  @Field(() => [PlannedChange], {
    description: 'Of a dry run, the first 100 records that would change (拟变更记录); otherwise empty.',
  })
  plannedChanges!: readonly PlannedRecord[];

  @Problems()
  problems!: readonly Problem[];
}

@ObjectType({ description: 'What came of taking an import back (撤销结果).' })
export class RevertImportPayload {
  @Field(() => ImportBatch, {
    nullable: true,
    description: 'The import as it is now (导入批次); null if nothing was done.',
  })
  batch!: object | null;

  @Problems()
  problems!: readonly Problem[];
}

@ObjectType({ description: 'What came of resolving a conflict between two providers (冲突处理结果).' })
export class ResolveDataConflictPayload {
  @Field(() => DataConflict, {
    nullable: true,
    description: 'The conflict as it is now (数据冲突); null if nothing was done.',
  })
  conflict!: object | null;

  @Problems()
  problems!: readonly Problem[];
}
