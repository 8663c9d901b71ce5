import { Desk } from './change-set-desk.js';
import type { Caller } from './change-sets.js';
import { localTarget } from './local-contents.js';

/** The indicator that the tests of local targets are about, and the target of 鼓楼区 for it in 2025. */
export const INDICATOR = 'FJ-2021-IND-12';
export const CODE = `${INDICATOR}-350102-2025`;

/** A desk with editors of 鼓楼区, of 台江区 and of 福州市, and how they draft. */
export interface TargetDesk {
  readonly desk: Desk;
  readonly county: Caller;
  readonly neighbour: Caller;
  readonly city: Caller;
  /** Drafts a target, sound but for the changes: by 鼓楼区, in a change set of its own, unless told. */
  add(
    changes?: object,
    more?: { readonly by?: Caller; readonly code?: string; readonly changeSet?: string },
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a payload
  ): Promise<any>;
}

export async function openTargetDesk(): Promise<TargetDesk> {
  const desk = await Desk.open();
  const editorOf = (region: string) => desk.caller(`editor of ${region}`, ['EDITOR'], { regions: [region] });
  const [county, neighbour, city] = await Promise.all([
    editorOf('350102'),
    editorOf('350103'),
    editorOf('350100'),
  ]);
  return {
    desk,
    county,
    neighbour,
    city,
    add: async (changes = {}, { by = county, code = CODE, changeSet } = {}) =>
      by.mutate('addLocalTarget', {
        changeSet: changeSet ?? (await desk.begin(by)),
        code,
        content: { ...localTarget(), ...changes },
      }),
  };
}

/** What makes a target one in words. */
export const inWords = (words: string): object => ({ comparator: 'IN_WORDS', value: null, words });
