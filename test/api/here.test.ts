import { guide } from '../support/local-contents.js';
import { publishLocal, raised, sets } from '../support/local-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const FIELDS = `
  region { code name }
  figures { figure { position condition } value unit quote provincialValue
    setBy { code name level parent { code } } inheritedFrom { code } source { place document { code } } }
  lapsed { figure { value quote } setBy { code } reason }
  audience { text inheritedFrom { code } added { text condition { kind sentence } setBy { code } inheritedFrom { code } } }
  guide { guide { result quality { score failed { code } } } setBy { code } inheritedFrom { code } }
  notes { note setBy { code } }`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const service = 'FJ-BPS-003';
  await publishLocal(server.dataSource, [
    sets(service, '350100', {
      figures: [raised(service, 0, '1100'), raised(service, 1, '0.15', { unit: '万元' })],
      addedAudience: { text: '（虚构）市定对象', condition: null },
      guide: guide({ result: '（虚构）市级指南' }),
    }),
    sets(service, '350102', {
      figures: [raised(service, 0, '1200'), raised(service, 1, '1400')],
      addedAudience: {
        text: '（虚构）所有人',
        condition: { kind: 'EVERYONE', quote: '所有人', note: null } as never,
      },
      note: '（虚构）区说明',
    }),
    sets('FJ-BPS-020', '350103', { guide: guide({ steps: [], result: '（虚构）区级指南' }) }),
    sets('FJ-BPS-020', '350100', { guide: guide() }),
    sets(service, '350404', { note: '（虚构）三元区' }),
  ]);
});
afterAll(() => server.stop());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
const here = async (region: string, code = 'FJ-BPS-003', args = ''): Promise<any> => {
  const { data, errors } = await server.query(
    `{ service(code: "${code}"${args}) { in(region: "${region}") { ${FIELDS} } } }`,
  );
  expect(errors).toBeUndefined();
  return data.service.in;
};
const refusal = async (region: string, args = '') => {
  const { errors } = await server.query(
    `query ($region: String!) { service(code: "FJ-BPS-003"${args}) { in(region: $region) { notes { note } } } }`,
    { region },
  );
  return errors?.[0];
};

describe('what applies in a place', () => {
  it('is told field by field, each with who set it and the list’s own', async () => {
    const answer = await here('350102');
    expect(answer.region).toEqual({ code: '350102', name: '鼓楼区' });
    expect(answer.figures).toMatchObject([
      {
        figure: { position: 1, condition: '小学家庭经济困难寄宿生' },
        value: '1200',
        unit: '元',
        quote: '（虚构）1200',
        provincialValue: '1000',
        setBy: { code: '350102', name: '鼓楼区', level: 'COUNTY', parent: { code: '350100' } },
        inheritedFrom: null,
        source: { document: { code: 'FJ-2018-ACTION-PLAN' } },
      },
      {
        value: '0.15',
        unit: '万元',
        provincialValue: '1250',
        setBy: { code: '350100' },
        inheritedFrom: { code: '350100' },
      },
    ]);
    expect(answer.lapsed).toEqual([
      { figure: { value: '1400', quote: '（虚构）1400' }, setBy: { code: '350102' }, reason: 'OVERTAKEN' },
    ]);
    expect(answer.audience).toMatchObject({
      inheritedFrom: { code: '350000' },
      added: [
        {
          text: '（虚构）市定对象',
          condition: null,
          setBy: { code: '350100' },
          inheritedFrom: { code: '350100' },
        },
        {
          text: '（虚构）所有人',
          condition: { kind: 'EVERYONE' },
          setBy: { code: '350102' },
          inheritedFrom: null,
        },
      ],
    });
    expect(answer.guide).toMatchObject({
      guide: { result: '（虚构）市级指南', quality: { score: 100, failed: [] } },
      inheritedFrom: { code: '350100' },
    });
    expect(answer.notes).toEqual([{ note: '（虚构）区说明', setBy: { code: '350102' } }]);
  });

  it('is the province’s where nobody has set anything, and in the province itself', async () => {
    for (const [region, inheritedFrom] of [
      ['350203', { code: '350000' }],
      ['350000', null],
    ] as const) {
      const answer = await here(region);
      expect(answer).toMatchObject({ lapsed: [], guide: null, notes: [], region: { code: region } });
      expect(answer.audience).toMatchObject({ inheritedFrom, added: [] });
      expect(answer.figures).toMatchObject([
        { value: '1000', provincialValue: null, setBy: { code: '350000' }, inheritedFrom },
        { value: '1250', provincialValue: null, setBy: { code: '350000' }, inheritedFrom },
      ]);
    }
  });

  it('tells what a guide lacks', async () => {
    const { guide: found } = await here('350103', 'FJ-BPS-020');
    expect(found.guide.quality).toEqual({ score: 94, failed: [{ code: 'STEPS_GIVEN' }] });
    expect(found).toMatchObject({ setBy: { code: '350103' }, inheritedFrom: null });
  });

  it('of a township is that of its county', async () => {
    const { data } = await server.query(
      '{ regions(filter: { parent: "350102" }, first: 1) { nodes { code level } } }',
    );
    const [{ code, level }] = data.regions.nodes;
    expect(level).toBe('TOWNSHIP');
    expect(await here(code)).toEqual(await here('350102'));
  });

  it('of a retired code is that of what replaced it, once it did', async () => {
    expect(await here('350403')).toMatchObject({
      region: { code: '350404' },
      notes: [{ note: '（虚构）三元区' }],
    });
    expect(await here('350403', 'FJ-BPS-003', ', asOf: "2020-12-31"')).toMatchObject({
      region: { code: '350403', name: '三元区' },
      notes: [],
    });
  });

  it('is that of the day asked about, and of each revision’s own first day', async () => {
    expect(await here('350102', 'FJ-BPS-003', ', asOf: "2019-12-31"')).toMatchObject({
      notes: [],
      guide: null,
    });
    const { data } = await server.query(
      `{ service(code: "FJ-BPS-003") { revisions { in(region: "350102") { figures { value } notes { note } } } } }`,
    );
    expect(data.service.revisions).toEqual([
      { in: { figures: [{ value: '1000' }, { value: '1250' }], notes: [] } },
    ]);
  });

  it.each([
    ['359999', 'There is no division 359999'],
    ['110101', 'There is no division 110101'],
    ['鼓楼区', 'is not a division code'],
    ['', 'is not a division code'],
    ["350102'--", 'is not a division code'],
  ])('of a code that the directory does not have is refused by its argument: %s', async (region, message) => {
    const error = await refusal(region);
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'region' });
    expect(error?.message).toContain(message);
  });

  it('of a division before it was set up is refused, and what it replaced is named', async () => {
    const error = await refusal('350404', ', asOf: "2020-12-31"');
    expect(error?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'region',
      before: ['350402', '350403'],
    });
    expect(error?.message).toContain('350402, 350403');
  });

  it('takes one statement more, for one service or for a list of all', async () => {
    const one =
      '{ service(code: "FJ-BPS-003") { name in(region: "350102") { figures { value setBy { name } } guide { guide { result } } } } }';
    expect(await server.statements(one)).toBe(2);
    const all = `{ services(first: 100) { nodes { code in(region: "350102") { figures { value setBy { name } } } } } }`;
    expect(await server.statements(all)).toBe(2);
    const { data } = await server.query(all);
    expect(data.services.nodes).toHaveLength(81);
    const nested = `{ serviceDomain(code: "EDUCATION") { services { code in(region: "350102") { figures { value } } } } }`;
    expect(await server.statements(nested)).toBe(2);
    const two = `{ services(first: 100) { nodes { a: in(region: "350102") { lapsed { reason } } b: in(region: "350100") { lapsed { reason } } } } }`;
    expect(await server.statements(two)).toBe(3);
  });
});

describe('services by their guides', () => {
  const codes = async (filter: string): Promise<string[]> => {
    const { data, errors } = await server.query(
      `{ services(filter: { ${filter} }) { totalCount nodes { code } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.services.totalCount).toBe(data.services.nodes.length);
    return data.services.nodes.map(({ code }: { code: string }) => code) as string[];
  };

  it('are those with a guide there, of the place or lent by its city', async () => {
    expect(await codes('guideIn: "350102"')).toEqual(['FJ-BPS-003', 'FJ-BPS-020']);
    expect(await codes('guideIn: "350103"')).toEqual(['FJ-BPS-003', 'FJ-BPS-020']);
    expect(await codes('guideIn: "350100"')).toEqual(['FJ-BPS-003', 'FJ-BPS-020']);
    expect(await codes('guideIn: "350203"')).toEqual([]);
    expect(await codes('guideIn: "350203", minGuideQuality: 0')).toEqual([]);
  });

  it('are those whose nearest guide scores enough, whatever its city’s scores', async () => {
    expect(await codes('guideIn: "350100", minGuideQuality: 95')).toEqual(['FJ-BPS-003', 'FJ-BPS-020']);
    expect(await codes('guideIn: "350103", minGuideQuality: 94')).toEqual(['FJ-BPS-003', 'FJ-BPS-020']);
    expect(await codes('guideIn: "350103", minGuideQuality: 95')).toEqual(['FJ-BPS-003']);
    expect(await codes('guideIn: "350103", minGuideQuality: 0, domain: ["EDUCATION"]')).toEqual([
      'FJ-BPS-003',
    ]);
  });

  it('are of the county that a township lies in, and of what replaced a retired code', async () => {
    expect(await codes('guideIn: "350103002"')).toEqual(['FJ-BPS-003', 'FJ-BPS-020']);
    expect(await codes('guideIn: "350182"')).toEqual(['FJ-BPS-003', 'FJ-BPS-020']);
  });

  it.each([
    ['minGuideQuality: 50', 'filter.guideIn'],
    ['guideIn: "350000"', 'filter.guideIn'],
    ['guideIn: "359999"', 'filter.guideIn'],
    ['guideIn: "x"', 'filter.guideIn'],
  ])('are refused by the argument at fault: %s', async (filter, argument) => {
    const { errors } = await server.query(`{ services(filter: { ${filter} }) { totalCount } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it('are refused for a score that is none, and between two days', async () => {
    for (const score of [-1, 101]) {
      const { errors } = await server.query(
        `{ services(filter: { guideIn: "350102", minGuideQuality: ${score} }) { totalCount } }`,
      );
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    const { errors } = await server.query(
      '{ listDiff(from: "2019-01-01", to: "2024-01-01", filter: { guideIn: "350102" }) { counts { added } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.guideIn' });
  });
});
