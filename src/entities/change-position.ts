import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How many change events there are. One row, locked by whoever appends until the commit; data/change-feed.ts says why. */
@Entity('change_position')
@Check('ck_change_position_single', `single`)
export class ChangePosition {
  @PrimaryColumn('boolean', { default: true })
  single!: boolean;

  @Column('bigint')
  last!: string;
}
