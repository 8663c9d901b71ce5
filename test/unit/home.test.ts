import fastify from 'fastify';
import { type HomeFacts, registerHome, renderHome } from '../../src/server/home.js';

const FACTS: HomeFacts = {
  provinceName: '福建省',
  counts: {
    services: 81,
    domains: 17,
    departments: 24,
    regions: 1263,
    indicators: 42,
    tasks: 26,
    facilityTypes: 9,
  },
  edition: { code: 'FJ-BPS-2018', name: '2018年清单', effectiveOn: '2018-09-11' },
  lastChange: '2025-12-31 17:30:00+00',
  documents: [
    { code: 'FJ-2018', title: '行动计划', publishedOn: '2018-09-11' },
    { code: 'FJ-2021', title: '专项规划', publishedOn: null },
  ],
};

describe('the home page', () => {
  it('tells what the directory holds, in Chinese first and in English beside', () => {
    const page = renderHome(FACTS);
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('<dt>行政区划 <span lang="en">regions</span></dt><dd>1,263</dd>');
    expect(page).toContain('2018年清单<br>自 <time>2018-09-11</time> 起生效');
    expect(page).toContain('FJ-2018 · <time>2018-09-11</time>');
    expect(page).toContain('<small>FJ-2021</small>');
  });

  it('shows the instant of the last change by the calendar of China', () => {
    expect(renderHome(FACTS)).toContain(
      '<time datetime="2025-12-31T17:30:00.000Z">2026-01-01 01:30 (UTC+8)</time>',
    );
    expect(renderHome({ ...FACTS, lastChange: '2018-09-11' })).toContain('<dd><time>2018-09-11</time></dd>');
  });

  it('says that there is none where an edition or a change is missing', () => {
    const page = renderHome({ ...FACTS, edition: null, lastChange: null, documents: [] });
    expect(page.match(/暂无/g)).toHaveLength(2);
    expect(page).not.toContain('来源文件');
  });

  it('leads to the playground, the monitor, the schema and the health check', () => {
    const links = [...renderHome(FACTS).matchAll(/<a href="([^"]*)"/g)].map((match) => match[1]);
    expect(links).toEqual(['/graphql', '/monitor', '/schema.graphql', '/health/ready']);
  });

  it('escapes whatever comes from the data', () => {
    const hostile = `<script>"&'`;
    const page = renderHome({
      ...FACTS,
      provinceName: hostile,
      lastChange: hostile,
      edition: { code: hostile, name: hostile, effectiveOn: hostile },
      documents: [{ code: hostile, title: hostile, publishedOn: hostile }],
    });
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;&quot;&amp;&#39;');
  });

  it('allows nothing but its own style sheet, by hash', async () => {
    const app = fastify();
    registerHome(app, async () => FACTS);
    const response = await app.inject('/');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:;/,
    );
    expect(response.body).not.toMatch(/<script| style=| on\w+=/);
  });

  it('still says where to go when the facts cannot be loaded', async () => {
    const app = fastify();
    registerHome(app, () => Promise.reject(new Error('password=secret')));
    const response = await app.inject('/');
    expect(response.statusCode).toBe(503);
    expect(response.body).toContain('数据库暂时无法访问');
    expect(response.body).toContain('href="/graphql"');
    expect(response.body).not.toContain('secret');
  });
});
