import fc from 'fast-check';
import type { ServiceContent } from '../../src/domain/content.js';
import { ResponsibilityRole, ServiceCategory } from '../../src/domain/enums.js';
import { changedFields, diffServices, type ServiceChange } from '../../src/domain/list-diff.js';
import { base, figure, share, withFigures, withShares } from '../support/sample-contents.js';
import { seedServices } from '../support/seed-contents.js';

const seeds = seedServices();

const told = (changes: readonly ServiceChange[]) =>
  changes.map(({ kind, what, before, after }) => [kind, what, before, after]);

describe('diffServices', () => {
  it('says nothing of a content and itself', () => {
    for (const content of seeds.values())
      expect(diffServices(content, JSON.parse(JSON.stringify(content)) as ServiceContent)).toEqual([]);
  });

  it('says something of any two contents that differ', () => {
    const part = fc.record({
      what: fc.constantFrom('甲', '甲乙', '丙'),
      value: fc.constantFrom('1', '1.0', '2', null),
      unit: fc.constantFrom('元', '人'),
      quote: fc.constantFrom('q', 'r'),
    });
    const paid = fc.record({
      component: fc.constantFrom('甲', '乙'),
      percent: fc.constantFrom('1', '2'),
      effectiveFrom: fc.constantFrom(null, '2019-05-01'),
      inForce: fc.boolean(),
      note: fc.constantFrom(null, 'n'),
      quote: fc.constantFrom('q', 'r'),
    });
    const content = fc
      .record({
        figures: fc.array(part, { maxLength: 3 }),
        shares: fc.array(paid, { maxLength: 3 }),
        responsibilities: fc.uniqueArray(
          fc.record({
            department: fc.constantFrom('A', 'B', 'C'),
            role: fc.constantFrom(...Object.values(ResponsibilityRole)),
          }),
          { selector: ({ department }) => department, maxLength: 3 },
        ),
        note: fc.constantFrom(null, '', 'n'),
      })
      .map(({ figures, shares, ...fields }): ServiceContent => ({
        ...base,
        ...fields,
        figures: figures.map(figure),
        funding: { ...base.funding, shares: shares.map(share) },
      }));
    fc.assert(
      fc.property(content, content, (before, after) => {
        const changes = diffServices(before, after);
        expect(changes.length > 0).toBe(changedFields(before, after).length > 0);
        for (const { kind, before: was, after: is } of changes)
          // Parts alike in all that is told of them can change places.
          if (kind !== 'MOVED') expect(was).not.toBe(is);
      }),
      { numRuns: 500 },
    );
  });

  it('tells the same of both directions, turned round', () => {
    const turned: Record<string, string> = {
      FIGURE_RAISED: 'FIGURE_LOWERED',
      FIGURE_LOWERED: 'FIGURE_RAISED',
      FIGURE_ADDED: 'FIGURE_REMOVED',
      FIGURE_REMOVED: 'FIGURE_ADDED',
    };
    const list = fc.uniqueArray(
      fc.record({ what: fc.constantFrom('甲', '乙', '丙'), value: fc.constantFrom('1', '2', '10') }),
      { selector: ({ what }) => what },
    );
    const of = (parts: readonly { what: string; value: string }[]) =>
      withFigures(...parts.map((part) => figure({ ...part, printed: part.value })));
    fc.assert(
      fc.property(list, list, (a, b) => {
        const there = diffServices(of(a), of(b)).map(({ kind }) => turned[kind] ?? kind);
        const back = diffServices(of(b), of(a)).map(({ kind }) => kind as string);
        expect(there.sort()).toEqual(back.sort());
      }),
    );
  });

  it('gives the changed words of a text', () => {
    const [change, ...others] = diffServices(base, { ...base, audience: '符合条件的城乡老年居民' });
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'TEXT_CHANGED', field: 'audience', what: null });
    expect(change?.segments).toEqual([
      { kind: 'SAME', text: '符合条件的城乡' },
      { kind: 'ADDED', text: '老年' },
      { kind: 'SAME', text: '居民' },
    ]);
  });

  it.each<[keyof ServiceContent, ServiceContent[keyof ServiceContent], unknown[]]>([
    ['ordinal', 21, ['MOVED', null, '20', '21']],
    ['domain', 'HEALTH', ['MOVED', null, 'SOCIAL-INSURANCE', 'HEALTH']],
    ['category', ServiceCategory.INCLUSIVE, ['CATEGORY_CHANGED', null, 'BASIC', 'INCLUSIVE']],
    ['note', '说明', ['TEXT_CHANGED', null, null, '说明']],
    [
      'source',
      { document: 'D', place: '第1项', quote: '原文' },
      ['SOURCE_CHANGED', null, expect.stringContaining('第20项'), 'D，第1项：“原文”'],
    ],
  ])('tells of another %s', (field, value, expected) => {
    const changes = diffServices(base, { ...base, [field]: value });
    expect(changes.map((change) => change.field)).toEqual([field]);
    expect(told(changes)).toEqual([expected]);
  });

  describe('of responsibilities', () => {
    const led = (...departments: string[]) => ({
      ...base,
      responsibilities: departments.map((department) => ({ department, role: ResponsibilityRole.LEAD })),
    });
    const names = {
      before: new Map([['A', '省卫计委']]),
      after: new Map([
        ['A', '省卫健委'],
        ['C', '省医保局'],
      ]),
    };

    it('tells of a lead that was handed over, by the names of either day', () => {
      expect(told(diffServices(led('A', 'B'), led('C', 'B'), names))).toEqual([
        ['LEAD_ADDED', 'C', null, '省医保局'],
        ['LEAD_REMOVED', 'A', '省卫计委', null],
      ]);
    });

    it('tells of leads in another order', () => {
      expect(told(diffServices(led('A', 'B'), led('B', 'C', 'A'), names))).toEqual([
        ['LEAD_ADDED', 'C', null, '省医保局'],
        ['LEADS_REORDERED', null, '省卫计委、B', 'B、省卫健委'],
      ]);
    });

    it('tells of a lead that now only takes part', () => {
      const after = {
        ...base,
        responsibilities: [
          { department: 'A', role: ResponsibilityRole.LEAD },
          { department: 'B', role: ResponsibilityRole.SUPPORT },
        ],
      };
      expect(told(diffServices(led('A', 'B'), after))).toEqual([
        ['SUPPORT_ADDED', 'B', null, 'B'],
        ['LEAD_REMOVED', 'B', 'B', null],
      ]);
    });
  });
});

describe('changedFields', () => {
  it('names the fields in which two contents differ, whatever lies deep in them', () => {
    const after = { ...withShares(share({ percent: '0.6' })), name: '新名' };
    expect(changedFields(base, after).sort()).toEqual(['funding', 'name']);
    expect(changedFields(base, { ...base })).toEqual([]);
  });
});
