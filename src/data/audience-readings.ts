import { UnknownReason, type AudienceReading, type AudienceRule } from '../domain/eligibility/answer.js';
import { compileRule, type CompiledRule } from '../domain/eligibility/compile.js';
import { TooEntangledError } from '../domain/eligibility/diagram.js';
import { quotesOf, type Condition } from '../domain/eligibility/rule.js';
import { VOCABULARY } from '../domain/eligibility/vocabulary.js';
import { standsIn } from '../domain/text-rules.js';
import { readPlace } from './reports/local-place.js';
import type { Sql } from './sql.js';
import { inForceIn, withView, type View } from './view.js';

/** A service in force, with the revisions that say who it is for. */
interface AudienceRow {
  readonly serviceId: number;
  readonly revisionId: number;
  /** Null where nobody has read the audience. */
  readonly ruleId: number | null;
  /** Of the divisions asked for, from the upper to the lower. */
  readonly added: readonly {
    readonly region: string;
    readonly revisionId: number;
    readonly published: boolean;
  }[];
  /** Whether service and rule are published, and so never change. */
  readonly published: boolean;
}

interface ConditionRow {
  readonly revisionId: number;
  readonly ruleId: number;
  readonly condition: Condition;
  /** The audience that was read, and the one to be told of by it. */
  readonly audienceRead: string;
  readonly audience: string;
  readonly otherTexts: string;
}

/** What comes of a reading of the list’s own words. */
type Compiled = Pick<AudienceReading, 'fault' | 'lostQuotes'> & { readonly rule: CompiledRule | null };

/** Nodes of diagrams kept: hundreds of times what a list and the additions of all counties have. */
const MAX_KEPT = 5_000_000;

const SERVICE = { name: 'service_revision', subject: 'service_id' };
const RULE = { name: 'eligibility_rule_revision', subject: 'eligibility_rule_id' };
const LOCAL = { name: 'local_implementation_revision', subject: 'local_implementation_id' };

/**
 * Audiences as compiled rules. What is published never changes, so it is read and compiled once for a database; of
 * those who ask, nothing is kept.
 */
export class AudienceReadings {
  /** Of the list’s words by the revisions of service and rule; of what divisions add by the revision alone. */
  private readonly kept = new Kept<Compiled>();
  private readonly keptAdded = new Kept<CompiledRule | null>();

  /**
   * The readings of all services that the view shows, in the order of the list. One statement, another for a division,
   * and up to two more where something is read for the first time.
   * @param region code of a division whose added audiences count, with those of the divisions above; null for none
   * @throws BAD_USER_INPUT for a division that there is not on the day
   */
  async inForce(sql: Sql, view: View, region: string | null): Promise<AudienceReading[]> {
    const place = region === null ? null : await readPlace(sql, { code: region, argument: 'region' }, view);
    const rows = await readRows(sql, view, place);
    const own = await this.kept.all(
      rows.filter(({ ruleId }) => ruleId !== null),
      (row) => `${row.revisionId} ${row.ruleId}`,
      (fresh) => compileOwn(sql, fresh),
    );
    const added = await this.keptAdded.all(
      rows.flatMap((row) => row.added),
      ({ revisionId }) => String(revisionId),
      (fresh) => compileAdded(sql, fresh),
    );
    return rows.map((row) => {
      const { serviceId } = row;
      const read = own.get(`${row.revisionId} ${row.ruleId}`);
      if (!read?.rule) {
        const fault = read?.fault ?? UnknownReason.NOT_READ;
        return { serviceId, rules: [], fault, lostQuotes: read?.lostQuotes ?? [] };
      }
      const more = row.added.map(({ region: addedBy, revisionId }): AudienceRule | null => {
        const rule = added.get(String(revisionId));
        return rule ? { rule, addedBy } : null;
      });
      const rules = [{ rule: read.rule, addedBy: null }, ...more.filter((one) => one !== null)];
      // Whom a division serves besides cannot be passed over: they would be told that it is not for them.
      const fault = more.includes(null) ? UnknownReason.READING_NOT_UNDERSTOOD : null;
      return { serviceId, rules, fault, lostQuotes: [] };
    });
  }
}

/** Values by the revisions that they are made from; those used longest ago are forgotten. */
class Kept<T extends Keepable> {
  private readonly values = new Map<string, T>();
  private nodes = 0;

  /** The values of some rows, those that are not kept made together. What is not published is made anew each time. */
  async all<R extends { readonly published: boolean }>(
    rows: readonly R[],
    keyOf: (row: R) => string,
    make: (rows: readonly R[]) => Promise<ReadonlyMap<string, T>>,
  ): Promise<ReadonlyMap<string, T>> {
    const found = new Map<string, T>();
    const fresh = rows.filter((row) => {
      const value = row.published ? this.values.get(keyOf(row)) : undefined;
      if (value === undefined) return true;
      this.keep(keyOf(row), value);
      found.set(keyOf(row), value);
      return false;
    });
    if (fresh.length === 0) return found;
    const made = await make(fresh);
    for (const row of fresh) {
      const value = made.get(keyOf(row));
      if (value === undefined) continue;
      found.set(keyOf(row), value);
      if (row.published) this.keep(keyOf(row), value);
    }
    return found;
  }

