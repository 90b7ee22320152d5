import type { CommandId } from './domain/ids.js';
import { LIMITS } from './limits.js';

/**
 * What is wrong with the id of a command; `undefined`: nothing. Asked of every caller: an id that JSON cannot represent would be stored,
 * answered, and keep the journal from ever being read again.
 */
export function problemOfId({ sender, n }: CommandId): string | undefined {
  if (typeof sender !== 'string' || sender.length === 0 || sender.length > LIMITS.idLength)
    return `its sender must be a text of 1 to ${LIMITS.idLength} characters`;
  if (!Number.isSafeInteger(n) || n < 1) return 'its n must be a whole number from 1 on';
  return undefined;
}
