import type { Credential, GraphQLAnswer, TestServer } from './test-server.js';

export const PROVIDER = '甲局（虚构）';
export const OTHER = '乙局（虚构）';

export const IMPORT = (
  kind: string,
) => `mutation ($input: Import${kind}Input!) { import${kind}(input: $input) {
  batch { id state rowsRead created changed unchanged linked retired rejected conflicts encoding fileName
    fields { field changed disputed } provider { code synthetic } }
  rejections { line column value code message }
  plannedChanges { recordId name changes { field before after } }
  problems { code path message } } }`;

/** A record of a made-up facility in 鼓楼区. */
export const record = (recordId: string, more: object = {}) => ({
  recordId,
  name: `示例养老院${recordId}`,
  type: 'ELDERLY-CARE-INSTITUTION',
  region: '350102',
  ...more,
});

/** Whoever imports over the API, and looks at what came of it. */
export class Importer {
  constructor(
    private readonly server: TestServer,
    private readonly usual: Credential,
  ) {}

  /** Sends an operation; gives its data, and expects no errors. */
  async ask(query: string, variables: object = {}, as?: Credential): Promise<GraphQLAnswer['data']> {
    const { data, errors } = await this.server.query(query, { ...variables }, as);
    expect(errors).toBeUndefined();
    return data;
  }

  /** Imports records; gives the payload. */
  async send(
    rows: readonly object[],
    more: object = {},
    as = this.usual,
    kind = 'Facilities',
  ): Promise<GraphQLAnswer['data']> {
    const input = { provider: PROVIDER, coordinates: 'WGS84', rows, ...more };
    return (await this.ask(IMPORT(kind), { input }, as))[`import${kind}`];
  }
}
