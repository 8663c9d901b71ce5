import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fitsIndex } from '../../../src/domain/citation.js';

type Source = Record<'document' | 'place' | 'quote', string>;
interface Standard {
  facilityType: string;
  level?: string;
  atLeast?: number;
  withinMinutes?: number;
  total?: number;
  words: string;
  note?: string;
  source: Source;
}
interface Planned {
  facilityTypes: string[];
  unit: string;
  population: string;
  indicator: string;
  perThousand: boolean;
  note: string;
  source: Source;
}
interface Service {
  code: string;
  ordinal: number;
  audience: string;
  standard: string;
  fundingText: string;
}

const SEEDS = join(process.cwd(), 'seeds');
const seed = <T>(file: string): T[] =>
  (JSON.parse(readFileSync(join(SEEDS, `${file}.json`), 'utf8')) as { records: T[] }).records;

const standards = seed<Standard>('facility-standards');
const offers = seed<{ facilityType: string; service: string; note?: string; source: Source }>(
  'facility-offers',
);
const planned = seed<Planned>('capacity-indicators');
const named = seed<{
  code: string;
  name: string;
  facilityType: string;
  region: string;
  status?: string;
  source: Source;
}>('named-facilities');

const types = seed<{ code: string; name: string; planningStandard?: string }>('facility-types');
const typeCodes = new Set(types.map(({ code }) => code));
const services = readdirSync(join(SEEDS, 'services')).flatMap((file) =>
  seed<Service>(`services/${file.replace('.json', '')}`),
);
const indicators = new Map(
  seed<{ code: string; name: string; unit?: string; source: Source }>('indicators').map((row) => [
    row.code,
    row,
  ]),
);
const documents = new Set(seed<{ code: string }>('documents').map(({ code }) => code));
const regions = new Map(seed<{ code: string; name: string }>('regions').map((row) => [row.code, row]));

const all: { source: Source }[] = [...standards, ...offers, ...planned, ...named];

describe('the sources of what is said of facilities', () => {
  it('are of the two documents, in places and words that can be looked up', () => {
    expect(all.filter(({ source }) => !documents.has(source.document) || !fitsIndex(source))).toEqual([]);
    expect(
      all.filter(
        ({ source }) =>
          !/^(附件1|专栏|第[一二三四五六七八]章|[一二三四五六七八九十]+、|福建省基本公共服务领域主要发展指标)/.test(
            source.place,
          ),
      ),
    ).toEqual([]);
  });

  it('quote an item of the list in the very words that the directory holds of it', () => {
    const quoted = all.flatMap(({ source }) => {
      const ordinal = /^附件1 .*第(\d+)项$/.exec(source.place)?.[1];
      return ordinal === undefined
        ? []
        : [{ ordinal: Number(ordinal), quote: source.quote.replaceAll('\n', '') }];
    });
    expect(quoted.length).toBeGreaterThan(20);
    const astray = quoted.filter(({ ordinal, quote }) => {
      const service = services.find((one) => one.ordinal === ordinal);
      return ![service?.audience, service?.standard, service?.fundingText].some((text) =>
        text?.includes(quote),
      );
    });
    expect(astray).toEqual([]);
  });
});

