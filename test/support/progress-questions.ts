import type { TestServer } from './test-server.js';

// Tests look into answers of any shape.
/* eslint-disable @typescript-eslint/no-explicit-any */

/** What is asked of `planProgress`, by its arguments and fields as they are written. */
export async function planProgress(server: TestServer, args: string, fields: string): Promise<any> {
  const { data, errors } = await server.query(`{ planProgress(${args}) { ${fields} } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.planProgress;
}

/** The same of one of its indicators, by code. */
export async function standing(server: TestServer, code: string, args: string, fields: string): Promise<any> {
  const { indicators } = await planProgress(server, args, `indicators { indicator { code } ${fields} }`);
  const found = indicators.find((each: any) => each.indicator.code === code);
  if (!found) throw new Error(`no standing of ${code}`);
  delete found.indicator;
  return found;
}
