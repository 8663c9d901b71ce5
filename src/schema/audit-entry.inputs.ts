import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { AuditFilter } from '../data/lists/audit-entry.js';
import { AuditOutcome } from '../domain/audit.js';
import { DateScalar } from '../entities/scalars.js';
import { PageArgs } from './connection.js';

@InputType('AuditFilter', {
  description: 'What the audit log is cut to: all given parts hold (审计记录筛选).',
})
export class AuditFilterInput implements AuditFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Whose attempts: the subject, as the entries give it (调用者).',
  })
  @IsOptional()
  @MaxLength(400)
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'Which mutation, e.g. `createApiKey` (操作).' })
  @IsOptional()
  @MaxLength(100)
  action?: string | null;

  @Field(() => AuditOutcome, { nullable: true, description: 'What became of them (结果).' })
  @IsOptional()
  outcome?: AuditOutcome | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day, in China (起始日期).' })
  @IsOptional()
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day, in China (截止日期).' })
  @IsOptional()
  to?: string | null;
}

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => AuditFilterInput, { nullable: true, description: 'Which entries (筛选); all if not given.' })
  @IsOptional()
  @ValidateNested()
  filter?: AuditFilterInput | null;
}
