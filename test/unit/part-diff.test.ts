import type { FigureContent, ShareContent } from '../../src/domain/content.js';
import { Comparator, FundingMode, Payer } from '../../src/domain/enums.js';
import { diffServices, type ServiceChange } from '../../src/domain/list-diff.js';
import { base, figure, share, withFigures, withShares } from '../support/sample-contents.js';
import { seedServices } from '../support/seed-contents.js';

const told = (changes: readonly ServiceChange[]) =>
  changes.map(({ kind, what, before, after }) => [kind, what, before, after]);
const FIGURE = '基础养老金（每人每月）';
const SHARE = '失业保险费（单位；月工资总额）';

describe('the changes of figures', () => {
  it.each<[string, Partial<FigureContent>, unknown[]]>([
    ['raised', { value: '130', printed: '130' }, ['FIGURE_RAISED', FIGURE, '≥118元', '≥130元']],
    ['lowered', { value: '99.5', printed: '99.5' }, ['FIGURE_LOWERED', FIGURE, '≥118元', '≥99.5元']],
    ['of another unit', { unit: '万元', value: '130' }, ['FIGURE_CHANGED', FIGURE, '≥118元', '≥118万元']],
    [
      'that binds otherwise',
      { comparator: Comparator.EQUAL, value: '130', printed: '130' },
      ['FIGURE_CHANGED', FIGURE, '≥118元', '130元'],
    ],
    [
      'per something else',
      { per: '每人每年', value: '1500', printed: '1500' },
      [
        'FIGURE_CHANGED',
        '基础养老金（每人每年）',
        '基础养老金（每人每月）：≥118元',
        '基础养老金（每人每年）：≥1500元',
      ],
    ],
    [
      'reworded and raised',
      { what: '基础养老金最低标准', value: '130', printed: '130' },
      [
        'FIGURE_CHANGED',
        '基础养老金最低标准（每人每月）',
        '基础养老金（每人每月）：≥118元',
        '基础养老金最低标准（每人每月）：≥130元',
      ],
    ],
    ['printed with other digits', { value: '118.0' }, ['FIGURE_CHANGED', FIGURE, '118', '118.0']],
    ['of no exact value', { value: null }, ['FIGURE_CHANGED', FIGURE, '118', null]],
    ['read from other words', { quote: '118元' }, ['FIGURE_CHANGED', FIGURE, '每人每月118元', '118元']],
  ])('tells of one %s', (_, changes, expected) => {
    expect(told(diffServices(base, withFigures(figure(changes))))).toEqual([expected]);
  });

  it.each<[string, string, string, string, string]>([
    ['10', '20', '12', '22', 'FIGURE_RAISED'],
    ['10', '20', '10', '22', 'FIGURE_RAISED'],
    ['10', '20', '8', '20', 'FIGURE_LOWERED'],
    ['10', '20', '8', '22', 'FIGURE_CHANGED'],
    ['10', '20', '12', '18', 'FIGURE_CHANGED'],
  ])('tells of a range %s–%s that became %s–%s: %s', (low, high, newLow, newHigh, kind) => {
    const range = (value: string, maxValue: string) =>
      withFigures(
        figure({ comparator: Comparator.RANGE, value, maxValue, printed: `${value}－${maxValue}` }),
      );
    expect(told(diffServices(range(low, high), range(newLow, newHigh)))).toEqual([
      [kind, FIGURE, `${low}－${high}元`, `${newLow}－${newHigh}元`],
    ]);
  });

  it('calls a cap that allows more raised', () => {
    const cap = (value: string) =>
      withFigures(figure({ comparator: Comparator.AT_MOST, value, printed: value }));
    expect(told(diffServices(cap('30'), cap('45')))).toEqual([['FIGURE_RAISED', FIGURE, '≤30元', '≤45元']]);
  });

  it('keeps apart what is added, removed and merely stands elsewhere', () => {
    const [a, b, c] = ['托育服务', '助学补贴', '免费接送'].map((what) => figure({ what, per: null }));
    if (!a || !b || !c) throw new Error('three figures');
    expect(told(diffServices(withFigures(a, b), withFigures(b, c)))).toEqual([
      ['FIGURE_ADDED', '免费接送', null, '≥118元'],
      ['FIGURE_REMOVED', '托育服务', '≥118元', null],
    ]);
    expect(told(diffServices(withFigures(a, b, c), withFigures(c, a, b)))).toEqual([
      ['MOVED', null, '托育服务、助学补贴、免费接送', '免费接送、托育服务、助学补贴'],
    ]);
  });

  it('takes one of several alike for the one that it is, and no unlike one for a rewording', () => {
    const [first, second] = [figure(), figure({ value: '200', printed: '200' })];
    expect(told(diffServices(withFigures(first, second), withFigures(second)))).toEqual([
      ['FIGURE_REMOVED', FIGURE, '≥118元', null],
    ]);
    expect(told(diffServices(withFigures(first), withFigures(figure({ what: '丧葬补助金' }))))).toEqual([
      ['FIGURE_ADDED', '丧葬补助金（每人每月）', null, '≥118元'],
      ['FIGURE_REMOVED', FIGURE, '≥118元', null],
    ]);
  });

  it('says once, with the text, that the words around an unchanged figure are others', () => {
    const after = {
      ...withFigures(figure({ quote: '按每人每月118元' })),
      standard: '按每人每月118元发放。',
    };
    expect(diffServices(base, after).map(({ kind, field }) => [kind, field])).toEqual([
      ['TEXT_CHANGED', 'standard'],
    ]);
  });

  it('does not print a unit twice', () => {
    const before = seedServices().get('FJ-BPS-072') ?? base;
    const removed = diffServices(before, { ...before, figures: [] }).map((change) => change.before);
    expect(removed).toContain('100%－130%');
  });
});

