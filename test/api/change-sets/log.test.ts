import { forgetDrafts } from '../../../src/usecases/index-directory.js';
import { Desk } from '../../support/change-set-desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

it('a draft that the database fails to keep leaves none of its text in the log', async () => {
  const drafted = '（虚构）机密的草案文字';
  const { dataSource, lines } = desk.server;
  await dataSource.query(
    `alter table service_revision add constraint ck_forced check (audience not like '%机密%') not valid`,
  );
  const { editor } = desk.people;
  const changeSet = await desk.begin(editor);
  await expect(
    editor.mutate('reviseService', { changeSet, code: 'FJ-BPS-003', changes: { audience: drafted } }),
  ).rejects.toThrow('Something went wrong on our side');
  const logged = lines.filter(({ msg }) => msg === 'unexpected error');
  expect(logged).toMatchObject([
    { err: { name: 'QueryFailedError', code: '23514', routine: 'ExecConstraints' } },
  ]);
  expect(JSON.stringify(lines)).not.toContain('机密');
  expect(JSON.stringify(lines)).not.toContain('insert into');
});

it('search forgets the drafts of a change set that is given up', async () => {
  const changeSet = await desk.revision({ audience: '（虚构）将撤回的草案' });
  const texts = async (): Promise<unknown[]> =>
    desk.server.dataSource.query(
      `select s.id from search_text s join service_revision r on s.kind = 'SERVICE' and r.id = s.subject_id where r.published_at is null`,
    );
  expect((await texts()).length).toBeGreaterThan(0);
  const id = Number(Buffer.from(changeSet, 'base64url').toString().split(':')[1]);
  await desk.server.dataSource.transaction((manager) => forgetDrafts(manager, id));
  expect(await texts()).toEqual([]);
});
