import { AuditBound } from '../../src/data/audit-log.js';
import { ActorKind, ANONYMOUS } from '../../src/domain/access.js';

describe('the bound of the audit log', () => {
  let time = 0;
  const bound = () =>
    new AuditBound(
      (address) => address.split('/')[0] ?? '',
      () => new Date(time),
    );
  const line = (origin: string, action = 'createApiKey') => ({ actor: ANONYMOUS, origin, action });

  it('takes one line a minute of each address and action of callers without a token', () => {
    time = 1_800_000_000_000;
    const one = bound();
    const tries = [line('a/1'), line('a/2'), line('a/1', 'revokeApiKey'), line('b/1'), line('b/1')];
    expect(tries.map((each) => one.takes(each))).toEqual([true, false, true, true, false]);
    time += 60_000;
    expect(one.takes(line('a/1'))).toBe(true);
  });

  it('takes every line of known callers', () => {
    const one = bound();
    const known = { ...line('a/1'), actor: { ...ANONYMOUS, kind: ActorKind.PERSON, subject: 'lin' } };
    expect([one.takes(known), one.takes(known)]).toEqual([true, true]);
  });

  it('takes only so many a minute from however many addresses', () => {
    const one = bound();
    const taken = Array.from({ length: 10_050 }, (_, place) => one.takes(line(String(place))));
    expect(taken.filter(Boolean)).toHaveLength(10_000);
  });
});
