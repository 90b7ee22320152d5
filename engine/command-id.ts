import type { CommandId } from './domain/ids.js';
import { LIMITS } from './limits.js';

/** The router itself, as the sender of commands that came without an id. It counts on from the highest number, so nobody else may set that. */
export const LOCAL = 'local';

/**
 * The id of a command as the journal keeps it, or what is wrong with it. Asked of every caller: an id that JSON cannot represent would be
 * stored, answered, and keep the journal from ever being read again. A copy, because its owner may change it before it is stored.
 */
export function readId(by: CommandId): CommandId | string {
  try {
    const { sender, n } = by;
    if (typeof sender !== 'string' || sender.length === 0 || sender.length > LIMITS.idLength)
      return `its sender must be a text of 1 to ${LIMITS.idLength} characters`;
    if (sender === LOCAL) return `its sender must not be ${LOCAL}, as which the router counts commands without an id`;
    if (!Number.isSafeInteger(n) || n < 1) return 'its n must be a whole number from 1 on';
    return { sender, n };
  } catch {
    return 'its id throws when it is read';
  }
}
