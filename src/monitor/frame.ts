import { ask } from './ask.js';
import { FrameDocument, type FrameQuery } from './operations/generated.js';

type Asked = FrameQuery['plans'][number];
export type PlanFrame = Asked;
export type IndicatorFrame = Asked['indicators'][number];
export type RegionFrame = FrameQuery['regions']['nodes'][number];

/** What there is to choose from. */
export interface Frame {
  /** The newest first. */
  readonly plans: readonly PlanFrame[];
  readonly province: RegionFrame;
  readonly facilityTypes: FrameQuery['facilityTypes'];
  /** The current year by the reader's clock. */
  readonly year: number;
}

/** Asks for what there is to choose from. Throws what `ask` throws, and where there is no province at all. */
export async function readFrame(now: Date): Promise<Frame> {
  const { plans, regions, facilityTypes } = await ask(FrameDocument, {});
  const [province] = regions.nodes;
  if (!province) throw new Error('The directory has no province.');
  return {
    plans: [...plans].sort((one, other) => other.startYear - one.startYear),
    province,
    facilityTypes,
    year: now.getFullYear(),
  };
}

/** The plan chosen, or the newest. */
export function chosenPlan(frame: Frame, code: string | undefined): PlanFrame | undefined {
  return frame.plans.find((plan) => plan.code === code) ?? frame.plans[0];
}

/** The indicator chosen, or the first of the newest plan that has any. */
export function chosenIndicator(frame: Frame, code: string | undefined): IndicatorFrame | undefined {
  const all = frame.plans.flatMap(({ indicators }) => indicators);
  return all.find((indicator) => indicator.code === code) ?? all[0];
}

/**
 * The code of the division in which to compare divisions of a level: the city chosen, or the city of the county chosen;
 * null for the province, which cities are always compared in.
 */
export function comparedIn({ province }: Frame, region: string | undefined, level: string): string | null {
  if (region === undefined || level === 'CITY') return null;
  const city = province.children.find(
    ({ code, children }) => code === region || children.some((county) => county.code === region),
  );
  return city?.code ?? null;
}
