import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a client has used of its rate, where several servers count together. Written by the rate limiter's library. */
@Entity('rate_limit')
export class RateLimit {
  @PrimaryColumn('varchar', { length: 255 })
  key!: string;

  @Column('integer', { default: 0 })
  points!: number;

  /** Milliseconds since 1970. */
  @Column('bigint', { nullable: true })
  expire!: string | null;
}
