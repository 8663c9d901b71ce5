/** The closed vocabularies of the directory. Descriptions for the API stand in schema/enums.ts. */

export enum RegionLevel {
  PROVINCE = 'PROVINCE',
  CITY = 'CITY',
  COUNTY = 'COUNTY',
  TOWNSHIP = 'TOWNSHIP',
}

export enum TownshipKind {
  TOWN = 'TOWN',
  TOWNSHIP = 'TOWNSHIP',
  SUBDISTRICT = 'SUBDISTRICT',
  QUASI = 'QUASI',
}

export enum DomainFramework {
  BASIC_2018 = 'BASIC_2018',
  LIVELIHOOD_2021 = 'LIVELIHOOD_2021',
}

export enum ServiceCategory {
  BASIC = 'BASIC',
  INCLUSIVE = 'INCLUSIVE',
  MARKET = 'MARKET',
}

export enum ResponsibilityRole {
  LEAD = 'LEAD',
  SUPPORT = 'SUPPORT',
}

export enum FundingMode {
  SHARED_BY_RATIO = 'SHARED_BY_RATIO',
  SHARED = 'SHARED',
  LOCAL = 'LOCAL',
  LOCAL_WITH_PROVINCIAL_SUBSIDY = 'LOCAL_WITH_PROVINCIAL_SUBSIDY',
  CONTRIBUTORY = 'CONTRIBUTORY',
  MIXED = 'MIXED',
}

export enum Payer {
  PROVINCE = 'PROVINCE',
  CITY = 'CITY',
  COUNTY = 'COUNTY',
  CENTRAL = 'CENTRAL',
  GOVERNMENT = 'GOVERNMENT',
  EMPLOYER = 'EMPLOYER',
  INDIVIDUAL = 'INDIVIDUAL',
  FUND = 'FUND',
  SOCIAL = 'SOCIAL',
  ALL_PARTIES = 'ALL_PARTIES',
}

export enum Comparator {
  EQUAL = 'EQUAL',
  AT_LEAST = 'AT_LEAST',
  AT_MOST = 'AT_MOST',
  MORE_THAN = 'MORE_THAN',
  LESS_THAN = 'LESS_THAN',
  APPROXIMATELY = 'APPROXIMATELY',
  RANGE = 'RANGE',
  BELOW_REFERENCE = 'BELOW_REFERENCE',
  IN_WORDS = 'IN_WORDS',
}

export enum IndicatorNature {
  BINDING = 'BINDING',
  ANTICIPATORY = 'ANTICIPATORY',
}

export enum ObservationStatus {
  PROVISIONAL = 'PROVISIONAL',
  FINAL = 'FINAL',
}

/** What services are counted by in an overview of who bears what. */
export enum FundingGroup {
  DOMAIN = 'DOMAIN',
  MODE = 'MODE',
  LEVEL = 'LEVEL',
  DEPARTMENT = 'DEPARTMENT',
}

/** How a figure compares to a value that is asked for. */
export enum FigureComparison {
  AT_LEAST = 'AT_LEAST',
  AT_MOST = 'AT_MOST',
  EQUAL = 'EQUAL',
}
