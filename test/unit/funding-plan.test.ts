import fc from 'fast-check';
import type { FigureContent } from '../../src/domain/content.js';
import { Comparator, Payer } from '../../src/domain/enums.js';
import type { PlanAsked, PlanLine, PlannedService } from '../../src/domain/funding-plan.js';
import { TIMES_A_YEAR } from '../../src/domain/funding-plan-standard.js';
import { UnitDimension, unitNamed } from '../../src/domain/units.js';
import { sampleRatio, seedFunding as services } from '../support/funding-samples.js';
import {
  atLeast,
  boarders,
  exactly,
  figure,
  line,
  pensioners,
  plan,
  RATIO,
  synthetic,
  yuan,
} from '../support/plan-samples.js';

const { PROVINCE, CITY, COUNTY, CENTRAL, FUND } = Payer;

const refusal = (lines: readonly PlanLine[], changes?: Partial<PlanAsked>) => {
  try {
    plan(lines, changes);
  } catch (error) {
    const { argument, problem } = (error as { details: Record<string, unknown> }).details;
    return [argument, problem];
  }
  return undefined;
};

describe('a plan', () => {
  it('sums boarders of both stages, and leaves all of it unspecified without a ratio', () => {
    const { services: sums, sum } = plan([boarders('小学', 300), boarders('初中', 200)]);
    expect(sum).toEqual({
      total: exactly(550_000),
      payers: [PROVINCE, CITY, COUNTY].map((payer) => ({ payer, amount: null, partly: true })),
      unspecified: exactly(550_000),
    });
    expect(sums).toEqual([{ service: 'FJ-BPS-003', name: '寄宿生生活补助', ...sum }]);
  });

  it('divides by the ratio once it is entered', () => {
    const { sum } = plan([boarders('小学', 300), boarders('初中', 200)], { ratios: [RATIO] });
    expect(sum.payers).toEqual([
      { payer: PROVINCE, amount: exactly(330_000), partly: false },
      { payer: CITY, amount: exactly(0), partly: false },
      { payer: COUNTY, amount: exactly(220_000), partly: false },
    ]);
    expect(sum.unspecified).toEqual(exactly(0));
  });

  it('takes a sum of one’s own, and the only sum that is printed where none is named', () => {
    const own = plan([line({ figure: null, unitFen: 250n })], synthetic([figure({})]));
    expect(own.lines[0]).toMatchObject({ figure: null, annualUnit: { min: 250n, max: 250n } });
    expect(own.sum.total).toEqual({ min: 2_500n, max: 2_500n });
    const only = synthetic([figure({ unit: '天' }), figure({}), figure({ value: null })]);
    expect(plan([line({ figure: null })], only).sum.total).toEqual(exactly(1_000));
  });

  it('works out terms once for all lines of a service and component', () => {
    let asked = 0;
    const counted = { tierOf: () => (asked += 1) && null };
    const { lines } = plan([boarders('小学', 1), pensioners(1), boarders('初中', 1)], counted);
    expect(asked).toBe(2);
    expect(lines[2]?.terms).toBe(lines[0]?.terms);
    const subsidised = { ...pensioners(1), component: '缴费补贴', figure: null, unitFen: 100n };
    const both = plan([pensioners(1), subsidised], { tierOf: () => 3 });
    expect(both.lines.map(({ terms }) => terms.payers[0]?.percent?.min)).toEqual(['60', '40']);
  });

  it('counts a monthly standard twelve times, and says that it is the least', () => {
    const { lines, sum } = plan([pensioners(1000)]);
    expect(lines[0]?.annualUnit).toEqual(atLeast(1416));
    expect(sum.total).toEqual(atLeast(1_416_000));
    expect(sum.payers[0]).toEqual({ payer: PROVINCE, amount: atLeast(1_132_800), partly: false });
    expect(sum.unspecified).toEqual(atLeast(283_200));
  });

  it('leaves nothing unspecified where the province bears all, however much that is', () => {
    const { sum } = plan([pensioners(1000)], { tierOf: () => 1 });
    expect(sum.payers[0]?.amount).toEqual(atLeast(1_416_000));
    expect(sum.unspecified).toEqual(exactly(0));
  });

  it('reaches over the tiers while the tier is unknown', () => {
    const { sum } = plan([pensioners(1000)], { tierOf: () => null });
    expect(sum.payers[0]?.amount).toEqual(atLeast(708_000));
    expect(sum.unspecified).toEqual({ min: 0n, max: null });
  });

  it('costs nothing for nobody, whoever would bear it', () => {
    const { sum } = plan([pensioners(0), boarders('小学', 0)]);
    expect(sum).toEqual({
      total: exactly(0),
      payers: [PROVINCE, CITY, COUNTY, CENTRAL, FUND].map((payer) => ({
        payer,
        amount: exactly(0),
        partly: false,
      })),
      unspecified: exactly(0),
    });
  });

  it('says that a part is not known of what may be nothing, or more', () => {
    const upTo = synthetic([figure({ comparator: Comparator.AT_MOST })]);
    expect(plan([line()], upTo).sum).toEqual({
      total: { min: 0n, max: yuan(1000) },
      payers: [PROVINCE, CITY, COUNTY].map((payer) => ({ payer, amount: null, partly: true })),
      unspecified: { min: 0n, max: yuan(1000) },
    });
  });

  it('adds up payers over services, and says where a part of theirs is not known', () => {
    const { sum, services: sums } = plan([pensioners(1), boarders('小学', 10)]);
    expect(sum.payers.map(({ payer }) => payer)).toEqual([PROVINCE, CITY, COUNTY, CENTRAL, FUND]);
    expect(sum.payers.find(({ payer }) => payer === PROVINCE)).toEqual({
      payer: PROVINCE,
      amount: { min: 113_280n, max: null },
      partly: true,
    });
    expect(sums.map(({ service }) => service)).toEqual(['FJ-BPS-020', 'FJ-BPS-003']);
  });

  it.each<[Partial<FigureContent>, { min: bigint; max: bigint | null }]>([
    [{ comparator: Comparator.AT_MOST }, { min: 0n, max: yuan(1000) }],
    [{ comparator: Comparator.LESS_THAN }, { min: 0n, max: yuan(1000) }],
    [{ comparator: Comparator.MORE_THAN }, atLeast(1000)],
    [{ comparator: Comparator.APPROXIMATELY }, exactly(1000)],
    [
      { comparator: Comparator.RANGE, maxValue: '120.5' },
      { min: yuan(1000), max: yuan(1205) },
    ],
    [{ value: '0.01', unit: '万元' }, exactly(1000)],
    [{ per: '每户' }, exactly(1000)],
    [{ per: '每人每月' }, exactly(12_000)],
  ])('of a figure %j comes to that of each times the recipients', (changes, total) => {
    const planned = plan([line()], synthetic([figure(changes)]));
    expect(planned.sum.total).toEqual(total);
  });

  it('comes to the sum of its parts for any numbers of recipients', () => {
    const recipients = fc.nat(1_000_000);
    const odd = sampleRatio('ODD', [[COUNTY, '33.333']]);
    fc.assert(
      fc.property(fc.array(recipients, { maxLength: 6 }), (numbers) => {
        const lines = numbers.map((number) => line({ recipients: number }));
        const { sum, services: sums } = plan(lines, {
          ...synthetic([figure({ value: '0.07' })]),
          ratios: [odd],
        });
        const paid = sum.payers.reduce((all, { amount }) => all + (amount?.min ?? 0n), 0n);
        expect(paid + sum.unspecified.min).toBe(sum.total.min);
        expect(sum.total.max).toBe(sum.total.min);
        expect(sums.reduce((all, { total }) => all + total.min, 0n)).toBe(sum.total.min);
      }),
    );
  });

  it.each<[string, Partial<PlanLine>, Partial<PlanAsked>, string]>([
    ['service', { service: 'FJ-BPS-999' }, {}, 'SERVICE_UNKNOWN'],
    ['figure', { figure: { what: '奖金', condition: null } }, synthetic([figure({})]), 'FIGURE_UNKNOWN'],
    ['figure', {}, synthetic([figure({ condition: '甲' }), figure({ condition: '乙' })]), 'FIGURE_AMBIGUOUS'],
    ['figure', { figure: null }, synthetic([figure({}), figure({ what: '另' })]), 'FIGURE_AMBIGUOUS'],
    ['figure', { figure: null }, synthetic([figure({ unit: '%' })]), 'FIGURE_MISSING'],
    ['unitFen', { unitFen: 1n }, synthetic([figure({})]), 'AMOUNT_AMBIGUOUS'],
    ['unitFen', { figure: null, unitFen: -1n }, synthetic([figure({})]), 'AMOUNT_NEGATIVE'],
    ['figure', {}, synthetic([figure({ unit: '%' })]), 'FIGURE_NOT_MONEY'],
    ['figure', {}, synthetic([figure({ unit: '包' })]), 'FIGURE_NOT_MONEY'],
    ['figure', {}, synthetic([figure({ value: null })]), 'FIGURE_NOT_MONEY'],
    ['figure', {}, synthetic([figure({ value: '-1' })]), 'FIGURE_NOT_MONEY'],
    ['figure', {}, synthetic([figure({ value: '0.001' })]), 'FIGURE_NOT_MONEY'],
    ['figure', {}, synthetic([figure({ per: '每生每月' })]), 'FIGURE_PER_UNKNOWN'],
    ['figure', {}, synthetic([figure({ per: null })]), 'FIGURE_PER_UNKNOWN'],
    ['recipients', { recipients: -1 }, synthetic([figure({})]), 'RECIPIENTS_OUT_OF_RANGE'],
    [
      'recipients',
      { recipients: 1_000_000_000 },
      synthetic([figure({ value: '90071992' })]),
      'AMOUNT_TOO_LARGE',
    ],
    ['component', { ...pensioners(1), component: null }, {}, 'COMPONENT_MISSING'],
    ['component', { ...pensioners(1), component: '补助' }, {}, 'COMPONENT_UNKNOWN'],
  ])('is refused at %s of a line with %j as told', (field, changes, facts, name) => {
    expect(refusal([line(changes)], facts)).toEqual([`lines.0.${field}`, name]);
  });

  it('is refused for percentages of wages', () => {
    const insurance = services.get('FJ-BPS-021') as PlannedService;
    const priced = new Map([['FJ-BPS-021', { ...insurance, figures: [figure({})] }]]);
    expect(refusal([line({ service: 'FJ-BPS-021' })], { services: priced })).toEqual([
      'lines.0.component',
      'RATES_ON_BASE',
    ]);
  });

  it('is refused beyond 2^53 fen in all', () => {
    const large = line({ recipients: 1_000_000 });
    const facts = synthetic([figure({ value: '60000000' })]);
    expect(refusal([large], facts)).toBeUndefined();
    expect(refusal([large, large], facts)).toEqual(['lines', 'PLAN_TOO_LARGE']);
  });

  it('is refused beyond 2^53 fen in one service or of one payer, though the whole has no upper end', () => {
    const upTo = [figure({ comparator: Comparator.AT_MOST, value: '60000000' })];
    const large = (service: string) => line({ service, recipients: 1_000_000 });
    const facts: Partial<PlanAsked> = {
      services: new Map(
        ['FJ-BPS-002', 'FJ-BPS-003'].reduce(
          (all, code) => all.set(code, { ...(services.get(code) as PlannedService), figures: upTo }),
          new Map<string, PlannedService>(services),
        ),
      ),
      tierOf: () => 1,
    };
    const [one, two] = [large('FJ-BPS-002'), large('FJ-BPS-003')];
    const county = [one, two].map(({ service }) => sampleRatio(service, [[COUNTY, '100']], { service }));
    expect(plan([pensioners(1), one], facts).sum.total.max).toBeNull();
    const openRest = { ...facts, tierOf: () => 2 };
    expect(refusal([pensioners(1), one, one], openRest)).toEqual(['lines', 'PLAN_TOO_LARGE']);
    expect(refusal([pensioners(1), one, two], { ...facts, ratios: county })).toEqual([
      'lines',
      'PLAN_TOO_LARGE',
    ]);
  });

  it('tells the faults of all lines at once', () => {
    const faulty = [line({ recipients: -1 }), line(), line({ service: 'FJ-BPS-999' })];
    expect(() => plan(faulty, synthetic([figure({})]))).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          argument: 'lines.0.recipients',
          problems: [
            expect.objectContaining({ argument: 'lines.0.recipients' }),
            expect.objectContaining({ argument: 'lines.2.service' }),
          ],
        }),
      }),
    );
  });

  it('knows how often a year every sum is paid that the list prints', () => {
    const printed = [...services.values()]
      .flatMap(({ figures }) => figures)
      .filter(({ unit }) => unitNamed(unit)?.dimension === UnitDimension.MONEY);
    expect(printed.length).toBeGreaterThan(0);
    expect(printed.filter(({ per }) => !TIMES_A_YEAR.has(per ?? ''))).toEqual([]);
  });
});
