import { Field } from 'type-graphql';
import { Column, ManyToOne, type Relation } from 'typeorm';
import { ChangeSet } from './change-set.js';
import { Expression, instant, Inverse } from './reading.js';
import { Node } from './node.js';
import { DateScalar, DateTimeScalar } from './scalars.js';

/**
 * One row is one revision of a subject: a service, a department, a kind of facility, an indicator. What the API shows is
 * the published revision in force on a day, so that the id it gives is the subject's, which survives every revision.
 */
export abstract class Revision extends Node {
  /** The first day of its wording as it was published; null if the sources do not tell. It stays when the revision is replaced. */
  abstract beginsOn: string | null;

  /** The days on which it is in force, as known now; empty once a correction replaced it from its first day. */
  @Column('daterange')
  validDuring!: string;

  /** When this revision was published; null while it is a draft. Once set, the row and its parts never change. */
  @Column('timestamptz', { nullable: true })
  publishedAt!: string | null;

  @ManyToOne(() => ChangeSet, { nullable: true })
  changeSet!: Relation<ChangeSet> | null;
}

/** When a revision is in force, as fields of the API. */
export const IN_FORCE = {
  from: '{row}.begins_on',
  // One that was replaced from its first day has been in force on none.
  to: 'case when isempty({validity {table} {row}}) then {row}.begins_on else upper({validity {table} {row}}) end',
  publishedAt: instant('{row}.published_at'),
} as const;

function decorate(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((each) => each(target, property));
}

/** Property decorator: the first day on which the revision is in force. */
export function ValidFrom(nullable: boolean): PropertyDecorator {
  const absent = nullable ? '; null if the sources do not tell' : '';
  return decorate(
    Field(() => DateScalar, {
      nullable,
      description: `The first day on which this wording is in force (生效日期)${absent}.`,
    }) as PropertyDecorator,
    Expression(IN_FORCE.from),
  );
}

/** Property decorator: the first day on which the revision is no longer in force. */
export function ValidTo(): PropertyDecorator {
  return decorate(
    Field(() => DateScalar, {
      nullable: true,
      description:
        'The first day on which it is no longer in force (失效日期); null while none is set. The same as `validFrom` for a revision that was corrected from its first day.',
    }) as PropertyDecorator,
    Expression(IN_FORCE.to),
  );
}

/** Property decorator: the change set that the revision came with. */
export function FromChangeSet(): PropertyDecorator {
  return Field(() => ChangeSet, {
    nullable: true,
    description:
      'The change set it was published with: why, and by which steps (调整批次); null if it was imported.',
  }) as PropertyDecorator;
}

/** Property decorator: when the revision was published. */
export function PublishedAt(): PropertyDecorator {
  return decorate(
    Field(() => DateTimeScalar, {
      nullable: true,
      description: 'When the directory published this wording (发布时间); null for a draft.',
    }) as PropertyDecorator,
    Expression(IN_FORCE.publishedAt),
  );
}

/** Property decorator: all published revisions of the subject, each read as of its own first day. */
export function Revisions(self: () => new () => Revision, key: string, what: string): PropertyDecorator {
  return decorate(
    Field(() => [self()], {
      description: `Every published wording of this ${what}, from the first; each with what hangs off it on its own first day (历次修订).`,
    }) as PropertyDecorator,
    Inverse(self, key, { revisions: true }),
  );
}
