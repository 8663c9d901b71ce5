import { execFileSync } from 'node:child_process';
import * as operations from '../../src/monitor/operations/generated.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const BEDS = 'FJ-2021-IND-12';

const run = (tool: string, ...args: string[]) =>
  execFileSync(process.execPath, [`tools/${tool}.js`, ...args], { encoding: 'utf8', stdio: 'pipe' });

let server: TestServer;
beforeAll(async () => {
  run('bundle-monitor');
  server = await startTestServer({ now: () => new Date('2025-06-01T04:00:00Z') });
});
afterAll(() => server.stop());

const page = () => fetch(`${server.address}/monitor`);

describe('the operations of the monitor page', () => {
  it('are as the schema has them: `npm run operations` after a change', () => {
    expect(() => run('generate-operations', '--check')).not.toThrow();
  });

  const given = {
    plan: 'FJ-2021-PLAN',
    indicator: BEDS,
    region: '350000',
    level: 'COUNTY',
    area: 'TOTAL',
    weight: 'NONE',
    year: 2024,
    sdmx: true,
  };
  const documents = Object.entries(operations).filter(([name]) => name.endsWith('Document'));

  it.each(documents)('%s is answered within the limits of the server', async (_, document) => {
    const text = String(document);
    const asked = Object.fromEntries(Object.entries(given).filter(([name]) => text.includes(`$${name}:`)));
    const answer = await server.query(text, asked);
    expect(answer.errors).toBeUndefined();
    expect(Object.values(answer.data as object)).not.toContain(null);
  });
});

describe('the monitor page', () => {
  it('is served with a policy that allows files of this origin and no inline script or style', async () => {
    const response = await page();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
    expect(policy).not.toMatch(/unsafe|https?:/);
    const html = await response.text();
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).not.toMatch(/<script(?![^>]* src="\/monitor\/)|<style| style=| on\w+=/);
  });

  it('serves its files compressed as the client can read them, to be kept for good', async () => {
    const html = await (await page()).text();
    const files = [...html.matchAll(/"(\/monitor\/[^"]+)"/g)].map((match) => match[1]);
    expect(files).toHaveLength(3);
    for (const file of files) {
      const bodies = new Set<string>();
      for (const encoding of ['br', 'gzip', 'identity']) {
        const response = await fetch(`${server.address}${file}`, {
          headers: { 'accept-encoding': encoding },
        });
        expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
        expect(response.headers.get('cache-control')).toContain('immutable');
        bodies.add(await response.text());
      }
      expect(bodies.size).toBe(1);
    }
  });

  it('has no other file', async () => {
    for (const file of ['monitor.js', '..%2fpackage.json', '__proto__'])
      expect((await fetch(`${server.address}/monitor/${file}`)).status).toBe(404);
  });

  it('comes with the licences of the packages in its script', async () => {
    const [file] = /\/monitor\/licences[^"]+/.exec(await (await page()).text()) ?? [];
    const text = await (await fetch(`${server.address}${file}`)).text();
    expect(text).toMatch(/^@observablehq\/plot [\d.]+ \(ISC\)$/m);
    expect(text).toMatch(/^d3-shape [\d.]+ \(ISC\)$/m);
    expect(text).toContain('Permission to use, copy, modify');
  });
});
