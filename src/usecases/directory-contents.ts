import type {
  DepartmentContent,
  FacilityTypeContent,
  IndicatorContent,
  ServiceContent,
} from '../domain/content.js';
import type { EligibilityRuleContent } from '../domain/eligibility/rule.js';
import { Comparator } from '../domain/enums.js';
import type { DirectoryRecords } from './directory-formats.js';

type RecordOf<K extends keyof DirectoryRecords> = DirectoryRecords[K][number];

/** What the files say of a service, with null for what they leave out. */
export function serviceContent(record: RecordOf<'services'>): ServiceContent {
  const { ordinal, name, domain, category, audience, standard, fundingText, responsibilities, source } =
    record;
  const { mode, levels, note, shares } = record.funding;
  return {
    ordinal,
    name,
    domain,
    category,
    audience,
    standard,
    fundingText,
    responsibilities,
    figures: record.figures.map((figure) => ({
      what: figure.what,
      comparator: figure.comparator,
      value: figure.value ?? null,
      maxValue: figure.maxValue ?? null,
      printed: figure.printed,
      unit: figure.unit,
      per: figure.per ?? null,
      condition: figure.condition ?? null,
      quote: figure.quote,
    })),
    funding: {
      mode,
      levels,
      note: note ?? null,
      shares: shares.map((share) => ({
        component: share.component,
        payer: share.payer,
        payerText: share.payerText,
        base: share.base ?? null,
        comparator: share.maxPercent === undefined ? share.comparator : Comparator.RANGE,
        percent: share.percent,
        maxPercent: share.maxPercent ?? null,
        fiscalTier: share.fiscalTier ?? null,
        inForce: share.inForce,
        effectiveFrom: share.effectiveFrom ?? null,
        note: share.note ?? null,
        quote: share.quote,
      })),
    },
    note: record.note ?? null,
    source,
  };
}

export function departmentContent(record: RecordOf<'departments'>): DepartmentContent {
  const { name, aliases, level, region, position, abolished, successors, note, source } = record;
  return { name, aliases, level, region, position, abolished, successors, note: note ?? null, source };
}

export function facilityTypeContent(record: RecordOf<'facility-types'>): FacilityTypeContent {
  const { name, domain, planningStandard, source } = record;
  return { name, domain, planningStandard: planningStandard ?? null, source };
}

export function indicatorContent(record: RecordOf<'indicators'>): IndicatorContent {
  const { plan, domain, ordinal, name, unit, nature, cumulative, dataDepartment, note, source } = record;
  const absent = {
    unit: unit ?? null,
    nature: nature ?? null,
    dataDepartment: dataDepartment ?? null,
    note: note ?? null,
  };
  return { plan, domain, ordinal, name, cumulative, ...absent, source };
}

export function eligibilityRuleContent(record: RecordOf<'eligibility-rules'>): EligibilityRuleContent {
  const { service, condition, note, source } = record;
  return { service, condition, note, source };
}
