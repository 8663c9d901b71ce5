import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { localKey } from '../src/server/identity/local-key.js';
import { issueLocalToken } from '../src/server/identity/local-token.js';
import { machine } from './report.js';
import { Workplace, type Contender } from './workplace.js';

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What one change set took, in milliseconds. */
export interface PublishFigures {
  readonly drafts: number;
  /** One draft, over HTTP, one after the other. */
  readonly draft: number;
  readonly validate: number;
  readonly submit: number;
  readonly publish: number;
  /** Longest that a reader waited for an answer while it was published. */
  readonly readerWaited: number;
  /** Megabytes that the server held before the publication, and the most while it went on; null where it cannot be told. */
  readonly memory: { readonly before: number; readonly peak: number } | null;
}

export interface PublishReport {
  /** One service revised; many added; as many revised. */
  readonly one: PublishFigures;
  readonly added: PublishFigures;
  readonly revised: PublishFigures;
}

const EFFECTIVE_ON = '2099-01-01';
const CHANGE_SET = 'changeSet { id version } problems { code message path }';
const DRAFT = 'problems { code message path }';

interface Payload {
  readonly changeSet?: { readonly id: string; readonly version: number } | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

/** Calls mutations of the server with a token for each role. */
export class Office {
  private constructor(
    private readonly url: string,
    private readonly tokens: Readonly<Record<string, string>>,
  ) {}

  static async at(server: Contender, dataDir: string): Promise<Office> {
    const key = await localKey(dataDir);
    const tokens: Record<string, string> = {};
    for (const role of ['EDITOR', 'REVIEWER', 'PUBLISHER']) {
      const regions = role === 'EDITOR' ? ['350000'] : [];
      tokens[role] = await issueLocalToken(
        key,
        { roles: [role], regions, subject: `bench ${role}`, expires: '8h' },
        new Date(),
      );
    }
    return new Office(server.url, tokens);
  }

