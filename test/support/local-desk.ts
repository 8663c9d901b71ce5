import { Desk } from './change-set-desk.js';
import type { Caller } from './change-sets.js';
import { implementation } from './local-contents.js';
import { raised } from './local-lab.js';

/** The service that the tests of drafts are about, and what 鼓楼区 adds to it. */
export const SERVICE = 'FJ-BPS-003';
export const CODE = `${SERVICE}-350102`;

/** A desk with editors of 鼓楼区, of 台江区 and of 福州市, and how they draft. */
export interface LocalDesk {
  readonly desk: Desk;
  readonly county: Caller;
  readonly neighbour: Caller;
  readonly city: Caller;
  /** Drafts what a division adds, sound but for the changes: by 鼓楼区, in a change set of its own, unless told. */
  add(
    changes?: object,
    more?: { readonly by?: Caller; readonly code?: string; readonly changeSet?: string },
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a payload
  ): Promise<any>;
}

export async function openLocalDesk(): Promise<LocalDesk> {
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
      by.mutate('addLocalImplementation', {
        changeSet: changeSet ?? (await desk.begin(by)),
        code,
        content: implementation({ figures: [raised(SERVICE, 0, '1100')], ...changes }),
      }),
  };
}
