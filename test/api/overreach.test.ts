import { publishLocal, raised, sets } from '../support/local-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const NODES = `nodes { service { code } figure { position } verdict places baseUnit median deviation scale
  raised { region { code } setBy { code } value unit score ofMedian flagged } }`;

let server: TestServer;
let counties: string[];
beforeAll(async () => {
  server = await startTestServer();
  const { data } = await server.query(
    '{ regions(filter: { level: COUNTY, retired: false }, first: 100) { nodes { code } } }',
  );
  counties = data.regions.nodes.map(({ code }: { code: string }) => code);
  const [boarding, grant, pension, hours] = ['FJ-BPS-003', 'FJ-BPS-005', 'FJ-BPS-020', 'FJ-BPS-066'];
  await publishLocal(server.dataSource, [
    // One county far above the list’s value, which all others have.
    sets(boarding, '350102', { figures: [raised(boarding, 0, '0.5', { unit: '万元' })] }),
    // A city of thirteen counties a little above.
    sets(grant, '350100', { figures: [raised(grant, 0, '2100')] }),
    // Each county its own value, one far above.
    ...counties.map((region, index) =>
      sets(pension, region, {
        figures: [raised(pension, 0, region === '350203' ? '900' : String(150 + index))],
      }),
    ),
    // Of a ceiling less is more: films no older than one year.
    // The list prints 1／3, without a decimal; one county shows nothing but new films.
    sets(hours, '350203', { figures: [raised(hours, 0, '100', { unit: '%' }), raised(hours, 1, '1')] }),
  ]);
});
afterAll(() => server.stop());

const overreach = async (
  args: string,
  fields = `threshold minimumPlaces minimumStep counties examined figures { totalCount ${NODES} }`,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
): Promise<any> => {
  const { data, errors } = await server.query(`{ overreach${args} { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.overreach;
};
interface Told {
  readonly figures: {
    readonly nodes: {
      service: { code: string };
      figure: { position: number };
      raised: { region: { code: string }; flagged: boolean }[];
    }[];
  };
}
const flagged = ({ figures: { nodes } }: Told) =>
  nodes.map(({ service, figure, raised: some }) => [
    `${service.code} ${figure.position}`,
    ...some.filter((each) => each.flagged).map(({ region }) => region.code),
  ]);

describe('standards raised far above comparable counties', () => {
  it('are told with the threshold, the scale, the median and how many counties were compared', async () => {
    const answer = await overreach('(all: true)');
    expect(answer).toMatchObject({
      threshold: 3.5,
      minimumPlaces: 5,
      minimumStep: 0.2,
      counties: 84,
      examined: 5,
    });
    expect(counties).toHaveLength(84);
    const [boarding, grant, pension] = answer.figures.nodes;
    expect(boarding).toMatchObject({
      service: { code: 'FJ-BPS-003' },
      figure: { position: 1 },
      verdict: 'COMPARED',
      places: 84,
      baseUnit: '元',
      median: 1000,
      scale: 'MEAN_DEVIATION',
      raised: [
        {
          region: { code: '350102' },
          setBy: { code: '350102' },
          value: '0.5',
          unit: '万元',
          ofMedian: 5,
          flagged: true,
        },
      ],
    });
    // All but one have 1000: the mean deviation is 4000 / 84.
    expect(boarding.deviation).toBeCloseTo(4000 / 84, 9);
    expect(boarding.raised[0].score).toBeCloseTo(4000 / (1.253314 * (4000 / 84)), 6);
    expect(grant.raised).toHaveLength(13);
    expect(new Set(grant.raised.map(({ setBy }: { setBy: { code: string } }) => setBy.code))).toEqual(
      new Set(['350100']),
    );
    // By hand: 150 to 233 but for one, whose place 900 takes.
    const values = counties
      .map((region, index) => (region === '350203' ? 900 : 150 + index))
      .sort((a, b) => a - b);
    const median = ((values[41] ?? 0) + (values[42] ?? 0)) / 2;
    expect(pension).toMatchObject({ scale: 'MEDIAN_DEVIATION', median, places: 84 });
    expect(pension.raised[0]).toMatchObject({ region: { code: '350203' }, value: '900', flagged: true });
    expect(pension.raised[0].score).toBeCloseTo((0.6745 * (900 - median)) / pension.deviation, 6);
    expect(pension.raised.filter((each: { flagged: boolean }) => each.flagged)).toHaveLength(1);
    expect(answer.figures.nodes[3]).toMatchObject({
      service: { code: 'FJ-BPS-066' },
      figure: { position: 1 },
      verdict: 'COMPARED',
      places: 84,
      median: 1 / 3,
      raised: [{ value: '100', unit: '%', ofMedian: 3, flagged: true }],
    });
    expect(answer.figures.nodes[4]).toMatchObject({
      service: { code: 'FJ-BPS-066' },
      raised: [{ value: '1', flagged: true }],
    });
  });

  it('are those of a region, a domain or a service, compared with the whole province all the same', async () => {
    const ofCounty = await overreach('(region: "350102")');
    expect(flagged(ofCounty)[0]).toEqual(['FJ-BPS-003 1', '350102']);
    expect(ofCounty.figures.nodes[0].places).toBe(84);
    expect(flagged(await overreach('(region: "350200")'))).toEqual([
      ['FJ-BPS-020 1', '350203'],
      ['FJ-BPS-066 1', '350203'],
      ['FJ-BPS-066 2', '350203'],
    ]);
    expect(flagged(await overreach('(domain: "EDUCATION", region: "350200", all: true)'))).toEqual([]);
    expect(flagged(await overreach('(service: "FJ-BPS-020")'))).toEqual([['FJ-BPS-020 1', '350203']]);
    expect((await overreach('(region: "350000")')).examined).toBe(5);
  });

  it('depend on the threshold, and below it are told only if all are asked for', async () => {
    expect(flagged(await overreach('(threshold: 1000)'))).toEqual([]);
    const all = await overreach('(threshold: 1000, all: true)');
    expect(flagged(all)).toEqual([
      ['FJ-BPS-003 1'],
      ['FJ-BPS-005 1'],
      ['FJ-BPS-020 1'],
      ['FJ-BPS-066 1'],
      ['FJ-BPS-066 2'],
    ]);
    expect(all.threshold).toBe(1000);
  });

  it('are not flagged for a small step that few others took, unless any step is asked for', async () => {
    const [grant] = (await overreach('(service: "FJ-BPS-005", all: true)')).figures.nodes;
    expect(grant.raised[0]).toMatchObject({ ofMedian: 1.05, flagged: false });
    expect(grant.raised[0].score).toBeGreaterThan(3.5);
    const any = await overreach('(service: "FJ-BPS-005", minimumStep: 0)');
    expect(any.figures.nodes[0].raised.every((each: { flagged: boolean }) => each.flagged)).toBe(true);
  });

  it('are not told of fewer counties than the minimum', async () => {
    const few = await overreach('(minimumPlaces: 85, all: true, service: "FJ-BPS-003")');
    expect(few.figures.nodes).toMatchObject([
      {
        verdict: 'TOO_FEW',
        places: 84,
        median: null,
        scale: null,
        raised: [{ score: null, ofMedian: null, flagged: false }],
      },
    ]);
  });

  it('are none on a day on which nobody had raised any', async () => {
    expect(await overreach('(asOf: "2019-12-31", all: true)')).toMatchObject({
      examined: 0,
      figures: { totalCount: 0, nodes: [] },
    });
  });

  it('are paged', async () => {
    const first = await overreach(
      '(all: true, first: 3)',
      `figures { ${NODES} pageInfo { hasNextPage endCursor } totalCount }`,
    );
    expect(first.figures).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
    const rest = await overreach(
      `(all: true, first: 3, after: "${first.figures.pageInfo.endCursor}")`,
      `figures { ${NODES} pageInfo { hasNextPage hasPreviousPage } }`,
    );
    expect(flagged(rest).map(([name]) => name)).toEqual(['FJ-BPS-066 1', 'FJ-BPS-066 2']);
    expect(rest.figures.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
  });

  it('take one statement, and one for the services of a page', async () => {
    expect(
      await server.statements(
        '{ overreach { examined figures { nodes { verdict raised { region { name } } } } } }',
      ),
    ).toBe(1);
    expect(await server.statements('{ overreach { figures { nodes { service { name } } } } }')).toBe(2);
  });

  it.each([
    ['threshold: 0', 'threshold'],
    ['threshold: -3.5', 'threshold'],
    ['minimumPlaces: 2', 'minimumPlaces'],
    ['minimumStep: -0.1', 'minimumStep'],
    ['domain: "NOWHERE"', 'domain'],
    ['service: "FJ-BPS-999"', 'service'],
    ['service: ""', 'service'],
    ['region: "359999"', 'region'],
    ['region: "350102001"', 'region'],
    ['region: "350404", asOf: "2019-01-01"', 'region'],
    ['first: 101', 'first'],
    ['after: "x"', 'after'],
  ])(
    'are refused by the argument at fault, whether or not anything is raised: %s',
    async (args, argument) => {
      for (const day of args.includes('asOf') ? [''] : ['', ', asOf: "2019-12-31"']) {
        const { errors } = await server.query(`{ overreach(${args}${day}) { examined } }`);
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
      }
    },
  );

  it.each([
    ['domain: "NOWHERE"', 'DOMAIN_UNKNOWN'],
    ['service: "FJ-BPS-999"', 'SERVICE_UNKNOWN'],
    ['region: "359999"', 'REGION_UNKNOWN'],
    ['region: "350102001"', 'REGION_LEVEL'],
  ])('name the problem: %s', async (args, problem) => {
    const { errors } = await server.query(`{ overreach(${args}) { examined } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ problem });
  });
});
