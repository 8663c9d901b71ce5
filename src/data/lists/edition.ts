import { badInput } from '../../domain/errors.js';
import type { CalendarDay } from '../../domain/validity.js';
import { Edition } from '../../entities/edition.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';

const EFFECTIVE_ON: Selection = { fields: new Set(['effectiveOn']), nested: new Map() };

/**
 * The day on which an edition took effect.
 * @throws BAD_USER_INPUT naming `argument` if there is no edition of that code
 */
export async function effectiveDay(reader: Reader, code: string, argument: string): Promise<CalendarDay> {
  const edition = await reader.one(Edition, EFFECTIVE_ON, 'code', code);
  if (!edition) throw badInput(argument, `There is no edition "${code.slice(0, 80)}".`);
  return edition.effectiveOn as string;
}
