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
import { codes, docText, tablesOf } from '../support/doc-tables.js';

const text = docText('imports.md');
const rows = tablesOf('imports.md');

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
