import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Outcome } from '../data/unit-of-work.js';
import { Role } from '../domain/access.js';
import { ApiKey } from '../entities/api-key.js';
import { CreateApiKeyInput, RevokeApiKeyInput, RotateApiKeyInput } from '../schema/api-key.inputs.js';
import { ApiKeyPayload, FreshApiKeyPayload } from '../schema/api-key.payloads.js';
import { createApiKey, revokeApiKey, rotateApiKey, type WrittenKey } from '../usecases/api-keys.js';
import { Allow } from './allow.js';
import { attempt, type Context } from './context.js';
import { selectionOf } from './selection.js';

@Resolver()
export class ApiKeyResolver {
  @Allow(Role.ADMINISTRATOR)
  @Query(() => [ApiKey], {
    description:
      'The keys of programs, the oldest first, revoked ones too (机器密钥列表). For administrators.',
  })
  apiKeys(@Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.list(ApiKey, selectionOf(info));
  }

  @Allow(Role.ADMINISTRATOR)
  @Mutation(() => FreshApiKeyPayload, {
    description: 'Makes a key for a program, and shows it this once (新建机器密钥). For administrators.',
  })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The key (新密钥).' }) input: CreateApiKeyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FreshApiKeyPayload> {
    const made = await createApiKey(context.write, attempt(context, info.fieldName), input, context.now());
    return payload(made, context, info);
  }

  @Allow(Role.ADMINISTRATOR)
  @Mutation(() => FreshApiKeyPayload, {
    description:
      'Makes a key with the rights of another, shows it this once, and lets the other end after a while (轮换机器密钥). For administrators.',
  })
  async rotateApiKey(
    @Arg('input', () => RotateApiKeyInput, { description: 'Which key (要轮换的密钥).' })
    input: RotateApiKeyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FreshApiKeyPayload> {
    const made = await rotateApiKey(context.write, attempt(context, info.fieldName), input, context.now());
    return payload(made, context, info);
  }

  @Allow(Role.ADMINISTRATOR)
  @Mutation(() => ApiKeyPayload, {
    description: 'Ends a key at once and for good (吊销机器密钥). For administrators.',
  })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which key (要吊销的密钥).' })
    input: RevokeApiKeyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ApiKeyPayload> {
    const ended = await revokeApiKey(context.write, attempt(context, info.fieldName), input, context.now());
    return payload(ended, context, info);
  }
}

async function payload(
  { value, problems }: Outcome<WrittenKey>,
  { reader }: Context,
  info: GraphQLResolveInfo,
): Promise<FreshApiKeyPayload> {
  const apiKey = value ? await reader.one(ApiKey, selectionOf(info, [['apiKey']]), 'id', value.id) : null;
  return { apiKey, secret: value?.secret ?? null, problems };
}