describe('the changes of funding', () => {
  it('tells of another mode, other levels and another note', () => {
    const funding = {
      ...base.funding,
      mode: FundingMode.MIXED,
      levels: [Payer.SOCIAL, Payer.CITY],
      note: '注',
    };
    expect(
      diffServices(base, { ...base, funding }).map(({ kind, field, before, after }) => [
        kind,
        field,
        before,
        after,
      ]),
    ).toEqual([
      ['FUNDING_CHANGED', 'funding.mode', 'CONTRIBUTORY', 'MIXED'],
      ['FUNDING_CHANGED', 'funding.levels', 'EMPLOYER', 'SOCIAL、CITY'],
      ['FUNDING_CHANGED', 'funding.note', null, '注'],
    ]);
  });

  it.each<[string, Partial<ShareContent>, unknown[]]>([
    ['raised', { percent: '0.75' }, ['SHARE_RAISED', SHARE, '0.5%', '0.75%']],
    [
      'lowered from a day',
      { percent: '0.3', effectiveFrom: '2027-01-01' },
      ['SHARE_LOWERED', SHARE, '0.5%', '0.3%（2027-01-01起）'],
    ],
    [
      'that binds otherwise',
      { comparator: Comparator.AT_MOST, percent: '1' },
      ['SHARE_CHANGED', SHARE, '0.5%', '≤1%'],
    ],
    ['that was superseded', { inForce: false }, ['SHARE_CHANGED', SHARE, '0.5%', '0.5%（非现行）']],
    ['with a remark', { note: '注' }, ['SHARE_CHANGED', SHARE, null, '注']],
    [
      'for one tier',
      { fiscalTier: 2, percent: '60' },
      ['SHARE_ADDED', '失业保险费（单位；月工资总额；财力第2档）', null, '60%'],
    ],
  ])('tells of a share %s', (_, changes, expected) => {
    const [first] = told(diffServices(base, withShares(share(changes))));
    expect(first).toEqual(expected);
  });

  it('follows the rate in force where the old one is still printed', () => {
    const after = withShares(
      share({ inForce: false }),
      share({ percent: '0.4', effectiveFrom: '2027-01-01' }),
    );
    expect(told(diffServices(base, after)).map(([kind]) => kind)).toEqual(['SHARE_ADDED', 'SHARE_LOWERED']);
  });
});
