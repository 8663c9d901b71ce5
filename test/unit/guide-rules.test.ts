import fc from 'fast-check';
import { checkGuide, QUALITY_CHECKS } from '../../src/domain/guide-rules.js';
import {
  GuideChannel,
  GuideItemKind,
  TimeUnit,
  type GuideMaterial,
  type ServiceGuide,
} from '../../src/domain/local-implementation.js';

const { COUNTER, ONLINE, MOBILE, POST, PHONE, SELF_SERVICE, HOME_VISIT } = GuideChannel;
const { HOUR, CALENDAR_DAY, WORKING_DAY, MONTH } = TimeUnit;

/** Synthetic throughout: no office, phone or link of it exists. */
const guide: ServiceGuide = {
  itemKind: GuideItemKind.COMMITTED,
  conditions: '（虚构）年满60周岁的本县户籍居民',
  materials: [
    { name: '居民身份证', issuer: '公安机关', copies: 1, required: true, note: null },
    { name: '申请表', issuer: null, copies: 1, required: true, note: '申请人自备' },
  ],
  steps: [{ name: '受理', description: '（虚构）窗口当场受理' }],
  statutoryLimit: { value: 20, unit: WORKING_DAY },
  promisedLimit: { value: 5, unit: WORKING_DAY },
  fee: { charged: false, standard: null, basis: null },
  channels: [COUNTER, ONLINE],
  visits: 1,
  places: [{ name: '虚构办事大厅', address: '虚构路1号', hours: '周一至周五 8:30—12:00', phone: null }],
  consultationPhone: '0591-87654321',
  complaintPhone: '12345',
  result: '（虚构）资格证明',
  onlineUrl: 'https://guide.example/service',
};
const material: GuideMaterial = {
  name: '居民身份证',
  issuer: '公安机关',
  copies: 1,
  required: true,
  note: null,
};
const [place] = guide.places as [ServiceGuide['places'][0]];

const check = (changes: Partial<ServiceGuide>) =>
  checkGuide({ ...guide, ...changes }, ['G', 'guide']).map(({ code, path }) => [code, path.join('.')]);
const invalid = (field: string) => [['INVALID', `G.guide.${field}`]];
/** Where it cannot be told whether the promised limit is within the statutory one. */
const untold = (changes: Partial<ServiceGuide>) =>
  QUALITY_CHECKS.LIMITS_COMPARABLE({ ...guide, ...changes }).map(({ path }) => path.join('.'));

it('has nothing against a guide that is whole', () => {
  expect(check({})).toEqual([]);
});

it('says of every fault what to do, in a sentence', () => {
  const problems = checkGuide(
    { ...guide, visits: -1, channels: [], consultationPhone: '1', complaintPhone: '1', promisedLimit: null },
    [],
  );
  expect(problems.length).toBeGreaterThanOrEqual(5);
  for (const { message } of problems) expect(message).toMatch(/^[A-Z“].*\.$/);
});

describe('texts', () => {
  it('are not blank wherever they stand, and a blank is said once', () => {
    const blank = '\u3000';
    expect(
      check({
        conditions: blank,
        result: '',
        consultationPhone: blank,
        complaintPhone: blank,
        onlineUrl: blank,
        materials: [{ ...material, name: blank, issuer: blank, note: blank }],
        steps: [
          { name: blank, description: blank },
          { name: blank, description: 'b' },
        ],
        places: [{ name: blank, address: blank, hours: blank, phone: blank }],
        fee: { charged: true, standard: blank, basis: blank },
      }),
    ).toEqual(
      [
        ...['conditions', 'result', 'consultationPhone', 'complaintPhone', 'onlineUrl'],
        ...['materials.0.name', 'materials.0.issuer', 'materials.0.note'],
        ...['steps.0.name', 'steps.0.description', 'steps.1.name'],
        ...['places.0.name', 'places.0.address', 'places.0.hours', 'places.0.phone'],
        ...['fee.standard', 'fee.basis'],
      ].map((field) => ['EMPTY_TEXT', `G.guide.${field}`]),
    );
  });
});

describe('numbers', () => {
  it.each([-1, 0.5, 11, NaN])('of visits are whole, from 0 to 10: not %s', (visits) => {
    expect(check({ visits })).toEqual(invalid('visits'));
  });

  it.each([-1, 1.5, 100, NaN])('of copies are whole, from 0 to 99: not %s', (copies) => {
    expect(check({ materials: [{ ...material, copies }] })).toEqual(invalid('materials.0.copies'));
  });

  it('of copies are 0 for what is required only with a note why', () => {
    const none = { ...material, copies: 0 };
    expect(check({ materials: [none] })).toEqual(invalid('materials.0.copies'));
    expect(check({ materials: [{ ...none, note: '调用电子证照，免提交' }] })).toEqual([]);
    expect(check({ materials: [{ ...none, required: false }] })).toEqual([]);
  });

  it.each([0, -5, 1.5])('of limits are whole and positive: not %s', (value) => {
    expect(check({ promisedLimit: { value, unit: WORKING_DAY } })).toEqual(invalid('promisedLimit.value'));
  });
});

