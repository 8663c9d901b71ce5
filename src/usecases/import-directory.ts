import type { DataSource, EntityManager } from 'typeorm';
import { RegionLevel } from '../domain/enums.js';
import { Department } from '../entities/department.js';
import { Document } from '../entities/document.js';
import { DomainMapping } from '../entities/domain-mapping.js';
import { Edition } from '../entities/edition.js';
import { FacilityType } from '../entities/facility-type.js';
import { Indicator } from '../entities/indicator.js';
import { Observation } from '../entities/observation.js';
import { PlanTask } from '../entities/plan-task.js';
import { Plan } from '../entities/plan.js';
import { Region } from '../entities/region.js';
import { ServiceDomain } from '../entities/service-domain.js';
import { Source } from '../entities/source.js';
import { Target } from '../entities/target.js';
import { TaskResponsibility } from '../entities/task-responsibility.js';
import { readDirectoryFiles, rejected, type DirectoryRecords, type SourceRecord } from './directory-files.js';
import { importServices } from './import-services.js';
import { indexDirectory } from './index-directory.js';
import { RecordMerger } from './record-merger.js';

export interface ImportResult {
  readonly created: number;
  readonly changed: number;
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
    const { created, changed } = await refusedByConstraint(() => mergeAll(manager, records));
    if (created + changed > 0) await indexDirectory(manager);
    if (created + changed > 0 || last?.digest !== digest) {
      await manager.query('insert into import_run (digest, created, changed) values ($1, $2, $3)', [
        digest,
        created,
        changed,
      ]);
    }
    return { created, changed };
  });
}

/** In the order of what refers to what. */
async function mergeAll(manager: EntityManager, records: DirectoryRecords): Promise<ImportResult> {
  const merger = new RecordMerger(manager);
  await merger.merge(Document, ['code'], records.documents);
  await merger.merge(Source, ['document', 'place', 'quote'], sourcesIn(records));
  await mergeRegions(merger, records.regions);
  await merger.merge(Department, ['code'], records.departments);
  await merger.merge(ServiceDomain, ['code'], records.domains);
  await merger.merge(DomainMapping, ['basic', 'livelihood'], records['domain-mappings']);
  await merger.merge(FacilityType, ['code'], records['facility-types']);
  await importServices(merger, records.services);
  await merger.merge(Edition, ['code'], records.editions);
  await merger.merge(Plan, ['code'], records.plans);
  await merger.merge(PlanTask, ['code'], records['plan-tasks']);
  await merger.merge(
    TaskResponsibility,
    ['task', 'position'],
    records['plan-tasks'].flatMap((task) =>
      task.responsibilities.map((part, index) => ({ ...part, task: task.code, position: index + 1 })),
    ),
  );
  await merger.merge(Indicator, ['code'], records.indicators);
  const ofIndicator = <T extends object>(
    parts: (indicator: DirectoryRecords['indicators'][number]) => readonly T[],
  ) =>
    records.indicators.flatMap((indicator) =>
      parts(indicator).map((part) => ({ ...part, indicator: indicator.code })),
    );
  await merger.merge(
    Target,
    ['indicator', 'year'],
    ofIndicator((indicator) => indicator.targets),
  );
  await merger.merge(
    Observation,
    ['indicator', 'region', 'year', 'source'],
    ofIndicator((indicator) => indicator.observations),
  );
  return merger;
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
async function mergeRegions(merger: RecordMerger, regions: DirectoryRecords['regions']): Promise<void> {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const pathOf = (code: string): string => {
    const parent = byCode.get(code)?.parent;
    return parent ? `${pathOf(parent)}.${code}` : code;
  };
  for (const level of Object.values(RegionLevel)) {
    for (const retired of [false, true]) {
      const batch = regions.filter(
        (region) => region.level === level && (region.replacedBy !== undefined) === retired,
      );
      await merger.merge(
        Region,
        ['code'],
        batch.map((region) => ({ ...region, path: pathOf(region.code) })),
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
