import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { ask, load, type Load, type Measurement } from './load.js';
import { readOperations, type Operation } from './operations.js';
import { CONTENDERS, machine, median, summarise, table, type ContenderName, type Report } from './report.js';
import { Workplace, type Contender } from './workplace.js';

const USAGE = `Measures the built server beside a bare HTTP server and a naive stack, one at a time.
  --rounds N       rounds over all contenders (3)
  --seconds N      of each measurement (2)
  --warm-up N      seconds of load before each (1)
  --connections N  kept busy at once (10)
  --starts N       cold and warm starts to time; 0 for none (3)
  --only A,B       these operations
  --json FILE      where to write the report as JSON, besides standard output
`;

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const script = (path: string) => join(packageRoot, 'dist', path);

interface Options extends Load {
  readonly rounds: number;
  readonly starts: number;
  readonly operations: readonly Operation[];
  readonly json: string | undefined;
}

function readOptions(): Options | undefined {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    options: {
      rounds: text('3'),
      seconds: text('2'),
      'warm-up': text('1'),
      connections: text('10'),
      starts: text('3'),
      only: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const number = (name: 'rounds' | 'seconds' | 'warm-up' | 'connections' | 'starts', least: number) => {
    const value = Number(values[name]);
    if (!(value >= least))
      throw new Error(`--${name} must be a number from ${least}; got "${values[name]}".`);
    return value;
  };
  const all = readOperations(packageRoot);
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !all.some((operation) => operation.name === name));
  if (unknown !== undefined) throw new Error(`--only: there is no operation "${unknown}".`);
  return {
    rounds: number('rounds', 1),
    seconds: number('seconds', 0.1),
    warmUp: number('warm-up', 0),
    connections: number('connections', 1),
    starts: number('starts', 0),
    operations: only ? all.filter(({ name }) => only.includes(name)) : all,
    json: values.json && resolve(values.json),
  };
}

/** How each contender is started. All of them use the one database, which the first start of the real one fills. */
function starters(workplace: Workplace, answersFile: string) {
  const dataDir = workplace.dataDir('data');
  const real = (logged: boolean) =>
    workplace.start(script('src/main.js'), [], {
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: logged ? 'info' : 'silent',
      RATE_LIMIT: '0',
    });
  return {
    real,
    apart: real,
    bare: () => workplace.start(script('bench/bare.js'), [answersFile]),
    naive: (logged: boolean) =>
      workplace.start(script('bench/naive.js'), [packageRoot, dataDir, logged ? 'count' : '']),
  } satisfies Record<ContenderName, (logged: boolean) => Promise<Contender>>;
}

interface Answer {
  readonly text: string;
  readonly statements: number;
}

/** The answer to each operation and its number of statements: of the third request, when nothing is done for the first time. */
async function answersOf(
  contender: Contender,
  operations: readonly Operation[],
): Promise<Map<string, Answer | Error>> {
  const answers = new Map<string, Answer | Error>();
  for (const { name, body } of operations) {
    try {
      for (let time = 1; time <= 3; time += 1) {
        const text = await ask(contender.url, name, body);
        answers.set(name, { text, statements: await contender.nextStatements() });
      }
    } catch (error) {
      answers.set(name, error as Error);
    }
  }
  return answers;
}

/** Milliseconds from spawning the server to its first answer. */
async function startTimes(workplace: Workplace, times: number): Promise<Report['start']> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const dataDir = workplace.dataDir(`start-${time}`);
    for (const list of [cold, warm]) {
      const server = await workplace.start(script('src/main.js'), [], {
        DATA_DIR: dataDir,
        PORT: '0',
        LOG_LEVEL: 'silent',
      });
      const since = performance.now();
      await ask(server.url, 'the first request', '{"query":"{ __typename }"}');
      list.push(server.listening + performance.now() - since);
      await server.stop();
    }
  }
  return times > 0 ? { cold: Math.round(median(cold)), warm: Math.round(median(warm)) } : null;
}

async function measure(workplace: Workplace, options: Options): Promise<Report> {
  const { operations } = options;
  const answersFile = join(workplace.dir, 'answers.json');
  const start = starters(workplace, answersFile);
  const faults: string[] = [];
  const say = (line: string) => process.stderr.write(`${line}\n`);

  say('Asking each contender once…');
  const real = await start.real(true);
  const wanted = await answersOf(real, operations);
  await real.stop();
  for (const answer of wanted.values())
    if (answer instanceof Error) throw new Error(`real: ${answer.message}`);
  const pairs = operations.map(({ name, body }) => [body, (wanted.get(name) as Answer).text]);
  await writeFile(answersFile, JSON.stringify(pairs));
  const naive = await start.naive(true);
  const given = await answersOf(naive, operations);
  await naive.stop();

  const takesPart = (contender: ContenderName, operation: string) =>
    contender !== 'naive' || same(wanted.get(operation), given.get(operation));
  for (const { name } of operations) {
    if (takesPart('naive', name)) continue;
    const answer = given.get(name);
    faults.push(`naive ${name}: ${answer instanceof Error ? answer.message : 'it answers differently'}`);
  }

  const rounds = new Map(
    operations.map(({ name }) => [name, new Map<ContenderName, Measurement[]>()] as const),
  );
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const contender of CONTENDERS) {
      say(`Round ${round} of ${options.rounds}: ${contender}…`);
      const server = await start[contender](false);
      for (const operation of operations.filter(({ name }) => takesPart(contender, name))) {
        const measurements = rounds.get(operation.name);
        try {
          const measured = await load(server.url, operation, { ...options, apart: contender === 'apart' });
          measurements?.set(contender, [...(measurements.get(contender) ?? []), measured]);
        } catch (error) {
          faults.push(`${contender} in round ${round}: ${(error as Error).message}`);
        }
      }
      await server.stop();
    }
  }

  if (options.starts > 0) say('Timing starts…');
  const { seconds, warmUp, connections } = options;
  return {
    machine: machine(),
    load: { seconds, warmUp, connections, rounds: options.rounds },
    start: await startTimes(workplace, options.starts),
    operations: Object.fromEntries(
      operations.map(({ name }) => {
        const statements = new Map<ContenderName, number>();
        const [own, others] = [wanted.get(name), given.get(name)];
        if (own && 'statements' in own) statements.set('real', own.statements).set('apart', own.statements);
        if (others && 'statements' in others) statements.set('naive', others.statements);
        const bytes = own && 'text' in own ? Buffer.byteLength(own.text) : 0;
        return [name, { bytes, contenders: summarise(rounds.get(name) ?? new Map(), statements) }];
      }),
    ),
    faults,
  };
}

function same(wanted: Answer | Error | undefined, given: Answer | Error | undefined): boolean {
  if (!wanted || !given || wanted instanceof Error || given instanceof Error) return false;
  return isDeepStrictEqual(JSON.parse(wanted.text), JSON.parse(given.text));
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) return void process.stdout.write(USAGE);
  const workplace = await Workplace.open();
  const interrupted = () => void workplace.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const report = await measure(workplace, options);
    const json = `${JSON.stringify(report, null, 2)}\n`;
    process.stdout.write(`${table(report)}\n\n${json}`);
    if (options.json !== undefined) await writeFile(options.json, json);
    if (report.faults.length > 0) process.exitCode = 1;
  } finally {
    await workplace.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`The bench failed: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
// autocannon leaves timers behind that would hold the process.
process.exit();
