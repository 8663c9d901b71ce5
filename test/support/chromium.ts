import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

/**
 * Describes what is tried in Chromium; skipped, and said so, where there is none.
 * A browser that is missing must not pass unnoticed where the tests are the gate: in CI it fails.
 * @param what is tried in the browser, for the message
 */
export function describeInChromium(what: string, tests: () => void): void {
  if (executablePath || process.env.CI === 'true') describe(`${what}, in Chromium`, tests);
  else {
    process.stderr.write(`No Chromium in /usr/bin: ${what} is not tried in a browser.\n`);
    describe.skip(`${what}, in Chromium`, tests);
  }
}

/** Starts Chromium without anything of it that asks elsewhere. */
export async function launchChromium(): Promise<Browser> {
  if (!executablePath) throw new Error('CI has no Chromium in /usr/bin.');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
