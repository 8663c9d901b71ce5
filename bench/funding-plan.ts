import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { ServiceContent } from '../src/domain/content.js';
import type { EnteredRatio } from '../src/domain/cost-sharing-choice.js';
import { FundingMode, Payer, RegionLevel } from '../src/domain/enums.js';
import { planFunding, type PlanLine } from '../src/domain/funding-plan.js';
import { splitByTerms } from '../src/domain/funding-split.js';
import { termsOf } from '../src/domain/funding-terms.js';
import { componentsOf, splitKindOf, SplitKind } from '../src/domain/printed-shares.js';
import { serviceContent } from '../src/usecases/directory-contents.js';
import { readDirectoryFiles } from '../src/usecases/directory-files.js';
import { Office } from './publish.js';
import { machine, median } from './report.js';
import { Workplace } from './workplace.js';

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const DAY = '2027-01-01';
const ROUNDS = 7;

/** Milliseconds, medians. */
export interface FundingFigures {
  readonly ratios: number;
  /** All services in all counties, in the domain. */
  readonly domain: number;
  /** A county's plan of all services over HTTP, whole and its totals alone, and one split. */
  readonly plan: number;
  readonly totals: number;
  readonly split: number;
}

export interface FundingReport {
  readonly counties: number;
  readonly services: number;
  readonly figures: readonly FundingFigures[];
}

interface Directory {
  readonly services: ReadonlyMap<string, ServiceContent>;
  /** Of each county the codes from it up to the province. */
  readonly counties: readonly (readonly string[])[];
}

async function readDirectory(): Promise<Directory> {
  const records = await (await readDirectoryFiles(join(packageRoot, 'seeds'))).records();
  const parents = new Map(records.regions.map(({ code, parent }) => [code, parent]));
  const counties = records.regions.filter(
    ({ level, retiredIn }) => level === RegionLevel.COUNTY && retiredIn === undefined,
  );
  return {
    services: new Map(records.services.map((record) => [record.code, serviceContent(record)])),
    counties: counties.map(({ code, parent = '' }) => [code, parent, parents.get(parent) ?? '']),
  };
}

/** The first component that the list prints shares for; null if it prints none. */
const componentOf = ({ funding }: ServiceContent) => componentsOf(funding)[0] ?? null;

const isRate = (service: ServiceContent) =>
  splitKindOf(service.funding, { component: componentOf(service), day: DAY }) === SplitKind.RATES_ON_BASE;

/** Synthetic: a line for each service that can be planned, a thousand recipients and more of a standard of its own. */
function linesOf({ services }: Directory, salt: number): PlanLine[] {
  return [...services].flatMap(([service, content], index) =>
    isRate(content)
      ? []
      : [
          {
            service,
            component: componentOf(content),
            figure: null,
            unitFen: 123_457n,
            recipients: 1_000 + index + salt,
          },
        ],
  );
}

/** Synthetic: for services that are shared by ratio, first the province's, then of one county after another. */
function syntheticRatios({ services, counties }: Directory, count: number): EnteredRatio[] {
  const shared = [...services].filter(([, { funding }]) => funding.mode === FundingMode.SHARED_BY_RATIO);
  const places = [...new Set(counties.flatMap((regions) => [...regions].reverse()))];
  return places
    .flatMap((region) =>
      shared.map(([service]): EnteredRatio => ({
        code: `${service}-${region}`,
        content: {
          service,
          fundingMode: null,
          component: null,
          region,
          fiscalTier: null,
          parts: [
            { payer: Payer.PROVINCE, percent: '33.3', maxPercent: null },
            { payer: Payer.COUNTY, percent: '66.7', maxPercent: null },
          ],
          note: '合成数据',
          source: { document: 'FJ-2018-ACTION-PLAN', place: '合成数据，非原文', quote: '合成的比例' },
        },
      })),
    )
    .slice(0, count);
}

/** Every service in every county: a plan, and a split for each service whose rates are of wages. */
function planEverywhere(directory: Directory, ratios: readonly EnteredRatio[], salt: number): bigint {
  const { services, counties } = directory;
  const rates = [...services].filter(([, content]) => isRate(content));
  const lines = linesOf(directory, salt);
  return counties.reduce((all, regions) => {
    const common = { regions, day: DAY, ratios };
    const { sum } = planFunding({ ...common, lines, services, tierOf: () => 2 });
    for (const [service, content] of rates) {
      const { funding, fundingText } = content;
      const asked = { service, funding, fundingText, component: componentOf(content), tier: null };
      splitByTerms(10n ** 12n, termsOf({ ...common, ...asked }));
    }
    return all + sum.total.min;
  }, 0n);
}

