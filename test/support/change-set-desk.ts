import { Caller, office, publish, type Office } from './change-sets.js';
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.js';

/** The day it is for these tests, in China. */
export const TODAY = '2026-11-22';
export const TOMORROW = '2026-11-23';
export const NEXT_MONTH = '2026-12-01';

export interface Change {
  readonly title?: string;
  readonly effectiveOn?: string | null;
  readonly [field: string]: unknown;
}

/** A server on a fixed day, the office, an editor of the whole province, and what they do again and again. */
export class Desk {
  private constructor(
    readonly server: TestServer,
    readonly people: Office & { readonly province: Caller },
  ) {}

  static async open(options: TestServerOptions = {}): Promise<Desk> {
    const server = await startTestServer({ now: () => new Date(`${TODAY}T08:00:00Z`), ...options });
    const province = await Caller.of(server, {
      roles: ['EDITOR'],
      regions: ['350000'],
      subject: 'province editor',
    });
    return new Desk(server, { ...(await office(server)), province });
  }

  caller(subject: string, roles: readonly string[], limits: object = {}): Promise<Caller> {
    return Caller.of(this.server, { subject, roles, ...limits });
  }

  /** Begins a change set; gives its id. */
  async begin(by: Caller = this.people.editor, change: Change = {}): Promise<string> {
    const { changeSet, problems } = await by.mutate('createChangeSet', {
      title: '测试批次',
      reason: '（虚构）测试',
      effectiveOn: NEXT_MONTH,
      ...change,
    });
    expect(problems).toEqual([]);
    return changeSet.id as string;
  }

  /** Drafts in a change set, and expects that it is kept. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a payload
  async draft(by: Caller, mutation: string, input: Record<string, unknown>): Promise<any> {
    const payload = await by.mutate(mutation, input);
    expect(payload.problems).toEqual([]);
    return payload;
  }

  /** Begins a change set of the editor's that revises one service. */
  async revision(
    changes: object,
    code = 'FJ-BPS-003',
    change: Change = {},
    by: Caller = this.people.editor,
  ): Promise<string> {
    const changeSet = await this.begin(by, change);
    await this.draft(by, 'reviseService', { changeSet, code, changes });
    return changeSet;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a payload
  publish(changeSet: string, effectiveOn = NEXT_MONTH, more: object = {}, by?: Caller): Promise<any> {
    return publish(by ? { ...this.people, editor: by } : this.people, changeSet, effectiveOn, more);
  }

  /** Brings a change set from DRAFT into a state. */
  async bring(changeSet: string, state: string, by: Caller = this.people.editor): Promise<void> {
    const { reviewer, publisher } = this.people;
    const path: readonly (readonly [string, Caller, string, object])[] = [
      ['SUBMITTED', by, 'submitChangeSet', {}],
      ['APPROVED', reviewer, 'approveChangeSet', {}],
      ['PUBLISHED', publisher, 'publishChangeSet', { effectiveOn: NEXT_MONTH }],
    ];
    if (state === 'WITHDRAWN') {
      await this.expectDone(by, 'withdrawChangeSet', changeSet);
      return;
    }
    if (state === 'DRAFT') return;
    for (const [next, who, mutation, more] of path) {
      await this.expectDone(who, mutation, changeSet, more);
      if (next === state) return;
    }
    throw new Error(`no way to ${state}`);
  }

  private async expectDone(who: Caller, mutation: string, changeSet: string, more = {}): Promise<void> {
    const version = await this.version(changeSet);
    expect((await who.mutate(mutation, { changeSet, version, ...more })).problems).toEqual([]);
  }

  async version(changeSet: string): Promise<number> {
    const { data } = await this.people.publisher.query(
      'query Version($id: ID!) { changeSet(id: $id) { version } }',
      { id: changeSet },
    );
    return data.changeSet.version as number;
  }

  /** What a service says on a day, to the public. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever is selected
  async service(code: string, args = '', fields = 'audience'): Promise<any> {
    const { data, errors } = await this.server.query(`{ service(code: "${code}"${args}) { ${fields} } }`);
    expect(errors).toBeUndefined();
    return data.service;
  }

  /** Codes and paths of problems, for short. */
  static brief(payload: { problems: readonly { code: string; path: readonly string[] }[] }): string[] {
    return payload.problems.map(({ code, path }) => [code, ...path].join(' '));
  }

  close(): Promise<void> {
    return this.server.stop();
  }
}

/** Where the 2018 list is printed, with words of the test's own. */
export const source = (quote: string) => ({ document: 'FJ-2018-ACTION-PLAN', place: '（虚构）测试', quote });

/** A service that is sound, led by 省教育厅. */
export const newService = (changes: object = {}) => ({
  ordinal: 101,
  name: '（虚构）课后服务',
  domain: 'EDUCATION',
  category: 'BASIC',
  audience: '（虚构）义务教育学生',
  standard: '（虚构）每周不少于5天。',
  fundingText: '省、市、县级财政按比例分担。',
  responsibilities: [{ department: 'FJ-EDUCATION', role: 'LEAD' }],
  funding: { mode: 'SHARED_BY_RATIO', levels: ['PROVINCE', 'CITY', 'COUNTY'] },
  source: source('（虚构）课后服务'),
  ...changes,
});

/** A department of the province that is sound. */
export const newDepartment = (name: string, changes: object = {}) => ({
  name,
  level: 'PROVINCE',
  region: '350000',
  position: 50,
  source: source(name),
  ...changes,
});
