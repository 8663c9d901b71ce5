import { z } from 'zod';
import { fitsIndex, MAX_CITATION_BYTES } from '../domain/citation.js';
import { ConditionKind, FactComparator, type Condition } from '../domain/eligibility/rule.js';
import {
  Comparator,
  DomainFramework,
  FundingMode,
  IndicatorNature,
  ObservationStatus,
  Payer,
  RegionLevel,
  ResponsibilityRole,
  ServiceCategory,
  TownshipKind,
} from '../domain/enums.js';
import { PlanningLevel, PopulationGroup } from '../domain/facilities/planning.js';
import { CapacityUnit, FacilityStatus } from '../domain/facilities/vocabulary.js';
import { isCalendarDay } from '../domain/validity.js';
import type { FileText, Kind } from './directory-kinds.js';

const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,60}$/, 'a code has capitals, digits and hyphens');
const wordsUpTo = (length: number) =>
  z
    .string()
    .min(1)
    .max(length)
    .refine((text) => !/[\0\p{Cs}]/u.test(text), 'text without U+0000 and lone surrogates');
const words = wordsUpTo(20_000);
const name = wordsUpTo(500);
const day = z.string().refine(isCalendarDay, 'a day is written YYYY-MM-DD');
const decimal = z.string().regex(/^-?\d{1,30}(\.\d{1,15})?$/, 'a decimal is written as text, such as "0.7"');
const percent = decimal.refine(
  (text) => Number(text) >= 0 && Number(text) <= 100,
  'a percentage lies in 0–100',
);
const divisionCode = z.string().regex(/^\d{6}(\d{3})?$/, 'six digits, or nine for a township');
/** A year, or a month of it, where no day is known. */
const month = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'a month is written YYYY-MM, a year YYYY');
const ordinal = z.int().min(1).max(32_767);
const year = z.int().min(1949).max(2100);

const source = z
  .strictObject({ document: code, place: wordsUpTo(200), quote: wordsUpTo(800) })
  .refine(fitsIndex, `place and quote may have ${MAX_CITATION_BYTES} bytes of UTF-8 together`);
const count = z.int().min(1).max(1_000_000);
const responsibilities = z
  .array(z.strictObject({ department: code, role: z.enum(ResponsibilityRole) }))
  .min(1);

