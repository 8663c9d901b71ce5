import fc from 'fast-check';
import { diffTexts, TextSegmentKind, type TextSegment } from '../../src/domain/text-diff.js';

const { SAME, REMOVED, ADDED } = TextSegmentKind;
const written = (segments: readonly TextSegment[]) =>
  segments
    .map(({ kind, text }) => (kind === SAME ? text : kind === REMOVED ? `[-${text}-]` : `{+${text}+}`))
    .join('');
const without = (segments: readonly TextSegment[], kind: TextSegmentKind) =>
  segments
    .filter((segment) => segment.kind !== kind)
    .map(({ text }) => text)
    .join('');

const phrases = [
  '每人每月',
  '118元',
  '0.7%',
  '，',
  '。',
  '养老金',
  '基础',
  '最低标准',
  '１／3',
  '𠀀',
  '\ud800',
  '\n',
  'A4纸',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...phrases), { maxLength: 30 }).map((parts) => parts.join('')),
);

function expectSound(before: string, after: string): TextSegment[] {
  const segments = diffTexts(before, after);
  expect(without(segments, ADDED)).toBe(before);
  expect(without(segments, REMOVED)).toBe(after);
  expect(segments.every((segment) => segment.text !== '')).toBe(true);
  for (const [index, { kind }] of segments.entries()) {
    const next = segments[index + 1]?.kind;
    expect(next).not.toBe(kind);
    if (kind === ADDED) expect(next).not.toBe(REMOVED);
  }
  return segments;
}

describe('diffTexts', () => {
  it('gives both wordings back, in segments that are neither empty nor in pieces', () => {
    fc.assert(fc.property(text, text, (before, after) => void expectSound(before, after)));
  });

  it('says of a text and itself that it is the same', () => {
    fc.assert(
      fc.property(text, (same) =>
        expect(diffTexts(same, same)).toEqual(same === '' ? [] : [{ kind: SAME, text: same }]),
      ),
    );
  });

  it.each([
    ['最低标准为每人每月118元。', '最低标准为每人每月130元。', '最低标准为每人每月[-118-]{+130+}元。'],
    ['费率为0.75%', '费率为0.85%', '费率为[-0.75%-]{+0.85%+}'],
    ['比例不少于1／3', '比例不少于2／3', '比例不少于[-1／3-]{+2／3+}'],
    ['为老年人提供服务', '为残疾人提供服务', '为[-老年人-]{+残疾人+}提供服务'],
    ['免费提供教科书', '免费提供教科书。', '免费提供教科书{+。+}'],
    ['', '新的', '{+新的+}'],
    ['旧的', '', '[-旧的-]'],
  ])('marks what changed from %s to %s', (before, after, expected) => {
    expect(written(diffTexts(before, after))).toBe(expected);
  });

  it('finds a changed number in a long text', () => {
    const long = '为符合条件的城乡居民发放基础养老金和个人账户养老金，每人每月若干元。'.repeat(500);
    expect(written(diffTexts(`${long}118元`, `${long}130元`))).toBe(`${long}[-118-]{+130+}元`);
  });

  it('takes wholly different texts of 20,000 characters for one removal and one addition, in bounded time', () => {
    const of = (from: number) =>
      Array.from({ length: 20_000 }, (_, i) => String.fromCodePoint(from + (i % 3_000))).join('');
    const [before, after] = [of(0x4e00), of(0x6e00)];
    const begun = performance.now();
    expect(diffTexts(before, after)).toEqual([
      { kind: REMOVED, text: before },
      { kind: ADDED, text: after },
    ]);
    // A fifth of a second; a machine that is busy with something else may take its time.
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