const SUM = 'total { min max } payers { payer amount { min max } partly } unspecified { min max }';
const PLAN = `query Plan($input: FundingPlanInput!) { fundingPlan(input: $input) {
  lines { service annualUnit { min max } total { min max } unspecified { min max } payers { payer origin reason percent { min max } amount { min max } } }
  services { service ${SUM} } sum { ${SUM} } csv
} }`;
const TOTALS = `query Totals($input: FundingPlanInput!) { fundingPlan(input: $input) { sum { ${SUM} } } }`;
const SPLIT = `query Split($input: FundingSplitInput!) { fundingSplit(input: $input, asOf: "${DAY}") {
  payers { payer origin reason percent { min max } amount { min max } shares { quote } } unspecified { amount { min max } }
} }`;

async function post(url: string, query: string, input: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 400));
}

/** The median of some rounds, after two that warm up. */
async function timed(rounds: number, work: (round: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const since = performance.now();
    await work(round + 2);
    if (round >= 0) times.push(performance.now() - since);
  }
  return median(times);
}

async function measure(
  url: string,
  directory: Directory,
  ratios: readonly EnteredRatio[],
): Promise<FundingFigures> {
  const [region = ''] = directory.counties[0] ?? [];
  const plan = (query: string) => (round: number) => {
    const lines = linesOf(directory, round).map((line) => ({ ...line, unitFen: String(line.unitFen) }));
    return post(url, query, { region, year: 2027, lines });
  };
  const split = { service: 'FJ-BPS-020', component: '基础养老金', region };
  return {
    ratios: ratios.length,
    domain: await timed(ROUNDS, (round) => planEverywhere(directory, ratios, round)),
    plan: await timed(50, plan(PLAN)),
    totals: await timed(50, plan(TOTALS)),
    split: await timed(50, (round) => post(url, SPLIT, { ...split, totalFen: 10_000 + round })),
  };
}

/** Enters ratios by the procedure of change sets. */
async function enter(office: Office, ratios: readonly EnteredRatio[]): Promise<void> {
  const fields = 'changeSet { id version } problems { code message path }';
  const begun = await office.mutate('EDITOR', 'createChangeSet', 'CreateChangeSetInput', fields, {
    title: '合成数据批次',
    reason: '合成数据，用于测量',
    effectiveOn: DAY,
  });
  const changeSet = begun.changeSet?.id ?? '';
  for (const { code, content } of ratios)
    await office.mutate('EDITOR', 'addCostSharingRatio', 'AddCostSharingRatioInput', fields, {
      changeSet,
      code,
      content,
    });
  const step = (role: string, mutation: string, version: number) =>
    office.mutate(role, mutation, 'ChangeSetStepInput', fields, { changeSet, version });
  await step('EDITOR', 'submitChangeSet', 1);
  await step('REVIEWER', 'approveChangeSet', 2);
  const publication = { changeSet, version: 3, effectiveOn: DAY };
  await office.mutate('PUBLISHER', 'publishChangeSet', 'PublishChangeSetInput', fields, publication);
}

/** Measures plans of every service in every county, on a built server with a database of its own. */
export async function measureFunding(count = 300): Promise<FundingReport> {
  const directory = await readDirectory();
  const workplace = await Workplace.open();
  try {
    const dataDir = workplace.dataDir('funding');
    const server = await workplace.start(join(packageRoot, 'dist/src/main.js'), [], {
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '0',
      RATE_LIMIT_KNOWN: '0',
    });
    const without = await measure(server.url, directory, []);
    const ratios = syntheticRatios(directory, count);
    await enter(await Office.at(server, dataDir), ratios);
    const withRatios = await measure(server.url, directory, ratios);
    const { counties, services } = directory;
    return { counties: counties.length, services: services.size, figures: [without, withRatios] };
  } finally {
    await workplace.close();
  }
}

/** The figures for people. */
export function fundingTable({ counties, services, figures }: FundingReport): string {
  const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0);
  return [
    `| ratios | ${counties} counties × ${services} services in the domain, ms | one county over HTTP, whole, ms | its totals, ms | one split, ms |`,
    '| --- | --- | --- | --- | --- |',
    ...figures.map(
      ({ ratios, domain, plan, totals, split }) =>
        `| ${[ratios, ...[domain, plan, totals, split].map(ms)].join(' | ')} |`,
    ),
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { ratios: { type: 'string', default: '300' }, json: { type: 'string' } },
  });
  const report = await measureFunding(Number(values.ratios));
  process.stdout.write(`${machine()}\n\n${fundingTable(report)}\n`);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
