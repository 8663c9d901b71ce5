import { OBSERVATION_REJECTION_CODES } from '../../src/domain/facilities/rejection.js';
import { EQUALISATION_FLOW } from '../../src/domain/indicators/equalisation-csv.js';
import { OBSERVATION_HEADERS } from '../../src/domain/indicators/observation-headers.js';
import { OBSERVATION_FLOW } from '../../src/domain/indicators/observations-csv.js';
import { PROGRESS_FLOW } from '../../src/domain/indicators/progress-csv.js';
import { SuspicionCode } from '../../src/domain/indicators/vocabulary.js';
import { structureId } from '../../src/domain/sdmx-csv.js';
import { codes, tablesOf } from '../support/doc-tables.js';

const rows = tablesOf('indicators.md');

describe('docs/indicators.md', () => {
  it('lists the columns that files of figures may have', () => {
    const listed = rows('### Columns').map(([field, english, chinese]) => [
      ...codes(field),
      codes(english),
      codes(chinese),
    ]);
    const isChinese = (word: string) => /\p{Script=Han}/u.test(word);
    const known = Object.entries(OBSERVATION_HEADERS).map(([field, words]) => [
      field,
      words.filter((word) => !isChinese(word)),
      words.filter(isChinese),
    ]);
    expect(listed).toEqual(known);
  });

  it('explains every code of a figure at fault, and no other', () => {
    expect(rows('### Faults of figures').map(([code]) => codes(code)[0])).toEqual([
      ...OBSERVATION_REJECTION_CODES,
    ]);
  });

  it('explains every reason for which a figure looks wrong', () => {
    expect(
      rows('### What looks wrong')
        .map(([code]) => codes(code)[0])
        .sort(),
    ).toEqual(Object.values(SuspicionCode).sort());
  });

  it('tells the structures of the SDMX messages with all their components', () => {
    const listed = rows('### SDMX-CSV 2.0 (`sdmxCsv`)').map(([structure, ...components]) => [
      ...codes(structure),
      ...components.map(codes),
    ]);
    const known = [OBSERVATION_FLOW, PROGRESS_FLOW, EQUALISATION_FLOW].map((flow) => [
      structureId(flow),
      [...flow.dimensions],
      [...flow.measures],
      [...flow.attributes],
    ]);
    expect(listed).toEqual(known);
  });
});
