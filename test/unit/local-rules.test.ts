import type { FigureContent } from '../../src/domain/content.js';
import { ConditionKind, type Condition } from '../../src/domain/eligibility/rule.js';
import { Comparator, RegionLevel } from '../../src/domain/enums.js';
import type { LocalFigure, LocalImplementationContent } from '../../src/domain/local-implementation.js';
import { checkLocalImplementation, STANDARD_FLOOR, type LocalFacts } from '../../src/domain/local-rules.js';
import { problem, ProblemCode } from '../../src/domain/problem.js';
import { seedServices } from '../support/seed-contents.js';

/** Local words and values are synthetic; the list's are those of the seeds. */
const seeds = seedServices();
const figuresOf = (code: string) => seeds.get(code)?.figures ?? [];
const [pension] = figuresOf('FJ-BPS-020') as [FigureContent];
const printed = (changes: Partial<FigureContent>): FigureContent => ({ ...pension, ...changes });
const local = (changes: Partial<LocalFigure> = {}): LocalFigure => ({
  what: pension.what,
  condition: pension.condition,
  per: pension.per,
  unit: '元',
  value: '130',
  maxValue: null,
  quote: '（虚构）每人每月130元',
  ...changes,
});
const county: LocalImplementationContent = {
  service: 'FJ-BPS-020',
  region: '350102',
  figures: [local()],
  addedAudience: null,
  guide: null,
  note: null,
  source: { document: 'X', place: '（虚构）第一条', quote: '（虚构）每人每月130元' },
};
const facts: LocalFacts = {
  region: { level: RegionLevel.COUNTY, inForce: true },
  service: { figures: [pension] },
  city: null,
};
const problemsOf = (changes: Partial<LocalImplementationContent>, known: Partial<LocalFacts> = {}) =>
  checkLocalImplementation({ ...county, ...changes }, { ...facts, ...known }, 'L');
const check = (changes: Partial<LocalImplementationContent>, known: Partial<LocalFacts> = {}) =>
  problemsOf(changes, known).map(({ code, path }) => [code, path.join('.')]);
/** What is said of one local figure in the place of one of the list. */
const against = (figure: FigureContent, changes: Partial<LocalFigure>, city: LocalFacts['city'] = null) => {
  const { what, condition, per, unit } = figure;
  return check(
    { figures: [local({ what, condition, per, unit, ...changes })] },
    { service: { figures: [figure] }, city },
  );
};
const below = [['FIGURE_BELOW_STANDARD', 'L.figures.0.value']];

it('has nothing against a county or a city that raises a figure', () => {
  expect(check({})).toEqual([]);
  expect(check({}, { region: { level: RegionLevel.CITY, inForce: true } })).toEqual([]);
});

describe('the place', () => {
  it.each([RegionLevel.PROVINCE, RegionLevel.TOWNSHIP])('is a city or county, not a %s', (level) => {
    expect(check({}, { region: { level, inForce: true } })).toEqual([['INVALID', 'L.region']]);
    expect(problemsOf({}, { region: { level, inForce: true } })[0]?.message).toContain(level.toLowerCase());
  });

  it('is one of the directory, and in being', () => {
    expect(check({}, { region: null })).toEqual([['NOT_FOUND', 'L.region']]);
    expect(check({}, { region: { level: RegionLevel.COUNTY, inForce: false } })).toEqual([
      ['NOT_IN_FORCE', 'L.region'],
    ]);
  });
});

describe('the service', () => {
  it('is one that is in force', () => {
    expect(check({}, { service: null })).toEqual([['NOT_FOUND', 'L.service']]);
  });
});

describe('a local figure', () => {
  it('names a figure of the list by what it is, its condition and its reference', () => {
    for (const other of [{ what: '（虚构）补贴' }, { condition: null }, { per: '每人每年' }])
      expect(check({ figures: [local(other)] })).toEqual([['NOT_FOUND', 'L.figures.0.what']]);
    expect(problemsOf({ figures: [local({ per: null })] })[0]?.message).toContain(pension.what);
  });

  it('names just one, once', () => {
    expect(check({ figures: [local(), local({ value: '140' })] })).toEqual([['INVALID', 'L.figures.1.what']]);
    expect(check({}, { service: { figures: [pension, pension] } })).toEqual([
      ['INVALID', 'L.figures.0.what'],
    ]);
  });

  it('is in a registered unit that compares to the list’s', () => {
    expect(check({ figures: [local({ unit: '块' })] })).toEqual([['INVALID', 'L.figures.0.unit']]);
    expect(problemsOf({ figures: [local({ unit: '百万元' })] })[0]?.message).toBe(
      '"百万元" is not a registered unit: give one that is, such as 万元, 元, 亿元.',
    );
    expect(check({ figures: [local({ unit: '%' })] })).toEqual([['INVALID', 'L.figures.0.unit']]);
    expect(check({ figures: [local({ unit: '万元', value: '0.0118' })] })).toEqual([]);
    expect(check({ figures: [local({ unit: '万元', value: '0.0117' })] })).toEqual(below);
  });

  it('has words, and a decimal that is not negative', () => {
    expect(check({ figures: [local({ quote: ' ' })] })).toEqual([['EMPTY_TEXT', 'L.figures.0.quote']]);
    expect(check({ figures: [local({ unit: '' })] })).toEqual([['EMPTY_TEXT', 'L.figures.0.unit']]);
    expect(check({ figures: [local({ value: '130元' })] })).toEqual([['INVALID', 'L.figures.0.value']]);
    expect(check({ figures: [local({ value: '-1' })] })).toEqual([['INVALID', 'L.figures.0.value']]);
    expect(check({ figures: [local({ maxValue: '200' })] })).toEqual([['INVALID', 'L.figures.0.maxValue']]);
  });

  it('is told to say who else is served as added audience', () => {
    const [age] = figuresOf('FJ-BPS-077') as [FigureContent];
    const [income, old, grade] = figuresOf('FJ-BPS-072') as [FigureContent, FigureContent, FigureContent];
    for (const figure of [age, income, old, grade])
      expect(against(figure, { value: '1', maxValue: null })).toEqual([['INVALID', 'L.figures.0.what']]);
  });

  it('is none of a total of the whole province', () => {
    const [insured] = figuresOf('FJ-BPS-024') as [FigureContent];
    expect(against(insured, { value: '5' })).toEqual([['INVALID', 'L.figures.0.what']]);
  });
});

