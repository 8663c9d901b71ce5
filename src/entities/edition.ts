import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ManyToOne, type Relation } from 'typeorm';
import { Document } from './document.js';
import { Node } from './node.js';
import { Reading } from './reading.js';
import { DateScalar } from './scalars.js';
import { FromSource, Source } from './source.js';

@ObjectType('Edition', {
  implements: Node,
  description:
    'A published list (清单版次). Its contents are the services in force on the day it took effect.',
})
@Entity('edition')
@Check('ck_edition_code', `code ~ '^[A-Z0-9][A-Z0-9-]*$'`)
@Reading({
  order: ['effectiveOn', 'code'],
  computed: { services: ['effectiveOn'], changesSince: ['effectiveOn'] },
})
export class Edition extends Node {
  @Field(() => String, { description: 'A stable code, e.g. `FJ-BPS-2018` (版次代码).' })
  @Column('text', { unique: true })
  code!: string;

  @Field(() => String, { description: 'The name of the list (清单名称).' })
  @Column('text')
  name!: string;

  @Field(() => Document, { description: 'The text that issued it (发布文件).' })
  @ManyToOne(() => Document, { nullable: false })
  document!: Relation<Document>;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day the issuing text was signed (成文日期); null if not printed.',
  })
  @Column('date', { nullable: true })
  issuedOn!: string | null;

  @Field(() => DateScalar, { description: 'The first day on which it is in force (生效日期).' })
  @Column('date')
  effectiveOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Remarks that hold for the whole list (备注); null if none.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @FromSource()
  source!: Relation<Source>;
}
