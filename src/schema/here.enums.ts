import { LapseReason } from '../domain/here.js';
import { describe } from './describe-enum.js';

describe(
  LapseReason,
  'LapseReason',
  'Why a raised figure does not apply, though it is in force (失效原因).',
  {
    NOT_IN_LIST:
      'The list in force prints no such figure, or in a unit that does not compare (清单无此数值).',
    OVERTAKEN: 'The list, or the city, has since set what serves people better (已被上级标准超过).',
  },
);
