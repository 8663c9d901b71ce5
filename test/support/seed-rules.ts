import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assess, Verdict, type Assessment } from '../../src/domain/eligibility/assess.js';
import { compileRule } from '../../src/domain/eligibility/compile.js';
import type { Profile } from '../../src/domain/eligibility/fact.js';
import { readProfile } from '../../src/domain/eligibility/profile.js';
import type { EligibilityRuleContent } from '../../src/domain/eligibility/rule.js';
import { VOCABULARY, type FactCode } from '../../src/domain/eligibility/vocabulary.js';

export interface SeedService {
  code: string;
  ordinal: number;
  audience: string;
  standard: string;
  source: Record<'document' | 'place' | 'quote', string>;
}

/** The seed files of services, and those of their rules, by folder; in order. */
export const filesOf = (folder: string): string[] => readdirSync(join(process.cwd(), 'seeds', folder)).sort();
export const recordsOf = <T>(folder: string, file: string): T[] =>
  (JSON.parse(readFileSync(join(process.cwd(), 'seeds', folder, file), 'utf8')) as { records: T[] }).records;

export const SERVICES = filesOf('services').flatMap((file) => recordsOf<SeedService>('services', file));
export const RULES = filesOf('eligibility-rules').flatMap((file) =>
  recordsOf<EligibilityRuleContent>('eligibility-rules', file),
);
export const COMPILED_RULES = RULES.map(({ condition }) => compileRule(condition, VOCABULARY));

/** Of each rule, in the order of the list, what it says of a person or employer. */
export function assessAll(profile: Profile): Assessment[] {
  const { knowledge, problems } = readProfile(profile, VOCABULARY);
  if (!knowledge) throw new TypeError(problems.map(({ message }) => message).join(' '));
  return COMPILED_RULES.map((rule) => assess(rule, knowledge));
}

/** The services, by their ordinals in the list, of which the rules say so. */
export function ordinalsOf(profile: Profile, verdict: Verdict): number[] {
  return assessAll(profile).flatMap((one, index) => (one.verdict === verdict ? [index + 1] : []));
}

/** Made up: a townsman of 40 with nothing that a service asks for, of whom everything is known. */
export const PLAIN = {
  applicant: 'PERSON',
  age: 40,
  residence: 'URBAN',
  registrationPlace: 'LOCAL',
  registrationKind: 'URBAN',
  areas: [],
  studyStage: 'NONE',
  grade: 1,
  enrolment: [],
  boarding: 'NEITHER',
  agriculturalMajor: false,
  graduation: 'OTHER',
  employment: 'OTHER_WORK',
  employerKind: 'OTHER',
  jobTraits: [],
  employmentHardship: [],
  workWishes: [],
  unableToWork: false,
  formerEmployerDispute: false,
  hiring: false,
  insurances: [],
  recognitions: [],
  incomeLevel: 'HIGHER',
  assetsWithinLimit: false,
  incomeSource: 'REGULAR',
  hardshipEvents: [],
  livingInDifficulty: false,
  housing: [],
  legalAidCase: false,
  disabilityGrade: 'NONE',
  disabilityKinds: [],
  disabilityCertificate: false,
  selfCare: 'ABLE',
  careNeeds: [],
  illnesses: [],
  publicHealthConcerns: [],
  pregnancy: 'NEITHER',
  planningPregnancy: false,
  familyPlanning: [],
  guardianship: [],
  noSupporter: false,
  livesAlone: false,
  livesInInstitution: false,
  bereaved: false,
  militaryStatus: [],
  stateCompensation: false,
} satisfies Record<FactCode, Profile[string]>;
/** The services that this townsman has, by their ordinals in the list. */
export const FOR_PLAIN = [15, 23, 26, 27, 35, 41, 42, 45, 62, 64, 65, 67, 70, 71];

/** What is different with somebody, the services that this brings, and those that it takes. */
export type Difference = [who: string, facts: Profile, brings: number[], takes?: number[]];

/** What somebody has who is like the plain townsman but for this, and what the difference says. */
export function comparedWithPlain([, facts, brings, takes = []]: Difference): {
  has: number[];
  expected: number[];
} {
  const expected = [...FOR_PLAIN.filter((ordinal) => !takes.includes(ordinal)), ...brings];
  return { has: ordinalsOf({ ...PLAIN, ...facts }, Verdict.MATCH), expected: expected.sort((a, b) => a - b) };
}
