import { AuditEntry } from '../entities/audit-entry.js';
import { ChangeSet } from '../entities/change-set.js';
import { ChangeEvent } from '../entities/change-event.js';
import { DataConflict } from '../entities/data-conflict.js';
import { CostSharingRatio } from '../entities/cost-sharing-ratio.js';
import { Draft } from '../entities/draft.js';
import { Department } from '../entities/department.js';
import { Facility } from '../entities/facility.js';
import { FiscalTier } from '../entities/fiscal-tier.js';
import { ImportBatch } from '../entities/import-batch.js';
import { ImportChange } from '../entities/import-change.js';
import { ImportRejection } from '../entities/import-rejection.js';
import { Indicator } from '../entities/indicator.js';
import { LikelyDuplicate } from '../entities/likely-duplicate.js';
import { LocalImplementation } from '../entities/local-implementation.js';
import { LocalTarget } from '../entities/local-target.js';
import { Observation } from '../entities/observation.js';
import { PublicService } from '../entities/public-service.js';
import { Region } from '../entities/region.js';
import { Settlement } from '../entities/settlement.js';
import { connectionOf } from './connection.js';

export const ChangeSetConnection = connectionOf(ChangeSet, 'ChangeSet', '调整批次');
export const DraftConnection = connectionOf(Draft, 'Draft', '调整草案');
export const ChangeEventConnection = connectionOf(ChangeEvent, 'ChangeEvent', '变更事件');
export const ServiceConnection = connectionOf(PublicService, 'Service', '服务项目');
export const DepartmentConnection = connectionOf(Department, 'Department', '部门');
export const RegionConnection = connectionOf(Region, 'Region', '行政区划');
export const IndicatorConnection = connectionOf(Indicator, 'Indicator', '指标');
export const ObservationConnection = connectionOf(Observation, 'Observation', '监测值');
export const AuditConnection = connectionOf(AuditEntry, 'Audit', '审计记录');
export const CostSharingRatioConnection = connectionOf(CostSharingRatio, 'CostSharingRatio', '分担比例');
export const FacilityConnection = connectionOf(Facility, 'Facility', '设施');
export const SettlementConnection = connectionOf(Settlement, 'Settlement', '居民点');
export const FiscalTierConnection = connectionOf(FiscalTier, 'FiscalTier', '财力分档');
export const LocalImplementationConnection = connectionOf(
  LocalImplementation,
  'LocalImplementation',
  '本地实施',
);
export const LocalTargetConnection = connectionOf(LocalTarget, 'LocalTarget', '本地目标');
export const ImportBatchConnection = connectionOf(ImportBatch, 'ImportBatch', '导入批次');
export const ImportChangeConnection = connectionOf(ImportChange, 'ImportChange', '导入变更');
export const ImportRejectionConnection = connectionOf(ImportRejection, 'ImportRejection', '拒收记录');
export const DataConflictConnection = connectionOf(DataConflict, 'DataConflict', '数据冲突');
export const LikelyDuplicateConnection = connectionOf(LikelyDuplicate, 'LikelyDuplicate', '疑似重复');
