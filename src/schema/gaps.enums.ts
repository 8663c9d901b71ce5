import { GapKind } from '../domain/gaps.js';
import { describe } from './describe-enum.js';

describe(GapKind, 'GapKind', 'What a place has still to do about a service (待完善事项).', {
  NO_GUIDE: 'It has no guide of its own (办事指南缺失).',
  OLDER_THAN_LIST:
    'What it set began before the list’s revision in force, and may say what the list no longer says (早于清单现行修订).',
  FIGURE_LAPSED:
    'A figure that it raised does not apply any more: the list or its city was revised since (提标数值已失效).',
});
