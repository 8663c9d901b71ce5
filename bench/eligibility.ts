import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerFor, questionsAfter, type AudienceReading } from '../src/domain/eligibility/answer.js';
import { compileRule } from '../src/domain/eligibility/compile.js';
import { FactKind, type FactDefinition, type Profile } from '../src/domain/eligibility/fact.js';
import { readProfile } from '../src/domain/eligibility/profile.js';
import type { Condition } from '../src/domain/eligibility/rule.js';
import { FACTS, VOCABULARY } from '../src/domain/eligibility/vocabulary.js';
import { machine } from './report.js';

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Numbers between 0 and 1 that are the same in every run: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Somebody of whom some six facts are told, at random: of more, most would contradict one another. */
function somebody(random: () => number): Profile {
  const told: Record<string, Profile[string]> = {};
  for (const [fact, definition] of Object.entries<FactDefinition>(FACTS)) {
    if (random() > 0.13) continue;
    if (definition.kind === FactKind.FLAG) told[fact] = random() < 0.5;
    else if (definition.kind === FactKind.NUMBER)
      told[fact] = definition.min + Math.floor(random() * (definition.max - definition.min + 1));
    else {
      const options = Object.keys(definition.options);
      told[fact] =
        definition.kind === FactKind.SET
          ? options.filter(() => random() < 0.2)
          : (options[Math.floor(random() * options.length)] ?? '');
    }
  }
  return told;
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function conditions(): Condition[] {
  const directory = join(packageRoot, 'seeds/eligibility-rules');
  return readdirSync(directory)
    .sort()
    .flatMap(
      (name) =>
        (JSON.parse(readFileSync(join(directory, name), 'utf8')) as { records: { condition: Condition }[] })
          .records,
    )
    .map(({ condition }) => condition);
}

/** Milliseconds of each of some people's answers over readings. */
function timeAnswers(readings: readonly AudienceReading[], people: number, ask: boolean): number[] {
  const random = numbers(20_181_126);
  const times: number[] = [];
  while (times.length < people) {
    const { knowledge } = readProfile(somebody(random), VOCABULARY);
    if (!knowledge) continue;
    const begun = performance.now();
    const answers = answerFor(readings, knowledge);
    if (ask) questionsAfter(answers, knowledge);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b);
}

const some = conditions();
const begun = performance.now();
const readings = some.map((condition, index) => ({
  serviceId: index,
  rules: [{ rule: compileRule(condition, VOCABULARY), addedBy: null }],
  fault: null,
  lostQuotes: [],
}));
console.log(machine());
console.log(`${readings.length} rules compiled in ${(performance.now() - begun).toFixed(1)} ms`);
timeAnswers(readings, 2_000, true);
for (const times of [1, 10, 100]) {
  const list = Array.from({ length: times }, () => readings).flat();
  for (const ask of [false, true]) {
    const sorted = timeAnswers(list, Math.max(20, 3_000 / times), ask);
    const [p50, p99] = [quantile(sorted, 0.5), quantile(sorted, 0.99)].map((ms) => ms.toFixed(3));
    console.log(`${list.length} services${ask ? ' and what to ask next' : ''}: p50 ${p50} ms, p99 ${p99} ms`);
  }
}

const MANY = Number(process.argv[2] ?? 1_000_000);
const random = numbers(1);
let answered = 0;
let contradicting = 0;
const since = performance.now();
for (let person = 0; person < MANY; person += 1) {
  const { knowledge, problems } = readProfile(somebody(random), VOCABULARY);
  if (knowledge) {
    answerFor(readings, knowledge);
    answered += 1;
  } else if (problems.length > 0) contradicting += 1;
}
const seconds = (performance.now() - since) / 1_000;
console.log(
  `${MANY} random profiles in ${seconds.toFixed(0)} s: ${answered} answered, ${contradicting} told what contradicts what, ${MANY - answered - contradicting} neither, no error`,
);
