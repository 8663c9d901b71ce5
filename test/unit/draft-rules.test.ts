import type {
  DepartmentContent,
  FacilityTypeContent,
  FigureContent,
  IndicatorContent,
  ServiceContent,
} from '../../src/domain/content.js';
import {
  checkDepartment,
  checkFacilityType,
  checkIndicator,
  checkService,
  type DraftFacts,
} from '../../src/domain/draft-rules.js';
import { Comparator, RegionLevel, ResponsibilityRole } from '../../src/domain/enums.js';
import type { Problem } from '../../src/domain/problem.js';
import { indicatorContent } from '../../src/usecases/directory-contents.js';
import { readRecords, SEEDS, seedServices } from '../support/seed-contents.js';

const records = readRecords(SEEDS);
const codes = (rows: readonly { code: string }[]) => new Set(rows.map(({ code }) => code));
const documents = codes(records.documents);
const facts: DraftFacts = {
  departments: new Map<string, { inForce: boolean }>([
    ...records.departments.map(({ code }): [string, { inForce: boolean }] => [code, { inForce: true }]),
    ['FJ-ABOLISHED', { inForce: false }],
  ]),
  sources: { has: ({ document }) => documents.has(document) },
  domains: codes(records.domains),
  plans: codes(records.plans),
  regions: codes(records.regions),
};
const CODE = 'FJ-BPS-020';
const seeds = seedServices();
const seed = (code: string): ServiceContent => {
  const content = seeds.get(code);
  if (!content) throw new Error(`no ${code}`);
  return content;
};
const base = seed(CODE);
const lead = (department: string) => ({ department, role: ResponsibilityRole.LEAD });

const said = (problems: readonly Problem[]) => problems.map(({ code, path }) => [code, path.join('.')]);
const check = (changes: Partial<ServiceContent>) => said(checkService({ ...base, ...changes }, facts, CODE));

