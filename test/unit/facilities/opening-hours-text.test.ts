import {
  describeHours,
  parseOpeningHours,
  type OpeningHours,
} from '../../../src/domain/facilities/opening-hours.js';

function hours(text: string): OpeningHours {
  const read = parseOpeningHours(text);
  if (!('hours' in read)) throw new Error(`${text}: ${read.message}`);
  return read.hours;
}

/** The canonical wording of a text, or the code of its fault with the piece. */
function read(text: string): string {
  const reading = parseOpeningHours(text);
  return 'hours' in reading ? describeHours(reading.hours) : `${reading.code} ${reading.piece}`;
}

const DEFAULTS = '法定节假日照常；调休工作日按当日星期';
const OFFICE = '法定节假日照常；调休工作日按周一';

describe('a text of opening hours', () => {
  it('is read into a value that leaves nothing implicit', () => {
    expect(
      parseOpeningHours(
        'Mo-Fr 08:00-12:00,14:00-17:30; Sa 09:00-12:00; Su off; PH off; 2026-12-31 09:00-12:00; 2026-02-16/2026-02-17 off',
      ),
    ).toEqual({
      hours: {
        week: [
          ...Array.from({ length: 5 }, () => [
            [480, 720],
            [840, 1050],
          ]),
          [[540, 720]],
          [],
        ],
        holidays: 'CLOSED',
        makeUpDays: 'AS_WEEK',
        dates: { '2026-02-16': [], '2026-02-17': [], '2026-12-31': [[540, 720]] },
      },
    });
  });

  it.each([
    ['24/7', `每天全天；${DEFAULTS}`],
    ['全天', `每天全天；${DEFAULTS}`],
    ['24小时营业', `每天全天；${DEFAULTS}`],
    ['每天 00:00-24:00', `每天全天；${DEFAULTS}`],
    ['开放时间：周一至周日：9:00-21:00', `每天09:00-21:00；${DEFAULTS}`],
    ['8点半至12点、14时到17时30分', `每天08:30-12:00、14:00-17:30；${DEFAULTS}`],
    ['08:00:00-17:00:00', `每天08:00-17:00；${DEFAULTS}`],
    ['９：００—１７∶００', `每天09:00-17:00；${DEFAULTS}`],
    ['9:00～17:00', `每天09:00-17:00；${DEFAULTS}`],
    ['9:00——17:00', `每天09:00-17:00；${DEFAULTS}`],
    ['24/7; mo OFF', `周一休息；周二至周日全天；${DEFAULTS}`],
    ['Monday-Fri 08:00-09:00', `周一至周五08:00-09:00；周六、周日休息；${OFFICE}`],
    ['周一至五 8:00-9:00', `周一至周五08:00-09:00；周六、周日休息；${OFFICE}`],
    ['周一、三、五8:00-9:00', `周一、周三、周五08:00-09:00；周二、周四、周六、周日休息；${OFFICE}`],
    ['星期六日8:00-9:00', `周一至周五休息；周六、周日08:00-09:00；${DEFAULTS}`],
    ['周末和礼拜五8:00-9:00', `周一至周四休息；周五至周日08:00-09:00；${DEFAULTS}`],
    ['Fr-Mo 08:00-09:00', `周一、周五至周日08:00-09:00；周二至周四休息；${DEFAULTS}`],
    ['每天9:00-17:00（周一闭馆）', `周一休息；周二至周日09:00-17:00；${DEFAULTS}`],
    ['每天9:00-17:00，法定节假日除外', '每天09:00-17:00；法定节假日休息；调休工作日按当日星期'],
    [
      '每日9:00-17:00\n2026年2月16日至2026年2月18日休息',
      `每天09:00-17:00；${DEFAULTS}；2026-02-16至2026-02-18 休息`,
    ],
    ['off', `每天休息；${OFFICE}`],
    ['全天休息', `每天休息；${OFFICE}`],
  ])('may be %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('is the same in the ways of OpenStreetMap and of Chinese notices', () => {
    expect(
      hours('周一至周五 8:00-12:00、14:00-17:30；周六 9:00—12:00；周日休息；法定节假日休息；调休工作日照常'),
    ).toEqual(hours('Mo-Fr 08:00-12:00,14:00-17:30; Sa 09:00-12:00; Su off; PH off; MU as Mo'));
  });
});

