import { FundingMode, Payer, type FundingGroup } from '../../domain/enums.js';
import type { Sql } from '../sql.js';
import { inForceIn, withView, type View } from '../view.js';

/** The services of one group, counted by who bears them and how. */
export interface FundingOverviewRow {
  /** Of the domain or department, or the name of the mode or payer. */
  readonly code: string;
  /** As it was on the day; null for a mode or payer. */
  readonly name: string | null;
  readonly services: number;
  readonly modes: readonly { readonly mode: FundingMode; readonly services: number }[];
  readonly payers: readonly { readonly payer: Payer; readonly services: number }[];
}

/** Gives values a place in a statement. */
type Bind = (value: unknown) => string;

/** One row for each service and group that it belongs to: by levels and departments it belongs to several. */
const GROUPS: Readonly<Record<FundingGroup, (bind: Bind) => string>> = {
  DOMAIN: () =>
    `select s.id, s.mode, s.levels, d.ordinal as place, d.code, d.name from listed s join service_domain d on d.id = s.domain_id`,
  MODE: (
    bind,
  ) => `select s.id, s.mode, s.levels, array_position(${bind(Object.values(FundingMode))}::text[], s.mode) as place,
    s.mode as code, null as name from listed s`,
  LEVEL: (
    bind,
  ) => `select s.id, s.mode, s.levels, array_position(${bind(Object.values(Payer))}::text[], l) as place,
    l as code, null as name from listed s, unnest(s.levels) l`,
  DEPARTMENT: () => `select s.id, s.mode, s.levels, p.position as place, p.code, p.name from listed s
    join responsibility r on r.service_id = s.id and r.role = 'LEAD'
    join department_revision p on p.department_id = r.department_id and ${inForceIn({ name: 'department_revision', subject: 'department_id' }, 'p')}`,
};

/** Counts the services of the list that the view shows. One statement. */
export function readFundingOverview(sql: Sql, by: FundingGroup, view: View): Promise<FundingOverviewRow[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const text = `
    with listed as (
      select t.id, t.domain_id, f.mode, f.levels from service_revision t join funding_rule f on f.service_id = t.id
      where ${inForceIn({ name: 'service_revision', subject: 'service_id' }, 't')}
    ), member as (${GROUPS[by](bind)})
    select m.code, m.name, count(distinct m.id)::integer as services,
      (select json_agg(x order by x.services desc, x.mode) from (
        select o.mode, count(distinct o.id)::integer as services from member o where o.code = m.code group by o.mode) x) as modes,
      (select json_agg(x order by x.services desc, x.payer) from (
        select l as payer, count(distinct o.id)::integer as services from member o, unnest(o.levels) l where o.code = m.code group by l) x) as payers
    from member m group by m.code, m.name, m.place order by m.place, m.code`;
  return sql.rows<FundingOverviewRow>(withView(text, view, bind), values);
}
