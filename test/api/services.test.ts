import { readdirSync, readFileSync } from 'node:fs';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface SeedService {
  code: string;
  name: string;
  audience: string;
  standard: string;
  fundingText: string;
  ordinal: number;
  domain: string;
  responsibilities: { department: string }[];
  figures: { value?: string; maxValue?: string; quote: string }[];
  funding: {
    mode: string;
    levels: string[];
    shares: { percent: string; maxPercent?: string; quote: string }[];
  };
}

const read = <T>(file: string): T[] => (JSON.parse(readFileSync(file, 'utf8')) as { records: T[] }).records;
const seeds = readdirSync('seeds/services')
  .sort()
  .flatMap((file) => read<SeedService>(`seeds/services/${file}`));
const departmentNames = new Map(
  read<{ code: string; name: string }>('seeds/departments.json').map(({ code, name }) => [code, name]),
);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('the list', () => {
  it('has all 81 services with every text, lead, figure and share as in the seeds, in order', async () => {
    const { data } = await server.query(`{ services(first: 100) { totalCount nodes {
      code ordinal name audience standard fundingText domain { code }
      responsibilities { role position department { name } }
      figures { value maxValue quote }
      funding { mode levels shares { percent maxPercent quote } }
    } } }`);
    expect(data.services.totalCount).toBe(81);
    expect(data.services.nodes).toEqual(
      seeds.map((seed) => ({
        code: seed.code,
        ordinal: seed.ordinal,
        name: seed.name,
        audience: seed.audience,
        standard: seed.standard,
        fundingText: seed.fundingText,
        domain: { code: seed.domain },
        responsibilities: seed.responsibilities.map(({ department }, index) => ({
          role: 'LEAD',
          position: index + 1,
          department: { name: departmentNames.get(department) },
        })),
        figures: seed.figures.map(({ value, maxValue, quote }) => ({
          value: value ?? null,
          maxValue: maxValue ?? null,
          quote,
        })),
        funding: {
          mode: seed.funding.mode,
          levels: seed.funding.levels,
          shares: seed.funding.shares.map(({ percent, maxPercent, quote }) => ({
            percent,
            maxPercent: maxPercent ?? null,
            quote,
          })),
        },
      })),
    );
  });

  it('answers which services a department leads and who pays for each, in one query', async () => {
    const { data } = await server.query(
      `{ department(code: "FJ-CIVIL-AFFAIRS") { name responsibilities(role: LEAD) { service { code funding { levels } fundingText } } } }`,
    );
    const led = seeds.filter((seed) =>
      seed.responsibilities.some(({ department }) => department === 'FJ-CIVIL-AFFAIRS'),
    );
    expect(led).toHaveLength(16);
    expect(data.department).toEqual({
      name: '省民政厅',
      responsibilities: led.map(({ code, funding, fundingText }) => ({
        service: { code, funding: { levels: funding.levels }, fundingText },
      })),
    });
    const filtered = await server.query(
      `{ services(first: 100, filter: { department: "FJ-CIVIL-AFFAIRS", role: LEAD }) { nodes { code } } }`,
    );
    expect(filtered.data.services.nodes.map(({ code }: { code: string }) => code)).toEqual(
      led.map(({ code }) => code),
    );
  });

  it('has no service before the list was published, and none of an unknown code', async () => {
    const { data } = await server.query(`{
      before: service(code: "FJ-BPS-001", asOf: "2018-09-10") { name }
      from: service(code: "FJ-BPS-001", asOf: "2018-09-11") { name validFrom validTo }
      unknown: service(code: "FJ-BPS-999") { name }
      empty: services(asOf: "2018-09-10") { totalCount nodes { code } pageInfo { hasNextPage endCursor } }
    }`);
    expect(data).toEqual({
      before: null,
      from: { name: '免费义务教育', validFrom: '2018-09-11', validTo: null },
      unknown: null,
      empty: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    });
  });
});

