import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Reading } from './reading.js';

@ObjectType('DataProvider', {
  description:
    'Who gives records of facilities or settlements (数源): a body, a system or a published document.',
})
@Entity('data_provider')
@Check('ck_data_provider_code', `code ~ '^[^/[:cntrl:]]{1,80}$'`)
@Reading({ order: ['code'] })
export class DataProvider {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => String, { description: 'The name it goes by in imports (数源名称).' })
  @Column('text', { unique: true })
  code!: string;

  @Field(() => Boolean, {
    description: 'Whether its records are made up, for trials and measurements (是否虚构).',
  })
  @Column('boolean')
  synthetic!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know about it (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;
}
