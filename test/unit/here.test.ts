import fc from 'fast-check';
import type { FigureContent, ServiceContent } from '../../src/domain/content.js';
import { Comparator } from '../../src/domain/enums.js';
import { appliesHere, LapseReason } from '../../src/domain/here.js';
import type {
  LocalFigure,
  LocalImplementationContent,
  ServiceGuide,
} from '../../src/domain/local-implementation.js';
import { compareDecimals } from '../../src/domain/decimal.js';
import { seedServices } from '../support/seed-contents.js';

/** What cities and counties set is synthetic; the list's words are those of the seeds. */
const [PROVINCE, CITY, COUNTY] = ['350000', '350100', '350102'];
const service = seedServices().get('FJ-BPS-003') as ServiceContent;
const [primary, junior] = service.figures as [FigureContent, FigureContent];
const figure = (value: string, changes: Partial<LocalFigure> = {}): LocalFigure => ({
  what: primary.what,
  condition: primary.condition,
  per: primary.per,
  unit: '元',
  value,
  maxValue: null,
  quote: `（虚构）${value}`,
  ...changes,
});
const guideOf = (result: string) => ({ result }) as ServiceGuide;
const set = (region: string, changes: Partial<LocalImplementationContent>): LocalImplementationContent => ({
  service: 'FJ-BPS-003',
  region,
  figures: [],
  addedAudience: null,
  guide: null,
  note: null,
  source: { document: 'X', place: `（虚构）${region}`, quote: '（虚构）' },
  ...changes,
});
const inCounty = (...implementations: LocalImplementationContent[]) =>
  appliesHere(service, PROVINCE, COUNTY, implementations);

