import { describe, expect, it } from '@jest/globals';
import { concernOf } from '../../../src/domain/eligibility/concern.js';
import { faultsOfTest } from '../../../src/domain/eligibility/fact-test.js';
import { LifeEvent } from '../../../src/domain/eligibility/life-event.js';
import { LIFE_EVENTS } from '../../../src/domain/eligibility/life-events.js';
import { VOCABULARY } from '../../../src/domain/eligibility/vocabulary.js';
import { COMPILED_RULES, SERVICES } from '../../support/seed-rules.js';

const events = Object.values(LifeEvent).map((code) => ({ code, ...LIFE_EVENTS[code] }));

const servicesOf = (code: LifeEvent): [string, number[]][] =>
  LIFE_EVENTS[code].people.map((person) => {
    const isConcerned = concernOf(person, VOCABULARY);
    return [person.label, COMPILED_RULES.flatMap((rule, index) => (isConcerned(rule) ? [index + 1] : []))];
  });
const reached = new Map(events.map(({ code }) => [code, servicesOf(code)]));

describe('the life events', () => {
  it('have each a Chinese name of its own and an English description without Chinese', () => {
    expect(new Set(events.map(({ name }) => name)).size).toBe(events.length);
    for (const { name, description } of events) {
      expect(name).toMatch(/^\p{Script=Han}+$/u);
      expect(description).toMatch(/^[A-Z][^\p{Script=Han}]*\.$/u);
    }
  });

  it('name each of the people concerned once, in Chinese', () => {
    for (const { people } of events) {
      expect(people.length).toBeGreaterThan(0);
      expect(new Set(people.map(({ label }) => label)).size).toBe(people.length);
      for (const { label } of people) expect(label).toMatch(/^[\p{Script=Han}、]+$/u);
    }
  });

  it('bring facts of the vocabulary, each compared as it can be', () => {
    for (const { people } of events)
      for (const { facts, before = [] } of people) {
        expect(facts.length).toBeGreaterThan(0);
        expect([...facts, ...before].flatMap((fact) => faultsOfTest(fact, VOCABULARY))).toEqual([]);
      }
  });

  it('reach at least one service for each of the people concerned', () => {
    const idle = [...reached].flatMap(([code, people]) =>
      people.filter(([, ordinals]) => ordinals.length === 0).map(([label]) => `${code} ${label}`),
    );
    expect(idle).toEqual([]);
  });

  it('reach together every service but those for everyone, or for whoever lives here', () => {
    const all = new Set(
      [...reached.values()].flatMap((people) => people.flatMap(([, ordinals]) => ordinals)),
    );
    const unreached = SERVICES.filter(({ ordinal }) => !all.has(ordinal)).map(({ ordinal }) => ordinal);
    expect(unreached).toEqual([15, 26, 27, 35, 41, 45, 62, 64, 65, 67, 70, 71]);
  });
});

