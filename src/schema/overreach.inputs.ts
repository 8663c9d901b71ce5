import { IsOptional } from 'class-validator';
import { ArgsType, Field, Float, Int } from 'type-graphql';
import { DEFAULT_MINIMUM_PLACES, DEFAULT_MINIMUM_STEP, DEFAULT_THRESHOLD } from '../domain/overreach.js';
import { ViewArgs } from './view.inputs.js';

@ArgsType()
export class OverreachArgs extends ViewArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Code of a city or county whose raised figures are asked about (行政区划代码); the whole province if not given. They are compared with the counties of the whole province all the same.',
  })
  @IsOptional()
  region?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a domain, e.g. `EDUCATION` (领域代码); all if not given.',
  })
  @IsOptional()
  domain?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a service (项目代码); all if not given.',
  })
  @IsOptional()
  service?: string | null;

  @Field(() => Float, {
    defaultValue: DEFAULT_THRESHOLD,
    description:
      'The modified z-score above which a figure is flagged, above 0 (阈值). 3.5 after Iglewicz and Hoaglin (1993).',
  })
  threshold!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_MINIMUM_PLACES,
    description: 'With fewer counties nothing is said: at least 3 (最少可比县数).',
  })
  minimumPlaces!: number;

  @Field(() => Float, {
    defaultValue: DEFAULT_MINIMUM_STEP,
    description:
      'How far above the median at least, as a share of it (最小提幅): 0.2 is a fifth, 0 flags any step. Where nearly all counties have one value, a small step has a high score.',
  })
  minimumStep!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether raised figures are told of which nobody is flagged (是否列出全部提标数值).',
  })
  all!: boolean;

  @Field(() => Int, { nullable: true, description: 'How many figures: 0–100 (取数). 20 unless told.' })
  @IsOptional()
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor (起始游标).' })
  @IsOptional()
  after?: string | null;
}
