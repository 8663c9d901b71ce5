import { SubjectKind } from '../../src/domain/content.js';
import { guide } from '../support/local-contents.js';
import { publishLocal, raised, sets } from '../support/local-lab.js';
import { publish } from '../support/publications.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const NODES =
  'nodes { service { code name } kind inheritedFrom { code } lapsed { figure { value } setBy { code } reason } }';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await publishLocal(server.dataSource, [
    sets('FJ-BPS-001', '350102', { guide: guide() }),
    sets('FJ-BPS-002', '350100', { guide: guide() }),
    sets('FJ-BPS-002', '350102', { note: '（虚构）' }),
    sets('FJ-BPS-003', '350102', { guide: guide(), figures: [raised('FJ-BPS-003', 0, '1100')] }),
    sets('FJ-BPS-005', '350102', { guide: guide(), figures: [raised('FJ-BPS-005', 0, '2500')] }),
  ]);
  // The city overtakes the county, and the list is revised: both invented.
  await publishLocal(
    server.dataSource,
    [sets('FJ-BPS-003', '350100', { figures: [raised('FJ-BPS-003', 0, '1150')] })],
    '2021-01-01',
  );
  await publish(server.dataSource, SubjectKind.SERVICE, {
    code: 'FJ-BPS-001',
    beginsOn: '2022-01-01',
    change: { note: '（虚构）修订' },
  });
});
afterAll(() => server.stop());

const gaps = async (
  args: string,
  fields = `region { code } services counts { kind services } gaps { totalCount ${NODES} }`,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
): Promise<any> => {
  const { data, errors } = await server.query(`{ gaps(${args}) { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.gaps;
};
const brief = ({ gaps: { nodes } }: { gaps: { nodes: { service: { code: string }; kind: string }[] } }) =>
  nodes.map(({ service, kind }) => `${service.code} ${kind}`);

describe('what a county has still to do', () => {
  it('is to write the guides that it lacks, to look at what is older than the list, and to mend what lapsed', async () => {
    const answer = await gaps('region: "350102", first: 4');
    expect(answer).toMatchObject({ region: { code: '350102' }, services: 81 });
    expect(
      answer.counts.sort((a: { kind: string }, b: { kind: string }) => (a.kind < b.kind ? -1 : 1)),
    ).toEqual([
      { kind: 'FIGURE_LAPSED', services: 1 },
      { kind: 'NO_GUIDE', services: 78 },
      { kind: 'OLDER_THAN_LIST', services: 1 },
    ]);
    expect(answer.gaps.totalCount).toBe(80);
    expect(answer.gaps.nodes).toEqual([
      {
        service: { code: 'FJ-BPS-001', name: '免费义务教育' },
        kind: 'OLDER_THAN_LIST',
        inheritedFrom: null,
        lapsed: [],
      },
      {
        service: { code: 'FJ-BPS-002', name: '农村义务教育学生营养改善' },
        kind: 'NO_GUIDE',
        inheritedFrom: { code: '350100' },
        lapsed: [],
      },
      {
        service: { code: 'FJ-BPS-003', name: '寄宿生生活补助' },
        kind: 'FIGURE_LAPSED',
        inheritedFrom: null,
        lapsed: [{ figure: { value: '1100' }, setBy: { code: '350102' }, reason: 'OVERTAKEN' }],
      },
      {
        service: { code: 'FJ-BPS-004', name: '普惠性学前教育资助' },
        kind: 'NO_GUIDE',
        inheritedFrom: null,
        lapsed: [],
      },
    ]);
  });

  it('is that of the day asked about', async () => {
    expect(
      brief(await gaps('region: "350102", kind: [OLDER_THAN_LIST, FIGURE_LAPSED], asOf: "2020-06-01"')),
    ).toEqual([]);
    expect(brief(await gaps('region: "350102", kind: FIGURE_LAPSED, asOf: "2021-06-01"'))).toEqual([
      'FJ-BPS-003 FIGURE_LAPSED',
    ]);
  });

  it('of a city is its own, not that of its counties', async () => {
    const answer = await gaps('region: "350100", kind: [NO_GUIDE], first: 2');
    expect(brief(answer)).toEqual(['FJ-BPS-001 NO_GUIDE', 'FJ-BPS-003 NO_GUIDE']);
    expect(answer.gaps.totalCount).toBe(80);
  });

  it('is paged without a gap or a double', async () => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const answer = await gaps(
        `region: "350102", first: 7${after && `, after: "${after}"`}`,
        `gaps { ${NODES} pageInfo { hasNextPage hasPreviousPage endCursor } }`,
      );
      expect(answer.gaps.pageInfo.hasPreviousPage).toBe(after !== '');
      seen.push(...brief(answer));
      if (!answer.gaps.pageInfo.hasNextPage) break;
      after = answer.gaps.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(80);
    expect(seen).toEqual(brief(await gaps('region: "350102", first: 100')));
  });

  it('takes one statement, and one for the services of a page', async () => {
    expect(
      await server.statements(
        '{ gaps(region: "350102") { counts { kind } gaps { totalCount nodes { kind } } } }',
      ),
    ).toBe(1);
    expect(await server.statements(`{ gaps(region: "350102") { gaps { ${NODES} } } }`)).toBe(2);
  });

  it.each([
    ['region: "350000"', 'region', 'is a province: name a city or county'],
    ['region: "350102001"', 'region', 'is a township: name a city or county'],
    ['region: "359999"', 'region', 'There is no division'],
    ['region: "x"', 'region', 'is not a division code'],
    ['region: "350404", asOf: "2019-01-01"', 'region', 'was not yet set up'],
    ['region: "350102", first: 101', 'first', 'must be from 0 to 100'],
    ['region: "350102", first: -1', 'first', 'must be from 0 to 100'],
    ['region: "350102", after: "x"', 'after', 'is not a cursor'],
  ])('is refused by the argument at fault: %s', async (args, argument, message) => {
    const { errors } = await server.query(`{ gaps(${args}) { gaps { nodes { kind } } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(errors?.[0]?.message).toContain(message);
  });
});
