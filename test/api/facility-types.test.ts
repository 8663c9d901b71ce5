import { SubjectKind } from '../../src/domain/content.js';
import { publish } from '../support/publications.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const kinds = async (fields: string) => {
  const { data } = await server.query(`{ facilityTypes { code ${fields} } }`);
  return data.facilityTypes as Record<string, never>[];
};
const kind = async (code: string, fields: string): Promise<Record<string, unknown> | undefined> =>
  (await kinds(fields)).find((one) => one.code === code);

describe('a kind of facility', () => {
  it('has the standards that the documents print, in order, with their words and source', async () => {
    const found = await kind(
      'DISABILITY-CARE',
      'standards { level atLeast withinMinutes total words note facilityType { code } source { document { code } quote } }',
    );
    expect(found?.standards).toMatchObject([
      {
        level: 'CITY',
        atLeast: 1,
        withinMinutes: null,
        total: null,
        note: expect.stringContaining('有其一'),
        facilityType: { code: 'DISABILITY-CARE' },
        source: { document: { code: 'FJ-2018-ACTION-PLAN' }, quote: expect.stringContaining('托养设施') },
      },
      { level: 'COUNTY', atLeast: 1, words: expect.stringContaining('三者有其一') },
    ]);
  });

  it('has none where none is printed', async () => {
    expect(await kind('TEACHING-POINT', 'standards { level }')).toEqual({
      code: 'TEACHING-POINT',
      standards: [],
    });
  });

  it('offers services, each with the words that say so', async () => {
    const found = await kind(
      'PUBLIC-LIBRARY',
      'offers { code name } offerings { note service { code } source { quote } }',
    );
    expect(found?.offers).toEqual([
      { code: 'FJ-BPS-062', name: '公共文化设施免费开放' },
      { code: 'FJ-BPS-067', name: '读书看报' },
      { code: 'FJ-BPS-080', name: '残疾人文化体育' },
    ]);
    expect(found?.offerings).toMatchObject([
      {
        note: null,
        service: { code: 'FJ-BPS-062' },
        source: { quote: expect.stringContaining('公共图书馆') },
      },
      { note: null, service: { code: 'FJ-BPS-067' } },
      { note: expect.stringContaining('错位'), service: { code: 'FJ-BPS-080' } },
    ]);
  });

  it('offers only services that were in force on the day', async () => {
    const { data } = await server.query(`{ facilityTypes(asOf: "2017-01-01") { code offers { code } } }`);
    const offered = (data.facilityTypes as { offers: unknown[] }[]).flatMap(({ offers }) => offers);
    expect(offered).toEqual([]);
  });
});

describe('a service', () => {
  it('tells which kinds of facility offer it, and none where the documents name none', async () => {
    const { data } = await server.query(`{
      burial: service(code: "FJ-BPS-055") { facilityTypes { code name } }
      hotline: service(code: "FJ-BPS-015") { facilityTypes { code } }
    }`);
    expect(data.burial.facilityTypes.map(({ code }: { code: string }) => code).sort()).toEqual([
      'COLUMBARIUM',
      'ECO-BURIAL-FACILITY',
      'FUNERAL-HOME',
    ]);
    expect(data.hotline.facilityTypes).toEqual([]);
  });

  it('is read with its kinds of facility and their services in one statement, for a page of any size', async () => {
    const query = (first: number) =>
      `{ services(first: ${first}) { nodes { code facilityTypes { code offers { code } standards { words } } } } }`;
    expect(await server.statements(query(1))).toBe(1);
    expect(await server.statements(query(20))).toBe(1);
  });
});

describe('a revision', () => {
  it('of a kind of facility or of a service leaves what is offered as it was', async () => {
    const query = `{
      service(code: "FJ-BPS-055") { audience facilityTypes { code name offers { code audience } standards { words } } }
    }`;
    const before = await server.query(query);
    await publish(server.dataSource, SubjectKind.SERVICE, {
      code: 'FJ-BPS-055',
      beginsOn: '2020-01-01',
      change: { audience: '（虚构）改写' },
    });
    await publish(server.dataSource, SubjectKind.FACILITY_TYPE, {
      code: 'COLUMBARIUM',
      beginsOn: '2020-01-01',
      change: { name: '（虚构）改名' },
    });
    const after = await server.query(query);
    const expected = JSON.stringify(before.data)
      .replaceAll(before.data.service.audience as string, '（虚构）改写')
      .replaceAll('公益性骨灰楼堂"', '（虚构）改名"');
    expect(after.data).toEqual(JSON.parse(expected));
    expect(after.data.service.facilityTypes).toHaveLength(3);
  });
});
