import type { DataSource, EntityManager } from 'typeorm';
import { appendEvents } from '../data/change-feed.js';
import { ActorKind } from '../domain/access.js';
import { ChangeType, type NewEvent } from '../domain/change-event.js';
import { RegionLevel } from '../domain/enums.js';
import { inBeing } from '../domain/validity.js';
import { Document } from '../entities/document.js';
import { DomainMapping } from '../entities/domain-mapping.js';
import { Edition } from '../entities/edition.js';
import { IndicatorDerivation } from '../entities/indicator-derivation.js';
import { IndicatorReading } from '../entities/indicator-reading.js';
import { Observation } from '../entities/observation.js';
import { PlanTask } from '../entities/plan-task.js';
import { Plan } from '../entities/plan.js';
import type { Constructor } from '../entities/reading.js';
import { Region } from '../entities/region.js';
import { ServiceDomain } from '../entities/service-domain.js';
import { Source } from '../entities/source.js';
import { Target } from '../entities/target.js';
import { TaskResponsibility } from '../entities/task-responsibility.js';
import { readDirectoryFiles, rejected } from './directory-files.js';
import type { DirectoryRecords, SourceRecord } from './directory-formats.js';
import { FacilityFactsImport } from './facility-facts-import.js';
import { indexDirectory } from './index-directory.js';
import { RevisionImport } from './revision-import.js';
import { revisionEvent } from './revision-event.js';
import { RecordMerger, type ImportCounts, type RecordSet, type Values } from './record-merger.js';

// Any number of programs may start on one database at once; imports of the directory run one after another.
const IMPORT_LOCK = 7_202_611_22;

/**
 * Loads a directory of records (see directory-formats.ts) in one transaction. What is there already and equal is left
 * alone, so that a second run changes nothing; a published revision that differs is refused.
 * @param options.unlessSeen do nothing if these very files were imported before
 * @throws IMPORT_REJECTED with every fault found in the files, or the constraint that the database refused by
 */
export async function importDirectory(
  dataSource: DataSource,
  directory: string,
  options: { readonly unlessSeen?: boolean } = {},
): Promise<ImportCounts> {
  const files = await readDirectoryFiles(directory);
  const { digest } = files;
  return dataSource.transaction(async (manager) => {
    await manager.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
    const seen =
      ((await manager.query('select from import_run where digest = $1', [digest])) as unknown[]).length > 0;
    if (options.unlessSeen && seen) return { created: 0, changed: 0 };
    const records = await files.records();
    const {
      counts: { created, changed },
      events,
    } = await refusedByConstraint(() => mergeAll(manager, records));
    if (created + changed > 0) {
      await indexDirectory(manager);
      // Plans are made once and kept: they should be made from what is there now.
      const tables = dataSource.entityMetadatas.map(({ tableName }) => `"${tableName}"`);
      await manager.query(`analyze ${tables.join(', ')}`);
    }
    if (created + changed > 0 || !seen) {
      await manager.query('insert into import_run (digest, created, changed) values ($1, $2, $3)', [
        digest,
        created,
        changed,
      ]);
    }
    await appendEvents(manager, events);
    return { created, changed };
  });
}

/** In the order of what refers to what, after a check of everything together. */
async function mergeAll(manager: EntityManager, records: DirectoryRecords): Promise<Imported> {
  const merger = new RecordMerger(manager);
  const revisions = new RevisionImport(merger, records);
  const facilityFacts = new FacilityFactsImport(merger, records);
  const byCode = (entity: Constructor, some: readonly Values[]): RecordSet => ({
    entity,
    key: ['code'],
    records: some,
  });
  const before = [
    byCode(Document, records.documents),
    {
      entity: Source,
      key: ['document', 'place', 'quote'],
      records: sourcesIn(records),
      label: () => 'source',
    },
    ...(await regionSets(manager, records.regions)),
    byCode(ServiceDomain, records.domains),
    {
      entity: DomainMapping,
      key: ['basic', 'livelihood'],
      records: records['domain-mappings'],
      label: () => 'domain-mappings',
    },
    byCode(Plan, records.plans),
  ];
  const editions = byCode(Edition, records.editions);
  const tasks = byCode(PlanTask, records['plan-tasks']);
  const targets = partsOf(
    Target,
    'indicator',
    ['year'],
    records.indicators,
    (indicator) => indicator.targets,
  );
  const taskParts = partsOf(TaskResponsibility, 'task', ['department'], records['plan-tasks'], (task) =>
    task.responsibilities.map((part, index) => ({ ...part, position: index + 1 })),
  );
  // What became of a printed figure since is not for the files to say.
  const observations = {
    ...partsOf(
      Observation,
      'indicator',
      ['region', 'year', 'source'],
      records.indicators,
      (indicator) => indicator.observations,
    ),
    partial: true,
  };
  const ofIndicators: readonly RecordSet[] = [
    { entity: IndicatorReading, records: records['indicator-readings'] },
    { entity: IndicatorDerivation, records: records['indicator-derivations'] },
  ].map((set) => ({ ...set, key: ['indicator'], label: ({ indicator }: Values) => String(indicator) }));
  const others = [
    editions,
    tasks,
    targets,
    observations,
    taskParts,
    ...ofIndicators,
    ...facilityFacts.sets(),
  ];
  await merger.verify([...before, ...revisions.sets(), ...others]);
  for (const set of before) await merger.merge(set);
  await revisions.publish();
  const changedEditions = await editionsThatDiffer(manager, records.editions);
  if (changedEditions.length > 0) throw rejected(changedEditions);
  const there = await merger.idsOf('edition');
  await merger.merge(editions);
  const newEditions = [...(await merger.idsOf('edition'))].filter(([code]) => !there.has(code));
  for (const set of [tasks, targets, ...ofIndicators]) await merger.merge(set);
  // What was observed is not written over: a correction stands beside it, with a source of its own.
  const { changed } = await merger.merge(observations);
  if (changed > 0)
    throw rejected([`indicators: ${changed} observations that are there say something else in the files`]);
  await merger.replaceParts(TaskResponsibility, 'task', taskParts.records);
  await facilityFacts.merge();
  return { counts: merger, events: importEvents(revisions, newEditions, records, merger) };
}

