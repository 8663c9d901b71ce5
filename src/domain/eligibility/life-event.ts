import type { Turn } from './concern.js';
import type { FactTest } from './fact-test.js';
import type { FactCode } from './vocabulary.js';

/** A turn of life at which services may matter (from 人找服务 to 服务找人). */
export enum LifeEvent {
  PREGNANCY = 'PREGNANCY',
  BIRTH = 'BIRTH',
  STARTING_SCHOOL = 'STARTING_SCHOOL',
  GRADUATION = 'GRADUATION',
  LOOKING_FOR_WORK = 'LOOKING_FOR_WORK',
  STARTING_WORK = 'STARTING_WORK',
  LOSING_WORK = 'LOSING_WORK',
  STARTING_A_BUSINESS = 'STARTING_A_BUSINESS',
  HIRING = 'HIRING',
  MOVING = 'MOVING',
  JOINING_THE_FORCES = 'JOINING_THE_FORCES',
  LEAVING_THE_SERVICE = 'LEAVING_THE_SERVICE',
  ILLNESS = 'ILLNESS',
  DISABILITY = 'DISABILITY',
  RETIREMENT = 'RETIREMENT',
  OLD_AGE = 'OLD_AGE',
  PARENTS_AWAY = 'PARENTS_AWAY',
  HARDSHIP = 'HARDSHIP',
  DISASTER = 'DISASTER',
  HOUSING = 'HOUSING',
  BEREAVEMENT = 'BEREAVEMENT',
}

/** What a life event is, and what it brings for whom. */
export interface LifeEventDefinition {
  /** In Chinese. */
  readonly name: string;
  /** An English sentence for the API, without the Chinese term. */
  readonly description: string;
  /** At least one. Which services matter to each follows from the rules, never from a list. */
  readonly people: readonly PersonConcerned[];
}

/** One of those whom a life event concerns. */
export interface PersonConcerned extends Turn<FactTest & { readonly fact: FactCode }> {
  /** In Chinese. */
  readonly label: string;
}
