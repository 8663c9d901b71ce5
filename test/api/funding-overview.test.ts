import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FundingMode, Payer } from '../../src/domain/enums.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Listed {
  readonly domain: string;
  readonly responsibilities: readonly { readonly department: string; readonly role: string }[];
  readonly funding: { readonly mode: string; readonly levels: readonly string[] };
}
interface Row {
  readonly code: string;
  readonly name: string | null;
  readonly services: number;
  readonly modes: readonly { readonly mode: string; readonly services: number }[];
  readonly payers: readonly { readonly payer: string; readonly services: number }[];
}

const folder = join(process.cwd(), 'seeds/services');
const list = readdirSync(folder).flatMap(
  (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { records: Listed[] }).records,
);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const overview = async (args: string): Promise<Row[]> => {
  const { data, errors } = await server.query(
    `{ fundingOverview(${args}) { code name services modes { mode services } payers { payer services } } }`,
  );
  expect(errors).toBeUndefined();
  return data.fundingOverview as Row[];
};

/** How often each text comes, the most first. */
const tally = (texts: readonly string[]) =>
  [...new Set(texts)]
    .map((text) => [text, texts.filter((other) => other === text).length] as const)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));

describe('who bears what', () => {
  it.each([
    ['DOMAIN', (service: Listed) => [service.domain]],
    ['MODE', (service: Listed) => [service.funding.mode]],
    ['LEVEL', (service: Listed) => service.funding.levels],
    [
      'DEPARTMENT',
      (service: Listed) =>
        service.responsibilities.filter(({ role }) => role === 'LEAD').map(({ department }) => department),
    ],
  ] as const)('is counted by %s as by hand from the list', async (by, groupsOf) => {
    const rows = await overview(`by: ${by}`);
    expect(rows.map(({ code, services }) => [code, services]).sort()).toEqual(
      [...tally(list.flatMap((service) => [...groupsOf(service)]))].sort(),
    );
    for (const row of rows) {
      const members = list.filter((service) => (groupsOf(service) as readonly string[]).includes(row.code));
      expect(row.modes.map(({ mode, services }) => [mode, services])).toEqual(
        tally(members.map(({ funding }) => funding.mode)),
      );
      expect(row.payers.map(({ payer, services }) => [payer, services])).toEqual(
        tally(members.flatMap(({ funding }) => [...funding.levels])),
      );
      expect(row.name === null).toBe(by === 'MODE' || by === 'LEVEL');
    }
  });

  it.each([
    ['MODE', Object.values(FundingMode)],
    ['LEVEL', Object.values(Payer)],
  ])('stands by %s in the order of the vocabulary', async (by, vocabulary) => {
    const codes: string[] = (await overview(`by: ${by}`)).map(({ code }) => code);
    expect(codes).toEqual(vocabulary.filter((name) => codes.includes(name)));
  });

  it('is that of the day asked about, in one statement', async () => {
    expect(await overview('by: DOMAIN, asOf: "2018-09-10"')).toEqual([]);
    expect((await overview('by: DOMAIN, asOf: "2018-09-11"')).map(({ services }) => services)).toHaveLength(
      8,
    );
    expect(await server.statements('{ fundingOverview { code } }')).toBe(1);
  });
});