describe('a rule', () => {
  it('goes in place of what stands before it, of its own days', () => {
    expect(read('Mo-Fr 08:00-17:00; We 08:00-12:00')).toBe(
      `周一、周二、周四、周五08:00-17:00；周三08:00-12:00；周六、周日休息；${OFFICE}`,
    );
  });

  it('adds to what stands before it, behind a comma or a space', () => {
    const expected = `周一08:00-12:00、14:00-17:00；周二08:00-12:00；周三至周日休息；${OFFICE}`;
    expect(read('Mo,Tu 08:00-12:00, Mo 14:00-17:00')).toBe(expected);
    expect(read('周一、周二8:00-12:00 周一14:00-17:00')).toBe(expected);
  });

  it('that closes a day closes it, also behind a comma', () => {
    expect(read('每天8:00-12:00，周三休息')).toBe(`周一、周二、周四至周日08:00-12:00；周三休息；${DEFAULTS}`);
    expect(read('周三休息，周一至周三8:00-12:00')).toBe('OPENING_HOURS_REPEATED 周三休息');
  });

  it('that says nothing any more is refused, and not dropped', () => {
    expect(read('Mo-Fr 08:00-12:00; Mo-Fr 14:00-17:00')).toBe('OPENING_HOURS_REPEATED Mo-Fr 08:00-12:00');
    expect(read('周一至周五 8:00-12:00；14:00-17:00')).toBe('OPENING_HOURS_REPEATED 周一至周五 8:00-12:00');
    expect(read('24/7; PH off; PH 9:00-10:00')).toBe('OPENING_HOURS_REPEATED PH off');
    expect(read('24/7; 2026-01-01 off; 2025-12-31/2026-01-02 9:00-10:00')).toBe(
      'OPENING_HOURS_REPEATED 2026-01-01 off',
    );
  });
});

describe('holidays and make-up days', () => {
  const makeUp = (text: string) => hours(text).makeUpDays;

  it('are as the week unless something is said, but make-up days as Monday where the weekend is off', () => {
    expect(hours('Mo-Fr 8:00-9:00')).toMatchObject({ holidays: 'AS_WEEK', makeUpDays: 'AS_MONDAY' });
    expect(makeUp('Mo-Sa 8:00-9:00')).toBe('AS_WEEK');
    expect(makeUp('Mo-Fr,Su 8:00-9:00')).toBe('AS_WEEK');
  });

  it('are off and worked where the week is told in working days', () => {
    expect(hours('工作日8:00-17:00')).toMatchObject({ holidays: 'CLOSED', makeUpDays: 'AS_MONDAY' });
    expect(hours('工作日8:00-17:00，周末9:00-12:00')).toMatchObject({
      holidays: 'CLOSED',
      makeUpDays: 'AS_MONDAY',
    });
    expect(hours('工作日8:00-17:00；法定节假日9:00-10:00；调休工作日休息')).toMatchObject({
      holidays: [[540, 600]],
      makeUpDays: 'CLOSED',
    });
  });

  it('may have a rule or hours of their own', () => {
    expect(hours('24/7; PH as week')).toMatchObject({ holidays: 'AS_WEEK' });
    expect(hours('24/7；法定节假日不休')).toMatchObject({ holidays: 'AS_WEEK' });
    expect(makeUp('24/7; MU as Mo')).toBe('AS_MONDAY');
    expect(makeUp('24/7; 调休工作日按周一')).toBe('AS_MONDAY');
    expect(makeUp('Mo-Fr 8:00-9:00; MU as week')).toBe('AS_WEEK');
    expect(makeUp('Mo-Fr 8:00-9:00; MU off')).toBe('CLOSED');
    expect(makeUp('Mo-Fr 8:00-9:00; MU 10:00-11:00,12:00-13:00')).toEqual([
      [600, 660],
      [720, 780],
    ]);
    expect(hours('Mo-Fr 8:00-9:00; 周六及法定节假日 9:00-10:00')).toMatchObject({
      holidays: [[540, 600]],
    });
  });

  it('that are worked as usual are as Monday, unless that is closed', () => {
    expect(makeUp('Mo-Sa 8:00-9:00; 调休工作日照常')).toBe('AS_MONDAY');
    expect(makeUp('Tu-Su 8:00-9:00; 周一闭馆；调休工作日照常')).toBe('AS_WEEK');
  });
});

