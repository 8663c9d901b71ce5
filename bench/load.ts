import autocannon from 'autocannon';
import type { Operation } from './operations.js';

export interface Load {
  /** Seconds of each measurement. */
  readonly seconds: number;
  /** Seconds of the same load before it, which count for nothing: code is compiled and caches fill. */
  readonly warmUp: number;
  readonly connections: number;
  /** Whether each connection sends a variable of its own, which no operation reads: so no two requests are alike. */
  readonly apart?: boolean;
}

export interface Measurement {
  /** Requests answered a second. */
  readonly rate: number;
  /** Milliseconds within which half of the requests were answered. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sends an operation over and over and measures the answers.
 * @throws if an answer is missing or has another status than 200
 */
export async function load(url: string, operation: Operation, options: Load): Promise<Measurement> {
  if (options.warmUp > 0) await run(url, operation, options, options.warmUp);
  return run(url, operation, options, options.seconds);
}

async function run(
  url: string,
  operation: Operation,
  { connections, apart = false }: Load,
  seconds: number,
): Promise<Measurement> {
  let clients = 0;
  const setBody = (client: autocannon.Client) => {
    const { variables, ...rest } = JSON.parse(operation.body) as { variables?: object };
    client.setBody(JSON.stringify({ ...rest, variables: { ...variables, _: (clients += 1) } }));
  };
  const times: number[] = [];
  const since = performance.now();
  let last = since;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: operation.body,
        connections,
        ...(apart ? { setupClient: setBody } : {}),
        duration: seconds,
      },
      (error: Error | null, done) => (error ? reject(error) : resolve(done)),
    );
    // Its own histogram knows whole milliseconds only.
    instance.on('response', (_client, _status, _bytes, time) => {
      times.push(time);
      last = performance.now();
    });
  });
  if (result.non2xx + result.errors + result.timeouts > 0 || times.length === 0) {
    throw new Error(
      `${operation.name}: ${times.length} answers, ${result.non2xx} of them not 2xx, ${result.errors} errors, ${result.timeouts} timeouts`,
    );
  }
  times.sort((a, b) => a - b);
  return {
    rate: times.length / ((last - since) / 1_000),
    p50: times[Math.floor(times.length * 0.5)] ?? NaN,
    p99: times[Math.floor(times.length * 0.99)] ?? NaN,
  };
}

/** Sends an operation once. Throws if it is not answered with data and without errors. */
export async function ask(url: string, name: string, body: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  const answer = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (response.status !== 200 || !answer.data || answer.errors)
    throw new Error(`${name} was answered ${response.status} ${text.slice(0, 500)}`);
  return text;
}
