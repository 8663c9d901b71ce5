import type { Content, Contents, SubjectKind } from '../../domain/content.js';
import { guideQuality } from '../../domain/guide-quality.js';
import type { References } from './references.js';

type Row = Readonly<Record<string, unknown>>;

/** The columns of a revision's own row, without its source; parts have tables of their own unless they are JSON. */
const COLUMNS: { readonly [K in SubjectKind]: (content: Contents[K], references: References) => Row } = {
  DEPARTMENT: ({ name, aliases, level, region, position, abolished, note }, references) => ({
    ...{ name, aliases, level, position, abolished, note },
    region_id: references.id('region', region),
  }),
  FACILITY_TYPE: ({ name, domain, planningStandard }, references) => ({
    name,
    planning_standard: planningStandard,
    domain_id: references.id('service_domain', domain),
  }),
  INDICATOR: (
    { plan, domain, ordinal, name, unit, nature, cumulative, dataDepartment, note },
    references,
  ) => ({
    ...{ ordinal, name, unit, nature, cumulative, note },
    plan_id: references.id('plan', plan),
    domain_id: references.id('service_domain', domain),
    data_department_id: dataDepartment === null ? null : references.id('department', dataDepartment),
  }),
  SERVICE: ({ ordinal, name, domain, category, audience, standard, fundingText, note }, references) => ({
    ...{ ordinal, name, category, audience, standard, note },
    funding_text: fundingText,
    domain_id: references.id('service_domain', domain),
  }),
  ELIGIBILITY_RULE: ({ service, condition, note }, references) => ({
    ...{ condition, note },
    service_id: references.id('service', service),
  }),
  FISCAL_TIER: ({ service, component, region, tier, note }, references) => ({
    ...{ component, tier, note },
    service_id: references.id('service', service),
    region_id: references.id('region', region),
  }),
  COST_SHARING_RATIO: ({ service, fundingMode, component, region, fiscalTier, parts, note }, references) => ({
    funding_mode: fundingMode,
    component,
    fiscal_tier: fiscalTier,
    ...{ parts, note },
    service_id: service === null ? null : references.id('service', service),
    region_id: references.id('region', region),
  }),
  LOCAL_IMPLEMENTATION: ({ service, region, figures, addedAudience, guide, note }, references) => ({
    ...{ figures, guide, note },
    added_audience: addedAudience,
    guide_quality: guide && guideQuality(guide).score,
    service_id: references.id('service', service),
    region_id: references.id('region', region),
  }),
  LOCAL_TARGET: ({ indicator, region, year, comparator, value, words, note }, references) => ({
    ...{ year, comparator, value, words, note },
    indicator_id: references.id('indicator', indicator),
    region_id: references.id('region', region),
  }),
};

/** A content as the columns of its revision's row: names to values. */
export function columnsOf(kind: SubjectKind, content: Content, references: References): Row {
  return {
    ...COLUMNS[kind](content as never, references),
    source_id: references.source(content.source),
  };
}
