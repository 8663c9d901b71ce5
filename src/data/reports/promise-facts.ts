import { objectList } from '../json-list.js';
import { inForceIn, knownIn } from '../view.js';
import { ofProvince } from './local-place.js';

const LOCAL_TARGET = { name: 'local_target_revision', subject: 'local_target_id' };

/** SQL: the members of a figure or a goal, with its row id. */
export const toldCell = (alias: string) =>
  `'id', ${alias}.id, 'year', ${alias}.year, 'comparator', ${alias}.comparator, 'value', ${alias}.value::text, 'words', ${alias}.words`;

/** SQL of what the province promises for an indicator, by year. @param indicator SQL of its id */
export const goalsOf = (indicator: string) =>
  objectList(toldCell('t'), `target t where t.indicator_id = ${indicator}`, 't.year');

/** SQL of what a division promises for an indicator itself, as in force on the day, by year. */
export const localGoalsOf = (indicator: string, region: string) =>
  objectList(
    toldCell('l'),
    `${LOCAL_TARGET.name} l where l.indicator_id = ${indicator} and l.region_id = ${region} and ${inForceIn(LOCAL_TARGET, 'l')}`,
    'l.year',
  );

/**
 * SQL of the year of the base: the last before the plan of which a document prints the province’s figure, or else just the
 * last. What documents print of other divisions is no base of a plan.
 * @param startYear SQL of the plan’s first year
 */
export const baseYearOf = (indicator: string, startYear: string) =>
  `coalesce((select max(o.year) from observation o where o.indicator_id = ${indicator} and o.region_id = ${ofProvince('id')}
    and o.source_id is not null and o.area = 'TOTAL' and o.year < ${startYear} and ${knownIn('o')}), ${startYear} - 1)`;