  private keep(key: string, value: T): void {
    this.forget(key);
    this.values.set(key, value);
    this.nodes += sizeOf(value);
    for (const oldest of this.values.keys()) {
      if (this.nodes <= MAX_KEPT || oldest === key) break;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const value = this.values.get(key);
    if (value === undefined) return;
    this.values.delete(key);
    this.nodes -= sizeOf(value);
  }
}

type Keepable = { readonly rule: CompiledRule | null } | CompiledRule | null;

function sizeOf(value: Keepable): number {
  const rule = value && 'rule' in value ? value.rule : value;
  return 1 + (rule?.nodes.length ?? 0);
}

function readRows(sql: Sql, view: View, place: string | null): Promise<AudienceRow[]> {
  const values: unknown[] = [place];
  const text = `
    select t.service_id as "serviceId", t.id as "revisionId", r.id as "ruleId", coalesce(a.added, '[]') as added,
      t.published_at is not null and r.published_at is not null as published
    from service_revision t
    left join eligibility_rule_revision r on r.service_id = t.service_id and ${inForceIn(RULE, 'r')}
    left join lateral (
      select json_agg(json_build_object('region', g.code, 'revisionId', l.id, 'published', l.published_at is not null) order by g.path) as added
      from local_implementation_revision l join region g on g.id = l.region_id
      where l.service_id = t.service_id and g.path @> (select path from region where code = $1::text)
        and jsonb_typeof(l.added_audience -> 'condition') = 'object' and ${inForceIn(LOCAL, 'l')}
    ) a on true
    where ${inForceIn(SERVICE, 't')}
    order by t.ordinal, t.code`;
  return sql.rows<AudienceRow>(
    withView(text, view, (value) => `$${values.push(value)}`),
    values,
  );
}

/**
 * Reads and compiles the list’s own audiences. A rule was read from the audience on its first day, as the directory knew
 * it when the rule was published; one that is drafted is read from the audience as it is.
 */
async function compileOwn(sql: Sql, rows: readonly AudienceRow[]): Promise<ReadonlyMap<string, Compiled>> {
  const found = await sql.rows<ConditionRow>(
    `select k.revision_id as "revisionId", k.rule_id as "ruleId", r.condition, s.audience,
      concat_ws(E'\\n', s.standard, s.name) as "otherTexts", coalesce((
        select b.audience from service_revision b
        join validity v on v.kind = 'SERVICE' and v.revision_id = b.id and v.recorded_during @> r.published_at
        where b.service_id = s.service_id
        order by v.valid_during @> coalesce(r.begins_on, '-infinity') desc, lower(v.valid_during) limit 1
      ), s.audience) as "audienceRead"
    from unnest($1::integer[], $2::integer[]) k (revision_id, rule_id)
    join service_revision s on s.id = k.revision_id join eligibility_rule_revision r on r.id = k.rule_id`,
    [rows.map(({ revisionId }) => revisionId), rows.map(({ ruleId }) => ruleId)],
  );
  return new Map(found.map((row) => [`${row.revisionId} ${row.ruleId}`, compileReading(row)]));
}

function compileReading({ condition, audienceRead, audience, otherTexts }: ConditionRow): Compiled {
  // Words of the audience have to stand there still: that the standard has them too says nothing of whom it is for.
  const lostQuotes = quotesOf(condition).filter((quote) =>
    standsIn(quote, audienceRead) ? !standsIn(quote, audience) : !standsIn(quote, otherTexts),
  );
  if (lostQuotes.length > 0) return { rule: null, fault: UnknownReason.READING_OUTDATED, lostQuotes };
  const rule = compiled(condition);
  return { rule, fault: rule ? null : UnknownReason.READING_NOT_UNDERSTOOD, lostQuotes: [] };
}

async function compileAdded(
  sql: Sql,
  rows: readonly { readonly revisionId: number }[],
): Promise<ReadonlyMap<string, CompiledRule | null>> {
  const found = await sql.rows<{ id: number; condition: Condition }>(
    `select id, added_audience -> 'condition' as condition from local_implementation_revision where id = any($1)`,
    [rows.map(({ revisionId }) => revisionId)],
  );
  return new Map(found.map(({ id, condition }) => [String(id), compiled(condition)]));
}

/** A condition compiled; null if this release’s vocabulary does not fit it. */
function compiled(condition: Condition): CompiledRule | null {
  try {
    return compileRule(condition, VOCABULARY);
  } catch (error) {
    if (error instanceof TypeError || error instanceof TooEntangledError) return null;
    throw error;
  }
}
