import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../data/merge-rows.js';
import { Comparator } from '../domain/enums.js';
import { groupBy } from '../domain/group-by.js';
import { FundingRule } from '../entities/funding-rule.js';
import { FundingShare } from '../entities/funding-share.js';
import { PublicService } from '../entities/public-service.js';
import { Responsibility } from '../entities/responsibility.js';
import { ServiceIdentity } from '../entities/service-identity.js';
import { StandardFigure } from '../entities/standard-figure.js';
import { rejected } from './directory-files.js';
import type { ServiceRecord } from './directory-formats.js';
import type { RecordMerger, RecordSet } from './record-merger.js';

type Row = Readonly<Record<string, unknown>>;

/** A revision and its parts as rows, without the keys that the database gives them: what two revisions differ in. */
interface RevisionContent {
  readonly revision: Row;
  readonly responsibilities: readonly Row[];
  readonly figures: readonly Row[];
  readonly rule: Row;
  readonly shares: readonly Row[];
}

/** The sets of records that services refer to others by: for the check before anything is written. */
export function serviceSets(records: readonly ServiceRecord[]): RecordSet[] {
  const label = (record: Row) => String(record.label);
  return [
    { entity: PublicService, key: ['code', 'validFrom'], records },
    {
      entity: Responsibility,
      key: ['revision', 'department'],
      records: records.flatMap(({ code, validFrom, responsibilities }) =>
        responsibilities.map((part) => ({ ...part, revision: `${code} ${validFrom}`, label: code })),
      ),
      label,
    },
  ];
}

/**
 * Publishes the revisions that are new. A revision of a later day closes the one in force before it; one of a day on
 * which a revision began must equal that, since a published revision is never changed.
 * @throws IMPORT_REJECTED naming the services whose published wording differs, or whose new revision comes too late
 */
export async function importServices(merger: RecordMerger, records: readonly ServiceRecord[]): Promise<void> {
  const identities = [...new Map(records.map((record) => [record.code, record])).values()];
  await merger.merge({ entity: ServiceIdentity, key: ['code'], records: identities });
  const published = await publishedRevisions(merger.manager);
  const faults: string[] = [];
  const byDay = [...records].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  for (const [validFrom, sameDay] of groupBy(byDay, (record) => record.validFrom)) {
    const fresh: { record: ServiceRecord; content: RevisionContent }[] = [];
    for (const record of sameDay) {
      const content = await contentOf(record, merger);
      const revisions = published.get(record.code) ?? new Map<string, RevisionContent>();
      const there = revisions.get(validFrom);
      const latest = [...revisions.keys()].sort().at(-1);
      if (there) {
        const differing = differences(there, content);
        if (differing.length === 0) continue;
        faults.push(
          `${record.code}: published and never changed, but the files differ in ${differing.join(', ')}; a change is a new revision`,
        );
      } else if (latest !== undefined && latest > validFrom) {
        faults.push(
          `${record.code}: a revision in force from ${latest} is published; this one is of ${validFrom}`,
        );
      } else {
        fresh.push({ record, content });
      }
    }
    if (faults.length === 0) await publish(merger, fresh);
    merger.created += fresh.length;
  }
  if (faults.length > 0) throw rejected(faults);
}

async function contentOf(record: ServiceRecord, merger: RecordMerger): Promise<RevisionContent> {
  const { funding } = record;
  const inOrder = <T extends object>(parts: readonly T[]) =>
    parts.map((part, index) => ({ ...part, position: index + 1 }));
  const shares = funding.shares.map((share) =>
    share.maxPercent === undefined ? share : { ...share, comparator: Comparator.RANGE },
  );
  const [revision = {}] = await merger.rows(
    PublicService,
    [record],
    ['identity', 'serviceId', 'code', 'validDuring', 'publishedAt'],
  );
  const [rule = {}] = await merger.rows(FundingRule, [funding], ['service']);
  return {
    revision,
    responsibilities: await merger.rows(Responsibility, inOrder(record.responsibilities), ['service']),
    figures: await merger.rows(StandardFigure, inOrder(record.figures), ['service']),
    rule,
    shares: await merger.rows(FundingShare, inOrder(shares), ['rule']),
  };
}