  /** @throws if the mutation is refused */
  async mutate(
    role: string,
    mutation: string,
    type: string,
    fields: string,
    input: object,
  ): Promise<Payload> {
    const query = `mutation Bench($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`;
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.tokens[role] ?? ''}` },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data, errors } = (await response.json()) as { data?: Record<string, Payload>; errors?: unknown };
    const payload = data?.[mutation];
    if (!payload || payload.problems.length > 0)
      throw new Error(`${mutation}: ${JSON.stringify(errors ?? payload?.problems.slice(0, 3))}`);
    return payload;
  }
}

/** Synthetic, and says so where its source is cited. */
const synthetic = (number: number) => ({
  ordinal: 1 + (number % 30_000),
  name: `合成服务项目${number}`,
  domain: 'EDUCATION',
  category: 'BASIC',
  audience: `合成数据：第${number}类服务对象`,
  standard: `合成数据：每人每年${100 + number}元，每周不少于5天。`,
  fundingText: '合成数据：省级负担50%，市级负担30%，县级负担20%。',
  responsibilities: [
    { department: 'FJ-EDUCATION', role: 'LEAD' },
    { department: 'FJ-FINANCE', role: 'LEAD' },
  ],
  figures: [
    {
      what: '补助',
      comparator: 'EQUAL',
      value: `${100 + number}`,
      printed: `${100 + number}`,
      unit: '元',
      per: '每人每年',
      quote: `每人每年${100 + number}元`,
    },
    { what: '开放', comparator: 'AT_LEAST', value: '5', printed: '5', unit: '天', quote: '每周不少于5天' },
  ],
  funding: {
    mode: 'SHARED_BY_RATIO',
    levels: ['PROVINCE', 'CITY', 'COUNTY'],
    shares: [
      ['PROVINCE', '省级', '50'],
      ['CITY', '市级', '30'],
      ['COUNTY', '县级', '20'],
    ].map(([payer, payerText, percent]) => ({
      component: '补助',
      payer,
      payerText,
      percent,
      quote: `${payerText}负担${percent}%`,
    })),
  },
  source: { document: 'FJ-2018-ACTION-PLAN', place: '合成数据，非原文', quote: `合成服务项目${number}` },
});

const codeOf = (number: number) => `ZZ-SYN-${String(number).padStart(5, '0')}`;

async function timed<T>(work: () => Promise<T>): Promise<{ took: number; value: T }> {
  const since = performance.now();
  const value = await work();
  return { took: performance.now() - since, value };
}

/** Does some work while another thing is sampled again and again; gives the greatest sample. */
async function during<T>(
  work: () => Promise<T>,
  every: number,
  sample: () => Promise<number>,
): Promise<{ value: T; most: number }> {
  let most = 0;
  const state = { done: false };
  const sampling = (async () => {
    for (; !state.done; await new Promise((next) => setTimeout(next, every)))
      most = Math.max(most, await sample());
  })();
  const value = await work().finally(() => (state.done = true));
  await sampling;
  return { value, most };
}

/** Megabytes of memory that a process holds; null where /proc does not tell. */
async function residentOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

async function measure(
  server: Contender,
  office: Office,
  count: number,
  draft: (changeSet: string, number: number) => Promise<unknown>,
): Promise<PublishFigures> {
  const begun = await office.mutate('EDITOR', 'createChangeSet', 'CreateChangeSetInput', CHANGE_SET, {
    title: '合成数据批次',
    reason: '合成数据，用于测量',
    effectiveOn: EFFECTIVE_ON,
  });
  const changeSet = begun.changeSet?.id ?? '';
  const drafting = await timed(async () => {
    for (let number = 1; number <= count; number += 1) await draft(changeSet, number);
  });
  const validating = await timed(() =>
    office.mutate('EDITOR', 'validateChangeSet', 'ValidateChangeSetInput', CHANGE_SET, { changeSet }),
  );
  const step = (role: string, mutation: string, version: number) =>
    office.mutate(role, mutation, 'ChangeSetStepInput', CHANGE_SET, { changeSet, version });
  const submitting = await timed(() => step('EDITOR', 'submitChangeSet', 1));
  await step('REVIEWER', 'approveChangeSet', 2);
  const before = await residentOf(server.pid);
  const publishing = await during(
    () =>
      during(
        () =>
          timed(() =>
            office.mutate('PUBLISHER', 'publishChangeSet', 'PublishChangeSetInput', CHANGE_SET, {
              changeSet,
              version: 3,
              effectiveOn: EFFECTIVE_ON,
            }),
          ),
        5,
        async () => (await timed(() => read(server.url))).took,
      ),
    20,
    async () => (await residentOf(server.pid)) ?? 0,
  );
  const { value: reading, most: peak } = publishing;
  return {
    drafts: count,
    draft: drafting.took / count,
    validate: validating.took,
    submit: submitting.took,
    publish: reading.value.took,
    readerWaited: reading.most,
    memory: before === null ? null : { before: Math.round(before), peak: Math.round(peak) },
  };
}

async function read(url: string): Promise<void> {
  const query = '{ service(code: "FJ-BPS-003") { name figures { value } } }';
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
}

/**
 * Measures what publishing takes, on a built server with a durable database of its own: of one draft, of many services
 * that are new, and of a revision of each of them.
 */
export async function measurePublish(count = 5_000): Promise<PublishReport> {
  const workplace = await Workplace.open();
  try {
    const dataDir = workplace.dataDir('publish');
    const server = await workplace.start(join(packageRoot, 'dist/src/main.js'), [], {
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '0',
      RATE_LIMIT_KNOWN: '0',
    });
    const office = await Office.at(server, dataDir);
    const revise = (code: string, changes: object) => (changeSet: string) =>
      office.mutate('EDITOR', 'reviseService', 'ReviseServiceInput', DRAFT, { changeSet, code, changes });
    const one = await measure(server, office, 1, revise('FJ-BPS-003', { audience: '合成数据：服务对象' }));
    const added = await measure(server, office, count, (changeSet, number) =>
      office.mutate('EDITOR', 'addService', 'AddServiceInput', DRAFT, {
        changeSet,
        code: codeOf(number),
        content: synthetic(number),
      }),
    );
    const revised = await measure(server, office, count, (changeSet, number) =>
      revise(codeOf(number), { audience: `合成数据：第${number}类，修订` })(changeSet),
    );
    return { one, added, revised };
  } finally {
    await workplace.close();
  }
}

/** The figures for people. */
export function publishTable({ one, added, revised }: PublishReport): string {
  const ms = (value: number) => (value < 100 ? value.toFixed(1) : String(Math.round(value)));
  const line = (name: string, figures: PublishFigures) => {
    const { memory } = figures;
    const times = [figures.draft, figures.validate, figures.submit, figures.publish, figures.readerWaited];
    const held = memory ? `${memory.before} → ${memory.peak} MB` : 'not known';
    return `| ${[name, figures.drafts, ...times.map(ms), held].join(' | ')} |`;
  };
  return [
    '| change set | drafts | ms a draft | validate, ms | submit, ms | publish, ms | readers waited, ms | memory |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    line('one revised', one),
    line('new', added),
    line('revised', revised),
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { drafts: { type: 'string', default: '5000' }, json: { type: 'string' } },
  });
  const report = await measurePublish(Number(values.drafts));
  process.stdout.write(`${machine()}\n\n${publishTable(report)}\n`);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
