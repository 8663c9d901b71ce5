import { Field, ObjectType } from 'type-graphql';
import type { Problem } from '../domain/problem.js';
import { ApiKey } from '../entities/api-key.js';
import { Problems } from './problem.js';

@ObjectType({
  description: 'A key that was made, with its secret: nobody can learn it later (新密钥及其原文).',
})
export class FreshApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key (机器密钥); null if there are problems.' })
  apiKey!: object | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The whole key, as the program sends it after `Authorization: Bearer` (密钥原文). Shown only here; null if there are problems.',
  })
  secret!: string | null;

  @Problems()
  problems!: readonly Problem[];
}

@ObjectType({ description: 'What came of a change to a key (密钥变更结果).' })
export class ApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key (机器密钥); null if there are problems.' })
  apiKey!: object | null;

  @Problems()
  problems!: readonly Problem[];
}