describe('names', () => {
  it('stand once among materials, steps and channels, whatever their widths and blanks', () => {
    expect(check({ materials: [material, { ...material, name: ' 居民身份证' }] })).toEqual(
      invalid('materials.1.name'),
    );
    expect(check({ steps: [guide.steps[0], guide.steps[0]] as ServiceGuide['steps'] })).toEqual(
      invalid('steps.1.name'),
    );
    expect(check({ channels: [COUNTER, ONLINE, COUNTER] })).toEqual(invalid('channels.2'));
  });

  it('of materials name something one can bring, whatever their widths and blanks', () => {
    for (const name of ['其他材料', ' 其他 材料（原件） '])
      expect(check({ materials: [material, { ...material, name }] })).toEqual(invalid('materials.1.name'));
  });
});

describe('the promised limit', () => {
  const limits = (promised: [number, TimeUnit], statutory: [number, TimeUnit]) => {
    const [promisedLimit, statutoryLimit] = [promised, statutory].map(([value, unit]) => ({ value, unit }));
    return { promisedLimit, statutoryLimit } as Partial<ServiceGuide>;
  };

  it.each<[string, [number, TimeUnit], [number, TimeUnit]]>([
    ['in one unit', [21, WORKING_DAY], [20, WORKING_DAY]],
    ['in hours against days', [25, HOUR], [1, CALENDAR_DAY]],
    ['in working days, each a calendar day at least', [21, WORKING_DAY], [20, CALENDAR_DAY]],
    ['of working days against what a month has at most', [32, WORKING_DAY], [1, MONTH]],
    ['against working days, however the holidays fall', [51, CALENDAR_DAY], [20, WORKING_DAY]],
    ['in months of 28 days at least', [1, MONTH], [27, CALENDAR_DAY]],
  ])('is not longer than the statutory one %s', (_, promised, statutory) => {
    const given = limits(promised, statutory);
    expect(check(given)).toEqual(invalid('promisedLimit'));
    expect(untold(given)).toEqual([]);
  });

  it.each<[string, [number, TimeUnit], [number, TimeUnit]]>([
    ['as long', [20, WORKING_DAY], [20, WORKING_DAY]],
    ['hours within a day', [24, HOUR], [1, CALENDAR_DAY]],
    ['calendar days within as many working days', [20, CALENDAR_DAY], [20, WORKING_DAY]],
    ['a month within 31 days', [1, MONTH], [31, CALENDAR_DAY]],
    ['5 working days within 20 days', [5, WORKING_DAY], [20, CALENDAR_DAY]],
  ])('may be within it: %s', (_, promised, statutory) => {
    const given = limits(promised, statutory);
    expect(check(given)).toEqual([]);
    expect(untold(given)).toEqual([]);
  });

  it.each<[string, [number, TimeUnit], [number, TimeUnit]]>([
    ['15 working days of 20 days', [15, WORKING_DAY], [20, CALENDAR_DAY]],
    ['30 days of 20 working days', [30, CALENDAR_DAY], [20, WORKING_DAY]],
    ['30 days of a month', [30, CALENDAR_DAY], [1, MONTH]],
  ])('costs points only, where it depends on the days: %s', (_, promised, statutory) => {
    const given = limits(promised, statutory);
    expect(check(given)).toEqual([]);
    expect(untold(given)).toEqual(['promisedLimit']);
  });

  it('is never a problem and a doubt at once, and no less sound for being shorter', () => {
    const limit = fc.record({
      value: fc.integer({ min: 2, max: 400 }),
      unit: fc.constantFrom(HOUR, CALENDAR_DAY, WORKING_DAY, MONTH),
    });
    fc.assert(
      fc.property(limit, limit, (promisedLimit, statutoryLimit) => {
        const given = { promisedLimit, statutoryLimit };
        const rank = (changes: Partial<ServiceGuide>) => 2 * check(changes).length + untold(changes).length;
        expect(rank(given)).toBeLessThanOrEqual(2);
        const shorter = { ...promisedLimit, value: promisedLimit.value - 1 };
        expect(rank({ ...given, promisedLimit: shorter })).toBeLessThanOrEqual(rank(given));
      }),
    );
  });

  it('stands with what is COMMITTED, with or without a statutory one', () => {
    expect(check({ promisedLimit: null })).toEqual(invalid('promisedLimit'));
    expect(check({ statutoryLimit: null })).toEqual([]);
  });

  it('of what is IMMEDIATE is by the next day or none', () => {
    const itemKind = GuideItemKind.IMMEDIATE;
    for (const promisedLimit of [
      null,
      { value: 1, unit: WORKING_DAY },
      { value: 1, unit: CALENDAR_DAY },
      { value: 24, unit: HOUR },
    ])
      expect(check({ itemKind, promisedLimit })).toEqual([]);
    for (const promisedLimit of [
      { value: 2, unit: WORKING_DAY },
      { value: 25, unit: HOUR },
      { value: 1, unit: MONTH },
    ])
      expect(check({ itemKind, promisedLimit, statutoryLimit: null })).toEqual(invalid('promisedLimit'));
  });
});

