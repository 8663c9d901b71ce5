import fc from 'fast-check';
import {
  checkCondition,
  MAX_CONDITIONS,
  MAX_DEPTH,
} from '../../../src/domain/eligibility/check-condition.js';
import { compileRule } from '../../../src/domain/eligibility/compile.js';
import { FactComparator, type Condition } from '../../../src/domain/eligibility/rule.js';
import {
  aCondition,
  all,
  any,
  atLeast,
  atMost,
  entangled,
  everyone,
  fact,
  flag,
  FREE,
  isMet,
  knowing,
  LAWFUL,
  not,
  oneOf,
  people,
} from '../../support/eligibility-lab.js';

const TEXTS = ['四岁以上的\n参保人员', '低保对象'];
const quoting = (condition: Condition, quote = '参保人员'): Condition => ({ ...condition, quote });
const faults = (condition: Condition, vocabulary = FREE) =>
  checkCondition(condition, vocabulary, TEXTS).map(({ code, path }) => `${code} ${path.join('.')}`.trim());
const messages = (condition: Condition, vocabulary = FREE) =>
  checkCondition(condition, vocabulary, TEXTS).map(({ message }) => message);

describe('checking a condition', () => {
  const old = fact(atLeast('age', 4));
  const insured = fact(flag('insured', true));
  const test = (comparator: FactComparator, code: string, ...values: string[]) =>
    quoting(fact({ fact: code, comparator, values }));
  const { IS, ONE_OF, AT_LEAST, AT_MOST } = FactComparator;

  it('finds nothing against one that is in order', () => {
    expect(faults(quoting(all(old, insured), '四岁以上的参保人员'))).toEqual([]);
    expect(faults(any(quoting(old, '四岁以上'), quoting(insured)))).toEqual([]);
    expect(faults(quoting(everyone))).toEqual([]);
  });

  it.each([
    ['an unknown fact', test(ONE_OF, 'height', 'TALL'), 'NOT_FOUND fact'],
    ['the name of a property that every object has', test(IS, 'toString', 'true'), 'NOT_FOUND fact'],
    ['an unknown option', test(ONE_OF, 'work', 'STUDENT', 'PIRATE'), 'NOT_FOUND values.1'],
    ['a comparator of numbers for yes or no', test(AT_LEAST, 'insured', '1'), 'INVALID comparator'],
    ['a comparator of options for a number', test(ONE_OF, 'age', '1'), 'INVALID comparator'],
    ['no value', test(ONE_OF, 'aid'), 'INVALID values'],
    ['two values where one belongs', test(AT_MOST, 'age', '1', '2'), 'INVALID values'],
    ['a value twice', test(ONE_OF, 'aid', 'LOW', 'LOW'), 'INVALID values.1'],
    ['neither true nor false', test(IS, 'insured', 'yes'), 'INVALID values.0'],
    ['no whole number', test(AT_LEAST, 'age', '2.5'), 'INVALID values.0'],
    ['a number in another spelling', test(AT_LEAST, 'age', '04'), 'INVALID values.0'],
    ['a blank for a number', test(AT_LEAST, 'age', ''), 'INVALID values.0'],
    ['a number out of bounds', test(AT_LEAST, 'age', '6'), 'INVALID values.0'],
    ['an empty group', quoting(all()), 'INVALID conditions'],
    ['NOT with two', quoting(not(old, insured)), 'INVALID conditions'],
    ['NOT with none', quoting(not()), 'INVALID conditions'],
    ['words that stand in no text', quoting(old, '五岁以上'), 'INVALID quote'],
    ['a blank quote', quoting(old, ' '), 'EMPTY_TEXT quote'],
    ['a blank note', { ...quoting(old), note: '' }, 'EMPTY_TEXT note'],
    ['no words at all', old, 'INVALID quote'],
    ['everyone without words', everyone, 'INVALID quote'],
    ['a condition twice', quoting(any(old, quoting(old))), 'INVALID conditions.1'],
  ])('finds %s', (_, condition, expected) => {
    expect(faults(condition)).toEqual([expected]);
  });

  it('says where in the tree, all at once, after the path it is given', () => {
    const condition = any(quoting(not(test(ONE_OF, 'work', 'PIRATE'))), quoting(all(insured, all())));
    expect(checkCondition(condition, FREE, TEXTS, ['rule', 'condition']).map(({ path }) => path)).toEqual([
      ['rule', 'condition', 'conditions', '0', 'conditions', '0', 'values', '0'],
      ['rule', 'condition', 'conditions', '1', 'conditions', '1', 'conditions'],
    ]);
  });

  it('takes words that a group quotes for all conditions in it', () => {
    expect(faults(all(quoting(any(old, insured)), fact(atLeast('members', 2))))).toEqual([
      'INVALID conditions.1.quote',
    ]);
  });

  it('bounds how many conditions there are and how deep they stand', () => {
    const nest = (depth: number): Condition => (depth === 1 ? old : not(nest(depth - 1)));
    expect(faults(quoting(nest(MAX_DEPTH)))).toEqual([]);
    expect(messages(quoting(nest(MAX_DEPTH + 1)))).toEqual([expect.stringContaining('nested deeper than 8')]);
    expect(messages(nest(5000))).toHaveLength(1);
    const many = any(...Array.from({ length: MAX_CONDITIONS }, () => old));
    expect(messages(many)).toEqual([expect.stringContaining('more than 200')]);
  });

  it('finds a condition that nobody meets', () => {
    expect(messages(quoting(all(old, fact(atMost('age', 3)))))).toEqual([
      expect.stringContaining('Nobody can meet'),
    ]);
  });

  it('finds a condition that nobody meets by a constraint', () => {
    const retiredChild = quoting(all(fact(atMost('age', 3)), fact(oneOf('work', 'RETIRED'))));
    expect(faults(retiredChild, FREE)).toEqual([]);
    expect(messages(retiredChild, LAWFUL)).toEqual([expect.stringContaining('Nobody can meet')]);
  });

  it('finds a condition that everyone meets without saying so', () => {
    expect(messages(quoting(any(insured, not(insured))))).toEqual([
      expect.stringContaining('Everyone meets'),
    ]);
    expect(messages(quoting(any(everyone, old)))).toEqual([expect.stringContaining('Everyone meets')]);
    const grownOrNotRetired = quoting(any(old, not(fact(oneOf('work', 'RETIRED')))));
    expect(faults(grownOrNotRetired, FREE)).toEqual([]);
    expect(messages(grownOrNotRetired, LAWFUL)).toEqual([expect.stringContaining('Everyone meets')]);
  });

  it('finds a condition that is too entangled', () => {
    const { condition, vocabulary } = entangled(16);
    expect(messages(quoting(condition), vocabulary)).toEqual([expect.stringContaining('too entangled')]);
  });

  it('lets a condition be where only the constraints among its facts are too entangled to tell', () => {
    const { vocabulary } = entangled(16);
    const halves = ['first', 'second'].map((half) =>
      Object.keys(vocabulary.facts).filter((code) => code.startsWith(half)),
    );
    const condition = quoting(
      any(...halves.map((codes) => all(...codes.map((code) => fact(flag(code, true)))))),
    );
    const constraints = (halves[0] ?? []).map((code) => ({
      given: flag(code, true),
      then: flag(code.replace('first', 'second'), true),
      reason: 'The second follows the first.',
    }));
    expect(faults(condition, { ...vocabulary, constraints })).toEqual([]);
  });

  it('agrees with counting out who meets a condition, so far as it says anything', () => {
    const lawful = people(knowing({}, LAWFUL)).filter((person) =>
      LAWFUL.constraints.every(({ given, then }) => !isMet(fact(given), person) || isMet(fact(then), person)),
    );
    fc.assert(
      fc.property(aCondition, (condition) => {
        const [message = ''] = messages(quoting(condition), LAWFUL);
        const met = new Set(lawful.map((person) => isMet(condition, person)));
        if (message.startsWith('Nobody')) expect(met).toEqual(new Set([false]));
        if (message.startsWith('Everyone')) expect(met).toEqual(new Set([true]));
      }),
      { numRuns: 300 },
    );
  });

  it('lets nothing through that cannot be compiled', () => {
    const text = fc.constantFrom('age', 'insured', 'work', 'aid', 'LOW', 'WORKER', 'true', '3', '-1', '');
    const anyTest = fc
      .record({
        fact: text,
        comparator: fc.constantFrom(...Object.values(FactComparator)),
        values: fc.array(text, { maxLength: 3 }),
      })
      .map((one) => quoting(fact(one)));
    fc.assert(
      fc.property(fc.array(anyTest, { maxLength: 2 }), (tests) => {
        const condition = all(...tests);
        if (faults(condition).length === 0) expect(() => compileRule(condition, FREE)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
