import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { Role } from '../domain/access.js';
import { dayInChina } from '../domain/validity.js';
import { ImportBatch } from '../entities/import-batch.js';
import { Observation } from '../entities/observation.js';
import {
  RecordObservationsInput,
  WithdrawObservationInput,
  type ObservationRecordInput,
} from '../schema/observation-recording.inputs.js';
import {
  RecordObservationsPayload,
  WithdrawObservationPayload,
  type SuspectedFigure,
} from '../schema/observation-recording.payloads.js';
import { recordsGiven } from '../usecases/importing/records-given.js';
import { runIn } from '../usecases/importing/revert-import.js';
import {
  recordObservations,
  type Recorded,
  type RecordingOrder,
} from '../usecases/observations/record-observations.js';
import { withdrawObservation } from '../usecases/observations/withdraw-observation.js';
import { Allow } from './allow.js';
import { attempt, type Context } from './context.js';
import { selectionOf } from './selection.js';
import { keyOf } from './view.js';

@Resolver()
export class ObservationRecordingResolver {
  @Allow(Role.EDITOR, Role.REVIEWER, Role.ADMINISTRATOR)
  @Mutation(() => RecordObservationsPayload, {
    description:
      'Records and corrects up to 5,000 figures (填报监测值): all or, with `partial`, those without fault. What the provider reported before is corrected for a reason, and stays readable; a final figure is corrected by reviewers. For administrators, reviewers, and editors within the divisions and data departments of their token. Files go to `service-directory import observations`.',
  })
  async recordObservations(
    @Arg('input', () => RecordObservationsInput, {
      description: 'The figures, and whose they are (填报内容).',
    })
    input: RecordObservationsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RecordObservationsPayload> {
    const order = orderOf(input, context);
    const { value, problems } = await context.write.run(attempt(context, info.fieldName), (manager) =>
      recordObservations(runIn(manager), manager, order),
    );
    return { ...(await told(value, input.dryRun, context, info)), problems };
  }

  @Allow(Role.EDITOR, Role.REVIEWER, Role.ADMINISTRATOR)
  @Mutation(() => WithdrawObservationPayload, {
    description:
      'Takes a reported figure back, with nothing in its place (撤回监测值); it stays readable, with the reason. A final figure is taken back by reviewers and administrators. To put another in its place, record that.',
  })
  async withdrawObservation(
    @Arg('input', () => WithdrawObservationInput, { description: 'Which figure, and why (撤回内容).' })
    input: WithdrawObservationInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<WithdrawObservationPayload> {
    const { value, problems } = await withdrawObservation(context.write, attempt(context, info.fieldName), {
      observation: keyOf('Observation', input.observation, 'input.observation'),
      reason: input.reason,
      today: dayInChina(context.now()),
    });
    const selection = selectionOf(info, [['observation']]);
    return {
      observation: value === null ? null : await context.reader.one(Observation, selection, 'id', value),
      problems,
    };
  }
}

function orderOf(
  { rows, citation, status, reason, ...input }: RecordObservationsInput,
  { actor, now }: Context,
): RecordingOrder {
  return {
    ...input,
    actor,
    defaults: { citation: citation ?? undefined, status, reason: reason ?? undefined },
    fileName: null,
    today: dayInChina(now()),
    records: recordsGiven(rows.map(withKey)),
    sheet: false,
  };
}

/** @throws BAD_USER_INPUT naming the row whose `replaces` is the id of no observation */
function withKey({ replaces, ...row }: ObservationRecordInput, place: number): object {
  if (replaces === null || replaces === undefined) return row;
  return { ...row, replaces: keyOf('Observation', replaces, `input.rows.${place}.replaces`) };
}

const NOTHING = { recorded: 0, corrected: 0, promoted: 0, unchanged: 0, rejected: 0, suspicious: 0 };

async function told(
  value: Recorded | null,
  dryRun: boolean,
  { reader }: Context,
  info: GraphQLResolveInfo,
): Promise<Omit<RecordObservationsPayload, 'problems'>> {
  if (!value) return { ...NOTHING, batch: null, rejections: [], suspected: [] };
  const { batch, suspected } = value;
  const wanted = dryRun ? [] : suspected.map(({ id }) => id);
  const selection = selectionOf(info, [['suspected', 'observation']]);
  const rows = wanted.length > 0 ? await reader.many(Observation, selection, 'id', wanted) : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    ...value,
    batch: batch === null ? null : await reader.one(ImportBatch, selectionOf(info, [['batch']]), 'id', batch),
    suspected: suspected.map((figure): SuspectedFigure => ({
      ...figure,
      observation: byId.get(figure.id) ?? null,
    })),
  };
}
