import { badInput } from '../domain/errors.js';
import { CoordinateSystem } from '../domain/geo/coordinates.js';
import type { TextEncoding } from '../usecases/reading/read-records.js';

/** What an upload's address says of it. */
export interface UploadChoices {
  readonly provider: string;
  readonly coordinates: CoordinateSystem;
  readonly dryRun: boolean;
  readonly prune: boolean;
  /** Percent. */
  readonly pruneAtMost: number | undefined;
  readonly fileName: string | null;
  readonly encoding: TextEncoding | undefined;
}

/** The parameters that an upload may have. */
export const UPLOAD_PARAMETERS = [
  'provider',
  'coordinates',
  'dryRun',
  'prune',
  'pruneAtMost',
  'fileName',
  'encoding',
] as const;
type Parameter = (typeof UPLOAD_PARAMETERS)[number];

const ENCODINGS: Readonly<Record<string, TextEncoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
};
const FILE_NAME = /^[^\p{Cc}\p{Cs}]{1,200}$/u;

/**
 * Reads the parameters of an upload's address.
 * @throws BAD_USER_INPUT naming the parameter: unknown, given twice, missing or of another form
 */
export function uploadChoices(query: Readonly<Record<string, unknown>>): UploadChoices {
  for (const [name, value] of Object.entries(query)) {
    // A misspelt dryRun would change what was only to be tried.
    if (!UPLOAD_PARAMETERS.some((known) => known === name))
      throw badInput(
        name.slice(0, 80),
        `There is no such parameter; there are ${UPLOAD_PARAMETERS.join(', ')}.`,
      );
    if (typeof value !== 'string') throw badInput(name, `Give ${name} once.`);
  }
  const given = query as Partial<Record<Parameter, string>>;
  const one = <T>(name: Parameter, choices: Readonly<Record<string, T>>): T | undefined => {
    const text = given[name];
    if (text === undefined) return undefined;
    const key = text.toLowerCase();
    if (!Object.hasOwn(choices, key))
      throw badInput(name, `Give ${name} as one of ${Object.keys(choices).join(', ')}.`);
    return choices[key];
  };
  const flag = (name: Parameter) => one(name, { true: true, false: false }) ?? false;
  const { provider, pruneAtMost, fileName } = given;
  if (provider === undefined) throw badInput('provider', 'Name who gives the records: provider=…');
  const coordinates = one('coordinates', SYSTEMS);
  if (coordinates === undefined)
    throw badInput(
      'coordinates',
      `Say what the coordinates are given in: coordinates=${Object.keys(SYSTEMS).join('|')}`,
    );
  if (pruneAtMost !== undefined && !/^\d{1,3}$/.test(pruneAtMost))
    throw badInput('pruneAtMost', 'Give a whole percentage from 0 to 100.');
  if (fileName !== undefined && !FILE_NAME.test(fileName))
    throw badInput('fileName', 'Give a file name of 1 to 200 characters.');
  return {
    provider,
    coordinates,
    dryRun: flag('dryRun'),
    prune: flag('prune'),
    pruneAtMost: pruneAtMost === undefined ? undefined : Number(pruneAtMost),
    fileName: fileName ?? null,
    encoding: one('encoding', ENCODINGS),
  };
}

const SYSTEMS = Object.fromEntries(
  Object.values(CoordinateSystem).map((system) => [system.toLowerCase(), system]),
);
