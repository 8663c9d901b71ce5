import { Desk, source } from '../../support/change-set-desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

describe('a change set that makes an edition', () => {
  it('cites a source, and has a code that no other has', async () => {
    const edition = { code: 'FJ-BPS-2026', name: '（虚构）2026年清单', document: 'FJ-2018-ACTION-PLAN' };
    const { editor } = desk.people;
    const changeSet = await desk.revision({ audience: '（虚构）版次' }, 'FJ-BPS-003', { edition });
    const submit = async () =>
      Desk.brief(
        await editor.mutate('submitChangeSet', { changeSet, version: await desk.version(changeSet) }),
      );
    const update = async (change: object) =>
      Desk.brief(
        await editor.mutate('updateChangeSet', {
          changeSet,
          version: await desk.version(changeSet),
          ...change,
        }),
      );
    expect(await submit()).toEqual(['SOURCE_UNKNOWN source']);
    expect(await update({ source: { ...source('（虚构）'), document: 'NOWHERE' } })).toEqual([
      'SOURCE_UNKNOWN source document',
    ]);
    expect(await update({ edition: { ...edition, document: 'NOWHERE' } })).toEqual([
      'SOURCE_UNKNOWN edition document',
    ]);
    expect(await update({ edition: { ...edition, code: '二〇二六', name: ' ' } })).toEqual([
      'INVALID edition code',
      'EMPTY_TEXT edition name',
    ]);
    expect(
      await update({ source: source('（虚构）依据'), edition: { ...edition, code: 'FJ-BPS-2018' } }),
    ).toEqual([]);
    expect(await submit()).toEqual(['TAKEN edition code']);
    expect(await update({ edition })).toEqual([]);
    const published = await desk.publish(changeSet);
    expect(published.problems).toEqual([]);
    const { data } = await desk.server.query(
      `{ edition(code: "FJ-BPS-2026") { effectiveOn services(first: 100) { totalCount nodes { code audience } } } changes(first: 500, types: [EDITION_PUBLISHED]) { nodes { subjectCode } } }`,
    );
    expect(data.edition.services.totalCount).toBe(81);
    expect(data.edition.services.nodes).toContainEqual({ code: 'FJ-BPS-003', audience: '（虚构）版次' });
    expect(data.changes.nodes.map((each: { subjectCode: string }) => each.subjectCode)).toContain(
      'FJ-BPS-2026',
    );

    // Two made side by side: the code is the first's to publish.
    const later = await desk.revision({ audience: '（虚构）同一版次' }, 'FJ-BPS-004', {
      edition,
      source: source('（虚构）依据'),
    });
    expect(Desk.brief(await editor.mutate('submitChangeSet', { changeSet: later, version: 1 }))).toEqual([
      'TAKEN edition code',
    ]);
  });
});
