import { ComputationMethod } from '../domain/indicators/vocabulary.js';
import { describe } from './describe-enum.js';

describe(ComputationMethod, 'ComputationMethod', 'How a value was worked out (推算方法).', {
  DERIVED: 'From facilities, people or other indicators, by the indicator’s derivation (由设施、人口等推算).',
  ROLLED_UP: 'From the figures of the divisions right below, by the indicator’s own rule (由下级汇总).',
});
