import type { DataSource, EntityManager } from 'typeorm';
import { idsByCode, mergeRows, type Merged } from '../data/merge-rows.js';
import { readDirectoryFiles, rejected, type DirectoryRecords, type SourceRecord } from './directory-files.js';
import { importServices } from './import-services.js';
import { indexDirectory } from './index-directory.js';

export interface ImportResult {
  readonly created: number;
  readonly changed: number;
}

/** Tells the ids of what records refer to by code, and remembers each reference that leads nowhere. */
export class References {
  readonly faults: string[] = [];

  constructor(private readonly manager: EntityManager) {}

  /** A resolver of codes to ids in one table, as it is now. */
  async to(table: string): Promise<(code: string, from: string) => number | null> {
    const ids = await idsByCode(this.manager, table);
    return (code, from) => {
      const id = ids.get(code);
      if (id === undefined) this.faults.push(`${from}: there is no ${table} ${code}`);
      return id ?? null;
    };
  }

  /** @throws IMPORT_REJECTED if any reference led nowhere */
  check(): void {
    if (this.faults.length > 0) throw rejected(this.faults);
  }
}

// Any number of programs may start on one database at once; imports of the directory run one after another.
const IMPORT_LOCK = 7_202_611_22;

/**
 * Loads a directory of records (see directory-files.ts) in one transaction. What is there already and equal is left
 * alone, so that a second run changes nothing; a published revision that differs is refused.
 * @param options.unlessSeen do nothing if the files are those of the last import
 * @throws IMPORT_REJECTED with every fault found in the files, or the constraint that the database refused by
 */
export async function importDirectory(
  dataSource: DataSource,
  directory: string,
  options: { readonly unlessSeen?: boolean } = {},
): Promise<ImportResult> {
  const { records, digest } = await readDirectoryFiles(directory);
  return dataSource.transaction(async (manager) => {
    await manager.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
    const [last]: { digest: string }[] = await manager.query(
      'select digest from import_run order by id desc limit 1',
    );
    if (options.unlessSeen && last?.digest === digest) return { created: 0, changed: 0 };
    const result = await refusedByConstraint(() => merge(manager, records));
    if (result.created + result.changed > 0 || last?.digest !== digest) {
      await manager.query('insert into import_run (digest, created, changed) values ($1, $2, $3)', [
        digest,
        result.created,
        result.changed,
      ]);
    }
    return result;
  });
}

async function merge(manager: EntityManager, records: DirectoryRecords): Promise<ImportResult> {
  const references = new References(manager);
  const merges: Merged[] = [];
  const into = async (table: string, key: readonly string[], rows: readonly Record<string, unknown>[]) => {
    references.check();
    const merged = await mergeRows(manager, table, key, rows);
    merges.push(merged);
    return merged;
  };

  await into(
    'document',
    ['code'],
    records.documents.map((document) => ({
      code: document.code,
      title: document.title,
      issuer: document.issuer ?? null,
      document_number: document.documentNumber ?? null,
      issued_on: document.issuedOn ?? null,
      published_on: document.publishedOn ?? null,
      note: document.note ?? null,
    })),
  );
  const document = await references.to('document');
  const source = await importSources(manager, records, document, into);

  await importRegions(records, references, source, into);
  const region = await references.to('region');

  await into(
    'department',
    ['code'],
    records.departments.map((department) => ({
      code: department.code,
      name: department.name,
      aliases: department.aliases,
      level: department.level,
      position: department.position,
      region_id: region(department.region, department.code),
      note: department.note ?? null,
      source_id: source(department.source),
    })),
  );
  const department = await references.to('department');

  await into(
    'service_domain',
    ['code'],
    records.domains.map((domain) => ({
      code: domain.code,
      framework: domain.framework,
      ordinal: domain.ordinal,
      name: domain.name,
      source_id: source(domain.source),
    })),
  );
  const domain = await references.to('service_domain');
  await into(
    'domain_mapping',
    ['basic_id', 'livelihood_id'],
    records['domain-mappings'].map((mapping) => ({
      basic_id: domain(mapping.basic, 'domain-mappings'),
      livelihood_id: domain(mapping.livelihood, 'domain-mappings'),
      note: mapping.note,
      source_id: source(mapping.source),
    })),
  );
  await into(
    'facility_type',
    ['code'],
    records['facility-types'].map((type) => ({
      code: type.code,
      name: type.name,
      domain_id: domain(type.domain, type.code),
      planning_standard: type.planningStandard ?? null,
      source_id: source(type.source),
    })),
  );

  merges.push(
    await importServices(manager, records.services, {
      department,
      domain,
      source,
      check: () => references.check(),
    }),
  );
  await into(
    'edition',
    ['code'],
    records.editions.map((edition) => ({
      code: edition.code,
      name: edition.name,
      document_id: document(edition.document, edition.code),
      issued_on: edition.issuedOn ?? null,
      effective_on: edition.effectiveOn,
      note: edition.note ?? null,
      source_id: source(edition.source),
    })),
  );

  await into(
    'plan',
    ['code'],
    records.plans.map((plan) => ({
      code: plan.code,
      name: plan.name,
      document_id: document(plan.document, plan.code),
      start_year: plan.startYear,
      end_year: plan.endYear,
      source_id: source(plan.source),
    })),
  );
  const plan = await references.to('plan');
  await into(
    'plan_task',
    ['code'],
    records['plan-tasks'].map((task) => ({
      code: task.code,
      plan_id: plan(task.plan, task.code),
      ordinal: task.ordinal,
      text: task.text,
      responsible_text: task.responsibleText,
      source_id: source(task.source),
    })),
  );
  const task = await references.to('plan_task');
  await into(
    'task_responsibility',
    ['task_id', 'position'],
    records['plan-tasks'].flatMap((record) =>
      record.responsibilities.map((responsibility, index) => ({
        task_id: task(record.code, record.code),
        position: index + 1,
        role: responsibility.role,
        department_id: department(responsibility.department, record.code),
      })),
    ),
  );

  await into(
    'indicator',
    ['code'],
    records.indicators.map((indicator) => ({
      code: indicator.code,
      plan_id: plan(indicator.plan, indicator.code),
      domain_id: domain(indicator.domain, indicator.code),
      ordinal: indicator.ordinal,
      name: indicator.name,
      unit: indicator.unit ?? null,
      nature: indicator.nature ?? null,
      cumulative: indicator.cumulative,
      note: indicator.note ?? null,
      source_id: source(indicator.source),
    })),
  );
  const indicator = await references.to('indicator');
  await into(
    'target',
    ['indicator_id', 'year'],
    records.indicators.flatMap((record) =>
      record.targets.map((target) => ({
        indicator_id: indicator(record.code, record.code),
        year: target.year,
        comparator: target.comparator,
        value: target.value ?? null,
        words: target.words ?? null,
        printed: target.printed,
        source_id: source(target.source),
      })),
    ),
  );
  await into(
    'observation',
    ['indicator_id', 'region_id', 'year', 'source_id'],
    records.indicators.flatMap((record) =>
      record.observations.map((observation) => ({
        indicator_id: indicator(record.code, record.code),
        region_id: region(observation.region, record.code),
        year: observation.year,
        comparator: observation.comparator,
        value: observation.value,
        printed: observation.printed,
        status: observation.status,
        note: observation.note ?? null,
        source_id: source(observation.source),
      })),
    ),
  );

  const created = merges.reduce((sum, merged) => sum + merged.created, 0);
  const changed = merges.reduce((sum, merged) => sum + merged.changed, 0);
  if (created + changed > 0) await indexDirectory(manager);
  return { created, changed };
}

