import fc from 'fast-check';
import { answerFor, criteriaOf, questionsAfter } from '../../../src/domain/eligibility/answer.js';
import { Verdict } from '../../../src/domain/eligibility/assess.js';
import { readProfile } from '../../../src/domain/eligibility/profile.js';
import { VOCABULARY } from '../../../src/domain/eligibility/vocabulary.js';
import { profiles } from '../../support/random-profiles.js';
import { COMPILED_RULES } from '../../support/seed-rules.js';

const READINGS = COMPILED_RULES.map((rule, index) => ({
  serviceId: index,
  rules: [{ rule, addedBy: null }],
  fault: null,
  lostQuotes: [],
}));

/** `npm run bench:eligibility` goes through a million; here as many as there is time for. */
const TIME = 4_000;

it('answers everyone, or names what contradicts what', () => {
  let people = 0;
  fc.assert(
    fc.property(profiles, (profile) => {
      const { knowledge, problems } = readProfile(profile, VOCABULARY);
      if (!knowledge) {
        expect(problems.length).toBeGreaterThan(0);
        for (const { facts } of problems) expect(facts.length).toBeGreaterThan(1);
        return;
      }
      people += 1;
      const answers = answerFor(READINGS, knowledge);
      const open = answers.filter(({ verdict }) => verdict === Verdict.UNKNOWN);
      expect(open.every(({ missing }) => missing.length > 0)).toBe(true);
      const asked = questionsAfter(answers, knowledge);
      // What is asked next is just what something depends on, and nothing that was told.
      expect(new Set(asked.map(({ fact }) => fact))).toEqual(new Set(open.flatMap(({ missing }) => missing)));
      expect(asked.some(({ fact }) => Object.hasOwn(profile, fact))).toBe(false);
      const [first] = READINGS;
      if (first) expect(criteriaOf(first, knowledge)[0]?.verdict).toBe(answers[0]?.verdict);
    }),
    { numRuns: 1_000_000, interruptAfterTimeLimit: TIME },
  );
  expect(people).toBeGreaterThan(50);
});
