import type { GraphQLResolveInfo } from 'graphql';
import type { Outcome } from '../data/unit-of-work.js';
import { ChangeSet } from '../entities/change-set.js';
import { Draft } from '../entities/draft.js';
import type { DraftPayload } from '../schema/change-set.payloads.js';
import type { Drafted } from '../usecases/draft-desk.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';

/** What came of work on a draft, with as much of the draft and its change set as the operation asks for. */
export async function draftPayload(
  { value, problems }: Outcome<Drafted>,
  { reader }: Context,
  info: GraphQLResolveInfo,
): Promise<DraftPayload> {
  if (!value) return { draft: null, changeSet: null, remaining: [], problems };
  const [draft, changeSet] = await Promise.all([
    value.draftId === null ? null : reader.one(Draft, selectionOf(info, [['draft']]), 'id', value.draftId),
    reader.one(ChangeSet, selectionOf(info, [['changeSet']]), 'id', value.changeSetId),
  ]);
  return { draft, changeSet, remaining: value.remaining, problems };
}
