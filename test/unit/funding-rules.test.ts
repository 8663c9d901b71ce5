import fc from 'fast-check';
import type { ShareContent } from '../../src/domain/content.js';
import { Comparator, FundingMode, Payer } from '../../src/domain/enums.js';
import { checkShares } from '../../src/domain/funding-rules.js';

describe('the shares of a service', () => {
  const PATH = 'S.shares';
  const share = (payer: Payer, percent: string, changes: Partial<ShareContent> = {}): ShareContent => ({
    component: '补助资金',
    payer,
    payerText: '财政',
    base: null,
    comparator: Comparator.EQUAL,
    percent,
    maxPercent: null,
    fiscalTier: null,
    inForce: true,
    effectiveFrom: null,
    note: null,
    quote: '由财政承担',
    ...changes,
  });
  const { PROVINCE, CITY, COUNTY, ALL_PARTIES, EMPLOYER } = Payer;
  const shares = (
    parts: readonly ShareContent[],
    mode = FundingMode.SHARED_BY_RATIO,
    levels = [PROVINCE, CITY, COUNTY],
  ) =>
    checkShares({ mode, levels, note: null, shares: parts }, '由财政承担。', ['S', 'shares']).map(
      ({ code, path }) => [code, path.join('.')],
    );

  it.each<[string, Partial<ShareContent>, string, string]>([
    ['of something', { component: '' }, 'EMPTY_TEXT', 'component'],
    ['paid by somebody', { payerText: ' ' }, 'EMPTY_TEXT', 'payerText'],
    ['of a base or none', { base: '' }, 'EMPTY_TEXT', 'base'],
    ['quoted', { quote: '' }, 'EMPTY_TEXT', 'quote'],
    ['quoted from its funding text', { quote: '另有规定' }, 'INVALID', 'quote'],
    ['at most the whole', { percent: '100.01' }, 'INVALID', 'percent'],
    ['not negative', { percent: '-1' }, 'INVALID', 'percent'],
    ['a decimal', { percent: '60%' }, 'INVALID', 'percent'],
    ['bound by a comparator of shares', { comparator: Comparator.APPROXIMATELY }, 'INVALID', 'comparator'],
    ['of one end unless it is a RANGE', { maxPercent: '80' }, 'INVALID', 'maxPercent'],
    ['of two ends as a RANGE', { comparator: Comparator.RANGE }, 'INVALID', 'maxPercent'],
    ['of ends in order', { comparator: Comparator.RANGE, maxPercent: '59' }, 'INVALID', 'maxPercent'],
    ['for a tier from 1', { fiscalTier: 0 }, 'INVALID', 'fiscalTier'],
    ['from a day that exists', { effectiveFrom: '2027-02-29' }, 'INVALID', 'effectiveFrom'],
  ])('are each %s', (_, changes, code, field) => {
    expect(shares([share(PROVINCE, '60', changes)])).toEqual([[code, `${PATH}.0.${field}`]]);
  });

  it('come to the whole where everyone who bears the cost has one', () => {
    expect(shares([share(PROVINCE, '60'), share(CITY, '20'), share(COUNTY, '20.00')])).toEqual([]);
    expect(shares([share(PROVINCE, '60'), share(CITY, '20'), share(COUNTY, '19.99')])).toEqual([
      ['SHARES_NOT_WHOLE', PATH],
    ]);
  });

  it('never exceed the whole, however the cost is borne', () => {
    for (const mode of Object.values(FundingMode))
      expect(shares([share(PROVINCE, '60'), share(COUNTY, '40.01')], mode)).toEqual([
        ['SHARES_EXCEED_WHOLE', PATH],
      ]);
    expect(shares([share(PROVINCE, '60'), share(PROVINCE, '60')])).toEqual([['SHARES_EXCEED_WHOLE', PATH]]);
  });

  it('need not be printed for everybody: what is not printed is not made up', () => {
    expect(shares([share(PROVINCE, '60')])).toEqual([]);
    expect(shares([share(PROVINCE, '60')], FundingMode.SHARED_BY_RATIO, [PROVINCE])).toEqual([]);
    expect(shares([share(PROVINCE, '60'), share(CITY, '20')])).toEqual([]);
    expect(shares([])).toEqual([]);
  });

  it('need not be a whole where they are no parts of a cost, or bind one side only', () => {
    const parts = [share(PROVINCE, '60'), share(CITY, '10'), share(COUNTY, '10')];
    expect(shares(parts, FundingMode.SHARED)).toEqual([]);
    expect(shares([...parts.slice(0, 2), share(COUNTY, '10', { comparator: Comparator.AT_LEAST })])).toEqual(
      [],
    );
  });

  it('are added up by their lower ends', () => {
    const range = { comparator: Comparator.RANGE, maxPercent: '80' };
    expect(shares([share(PROVINCE, '60', range), share(COUNTY, '40')])).toEqual([]);
    expect(shares([share(PROVINCE, '60', range), share(COUNTY, '41')])).toHaveLength(1);
    for (const comparator of [Comparator.AT_MOST, Comparator.LESS_THAN])
      expect(shares([share(PROVINCE, '60', { comparator }), share(COUNTY, '60')])).toEqual([]);
    for (const comparator of [Comparator.AT_LEAST, Comparator.MORE_THAN])
      expect(shares([share(PROVINCE, '60', { comparator }), share(COUNTY, '60')])).toHaveLength(1);
  });

  it('are added up by what they are shares of', () => {
    const apart: Partial<ShareContent>[] = [
      { component: '另一项' },
      { base: '工资总额' },
      { fiscalTier: 2 },
      { effectiveFrom: '2027-01-01' },
      { inForce: false },
    ];
    for (const changes of apart)
      expect(shares([share(PROVINCE, '80'), share(PROVINCE, '60', changes)])).toEqual([]);
  });

  it('do not count the rate of all parties beside the parties’ own', () => {
    expect(shares([share(ALL_PARTIES, '100'), share(EMPLOYER, '60'), share(COUNTY, '40')])).toEqual([]);
  });

  it('are refused if and only if they come to more than the whole', () => {
    const percents = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(percents, (parts) => {
        const sum = parts.reduce((total, part) => total + part, 0);
        const printed = parts.map((part) => share(CITY, part.toFixed(2)));
        expect(shares(printed, FundingMode.MIXED)).toEqual(sum > 100 ? [['SHARES_EXCEED_WHOLE', PATH]] : []);
      }),
    );
  });
});
