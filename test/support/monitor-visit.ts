import { execFileSync } from 'node:child_process';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { startTestServer, type TestServer } from './test-server.js';

/** A visitor of the monitor page, who has a browser of their own for each test and minds what the browser complains of. */
export class MonitorVisit {
  server!: TestServer;
  page!: Page;
  private browser: Browser | undefined;
  private elsewhere: string[] = [];
  private complaints: string[] = [];

  /** Builds the page, serves it on 1 June 2025, and visits it for the tests of the block that this is called in. */
  static forTests(): MonitorVisit {
    const visit = new MonitorVisit();
    beforeAll(() => visit.begin());
    afterAll(() => visit.end());
    beforeEach(() => visit.arrive());
    afterEach(() => visit.leave());
    return visit;
  }

  /** Opens the page at a search part and waits until it shows an answer. */
  async open(search: string): Promise<void> {
    await this.page.goto(`${this.server.address}/monitor${search}`);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.locator('.results:not([aria-busy]) > *').first().waitFor();
  }

  /** The rows of the table with this caption. */
  rows(caption: RegExp): Locator {
    return this.page.getByRole('table', { name: caption }).locator('tbody tr');
  }

  /** A control by its label. */
  chooser(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Lets the browser complain of what a test took away. */
  forgive(part: string): void {
    this.complaints = this.complaints.filter((text) => !text.includes(part));
  }

  private async begin(): Promise<void> {
    execFileSync(process.execPath, ['tools/bundle-monitor.js']);
    this.server = await startTestServer({ now: () => new Date('2025-06-01T04:00:00Z') });
    this.browser = await launchChromium();
  }

  private async end(): Promise<void> {
    await this.browser?.close();
    await this.server?.stop();
  }

  private async arrive(): Promise<void> {
    this.elsewhere = [];
    this.complaints = [];
    const context = await this.browser?.newContext({
      locale: 'zh-CN',
      viewport: { width: 1280, height: 900 },
    });
    if (!context) throw new Error('The browser has not started.');
    context.setDefaultTimeout(10_000);
    context.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${this.server.address}/`))
        this.elsewhere.push(request.url());
    });
    this.page = await context.newPage();
    this.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** Nothing was asked of other hosts, and neither the policy nor the script gave cause for complaint. */
  private async leave(): Promise<void> {
    await this.page?.context().close();
    expect(this.elsewhere).toEqual([]);
    expect(this.complaints).toEqual([]);
  }
}
