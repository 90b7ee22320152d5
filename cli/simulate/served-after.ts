import type { Summary } from '@signalbox/simulations/measures';
import type { Trial } from '@signalbox/simulations/scenario';
import { number } from '../number-text.js';
import { wallClock } from '../wall-clock.js';

/**
 * Reports customers who came within the horizon and were answered after it, by agents whose hours no longer count: the figures of customers
 * include them, those of agents do not. If contacts are transferred, agents answer more often than customers are answered, and the two
 * cannot be compared.
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