/** The published revisions of each service by their first day, in the shape of {@link contentOf}. */
async function publishedRevisions(
  manager: EntityManager,
): Promise<ReadonlyMap<string, ReadonlyMap<string, RevisionContent>>> {
  // Decimals become text, as in the files, before JSON could round them.
  const parts = (table: string, on: string, owner: string, decimals: readonly string[] = []) =>
    `coalesce((select jsonb_agg(to_jsonb(x) - '{id,${owner}}'::text[]${decimals
      .map((column) => ` || jsonb_build_object('${column}', x.${column}::text)`)
      .join('')} order by x.position) from ${table} x where ${on}), '[]')`;
  const rows: { code: string; validFrom: string; content: RevisionContent }[] = await manager.query(`
    select r.code, lower(r.valid_during)::text as "validFrom", jsonb_build_object(
      'revision', to_jsonb(r) - '{id,service_id,code,valid_during,published_at}'::text[],
      'responsibilities', ${parts('responsibility', 'x.service_id = r.id', 'service_id')},
      'figures', ${parts('standard_figure', 'x.service_id = r.id', 'service_id', ['value', 'max_value'])},
      'rule', to_jsonb(f) - '{id,service_id}'::text[],
      'shares', ${parts('funding_share', 'x.rule_id = f.id', 'rule_id', ['percent', 'max_percent'])}
    ) as content
    from service_revision r join funding_rule f on f.service_id = r.id
    where r.published_at is not null`);
  const revisions = new Map<string, Map<string, RevisionContent>>();
  for (const { code, validFrom, content } of rows) {
    const ofService = revisions.get(code) ?? new Map<string, RevisionContent>();
    revisions.set(code, ofService.set(validFrom, content));
  }
  return revisions;
}

function differences(before: RevisionContent, after: RevisionContent): string[] {
  const fields = Object.keys(after.revision).filter((key) => before.revision[key] !== after.revision[key]);
  const parts = (['responsibilities', 'figures', 'rule', 'shares'] as const).filter(
    (part) => !isDeepStrictEqual(before[part], after[part]),
  );
  return [...fields, ...parts];
}

/** Writes revisions of one day as drafts with all their parts, then publishes them together. */
async function publish(
  merger: RecordMerger,
  fresh: readonly { record: ServiceRecord; content: RevisionContent }[],
): Promise<void> {
  const { manager } = merger;
  const services = await merger.idsOf('service');
  const ids = await insertRows(
    manager,
    'service_revision',
    fresh.map(({ record: { code, validFrom }, content }) => ({
      service_id: services.get(code),
      code,
      valid_during: `[${validFrom},)`,
      ...content.revision,
    })),
  );
  const partsOf = (
    pick: (content: RevisionContent) => readonly Row[],
    key: string,
    owners: readonly (number | undefined)[],
  ) =>
    fresh.flatMap(({ content }, index) => pick(content).map((part) => ({ ...part, [key]: owners[index] })));
  await insertRows(
    manager,
    'responsibility',
    partsOf((content) => content.responsibilities, 'service_id', ids),
  );
  await insertRows(
    manager,
    'standard_figure',
    partsOf((content) => content.figures, 'service_id', ids),
  );
  const rules = await insertRows(
    manager,
    'funding_rule',
    partsOf((content) => [content.rule], 'service_id', ids),
  );
  await insertRows(
    manager,
    'funding_share',
    partsOf((content) => content.shares, 'rule_id', rules),
  );
  await manager.query(
    `update service_revision old set valid_during = daterange(lower(old.valid_during), lower(new.valid_during))
    from service_revision new
    where new.id = any($1) and old.service_id = new.service_id and old.published_at is not null and upper_inf(old.valid_during)`,
    [ids],
  );
  await manager.query('update service_revision set published_at = now() where id = any($1)', [ids]);
}
