import { ProgressReason, ProgressVerdict } from '../domain/indicators/vocabulary.js';
import { describe } from './describe-enum.js';

describe(ProgressVerdict, 'ProgressVerdict', 'Whether a promise is kept (进度评价).', {
  MET: 'The goal is reached (已达标).',
  ON_TRACK: 'The latest figure is where the path to the goal is, or better (进度正常).',
  BEHIND: 'It falls short of the path, or the goal was missed (进度滞后).',
  NO_DATA:
    'Nothing was observed since the base, or nothing for the goal’s year though it is over (无监测数据).',
  NOT_MEASURABLE: 'What was observed, or the goal, does not allow a verdict (无法评价).',
});

describe(ProgressReason, 'ProgressReason', 'Why a verdict is what it is (评价依据).', {
  GOAL_REACHED: 'The figure satisfies the goal (监测值达到目标).',
  TARGET_BELOW_BASE:
    'The base satisfied the goal already, and nothing newer says otherwise (基期值已达到目标).',
  ON_PATH: 'The figure is where the path from base to goal is, or better (不低于序时进度).',
  OFF_PATH: 'The figure falls short of the path from base to goal (落后于序时进度).',
  GOAL_MISSED: 'The goal’s year is over, and the goal was not reached (目标年未达标).',
  NOTHING_OBSERVED: 'Nothing was observed since the base (基期后无监测值).',
  GOAL_UNREPORTED:
    'The goal’s year is over, and nothing was reported for it, or for later (目标年已过，尚无目标年监测值).',
  NO_BASE:
    'There is no base, or only a bound of it, so that there is no path before the goal’s year (无基期值，无法推算序时进度).',
  WORDS:
    'The target is in words, or what was observed is, and they do not say that it is reached (文字目标或文字监测值，无法量化).',
  WORDS_REACHED: 'The words observed are those of the target (监测文字与目标一致).',
  NO_REFERENCE:
    'The target is set against a reference of which nothing was recorded for the year (缺少参照值).',
  BOUND_ONLY: 'The figure is told only as a bound, which decides nothing (监测值仅为界限，无法判断).',
  PROVINCE_TOTAL:
    'The target is a total of the province, of which no share is set for the division (全省总量目标，未分解到本地).',
});
