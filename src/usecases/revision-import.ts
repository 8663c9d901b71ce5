import { beginPublication } from '../data/revisions/publish.js';
import { SubjectKind } from '../domain/content.js';
import { DepartmentIdentity } from '../entities/department-identity.js';
import { Department } from '../entities/department.js';
import { EligibilityRuleIdentity } from '../entities/eligibility-rule-identity.js';
import { EligibilityRule } from '../entities/eligibility-rule.js';
import { FacilityTypeIdentity } from '../entities/facility-type-identity.js';
import { FacilityType } from '../entities/facility-type.js';
import { IndicatorIdentity } from '../entities/indicator-identity.js';
import { Indicator } from '../entities/indicator.js';
import { PublicService } from '../entities/public-service.js';
import { Responsibility } from '../entities/responsibility.js';
import { ServiceIdentity } from '../entities/service-identity.js';
import { Succession } from '../entities/succession.js';
import {
  departmentContent,
  eligibilityRuleContent,
  facilityTypeContent,
  indicatorContent,
  serviceContent,
} from './directory-contents.js';
import { rejected } from './directory-files.js';
import type { DirectoryRecords } from './directory-formats.js';
import { unsoundRules } from './eligibility-rule-import.js';
import { importRevisions, type ImportedRevision, type RevisionRecord } from './import-revisions.js';
import type { RecordMerger, RecordSet, Values } from './record-merger.js';

/** The part of an import that is published as revisions. */
export class RevisionImport {
  /** What was published, in order. */
  readonly published: ImportedRevision[] = [];

  /** A rule has its service's code. */
  private readonly rules;

  constructor(
    private readonly merger: RecordMerger,
    private readonly records: DirectoryRecords,
  ) {
    this.rules = records['eligibility-rules'].map((rule) => ({ ...rule, code: rule.service }));
  }

  /** What is to be checked before anything is written: each revision stands once and refers to what there is. */
  sets(): RecordSet[] {
    const { services, departments, indicators } = this.records;
    const types = this.records['facility-types'];
    const key = ['code', 'validFrom'];
    const identity = (
      entity: RecordSet['entity'],
      some: readonly { readonly code: string }[],
    ): RecordSet => ({
      entity,
      key: ['code'],
      records: [...new Set(some.map(({ code }) => code))].map((code) => ({ code })),
    });
    return [
      identity(DepartmentIdentity, departments),
      { entity: Department, key, records: departments },
      identity(FacilityTypeIdentity, types),
      { entity: FacilityType, key, records: types },
      identity(IndicatorIdentity, indicators),
      { entity: Indicator, key, records: indicators },
      identity(ServiceIdentity, services),
      { entity: PublicService, key, records: services },
      identity(EligibilityRuleIdentity, this.rules),
      { entity: EligibilityRule, key, records: this.rules },
      parts(Succession, 'successor', departments, ({ successors }) =>
        successors.map((successor) => ({ successor })),
      ),
      parts(Responsibility, 'department', services, ({ responsibilities }) => responsibilities),
    ];
  }

  /** @throws IMPORT_REJECTED naming the services whose published wording differs, or whose new revision comes too late */
  async publish(): Promise<void> {
    // First of all: what the records are compared with must not change before they are published.
    await beginPublication(this.merger.manager);
    const { services, departments, indicators } = this.records;
    const types = this.records['facility-types'];
    await this.importKind(SubjectKind.DEPARTMENT, revisionsOf(departments, departmentContent), true);
    await this.importKind(SubjectKind.FACILITY_TYPE, revisionsOf(types, facilityTypeContent), true);
    await this.importKind(SubjectKind.INDICATOR, revisionsOf(indicators, indicatorContent), true);
    // The list is law: what it printed on a day stays printed. Names of bodies and definitions are ours to correct.
    await this.importKind(SubjectKind.SERVICE, revisionsOf(services, serviceContent), false);
    const misread = await unsoundRules(this.merger.manager, this.rules);
    if (misread.length > 0) throw rejected(misread);
    const readings = revisionsOf(this.rules, eligibilityRuleContent);
    await this.importKind(SubjectKind.ELIGIBILITY_RULE, readings, true);
  }

  private async importKind(
    kind: SubjectKind,
    records: readonly RevisionRecord[],
    mayCorrect: boolean,
  ): Promise<void> {
    const { manager } = this.merger;
    const { published, faults } = await importRevisions(manager, kind, records, mayCorrect);
    if (faults.length > 0) throw rejected(faults);
    const changed = published.filter(({ corrected }) => corrected).length;
    this.merger.changed += changed;
    this.merger.created += published.length - changed;
    this.merger.forget(kind.toLowerCase());
    this.published.push(...published);
  }
}

function revisionsOf<R extends { readonly code: string; readonly validFrom?: string | undefined }>(
  records: readonly R[],
  contentOf: (record: R) => RevisionRecord['content'],
): RevisionRecord[] {
  return records.map((record) => ({
    code: record.code,
    beginsOn: record.validFrom ?? null,
    content: contentOf(record),
  }));
}

/** The parts of revisions, each to stand once in its revision. */
function parts<R extends { readonly code: string; readonly validFrom?: string | undefined }>(
  entity: RecordSet['entity'],
  key: string,
  records: readonly R[],
  of: (record: R) => readonly object[],
): RecordSet {
  return {
    entity,
    key: ['revision', key],
    records: records.flatMap((record) =>
      of(record).map((part): Values => ({
        ...part,
        revision: `${record.code} ${record.validFrom ?? ''}`,
        label: record.code,
      })),
    ),
    label: (record) => String(record.label),
  };
}
