import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Document } from './document.js';

@ObjectType('Source', {
  description: 'Where a record was read: the document, the place in it and the words (出处).',
})
@Entity('source')
@Check('ck_source_quote', `length(quote) between 1 and 800`)
@Check('ck_source_place', `place <> ''`)
@Index('uq_source_document_id_place_quote', ['document', 'place', 'quote'], { unique: true })
export class Source {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => Document, { description: 'The document (来源文件).' })
  @ManyToOne(() => Document, { nullable: false })
  document!: Relation<Document>;

  @Field(() => String, {
    description: 'The chapter, annex, table or item, in the document’s own words (位置), e.g. `附件1 第1项`.',
  })
  @Column('text')
  place!: string;

  @Field(() => String, { description: 'Words that stand there, character by character (原文).' })
  @Column('text')
  quote!: string;
}

/** Property decorator: the record's source, which every record of the directory has. */
export function FromSource(): PropertyDecorator {
  const decorators = [
    Field(() => Source, { description: 'Where this was read: document, place and words (出处).' }),
    ManyToOne(() => Source, { nullable: false }),
  ];
  return (target, property) =>
    decorators.forEach((decorate) => (decorate as PropertyDecorator)(target, property));
}