describe('times', () => {
  it('that end before they begin reach over midnight', () => {
    expect(hours('22:00-06:00').week[0]).toEqual([[1320, 1800]]);
    expect(hours('22:00-次日6:00').week[0]).toEqual([[1320, 1800]]);
    expect(hours('22:00-30:00').week[0]).toEqual([[1320, 1800]]);
    expect(hours('22:00-24:00').week[0]).toEqual([[1320, 1440]]);
    expect(hours('09:00-08:59').week[0]).toEqual([[540, 1979]]);
  });

  it('are those of the half of the day that is said', () => {
    expect(hours('上午8:30-12:00，下午2:30-5:30').week[0]).toEqual([
      [510, 720],
      [870, 1050],
    ]);
    expect(hours('上午9:00-下午5:00').week[0]).toEqual([[540, 1020]]);
    expect(hours('下午14:00-17:00').week[0]).toEqual([[840, 1020]]);
    expect(hours('下午2:00-次日2:00').week[0]).toEqual([[840, 1560]]);
  });

  it.each([
    '17:00-17:00',
    '00:00-00:00',
    '9:00-33:00',
    '9:00-40:00',
    '9:00-次日9:00',
    '上午9:00-5:00',
    '下午5:00-上午9:00',
    '下午5:00-4:00',
  ])('of a day or more, or backwards, are refused: %s', (text) => {
    expect(read(`周一 ${text}`)).toBe(`OPENING_HOURS_BACKWARDS ${text}`);
  });

  it('of one day do not overlap, but may touch, and come in any order', () => {
    expect(read('Mo 08:00-12:00,11:59-13:00')).toBe('OPENING_HOURS_OVERLAP Mo 08:00-12:00,11:59-13:00');
    expect(read('Mo 20:00-02:00,22:00-23:00')).toMatch('OPENING_HOURS_OVERLAP');
    expect(read('Mo-Fr 08:00-12:00, We 11:00-13:00')).toBe('OPENING_HOURS_OVERLAP We 11:00-13:00');
    expect(read('24/7, PH 8:00-9:00,8:30-10:00')).toMatch('OPENING_HOURS_OVERLAP');
    expect(hours('12:00-13:00,08:00-12:00').week[0]).toEqual([
      [480, 720],
      [720, 780],
    ]);
  });
});

describe('a text that could be misread', () => {
  it.each([
    ['五一休息', '五一'],
    ['24/7；五一休息', '五一'],
    ['24/7；周一、六一休息', '六一'],
    ['三 8:00-9:00', '三'],
    ['周二至周日9:00-17:00，周一闭馆，法定节假日除外', '除外'],
    ['法定节假日除外，每天9:00-17:00', '除外'],
    ['PH off', 'PH off'],
    ['周一休息', '周一休息'],
    ['2026-12-31 09:00-12:00', '2026-12-31 09:00-12:00'],
    ['24/7；春节休息', '春节'],
    ['24/7；部分法定节假日休息', '部分'],
    ['24/7；非工作日休息', '非'],
    ['9:00-5:00pm', 'pm'],
    ['9:00', '9:00'],
    ['周一至周五', ''],
    ['周一 8:00-', ''],
    ['周一8:00-9:00,', ','],
    ['', ''],
    ['；\n；', ''],
    ['周一至周五 8:00-17:00，其余休息', '其余'],
    ['8:75-9:00', '8'],
    ['8:00-49:00', '49:00'],
    ['25:00-26:00', '25:00'],
    ['24/7; 2026-02-30 off', '2026-02-30'],
    ['24/7; MU as Tu', 'as Tu'],
    ['Mo as week', 'as week'],
    ['周六照常', '照常'],
    ['周一二至周五 8:00-9:00', '周五'],
    ['24/7; 2026-01-01/周一 off', '周一'],
  ])('is refused with the piece: %j', (text, piece) => {
    expect(read(text)).toBe(`OPENING_HOURS_UNREADABLE ${piece}`);
  });

  it('is told with the place of the piece, in characters', () => {
    const fault = parseOpeningHours('𠮷');
    expect(fault).toMatchObject({ piece: '𠮷', place: 1 });
    expect(parseOpeningHours('每天８：００－９：００；吃饭')).toEqual({
      code: 'OPENING_HOURS_UNREADABLE',
      piece: '吃饭',
      place: 13,
      message: expect.stringContaining('“吃饭” at character 13: This is not understood. Write days, times'),
    });
    expect(parseOpeningHours('周一至周五')).toMatchObject({
      place: 6,
      message: expect.stringMatching(/^At the end of the text: /),
    });
  });

  it('is refused where a range of dates runs backwards', () => {
    expect(read('24/7; 2026-02-22/2026-02-16 off')).toBe('OPENING_HOURS_BACKWARDS 2026-02-22/2026-02-16');
  });
});
