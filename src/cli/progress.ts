import { Presets, SingleBar } from 'cli-progress';

/** A bar on the terminal; nothing where there is none. */
export interface Progress {
  /** @param of how many there are in all; null if that is not known yet */
  show(phase: string, done: number, of: number | null): void;
  stop(): void;
}

/** Shows the phase, the share done, rows a second and the time left, on standard error. */
export function terminalProgress(): Progress {
  const bar = new SingleBar(
    {
      format: '{phase} {bar} {percentage}% | {value}/{total} | {rate}/s | {left} left',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let phase = '';
  let begun = 0;
  return {
    show(next, done, of) {
      if (!process.stderr.isTTY) return;
      const total = Math.max(of ?? done, done, 1);
      const seconds = (Date.now() - begun) / 1_000;
      const rate = next === phase && seconds > 0.2 ? done / seconds : 0;
      const payload = {
        phase: next,
        rate: Math.round(rate),
        left: of === null || rate === 0 ? '?' : `${Math.ceil((total - done) / rate)} s`,
      };
      if (next !== phase) {
        if (phase !== '') bar.stop();
        phase = next;
        begun = Date.now();
        bar.start(total, done, payload);
      } else {
        bar.setTotal(total);
        bar.update(done, payload);
      }
    },
    stop() {
      if (phase !== '') bar.stop();
      phase = '';
    },
  };
}

/** A signal that ends with Ctrl-C or a request to stop; a second Ctrl-C ends the program at once. */
export function untilInterrupted(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write('\nStopping at the next whole step; once more to stop at once.\n');
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => void process.off('SIGINT', stop).off('SIGTERM', stop),
  };
}
