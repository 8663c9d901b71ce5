import { parseOpeningHours, type OpeningHours } from '../../../src/domain/facilities/opening-hours.js';
import { openingHoursPayload } from '../../../src/schema/opening-hours.payloads.js';

function shown(text: string) {
  return openingHoursPayload((parseOpeningHours(text) as { hours: OpeningHours }).hours);
}

describe('opening hours as the API shows them', () => {
  it('have seven days from Monday, with times of the clock', () => {
    const { week, text } = shown('Mo 08:00-12:00,22:00-06:00; Tu 全天; We-Su off');
    expect(week.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(week[0]?.spans).toEqual([
      { opens: '08:00', closes: '12:00', nextDay: false },
      { opens: '22:00', closes: '06:00', nextDay: true },
    ]);
    expect(week[1]?.spans).toEqual([{ opens: '00:00', closes: '24:00', nextDay: false }]);
    expect(week[2]?.spans).toEqual([]);
    expect(text).toMatch(/^周一08:00-12:00、22:00-次日06:00；周二全天；周三至周日休息；/);
  });

  it('tell the rule of holidays and make-up days, or their own times', () => {
    expect(shown('24/7; PH off; MU as Mo')).toMatchObject({
      onPublicHolidays: { rule: 'CLOSED', spans: [] },
      onMakeUpDays: { rule: 'AS_MONDAY', spans: [] },
    });
    expect(shown('24/7; PH 9:00-10:00; MU 9:00-11:00')).toMatchObject({
      onPublicHolidays: { rule: 'OWN_HOURS', spans: [{ opens: '09:00', closes: '10:00' }] },
      onMakeUpDays: { rule: 'OWN_HOURS', spans: [{ opens: '09:00', closes: '11:00' }] },
    });
  });

  it('list dates of their own from the earliest, and say until when holidays are known', () => {
    const { exceptions, holidaysKnownUntil } = shown('24/7; 2026-12-31 off; 2026-02-16 9:00-10:00');
    expect(exceptions).toEqual([
      { date: '2026-02-16', spans: [{ opens: '09:00', closes: '10:00', nextDay: false }] },
      { date: '2026-12-31', spans: [] },
    ]);
    expect(holidaysKnownUntil).toBe(2026);
  });
});