const quoted = { quote: words.nullable(), note: words.nullable() };
const condition: z.ZodType<Condition> = z.lazy(() =>
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

/** One format for each file of a directory of records; keys are the properties of the entities. */
const formats = {
  documents: z.strictObject({
    code,
    title: words,
    issuer: words.optional(),
    documentNumber: words.optional(),
    issuedOn: day.optional(),
    publishedOn: day.optional(),
    note: words.optional(),
  }),
  regions: z.strictObject({
    code: divisionCode,
    name: words,
    level: z.enum(RegionLevel),
    kind: z.enum(TownshipKind).optional(),
    parent: divisionCode.optional(),
    establishedIn: month.optional(),
    retiredIn: month.optional(),
    replacedBy: divisionCode.optional(),
    note: words.optional(),
    source,
  }),
  departments: z.strictObject({
    code,
    name,
    level: z.enum(RegionLevel),
    region: divisionCode,
    aliases: z.array(words),
    position: ordinal,
    validFrom: day.optional(),
    abolished: z.boolean().default(false),
    successors: z.array(code).default([]),
    note: words.optional(),
    source,
  }),
  domains: z.strictObject({ code, framework: z.enum(DomainFramework), ordinal, name: words, source }),
  'domain-mappings': z.strictObject({ basic: code, livelihood: code, note: words, source }),
  'facility-types': z.strictObject({
    code,
    name,
    domain: code,
    planningStandard: words.optional(),
    validFrom: day.optional(),
    source,
  }),
  editions: z.strictObject({
    code,
    name,
    document: code,
    issuedOn: day.optional(),
    effectiveOn: day,
    note: words.optional(),
    source,
  }),
  plans: z.strictObject({ code, name: words, document: code, startYear: year, endYear: year, source }),
  'plan-tasks': z.strictObject({
    code,
    plan: code,
    ordinal,
    text: words,
    responsibleText: words,
    responsibilities,
    source,
  }),
  indicators: z.strictObject({
    code,
    plan: code,
    domain: code,
    ordinal,
    name,
    unit: words.optional(),
    nature: z.enum(IndicatorNature).optional(),
    cumulative: z.boolean(),
    validFrom: day.optional(),
    note: words.optional(),
    source,
    targets: z.array(
      z.strictObject({
        year,
        comparator: z.enum(Comparator),
        value: decimal.optional(),
        words: words.optional(),
        printed: words,
        source,
      }),
    ),
    observations: z.array(
      z.strictObject({
        year,
        region: divisionCode,
        comparator: z.enum(Comparator),
        value: decimal,
        printed: words,
        status: z.enum(ObservationStatus),
        note: words.optional(),
        source,
      }),
    ),
  }),
  services: z.strictObject({
    code,
    ordinal,
    name,
    domain: code,
    category: z.enum(ServiceCategory),
    audience: words,
    standard: words,
    fundingText: words,
    validFrom: day,
    responsibilities,
    figures: z.array(
      z.strictObject({
        what: name,
        comparator: z.enum(Comparator),
        value: decimal.optional(),
        maxValue: decimal.optional(),
        printed: words,
        unit: words,
        per: words.optional(),
        condition: words.optional(),
        quote: words,
      }),
    ),
    funding: z.strictObject({
      mode: z.enum(FundingMode),
      levels: z.array(z.enum(Payer)),
      note: words.optional(),
      shares: z.array(
        z.strictObject({
          component: name,
          payer: z.enum(Payer),
          payerText: words,
          base: words.optional(),
          comparator: z.enum(Comparator).default(Comparator.EQUAL),
          percent,
          maxPercent: percent.optional(),
          fiscalTier: ordinal.optional(),
          inForce: z.boolean().default(true),
          effectiveFrom: day.optional(),
          note: words.optional(),
          quote: words,
        }),
      ),
    }),
    note: words.optional(),
    source,
  }),
  'eligibility-rules': z.strictObject({
    service: code,
    condition,
    validFrom: day.optional(),
    note: words.nullable(),
    source,
  }),
  'facility-standards': z
    .strictObject({
      facilityType: code,
      level: z.enum(PlanningLevel).optional(),
      atLeast: count.optional(),
      withinMinutes: count.optional(),
      total: count.optional(),
      words: wordsUpTo(800),
      note: words.optional(),
      source,
    })
    .refine(({ words, source: { quote } }) => quote.includes(words), 'the words stand in the quote'),
  'facility-offers': z.strictObject({ facilityType: code, service: code, note: words.optional(), source }),
  'capacity-indicators': z.strictObject({
    facilityTypes: z.array(code).min(1),
    unit: z.enum(CapacityUnit),
    population: z.enum(PopulationGroup),
    indicator: code,
    perThousand: z.boolean(),
    note: words,
    source,
  }),
  'named-facilities': z.strictObject({
    code: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens')
      .max(100),
    name: wordsUpTo(200),
    facilityType: code,
    region: divisionCode,
    status: z.enum(FacilityStatus).optional(),
    note: words,
    source,
  }),
} satisfies Record<Kind, z.ZodType>;

export type SourceRecord = z.infer<typeof source>;
export type DirectoryRecords = { readonly [K in Kind]: readonly z.infer<(typeof formats)[K]>[] };

/** The records in files of JSON, each `{ "records": [...] }`, and a fault for whatever has not its format. */
export function parseRecords(files: readonly FileText[]): { records: DirectoryRecords; faults: string[] } {
  const records = Object.fromEntries(Object.keys(formats).map((kind) => [kind, [] as unknown[]])) as Record<
    Kind,
    unknown[]
  >;
  const faults: string[] = [];
  for (const { kind, name, text } of files) {
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
      continue;
    }
    const parsed = z.strictObject({ records: z.array(formats[kind] as z.ZodType) }).safeParse(content);
    if (parsed.success) records[kind].push(...parsed.data.records);
    else
      faults.push(
        ...parsed.error.issues.map((issue) => `${name}: ${issue.path.join('.')}: ${issue.message}`),
      );
  }
  return { records: records as unknown as DirectoryRecords, faults };
}
