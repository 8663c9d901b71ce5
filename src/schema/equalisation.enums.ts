import { EqualisationWeight } from '../domain/equalisation.js';
import { describe } from './describe-enum.js';

describe(EqualisationWeight, 'EqualisationWeight', 'How much each division counts (权重).', {
  NONE: 'All alike, however many people live there (等权).',
  POPULATION: 'As many times as people live there, of the group of `per` if one is named (按人口加权).',
});
