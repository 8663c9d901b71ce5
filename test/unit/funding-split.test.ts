import fc from 'fast-check';
import { Payer } from '../../src/domain/enums.js';
import { splitByTerms, splitWhole, type ExactPart } from '../../src/domain/funding-split.js';
import { TermOrigin, type FundingTerms, type PayerTerm } from '../../src/domain/funding-terms.js';
import { MAX_FEN } from '../../src/domain/money.js';
import { restOf } from '../../src/domain/percent.js';
import { SplitKind } from '../../src/domain/printed-shares.js';

const { PROVINCE, CITY, COUNTY, CENTRAL, FUND, EMPLOYER, INDIVIDUAL } = Payer;
const PAYERS = [PROVINCE, CITY, COUNTY, CENTRAL, FUND];
const total = fc.bigInt({ min: 0n, max: MAX_FEN });
const hundredths = (count: number) => (count / 100).toFixed(2);

/** Percentages in hundredths that leave some of the whole, or nothing. */
const cuts = fc
  .array(fc.nat(10_000), { minLength: 1, maxLength: PAYERS.length })
  .map((ends) => [0, ...ends].sort((a, b) => a - b))
  .map((ends) => ends.slice(1).map((end, index) => end - (ends[index] ?? 0)));
const exactParts = cuts.map((percents) =>
  percents.map((percent, index): ExactPart => ({
    payer: PAYERS[index] ?? FUND,
    percent: hundredths(percent),
  })),
);
const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);

