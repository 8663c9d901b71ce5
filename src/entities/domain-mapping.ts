import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ServiceDomain } from './service-domain.js';
import { FromSource, Source } from './source.js';

@ObjectType('DomainMapping', {
  description:
    'That a domain of 2018 and a 民生 goal of 2021–2025 cover the same ground (领域对应). The documents print no such table: it is this directory’s reading.',
})
@Entity('domain_mapping')
@Index('uq_domain_mapping_basic_id_livelihood_id', ['basic', 'livelihood'], { unique: true })
@Index('ix_domain_mapping_livelihood_id', ['livelihood'])
export class DomainMapping {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Field(() => ServiceDomain, { description: 'The domain of the 2018 list (2018年领域).' })
  @ManyToOne(() => ServiceDomain, (domain) => domain.livelihoodMappings, { nullable: false })
  basic!: Relation<ServiceDomain>;

  @Field(() => ServiceDomain, { description: 'The 民生 goal of the 2021–2025 plan (民生领域).' })
  @ManyToOne(() => ServiceDomain, (domain) => domain.basicMappings, { nullable: false })
  livelihood!: Relation<ServiceDomain>;

  @Field(() => String, { description: 'What the mapping rests on (依据说明).' })
  @Column('text')
  note!: string;

  @FromSource()
  source!: Relation<Source>;
}
