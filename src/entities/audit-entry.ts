import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { ActorKind, Role } from '../domain/access.js';
import { AuditOutcome } from '../domain/audit.js';
import { Expression } from './reading.js';
import { DateTimeScalar } from './scalars.js';

/** Not a Node: `node(id:)` is open to everyone. */
@ObjectType('AuditEntry', {
  description:
    'One attempt to change something: who, what, from where, and what became of it (审计记录). Entries are never changed or removed.',
})
@Entity('audit_entry')
@Check('ck_audit_entry_actor_kind', `actor_kind in ('ANONYMOUS', 'PERSON', 'MACHINE', 'IMPORT')`)
@Check('ck_audit_entry_outcome', `outcome in ('DONE', 'REFUSED', 'FAILED')`)
export class AuditEntry {
  @Field(() => ID, { description: 'Its id (标识). Later entries mostly have later places in the list.' })
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was attempted (时间).' })
  @Expression(`to_char({row}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)
  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;

  @Field(() => ActorKind, { description: 'What kind of caller it was (调用者类别).' })
  @Column('text')
  actorKind!: ActorKind;

  @Field(() => String, {
    description:
      'The subject of the token, or `key:` and the key’s public id (调用者); empty for the anonymous.',
  })
  @Column('text', { name: 'subject' })
  actor!: string;

  @Field(() => [Role], { description: 'The roles that the caller had (角色).' })
  @Column('text', { array: true })
  roles!: Role[];

  @Field(() => String, { description: 'The address that the request came from (来源地址).' })
  @Column('text')
  origin!: string;

  @Field(() => String, { description: 'The mutation, e.g. `createApiKey` (操作).' })
  @Column('text')
  action!: string;

  @Field(() => AuditOutcome, { description: 'What became of it (结果).' })
  @Column('text')
  outcome!: AuditOutcome;

  @Field(() => [String], {
    description: 'Codes of the problems or of the error; empty if it was done (问题代码).',
  })
  @Column('text', { array: true, default: () => `'{}'` })
  codes!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The id of what was written to (操作对象); null if nothing was.',
  })
  @Column('text', { nullable: true })
  target!: string | null;
}
