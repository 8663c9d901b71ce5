import { FacilityOrderField } from '../data/lists/facility.js';
import { AccessibilityFeature, CapacityUnit, FacilityStatus } from '../domain/facilities/vocabulary.js';
import { describe } from './describe-enum.js';

describe(FacilityStatus, 'FacilityStatus', 'Whether a facility works (设施状态).', {
  OPERATING: 'It works (运营).',
  SUSPENDED: 'It is closed for a time (暂停).',
  PLANNED: 'It is planned or being built (规划中).',
  CLOSED: 'It is closed for good (关闭).',
});

describe(
  AccessibilityFeature,
  'AccessibilityFeature',
  'What a facility has for people with disabilities (无障碍设施).',
  {
    WHEELCHAIR_ENTRANCE: 'An entrance without steps (无障碍出入口).',
    WHEELCHAIR_TOILET: 'A toilet for wheelchair users (无障碍厕所).',
    WHEELCHAIR_PARKING: 'Parking for wheelchair users (无障碍停车位).',
    LIFT: 'A lift for wheelchair users (无障碍电梯).',
    TACTILE_PAVING: 'Tactile paving (盲道).',
    LOW_COUNTER: 'A low counter (低位服务设施).',
    SIGN_LANGUAGE: 'Service in sign language (手语服务).',
    BRAILLE: 'Signs in braille (盲文标识).',
    HEARING_LOOP: 'A hearing loop or other aids for hearing (助听设备).',
  },
);

describe(CapacityUnit, 'CapacityUnit', 'What a facility’s capacity is counted in (容量单位).', {
  BED: 'Beds (床位，张).',
  NURSING_BED: 'Beds for people who need nursing (护理型床位，张).',
  PLACE: 'Places for pupils or children in care (学位、托位，个).',
  SEAT: 'Seats (座位，个).',
  SQUARE_METRE: 'Floor area (面积，平方米).',
  STAFF: 'Staff (工作人员，人).',
});

describe(
  FacilityOrderField,
  'FacilityOrderField',
  'What a list of facilities may be ordered by (设施排序项).',
  {
    NAME: 'The name, by pinyin (名称拼音).',
    CAPACITY:
      'How many it has of `unit` on the day (容量). Those of which it is not known come last in either direction.',
    DISTANCE:
      'The straight line from the point `from` (距离). Those without a point come last in either direction.',
  },
);
