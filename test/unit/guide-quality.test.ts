import fc from 'fast-check';
import { GUIDE_CRITERIA, guideQuality, GuideSeverity } from '../../src/domain/guide-quality.js';
import { checkGuide, QUALITY_CHECKS, SUBMIT_CHECKS } from '../../src/domain/guide-rules.js';
import {
  GuideChannel,
  GuideItemKind,
  TimeUnit,
  type GuideMaterial,
  type ServiceGuide,
} from '../../src/domain/local-implementation.js';

/** Synthetic throughout: no office, phone or link of it exists. */
const guide: ServiceGuide = {
  itemKind: GuideItemKind.COMMITTED,
  conditions: '（虚构）年满60周岁的本县户籍居民',
  materials: [{ name: '居民身份证', issuer: '公安机关', copies: 1, required: true, note: null }],
  steps: [{ name: '受理', description: '（虚构）窗口当场受理' }],
  statutoryLimit: { value: 20, unit: TimeUnit.WORKING_DAY },
  promisedLimit: { value: 5, unit: TimeUnit.WORKING_DAY },
  fee: { charged: false, standard: null, basis: null },
  channels: [GuideChannel.COUNTER],
  visits: 1,
  places: [{ name: '虚构办事大厅', address: '虚构路1号', hours: '周一至周五 8:30—12:00', phone: null }],
  consultationPhone: '0591-87654321',
  complaintPhone: '12345',
  result: '（虚构）资格证明',
  onlineUrl: null,
};

const material: GuideMaterial = {
  name: '居民身份证',
  issuer: '公安机关',
  copies: 1,
  required: true,
  note: null,
};
const place = { name: '虚构办事大厅', address: '虚构路1号', hours: '周一至周五 8:30—12:00', phone: null };
const blemished = (code: keyof typeof QUALITY_CHECKS, changes: Partial<ServiceGuide>) =>
  QUALITY_CHECKS[code]({ ...guide, ...changes }).map(({ path }) => path.join('.'));

/** One way each to fail a criterion, and no other. */
const FAULTS: Readonly<Record<string, Partial<ServiceGuide>>> = {
  TEXTS_GIVEN: { result: ' ' },
  NUMBERS_SOUND: { visits: 11 },
  NAMED_ONCE: { channels: [GuideChannel.COUNTER, GuideChannel.COUNTER] },
  MATERIALS_NAMED: {
    materials: [{ name: '其他材料', issuer: '某局', copies: 1, required: true, note: null }],
  },
  WITHIN_STATUTORY: { promisedLimit: { value: 21, unit: TimeUnit.WORKING_DAY } },
  KIND_FITS_LIMIT: { promisedLimit: null },
  FEE_FOUNDED: { fee: { charged: true, standard: '（虚构）10元', basis: null } },
  CHANNEL_GIVEN: {},
  REMOTE_IF_NO_VISIT: { visits: 0 },
  COUNTER_PLACED: { places: [] },
  ONLINE_LINKED: { channels: [GuideChannel.COUNTER, GuideChannel.ONLINE] },
  PHONES_SOUND: { consultationPhone: '555' },
  PHONES_DIFFER: { consultationPhone: '0591-12345' },
  LIMITS_COMPARABLE: { promisedLimit: { value: 25, unit: TimeUnit.CALENDAR_DAY } },
  SWIFT_IS_IMMEDIATE: { promisedLimit: { value: 1, unit: TimeUnit.HOUR } },
  PLAIN_WORDS: { conditions: '原则上须本人到场' },
  MATERIALS_SOURCED: { materials: [{ name: '申请表', issuer: null, copies: 1, required: true, note: null }] },
  STEPS_GIVEN: { steps: [] },
  VISIT_PLACED: { channels: [GuideChannel.POST] },
  HOURS_EXACT: { places: [{ name: '虚构大厅', address: '虚构路1号', hours: '工作日', phone: null }] },
};

describe('the criteria of a guide', () => {
  it('weigh 100 together, and every check is one of them', () => {
    expect(GUIDE_CRITERIA.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(GUIDE_CRITERIA.every(({ weight }) => Number.isInteger(weight) && weight > 0)).toBe(true);
    const codes = GUIDE_CRITERIA.map(({ code }) => code);
    expect([...codes].sort()).toEqual([...Object.keys(SUBMIT_CHECKS), ...Object.keys(QUALITY_CHECKS)].sort());
    expect(Object.keys(FAULTS)).toEqual(codes);
  });

  it('have Chinese titles that differ', () => {
    const titles = GUIDE_CRITERIA.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^\p{sc=Han}/u);
  });
});

