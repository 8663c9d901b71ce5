import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

type Source = Record<'document' | 'place' | 'quote', string>;
interface Row {
  code: string;
  source: Source;
}
interface Region extends Row {
  level: string;
  kind?: string;
  parent?: string;
  retiredIn?: string;
  replacedBy?: string;
}
interface Responsible {
  responsibilities: { department: string; role: string }[];
}
interface Figure {
  comparator: string;
  value?: string;
  maxValue?: string;
  printed: string;
  quote: string;
}
interface Share {
  comparator: string;
  percent: string;
  maxPercent?: string;
  quote: string;
}
interface Service extends Row, Responsible {
  ordinal: number;
  domain: string;
  standard: string;
  fundingText: string;
  figures: Figure[];
  funding: { levels: string[]; shares: Share[] };
}
interface Measured {
  comparator: string;
  value?: string;
  words?: string;
  printed: string;
  source: Source;
}
interface Indicator extends Row {
  plan: string;
  domain: string;
  targets: Measured[];
  observations: (Measured & { region: string })[];
}

const SEEDS = join(process.cwd(), 'seeds');
const seed = <T>(file: string): T[] =>
  (JSON.parse(readFileSync(join(SEEDS, file), 'utf8')) as { records: T[] }).records;

const documents = seed<{ code: string }>('documents.json');
const regions = seed<Region>('regions.json');
const departments = seed<Row & { region: string; position: number }>('departments.json');
const domains = seed<Row & { framework: string }>('domains.json');
const mappings = seed<{ basic: string; livelihood: string; note: string; source: Source }>(
  'domain-mappings.json',
);
const serviceFiles = readdirSync(join(SEEDS, 'services')).sort();
const services = serviceFiles.flatMap((file) => seed<Service>(`services/${file}`));
const editions = seed<Row & { document: string }>('editions.json');
const plans = seed<Row & { document: string }>('plans.json');
const tasks = seed<Row & Responsible & { plan: string }>('plan-tasks.json');
const indicators = seed<Indicator>('indicators.json');
const facilityTypes = seed<Row & { name: string; domain: string }>('facility-types.json');

const codes = (rows: readonly { code: string }[]): string[] => rows.map((row) => row.code);
const documentCodes = new Set(codes(documents));
const regionCodes = new Set(codes(regions));
const departmentCodes = new Set(codes(departments));
const planCodes = new Set(codes(plans));
const domainCodes = (framework: string): Set<string> =>
  new Set(codes(domains.filter((domain) => domain.framework === framework)));
const missing = (references: readonly string[], existing: ReadonlySet<string>): string[] =>
  references.filter((reference) => !existing.has(reference));

describe('the seed files', () => {
  it('hold every record that the sources print', () => {
    const inFramework = (framework: string): number => domainCodes(framework).size;
    expect(services).toHaveLength(81);
    expect(departments).toHaveLength(24);
    expect([inFramework('BASIC_2018'), inFramework('LIVELIHOOD_2021')]).toEqual([8, 9]);
    expect(tasks).toHaveLength(26);
    expect(indicators).toHaveLength(42);
    expect(regions.filter((region) => !region.retiredIn)).toHaveLength(1263);
    expect(regions.filter((region) => region.retiredIn)).toHaveLength(8);
  });

  it('number the services in the order of the list, one file a domain', () => {
    expect(services.map((service) => service.ordinal)).toEqual(services.map((_, index) => index + 1));
    expect(codes(services)).toEqual(
      services.map((_, index) => `FJ-BPS-${String(index + 1).padStart(3, '0')}`),
    );
    expect(
      serviceFiles.map((file) => [...new Set(seed<Service>(`services/${file}`).map((s) => s.domain))]),
    ).toEqual([...domainCodes('BASIC_2018')].map((domain) => [domain]));
  });

  it('say of every record, and of every target and observation, where it was read', () => {
    const measured = indicators.flatMap((indicator) => [...indicator.targets, ...indicator.observations]);
    const rows: { source?: Partial<Source> }[] = [
      ...[
        regions,
        departments,
        domains,
        mappings,
        services,
        editions,
        plans,
        tasks,
        indicators,
        facilityTypes,
      ].flat(),
      ...measured,
    ];
    const faulty = rows.filter(
      ({ source }) =>
        !source?.place ||
        !source.quote ||
        source.quote.length > 800 ||
        !documentCodes.has(source.document ?? ''),
    );
    expect(faulty).toEqual([]);
  });

  it.each([
    ['documents', documents],
    ['regions', regions],
    ['departments', departments],
    ['domains', domains],
    ['services', services],
    ['editions', editions],
    ['plans', plans],
    ['tasks', tasks],
    ['indicators', indicators],
    ['facility types', facilityTypes],
  ])('give %s codes that are unique', (_, rows) => {
    expect(new Set(codes(rows)).size).toBe(rows.length);
  });

  it('refer only to what they hold', () => {
    const named = [...services, ...tasks].flatMap((row) =>
      row.responsibilities.map(({ department }) => department),
    );
    const observed = indicators.flatMap((indicator) => indicator.observations.map(({ region }) => region));
    const basic = [services, facilityTypes].flat().map((row) => row.domain);
    expect(missing(named, departmentCodes)).toEqual([]);
    expect(missing([...observed, ...departments.map((row) => row.region)], regionCodes)).toEqual([]);
    expect(missing(basic, domainCodes('BASIC_2018'))).toEqual([]);
    expect(missing(codes(domains), new Set(mappings.flatMap((row) => [row.basic, row.livelihood])))).toEqual(
      [],
    );
    expect(
      missing(
        mappings.map((row) => row.basic),
        domainCodes('BASIC_2018'),
      ),
    ).toEqual([]);
    expect(
      missing(
        mappings.map((row) => row.livelihood),
        domainCodes('LIVELIHOOD_2021'),
      ),
    ).toEqual([]);
    expect(
      missing(
        indicators.map((row) => row.domain),
        new Set(codes(domains)),
      ),
    ).toEqual([]);
    expect(
      missing(
        [...indicators, ...tasks].map((row) => row.plan),
        planCodes,
      ),
    ).toEqual([]);
    expect(
      missing(
        [...editions, ...plans].map((row) => row.document),
        documentCodes,
      ),
    ).toEqual([]);
  });

  it('name who leads each service and task, none twice', () => {
    for (const { code, responsibilities } of [...services, ...tasks]) {
      const named = responsibilities.map(({ department }) => department);
      expect([code, named.length > 0, new Set(named).size]).toEqual([code, true, named.length]);
    }
  });
});

