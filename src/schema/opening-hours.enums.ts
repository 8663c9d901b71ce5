import { HolidayHours, MakeUpHours } from '../domain/facilities/opening-hours.js';
import { describe } from './describe-enum.js';

describe(HolidayHours, 'HolidayHours', 'What holds on public holidays (法定节假日开放方式).', {
  CLOSED: 'Closed all day (休息).',
  AS_WEEK: 'As on the weekday that it is (照常).',
  OWN_HOURS: 'Other hours, which are stated (另行规定).',
});

describe(
  MakeUpHours,
  'MakeUpHours',
  'What holds on Saturdays and Sundays that are worked in exchange for a holiday (调休工作日开放方式).',
  {
    CLOSED: 'Closed all day (休息).',
    AS_WEEK: 'As on the weekday that it is (按当日星期).',
    AS_MONDAY: 'As on a Monday (按周一).',
    OWN_HOURS: 'Other hours, which are stated (另行规定).',
  },
);