describe('a service', () => {
  it.each([...seeds])('of the 2018 list has nothing against it: %s', (code, content) => {
    expect(checkService(content, facts, code)).toEqual([]);
  });

  it.each(['name', 'audience', 'standard', 'fundingText'])('has words in its %s', (field) => {
    for (const blank of ['', ' ', '\u3000\n', '\u200b'])
      expect(check({ [field]: blank, figures: [], funding: { ...base.funding, shares: [] } })).toEqual([
        ['EMPTY_TEXT', `${CODE}.${field}`],
      ]);
  });

  it('is led by somebody', () => {
    expect(check({ responsibilities: [] })).toEqual([['NO_LEAD', `${CODE}.responsibilities`]]);
    expect(
      check({ responsibilities: [{ department: 'FJ-FINANCE', role: ResponsibilityRole.SUPPORT }] }),
    ).toEqual([['NO_LEAD', `${CODE}.responsibilities`]]);
  });

  it('names departments that are in being, each once', () => {
    expect(
      check({
        responsibilities: ['FJ-FINANCE', 'FJ-NOWHERE', 'FJ-ABOLISHED', 'FJ-FINANCE'].map(lead),
      }),
    ).toEqual([
      ['NOT_FOUND', `${CODE}.responsibilities.1.department`],
      ['NOT_IN_FORCE', `${CODE}.responsibilities.2.department`],
      ['INVALID', `${CODE}.responsibilities.3.department`],
    ]);
  });

  it('cites a document of the directory, with place and words', () => {
    expect(check({ source: { ...base.source, document: 'NOWHERE' } })).toEqual([
      ['SOURCE_UNKNOWN', `${CODE}.source.document`],
    ]);
    expect(check({ source: { ...base.source, place: ' ', quote: '' } })).toEqual([
      ['EMPTY_TEXT', `${CODE}.source.place`],
      ['EMPTY_TEXT', `${CODE}.source.quote`],
    ]);
  });

  it('stands in a domain, at a place, with a note or none', () => {
    expect(check({ domain: 'NOWHERE', ordinal: 0, note: '' })).toEqual([
      ['INVALID', `${CODE}.ordinal`],
      ['EMPTY_TEXT', `${CODE}.note`],
      ['NOT_FOUND', `${CODE}.domain`],
    ]);
    for (const ordinal of [0.5, 32_768, NaN, -1])
      expect(check({ ordinal })).toEqual([['INVALID', `${CODE}.ordinal`]]);
  });

  it('says of every fault where and what to do, beginning with its code', () => {
    const problems = checkService(
      {
        ...base,
        name: '',
        responsibilities: [],
        domain: 'X',
        source: { document: '', place: '', quote: '' },
      },
      facts,
      'XX-YYY-001',
    );
    expect(problems).toHaveLength(6);
    for (const { path, message } of problems) {
      expect(path[0]).toBe('XX-YYY-001');
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('a figure', () => {
  const [original] = base.figures;
  const figures = (changes: Partial<FigureContent>) =>
    check({ figures: [{ ...(original as FigureContent), ...changes }] });
  const at = (field: string) => `${CODE}.figures.0.${field}`;

  it.each<[string, Partial<FigureContent>, string, string]>([
    ['a unit', { unit: ' ' }, 'FIGURE_INCOMPLETE', 'unit'],
    ['a registered unit', { unit: '块' }, 'INVALID', 'unit'],
    ['a comparator', { comparator: undefined as never }, 'FIGURE_INCOMPLETE', 'comparator'],
    ['a comparator of numbers', { comparator: Comparator.IN_WORDS }, 'FIGURE_INCOMPLETE', 'comparator'],
    ['something measured', { what: '' }, 'EMPTY_TEXT', 'what'],
    ['what is printed', { printed: '' }, 'EMPTY_TEXT', 'printed'],
    ['a condition or none', { condition: ' ' }, 'EMPTY_TEXT', 'condition'],
    ['a reference or none', { per: '' }, 'EMPTY_TEXT', 'per'],
    ['a quote', { quote: '' }, 'EMPTY_TEXT', 'quote'],
    ['a quote of its standard', { quote: '每人每月130元' }, 'INVALID', 'quote'],
    ['a decimal', { value: '118元' }, 'INVALID', 'value'],
    ['one end unless it is a RANGE', { maxValue: '130' }, 'INVALID', 'maxValue'],
    ['an upper end as a RANGE', { comparator: Comparator.RANGE }, 'FIGURE_INCOMPLETE', 'maxValue'],
    [
      'a lower end as a RANGE',
      { comparator: Comparator.RANGE, value: null, maxValue: '1' },
      'FIGURE_INCOMPLETE',
      'value',
    ],
    [
      'its ends in order',
      { comparator: Comparator.RANGE, value: '10', maxValue: '9.5' },
      'INVALID',
      'maxValue',
    ],
  ])('has %s', (_, changes, code, field) => {
    expect(figures(changes)).toEqual([[code, at(field)]]);
  });

  it('may have no exact value, equal ends, and a quote that the text breaks into lines', () => {
    expect(figures({ value: null })).toEqual([]);
    expect(figures({ comparator: Comparator.RANGE, maxValue: '118.0' })).toEqual([]);
    expect(figures({ quote: '基础养老金最低标准为\n每人每月 118元' })).toEqual([]);
  });
});

describe('the other kinds', () => {
  const source = { document: 'FJ-2021-PLAN', place: '第一章', quote: '公共服务' };
  const department: DepartmentContent = {
    name: '省医疗保障局',
    aliases: [],
    level: RegionLevel.PROVINCE,
    region: '350000',
    position: 1,
    abolished: false,
    successors: [],
    note: null,
    source,
  };
  const facilityType: FacilityTypeContent = {
    name: '敬老院',
    domain: 'EDUCATION',
    planningStandard: null,
    source,
  };
  const indicator: IndicatorContent = {
    plan: 'FJ-2021-PLAN',
    domain: 'EDUCATION',
    ordinal: 1,
    name: '入园率',
    unit: '%',
    nature: null,
    cumulative: false,
    dataDepartment: null,
    note: null,
    source,
  };

  it('are accepted when they are whole', () => {
    expect(checkDepartment(department, facts, 'D')).toEqual([]);
    expect(
      checkDepartment({ ...department, abolished: true, successors: ['FJ-FINANCE'] }, facts, 'D'),
    ).toEqual([]);
    expect(checkFacilityType(facilityType, facts, 'F')).toEqual([]);
    expect(checkIndicator(indicator, facts, 'I')).toEqual([]);
  });

  it('are accepted as the seeds have them', () => {
    for (const { code, name, planningStandard = null, domain, source: cited } of records['facility-types'])
      expect(checkFacilityType({ name, domain, planningStandard, source: cited }, facts, code)).toEqual([]);
    for (const record of records.indicators)
      expect(checkIndicator(indicatorContent(record), facts, record.code)).toEqual([]);
    for (const { code, note = null, ...rest } of records.departments)
      expect(checkDepartment({ ...rest, note, abolished: false, successors: [] }, facts, code)).toEqual([]);
  });

  it('are refused with every fault', () => {
    const bad = { document: 'NOWHERE', place: '一', quote: '' };
    const citing = (code: string) => [
      ['SOURCE_UNKNOWN', `${code}.source.document`],
      ['EMPTY_TEXT', `${code}.source.quote`],
    ];
    const successors = ['D', 'FJ-FINANCE', 'FJ-FINANCE', 'FJ-ABOLISHED', 'NOWHERE'];
    expect(
      said(
        checkDepartment(
          {
            ...department,
            name: '',
            aliases: ['医保局', ' '],
            region: '110000',
            position: 0,
            successors,
            source: bad,
          },
          facts,
          'D',
        ),
      ),
    ).toEqual([
      ['EMPTY_TEXT', 'D.name'],
      ['EMPTY_TEXT', 'D.aliases.1'],
      ['NOT_FOUND', 'D.region'],
      ['INVALID', 'D.position'],
      ['INVALID', 'D.successors.0'],
      ['INVALID', 'D.successors.2'],
      ['NOT_IN_FORCE', 'D.successors.3'],
      ['NOT_FOUND', 'D.successors.4'],
      ...citing('D'),
    ]);
    expect(
      said(checkFacilityType({ name: '', domain: 'X', planningStandard: '', source: bad }, facts, 'F')),
    ).toEqual([
      ['EMPTY_TEXT', 'F.name'],
      ['EMPTY_TEXT', 'F.planningStandard'],
      ['NOT_FOUND', 'F.domain'],
      ...citing('F'),
    ]);
    expect(
      said(checkIndicator({ ...indicator, plan: 'X', domain: 'X', unit: '', source: bad }, facts, 'I')),
    ).toEqual([['NOT_FOUND', 'I.plan'], ['NOT_FOUND', 'I.domain'], ['EMPTY_TEXT', 'I.unit'], ...citing('I')]);
    const reportedBy = (dataDepartment: string) =>
      said(checkIndicator({ ...indicator, dataDepartment }, facts, 'I'));
    expect(reportedBy('FJ-FINANCE')).toEqual([]);
    expect(reportedBy('FJ-ABOLISHED')).toEqual([['NOT_IN_FORCE', 'I.dataDepartment']]);
    expect(reportedBy('NOWHERE')).toEqual([['NOT_FOUND', 'I.dataDepartment']]);
  });
});
