import { IsOptional } from 'class-validator';
import { ArgsType, Field, Float, Int } from 'type-graphql';
import { WATCHLIST_DEFAULTS } from '../data/reports/watchlist.js';

@ArgsType()
export class WatchlistArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Code of the plan whose indicators are watched (规划代码); all plans if not given.',
  })
  @IsOptional()
  plan?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the domain that they are printed under (领域代码); all domains if not given.',
  })
  @IsOptional()
  domain?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a division (行政区划代码); the province if not given. A township is answered as its county, a retired code as what replaced it.',
  })
  @IsOptional()
  region?: string | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: WATCHLIST_DEFAULTS.minimumGap,
    description: 'The least relative gap that is told: 0.05 is a twentieth of the expected (最小相对差距).',
  })
  @IsOptional()
  minimumGap?: number | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: WATCHLIST_DEFAULTS.minimumWorsening,
    description:
      'The least worsening that is told: 0.02 is a fiftieth of the figure in a year (最小年均恶化幅度).',
  })
  @IsOptional()
  minimumWorsening?: number | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: WATCHLIST_DEFAULTS.minimumGini,
    description: 'The least Gini coefficient that is told, 0–1 (最小基尼系数).',
  })
  @IsOptional()
  minimumGini?: number | null;

  @Field(() => Int, { defaultValue: 10, description: 'How many of each kind, 0–100 (取数).' })
  first!: number;
}
