import { Field, ObjectType } from 'type-graphql';
import type { Problem } from '../domain/problem.js';
import { ChangeSet } from '../entities/change-set.js';
import { Draft } from '../entities/draft.js';
import { ProblemType, Problems } from './problem.js';

@ObjectType({ description: 'What came of something done with a change set (调整批次办理结果).' })
export class ChangeSetPayload {
  @Field(() => ChangeSet, {
    nullable: true,
    description: 'The change set as it is now (调整批次); null if it was not found or nothing was done.',
  })
  changeSet!: object | null;

  @Problems()
  problems!: readonly Problem[];
}

@ObjectType({ description: 'What came of checking a change set (校验结果).' })
export class ValidateChangeSetPayload {
  @Field(() => ChangeSet, {
    nullable: true,
    description: 'The change set (调整批次); null if it was not found.',
  })
  changeSet!: object | null;

  @Field(() => [ProblemType], {
    description:
      'Every problem that stands against publishing it on its day (问题); empty if it could be submitted. Each path begins with the code of what the draft changes.',
  })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'What came of drafting (起草结果).' })
export class DraftPayload {
  @Field(() => Draft, {
    nullable: true,
    description: 'The draft as it is now (草案); null if it was removed, or nothing was done.',
  })
  draft!: object | null;

  @Field(() => ChangeSet, {
    nullable: true,
    description: 'The change set that it belongs to (调整批次); null if nothing was done.',
  })
  changeSet!: object | null;

  @Field(() => [ProblemType], {
    description:
      'What still stands against publishing the draft (待完善事项): it was kept, and can be mended until the change set is submitted.',
  })
  remaining!: readonly Problem[];

  @Problems()
  problems!: readonly Problem[];
}
