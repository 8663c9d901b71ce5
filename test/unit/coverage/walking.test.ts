import fc from 'fast-check';
import { reachOf } from '../../../src/domain/coverage/walking.js';

describe('how far is within reach', () => {
  it('is 1,000 m for the 15-minute circle, as GB 50180-2018 has it at most', () => {
    expect(reachOf({ walkingMinutes: 15 })).toEqual({ metres: 1000, minutes: '15', metresPerMinute: '66.7' });
    expect(reachOf({ walkingMinutes: 10 }).metres).toBe(667);
  });

  it('follows another speed, and tells the time of a given distance', () => {
    expect(reachOf({ walkingMinutes: 15, walkingMetresPerMinute: '80.5' })).toEqual({
      metres: 1208,
      minutes: '15',
      metresPerMinute: '80.5',
    });
    expect(reachOf({ withinMetres: 500 })).toEqual({ metres: 500, minutes: '7.5', metresPerMinute: '66.7' });
    expect(reachOf({ withinMetres: 500, walkingMetresPerMinute: '50' }).minutes).toBe('10');
  });

  it('grows with the minutes and with the speed', () => {
    const minutes = fc.integer({ min: 1, max: 239 });
    const tenths = fc.integer({ min: 200, max: 1190 });
    fc.assert(
      fc.property(minutes, tenths, (walkingMinutes, tenth) => {
        const speed = (tenthsOfAMetre: number) => (tenthsOfAMetre / 10).toFixed(1);
        const metres = (time: number, of: number) =>
          reachOf({ walkingMinutes: time, walkingMetresPerMinute: speed(of) }).metres;
        expect(metres(walkingMinutes, tenth)).toBe(Math.floor((walkingMinutes * tenth) / 10 + 0.5));
        expect(metres(walkingMinutes + 1, tenth)).toBeGreaterThan(metres(walkingMinutes, tenth));
        expect(metres(walkingMinutes, tenth + 10)).toBeGreaterThan(metres(walkingMinutes, tenth));
      }),
    );
  });

  it.each([
    ['withinMetres', {}, 'REACH_MISSING'],
    ['walkingMinutes', { withinMetres: 500, walkingMinutes: 5 }, 'REACH_TWICE'],
    ['withinMetres', { withinMetres: 0 }, 'OUT_OF_RANGE'],
    ['withinMetres', { withinMetres: 100_001 }, 'OUT_OF_RANGE'],
    ['walkingMinutes', { walkingMinutes: 0 }, 'OUT_OF_RANGE'],
    ['walkingMinutes', { walkingMinutes: 241 }, 'OUT_OF_RANGE'],
    ['walkingMetresPerMinute', { walkingMinutes: 15, walkingMetresPerMinute: '19.9' }, 'OUT_OF_RANGE'],
    ['walkingMetresPerMinute', { withinMetres: 15, walkingMetresPerMinute: '120.1' }, 'OUT_OF_RANGE'],
    ['walkingMetresPerMinute', { walkingMinutes: 15, walkingMetresPerMinute: 'fast' }, 'OUT_OF_RANGE'],
  ])('is refused naming %s: %j', (argument, asked, problem) => {
    expect(() => reachOf(asked)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { argument, problem } }),
    );
  });
});
