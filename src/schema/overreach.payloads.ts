import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { OverreachReport as Report, RaisedFigure as Raised } from '../data/reports/overreach.js';
import { OverreachScale, OverreachVerdict } from '../domain/overreach.js';
import { PublicService } from '../entities/public-service.js';
import { Region } from '../entities/region.js';
import { DecimalScalar } from '../entities/scalars.js';
import { StandardFigure } from '../entities/standard-figure.js';
import { connectionOf } from './connection.js';

@ObjectType('RaisedFigure', {
  description: 'Where the raised figure of a county stands among all counties (提标数值比较).',
})
export class RaisedFigure implements Raised {
  @Field(() => Region, { description: 'The county (县、市、区).' })
  region!: Raised['region'];

  @Field(() => Region, { description: 'Who raised it: the county, or its city (设定地区).' })
  setBy!: Raised['setBy'];

  @Field(() => DecimalScalar, { description: 'The value in `unit`, or the lower end of a range (数值).' })
  value!: string;

  @Field(() => String, { description: 'The unit (单位).' })
  unit!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'The modified z-score (修正z值): above 0 serves people better than the median county. Null unless compared.',
  })
  score!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The value as a multiple of the median (相当于中位数的倍数): a high score may be a small step where most are equal. Null unless compared, or for a median of 0.',
  })
  ofMedian!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether the score is above the threshold, and the step at least the minimum (是否明显偏高).',
  })
  flagged!: boolean;
}

@ObjectType('OverreachFigure', {
  description: 'A figure of the list that somebody has raised, compared over all counties (提标情况比较).',
})
export class OverreachFigure {
  @Field(() => PublicService, { description: 'The service (服务项目).' })
  service!: object;

  @Field(() => StandardFigure, { description: 'The figure of the list (清单数值).' })
  figure!: object;

  @Field(() => OverreachVerdict, { description: 'Whether counties could be compared (比较结论).' })
  verdict!: OverreachVerdict;

  @Field(() => Int, { description: 'Counties with a value that compares: n (可比县数).' })
  places!: number;

  @Field(() => String, { description: 'The unit of `median` and `deviation` (基准单位).' })
  baseUnit!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The median county’s value (中位数); null unless compared.',
  })
  median!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The deviation that scores are measured by, after `scale` (离散程度); null unless compared.',
  })
  deviation!: number | null;

  @Field(() => OverreachScale, {
    nullable: true,
    description: 'Which deviation (离散度量); null unless compared.',
  })
  scale!: OverreachScale | null;

  @Field(() => [RaisedFigure], {
    description: 'Counties asked about where it is raised, the highest score first (提标的县、市、区).',
  })
  raised!: readonly Raised[];
}

export const OverreachFigureConnection = connectionOf(OverreachFigure, 'OverreachFigure', '提标情况比较');

@ObjectType('OverreachReport', {
  description: 'Which standards are raised far above comparable counties (服务标准盲目攀高).',
})
export class OverreachReport implements Report {
  @Field(() => Float, { description: 'The score above which figures are flagged (阈值).' })
  threshold!: number;

  @Field(() => Int, { description: 'The fewest counties that are compared (最少可比县数).' })
  minimumPlaces!: number;

  @Field(() => Float, {
    description: 'The least step above the median that is flagged, as a share of it (最小提幅).',
  })
  minimumStep!: number;

  @Field(() => Int, {
    description:
      'Counties of the province in being on the day (县级行政区数): each is compared with its own value, its city’s or the list’s.',
  })
  counties!: number;

  @Field(() => Int, { description: 'Figures that those asked about have raised (提标数值个数).' })
  examined!: number;

  @Field(() => OverreachFigureConnection, {
    description: 'Those of which some county is flagged, or all, in the order of the list (数值).',
  })
  figures!: Report['figures'];
}
