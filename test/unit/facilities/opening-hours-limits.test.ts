import fc from 'fast-check';
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

describe('the bounds of a text', () => {
  const minutes = (count: number) =>
    Array.from({ length: count }, (_, hour) => `${hour}:00-${hour}:30`).join(',');

  it('are 12 times a day', () => {
    expect(hours(minutes(12)).week[0]).toHaveLength(12);
    expect(read(minutes(13))).toMatch('OPENING_HOURS_TOO_LONG');
  });

  it('are 400 dates', () => {
    const given = hours('24/7; 2026-01-01/2027-02-04 off; 2026-01-01 8:00-9:00');
    expect(Object.keys(given.dates)).toHaveLength(400);
    expect(read('24/7; 2026-01-01/2027-02-05 off')).toMatch('OPENING_HOURS_TOO_LONG');
    expect(read('24/7; 0001-01-01/9999-12-31 off')).toMatch('OPENING_HOURS_TOO_LONG');
    expect(read('24/7; 2026-01-01/2026-12-31 off; 2027-01-01/2027-02-05 off')).toMatch(
      'OPENING_HOURS_TOO_LONG',
    );
  });

  it('are 4,000 characters, as given and as written out', () => {
    expect(read(`24/7${' '.repeat(3_996)}`)).toBe('每天全天；法定节假日照常；调休工作日按当日星期');
    expect(read(`24/7${' '.repeat(3_997)}`)).toMatch('OPENING_HOURS_TOO_LONG');
    const everyOther = Array.from({ length: 199 }, (_, n) => {
      const day = new Date(Date.UTC(2026, 0, 2 + 2 * n));
      return `${day.getUTCFullYear()}-${day.getUTCMonth() + 1}-${day.getUTCDate()}`;
    });
    const long = `24/7;2026-1-1/2027-2-4 off;${everyOther.join(' ')} 8:00-9:00`;
    expect(long.length).toBeLessThan(4_000);
    expect(read(long)).toMatch('OPENING_HOURS_TOO_LONG');
  });
});

describe('whatever the text', () => {
  const fragment = fc.constantFrom(
    ...[
      '周一',
      '至',
      '五',
      '日',
      'Mo',
      '-',
      '—',
      '08:00',
      '8点半',
      '24',
      '/7',
      '24小时',
      '全天',
      '休息',
      'off',
    ],
    ...[
      '；',
      ';',
      ',',
      '、',
      '，',
      ':',
      '(',
      ' ',
      '\n',
      '2026-02-16',
      '/',
      '2026年2月',
      '16日',
      '次日',
      '下午',
    ],
    ...[
      'PH',
      'MU',
      'as',
      'week',
      '照常',
      '除外',
      '工作日',
      '法定节假日',
      '每',
      '周',
      '开放',
      '时间',
      '按',
      '不',
      '𠮷',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4_000, size: 'max' }),
    fc.array(fragment, { maxLength: 1_000, size: 'max' }).map((parts) => parts.join('').slice(0, 4_000)),
    fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join('')),
    fragment.map((part) => part.repeat(4_000).slice(0, 4_000)),
    fc.tuple(fragment, fragment).map(([one, other]) => (one + other).repeat(2_000).slice(0, 4_000)),
  );

  it('is read or refused, and what is read is told in words that mean the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = parseOpeningHours(text);
        if ('hours' in reading) {
          expect(parseOpeningHours(describeHours(reading.hours))).toEqual(reading);
        } else {
          expect(reading.code).toMatch(/^OPENING_HOURS_/);
          expect(reading.message).not.toBe('');
          expect([...reading.piece].length).toBeLessThanOrEqual(40);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
