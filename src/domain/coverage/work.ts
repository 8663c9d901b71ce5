/**
 * A long computation in small steps: it yields how far it has come, from 0 to 1, after at most about a millisecond of
 * work, so that whoever drives it can do something else in between. It returns its result.
 */
export type Work<T> = Generator<number, T, undefined>;

/** A piece of work as a part of a longer one, of whose progress it covers the stretch between two ends. */
export function* part<T>(work: Work<T>, from: number, to: number): Work<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
