import { Field, ID, InterfaceType } from 'type-graphql';
import { PrimaryGeneratedColumn } from 'typeorm';

/** Whatever can be fetched again by its id alone. In the database `id` is a number; in the API it is opaque text. */
@InterfaceType('Node', {
  description: 'An object that `node(id:)` can fetch again (可按标识再次获取的对象).',
})
export abstract class Node {
  @Field(() => ID, { description: 'An opaque id, unique among all types of this directory (全局标识).' })
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;
}
