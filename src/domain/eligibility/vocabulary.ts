import type { FactDefinition, Vocabulary } from './fact.js';
import { CONSTRAINTS } from './vocabulary/constraints.js';
import { FAMILY_FACTS } from './vocabulary/family.js';
import { HEALTH_FACTS } from './vocabulary/health.js';
import { MEANS_FACTS } from './vocabulary/means.js';
import { PERSON_FACTS } from './vocabulary/person.js';
import { STUDY_FACTS } from './vocabulary/study.js';
import { WORK_FACTS } from './vocabulary/work.js';

export { CONSTRAINTS };

/** The facts of the published vocabulary by code, in the order in which a resident would be asked for them. */
export const FACTS = {
  ...PERSON_FACTS,
  ...STUDY_FACTS,
  ...WORK_FACTS,
  ...MEANS_FACTS,
  ...HEALTH_FACTS,
  ...FAMILY_FACTS,
} as const satisfies Record<string, FactDefinition>;

/** Code of a fact of the published vocabulary. */
export type FactCode = keyof typeof FACTS;

/** The published vocabulary: what the rules of the 2018 list compare, and what holds among it. */
export const VOCABULARY: Vocabulary = { facts: FACTS, constraints: CONSTRAINTS };
