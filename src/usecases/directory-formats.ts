import { z } from 'zod';
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
import { BetterDirection, RollUp } from '../domain/indicators/vocabulary.js';
import {
  code,
  count,
  day,
  decimal,
  divisionCode,
  month,
  name,
  ordinal,
  percent,
  source,
  words,
  wordsUpTo,
  year,
} from './directory-fields.js';
import type { FileText, Kind } from './directory-kinds.js';
import { condition, derivationTerm } from './directory-readings.js';

const responsibilities = z
  .array(z.strictObject({ department: code, role: z.enum(ResponsibilityRole) }))
  .min(1);

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
    dataDepartment: code.optional(),
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
  'indicator-readings': z.strictObject({
    indicator: code,
    rollUp: z.enum(RollUp),
    better: z.enum(BetterDirection),
    atLeast: decimal.nullable(),
    atMost: decimal.nullable(),
    cumulativeSince: year.nullable(),
    note: words,
    source,
  }),
  'indicator-derivations': z.strictObject({
    indicator: code,
    numerator: derivationTerm,
    denominator: derivationTerm.nullable(),
    scale: decimal,
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
