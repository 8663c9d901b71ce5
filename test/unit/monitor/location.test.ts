import fc from 'fast-check';
import { addressOf, choosing, placeIn, readPlace, VIEWS, type Place } from '../../../src/monitor/location.js';

const places: fc.Arbitrary<Place> = fc.record({
  view: fc.constantFrom(...VIEWS),
  language: fc.constantFrom('zh' as const, 'en' as const),
  choices: fc.dictionary(
    fc.constantFrom('plan', 'region', 'indicator', 'year', 'day', 'verdict'),
    fc.string({ minLength: 1, unit: 'grapheme' }),
    { noNullPrototype: true },
  ),
});

describe('the address of the page', () => {
  it('holds the whole state', () => {
    fc.assert(fc.property(places, (place) => expect(readPlace(addressOf(place))).toEqual(place)));
  });

  it('begins with the progress of plans in Chinese, whatever else is written into it', () => {
    expect(readPlace('')).toEqual({ view: 'progress', language: 'zh', choices: {} });
    expect(readPlace('?view=nonsense&lang=xx')).toEqual({ view: 'progress', language: 'zh', choices: {} });
  });

  it('forgets a choice that is emptied', () => {
    const place = readPlace('?view=ranking&year=2020&region=350100');
    expect(choosing(place, { year: '', level: 'CITY' }).choices).toEqual({ region: '350100', level: 'CITY' });
  });

  it('takes to another view what both have in common', () => {
    const place = readPlace('?view=progress&plan=P&region=350100&verdict=MET&day=2024-01-01&lang=en');
    expect(placeIn('indicator', place)).toEqual({
      view: 'indicator',
      language: 'en',
      choices: { plan: 'P', region: '350100' },
    });
  });
});
