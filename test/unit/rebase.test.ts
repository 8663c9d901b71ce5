import fc from 'fast-check';
import { changedFields } from '../../src/domain/content-fields.js';
import type { Content, FacilityTypeContent } from '../../src/domain/content.js';
import { conflictsOf, rebase } from '../../src/domain/rebase.js';

const value = fc.oneof(
  fc.constantFrom(null, 'a', 'b', ''),
  fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  fc.record({ document: fc.constantFrom('D', 'E'), quote: fc.constantFrom('q', 'r') }),
);
/** Contents of any shape, of few fields and values, so that changes meet. */
const content = fc.dictionary(fc.constantFrom('name', 'domain', 'note', 'source', 'toString'), value, {
  maxKeys: 5,
}) as unknown as fc.Arbitrary<Content>;
const side = fc.constantFrom('OURS' as const, 'THEIRS' as const);
const noWish = new Map<string, 'OURS' | 'THEIRS'>();
const as = (fields: object) => fields as unknown as Content;

describe('rebase', () => {
  it('keeps the draft where nothing was published since', () => {
    fc.assert(
      fc.property(content, content, (base, ours) => {
        expect(rebase(base, base, ours, noWish)).toEqual({ content: ours });
      }),
    );
  });

  it('takes what was published where nothing was drafted', () => {
    fc.assert(
      fc.property(content, content, (base, theirs) => {
        expect(rebase(base, theirs, base, noWish)).toEqual({ content: theirs });
      }),
    );
  });

  it('has no conflict where both changed the same', () => {
    fc.assert(
      fc.property(content, content, (base, changed) => {
        const copy = JSON.parse(JSON.stringify(changed)) as Content;
        expect(conflictsOf(base, changed, copy)).toEqual([]);
        expect(rebase(base, changed, copy, noWish)).toEqual({ content: changed });
      }),
    );
  });

  it('has a conflict just where both changed a field differently', () => {
    fc.assert(
      fc.property(content, content, content, (base, theirs, ours) => {
        const meeting = changedFields(base, ours)
          .filter((field) => changedFields(base, theirs).includes(field))
          .filter((field) => changedFields(theirs, ours).includes(field));
        expect(
          conflictsOf(base, theirs, ours)
            .map(({ field }) => field)
            .sort(),
        ).toEqual(meeting.sort());
      }),
    );
  });

  it('settles every conflict as told, and has no field that is in neither', () => {
    fc.assert(
      fc.property(content, content, content, side, (base, theirs, ours, keep) => {
        const conflicts = conflictsOf(base, theirs, ours).map(({ field }) => field);
        const result = rebase(base, theirs, ours, new Map(conflicts.map((field) => [field, keep])));
        if (!('content' in result)) throw new Error('a settled conflict was returned');
        const merged = result.content as unknown as Record<string, unknown>;
        const chosen = (keep === 'OURS' ? ours : theirs) as unknown as Record<string, unknown>;
        for (const field of conflicts)
          expect([field, Object.hasOwn(merged, field), merged[field]]).toEqual([
            field,
            Object.hasOwn(chosen, field),
            Object.hasOwn(chosen, field) ? chosen[field] : merged[field],
          ]);
        const there = [...Object.keys(ours), ...Object.keys(theirs)];
        expect(Object.keys(merged).filter((field) => !there.includes(field))).toEqual([]);
      }),
    );
  });

  const base: FacilityTypeContent = {
    name: '敬老院',
    domain: 'SOCIAL-SERVICES',
    planningStandard: null,
    source: { document: 'D', place: '一', quote: '敬老院' },
  };
  const theirs = { ...base, name: '养老院', planningStandard: '30床' };
  const ours = { ...base, name: '养老服务设施', domain: 'HEALTH' };

  it('returns what is not settled, both sides as JSON', () => {
    const conflicts = [{ field: 'name', base: '"敬老院"', theirs: '"养老院"', ours: '"养老服务设施"' }];
    expect(rebase(base, theirs, ours, noWish)).toEqual({ conflicts });
    expect(rebase(base, theirs, ours, new Map([['domain', 'OURS']]))).toEqual({ conflicts });
  });

  it('merges what only one of both changed', () => {
    expect(rebase(base, theirs, ours, new Map([['name', 'THEIRS']]))).toEqual({
      content: { ...base, name: '养老院', planningStandard: '30床', domain: 'HEALTH' },
    });
  });

  it('tells a field that is not there from one that is null', () => {
    expect(conflictsOf(as({ note: 'a' }), as({ note: null }), as({}))).toEqual([
      { field: 'note', base: '"a"', theirs: 'null', ours: null },
    ]);
  });
});
