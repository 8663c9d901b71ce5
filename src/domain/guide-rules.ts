import { isCatchAll } from './catch-all.js';
import { GuideChannel, GuideItemKind, type ServiceGuide } from './local-implementation.js';
import { PHONE_FORM, phonesOf } from './phones.js';
import { problem, ProblemCode, type Problem } from './problem.js';
import { isBlank, withText } from './text-rules.js';
import { compareLimits, isWithinADay } from './time-limit.js';

/** Where a guide fails a criterion; paths begin within the guide. */
export type GuideCheck = (guide: ServiceGuide) => readonly Problem[];

const fault = (message: string, ...path: string[]) => [problem(ProblemCode.INVALID, message, path)];
const unless = (holds: boolean, message: string, ...path: string[]) => (holds ? [] : fault(message, ...path));

const MAX_VISITS = 10;
const MAX_COPIES = 99;

/** Ways by which papers get in without a visit. A machine is no such way: one has to go there. */
const REMOTE: readonly GuideChannel[] = [
  GuideChannel.ONLINE,
  GuideChannel.MOBILE,
  GuideChannel.POST,
  // Whoever comes to the home takes the papers along.
  GuideChannel.HOME_VISIT,
];
const offers = ({ channels }: ServiceGuide, ...wanted: GuideChannel[]) =>
  wanted.some((channel) => channels.includes(channel));

/** What a guide cannot be submitted with: it contradicts itself, or leaves an applicant without what they need. */
export const SUBMIT_CHECKS = {
  TEXTS_GIVEN: ({ conditions, result, consultationPhone, complaintPhone, onlineUrl, ...guide }) => [
    ...withText({ conditions, result, consultationPhone, complaintPhone, onlineUrl }, []),
    ...guide.materials.flatMap(({ name, issuer, note }, index) =>
      withText({ name, issuer, note }, ['materials', String(index)]),
    ),
    ...guide.steps.flatMap((step, index) => withText({ ...step }, ['steps', String(index)])),
    ...guide.places.flatMap((place, index) => withText({ ...place }, ['places', String(index)])),
    ...withText({ standard: guide.fee.standard, basis: guide.fee.basis }, ['fee']),
  ],
  NUMBERS_SOUND: ({ visits, materials, statutoryLimit, promisedLimit }) => [
    ...unless(isWhole(visits, 0, MAX_VISITS), `Visits are a whole number from 0 to ${MAX_VISITS}.`, 'visits'),
    ...materials.flatMap(({ copies, required, note }, index) => {
      const path = ['materials', String(index), 'copies'];
      if (!isWhole(copies, 0, MAX_COPIES))
        return fault(`Copies are a whole number from 0 to ${MAX_COPIES}.`, ...path);
      // What is only shown, or fetched from a register, is required without a copy: the applicant has to be told.
      const message = 'A required material of no copies is only shown or looked up: say in its note which.';
      return unless(copies > 0 || !required || note !== null, message, ...path);
    }),
    ...Object.entries({ statutoryLimit, promisedLimit }).flatMap(([field, limit]) =>
      unless(
        limit === null || isWhole(limit.value, 1, Number.MAX_SAFE_INTEGER),
        'A limit is a whole number, at least 1: leave the limit out if there is none.',
        field,
        'value',
      ),
    ),
  ],
  NAMED_ONCE: ({ materials, steps, channels }) => [
    ...repeated(
      materials.map(({ name }) => name),
      (index) => ['materials', index, 'name'],
    ),
    ...repeated(
      steps.map(({ name }) => name),
      (index) => ['steps', index, 'name'],
    ),
    ...repeated(channels, (index) => ['channels', index]),
  ],
  MATERIALS_NAMED: ({ materials }) =>
    materials.flatMap(({ name }, index) =>
      unless(
        !isCatchAll(closed(name)),
        `“${name}” names nothing that one could bring: name each material.`,
        'materials',
        String(index),
        'name',
      ),
    ),
  WITHIN_STATUTORY: ({ promisedLimit, statutoryLimit }) =>
    unless(
      compareLimits(promisedLimit, statutoryLimit) !== 'LONGER',
      'The promised limit is longer than the statutory one: promise that or less.',
      'promisedLimit',
    ),
  KIND_FITS_LIMIT: ({ itemKind, promisedLimit }) =>
    itemKind === GuideItemKind.COMMITTED
      ? unless(
          promisedLimit !== null,
          'What is COMMITTED has a promised limit: give it, or make it IMMEDIATE.',
          'promisedLimit',
        )
      : unless(
          promisedLimit === null || isWithinADay(promisedLimit),
          'What is IMMEDIATE is done by the next day: leave the limit out, promise a day at most, or make it COMMITTED.',
          'promisedLimit',
        ),
  FEE_FOUNDED: ({ fee }) =>
    (['standard', 'basis'] as const).flatMap((field) =>
      unless(
        (fee[field] !== null) === fee.charged,
        fee.charged
          ? `A fee has a ${field}: give it, or say that nothing is charged.`
          : `Nothing is charged: leave the ${field} out.`,
        'fee',
        field,
      ),
    ),
  CHANNEL_GIVEN: ({ channels }) =>
    unless(channels.length > 0, 'Nobody can apply: offer at least one channel.', 'channels'),
  REMOTE_IF_NO_VISIT: (guide) => {
    // A call carries no papers: alone it is enough where none are handed in.
    const callSuffices =
      offers(guide, GuideChannel.PHONE) && !guide.materials.some(({ copies }) => copies > 0);
    return unless(
      guide.visits !== 0 || offers(guide, ...REMOTE) || callSuffices,
      'Without a visit and not online, papers go by post: offer POST or HOME_VISIT, or count the visits.',
      'channels',
    );
  },
  COUNTER_PLACED: (guide) =>
    unless(
      !offers(guide, GuideChannel.COUNTER) || guide.places.length > 0,
      'A COUNTER stands somewhere: give at least one place with its hours.',
      'places',
    ),
  ONLINE_LINKED: (guide) => {
    const { onlineUrl } = guide;
    if (!offers(guide, GuideChannel.ONLINE))
      return unless(
        onlineUrl === null,
        'A link is for the channel ONLINE: offer it, or leave it out.',
        'onlineUrl',
      );
    return unless(
      onlineUrl !== null && (isBlank(onlineUrl) || isWebAddress(onlineUrl)),
      'ONLINE has a link that begins with http:// or https://: give it, or leave the channel out.',
      'onlineUrl',
    );
  },
  PHONES_SOUND: ({ consultationPhone, complaintPhone, places }) => [
    ...checkPhone(consultationPhone, 'consultationPhone'),
    ...checkPhone(complaintPhone, 'complaintPhone'),
    ...places.flatMap(({ phone }, index) => checkPhone(phone ?? '', 'places', String(index), 'phone')),
  ],
  PHONES_DIFFER: ({ consultationPhone, complaintPhone }) => {
    const [consulted, complained] = [consultationPhone, complaintPhone].map((text) =>
      isBlank(text) ? [] : (phonesOf(text) ?? [closed(text)]),
    );
    return unless(
      !complained?.some((phone) => consulted?.includes(phone)),
      'Complaints are not taken by whom they are about: give another phone than for consultation.',
      'complaintPhone',
    );
  },
} satisfies Record<string, GuideCheck>;

