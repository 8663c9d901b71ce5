import { badInput } from './errors.js';

const REGION_CODE = /^\d{6}(\d{3})?$/;

/**
 * Checks the form of an administrative division code: six digits (GB/T 2260) or nine (township).
 * @throws BAD_USER_INPUT naming `argument`
 */
export function checkRegionCode(code: string, argument: string): string {
  if (!REGION_CODE.test(code)) {
    throw badInput(
      argument,
      `"${code.slice(0, 80)}" is not a division code: six digits, or nine for a township.`,
    );
  }
  return code;
}
