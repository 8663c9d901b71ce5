import type { EntityManager } from 'typeorm';
import { checkCondition } from '../domain/eligibility/check-condition.js';
import { VOCABULARY } from '../domain/eligibility/vocabulary.js';
import type { DirectoryRecords } from './directory-formats.js';

/** A fault for whatever is unsound in rules: of facts that nobody knows, or of words that no published revision of the service has. */
export async function unsoundRules(
  manager: EntityManager,
  rules: DirectoryRecords['eligibility-rules'],
): Promise<string[]> {
  const texts: { code: string; text: string }[] = await manager.query(
    `select code, string_agg(concat_ws(E'\n', name, audience, standard), E'\n') as text
    from service_revision where code = any($1) and published_at is not null group by code`,
    [rules.map(({ service }) => service)],
  );
  const textOf = new Map(texts.map(({ code, text }) => [code, text]));
  return rules.flatMap(({ service, condition }) =>
    checkCondition(condition, VOCABULARY, [textOf.get(service) ?? '']).map(
      ({ path, message }) => `${service}: ${path.join('.')}: ${message}`,
    ),
  );
}
