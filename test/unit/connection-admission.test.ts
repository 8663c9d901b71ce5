import { ANONYMOUS } from '../../src/domain/access.js';
import { DomainError } from '../../src/domain/errors.js';
import { createConnectionAdmission } from '../../src/server/connection-admission.js';
import type { RateLimits } from '../../src/server/rate-limits.js';

describe('the watch over an open connection', () => {
  let answer: Error | undefined;
  let asked = 0;
  const actorOf = () => {
    asked += 1;
    return answer ? Promise.reject(answer) : Promise.resolve(ANONYMOUS);
  };
  const refused = jest.fn();
  const failed = jest.fn();
  const watch = (authorization?: string) =>
    createConnectionAdmission({ actorOf }, {} as RateLimits).watch(authorization, refused, failed);

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    asked = 0;
    answer = undefined;
  });
  afterEach(() => jest.useRealTimers());

  it('looks every minute, and tells when the token or key is no longer taken', async () => {
    const stop = watch('Bearer x');
    await jest.advanceTimersByTimeAsync(180_000);
    expect([asked, refused.mock.calls.length]).toEqual([3, 0]);
    answer = new DomainError('UNAUTHENTICATED', 'revoked');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(refused).toHaveBeenCalledTimes(1);
    stop();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(asked).toBe(4);
  });

  it('lets a connection go on while it cannot be told', async () => {
    const stop = watch('Bearer x');
    answer = new DomainError('SERVICE_UNAVAILABLE', 'away');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(failed).not.toHaveBeenCalled();
    answer = new Error('a fault of ours');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(failed).toHaveBeenCalledWith(answer);
    expect(refused).not.toHaveBeenCalled();
    stop();
  });

  it('asks nothing of those without a token', async () => {
    watch(undefined)();
    await jest.advanceTimersByTimeAsync(600_000);
    expect([asked, jest.getTimerCount()]).toEqual([0, 0]);
  });
});
