import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Comparator, ObservationStatus } from '../domain/enums.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';
import { MOST_ROWS } from './import-batch.inputs.js';

const OF_ALL = 'That of the input if not given.';

@InputType('ObservationRecordInput', {
  description:
    'A figure that is reported (监测值记录): its indicator, division, year and area tell which it is, and its provider whose.',
})
export class ObservationRecordInput {
  @Field(() => String, {
    description: 'Code of the indicator, or its name if no other has it (指标代码).',
  })
  indicator!: string;

  @Field(() => String, {
    description:
      'Code of the division, or its name if no other has it (行政区划代码). A code that was retired by the end of the year is read as what replaced it.',
  })
  region!: string;

  @Field(() => Int, {
    description:
      'The calendar year, for whose end the value stands (年份): from ten years before the indicator’s plan to its end, and none that is yet to come.',
  })
  year!: number;

  @Field(() => ObservedArea, {
    nullable: true,
    description: 'Whether of all of the division, its towns or countryside (地区类型); TOTAL if not given.',
  })
  area?: ObservedArea | null;

  @Field(() => String, {
    description:
      'A number in the indicator’s unit, or words where it has no unit (数值). As sheets write it: full-width digits, `≥95%`, `〔125〕` and `12.8＊` are understood.',
  })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The unit of the value (单位); must be the indicator’s. Not checked if not given.',
  })
  unit?: string | null;

  @Field(() => Comparator, {
    nullable: true,
    description: 'How the value is meant (比较方式), if the value itself does not say.',
  })
  comparator?: Comparator | null;

  @Field(() => ObservationStatus, {
    nullable: true,
    description: `Whether it may still be revised (状态). ${OF_ALL}`,
  })
  status?: ObservationStatus | null;

  @Field(() => String, {
    nullable: true,
    description: `Where it is from, in words, up to 500 characters (出处). ${OF_ALL}`,
  })
  citation?: string | null;

  @Field(() => String, { nullable: true, description: 'What a reader should know (备注); null if nothing.' })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `If it corrects what the provider reported before: why (更正原因). ${OF_ALL}`,
  })
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The value as its source prints it (原文); the value as it is given here if not said.',
  })
  printed?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The figure that it is to correct (被更正的监测值): refused if that has been corrected or withdrawn meanwhile. Not checked if not given.',
  })
  replaces?: string | null;
}

@InputType('RecordObservationsInput', { description: 'Figures that one provider reports (填报监测值).' })
export class RecordObservationsInput {
  @Field(() => String, {
    description: 'Name of whoever reports them, 1 to 80 characters without `/` (数源).',
  })
  provider!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether they are made up, for trials (是否虚构); a provider stays what it began as.',
  })
  synthetic!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Where the figures are from that do not say so themselves (出处).',
  })
  citation?: string | null;

  @Field(() => ObservationStatus, {
    defaultValue: ObservationStatus.PROVISIONAL,
    description: 'Whether those may still be revised that do not say so themselves (状态).',
  })
  status!: ObservationStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Why figures are corrected that do not say so themselves (更正原因).',
  })
  reason?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether the good rows are taken if others are at fault (部分入库); otherwise any fault keeps all from landing.',
  })
  partial!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether only to find out what would become of them (试算).',
  })
  dryRun!: boolean;

  @Field(() => [ObservationRecordInput], { description: 'The figures, 1 to 5,000 (监测值).' })
  @ArrayMinSize(1, { message: 'rows must have at least one figure' })
  @ArrayMaxSize(MOST_ROWS, {
    message: `rows must have at most ${MOST_ROWS} figures: import more of them from a file, with "service-directory import observations"`,
  })
  rows!: ObservationRecordInput[];
}

@InputType('WithdrawObservationInput', {
  description: 'Which figure is taken back, with nothing in its place, and why (撤回监测值).',
})
export class WithdrawObservationInput {
  @Field(() => ID, { description: 'Its id (全局标识).' })
  observation!: string;

  @Field(() => String, { description: 'Why, up to 1,000 characters (撤回原因).' })
  reason!: string;
}
