import type { GraphQLAnswer, TestServer, TokenClaims } from './test-server.js';

export const CHANGE_SET = 'id version state effectiveOn steps { action comment actor }';
const PROBLEMS = 'problems { code message path conflicts { field base theirs ours } }';

/** A caller with a token: posts mutations by name and gives their payload. */
export class Caller {
  private constructor(
    private readonly server: TestServer,
    readonly token: string,
  ) {}

  static async of(server: TestServer, claims: TokenClaims): Promise<Caller> {
    return new Caller(server, await server.token(claims));
  }

  static with(server: TestServer, token: string): Caller {
    return new Caller(server, token);
  }

  query(text: string, variables?: Record<string, unknown>, operationName?: string): Promise<GraphQLAnswer> {
    return this.server.query(text, variables, { token: this.token, operationName });
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into payloads of any shape
  async mutate(mutation: string, input: Record<string, unknown>, selection?: string): Promise<any> {
    const drafts = /^(add|revise|retire|remove|rebase)/.test(mutation);
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const inputType = /^(submit|approve|withdraw)ChangeSet$/.test(mutation) ? 'ChangeSetStepInput' : type;
    const fields =
      selection ??
      (drafts
        ? `draft { kind operation code version fields changes { kind what before after } } changeSet { ${CHANGE_SET} } remaining { code path }`
        : `changeSet { ${CHANGE_SET} }`);
    const answer = await this.query(
      `mutation M($input: ${inputType}!) { ${mutation}(input: $input) { ${fields} ${PROBLEMS} } }`,
      { input },
    );
    if (answer.errors) throw Object.assign(new Error(answer.errors[0]?.message), { errors: answer.errors });
    return (answer.data as Record<string, unknown>)[mutation];
  }
}

/** An editor of 省教育厅, two reviewers, a publisher of the province, and an editor of 省民政厅. */
export async function office(server: TestServer) {
  const [editor, reviewer, other, publisher, civil] = await Promise.all([
    Caller.of(server, { roles: ['EDITOR'], departments: ['FJ-EDUCATION'], subject: 'editor' }),
    Caller.of(server, { roles: ['REVIEWER'], subject: 'reviewer' }),
    Caller.of(server, { roles: ['REVIEWER'], subject: 'other reviewer' }),
    Caller.of(server, { roles: ['PUBLISHER'], subject: 'publisher' }),
    Caller.of(server, { roles: ['EDITOR'], departments: ['FJ-CIVIL-AFFAIRS'], subject: 'civil editor' }),
  ]);
  return { editor, reviewer, other, publisher, civil };
}

export type Office = Awaited<ReturnType<typeof office>>;

/** Has a change set reviewed and published. */
export async function publish(
  people: Office,
  changeSet: string,
  effectiveOn: string,
  more = {},
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a payload
): Promise<any> {
  const versionOf = async () => {
    const { data } = await people.publisher.query(`query V($id: ID!) { changeSet(id: $id) { version } }`, {
      id: changeSet,
    });
    return (data as { changeSet: { version: number } }).changeSet.version;
  };
  const submitted = await people.editor.mutate('submitChangeSet', { changeSet, version: await versionOf() });
  if (submitted.problems.length > 0) return submitted;
  await people.reviewer.mutate('approveChangeSet', { changeSet, version: await versionOf() });
  return people.publisher.mutate('publishChangeSet', {
    changeSet,
    version: await versionOf(),
    effectiveOn,
    ...more,
  });
}
