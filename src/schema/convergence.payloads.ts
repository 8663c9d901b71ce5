import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Whether the spread narrows over the years (σ收敛).' })
export class SigmaConvergence {
  @Field(() => Float, { description: 'How much the coefficient of variation changes in a year (斜率).' })
  slope!: number;

  @Field(() => Int, { description: 'Years that it is told from (年数).' })
  n!: number;

  @Field(() => Boolean, { description: 'Whether the slope is below 0 (是否收敛).' })
  converging!: boolean;
}

@ObjectType({ description: 'Whether divisions that had less grow faster (绝对β收敛).' })
export class BetaConvergence {
  @Field(() => Float, {
    description: 'The slope of yearly growth on the logarithm of the first value (斜率).',
  })
  slope!: number;

  @Field(() => Float, { description: 'Where the line begins (截距).' })
  intercept!: number;

  @Field(() => Int, { description: 'Divisions with a value above 0 in both years (地区数).' })
  n!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'What the line explains of growth, 0–1 (决定系数); null if all grow alike.',
  })
  rSquared!: number | null;

  @Field(() => Boolean, { description: 'Whether the slope is below 0 (是否收敛).' })
  converging!: boolean;
}

@ObjectType({
  description: 'Whether divisions come nearer to each other over the years (收敛性).',
})
export class Convergence {
  @Field(() => Int, { description: 'The first year with at least three divisions (起始年份).' })
  from!: number;

  @Field(() => Int, { description: 'The last such year (截止年份).' })
  to!: number;

  @Field(() => SigmaConvergence, {
    nullable: true,
    description: 'By the spread (σ收敛); null of fewer than three years.',
  })
  sigma!: SigmaConvergence | null;

  @Field(() => BetaConvergence, {
    nullable: true,
    description: 'By growth (β收敛); null of fewer than three divisions, or where all began alike.',
  })
  beta!: BetaConvergence | null;
}
