import type { Problematic } from '../../data/imports/rejections.js';
import type { Rejection } from '../../domain/facilities/rejection.js';

const MESSAGES: Readonly<Record<string, string>> = {
  DUPLICATE_ID: 'The id stands in an earlier row already; the first was taken. Give each record once.',
  SAME_AS:
    'No facility of that provider and id is there, or it is the provider’s own: import the other’s first, or mend sameAs ("PROVIDER/ID").',
  SAME_AS_TWICE:
    'Another record of this provider is about that facility already; one provider has one record of it.',
  MISSING:
    'A record that is new needs a name, a kind and a division (a settlement its point and population as well), and none can be emptied.',
  REGION_NOT_YOURS: 'The record that is there belongs to a division that you may not change.',
};

/** Why a row is not taken that was good by itself. @param first the line that came before it, if that is why */
export function staleRowMessage({ line, record, code }: Problematic, first?: number): Rejection {
  const message = MESSAGES[code] ?? 'The row was not taken.';
  return {
    line,
    column: null,
    value: record,
    code: code as Rejection['code'],
    message: first === undefined ? message : `${message} (The earlier row begins on line ${first}.)`,
  };
}
