import type { Summary } from '@signalbox/simulations/measures';
import type { Trial } from '@signalbox/simulations/scenario';
import { number } from '../terminal.js';
import { wallClock } from '../wall-clock.js';

/**
 * Who came within the horizon and was answered after it, by those whose hours no longer count: told, because customers' figures hold them and
 * agents' do not. Where contacts are handed on, agents answer more often than customers are answered, and the two cannot be set off.
 */
export function servedAfterText({ contacts, staff }: Summary, { zone, toMs }: Trial): string | undefined {
  const ofAll = <R extends { readonly by: string }>(rows: readonly R[]): R | undefined => rows.find(({ by }) => by === 'all');
  const customers = ofAll(contacts)?.figures;
  const agents = ofAll(staff)?.figures;
  if (customers === undefined || agents === undefined || (customers['transfers']?.mean ?? 0) > 0) return undefined;
  const after = Math.round((customers['answered']?.mean ?? 0) - (agents['answered']?.mean ?? 0));
  if (!(after > 0)) return undefined;
  const clock = wallClock(zone);
  return `${number(after)} of the answered waited beyond the end (${clock.full(toMs).slice(0, 16)}) and were served after it, in hours that are not counted.`;
}