describe('filters', () => {
  const codes = async (filter: string) => {
    const { data, errors } = await server.query(
      `{ services(first: 100, filter: ${filter}) { nodes { code } } }`,
    );
    expect(errors).toBeUndefined();
    return (data.services.nodes as { code: string }[]).map(({ code }) => code);
  };
  const where = (holds: (seed: SeedService) => boolean) => seeds.filter(holds).map(({ code }) => code);

  it.each<[string, (seed: SeedService) => boolean]>([
    ['{ domain: "HEALTH" }', (s) => s.domain === 'HEALTH'],
    ['{ domain: ["HEALTH", "HOUSING"] }', (s) => s.domain === 'HEALTH' || s.domain === 'HOUSING'],
    ['{ fundingMode: LOCAL }', (s) => s.funding.mode === 'LOCAL'],
    ['{ fundedBy: FUND }', (s) => s.funding.levels.includes('FUND')],
    [
      '{ fundedBy: [EMPLOYER, INDIVIDUAL] }',
      (s) => ['EMPLOYER', 'INDIVIDUAL'].some((payer) => s.funding.levels.includes(payer)),
    ],
    ['{ quantified: true }', (s) => s.figures.length > 0],
    ['{ quantified: false, domain: "HEALTH" }', (s) => s.figures.length === 0 && s.domain === 'HEALTH'],
    ['{ role: SUPPORT }', () => false],
    ['{ category: BASIC }', () => true],
    ['{ category: [] }', () => false],
    ['{ domain: "NO-SUCH" }', () => false],
    ['{ code: ["FJ-BPS-003", "FJ-BPS-999"] }', (s) => s.code === 'FJ-BPS-003'],
    [
      '{ text: "残疾" }',
      (s) => [s.name, s.audience, s.standard, s.fundingText].some((text) => text.includes('残疾')),
    ],
    [
      '{ text: "養老" }',
      (s) => [s.name, s.audience, s.standard, s.fundingText].some((text) => text.includes('养老')),
    ],
    [
      '{ text: "%" }',
      (s) => [s.name, s.audience, s.standard, s.fundingText].some((text) => /[%％]/.test(text)),
    ],
  ])('cuts the list by %s', async (filter, holds) => {
    expect(await codes(filter)).toEqual(where(holds));
  });
});

describe('pages', () => {
  const page = async (args: string) =>
    (
      await server.query(
        `{ services(${args}) { edges { cursor node { code } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      )
    ).data.services as {
      edges: { cursor: string; node: { code: string } }[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    };

  it.each(
    ['ORDINAL', 'CODE', 'NAME'].flatMap((field) => [
      `{ field: ${field} }`,
      `{ field: ${field}, direction: DESC }`,
    ]),
  )('walk the whole list forward and backward in the order %s, each service once', async (orderBy) => {
    const walk = async (
      size: string,
      cursor: (info: { startCursor: string; endCursor: string }) => string,
      more: 'hasNextPage' | 'hasPreviousPage',
    ) => {
      const pages: string[][] = [];
      let at = '';
      for (;;) {
        const { edges, pageInfo } = await page(`orderBy: ${orderBy}, ${size}: 13${at}`);
        pages.push(edges.map(({ node }) => node.code));
        if (!pageInfo[more]) return pages;
        at = `, ${size === 'first' ? 'after' : 'before'}: "${cursor(pageInfo)}"`;
      }
    };
    const forward = (await walk('first', ({ endCursor }) => endCursor, 'hasNextPage')).flat();
    const backward = (await walk('last', ({ startCursor }) => startCursor, 'hasPreviousPage'))
      .reverse()
      .flat();
    expect(new Set(forward).size).toBe(81);
    expect(backward).toEqual(forward);
  });

  it('lie between two cursors, and say what is beyond', async () => {
    const { edges } = await page('first: 5');
    const [, second, , , fifth] = edges;
    const between = await page(`after: "${second?.cursor}", before: "${fifth?.cursor}"`);
    expect(between.edges.map(({ node }) => node.code)).toEqual(['FJ-BPS-003', 'FJ-BPS-004']);
    expect(between.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect((await page('first: 0')).edges).toEqual([]);
  });
});
