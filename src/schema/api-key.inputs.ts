import { ArrayMaxSize, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ApiKeyScope } from '../domain/api-key.js';
import { DateScalar } from '../entities/scalars.js';
import type { NewApiKey, Rotation } from '../usecases/api-keys.js';

const EXPIRES_ON =
  'The last day on which it is valid, in China, at most two years ahead (有效期至); a year if not given.';

@InputType({ description: 'A key to be made for a program (新建机器密钥).' })
export class CreateApiKeyInput implements NewApiKey {
  @Field(() => String, { description: 'The program that will use it, 1–100 characters (名称).' })
  @MaxLength(1_000)
  name!: string;

  @Field(() => [ApiKeyScope], { description: 'What it is good for, at least one (权限范围).' })
  @ArrayMaxSize(10)
  scopes!: ApiKeyScope[];

  @Field(() => [String], {
    defaultValue: [],
    description:
      'Codes of the departments for which it may propose (限定部门). `PROPOSE` needs a department or a region.',
  })
  @ArrayMaxSize(1_000)
  @MaxLength(100, { each: true })
  departments!: string[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'Codes of the divisions for which, with all below them, it may propose (限定行政区划).',
  })
  @ArrayMaxSize(1_000)
  @MaxLength(100, { each: true })
  regions!: string[];

  @Field(() => DateScalar, { nullable: true, description: EXPIRES_ON })
  @IsOptional()
  expiresOn?: string | null;
}

@InputType({ description: 'A key to be replaced by a new one with the same rights (轮换机器密钥).' })
export class RotateApiKeyInput implements Rotation {
  @Field(() => ID, { description: 'The id of the key to be replaced (标识).' })
  id!: string;

  @Field(() => Int, {
    defaultValue: 24,
    description: 'Hours for which the old key goes on beside the new one, 0–720 (重叠小时数).',
  })
  @Min(0)
  @Max(720)
  overlapHours!: number;

  @Field(() => DateScalar, { nullable: true, description: EXPIRES_ON })
  @IsOptional()
  expiresOn?: string | null;
}

@InputType({ description: 'A key to be ended at once (吊销机器密钥).' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The id of the key (标识).' })
  id!: string;
}