/** What a guide may be published with, and is the better without: it can have good reason for it. */
export const QUALITY_CHECKS = {
  LIMITS_COMPARABLE: ({ promisedLimit, statutoryLimit }) =>
    unless(
      compareLimits(promisedLimit, statutoryLimit) !== 'UNTOLD',
      'Whether the promised limit is within the statutory one cannot be told exactly: give both in one unit.',
      'promisedLimit',
    ),
  SWIFT_IS_IMMEDIATE: ({ itemKind, promisedLimit }) =>
    unless(
      itemKind === GuideItemKind.IMMEDIATE || promisedLimit === null || !isWithinADay(promisedLimit),
      'What is promised by the next day is IMMEDIATE: say so, or promise what it takes.',
      'itemKind',
    ),
  PLAIN_WORDS: ({ conditions, result, steps, materials }) => [
    ...plain(conditions, 'conditions'),
    ...plain(result, 'result'),
    ...steps.flatMap(({ description }, index) => plain(description, 'steps', String(index), 'description')),
    ...materials.flatMap(({ name, note }, index) => [
      ...plain(name, 'materials', String(index), 'name'),
      ...plain(note ?? '', 'materials', String(index), 'note'),
    ]),
  ],
  MATERIALS_SOURCED: ({ materials }) =>
    materials.flatMap(({ required, issuer, note }, index) =>
      unless(
        !required || issuer !== null || note !== null,
        'Say who issues it, or in its note how one comes by it.',
        'materials',
        String(index),
        'issuer',
      ),
    ),
  STEPS_GIVEN: ({ steps }) => unless(steps.length > 0, 'Say how it goes: give at least one step.', 'steps'),
  VISIT_PLACED: (guide) =>
    unless(
      guide.visits === 0 || offers(guide, GuideChannel.COUNTER, GuideChannel.SELF_SERVICE),
      'One has to come, but to nowhere: offer COUNTER or SELF_SERVICE, or count no visits.',
      'channels',
    ),
  HOURS_EXACT: ({ places }) =>
    places.flatMap(({ hours }, index) =>
      unless(
        CLOCK.test(hours.normalize('NFKC')),
        'Give the hours by the clock, such as 8:30—12:00.',
        'places',
        String(index),
        'hours',
      ),
    ),
} satisfies Record<string, GuideCheck>;

const closed = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

function repeated(names: readonly string[], path: (index: string) => string[]): Problem[] {
  const closedNames = names.map(closed);
  return closedNames.flatMap((name, index) =>
    unless(
      name === '' || closedNames.indexOf(name) === index,
      `“${names[index]}” stands twice: leave one of the two out.`,
      ...path(String(index)),
    ),
  );
}

const VAGUE =
  /视情况|视情|酌情|原则上|必要时|有关部门|相关部门|有关规定|相关规定|有关材料|相关材料|有关证明|相关证明|其[他它]情形|其[他它]条件|等情况|适当时候|尽快/;

function plain(text: string, ...path: string[]): Problem[] {
  const [words] = VAGUE.exec(text) ?? [];
  return words === undefined
    ? []
    : fault(`“${words}” leaves open what holds: say it, or name the rule.`, ...path);
}

/** 8:30, 8点, 八点半, 24小时: not 2024小时制, nor the ordinal of 第1时段 or 第一时间. */
const CLOCK =
  /(?<!\d)\d{1,2}\s*[:点时](?![段间])|[一二两三四五六七八九十]{1,3}\s*[点时](?![段间])|(?<!\d)24\s*小时(?!制)|全天/;

const isWebAddress = (text: string) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);

const checkPhone = (text: string, ...path: string[]) =>
  unless(isBlank(text) || phonesOf(text) !== null, PHONE_FORM, ...path);

/** What stands against submitting a guide; the last of each path names the attribute. */
export function checkGuide(guide: ServiceGuide, path: readonly string[]): Problem[] {
  const checks: readonly GuideCheck[] = Object.values(SUBMIT_CHECKS);
  return checks.flatMap((check) =>
    check(guide).map((found) => ({ ...found, path: [...path, ...found.path] })),
  );
}
