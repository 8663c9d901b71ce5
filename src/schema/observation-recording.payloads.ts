import { Field, Int, ObjectType } from 'type-graphql';
import type { Rejection } from '../domain/facilities/rejection.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';
import type { Problem } from '../domain/problem.js';
import { ImportBatch } from '../entities/import-batch.js';
import { ImportRejection } from '../entities/import-rejection.js';
import { Observation, Suspicion } from '../entities/observation.js';
import { Problems } from './problem.js';

@ObjectType({
  description:
    'A figure that looks wrong beside the region’s other years, its peers or its parts (存疑监测值). It stands until somebody corrects it.',
})
export class SuspectedFigure {
  @Field(() => Observation, {
    nullable: true,
    description: 'The figure as it was recorded (监测值); null of a dry run.',
  })
  observation!: object | null;

  @Field(() => String, { description: 'Code of its indicator (指标代码).' })
  indicator!: string;

  @Field(() => String, { description: 'Code of its division (行政区划代码).' })
  region!: string;

  @Field(() => Int, { description: 'Its calendar year (年份).' })
  year!: number;

  @Field(() => ObservedArea, { description: 'Whether of all of the division, or a part (地区类型).' })
  area!: ObservedArea;

  @Field(() => String, { description: 'The value as given (原文).' })
  printed!: string;

  @Field(() => [Suspicion], { description: 'What looks wrong (存疑).' })
  suspicions!: readonly object[];
}

@ObjectType({
  description:
    'What became of figures that were reported; of a dry run, or where `problems` say that nothing was changed, what would have (填报结果).',
})
export class RecordObservationsPayload {
  @Field(() => ImportBatch, {
    nullable: true,
    description: 'The batch that they came as (导入批次); null if nothing landed.',
  })
  batch!: object | null;

  @Field(() => Int, { description: 'Figures that are new (新增).' })
  recorded!: number;

  @Field(() => Int, {
    description: 'Figures that take the place of what the provider reported before (更正).',
  })
  corrected!: number;

  @Field(() => Int, {
    description: 'Provisional figures that were made final, their value the same (转为最终).',
  })
  promoted!: number;

  @Field(() => Int, { description: 'Figures that stand already, just so (未变).' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows at fault (拒收).' })
  rejected!: number;

  @Field(() => Int, { description: 'Of what was recorded or corrected, figures that look wrong (存疑).' })
  suspicious!: number;

  @Field(() => [ImportRejection], {
    description: 'The first 100 faults, by rows counted from 1 (拒收记录).',
  })
  rejections!: readonly Rejection[];

  @Field(() => [SuspectedFigure], { description: 'The first 100 figures that look wrong (存疑监测值).' })
  suspected!: readonly SuspectedFigure[];

  @Problems()
  problems!: readonly Problem[];
}

@ObjectType({ description: 'What came of taking a figure back (撤回结果).' })
export class WithdrawObservationPayload {
  @Field(() => Observation, {
    nullable: true,
    description: 'The figure as it is now (监测值); null if nothing was done.',
  })
  observation!: object | null;

  @Problems()
  problems!: readonly Problem[];
}
