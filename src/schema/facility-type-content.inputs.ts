import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { MAX_NAME, MAX_TEXT, SourceInput } from './content.inputs.js';

@InputType('FacilityTypeChanges', {
  description: 'What is to be different about a kind of facility (设施类型修订内容).',
})
export class FacilityTypeChanges {
  @Field(() => String, {
    nullable: true,
    description: 'The name as printed (设施类型名称). Unchanged if not given.',
  })
  @IsOptional()
  @MaxLength(MAX_NAME)
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the domain (领域代码). Unchanged if not given.',
  })
  @IsOptional()
  @MaxLength(100)
  domain?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How many or how near there should be, in words (规划标准); null if not said. Unchanged if not given.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  planningStandard?: string | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'Where this is printed (出处). Unchanged if not given.',
  })
  @IsOptional()
  @ValidateNested()
  source?: SourceInput | null;
}
