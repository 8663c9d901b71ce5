import { csvText } from './csv.js';

/** What a message is about: a dataflow of ours, with the components that its rows have a column for. */
export interface Dataflow {
  /** e.g. `OBSERVATION`; see `structureId`. */
  readonly id: string;
  /** Dimensions, in the order of the key. */
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  readonly attributes: readonly string[];
}

/** A row by component; what is left out or null has an empty cell. */
export type SdmxRow<F extends Dataflow> = Readonly<
  Record<F['dimensions'][number], string> &
    Partial<Record<F['measures'][number] | F['attributes'][number], string | null>>
>;

/** Who maintains the structures: an agency is a name of letters, digits, _ and -. */
const AGENCY = 'PSD';
const VERSION = '1.0.0';

/** What identifies codes and components after the SDMX information model (`IDType`). */
const ID = /^[A-Za-z0-9_@$-]+$/;

/** The `STRUCTURE_ID` of a dataflow, e.g. `PSD:OBSERVATION(1.0.0)`. */
export const structureId = ({ id }: Dataflow) => `${AGENCY}:${id}(${VERSION})`;

/** Stands in a dimension that says nothing of a row, as SDMX's code lists write it. */
export const NOT_APPLICABLE = '_Z';

/**
 * What SDMX's cross-domain code list CL_OBS_STATUS calls the states of a figure.
 * Source: SDMX, Code list for observation status, version 2.2.
 */
export const OBS_STATUS = {
  /** Normal value. */
  NORMAL: 'A',
  /** Provisional value. */
  PROVISIONAL: 'P',
  /** Missing value. */
  MISSING: 'O',
} as const;

/**
 * Rows of one dataflow as an SDMX-CSV 2.0 data message: `STRUCTURE`, `STRUCTURE_ID` and `ACTION` (I, for information),
 * then dimensions, measures and attributes, by id; commas between fields and CRLF after rows. There is no byte order
 * mark, because a reader finds the separator by what follows the word STRUCTURE at the very beginning. Free text that a
 * spreadsheet would run as a formula gets an apostrophe before it (see csvText): such messages are opened in Excel too.
 * Source: SDMX Technical Working Group, SDMX-CSV 2.0 field guide, data messages (aligned with SDMX 3.0.0).
 * @throws RangeError for a dimension whose value is no SDMX identifier
 */
export function toSdmxCsv<F extends Dataflow>(dataflow: F, rows: readonly SdmxRow<F>[]): string {
  const { dimensions, measures, attributes } = dataflow;
  const values = [...measures, ...attributes];
  const structure = structureId(dataflow);
  const line = (row: Readonly<Record<string, string | null | undefined>>) => [
    'dataflow',
    structure,
    'I',
    ...dimensions.map((dimension) => identifier(dimension, row[dimension])),
    ...values.map((component) => row[component] ?? ''),
  ];
  return csvText([['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...dimensions, ...values], ...rows.map(line)]);
}

function identifier(dimension: string, value: string | null | undefined): string {
  if (value === null || value === undefined || !ID.test(value))
    throw new RangeError(`"${value}" identifies nothing in the dimension ${dimension} of SDMX.`);
  return value;
}
