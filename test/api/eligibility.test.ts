import { FACTS } from '../../src/domain/eligibility/vocabulary.js';
import { SubjectKind } from '../../src/domain/content.js';
import { publish } from '../support/publications.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ASK = `query Ask($profile: EligibilityProfile!, $region: String, $asOf: Date) {
  eligibility(profile: $profile, region: $region, asOf: $asOf) {
    matching notMatching unknown
    match: services(verdict: MATCH) { service { code } }
    services { service { code name } verdict reason missing { code question } lostQuotes }
    questions(first: 100) { fact { code } settles maySettle }
  }
}`;

const ask = async (profile: object, more: object = {}) => {
  const { data, errors } = await server.query(ASK, { profile, ...more });
  expect(errors).toBeUndefined();
  return data.eligibility;
};

/** The example: 68 years old, of the country, severely disabled, receiving dibao; nothing else is told. */
const ELDER = {
  age: 68,
  residence: 'RURAL',
  registrationPlace: 'LOCAL',
  disabilityGrade: 'GRADE_1',
  recognitions: ['DIBAO'],
};

describe('eligibility', () => {
  it('tells of each of the 81 services whether it is for somebody, in the order of the list', async () => {
    const answer = await ask(ELDER);
    expect(answer.services).toHaveLength(81);
    expect(answer.services[0].service.code).toBe('FJ-BPS-001');
    expect(answer.matching + answer.notMatching + answer.unknown).toBe(81);
    const matching = answer.match.map((one: { service: { code: string } }) => one.service.code);
    expect(matching).toHaveLength(answer.matching);
    // Old age, dibao and disability: health management, assistance, subsidies, fare-free museums.
    for (const code of ['FJ-BPS-032', 'FJ-BPS-046', 'FJ-BPS-048', 'FJ-BPS-069', 'FJ-BPS-072', 'FJ-BPS-080'])
      expect(matching).toContain(code);
    for (const code of ['FJ-BPS-001', 'FJ-BPS-030', 'FJ-BPS-016']) expect(matching).not.toContain(code);
  });

  it('names for what is open the facts that are missing, and nothing that was told', async () => {
    const answer = await ask(ELDER);
    for (const { verdict, reason, missing } of answer.services) {
      expect([verdict, reason]).toEqual([verdict, verdict === 'UNKNOWN' ? 'FACTS_MISSING' : null]);
      expect(missing.length > 0).toBe(verdict === 'UNKNOWN');
      for (const { code, question } of missing) {
        expect(Object.keys(ELDER)).not.toContain(code);
        expect(question).toMatch(/？$/);
      }
    }
  });

  it('asks next what settles most, and is settled by the answers', async () => {
    let profile: Record<string, unknown> = { ...ELDER };
    let { unknown, questions } = await ask(profile);
    for (let round = 0; round < 3; round += 1) {
      const [first, second] = questions;
      expect(first.settles).toBeGreaterThanOrEqual(second.settles);
      if (first.settles === second.settles) expect(first.maySettle).toBeGreaterThanOrEqual(second.maySettle);
      const definition = FACTS[first.fact.code as keyof typeof FACTS];
      const answer = 'options' in definition ? Object.keys(definition.options).at(-1) : false;
      profile = { ...profile, [first.fact.code]: definition.kind === 'SET' ? [] : answer };
      const next = await ask(profile);
      expect(next.unknown).toBeLessThanOrEqual(unknown - first.settles);
      ({ unknown, questions } = next);
    }
  });

  it('explains a verdict condition by condition, in the words of the list', async () => {
    const { data } = await server.query(
      `query Why($profile: EligibilityProfile!) { eligibility(profile: $profile) {
        services(verdict: MATCH) { service { code audience standard } criteria { depth kind sentence quote verdict missing { code } } } } }`,
      { profile: ELDER },
    );
    for (const { service, criteria } of data.eligibility.services) {
      expect([service.code, criteria[0].depth, criteria[0].verdict]).toEqual([service.code, 0, 'MATCH']);
      for (const { quote } of criteria.filter((one: { quote: string | null }) => one.quote !== null))
        expect(`${service.audience}\n${service.standard}`).toContain(quote);
    }
    const subsidy = data.eligibility.services.find(
      (one: { service: { code: string } }) => one.service.code === 'FJ-BPS-072',
    );
    const verdicts = subsidy.criteria.map(({ verdict }: { verdict: string }) => verdict);
    expect(verdicts).toContain('MATCH');
    expect(verdicts).toContain('UNKNOWN');
  });

  it('knows nothing of somebody of whom nothing is told, but for services that are for everyone', async () => {
    const answer = await ask({});
    expect(answer.match.map((one: { service: { code: string } }) => one.service.code)).toEqual([
      'FJ-BPS-015',
    ]);
    expect(answer.notMatching).toBe(0);
    expect(answer.questions[0].fact.code).toBe('applicant');
  });

  it.each([
    [0, undefined],
    [100, undefined],
    [-1, 'first'],
    [101, 'first'],
  ])('asks 0 to 100 questions: %i', async (first, argument) => {
    const { errors } = await server.query(
      `query Q($profile: EligibilityProfile!, $first: Int!) { eligibility(profile: $profile) { questions(first: $first) { settles } } }`,
      { profile: ELDER, first },
    );
    expect(errors?.[0]?.extensions.argument).toBe(argument);
  });

  it('takes whoever has an age for a person', async () => {
    const [newborn, employer] = [await ask({ age: 0 }), await ask({ applicant: 'EMPLOYER' })];
    expect(newborn.questions.map((one: { fact: { code: string } }) => one.fact.code)).not.toContain(
      'applicant',
    );
    expect(newborn.matching).toBeGreaterThan(10);
    expect(employer.matching).toBeGreaterThan(3);
  });

  it('takes a few statements, one fewer without the services themselves', async () => {
    await ask(ELDER);
    expect(await server.statements(ASK, { profile: ELDER })).toBe(2);
    const counts = 'query C($profile: EligibilityProfile!) { eligibility(profile: $profile) { matching } }';
    expect(await server.statements(counts, { profile: ELDER })).toBe(1);
    expect(await server.statements(ASK, { profile: ELDER, region: '350181' })).toBe(3);
  });

  it('answers of a day on which nothing was in force', async () => {
    expect(await ask(ELDER, { asOf: '2018-09-10' })).toMatchObject({ matching: 0, unknown: 0, services: [] });
  });
});

describe('facts that cannot be so', () => {
  const refused = async (profile: object, more: object = {}) => {
    const { data, errors } = await server.query(ASK, { profile, ...more });
    expect(data?.eligibility ?? null).toBeNull();
    return errors?.[0];
  };

  it.each<[string, object, string[]]>([
    ['8 years old and retired', { age: 8, employment: 'RETIRED' }, ['age', 'employment']],
    ['an employer of 50 years', { age: 50, applicant: 'EMPLOYER' }, ['age', 'applicant']],
  ])('are named: %s', async (_, profile, facts) => {
    const error = await refused(profile);
    expect(error?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ problem: 'CONTRADICTION' }],
    });
    const [problem] = error?.extensions.problems as { facts: string[] }[];
    const named = problem?.facts ?? [];
    expect([...named].sort()).toEqual([...facts].sort());
    expect(error?.extensions.argument).toBe(`profile.${named[0]}`);
  });

  it.each<[string, object, string]>([
    ['no such age', { age: 131 }, 'profile.age'],
    ['an age below none', { age: -1 }, 'profile.age'],
    ['an option twice', { recognitions: ['DIBAO', 'DIBAO'] }, 'profile.recognitions'],
    ['a thousand options', { recognitions: Array(1_000).fill('DIBAO') }, 'profile.recognitions'],
  ])('are refused by their name: %s', async (_, profile, argument) => {
    expect((await refused(profile))?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it.each<[string, object]>([
    ['a fraction of a year', { age: 1.5 }],
    ['an option that there is not', { residence: 'MOON' }],
    ['a fact that there is not', { wealth: 1 }],
  ])('are no profile: %s', async (_, profile) => {
    expect((await refused(profile))?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each(['110000', '350', '', '350102000', '３５０１０２'])(
    'are not of this province: %s',
    async (region) => {
      expect((await refused(ELDER, { region }))?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'region',
      });
    },
  );
});

describe('the vocabulary', () => {
  it('is published, each fact with its question, and is the profile', async () => {
    const { data } = await server.query(
      `{ eligibilityFacts { code kind name question description min max unit options { code name } }
        __type(name: "EligibilityProfile") { inputFields { name description type { kind } } } }`,
    );
    const codes = data.eligibilityFacts.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(Object.keys(FACTS));
    expect(data.__type.inputFields.map(({ name }: { name: string }) => name).sort()).toEqual(
      [...codes].sort(),
    );
    const [applicant, age] = data.eligibilityFacts;
    expect(applicant.options.map(({ code }: { code: string }) => code)).toEqual(['PERSON', 'EMPLOYER']);
    expect(age).toMatchObject({ code: 'age', kind: 'NUMBER', min: 0, max: 130, unit: '周岁', options: [] });
  });
});

describe('a life event', () => {
  it('tells by rule which services may matter, and to whom', async () => {
    const { data } = await server.query(
      '{ lifeEvent(code: BIRTH) { code name people { label facts services { code name } } } }',
    );
    const people = new Map<string, string[]>(
      data.lifeEvent.people.map((one: { label: string; services: { code: string }[] }) => [
        one.label,
        one.services.map(({ code }) => code),
      ]),
    );
    expect(people.get('新生儿')).toEqual(expect.arrayContaining(['FJ-BPS-028', 'FJ-BPS-030']));
    expect(people.get('产妇')).toEqual(expect.arrayContaining(['FJ-BPS-031']));
    expect(people.get('新生儿')).not.toContain('FJ-BPS-032');
    // What is for everyone matters at no turn of life more than at any other.
    expect(people.get('新生儿')).not.toContain('FJ-BPS-027');
  });

  it('is one of a list, each with somebody to whom something matters', async () => {
    const { data } = await server.query('{ lifeEvents { code people { services { code } } } }');
    expect(data.lifeEvents.length).toBeGreaterThan(10);
    for (const { code, people } of data.lifeEvents)
      for (const { services } of people) expect([code, services.length > 0]).toEqual([code, true]);
  });

  it('needs no statement where no services are asked for', async () => {
    expect(await server.statements('{ lifeEvents { code name description people { label facts } } }')).toBe(
      0,
    );
  });
});

describe('a service whose audience is changed', () => {
  it('is told nothing of by a reading whose words it has no longer', async () => {
    await publish(server.dataSource, SubjectKind.SERVICE, {
      code: 'FJ-BPS-032',
      beginsOn: '2031-01-01',
      change: { audience: '（虚构）六十岁及以上老年人' },
    });
    const of = (answer: { services: { service: { code: string } }[] }) =>
      answer.services.find(({ service }) => service.code === 'FJ-BPS-032');
    expect(of(await ask({ age: 66 }, { asOf: '2030-12-31' }))).toMatchObject({ verdict: 'MATCH' });
    expect(of(await ask({ age: 66 }, { asOf: '2031-01-01' }))).toMatchObject({
      verdict: 'UNKNOWN',
      reason: 'READING_OUTDATED',
      missing: [],
      lostQuotes: ['65岁及以上老年人'],
    });
  });
});
