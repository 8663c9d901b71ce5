import fc from 'fast-check';
import { Role } from '../../src/domain/access.js';
import {
  ApiKeyScope,
  aYearAfter,
  checkApiKey,
  endOfDay,
  overlapEnd,
  rolesOf,
  type ApiKeyRequest,
} from '../../src/domain/api-key.js';

const NOW = new Date('2026-03-01T04:00:00Z');
const sound: ApiKeyRequest = {
  name: '省数据共享平台',
  scopes: [ApiKeyScope.READ],
  departments: [],
  regions: [],
  expiresAt: aYearAfter(NOW),
};
const faultsOf = (request: Partial<ApiKeyRequest>) =>
  checkApiKey({ ...sound, ...request }, NOW).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('a key that is asked for', () => {
  it('may be what it should be', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ scopes: [ApiKeyScope.PROPOSE], departments: ['FJ-HEALTH'] })).toEqual([]);
  });

  it.each([
    ['without a name', { name: '  ' }, 'EMPTY_TEXT name'],
    ['with an endless name', { name: '名'.repeat(101) }, 'INVALID name'],
    ['without a scope', { scopes: [] }, 'INVALID scopes'],
    ['that proposes for everybody', { scopes: [ApiKeyScope.PROPOSE] }, 'INVALID scopes'],
    ['with endless limits', { departments: Array<string>(101).fill('FJ-HEALTH') }, 'INVALID departments'],
    ['that has ended', { expiresAt: endOfDay('2026-02-28') }, 'INVALID expiresOn'],
    ['for more than two years', { expiresAt: endOfDay('2028-03-02') }, 'INVALID expiresOn'],
  ])('is refused %s', (_, request, fault) => {
    expect(faultsOf(request)).toEqual([fault]);
  });

  it('lasts to the end of its last day in China', () => {
    expect(endOfDay('2026-03-01').toISOString()).toBe('2026-03-01T16:00:00.000Z');
    expect(faultsOf({ expiresAt: endOfDay('2026-03-01') })).toEqual([]);
  });
});

describe('the roles of a key', () => {
  it('never include those of people who decide', () => {
    fc.assert(
      fc.property(fc.subarray(Object.values(ApiKeyScope)), (scopes) => {
        const roles = rolesOf(scopes);
        expect(roles.has(Role.INTEGRATOR)).toBe(true);
        expect(roles.has(Role.EDITOR)).toBe(scopes.includes(ApiKeyScope.PROPOSE));
        for (const role of [Role.REVIEWER, Role.PUBLISHER, Role.ADMINISTRATOR])
          expect(roles).not.toContain(role);
      }),
    );
  });
});

describe('a key that is replaced', () => {
  it('goes on for the overlap, and never longer than it would have', () => {
    expect(overlapEnd(NOW, 24, aYearAfter(NOW)).toISOString()).toBe('2026-03-02T04:00:00.000Z');
    expect(overlapEnd(NOW, 24, new Date(NOW.getTime() + 1_000))).toEqual(new Date(NOW.getTime() + 1_000));
    expect(overlapEnd(NOW, 0, aYearAfter(NOW))).toEqual(NOW);
  });
});