describe('a fee', () => {
  it('has a standard and a basis where it is charged, and neither where it is not', () => {
    expect(
      check({ fee: { charged: true, standard: '（虚构）10元／件', basis: '（虚构）某收费文件' } }),
    ).toEqual([]);
    expect(check({ fee: { charged: true, standard: null, basis: null } })).toEqual([
      ...invalid('fee.standard'),
      ...invalid('fee.basis'),
    ]);
    expect(check({ fee: { charged: false, standard: '（虚构）10元', basis: null } })).toEqual(
      invalid('fee.standard'),
    );
  });
});

describe('channels', () => {
  it('are at least one', () => {
    expect(check({ channels: [], onlineUrl: null })).toEqual(invalid('channels'));
  });

  it.each([[[COUNTER]], [[SELF_SERVICE]], [[COUNTER, SELF_SERVICE]]])(
    'reach an applicant who never comes: not %s alone',
    (channels) => {
      expect(check({ visits: 0, channels, onlineUrl: null })).toEqual(invalid('channels'));
      expect(check({ visits: 0, channels: [...channels, POST], onlineUrl: null })).toEqual([]);
      expect(check({ visits: 1, channels, onlineUrl: null })).toEqual([]);
    },
  );

  it.each([MOBILE, POST, HOME_VISIT])('may be %s alone for who never comes', (channel) => {
    expect(check({ visits: 0, channels: [channel], onlineUrl: null })).toEqual([]);
  });

  it('are more than a call for who never comes, unless no papers are handed in', () => {
    const call = { visits: 0, channels: [PHONE], onlineUrl: null };
    expect(check(call)).toEqual(invalid('channels'));
    expect(check({ ...call, channels: [PHONE, POST] })).toEqual([]);
    const shown = { ...material, copies: 0, note: '调用电子证照，免提交' };
    expect(check({ ...call, materials: [shown] })).toEqual([]);
    expect(check({ ...call, materials: [] })).toEqual([]);
    expect(check({ ...call, channels: [COUNTER], materials: [] })).toEqual(invalid('channels'));
  });

  it('that are a counter have a place', () => {
    expect(check({ places: [] })).toEqual(invalid('places'));
    expect(check({ places: [], channels: [ONLINE] })).toEqual([]);
  });

  it('that are online have a link, and nothing else has', () => {
    expect(check({ onlineUrl: null })).toEqual(invalid('onlineUrl'));
    expect(check({ channels: [COUNTER] })).toEqual(invalid('onlineUrl'));
    for (const onlineUrl of [
      'ftp://guide.example',
      'javascript:alert(1)',
      'guide.example',
      'https://',
      'https://[',
      'https://a b',
    ])
      expect(check({ onlineUrl })).toEqual(invalid('onlineUrl'));
    expect(check({ onlineUrl: 'http://guide.example/办事?项=1' })).toEqual([]);
  });
});

describe('phones', () => {
  it('are phones wherever they stand', () => {
    for (const phone of ['+86-591-87654321', '12333'])
      expect(check({ consultationPhone: phone, places: [{ ...place, phone }] })).toEqual([]);
    for (const phone of ['555-0100', '0591-87654321、无']) {
      expect(check({ consultationPhone: phone })).toEqual(invalid('consultationPhone'));
      expect(check({ complaintPhone: phone })).toEqual(invalid('complaintPhone'));
      expect(check({ places: [{ ...place, phone }] })).toEqual(invalid('places.0.phone'));
    }
  });

  it.each([
    ['0591-87654321', '(0591)87654321'],
    ['12345', '0591-12345'],
    ['+86 13912345678', '13912345678'],
    ['+86-591-87654321', '0591-87654321'],
    ['0591-87654321、0591-87654322', '0591-87654322'],
  ])('of consultation and of complaint differ, however they are written: not %s and %s', (a, b) => {
    expect(check({ consultationPhone: a, complaintPhone: b })).toEqual(invalid('complaintPhone'));
    expect(check({ consultationPhone: b, complaintPhone: a })).toEqual(invalid('complaintPhone'));
  });

  it('differ by their extensions', () => {
    expect(check({ consultationPhone: '0591-87654321转1', complaintPhone: '0591-87654321转2' })).toEqual([]);
  });
});
