import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { IndicatorNature } from '../domain/enums.js';
import { MAX_NAME, MAX_TEXT, SourceInput } from './content.inputs.js';

@InputType('IndicatorChanges', { description: 'What is to be different about an indicator (指标修订内容).' })
export class IndicatorChanges {
  @Field(() => String, {
    nullable: true,
    description: 'Code of the plan that prints it (规划代码). Unchanged if not given.',
  })
  @IsOptional()
  @MaxLength(100)
  plan?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the domain (领域代码). Unchanged if not given.',
  })
  @IsOptional()
  @MaxLength(100)
  domain?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place in the plan’s table, from 1 (序号). Unchanged if not given.',
  })
  @IsOptional()
  ordinal?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name as printed (指标名称). Unchanged if not given.',
  })
  @IsOptional()
  @MaxLength(MAX_NAME)
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The unit as printed (单位); null if none. Unchanged if not given.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  unit?: string | null;

  @Field(() => IndicatorNature, {
    nullable: true,
    description: 'Binding or anticipatory (属性); null if not said. Unchanged if not given.',
  })
  @IsOptional()
  nature?: IndicatorNature | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether its values add up over the plan’s years (是否累计). Unchanged if not given.',
  })
  @IsOptional()
  cumulative?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the department that answers for its figures (数据责任部门代码); null for none. Unchanged if not given.',
  })
  @IsOptional()
  @MaxLength(100)
  dataDepartment?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know (说明); null for nothing. Unchanged if not given.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note?: string | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'Where this is printed (出处). Unchanged if not given.',
  })
  @IsOptional()
  @ValidateNested()
  source?: SourceInput | null;
}
