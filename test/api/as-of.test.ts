import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importDirectory } from '../../src/usecases/import-directory.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const directory = mkdtempSync(join(tmpdir(), 'service-directory-test-'));
  const { records } = JSON.parse(readFileSync('seeds/services/01-education.json', 'utf8')) as {
    records: { code: string }[];
  };
  const invented = {
    ...records.find(({ code }) => code === 'FJ-BPS-001'),
    name: '虚构的新名称',
    note: '测试虚构，非原文',
    validFrom: '2090-01-01',
    responsibilities: [{ department: 'FJ-SPORTS', role: 'LEAD' }],
  };
  writeFileSync(join(directory, 'services.json'), JSON.stringify({ records: [invented] }));
  await importDirectory(server.dataSource, directory);
  rmSync(directory, { recursive: true });
});
afterAll(() => server.stop());

const read = async (day: string | null, role: string | null = null) => {
  const { data, errors } = await server.query(
    `query ($day: Date, $role: ResponsibilityRole) {
      service(code: "FJ-BPS-001", asOf: $day) { name validFrom validTo domain { services { code name } } responsibilities(role: $role) { department { name } service { name } } }
      services(first: 1, asOf: $day) { totalCount nodes { name responsibilities { department { name responsibilities { service { code name } } } } } }
    }`,
    { day, role },
  );
  expect(errors).toBeUndefined();
  const named = (services: { code: string; name: string }[]) =>
    services.filter(({ code }) => code === 'FJ-BPS-001').map(({ name }) => name);
  const [first] = data.services.nodes;
  return {
    name: data.service.name as string,
    during: [data.service.validFrom, data.service.validTo] as string[],
    inDomain: named(data.service.domain.services),
    leads: data.service.responsibilities.map(
      (part: { department: { name: string } }) => part.department.name,
    ) as string[],
    back: data.service.responsibilities[0].service.name as string,
    first: first.name as string,
    ofLeads: first.responsibilities.map(
      (part: { department: { responsibilities: { service: { code: string; name: string } }[] } }) =>
        named(part.department.responsibilities.map(({ service }) => service)),
    ) as string[][],
    total: data.services.totalCount as number,
  };
};

it.each([null, 'LEAD'])(
  'is the day of everything that hangs off what was asked for (role %s)',
  async (role) => {
    const old = {
      name: '免费义务教育',
      during: ['2018-09-11', '2090-01-01'],
      inDomain: ['免费义务教育'],
      leads: ['省财政厅', '省教育厅'],
      back: '免费义务教育',
      first: '免费义务教育',
      ofLeads: [['免费义务教育'], ['免费义务教育']],
      total: 81,
    };
    const later = {
      name: '虚构的新名称',
      during: ['2090-01-01', null],
      inDomain: ['虚构的新名称'],
      leads: ['省体育局'],
      back: '虚构的新名称',
      first: '虚构的新名称',
      ofLeads: [['虚构的新名称']],
      total: 81,
    };
    for (let time = 0; time < 3; time += 1) {
      expect(await read(null, role)).toEqual(old);
      expect(await read('2089-12-31', role)).toEqual(old);
      expect(await read('2090-01-01', role)).toEqual(later);
    }
  },
);
