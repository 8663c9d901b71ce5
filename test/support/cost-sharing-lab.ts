import { Desk, NEXT_MONTH, TOMORROW } from './change-set-desk.js';
import type { Caller } from './change-sets.js';
import type { GraphQLAnswer } from './test-server.js';

/** Parts of a ratio, `[payer, percent]` or `[payer, least, most]`. */
export const parts = (...some: readonly (readonly [payer: string, percent: string, maxPercent?: string])[]) =>
  some.map(([payer, percent, maxPercent = null]) => ({ payer, percent, maxPercent }));

/** Who asks. */
interface Asker {
  query(text: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer>;
}
/** As of when. */
interface Time {
  readonly asOf?: string | undefined;
  readonly knownAt?: string;
  readonly changeSet?: string;
}
/** The split with all that it says of ratios and tiers. */
export const SPLIT = `query Split($input: FundingSplitInput!, $asOf: Date, $knownAt: DateTime, $changeSet: ID) {
  fundingSplit(input: $input, asOf: $asOf, knownAt: $knownAt, changeSet: $changeSet) {
    tier tierOrigin fiscalTier { code note source { quote } }
    payers { payer origin reason percent { min max } amount { min max }
      ratios { inheritedFrom { code } ratio { code note region { name } source { document { code } place quote } changeSet { title author } } } }
    unspecified { amount { min max } } setAside { objection inheritedFrom { code } ratio { code } }
    byTier { payers { ratios { ratio { code } } } }
  }
}`;
export interface Shown {
  readonly payers: readonly {
    readonly payer: string;
    readonly amount: { readonly min: number } | null;
    readonly ratios: readonly {
      readonly inheritedFrom: { readonly code: string } | null;
      readonly ratio: { readonly code: string };
    }[];
  }[];
}
/** `PROVINCE 500`, `COUNTY -`, … */
export const amounts = ({ payers }: Shown) =>
  payers.map(({ payer, amount }) => `${payer} ${amount?.min ?? '-'}`);
/** By which ratios, and from whom each is inherited. */
export const ratios = ({ payers }: Shown) => [
  ...new Set(
    payers.flatMap((payer) =>
      payer.ratios.map(({ ratio: { code }, inheritedFrom }) => `${code} ${inheritedFrom?.code ?? null}`),
    ),
  ),
];

/** A draft in a change set of its own. */
export interface Added {
  readonly changeSet: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a payload
  readonly payload: any;
}

/** A server, and editors of divisions who enter ratios and fiscal tiers. All that they enter is invented. */
export class CostSharingLab {
  private constructor(
    readonly desk: Desk,
    readonly province: Caller,
    readonly fuzhou: Caller,
    /** Of a county of 福州市. */
    readonly fuqing: Caller,
    readonly xiamen: Caller,
  ) {}

  static async open(): Promise<CostSharingLab> {
    const desk = await Desk.open();
    const editorOf = (name: string, region: string) => desk.caller(name, ['EDITOR'], { regions: [region] });
    return new CostSharingLab(
      desk,
      desk.people.province,
      await editorOf('fuzhou', '350100'),
      await editorOf('fuqing', '350181'),
      await editorOf('xiamen', '350200'),
    );
  }

  close(): Promise<void> {
    return this.desk.close();
  }

  addRatio(by: Caller, code: string, content: object): Promise<Added> {
    return this.add(by, 'addCostSharingRatio', code, content);
  }

  addTier(by: Caller, code: string, content: object): Promise<Added> {
    return this.add(by, 'addFiscalTier', code, content);
  }

  /** Has what was drafted reviewed and published. Returns the change set. */
  async published(by: Caller, added: Promise<Added>, day = TOMORROW): Promise<string> {
    const { changeSet, payload } = await added;
    expect(payload.problems).toEqual([]);
    expect((await this.desk.publish(changeSet, day, {}, by)).problems).toEqual([]);
    return changeSet;
  }

  /** Has another draft of the same kind of change published. */
  async change(by: Caller, mutation: string, input: object, day: string): Promise<void> {
    const changeSet = await this.desk.begin(by);
    await this.desk.draft(by, mutation, { changeSet, ...input });
    expect((await this.desk.publish(changeSet, day, {}, by)).problems).toEqual([]);
  }

  /** The split of a sum, of 1,000 fen unless told. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- an answer
  async ask(input: object, time: Time = { asOf: TOMORROW }, by: Asker = this.desk.server): Promise<any> {
    const variables = { input: { totalFen: 1_000, ...input }, ...time };
    const { data, errors } = await by.query(SPLIT, variables);
    expect(errors).toBeUndefined();
    return data.fundingSplit;
  }

  private async add(by: Caller, mutation: string, code: string, content: object): Promise<Added> {
    const changeSet = await this.desk.begin(by, { effectiveOn: NEXT_MONTH });
    return { changeSet, payload: await by.mutate(mutation, { changeSet, code, content }) };
  }
}
