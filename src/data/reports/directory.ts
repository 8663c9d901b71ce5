import { encodeChangeCursor } from '../../domain/change-event.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { Sql } from '../sql.js';
import { inForce } from '../view.js';

/** What the directory holds, in figures. */
export interface DirectoryFacts {
  /** As the root region is named; empty while there is none. */
  readonly provinceName: string;
  readonly counts: {
    readonly services: number;
    readonly domains: number;
    readonly departments: number;
    readonly regions: number;
    readonly indicators: number;
    readonly tasks: number;
    readonly facilityTypes: number;
  };
  /** The edition in force on the day; null before the first is. */
  readonly edition: {
    readonly code: string;
    readonly name: string;
    readonly effectiveOn: CalendarDay;
  } | null;
  /** The instant of the last import or publication, ISO 8601 in UTC; null while there was none. */
  readonly lastChange: string | null;
  /** Where the change feed stands. */
  readonly lastChangeCursor: string;
  readonly documents: readonly {
    readonly code: string;
    readonly title: string;
    readonly publishedOn: CalendarDay | null;
  }[];
}

/** Reads the figures in one statement. `domains` are the eight of the list; `regions` are current ones. */
export async function readDirectoryFacts(sql: Sql, day: CalendarDay): Promise<DirectoryFacts> {
  const [row] = await sql.rows<{ facts: Omit<DirectoryFacts, 'lastChangeCursor'>; last: string }>(
    `select jsonb_build_object(
      'provinceName', coalesce((select name from region where level = 'PROVINCE' and valid_during @> $1::date order by code limit 1), ''),
      'counts', jsonb_build_object(
        'services', (select count(*) from service_revision t where ${inForce('t', '$1')}),
        'domains', (select count(*) from service_domain where framework = 'BASIC_2018'),
        'departments', (select count(*) from department_revision t where ${inForce('t', '$1')} and not t.abolished),
        'regions', (select count(*) from region where valid_during @> $1::date),
        'indicators', (select count(*) from indicator_revision t where ${inForce('t', '$1')}),
        'tasks', (select count(*) from plan_task),
        'facilityTypes', (select count(*) from facility_type_revision t where ${inForce('t', '$1')})
      ),
      'edition', (select jsonb_build_object('code', code, 'name', name, 'effectiveOn', effective_on)
        from edition where effective_on <= $1::date order by effective_on desc, code limit 1),
      'lastChange', (select to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from (
        select imported_at as at from import_run where created + changed > 0
        union all select at from change_event where seq = (select last from change_position)
      ) as changes),
      'documents', coalesce((select jsonb_agg(jsonb_build_object('code', code, 'title', title, 'publishedOn', published_on) order by code)
        from document), '[]')
    ) as facts, (select last from change_position) as last`,
    [day],
  );
  if (!row) throw new Error('A select without a table returned no row.');
  return { ...row.facts, lastChangeCursor: encodeChangeCursor(Number(row.last)) };
}
