import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity } from 'typeorm';
import { DateScalar } from './scalars.js';
import { Node } from './node.js';
import { Reading } from './reading.js';

@ObjectType('Document', {
  implements: Node,
  description: 'A published document that records of the directory were read from (来源文件).',
})
@Entity('document')
@Check('ck_document_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Reading({ order: ['code'] })
export class Document extends Node {
  @Field(() => String, { description: 'A stable code, e.g. `FJ-2018-ACTION-PLAN` (文件代码).' })
  @Column('text', { unique: true })
  code!: string;

  @Field(() => String, { description: 'The title as printed (文件名称).' })
  @Column('text')
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The body that issued it, as printed (发文机关); null if the source text does not print it.',
  })
  @Column('text', { nullable: true })
  issuer!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The official document number (发文字号); null if the source text does not print one.',
  })
  @Column('text', { nullable: true })
  documentNumber!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was signed (成文日期); null if the source text does not print it.',
  })
  @Column('date', { nullable: true })
  issuedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was made public (发布日期); null if the source text does not print it.',
  })
  @Column('date', { nullable: true })
  publishedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How sure its text is, and what a reader should know (说明); null if there is nothing to say.',
  })
  @Column('text', { nullable: true })
  note!: string | null;
}
