import { readFileSync } from 'node:fs';
import { buildSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import type { Browser, Page } from 'playwright-core';
import { appendEvents } from '../../src/data/change-feed.js';
import { readExamples } from '../../src/server/playground.js';
import { event } from '../support/change-events.js';
import { describeInChromium, launchChromium } from '../support/chromium.js';
import { insertFacilities } from '../support/facility-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const examples = readExamples(process.cwd());
const FROM_A_BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

const isSubscription = (query: string) => /^subscription/m.test(query);

// What imports have left is shown after the example that imports: test/api/imports.test.ts goes through them in order.
const needsToken = (query: string) => /^(mutation|query (AuditLog|LookAtImports))/m.test(query);

let server: TestServer;
let origin: string;
beforeAll(async () => {
  server = await startTestServer();
  // A map without facilities shows nothing.
  await insertFacilities(server.dataSource, [{ recordId: 'made up', longitude: 119.3, latitude: 26.08 }]);
  origin = server.address;
});
afterAll(() => server.stop());

describe('the worked examples', () => {
  const schema = buildSchema(readFileSync('src/schema/schema.graphql', 'utf8'));
  const operations = examples.map(({ query }) =>
    parse(query).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION),
  );

  it('are a dozen or more, each with operations that have names of their own', () => {
    expect(examples.length).toBeGreaterThanOrEqual(12);
    expect(operations.every((each) => each.length >= 1)).toBe(true);
    const names = operations.flat().map((operation: OperationDefinitionNode) => operation.name?.value);
    expect(new Set(names).size).toBe(operations.flat().length);
    expect(names).not.toContain(undefined);
  });

  it.each(examples)('$name says in Chinese and in English what it shows', ({ query }) => {
    const comment = query.split(/^(?:query|mutation|subscription)/m)[0] ?? '';
    expect(comment).toMatch(/^# .*\p{Script=Han}/u);
    expect(comment).toMatch(/^# [A-Z][A-Za-z', ]+/m);
  });

  it.each(examples)('$name is valid against the schema', ({ query }) => {
    expect(validate(schema, parse(query))).toEqual([]);
  });

  // Those of a change by procedure are walked through in change-set-walk.test.ts.
  const queries = examples.filter(({ query }) => !isSubscription(query) && !needsToken(query));
  it.each(queries)('$name is answered with data and without errors', async ({ query, variables }) => {
    const given = variables ? (JSON.parse(variables) as Record<string, unknown>) : undefined;
    const answer = await server.query(query, given);
    expect(answer.errors).toBeUndefined();
    expect(answer.status).toBe(200);
    for (const root of Object.values(answer.data as object)) expect(isEmpty(root)).toBe(false);
  });
});

/** An example that finds nothing shows nothing. */
function isEmpty(root: unknown): boolean {
  if (root === null || (Array.isArray(root) && root.length === 0)) return true;
  const { nodes } = root as { nodes?: unknown[] };
  return nodes !== undefined && nodes.length === 0;
}

describe('the playground', () => {
  it('is shown to a browser, and not to a program or in the place of an answer', async () => {
    const shown = await fetch(`${origin}/graphql`, { headers: FROM_A_BROWSER });
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(shown.headers.get('vary')).toContain('accept');
    const answered = await fetch(`${origin}/graphql?query={__typename}`, {
      headers: FROM_A_BROWSER,
    });
    expect(answered.headers.get('content-type')).toMatch(/json/);
    const refused = await fetch(`${origin}/graphql`, { headers: { accept: 'application/json' } });
    expect(refused.headers.get('content-type')).toMatch(/json/);
  });

  it('allows no script but files of its own origin', async () => {
    const page = await fetch(`${origin}/graphql`, { headers: FROM_A_BROWSER });
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'self';/);
    expect(policy).not.toMatch(/script-src|unsafe-eval|https?:/);
    expect(await page.text()).not.toMatch(/<script(?![^>]* src="\/playground\/)/);
  });

  it('serves its files compressed as the client can read them, to be kept for good', async () => {
    const html = await (await fetch(`${origin}/graphql`, { headers: FROM_A_BROWSER })).text();
    const files = [...html.matchAll(/(?:src|href)="(\/playground\/[^"]+)"/g)].map((match) => match[1]);
    expect(files).toHaveLength(3);
    for (const file of files) {
      const bodies = new Set<string>();
      for (const encoding of ['br', 'gzip', 'identity']) {
        const response = await fetch(`${origin}${file}`, { headers: { 'accept-encoding': encoding } });
        expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
        expect(response.headers.get('cache-control')).toContain('immutable');
        bodies.add(await response.text());
      }
      expect(bodies.size).toBe(1);
    }
  });

  it('has no other file', async () => {
    for (const file of ['nothing.js', '..%2fpackage.json', '__proto__']) {
      expect((await fetch(`${origin}/playground/${file}`)).status).toBe(404);
    }
  });
});

describeInChromium('the playground', () => {
  let browser: Browser;
  let page: Page;
  let elsewhere: string[];
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
  });

  beforeEach(async () => {
    elsewhere = [];
    complaints = [];
    // A context of its own: GraphiQL keeps the tabs in the browser's storage.
    const context = await browser.newContext();
    context.setDefaultTimeout(10_000);
    context.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
        elsewhere.push(request.url());
    });
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterEach(async () => {
    await page?.context().close();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  const run = () => page.locator('.graphiql-execute-button').click();
  const answer = (text: string) => page.locator('.result-window').getByText(text).first().waitFor();
  // GraphiQL learns which operations a tab holds a moment after it shows it, and stores the tab in front later still:
  // pressed before, the button would run the operation of the tab that was left.
  const openTab = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    const inFront = examples.findIndex(({ query }) => new RegExp(`\\b${name}\\b`).test(query));
    expect(inFront).toBeGreaterThanOrEqual(0);
    const stored = () =>
      page.evaluate(`JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}').activeTabIndex`);
    while ((await stored()) !== inFront) await page.waitForTimeout(20);
  };
  const overflow = () => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');

  it('opens every example in a tab, runs one and another, and shows the answers', async () => {
    await page.goto(`${origin}/graphql`);
    await page
      .getByRole('tab')
      .nth(examples.length - 1)
      .waitFor();
    expect(await page.getByRole('tab').count()).toBe(examples.length);
    await run();
    await answer('免费义务教育');
    await openTab('CivilAffairs');
    await run();
    await answer('最低生活保障');
  });

  it('follows changes, under the policy of the page, until it is told to stop', async () => {
    await page.goto(`${origin}/graphql`);
    await openTab('FollowChanges');
    await run();
    await answer('"type"');
    await appendEvents(server.dataSource.manager, [event({ subjectCode: 'FJ-BPS-TOLD' })]);
    await answer('FJ-BPS-TOLD');
    await run();
    const open = () =>
      server.lines.some(({ path, operation }) => path === '/graphql' && operation === 'FollowChanges');
    while (!open()) await page.waitForTimeout(20);
  });

  it('lets a page of its own open a WebSocket under the same policy', async () => {
    await page.goto(`${origin}/graphql`);
    const opened = await page.evaluate(`new Promise((resolve) => {
      const socket = new WebSocket(location.origin.replace('http', 'ws') + '/graphql', 'graphql-transport-ws');
      socket.onopen = () => socket.send('{"type":"connection_init"}');
      socket.onmessage = ({ data }) => (socket.close(), resolve(data));
      socket.onerror = () => resolve('refused');
    })`);
    expect(opened).toBe('{"type":"connection_ack"}');
  });

  it('checks what is typed against the schema, and keeps it out of the address bar', async () => {
    await page.goto(`${origin}/graphql`);
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('query Mistaken { nonsense }');
    await page.locator('.squiggly-error').first().waitFor();
    expect(page.url()).toBe(`${origin}/graphql`);
  });

  it.each([390, 1280])('fits the home page and the playground to a width of %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${origin}/`);
    expect(await overflow()).toBe(0);
    await page.goto(`${origin}/graphql`);
    await page.locator('.graphiql-query-editor .view-lines').waitFor();
    expect(await overflow()).toBe(0);
  });

  it('leads from the home page to the playground and back', async () => {
    await page.goto(`${origin}/`);
    await page.locator('a[href="/graphql"]').click();
    await page.locator('.graphiql-logo a').click();
    await page.locator('h1').waitFor();
    expect(page.url()).toBe(`${origin}/`);
  });
});
