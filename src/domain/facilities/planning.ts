/** Of which division a planning standard speaks. Descriptions for the API: schema/facility-type.enums.ts. */
export enum PlanningLevel {
  PROVINCE = 'PROVINCE',
  CITY = 'CITY',
  COUNTY = 'COUNTY',
  TOWNSHIP = 'TOWNSHIP',
  /** No division of GB/T 2260: villages and communities stand below the townships. */
  VILLAGE = 'VILLAGE',
}

/** Whose number a capacity is set against: everybody, people from 60 on, or children under 3. */
export enum PopulationGroup {
  TOTAL = 'TOTAL',
  ELDERLY = 'ELDERLY',
  CHILDREN = 'CHILDREN',
}
