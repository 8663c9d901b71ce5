import type { IndicatorChoice } from '../../domain/indicators/observation-record.js';
import type { RegionInTime } from '../../domain/indicators/region-in-time.js';
import type { RollUp } from '../../domain/indicators/vocabulary.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { Run } from '../imports/run.js';

/** An indicator as records may name it, and how its values are compared. */
export interface RecordedIndicator extends IndicatorChoice {
  readonly rollUp: RollUp;
  /** The first year that a cumulative value holds; null for others. */
  readonly cumulativeSince: number | null;
}

/** The indicators in force on a day. */
export function readIndicatorChoices(run: Run, today: CalendarDay): Promise<RecordedIndicator[]> {
  return run<RecordedIndicator>(
    `select r.indicator_id as id, r.code, r.name, r.unit, r.cumulative, p.start_year as "startYear", p.end_year as "endYear",
      g.at_least::text as "atLeast", g.at_most::text as "atMost", d.code as department, coalesce(g.roll_up, 'NONE') as "rollUp",
      case when r.cumulative then coalesce(g.cumulative_since, p.start_year) end as "cumulativeSince"
    from indicator_revision r join plan p on p.id = r.plan_id
      left join indicator_reading g on g.indicator_id = r.indicator_id left join department d on d.id = r.data_department_id
    where r.published_at is not null and r.valid_during @> $1::date order by r.code`,
    [today],
  );
}

/** All divisions, retired ones too. */
export function readRegionsInTime(run: Run): Promise<RegionInTime[]> {
  return run<RegionInTime>(
    `select r.id, r.code, r.name, string_to_array(r.path::text, '.') as path, r.established_in as "establishedIn",
      r.retired_in as "retiredIn", n.code as "replacedBy"
    from region r left join region n on n.id = r.replaced_by_id order by r.code`,
  );
}
