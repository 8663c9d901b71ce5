import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One searchable field of a subject. Not part of the API: data/search-index.ts writes it, data/search.ts reads it. */
@Entity('search_text')
@Unique(['kind', 'subjectId', 'field'])
@Check('ck_search_text_kind', `kind in ('SERVICE', 'DEPARTMENT', 'REGION', 'INDICATOR', 'PLAN_TASK')`)
@Index('ix_search_text_name_grams', { synchronize: false })
@Index('ix_search_text_text_grams', { synchronize: false })
@Index('ix_search_text_pinyin', { synchronize: false })
export class SearchText {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** A SearchKind. */
  @Column('text')
  kind!: string;

  /** The row it belongs to; for a service, of its revision. No foreign key: it points into five tables. */
  @Column('integer')
  subjectId!: number;

  /** The GraphQL field that holds the text. */
  @Column('text')
  field!: string;

  @Column('boolean')
  isName!: boolean;

  /** Place among the subject's fields; the earlier of two equal matches is shown. */
  @Column('smallint')
  position!: number;

  @Column('text')
  original!: string;

  @Column('text')
  normalised!: string;

  /** The normalised text with a mark around every word. */
  @Column('text')
  words!: string;

  @Column('tsvector')
  grams!: string;

  /** Empty unless it is a name. */
  @Column('tsvector')
  pinyin!: string;
}
