import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { Comparator } from '../domain/enums.js';
import { FundingRule } from '../entities/funding-rule.js';
import { FundingShare } from '../entities/funding-share.js';
import { PublicService } from '../entities/public-service.js';
import { Responsibility } from '../entities/responsibility.js';
import { ServiceIdentity } from '../entities/service-identity.js';
import { StandardFigure } from '../entities/standard-figure.js';
import { rejected, type ServiceRecord } from './directory-files.js';
import type { RecordMerger } from './record-merger.js';

type Row = Readonly<Record<string, unknown>>;

/** A revision and its parts as rows, without the keys that the database gives them: what two revisions differ in. */
interface RevisionContent {
  readonly revision: Row;
  readonly responsibilities: readonly Row[];
  readonly figures: readonly Row[];
  readonly rule: Row;
  readonly shares: readonly Row[];
}

/**
 * Publishes the revisions that are new. A revision of a later day closes the one in force before it; one of the same
 * day must equal what is published, since a published revision is never changed.
 * @throws IMPORT_REJECTED naming the services whose published wording differs, or that are older than what is in force
 */
export async function importServices(merger: RecordMerger, records: readonly ServiceRecord[]): Promise<void> {
  const contents = new Map<string, RevisionContent>();
  for (const record of records) contents.set(record.code, await contentOf(record, merger));
  merger.check();
  await merger.merge(ServiceIdentity, ['code'], records);
  const published = await latestPublished(merger.manager);
  const faults: string[] = [];
  const fresh = records.filter(({ code, validFrom }) => {
    const latest = published.get(code);
    if (!latest || latest.validFrom < validFrom) return true;
    if (latest.validFrom > validFrom) {
      faults.push(
        `${code}: a revision in force from ${latest.validFrom} is published; this one is of ${validFrom}`,
      );
    } else {
      const differing = differences(latest.content, contents.get(code));
      if (differing.length > 0) {
        faults.push(
          `${code}: published and never changed, but the files differ in ${differing.join(', ')}; a change is a new revision`,
        );
      }
    }
    return false;
  });
  if (faults.length > 0) throw rejected(faults);
  merger.created += await publish(merger, fresh, contents);
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

/** The newest published revision of each service, in the shape of {@link contentOf}. */
async function latestPublished(
  manager: EntityManager,
): Promise<ReadonlyMap<string, { validFrom: string; content: RevisionContent }>> {
  // Numbers with a decimal point become text, as in the files, before JSON could round them.
  const parts = (table: string, on: string, dropped: readonly string[], decimals: readonly string[]) =>
    `coalesce((select jsonb_agg(to_jsonb(x) - '{${['id', ...dropped].join(',')}}'::text[]${decimals
      .map((column) => ` || jsonb_build_object('${column}', x.${column}::text)`)
      .join('')} order by x.position) from ${table} x where ${on}), '[]')`;
  const rows: { code: string; validFrom: string; content: RevisionContent }[] = await manager.query(`
    select distinct on (r.service_id) r.code, lower(r.valid_during)::text as "validFrom", jsonb_build_object(
      'revision', to_jsonb(r) - '{id,service_id,code,valid_during,published_at}'::text[],
      'responsibilities', ${parts('responsibility', 'x.service_id = r.id', ['service_id'], [])},
      'figures', ${parts('standard_figure', 'x.service_id = r.id', ['service_id'], ['value', 'max_value'])},
      'rule', to_jsonb(f) - '{id,service_id}'::text[],
      'shares', ${parts('funding_share', 'x.rule_id = f.id', ['rule_id'], ['percent', 'max_percent'])}
    ) as content
    from service_revision r join funding_rule f on f.service_id = r.id
    where r.published_at is not null
    order by r.service_id, lower(r.valid_during) desc`);
  return new Map(rows.map((row) => [row.code, row]));
}

function differences(before: RevisionContent, after: RevisionContent | undefined): string[] {
  if (!after) return [];
  const fields = Object.keys(after.revision).filter((key) => before.revision[key] !== after.revision[key]);
  const parts = (['responsibilities', 'figures', 'rule', 'shares'] as const).filter(
    (part) => !isDeepStrictEqual(before[part], after[part]),
  );
  return [...fields, ...parts];
}

/** Writes revisions as drafts with all their parts, then publishes them together. Returns how many. */
async function publish(
  merger: RecordMerger,
  records: readonly ServiceRecord[],
  contents: ReadonlyMap<string, RevisionContent>,
): Promise<number> {
  if (records.length === 0) return 0;
  const { manager } = merger;
  const services = await merger.idsOf('service');
  const insert = (
    table: string,
    rows: readonly object[],
    returning: string,
  ): Promise<Record<string, unknown>[]> => {
    const columns = Object.keys(rows[0] ?? {})
      .map((name) => `"${name}"`)
      .join(', ');
    if (!columns) return Promise.resolve([]);
    return manager.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) returning ${returning}`,
      [JSON.stringify(rows)],
    );
  };
  const partsOf = <T extends object>(
    pick: (content: RevisionContent) => readonly T[],
    key: (code: string) => Record<string, unknown>,
  ) =>
    records.flatMap(({ code }) => {
      const content = contents.get(code);
      return content ? pick(content).map((part) => ({ ...key(code), ...part })) : [];
    });

  const inserted = await insert(
    'service_revision',
    records.map(({ code, validFrom }) => ({
      service_id: services.get(code),
      code,
      valid_during: `[${validFrom},)`,
      ...contents.get(code)?.revision,
    })),
    'id, code',
  );
  const revisions = new Map(inserted.map((row) => [row.code as string, row.id as number]));
  const ofRevision = (code: string) => ({ service_id: revisions.get(code) });
  await insert(
    'responsibility',
    partsOf((content) => content.responsibilities, ofRevision),
    'id',
  );
  await insert(
    'standard_figure',
    partsOf((content) => content.figures, ofRevision),
    'id',
  );
  const rules = await insert(
    'funding_rule',
    partsOf((content) => [content.rule], ofRevision),
    'id, service_id',
  );
  const ruleOf = new Map(rules.map((row) => [row.service_id, row.id]));
  await insert(
    'funding_share',
    partsOf(
      (content) => content.shares,
      (code) => ({ rule_id: ruleOf.get(revisions.get(code)) }),
    ),
    'id',
  );

  const ids = [...revisions.values()];
  await manager.query(
    `update service_revision old set valid_during = daterange(lower(old.valid_during), lower(new.valid_during))
    from service_revision new
    where new.id = any($1) and old.service_id = new.service_id and old.published_at is not null and upper_inf(old.valid_during)`,
    [ids],
  );
  await manager.query('update service_revision set published_at = now() where id = any($1)', [ids]);
  return ids.length;
}
