import { buildSchema, isEnumType } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { WORDS } from '../../../src/monitor/words.js';

const schema = buildSchema(readFileSync('src/schema/schema.graphql', 'utf8'));

/** Every text of a dictionary by its place; a text that is made of values is made of some. */
function texts(words: object, place = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, word]: [string, unknown]): [string, string][] => {
    const here = `${place}.${name}`;
    if (typeof word === 'function') {
      return [[here, String((word as (...values: unknown[]) => string)('甲', 2, '乙', 4, '丙'))]];
    }
    return typeof word === 'object' && word !== null ? texts(word, here) : [[here, String(word)]];
  });
}

describe.each(Object.entries(WORDS))('the words of the page in %s', (_, words) => {
  it('name every value that the schema knows', () => {
    const named = {
      ProgressVerdict: words.verdict,
      ProgressReason: words.reason,
      IndicatorNature: words.natures,
      ObservationStatus: words.status,
      ObservedArea: words.areas,
      SuspicionCode: words.suspicions,
      CapacityUnit: words.units,
      PopulationGroup: words.groups,
      RollUp: words.rollUps,
      ComputationMethod: words.methods,
      EqualisationWeight: words.weights,
    };
    for (const [name, labels] of Object.entries(named)) {
      const type = schema.getType(name);
      const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
      expect([name, Object.keys(labels).sort()]).toEqual([name, values.sort()]);
    }
  });

  it('are never empty', () => {
    expect(texts(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('the words of the page', () => {
  it('are all said by the page', () => {
    const files = readdirSync('src/monitor', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/^(?:words|operations)\//.test(file),
    );
    const page = files.map((file) => readFileSync(`src/monitor/${file}`, 'utf8')).join('\n');
    expect(Object.keys(WORDS.zh).filter((word) => !new RegExp(`\\b${word}\\b`).test(page))).toEqual([]);
  });

  it('are the same ones in both languages', () => {
    expect(texts(WORDS.en).map(([place]) => place)).toEqual(texts(WORDS.zh).map(([place]) => place));
  });

  it('are English where the page is: only the way back to Chinese is not', () => {
    const han = texts(WORDS.en).filter(([, text]) => /[^\P{Script=Han}甲乙丙]/u.test(text));
    expect(han.map(([place]) => place)).toEqual(['.otherLanguage']);
  });
});