describe('a figure below the list’s', () => {
  it.each([Comparator.EQUAL, Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.APPROXIMATELY])(
    'is refused where the list says %s',
    (comparator) => {
      expect(against(printed({ comparator }), { value: '117.99' })).toEqual(below);
      expect(against(printed({ comparator }), { value: '118.0' })).toEqual([]);
      expect(against(printed({ comparator }), { value: '119' })).toEqual([]);
    },
  );

  it.each([Comparator.AT_MOST, Comparator.LESS_THAN])(
    'is the higher where the list says %s',
    (comparator) => {
      const wait = printed({ comparator, unit: '小时', value: '48' });
      expect(against(wait, { value: '49' })).toEqual(below);
      expect(against(wait, { value: '3', unit: '天' })).toEqual(below);
      expect(against(wait, { value: '2', unit: '天' })).toEqual([]);
      expect(against(wait, { value: '1' })).toEqual([]);
    },
  );

  it('is one that begins below a range, not one within it', () => {
    const range = printed({ comparator: Comparator.RANGE, value: '500', maxValue: '800' });
    expect(against(range, { value: '499', maxValue: '900' })).toEqual(below);
    expect(against(range, { value: '600', maxValue: '700' })).toEqual([]);
    expect(against(range, { value: '600' })).toEqual([['FIGURE_INCOMPLETE', 'L.figures.0.maxValue']]);
  });

  it('is found where the list prints a fraction without an exact decimal', () => {
    const [films] = figuresOf('FJ-BPS-066') as [FigureContent];
    expect(films).toMatchObject({ value: null, printed: '1／3' });
    expect(against(films, { value: '0.3333333333333333' })).toEqual(below);
    expect(against(films, { value: '33.3', unit: '%' })).toEqual(below);
    expect(against(films, { value: '0.3333333333333334' })).toEqual([]);
    expect(against({ ...films, printed: '若干' }, { value: '0' })).toEqual([]);
  });

  it('is refused with the article, and a sentence that says how plainly it is printed', () => {
    const [{ message } = { message: '' }] = problemsOf({ figures: [local({ value: '100' })] });
    expect(message).toMatch(/^100元 is below the 118元 of the list: give at least that\. /);
    for (const { document, place, quote } of STANDARD_FLOOR)
      expect(message).toContain(`“${quote}” (${document}, ${place})`);
    expect(message).toContain('鼓励有条件的市、县适当拓展范围和提高标准');
    expect(message).toContain('does not print it');
    expect(seeds.get('FJ-BPS-020')?.source.document).toBe(STANDARD_FLOOR[0]?.document);
  });

  it('is the city’s business too: a county stays below neither', () => {
    const city = { code: '350100', figures: [local({ value: '150' })] };
    expect(check({ figures: [local({ value: '140' })] }, { city })).toEqual(below);
    expect(problemsOf({ figures: [local({ value: '140' })] }, { city })[0]?.message).toContain(
      'the 150元 of its city 350100',
    );
    expect(check({ figures: [local({ value: '150' })] }, { city })).toEqual([]);
    const overtaken = { code: '350100', figures: [local({ value: '100' })] };
    expect(check({ figures: [local({ value: '110' })] }, { city: overtaken })).toEqual(below);
    const elsewhere = { code: '350100', figures: [local({ what: '（虚构）', value: '999' })] };
    expect(check({ figures: [local({ value: '119' })] }, { city: elsewhere })).toEqual([]);
  });
});

describe('the rest of it', () => {
  const audience: Condition = { kind: ConditionKind.EVERYONE, quote: '（虚构）', note: null };

  it('says something', () => {
    expect(check({ figures: [] })).toEqual([['INVALID', 'L']]);
  });

  it('has words for whom it adds, and conditions that are checked where they stand', () => {
    const adding = (text: string, condition: Condition | null) => ({ addedAudience: { text, condition } });
    expect(check(adding('', null))).toEqual([['EMPTY_TEXT', 'L.addedAudience.text']]);
    const found = checkLocalImplementation(
      { ...county, ...adding('（虚构）', audience) },
      facts,
      'L',
      (condition) => [problem(ProblemCode.INVALID, 'It is wrong.', [condition.kind])],
    );
    expect(found.map(({ path }) => path.join('.'))).toEqual(['L.addedAudience.condition.EVERYONE']);
    expect(check(adding('（虚构）', audience))).toEqual([]);
  });

  it('has a guide without faults, and a note or none', () => {
    const guide = {
      itemKind: 'IMMEDIATE',
      conditions: ' ',
      materials: [],
      steps: [],
      statutoryLimit: null,
      promisedLimit: null,
      fee: { charged: false, standard: null, basis: null },
      channels: ['POST'],
      visits: 0,
      places: [],
      consultationPhone: '12345',
      complaintPhone: '12333',
      result: '（虚构）',
      onlineUrl: null,
    } as unknown as LocalImplementationContent['guide'];
    expect(check({ guide, note: '' })).toEqual([
      ['EMPTY_TEXT', 'L.guide.conditions'],
      ['EMPTY_TEXT', 'L.note'],
    ]);
  });
});
