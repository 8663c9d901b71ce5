import type { GraphQLResolveInfo } from 'graphql';
import type { ListDiffWanted } from '../data/reports/list-diff.js';
import { nestedKey, type Selection } from '../data/select.js';
import { NODE_PATHS, selectionOf } from './selection.js';

const ENTRY_PATHS = NODE_PATHS.map((path) => ['changes', ...path]);

/** What an operation asks of a field that returns a list's differences. */
export function listDiffWanted(info: GraphQLResolveInfo): ListDiffWanted {
  const side = (name: string): Selection | null => {
    const selection = selectionOf(
      info,
      ENTRY_PATHS.map((path) => [...path, name]),
    );
    return selection.fields.size + selection.nested.size > 0 ? selection : null;
  };
  return {
    counts: selectionOf(info).nested.has(nestedKey('counts')),
    // Of the connection, only `totalCount` can do without a page.
    entries: selectionOf(info, [['changes']]).nested.size > 0,
    before: side('before'),
    after: side('after'),
    changes: selectionOf(info, ENTRY_PATHS).nested.has(nestedKey('changes')),
  };
}