/** A fault for each edition that is there under another name, of another day or by another document. */
async function editionsThatDiffer(
  manager: EntityManager,
  records: DirectoryRecords['editions'],
): Promise<string[]> {
  const there: Pick<DirectoryRecords['editions'][number], 'code' | 'name' | 'document' | 'effectiveOn'>[] =
    await manager.query(
      `select e.code, e.name, d.code as document, e.effective_on::text as "effectiveOn"
      from edition e join document d on d.id = e.document_id where e.code = any($1)`,
      [records.map(({ code }) => code)],
    );
  const known = new Map(there.map((edition) => [edition.code, edition]));
  return records.flatMap((record) => {
    const edition = known.get(record.code);
    if (!edition) return [];
    const fields = (['name', 'document', 'effectiveOn'] as const).filter(
      (field) => edition[field] !== record[field],
    );
    if (fields.length === 0) return [];
    return [`${record.code}: an edition that is there, but the files differ in ${fields.join(', ')}`];
  });
}

interface Imported {
  readonly counts: ImportCounts;
  readonly events: readonly NewEvent[];
}

/** One event for each revision and edition, and one for whatever has no revisions. */
function importEvents(
  { published }: RevisionImport,
  editions: readonly (readonly [string, number])[],
  records: DirectoryRecords,
  { created, changed }: ImportCounts,
): NewEvent[] {
  const event = { changeSetId: null, actorKind: ActorKind.IMPORT, fields: [] };
  const none = {
    subjectType: null,
    subjectKey: null,
    subjectCode: null,
    revisionId: null,
    effectiveOn: null,
  };
  const events: NewEvent[] = published.map((revision) => revisionEvent(revision, event));
  for (const [subjectCode, subjectKey] of editions) {
    const effectiveOn = records.editions.find(({ code }) => code === subjectCode)?.effectiveOn ?? null;
    const edition = { ...none, subjectType: 'Edition', subjectKey, subjectCode, effectiveOn };
    events.push({ ...event, ...edition, type: ChangeType.EDITION_PUBLISHED });
  }
  if (created + changed > events.length)
    events.push({ ...event, ...none, type: ChangeType.DIRECTORY_IMPORTED });
  return events;
}

/** The parts of some owners as a set of their own, each naming its owner by code. */
function partsOf<T extends { readonly code: string }>(
  entity: Constructor,
  owner: string,
  key: readonly string[],
  owners: readonly T[],
  parts: (of: T) => readonly object[],
): RecordSet {
  const records = owners.flatMap((of) => parts(of).map((part) => ({ ...part, [owner]: of.code })));
  return { entity, key: [owner, ...key], records, label: (record) => String(record[owner]) };
}

/** Citations are shared: one for each document, place and quote, whichever records cite it. */
function sourcesIn(records: DirectoryRecords): SourceRecord[] {
  const cited = new Map<string, SourceRecord>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key === 'source') cited.set(JSON.stringify(part), part as SourceRecord);
        else collect(part);
      }
    }
  };
  collect(records);
  return [...cited.values()];
}

/** Level by level, since a division's place is checked against its parent's, and retired ones after what replaced them. */
async function regionSets(
  manager: EntityManager,
  regions: DirectoryRecords['regions'],
): Promise<RecordSet[]> {
  const there: { code: string; path: string }[] = await manager.query(
    'select code, path::text as path from region',
  );
  const paths = new Map(there.map(({ code, path }) => [code, path]));
  const parents = new Map(regions.map(({ code, parent }) => [code, parent]));
  const pathOf = (code: string, below = 0): string => {
    if (!parents.has(code) || below > 4) return paths.get(code) ?? code;
    const parent = parents.get(code);
    return parent ? `${pathOf(parent, below + 1)}.${code}` : code;
  };
  const placed = regions.map((region) => ({
    ...region,
    path: pathOf(region.code),
    validDuring: inBeing(region.establishedIn, region.retiredIn),
  }));
  return Object.values(RegionLevel).flatMap((level) =>
    [false, true].map((retired) => ({
      entity: Region,
      key: ['code'],
      records: placed.filter(
        (region) => region.level === level && (region.replacedBy !== undefined) === retired,
      ),
    })),
  );
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