describe('the planning standards', () => {
  it('are of kinds that there are, and say so in words within the quote', () => {
    expect(standards.filter(({ facilityType }) => !typeCodes.has(facilityType))).toEqual([]);
    expect(standards.filter(({ words, source }) => !words || !source.quote.includes(words))).toEqual([]);
  });

  it('print each number in their words', () => {
    const prints: Record<string, (words: string) => boolean> = {
      1: (words) => /[1一三]/.test(words) && /至少|一所|有其一/.test(words),
      15: (words) => words.includes('一刻钟'),
      30: (words) => words.includes('30分钟'),
    };
    for (const { facilityType, atLeast, withinMinutes, total, words } of standards) {
      for (const number of [atLeast, withinMinutes]) {
        if (number !== undefined)
          expect([facilityType, words, prints[number]?.(words)]).toEqual([facilityType, words, true]);
      }
      if (total !== undefined)
        expect([facilityType, words.includes(String(total))]).toEqual([facilityType, true]);
    }
    expect(standards.filter(({ atLeast }) => atLeast !== undefined).length).toBeGreaterThan(6);
  });

  it('name the level in their words', () => {
    const level: Record<string, RegExp> = {
      PROVINCE: /省级|县级以上/,
      CITY: /市|县级以上/,
      COUNTY: /县/,
      TOWNSHIP: /乡镇/,
      VILLAGE: /村/,
    };
    expect(standards.filter(({ level: of, words }) => of && !level[of]?.test(words))).toEqual([]);
    expect(standards.filter(({ level: of, atLeast }) => atLeast !== undefined && !of)).toEqual([]);
  });

  it('stand once for each kind, level and wording', () => {
    const keys = standards.map(({ facilityType, level, words }) => `${facilityType} ${level} ${words}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('cover every kind whose planning standard is told in words', () => {
    const covered = new Set(standards.map(({ facilityType }) => facilityType));
    const told = types.filter(({ planningStandard }) => planningStandard).map(({ code }) => code);
    expect(told.filter((code) => !covered.has(code))).toEqual([]);
  });

  it('say where one of several kinds is enough', () => {
    const either = standards.filter(({ words }) => /或残疾人托养|三者有其一/.test(words));
    expect(either).toHaveLength(5);
    expect(either.filter(({ note }) => !note?.includes('有其一'))).toEqual([]);
  });
});

describe('the services that kinds of facility offer', () => {
  it('are services of the list, each once for a kind', () => {
    const codes = new Set(services.map(({ code }) => code));
    expect(offers.filter((row) => !typeCodes.has(row.facilityType) || !codes.has(row.service))).toEqual([]);
    const pairs = offers.map(({ facilityType, service }) => `${facilityType} ${service}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('say how they were read wherever the quote is of neither the service nor the kind by name', () => {
    const nameless = offers.filter(({ facilityType, service, note, source }) => {
      const type = types.find(({ code }) => code === facilityType);
      const item = services.find(({ code }) => code === service);
      const ofItem = source.place.endsWith(`第${item?.ordinal}项`);
      return !note && !ofItem && !source.quote.includes(type?.name.replace(/（.*）|服务机构$/g, '') ?? '?');
    });
    expect(nameless.map(({ facilityType }) => facilityType)).toEqual([]);
  });
});

describe('the indicators that plan capacities', () => {
  it('are of plans, and cited as the indicator itself is', () => {
    for (const { facilityTypes, indicator, source } of planned) {
      expect(facilityTypes.filter((code) => !typeCodes.has(code))).toEqual([]);
      expect(source).toEqual(indicators.get(indicator)?.source);
    }
  });

  it('count for each thousand people exactly where their names say so', () => {
    const perThousand = planned.filter((row) => row.perThousand).map(({ indicator }) => indicator);
    const saying = planned.filter(({ indicator }) => indicators.get(indicator)?.name.startsWith('每千'));
    expect(perThousand).toEqual(saying.map(({ indicator }) => indicator));
    expect(perThousand).toEqual(['FJ-2021-IND-01']);
  });

  it('say why they do not compare with a number per head where they count something else', () => {
    const other = planned.filter((row) => !row.perThousand);
    expect(other.filter(({ note }) => !/不是|不按/.test(note))).toEqual([]);
  });
});

describe('the facilities that the documents name', () => {
  it('stand in their quotes, once each', () => {
    expect(named.filter(({ name, source }) => !source.quote.includes(name))).toEqual([]);
    expect(new Set(named.map(({ code }) => code)).size).toBe(named.length);
    expect(new Set(named.map(({ name }) => name)).size).toBe(named.length);
    expect(named.filter(({ facilityType }) => !typeCodes.has(facilityType))).toEqual([]);
  });

  it('are where their names say, and in the province where these say nothing', () => {
    const city = (name: string) =>
      [...regions.values()].find(
        ({ code, name: of }) =>
          /^35\d\d00$/.test(code) && code !== '350000' && name.includes(of.replace('市', '')),
      );
    for (const { name, region } of named)
      expect([name, region]).toEqual([name, city(name)?.code ?? '350000']);
  });

  it('have no coordinates, and no status that the documents do not print', () => {
    const fields = new Set(named.flatMap((row) => Object.keys(row)));
    expect([...fields].sort()).toEqual(['code', 'facilityType', 'name', 'note', 'region', 'source']);
  });
});
