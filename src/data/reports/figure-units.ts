import { unitNamed, type Unit } from '../../domain/units.js';
import type { Sql } from '../sql.js';
import { inForceIn, withView, type View } from '../view.js';

/** A unit in which standards print figures. */
export interface FigureUnit {
  /** As printed. */
  readonly unit: string;
  readonly figures: number;
  readonly services: number;
  /** What it is registered as; null if it is not: its values then compare to none. */
  readonly registered: Unit | null;
}

/** The units of the list that the view shows, the most used first. One statement. */
export async function readFigureUnits(sql: Sql, view: View): Promise<FigureUnit[]> {
  const values: unknown[] = [];
  const text = `select g.unit, count(*)::integer as figures, count(distinct t.id)::integer as services
    from service_revision t join standard_figure g on g.service_id = t.id
    where ${inForceIn({ name: 'service_revision', subject: 'service_id' }, 't')}
    group by g.unit order by figures desc, g.unit`;
  const rows = await sql.rows<Omit<FigureUnit, 'registered'>>(
    withView(text, view, (value) => `$${values.push(value)}`),
    values,
  );
  return rows.map((row) => ({ ...row, registered: unitNamed(row.unit) ?? null }));
}