describe('what applies in a county', () => {
  it('is the province’s, where nobody has set anything', () => {
    const here = inCounty();
    expect(here.figures).toEqual(
      service.figures.map((listed) => ({
        figure: listed,
        value: listed.value,
        maxValue: listed.maxValue,
        unit: listed.unit,
        quote: listed.quote,
        provincialValue: null,
        setBy: PROVINCE,
        inheritedFrom: PROVINCE,
        source: service.source,
      })),
    );
    expect(here.audience).toEqual({ text: service.audience, inheritedFrom: PROVINCE, added: [] });
    expect(here).toMatchObject({ guide: null, lapsed: [], notes: [] });
  });

  it('is what the county raised, beside the province’s value and whose it is', () => {
    const county = set(COUNTY, { figures: [figure('1100')] });
    const [first, second] = inCounty(county).figures;
    expect(first).toEqual({
      figure: primary,
      value: '1100',
      maxValue: null,
      unit: '元',
      quote: '（虚构）1100',
      provincialValue: '1000',
      setBy: COUNTY,
      inheritedFrom: null,
      source: county.source,
    });
    expect(second).toMatchObject({
      figure: junior,
      value: '1250',
      inheritedFrom: PROVINCE,
      provincialValue: null,
    });
  });

  it('is the city’s where the county has set nothing, figure by figure', () => {
    const city = set(CITY, { figures: [figure('1100'), figure('1300', { condition: junior.condition })] });
    const county = set(COUNTY, { figures: [figure('1200')] });
    expect(inCounty(city, county).figures).toMatchObject([
      { value: '1200', inheritedFrom: null, setBy: COUNTY, provincialValue: '1000' },
      { value: '1300', inheritedFrom: CITY, setBy: CITY, provincialValue: '1250' },
    ]);
  });

  it('is the better where the city has since gone beyond the county, or the list beyond both', () => {
    const [city, county] = [
      set(CITY, { figures: [figure('1200')] }),
      set(COUNTY, { figures: [figure('1100')] }),
    ];
    const overtaken = inCounty(city, county);
    expect(overtaken.figures[0]).toMatchObject({ value: '1200', inheritedFrom: CITY });
    expect(overtaken.lapsed).toEqual([
      { figure: figure('1100'), setBy: COUNTY, reason: LapseReason.OVERTAKEN },
    ]);
    const revised = { ...service, figures: [{ ...primary, value: '1500' }] };
    const later = appliesHere(revised, PROVINCE, COUNTY, [city, county]);
    expect(later.figures).toMatchObject([{ value: '1500', inheritedFrom: PROVINCE, provincialValue: null }]);
    expect(later.lapsed.map(({ setBy }) => setBy)).toEqual([CITY, COUNTY]);
  });

  it('compares in units, and lets lapse what the list no longer prints', () => {
    const county = set(COUNTY, {
      figures: [figure('0.11', { unit: '万元' }), figure('9', { what: '（虚构）旧标准' })],
    });
    const here = inCounty(county);
    expect(here.figures[0]).toMatchObject({ value: '0.11', unit: '万元', provincialValue: '1000' });
    expect(here.lapsed).toMatchObject([{ setBy: COUNTY, reason: LapseReason.NOT_IN_LIST }]);
    const [lapsed] = inCounty(set(COUNTY, { figures: [figure('99', { unit: '%' })] })).lapsed;
    expect(lapsed?.reason).toBe(LapseReason.NOT_IN_LIST);
  });

  it('shows what the list prints where that has no exact decimal', () => {
    const films = { ...primary, value: null, printed: '1／3', unit: '比例', comparator: Comparator.AT_LEAST };
    const at = (value: string) =>
      appliesHere({ ...service, figures: [films] }, PROVINCE, COUNTY, [
        set(COUNTY, { figures: [figure(value, { unit: '%' })] }),
      ]);
    expect(at('40').figures).toMatchObject([{ value: '40', unit: '%', provincialValue: '1／3' }]);
    expect(at('33').figures).toMatchObject([{ value: null, inheritedFrom: PROVINCE }]);
  });

  it('serves whomever the list, the city and the county name', () => {
    const adding = (text: string) => ({ addedAudience: { text, condition: null } });
    expect(
      inCounty(set(CITY, adding('（虚构）甲')), set(COUNTY, adding('（虚构）乙'))).audience.added,
    ).toMatchObject([
      { text: '（虚构）甲', inheritedFrom: CITY },
      { text: '（虚构）乙', inheritedFrom: null },
    ]);
  });

  it('has the nearest guide, and every note', () => {
    const city = set(CITY, { guide: guideOf('市'), note: '（虚构）市注' });
    const county = set(COUNTY, { guide: guideOf('县'), note: '（虚构）县注' });
    expect(inCounty(city, county)).toMatchObject({
      guide: { guide: { result: '县' }, inheritedFrom: null, setBy: COUNTY },
      notes: [
        { note: '（虚构）市注', inheritedFrom: CITY },
        { note: '（虚构）县注', inheritedFrom: null },
      ],
    });
    expect(inCounty(city, set(COUNTY, {})).guide).toMatchObject({
      guide: { result: '市' },
      inheritedFrom: CITY,
      source: city.source,
    });
  });

  it('is inherited from nobody in the province itself', () => {
    const here = appliesHere(service, PROVINCE, PROVINCE, []);
    expect(here.figures.every(({ inheritedFrom }) => inheritedFrom === null)).toBe(true);
    expect(here.audience.inheritedFrom).toBeNull();
  });

  it('never is less than what anybody above has set, and every figure applies or has lapsed', () => {
    const value = fc.integer({ min: 0, max: 3_000 }).map(String);
    fc.assert(
      fc.property(fc.option(value), fc.option(value), (ofCity, ofCounty) => {
        const chain = [
          ...(ofCity === null ? [] : [set(CITY, { figures: [figure(ofCity)] })]),
          ...(ofCounty === null ? [] : [set(COUNTY, { figures: [figure(ofCounty)] })]),
        ];
        const { figures, lapsed } = inCounty(...chain);
        const applies = figures[0]?.value ?? '';
        for (const set of ['1000', ofCity, ofCounty])
          if (set !== null) expect(compareDecimals(applies, set)).not.toBe(-1);
        expect(figures).toHaveLength(service.figures.length);
        expect(lapsed.length).toBeLessThanOrEqual(chain.length);
      }),
    );
  });
});