describe('the quality of a guide', () => {
  it('is 100 without a fault', () => {
    expect(guideQuality(guide)).toEqual({ score: 100, failed: [] });
  });

  it.each(GUIDE_CRITERIA.filter(({ code }) => code !== 'CHANNEL_GIVEN'))(
    'is less by the weight of what it fails, once: $code',
    ({ code, title, weight, severity }) => {
      const flawed = { ...guide, ...FAULTS[code] };
      expect(guideQuality(flawed)).toEqual({
        score: 100 - weight,
        failed: [{ code, message: title, weight }],
      });
      expect(checkGuide(flawed, []).length > 0).toBe(severity === GuideSeverity.PROBLEM);
    },
  );

  it('counts a guide without channels as one that nobody can visit either', () => {
    expect(guideQuality({ ...guide, channels: [] }).failed.map(({ code }) => code)).toEqual([
      'CHANNEL_GIVEN',
      'VISIT_PLACED',
    ]);
  });

  it('loses a weight once, however often the criterion is failed', () => {
    const steps = ['一', '二'].map((name) => ({ name, description: '视情况办理' }));
    expect(guideQuality({ ...guide, steps, result: '酌情' }).score).toBe(90);
  });

  it('is at least 60 for a guide that can be submitted, and is from 0 to 100 for any', () => {
    fc.assert(
      fc.property(fc.subarray(Object.values(FAULTS)), (faults) => {
        const flawed = faults.reduce<ServiceGuide>((given, fault) => ({ ...given, ...fault }), guide);
        const { score, failed } = guideQuality(flawed);
        expect(score).toBe(100 - failed.reduce((sum, { weight }) => sum + weight, 0));
        expect(score).toBeGreaterThanOrEqual(checkGuide(flawed, []).length === 0 ? 60 : 0);
      }),
    );
  });
});

describe('points are lost', () => {
  it.each(['conditions', 'result'] as const)('for vague words in %s', (field) => {
    for (const words of ['原则上须本人到场', '视情况而定', '符合有关规定', '其它情形'])
      expect(blemished('PLAIN_WORDS', { [field]: words })).toEqual([field]);
  });

  it('for vague words in steps and materials', () => {
    expect(
      blemished('PLAIN_WORDS', {
        steps: [{ name: '审核', description: '必要时入户' }],
        materials: [{ ...material, name: '收入有关证明', note: '酌情减免' }],
      }),
    ).toEqual(['steps.0.description', 'materials.0.name', 'materials.0.note']);
  });

  it('for a required material that says not where it comes from', () => {
    const materials = [{ ...material, issuer: null }];
    expect(blemished('MATERIALS_SOURCED', { materials })).toEqual(['materials.0.issuer']);
    expect(
      blemished('MATERIALS_SOURCED', { materials: [{ ...material, issuer: null, required: false }] }),
    ).toEqual([]);
  });

  it('for COMMITTED where it is promised by the next day, which is IMMEDIATE', () => {
    const promised = (value: number, unit: TimeUnit, itemKind = GuideItemKind.COMMITTED) =>
      blemished('SWIFT_IS_IMMEDIATE', { itemKind, promisedLimit: { value, unit } });
    for (const [value, unit] of [
      [1, TimeUnit.HOUR],
      [24, TimeUnit.HOUR],
      [1, TimeUnit.CALENDAR_DAY],
      [1, TimeUnit.WORKING_DAY],
    ] as const) {
      expect(promised(value, unit)).toEqual(['itemKind']);
      expect(promised(value, unit, GuideItemKind.IMMEDIATE)).toEqual([]);
    }
    expect(promised(25, TimeUnit.HOUR)).toEqual([]);
    expect(promised(2, TimeUnit.WORKING_DAY)).toEqual([]);
    expect(blemished('SWIFT_IS_IMMEDIATE', { promisedLimit: null })).toEqual([]);
  });

  it.each(['工作日', '2024小时制', '实行24小时制', '第1时段', '第一时间答复', '8小时'])(
    'for hours without a clock: %s',
    (hours) => {
      expect(blemished('HOURS_EXACT', { places: [{ ...place, hours }] })).toEqual(['places.0.hours']);
    },
  );

  it.each([
    '全天24小时',
    '24小时',
    '全天',
    '8:30—12:00',
    '８：30',
    '8 时至12时',
    '周一至周五上午八点半',
    '十二时',
  ])('for no hours by the clock: %s', (hours) => {
    expect(blemished('HOURS_EXACT', { places: [{ ...place, hours }] })).toEqual([]);
  });

  it('for no steps, and a visit to nowhere', () => {
    expect(blemished('STEPS_GIVEN', { steps: [] })).toEqual(['steps']);
    expect(blemished('VISIT_PLACED', { channels: [GuideChannel.ONLINE] })).toEqual(['channels']);
    expect(blemished('VISIT_PLACED', { channels: [GuideChannel.ONLINE], visits: 0 })).toEqual([]);
  });
});

it('is told of any guide, whatever texts and numbers it is given', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  const number = fc.oneof(fc.integer(), fc.double());
  const limit = fc.option(fc.record({ value: number, unit: fc.constantFrom(...Object.values(TimeUnit)) }));
  const hostile = fc.record({
    itemKind: fc.constantFrom(...Object.values(GuideItemKind)),
    conditions: text,
    materials: fc.array(
      fc.record({
        name: text,
        issuer: fc.option(text),
        copies: number,
        required: fc.boolean(),
        note: fc.option(text),
      }),
    ),
    steps: fc.array(fc.record({ name: text, description: text })),
    statutoryLimit: limit,
    promisedLimit: limit,
    fee: fc.record({ charged: fc.boolean(), standard: fc.option(text), basis: fc.option(text) }),
    channels: fc.array(fc.constantFrom(...Object.values(GuideChannel))),
    visits: number,
    places: fc.array(fc.record({ name: text, address: text, hours: text, phone: fc.option(text) })),
    consultationPhone: text,
    complaintPhone: text,
    result: text,
    onlineUrl: fc.option(text),
  });
  fc.assert(
    fc.property(hostile, (given) => {
      const { score } = guideQuality(given);
      expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
      expect(guideQuality(given).score).toBe(score);
    }),
  );
});
