import { Desk } from '../support/change-set-desk.js';
import { guide } from '../support/local-contents.js';
import { CODE, openLocalDesk, SERVICE, type LocalDesk } from '../support/local-desk.js';
import { raised } from '../support/local-lab.js';

let local: LocalDesk;
beforeAll(async () => {
  local = await openLocalDesk();
});
afterAll(() => local.desk.close());

/** The codes of the errors that it is refused with, or of its problems. */
const outcome = async (changes: object, more = {}) => {
  try {
    return Desk.brief(await local.add(changes, more));
  } catch (error) {
    return (error as { errors: { extensions: { code: string } }[] }).errors.map(
      ({ extensions }) => extensions.code,
    );
  }
};
const material = (name: string) => ({ name, issuer: '学校', copies: 1, required: true, note: null });
const materials = (count: number) =>
  guide({ materials: Array.from({ length: count }, (_, index) => material(`虚构材料${index}`)) });
const nested = (depth: number): object =>
  depth === 0
    ? { kind: 'EVERYONE', quote: '虚构' }
    : { kind: 'ALL', conditions: [nested(depth - 1)], quote: '虚构' };

it('drafts with 200 materials and a text of 20,000 characters are kept; with more they are refused', async () => {
  expect(await outcome({ guide: materials(200) })).toEqual([]);
  expect(await outcome({ guide: materials(201) })).toEqual(['BAD_USER_INPUT']);
  expect(await outcome({ guide: guide({ conditions: '虚'.repeat(20_000) }) })).toEqual([]);
  expect(await outcome({ guide: guide({ conditions: '虚'.repeat(20_001) }) })).toEqual(['BAD_USER_INPUT']);
});

it('drafts with U+0000 or half a character are refused, wherever it stands', async () => {
  for (const text of ['虚构\u0000', '虚构\ud800']) {
    for (const changes of [
      { note: text },
      { guide: guide({ result: text }) },
      { guide: guide({ materials: [material(text)] }) },
      { figures: [raised(SERVICE, 0, '1100', { quote: text })] },
      { addedAudience: { text, condition: null } },
    ])
      expect(await outcome(changes)).toEqual(['BAD_USER_INPUT']);
  }
});

it('drafts with conditions 50 levels deep are refused', async () => {
  const deep = (depth: number) => outcome({ addedAudience: { text: '虚构', condition: nested(depth) } });
  expect(await deep(50)).toEqual(['QUERY_TOO_DEEP']);
  expect(await deep(9)).toEqual([`INVALID ${CODE} addedAudience condition`]);
  expect(await outcome({ addedAudience: { text: '虚构', condition: nested(0) } })).toEqual([]);
});

it.each([
  ['a township', '350102001', 'INVALID'],
  ['the province', '350000', 'INVALID'],
  ['nowhere', '359999', 'NOT_FOUND'],
])('drafts for %s are refused', async (_, region, problem) => {
  const code = `${SERVICE}-${region}`;
  const found = await outcome({ region }, { by: local.desk.people.province, code });
  expect(found).toEqual([`${problem} ${code} region`]);
});

it('drafts of a service that there is not, or under a code of another, are refused', async () => {
  expect(await outcome({ service: 'FJ-BPS-999' }, { code: 'FJ-BPS-999-350102' })).toEqual([
    'NOT_FOUND FJ-BPS-999-350102 service',
  ]);
  for (const code of ['FJ-BPS-003-350103', 'FJ-BPS-004-350102', 'FJ-BPS-003', 'fj-bps-003-350102', ''])
    expect((await outcome({}, { code }))[0]).toMatch(/^INVALID/);
});

it('drafts that name no figure of the list, or one that no place raises, are refused', async () => {
  expect(await outcome({ figures: [raised(SERVICE, 0, '1100', { what: '虚构' })] })).toEqual([
    `NOT_FOUND ${CODE} figures 0 what`,
  ]);
  expect(await outcome({ figures: [raised(SERVICE, 0, '1100', { unit: '人' })] })).toEqual([
    `INVALID ${CODE} figures 0 unit`,
  ]);
  expect(await outcome({ figures: [raised(SERVICE, 0, '1100'), raised(SERVICE, 0, '1200')] })).toEqual([
    `INVALID ${CODE} figures 1 what`,
  ]);
  const total = 'FJ-BPS-024-350102';
  expect(
    await outcome({ service: 'FJ-BPS-024', figures: [raised('FJ-BPS-024', 0, '700')] }, { code: total }),
  ).toEqual([`INVALID ${total} figures 0 what`]);
});
