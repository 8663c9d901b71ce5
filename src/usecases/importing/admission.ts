import { providerNamed } from '../../data/imports/batches.js';
import type { Run } from '../../data/imports/run.js';
import { badInput, DomainError } from '../../domain/errors.js';

/**
 * The row id of whoever gives what is brought in; made if there is none of the name.
 * @throws BAD_USER_INPUT for made-up records under the name of whoever gives real ones, and the other way round
 */
export async function providerOf(
  run: Run,
  { provider: name, synthetic = false }: { readonly provider: string; readonly synthetic?: boolean },
): Promise<number> {
  const provider = await providerNamed(run, name, synthetic);
  if (provider.synthetic === synthetic) return provider.id;
  throw badInput(
    'provider',
    provider.synthetic
      ? `"${name}" gives made-up records: give real ones another provider.`
      : `"${name}" gives real records: give made-up ones another provider.`,
  );
}

/** What is told of records for a directory without divisions. */
export const unseeded = () =>
  new DomainError(
    'IMPORT_REJECTED',
    'The directory knows no divisions yet, so no row could be placed: load its data first (service-directory seed).',
    { problem: 'UNSEEDED' },
  );
