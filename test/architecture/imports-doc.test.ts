import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  FACILITY_HEADERS,
  SETTLEMENT_HEADERS,
  type FieldHeaders,
} from '../../src/domain/facilities/record-fields.js';
import { REJECTION_CODES } from '../../src/domain/facilities/rejection.js';
import {
  AccessibilityFeature,
  CapacityUnit,
  FacilityStatus,
} from '../../src/domain/facilities/vocabulary.js';
import { UPLOAD_PARAMETERS } from '../../src/server/upload-choices.js';
import { UPLOAD_TYPES } from '../../src/server/uploads.js';

const text = readFileSync(resolve(__dirname, '../../docs/imports.md'), 'utf8');

/** The rows of the table below a heading, in which what is code is without its marks. */
function rows(heading: string): string[][] {
  const [, below = ''] = text.split(`\n${heading}\n`);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(below) ?? [];
  const lines = table.trimEnd().split('\n').slice(2);
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const codes = (cell = '') => Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code);

describe('docs/imports.md', () => {
  it.each<[string, FieldHeaders]>([
    ['### Facilities', FACILITY_HEADERS],
    ['### Settlements', SETTLEMENT_HEADERS],
  ])('lists the columns that files may have: %s', (heading, headers) => {
    const listed = rows(heading).map(([field, english, chinese, meaning]) => {
      expect(meaning).toMatch(/\p{Script=Han}/u);
      return [...codes(field), codes(english), codes(chinese)];
    });
    const isChinese = (word: string) => /\p{Script=Han}/u.test(word);
    const known = Object.entries(headers).map(([field, words]) => [
      field,
      words.filter((word) => !isChinese(word)),
      words.filter(isChinese),
    ]);
    expect(listed).toEqual(known);
  });

  it('explains every code of a rejected row, and no other', () => {
    expect(rows('## Faults of rows').map(([code]) => codes(code)[0])).toEqual([...REJECTION_CODES]);
  });

  it('names every parameter and content type of an upload', () => {
    expect(rows('## Over HTTP').map(([name]) => codes(name)[0])).toEqual([...UPLOAD_PARAMETERS]);
    expect([...UPLOAD_TYPES.keys()].filter((type) => !text.includes(`\`${type}\``))).toEqual([]);
  });

  it('names every word of the closed vocabularies', () => {
    const words = [AccessibilityFeature, CapacityUnit, FacilityStatus].flatMap((each) => Object.keys(each));
    expect(words.filter((word) => !text.includes(`\`${word}\``))).toEqual([]);
  });
});
