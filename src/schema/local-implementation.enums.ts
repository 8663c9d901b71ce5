import { GuideChannel, GuideItemKind, TimeUnit } from '../domain/local-implementation.js';
import { describe } from './describe-enum.js';

describe(GuideItemKind, 'GuideItemKind', 'Whether it is done at once (办件类型).', {
  IMMEDIATE: 'Done at once (即办件).',
  COMMITTED: 'Done within the promised time (承诺件).',
});

describe(TimeUnit, 'TimeUnit', 'The unit of a time limit (时限单位).', {
  WORKING_DAY: 'Working days (工作日).',
  CALENDAR_DAY: 'Calendar days (自然日).',
  HOUR: 'Hours (小时).',
  MONTH: 'Months (月).',
});

describe(GuideChannel, 'GuideChannel', 'A way to get something done (办理形式).', {
  COUNTER: 'At a counter (窗口办理).',
  ONLINE: 'On the web (网上办理).',
  MOBILE: 'In an app or mini program (掌上办理).',
  SELF_SERVICE: 'At a self-service terminal (自助办理).',
  POST: 'By post or courier (快递申请).',
  PHONE: 'By phone (电话办理).',
  HOME_VISIT: 'At home (上门办理).',
});
