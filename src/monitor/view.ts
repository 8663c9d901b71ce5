import type { Chooser } from './choosers.js';
import type { Context } from './context.js';
import type { Child } from './dom.js';

/** One of the page's views: what can be chosen, and what is shown of a choice. */
export interface View {
  choosers(context: Context): readonly Chooser[];
  /** Asks the server and lays out its answer. Throws what `ask` throws. */
  show(context: Context): Promise<readonly Child[]>;
}
