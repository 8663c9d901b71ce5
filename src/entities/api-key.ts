import { Field, ID, ObjectType } from 'type-graphql';
import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { ApiKeyScope } from '../domain/api-key.js';
import { Expression, Reading } from './reading.js';
import { DateTimeScalar } from './scalars.js';

const utc = (column: string) => `to_char({row}.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Not a Node: `node(id:)` is open to everyone. */
@ObjectType('ApiKey', {
  description:
    'A key by which a program shows who it is (机器密钥). The secret itself is shown once, when the key is made, and kept only as a digest.',
})
@Entity('api_key')
@Check('ck_api_key_public_id', `public_id ~ '^[0-9a-f]{12}$'`)
@Check('ck_api_key_hash', `hash ~ '^[0-9a-f]{64}$'`)
@Check('ck_api_key_scopes', `scopes <@ '{READ,PROPOSE}' and scopes <> '{}'`)
@Check('ck_api_key_limits', `not scopes @> '{PROPOSE}' or departments <> '{}' or regions <> '{}'`)
@Index('ix_api_key_replaces_id', ['replaces'])
@Reading({ order: ['createdAt', 'id'] })
export class ApiKey {
  @Field(() => ID, { description: 'Its id, for `rotateApiKey` and `revokeApiKey` (标识).' })
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => String, {
    description: 'The part of the key that is no secret, as in `sdk_<publicId>_…` (密钥编号).',
  })
  @Column('text', { unique: true })
  publicId!: string;

  @Field(() => String, { description: 'The program that uses it (名称).' })
  @Column('text')
  name!: string;

  /** SHA-256 of the secret, in hexadecimal: 256 random bits need no slow hash. */
  @Column('text')
  hash!: string;

  @Field(() => [ApiKeyScope], { description: 'What it is good for (权限范围).' })
  @Column('text', { array: true })
  scopes!: ApiKeyScope[];

  @Field(() => [String], {
    description:
      'Codes of the departments for which it may propose; none is no limit of that kind (限定部门).',
  })
  @Column('text', { array: true, default: () => `'{}'` })
  departments!: string[];

  @Field(() => [String], {
    description:
      'Codes of the divisions for which it may propose, with all below them; none is no limit of that kind (限定行政区划).',
  })
  @Column('text', { array: true, default: () => `'{}'` })
  regions!: string[];

  @Field(() => String, { description: 'Who made it: the subject of their token (创建者).' })
  @Column('text')
  createdBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made (创建时间).' })
  @Expression(utc('created_at'))
  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'From when on it is refused (失效时间).' })
  @Expression(utc('expires_at'))
  @Column('timestamptz')
  expiresAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when it is revoked (吊销时间); null if it is not.',
  })
  @Expression(utc('revoked_at'))
  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Field(() => ApiKey, {
    nullable: true,
    description: 'The key that it was made to replace (被轮换的密钥); null for a first one.',
  })
  @ManyToOne(() => ApiKey, { nullable: true })
  @JoinColumn()
  replaces!: Relation<ApiKey> | null;
}
