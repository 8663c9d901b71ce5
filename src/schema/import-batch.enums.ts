import {
  ConflictResolution,
  ImportAction,
  ImportKind,
  ImportState,
} from '../domain/facilities/import-batch.js';
import { CoordinateSystem } from '../domain/geo/coordinates.js';
import { describe } from './describe-enum.js';

describe(ImportKind, 'ImportKind', 'What an import brings (导入类别).', {
  FACILITIES: 'Facilities (设施).',
  SETTLEMENTS: 'Settlements with their population (居民点).',
  BOUNDARIES: 'Boundaries of divisions (行政区划边界).',
  OBSERVATIONS: 'Figures of indicators (监测值).',
});

describe(ImportState, 'ImportState', 'How far an import has come (导入状态).', {
  RECEIVING: 'The rows are being read; nothing has changed yet (接收中).',
  APPLYING: 'All rows are here, and are being carried out; if the program stops it goes on later (入库中).',
  DONE: 'It is carried out (已完成).',
  PLANNED: 'A dry run: it says what would have changed, and nothing has (试算完成).',
  FAILED:
    'It was broken off; what had been carried out before stays, and the same file may be sent again (失败).',
  REVERTED: 'It was taken back (已撤销).',
});

describe(ImportAction, 'ImportAction', 'What an import did to a record that was there (导入操作).', {
  CHANGED: 'Some of its fields changed (变更).',
  RETIRED: 'It was ended, since its provider does not give it any more (清退).',
});

describe(
  ConflictResolution,
  'ConflictResolution',
  'How a conflict between two providers ended (冲突处理结果).',
  {
    KEPT: 'The word that counted was kept (保留原值).',
    TAKEN: 'The other word was taken, and its provider’s counts from then on (采用新值).',
    SETTLED:
      'The two came to say the same, or the other said something else since, which is a conflict of its own (已一致或已更新).',
  },
);

describe(CoordinateSystem, 'CoordinateSystem', 'What coordinates are given in (坐标系).', {
  WGS84: 'The world’s, as satellites give it; 天地图 too (WGS 84).',
  GCJ02: 'That of Chinese maps such as 高德 and 腾讯 (GCJ-02，火星坐标).',
  BD09: 'That of 百度 (BD-09).',
});
