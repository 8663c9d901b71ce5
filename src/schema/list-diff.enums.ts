import { ListChangeKind, ListEntryKind } from '../domain/list-diff.js';
import { TextSegmentKind } from '../domain/text-diff.js';
import { describe } from './describe-enum.js';

describe(ListEntryKind, 'ListEntryKind', 'What became of a service between two days (变化类别).', {
  ADDED: 'It is new in the list (新增).',
  RETIRED: 'It is no longer in the list (取消).',
  CHANGED: 'It is stated otherwise (调整).',
});

describe(TextSegmentKind, 'TextSegmentKind', 'In which of two wordings a piece stands (片段类别).', {
  SAME: 'In both (相同).',
  REMOVED: 'In the earlier one only (删除).',
  ADDED: 'In the later one only (新增).',
});

describe(
  ListChangeKind,
  'ListChangeKind',
  'What kind of change it is (变化类型). RAISED and LOWERED are said of the numbers: an AT_MOST figure that is raised allows more.',
  {
    TEXT_CHANGED: 'A printed text, or the note, is worded otherwise (文字调整).',
    MOVED: 'It stands elsewhere: its number, its domain, or the order of its figures or shares (位置调整).',
    CATEGORY_CHANGED: 'It is of another category (服务类别调整).',
    FIGURE_RAISED:
      'A figure of the standard is a higher number, or both ends of its range are (标准数值提高).',
    FIGURE_LOWERED:
      'A figure of the standard is a lower number, or both ends of its range are (标准数值降低).',
    FIGURE_CHANGED:
      'A figure is neither higher nor lower: its comparator, unit or words are others, or its range became wider or narrower (标准数值调整).',
    FIGURE_ADDED: 'The standard prints a figure that it did not (标准数值新增).',
    FIGURE_REMOVED: 'The standard prints a figure no longer (标准数值删除).',
    LEAD_ADDED: 'A department leads that did not (牵头负责单位新增).',
    LEAD_REMOVED: 'A department leads no longer (牵头负责单位取消).',
    LEADS_REORDERED: 'The departments that stay stand in another order (牵头负责单位次序调整).',
    SUPPORT_ADDED: 'A department takes part that did not (配合单位新增).',
    SUPPORT_REMOVED: 'A department takes part no longer (配合单位取消).',
    FUNDING_CHANGED: 'The cost is borne otherwise: the mode, who bears it, or the note on it (支出责任调整).',
    SHARE_ADDED: 'A percentage is printed that was not (分担比例新增).',
    SHARE_REMOVED: 'A percentage is printed no longer (分担比例删除).',
    SHARE_RAISED: 'A percentage is higher, or both ends of its range are (分担比例提高).',
    SHARE_LOWERED: 'A percentage is lower, or both ends of its range are (分担比例降低).',
    SHARE_CHANGED:
      'A percentage is neither higher nor lower: its base, comparator or words are others, or it was superseded (分担比例调整).',
    SOURCE_CHANGED: 'It is read from another place or document, such as a new edition (来源调整).',
  },
);
