import { z } from 'zod';
import { ConditionKind, FactComparator, type Condition } from '../domain/eligibility/rule.js';
import { PopulationGroup } from '../domain/facilities/planning.js';
import { CapacityUnit } from '../domain/facilities/vocabulary.js';
import { DerivedFrom } from '../domain/indicators/vocabulary.js';
import { code, name, words } from './directory-fields.js';

const quoted = { quote: words.nullable(), note: words.nullable() };
/** Who is meant, as a rule over facts; rules hold rules. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal(ConditionKind.EVERYONE), ...quoted }),
    z.strictObject({
      kind: z.literal(ConditionKind.FACT),
      fact: name,
      comparator: z.enum(FactComparator),
      values: z.array(name).max(200),
      ...quoted,
    }),
    z.strictObject({
      kind: z.enum([ConditionKind.ALL, ConditionKind.ANY, ConditionKind.NOT]),
      conditions: z.array(condition).max(200),
      ...quoted,
    }),
  ]),
);

/** What an indicator is worked out from. */
export const derivationTerm = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal(DerivedFrom.CAPACITY),
    facilityTypes: z.array(code).min(1),
    unit: z.enum(CapacityUnit),
  }),
  z.strictObject({ kind: z.literal(DerivedFrom.POPULATION), group: z.enum(PopulationGroup) }),
  z.strictObject({ kind: z.literal(DerivedFrom.INDICATOR), code }),
]);
