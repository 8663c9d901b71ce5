import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rulesTable } from '../../src/usecases/rules-table.js';
import { readRecords, SEEDS } from '../support/seed-contents.js';

const TABLE = resolve(__dirname, '../../docs/eligibility-rules.md');

describe('docs/eligibility-rules.md', () => {
  it('has each of the 81 rules beside its text, as the seeds have them: `service-directory rules --write` mends it', () => {
    const records = readRecords(SEEDS);
    const text = rulesTable(records);
    expect(text.match(/^## /gm)).toHaveLength(81);
    for (const { audience } of records.services) expect(text).toContain(audience);
    expect(readFileSync(TABLE, 'utf8')).toBe(text);
  });

  it('says so where nobody has read an audience', () => {
    const records = readRecords(SEEDS);
    expect(rulesTable({ ...records, 'eligibility-rules': [] })).toContain('尚无规则');
  });
});