describe('the regions', () => {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const above: Record<string, string | undefined> = { CITY: 'PROVINCE', COUNTY: 'CITY', TOWNSHIP: 'COUNTY' };

  it('come after their parents, which are one level up', () => {
    const seen = new Set<string>();
    for (const { code, level, parent } of regions) {
      expect([code, parent === undefined || seen.has(parent)]).toEqual([code, true]);
      expect([code, parent === undefined ? undefined : byCode.get(parent)?.level]).toEqual([
        code,
        above[level],
      ]);
      seen.add(code);
    }
  });

  it('have a kind exactly where they are townships', () => {
    expect(regions.filter((region) => (region.kind !== undefined) !== (region.level === 'TOWNSHIP'))).toEqual(
      [],
    );
  });

  it('lead from a retired code to one that is in use', () => {
    for (const { code, retiredIn, replacedBy } of regions.filter(
      (region) => region.retiredIn ?? region.replacedBy,
    )) {
      const successor = byCode.get(replacedBy ?? '');
      expect([code, retiredIn, successor?.retiredIn]).toEqual([
        code,
        expect.stringMatching(/^\d{4}(-\d{2})?$/),
        undefined,
      ]);
      expect(successor?.level).toBe('COUNTY');
    }
  });
});

describe('the figures and shares', () => {
  const DECIMAL = /^\d+(\.\d+)?$/;

  it('are read from words of the standard or the funding text', () => {
    const astray = services.flatMap((service) =>
      [...service.figures, ...service.funding.shares]
        .filter(
          ({ quote }) => !quote || !(service.standard.includes(quote) || service.fundingText.includes(quote)),
        )
        .map(({ quote }) => [service.code, quote]),
    );
    expect(astray).toEqual([]);
  });

  it('print each figure within its quote', () => {
    const figures = services.flatMap((service) => service.figures);
    expect(figures.filter(({ printed, quote }) => !printed || !quote.includes(printed))).toEqual([]);
  });

  it('give an upper end exactly to a range', () => {
    const ends = services.flatMap((service) => [
      ...service.figures.map(({ comparator, value, maxValue }) => ({
        comparator,
        low: value,
        high: maxValue,
      })),
      ...service.funding.shares.map(({ comparator, percent, maxPercent }) => ({
        comparator,
        low: percent,
        high: maxPercent,
      })),
    ]);
    expect(ends.filter(({ comparator, high }) => (comparator === 'RANGE') !== (high !== undefined))).toEqual(
      [],
    );
    expect(ends.filter(({ low, high }) => high !== undefined && Number(low) > Number(high))).toEqual([]);
  });

  it('are decimals, and percentages lie within 0 and 100', () => {
    const shares = services.flatMap((service) => service.funding.shares);
    const percents = shares.flatMap(({ percent, maxPercent }) => [
      percent,
      ...(maxPercent ? [maxPercent] : []),
    ]);
    const values = services.flatMap((service) =>
      service.figures.flatMap(({ value, maxValue }) => [value, maxValue]),
    );
    expect([...percents, ...values].filter((value) => value !== undefined && !DECIMAL.test(value))).toEqual(
      [],
    );
    expect(percents.filter((percent) => Number(percent) < 0 || Number(percent) > 100)).toEqual([]);
  });

  it('name who bears the cost of every service, none twice', () => {
    const levels = services.map((service) => service.funding.levels);
    expect(levels.filter((named) => named.length === 0 || new Set(named).size !== named.length)).toEqual([]);
  });
});

describe('the indicators', () => {
  it('have one target each, a number or words but not both', () => {
    for (const { code, targets } of indicators) {
      expect([code, targets.length]).toEqual([code, 1]);
      for (const { comparator, value, words } of targets) {
        const inWords = comparator === 'IN_WORDS' || comparator === 'BELOW_REFERENCE';
        expect([code, value === undefined, words !== undefined]).toEqual([code, inWords, inWords]);
      }
    }
  });

  it('keep values as they are printed, without brackets and signs', () => {
    const measured = indicators.flatMap((indicator) => [...indicator.targets, ...indicator.observations]);
    const bare = (printed: string): string => printed.replace(/[﹥>〔〕%]/g, '');
    expect(measured.filter(({ value, words, printed }) => (value ?? words) !== bare(printed))).toEqual([]);
    expect(
      measured.filter(({ comparator, printed }) => /[﹥>]/.test(printed) !== (comparator === 'MORE_THAN')),
    ).toEqual([]);
  });

  it('keep both printed values of life expectancy', () => {
    const lifeExpectancy = indicators.find((indicator) => indicator.code === 'FJ-2021-IND-08');
    expect(lifeExpectancy?.observations.map(({ value }) => value)).toEqual(['78.38', '78.33']);
  });
});
