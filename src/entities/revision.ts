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

  // Fields of the API, which {@link Revised} declares.
  validFrom!: string | null;
  validTo!: string | null;
  revisions!: Revision[];
}

/**
 * Class decorator on an entity of revisions: gives it the fields that all of them have: since when and until when each
 * is in force, when and with which change set it was published, and all revisions of the subject.
 * @param what what the subject is, for the descriptions
 * @param key the property that names the subject
 * @param dated whether the sources always tell the first day
 */
export function Revised(what: string, key: string, { dated = false } = {}): ClassDecorator {
  return (entity) => {
    const self = entity as unknown as new () => Revision;
    const fields: Readonly<Record<keyof RevisionFields, readonly unknown[]>> = {
      validFrom: [
        Field(() => DateScalar, {
          nullable: !dated,
          description: `The first day on which this wording is in force (生效日期)${dated ? '' : '; null if the sources do not tell'}.`,
        }),
        Expression('{row}.begins_on'),
      ],
      validTo: [
        Field(() => DateScalar, {
          nullable: true,
          description:
            'The first day on which it is no longer in force (失效日期); null while none is set. The same as `validFrom` for a revision that was corrected from its first day.',
        }),
        // One that was replaced from its first day has been in force on none.
        Expression(
          'case when isempty({validity {table} {row}}) then {row}.begins_on else upper({validity {table} {row}}) end',
        ),
      ],
      publishedAt: [
        Field(() => DateTimeScalar, {
          nullable: true,
          description: 'When the directory published this wording (发布时间); null for a draft.',
        }),
        Expression(instant('{row}.published_at')),
      ],
      changeSet: [
        Field(() => ChangeSet, {
          nullable: true,
          description:
            'The change set it was published with: why, and by which steps (调整批次); null if it was imported.',
        }),
      ],
      revisions: [
        Field(() => [self], {
          description: `Every published wording of this ${what}, from the first; each with what hangs off it on its own first day (历次修订).`,
        }),
        Inverse(() => self, key, { revisions: true }),
      ],
    };
    for (const [name, decorators] of Object.entries(fields))
      for (const decorate of decorators as PropertyDecorator[]) decorate(self.prototype, name);
  };
}

type RevisionFields = Pick<Revision, 'validFrom' | 'validTo' | 'publishedAt' | 'changeSet' | 'revisions'>;
