import type { GraphQLResolveInfo } from 'graphql';
import type { EqualisationWanted } from '../data/reports/equalisation.js';
import { selectionOf } from './selection.js';

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
    indicator: selectionOf(info, [['indicator']]),
    facilityType: selectionOf(info, [['facilityType']]),
    region: selectionOf(info, REGIONS),
    observation: selectionOf(info, [['years', 'regions', 'observation']]),
    people: selectionOf(info, [['years', 'regions']]).fields.has('population'),
  };
}
