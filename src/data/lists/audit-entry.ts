import type { AuditOutcome } from '../../domain/audit.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { Order } from '../paginate.js';
import type { Where } from '../where.js';

/** What the audit log may be cut to. All given parts must hold. */
export interface AuditFilter {
  readonly actor?: string | null;
  readonly action?: string | null;
  readonly outcome?: AuditOutcome | null;
  /** First and last day, in China. */
  readonly from?: CalendarDay | null;
  readonly to?: CalendarDay | null;
}

/** Adds the filter's conditions on an `audit_entry` aliased `t`. */
export function filterAuditEntries(filter: AuditFilter, where: Where): void {
  const bind = (value: unknown) => where.bind(value);
  const midnight = (day: string) => `(${day}::timestamp at time zone 'Asia/Shanghai')`;
  if (typeof filter.actor === 'string') where.add(`t.subject = ${bind(filter.actor)}`);
  if (typeof filter.action === 'string') where.add(`t.action = ${bind(filter.action)}`);
  if (filter.outcome) where.add(`t.outcome = ${bind(filter.outcome)}`);
  if (filter.from) where.add(`t.at >= ${midnight(`${bind(filter.from)}::date`)}`);
  if (filter.to) where.add(`t.at < ${midnight(`(${bind(filter.to)}::date + 1)`)}`);
}

/** The newest first. */
export const auditOrder: Order = {
  name: '-ID',
  columns: [{ alias: 'id', sql: '{row}.id' }],
  descending: true,
};
