import type { RefusedObservation } from '../../data/observations/write.js';
import { ObservationStatus } from '../../domain/enums.js';
import type { Rejection } from '../../domain/facilities/rejection.js';
import { yearField } from '../../domain/indicators/observation-headers.js';

type Words = Readonly<Record<string, string>>;

/**
 * Why a row is not taken that is good by itself.
 * @param words the source's own words for its columns
 * @param final whether whoever records may correct final figures
 */
export function refusalMessage(refused: RefusedObservation, words: Words, final: boolean): Rejection {
  const { line, printed, code, year } = refused;
  const field = code === 'REGION_REPLACED' ? 'region' : code === 'STALE' ? 'replaces' : 'value';
  const column = words[field] ?? (field === 'value' ? words[yearField(year)] : undefined) ?? field;
  const value = code === 'REGION_REPLACED' ? refused.retired : printed;
  return { line, column, value, code, message: messageOf(refused, final) };
}

function messageOf(refused: RefusedObservation, final: boolean): string {
  const { code, indicator, region, year, other, retired, standing, standingStatus } = refused;
  const figure = `${indicator} of ${region} in ${year}`;
  switch (code) {
    case 'DUPLICATE_ROW':
      return `${figure} stands on line ${other} too, and nobody can tell which is right: give each figure once.`;
    case 'REGION_REPLACED':
      return `${retired} was retired and replaced by ${region}, of which line ${other} gives the figure: leave this row out, or give the figure of the whole once.`;
    case 'STALE':
      return standing === null
        ? `No figure of ${indicator}, ${region} and ${year} by this source stands: what you name was withdrawn, or is another one’s. Look again, and record it without naming what it corrects.`
        : `${figure} is ${standing} now, which is not what you name: it has been corrected since you read it, or that is another one’s. Look again.`;
    case 'REASON_NEEDED':
      return `${figure} is ${standing} by the same source: say why it is corrected (reason, 更正原因).`;
    default:
      return `${figure} is final, ${standing}: ${whatToDo(refused, standingStatus, final)}`;
  }
}

function whatToDo(
  { status }: RefusedObservation,
  standing: ObservationStatus | null,
  final: boolean,
): string {
  if (status === ObservationStatus.PROVISIONAL && standing === ObservationStatus.FINAL)
    return 'a provisional figure does not take its place.';
  return final ? 'say why it is corrected (reason, 更正原因).' : 'a reviewer may correct it, and says why.';
}