describe('a whole sum divided by percentages', () => {
  const split = (totalFen: bigint, ...parts: [Payer, string][]) => {
    const { parts: fen, unspecified } = splitWhole(
      totalFen,
      parts.map(([payer, percent]) => ({ payer, percent })),
    );
    return [...fen, unspecified];
  };

  it('comes to the sum with what no percentage covers', () => {
    fc.assert(
      fc.property(total, exactParts, (fen, parts) => {
        const { parts: amounts, unspecified } = splitWhole(fen, parts);
        expect(sum(amounts) + unspecified).toBe(fen);
      }),
    );
  });

  it('gives each its exact share rounded down or up, and up only where it is no whole fen', () => {
    fc.assert(
      fc.property(total, exactParts, (fen, parts) => {
        const { parts: amounts } = splitWhole(fen, parts);
        for (const [index, { percent }] of parts.entries()) {
          const exact = fen * BigInt(percent.replace('.', ''));
          const amount = amounts[index] ?? -1n;
          expect(amount >= exact / 10_000n && amount <= (exact + 9_999n) / 10_000n).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of the parts', () => {
    fc.assert(
      fc.property(
        total,
        exactParts.chain((parts) =>
          fc.tuple(
            fc.constant(parts),
            fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length }),
          ),
        ),
        (fen, [parts, shuffled]) => {
          const byPayer = (some: readonly ExactPart[]) => {
            const { parts: amounts, unspecified } = splitWhole(fen, some);
            return { unspecified, ...Object.fromEntries(some.map(({ payer }, i) => [payer, amounts[i]])) };
          };
          expect(byPayer(shuffled)).toEqual(byPayer(parts));
        },
      ),
    );
  });

  it('gives the odd fen of equal remainders to the county, then the city, then the province, then others', () => {
    expect(split(1n, [PROVINCE, '25'], [CITY, '25'], [COUNTY, '25'], [FUND, '25'])).toEqual([
      0n,
      0n,
      1n,
      0n,
      0n,
    ]);
    expect(split(2n, [PROVINCE, '25'], [CITY, '25'], [COUNTY, '25'], [FUND, '25'])).toEqual([
      0n,
      1n,
      1n,
      0n,
      0n,
    ]);
    expect(split(3n, [FUND, '25'], [PROVINCE, '25'], [CITY, '25'], [COUNTY, '25'])).toEqual([
      0n,
      1n,
      1n,
      1n,
      0n,
    ]);
    expect(split(1n, [FUND, '50'])).toEqual([1n, 0n]);
  });

  it('gives the odd fen to the largest remainder before it goes to anyone by rank', () => {
    expect(split(10n, [PROVINCE, '66'], [COUNTY, '34'])).toEqual([7n, 3n, 0n]);
  });

  it('reads percentages exactly, however many digits they have', () => {
    expect(split(3n * 10n ** 15n, [PROVINCE, '33.333333333333333333'], [COUNTY, '0.1']).slice(0, 2)).toEqual([
      10n ** 15n,
      3n * 10n ** 12n,
    ]);
    expect(split(1000n, [PROVINCE, '0.7'], [COUNTY, '100.0'.slice(0, 2)])).toEqual([7n, 100n, 893n]);
  });

  it.each<[bigint, [Payer, string][]]>([
    [
      1n,
      [
        [PROVINCE, '60'],
        [COUNTY, '40.01'],
      ],
    ],
    [1n, [[PROVINCE, '-1']]],
    [
      1n,
      [
        [PROVINCE, '10'],
        [PROVINCE, '10'],
      ],
    ],
    [-1n, [[PROVINCE, '10']]],
  ])('is refused of %s by %j', (fen, parts) => {
    expect(() => split(fen, ...parts)).toThrow(RangeError);
  });
});

const term = (payer: Payer, min: string | null, max = min): PayerTerm => ({
  payer,
  origin: min === null ? TermOrigin.UNSPECIFIED : TermOrigin.PRINTED,
  reason: null,
  percent: min === null ? null : { min, max: max ?? min },
  base: null,
  shares: [],
  ratios: [],
});
const terms = (payers: readonly PayerTerm[], changes: Partial<FundingTerms> = {}): FundingTerms => ({
  kind: SplitKind.PARTS_OF_WHOLE,
  component: null,
  tier: null,
  payers,
  allParties: null,
  unspecified: restOf(payers.flatMap(({ percent }) => percent ?? [])),
  byTier: [],
  setAside: [],
  fundingText: '合成的例子。',
  note: null,
  ...changes,
});

describe('a sum divided by terms', () => {
  it('gives no amount to whom nothing gives a percentage, and leaves it as unspecified', () => {
    const { payers, unspecified } = splitByTerms(1000n, terms([term(PROVINCE, '80'), term(COUNTY, null)]));
    expect(payers.map(({ amount }) => amount)).toEqual([{ min: 800n, max: 800n }, null]);
    expect(unspecified).toEqual({ min: 200n, max: 200n });
  });

  it('holds every split by percentages of the ranges, and of what is unspecified', () => {
    const ranges = cuts.chain((percents) =>
      fc.tuple(
        fc.constant(percents),
        fc.array(fc.tuple(fc.nat(3000), fc.nat(3000)), {
          minLength: percents.length,
          maxLength: percents.length,
        }),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(total, fc.bigInt({ min: 0n, max: 99n })), ranges, (fen, [percents, slack]) => {
        const payers = percents.map((percent, index) => {
          const [below = 0, above = 0] = slack[index] ?? [];
          const ends = [Math.max(0, percent - below), Math.min(10_000, percent + above)] as const;
          return term(PAYERS[index] ?? FUND, hundredths(ends[0]), hundredths(ends[1]));
        });
        const ranged = splitByTerms(fen, terms(payers));
        const exact = splitWhole(
          fen,
          percents.map((percent, index) => ({ payer: PAYERS[index] ?? FUND, percent: hundredths(percent) })),
        );
        const amounts = [...ranged.payers.map(({ amount }) => amount), ranged.unspecified];
        for (const [index, amount] of [...exact.parts, exact.unspecified].entries()) {
          const { min, max } = amounts[index] ?? { min: fen + 1n, max: null };
          expect(min <= amount && max !== null && amount <= max).toBe(true);
        }
      }),
    );
  });

  it('lets nobody bear what the least of the others takes', () => {
    const { payers, unspecified } = splitByTerms(
      1000n,
      terms([term(PROVINCE, '60', '100'), term(COUNTY, '20')]),
    );
    expect(payers.map(({ amount }) => amount)).toEqual([
      { min: 600n, max: 800n },
      { min: 200n, max: 200n },
    ]);
    expect(unspecified).toEqual({ min: 0n, max: 200n });
  });

  it('leaves at least what the most of all does not cover', () => {
    const { unspecified } = splitByTerms(1000n, terms([term(PROVINCE, '60', '80'), term(COUNTY, '10')]));
    expect(unspecified).toEqual({ min: 100n, max: 300n });
  });

  it('takes rates of their base one by one, to the nearest fen, and knows no rest', () => {
    const rates = terms([term(EMPLOYER, '18'), term(INDIVIDUAL, '6', '8')], {
      kind: SplitKind.RATES_ON_BASE,
      unspecified: null,
      allParties: term(Payer.ALL_PARTIES, '26'),
    });
    const { payers, allParties, unspecified } = splitByTerms(1025n, rates);
    expect(payers.map(({ amount }) => amount)).toEqual([
      { min: 185n, max: 185n },
      { min: 62n, max: 82n },
    ]);
    expect(allParties).toEqual({ min: 267n, max: 267n });
    expect(unspecified).toBeNull();
  });

  it('may give rates of a base that are more than the base together', () => {
    const rates = terms([term(EMPLOYER, '80'), term(INDIVIDUAL, '80')], {
      kind: SplitKind.RATES_ON_BASE,
      unspecified: null,
    });
    expect(splitByTerms(100n, rates).payers.map(({ amount }) => amount?.min)).toEqual([80n, 80n]);
  });

  it('reaches over the tiers, each with its own exact split, while the tier is unknown', () => {
    const byTier = [
      terms([term(PROVINCE, '100')], { tier: 1 }),
      terms([term(PROVINCE, '50'), term(COUNTY, '50')], { tier: 2 }),
    ];
    const {
      payers,
      unspecified,
      byTier: each,
    } = splitByTerms(101n, terms([term(PROVINCE, '50', '100'), term(COUNTY, null)], { byTier }));
    expect(payers.map(({ amount }) => amount)).toEqual([{ min: 50n, max: 101n }, null]);
    expect(each.map((one) => one.payers.map(({ amount }) => amount?.min))).toEqual([[101n], [50n, 51n]]);
    expect(unspecified).toEqual({ min: 0n, max: 0n });
  });
});
