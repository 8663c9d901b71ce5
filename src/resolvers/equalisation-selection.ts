import type { GraphQLResolveInfo } from 'graphql';
import type { EqualisationWanted } from '../data/reports/equalisation.js';
import { askedOf, selectionOf } from './selection.js';

const REGIONS = [
  ['region'],
  ['years', 'missing'],
  ['years', 'missingPopulation'],
  ['years', 'regions', 'region'],
  ['years', 'theilT', 'cities', 'region'],
  ['years', 'theilL', 'cities', 'region'],
];

/** What an operation asks of what a report of equality names. */
export function equalisationWanted(info: GraphQLResolveInfo): EqualisationWanted {
  return {
    indicator: askedOf(info, [['indicator']]),
    facilityType: askedOf(info, [['facilityType']]),
    region: askedOf(info, REGIONS),
    observation: askedOf(info, [['years', 'regions', 'observation']]),
    people: selectionOf(info, [['years', 'regions']]).fields.has('population'),
  };
}