const CASES: [LifeEvent, string, { with: number[]; without: number[] }][] = [
  [LifeEvent.PREGNANCY, '进入育龄者', { with: [42], without: [9, 10, 14, 78] }],
  [LifeEvent.PREGNANCY, '计划怀孕的夫妇', { with: [40], without: [31] }],
  [LifeEvent.BIRTH, '新生儿', { with: [23, 28, 30, 37], without: [1, 12, 24, 31, 32, 78, 81] }],
  [LifeEvent.BIRTH, '产妇', { with: [22, 31], without: [30, 40] }],
  [LifeEvent.STARTING_SCHOOL, '入园儿童', { with: [4, 78], without: [1, 5, 66] }],
  [LifeEvent.STARTING_SCHOOL, '义务教育学生', { with: [1, 2, 3, 66], without: [4, 5, 7] }],
  [LifeEvent.GRADUATION, '未就业高校毕业生', { with: [9, 12, 13, 79], without: [16, 19] }],
  [LifeEvent.LOOKING_FOR_WORK, '求职者', { with: [9, 13, 79], without: [10] }],
  [LifeEvent.STARTING_WORK, '新入职职工', { with: [16, 17, 18, 21, 22, 24, 25, 59], without: [9, 23] }],
  [LifeEvent.STARTING_WORK, '新就业的非全日制、灵活就业人员', { with: [16, 21, 23, 25], without: [22, 24] }],
  [LifeEvent.LOSING_WORK, '失业人员', { with: [23, 24], without: [16, 25] }],
  [LifeEvent.LOSING_WORK, '失业后求职者', { with: [9, 12, 13, 23, 24, 73, 79], without: [16] }],
  [LifeEvent.LOSING_WORK, '与原用人单位有争议者', { with: [17, 18], without: [16, 24] }],
  [LifeEvent.STARTING_A_BUSINESS, '创业者', { with: [10], without: [9, 14] }],
  [LifeEvent.HIRING, '用人单位', { with: [13, 16, 22, 24, 25], without: [9, 23] }],
  [LifeEvent.MOVING, '迁居农村者', { with: [49, 61, 63, 66, 75], without: [59, 60] }],
  [LifeEvent.MOVING, '迁居城镇者', { with: [49, 59, 60, 75], without: [61, 63, 66] }],
  [LifeEvent.MOVING, '迁居少数民族地区者', { with: [68], without: [61, 63] }],
  [LifeEvent.MOVING, '稳定就业的外来务工人员', { with: [59], without: [46, 60] }],
  [LifeEvent.JOINING_THE_FORCES, '现役军人', { with: [48, 55, 56, 61, 69], without: [57, 58] }],
  [LifeEvent.JOINING_THE_FORCES, '现役军人家属', { with: [4, 48, 55, 56, 61], without: [57, 58, 69] }],
  [LifeEvent.LEAVING_THE_SERVICE, '退役军人', { with: [56, 57, 58], without: [9] }],
  [LifeEvent.ILLNESS, '慢性病患者', { with: [33], without: [36] }],
  [LifeEvent.ILLNESS, '因病致贫家庭', { with: [3, 48, 51, 52, 55, 61, 69, 73], without: [2, 46, 47] }],
  [LifeEvent.ILLNESS, '节育手术并发症人员', { with: [44], without: [43, 48] }],
  [LifeEvent.DISABILITY, '独生子女伤残的父母', { with: [44, 48, 52], without: [43] }],
  [LifeEvent.DISABILITY, '计划生育特殊家庭的其他成员', { with: [48, 52], without: [44] }],
  [LifeEvent.DISABILITY, '残疾人', { with: [4, 48, 53, 72, 74, 75, 77, 80, 81], without: [9, 32] }],
  [LifeEvent.RETIREMENT, '退休人员', { with: [19, 21], without: [16, 24] }],
  [
    LifeEvent.OLD_AGE,
    '老年人',
    { with: [20, 32, 37, 43, 47, 52, 58, 69, 72, 81], without: [10, 14, 30, 33, 42, 53, 73, 76, 79] },
  ],
  [LifeEvent.OLD_AGE, '失能老年人', { with: [52], without: [20, 32, 69, 81] }],
  [LifeEvent.PARENTS_AWAY, '留守儿童', { with: [54], without: [4] }],
  [LifeEvent.HARDSHIP, '已认定的困难对象', { with: [3, 46, 47, 48, 51, 55, 61], without: [1, 50] }],
  [LifeEvent.DISASTER, '受灾人员', { with: [50], without: [49] }],
  [LifeEvent.HOUSING, '危房住户、搬迁户', { with: [61, 75], without: [59, 60] }],
  [LifeEvent.BEREAVEMENT, '计划生育特殊家庭的其他成员', { with: [48, 52], without: [44] }],
  [LifeEvent.BEREAVEMENT, '办理丧事的家属', { with: [55], without: [58] }],
];

describe('a life event', () => {
  it.each(CASES)('%s reaches what matters to %s', (code, label, { with: expected, without }) => {
    const ordinals = new Map(reached.get(code)).get(label);
    expect(ordinals).toEqual(expect.arrayContaining(expected));
    expect(without.filter((ordinal) => ordinals?.includes(ordinal))).toEqual([]);
  });
});
