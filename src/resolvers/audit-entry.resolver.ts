import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { auditOrder, filterAuditEntries } from '../data/lists/audit-entry.js';
import { Role } from '../domain/access.js';
import { AuditEntry } from '../entities/audit-entry.js';
import { AuditLogArgs } from '../schema/audit-entry.inputs.js';
import { AuditConnection } from '../schema/connections.js';
import { Allow } from './allow.js';
import type { Context } from './context.js';
import { pageOf } from './selection.js';

@Resolver()
export class AuditEntryResolver {
  @Allow(Role.ADMINISTRATOR)
  @Query(() => AuditConnection, {
    description:
      'Every attempt to change something, refused ones too, the newest first (审计记录). For administrators.',
  })
  auditLog(@Args() args: AuditLogArgs, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.page(AuditEntry, {
      ...pageOf(info),
      order: auditOrder,
      page: args,
      filter: (where) => filterAuditEntries(args.filter ?? {}, where),
    });
  }
}