type Into = (
  table: string,
  key: readonly string[],
  rows: readonly Record<string, unknown>[],
) => Promise<Merged>;
type SourceId = (source: SourceRecord) => number | null;

/** Citations are shared: one row for each document, place and quote, whichever records cite it. */
async function importSources(
  manager: EntityManager,
  records: DirectoryRecords,
  document: (code: string, from: string) => number | null,
  into: Into,
): Promise<SourceId> {
  const keyOf = (source: SourceRecord) => JSON.stringify([source.document, source.place, source.quote]);
  const cited = new Map<string, SourceRecord>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key === 'source') cited.set(keyOf(part as SourceRecord), part as SourceRecord);
        else collect(part);
      }
    }
  };
  collect(records);
  await into(
    'source',
    ['document_id', 'place', 'quote'],
    [...cited.values()].map(({ document: code, place, quote }) => ({
      document_id: document(code, `source ${place}`),
      place,
      quote,
    })),
  );
  const rows: (SourceRecord & { id: number })[] = await manager.query(
    'select s.id, d.code as document, s.place, s.quote from source s join document d on d.id = s.document_id',
  );
  const ids = new Map(rows.map((row) => [keyOf(row), row.id]));
  return (source) => ids.get(keyOf(source)) ?? null;
}

/** Level by level, since a division's place is checked against its parent's; then what replaced the retired ones. */
async function importRegions(
  records: DirectoryRecords,
  references: References,
  source: SourceId,
  into: Into,
): Promise<void> {
  const paths = new Map<string, string>();
  for (const level of ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP']) {
    const region = await references.to('region');
    const rows = records.regions.filter((record) => record.level === level);
    for (const { code, parent } of rows)
      paths.set(code, parent ? `${paths.get(parent) ?? parent}.${code}` : code);
    for (const retired of [false, true]) {
      const current = retired ? await references.to('region') : null;
      await into(
        'region',
        ['code'],
        rows
          .filter((record) => (record.replacedBy !== undefined) === retired)
          .map((record) => ({
            code: record.code,
            name: record.name,
            level: record.level,
            kind: record.kind ?? null,
            parent_id: record.parent ? region(record.parent, record.code) : null,
            path: paths.get(record.code),
            retired_in: record.retiredIn ?? null,
            replaced_by_id: current && record.replacedBy ? current(record.replacedBy, record.code) : null,
            note: record.note ?? null,
            source_id: source(record.source),
          })),
      );
    }
  }
}

/** Turns a constraint that the database refused by into a rejection that names it. */
async function refusedByConstraint<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, constraint, message, detail } = error as {
      code?: string;
      constraint?: string;
      message?: string;
      detail?: string;
    };
    if (!code?.startsWith('23')) throw error;
    throw rejected([`${constraint ?? code}: ${message ?? ''}${detail ? ` (${detail})` : ''}`]);
  }
}
