import type { ShareGroup, Shares } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';
import { queueClockReachesAtMs } from './due/clock.js';
import { isAsking } from './handover.js';
import { type ShareRecord, tallied } from './state/share-record.js';
import type { LiveContact, RouterState } from './state/state.js';

/** The group a hub belongs to; −1: none, its assignments count for no group. */
export const shareGroupOf = (shares: Shares, hub: string): number => shares.groups.findIndex(({ hubs }) => hubs.includes(hub));

/** The group that an acceptance by an agent of `hub` counts for; `null`: none, as with questions among colleagues. */
export function countedShare(state: Readonly<RouterState>, contact: LiveContact, hub: string): { group: number; window: number } | null {
  const shares = state.index?.queues.get(contact.queue)?.shares ?? null;
  if (shares === null || isAsking(contact)) return null;
  const group = shareGroupOf(shares, hub);
  return group < 0 ? null : { group, window: shares.window };
}

/** When shares hold nobody back from the contact any more; `null`: they hold nobody back, or the end has been recorded. */
export function holdEndsAtMs(state: Readonly<RouterState>, contact: LiveContact): Ms | null {
  const shares = state.index?.queues.get(contact.queue)?.shares ?? null;
  const queue = state.queues.get(contact.queue);
  if (shares === null || shares.holdMs === 0 || queue === undefined) return null;
  if (contact.shareHoldOver || contact.state === 'owned' || contact.aside !== null) return null;
  return queueClockReachesAtMs(queue, contact.enteredClockMs + shares.holdMs);
}

const sameHubs = (a: ShareGroup, b: ShareGroup): boolean => a.hubs.length === b.hubs.length && a.hubs.every((hub) => b.hubs.includes(hub));

/**
 * The record under a new plan: assignments of groups that still exist, and targets set by command as long as the plan states the same
 * targets as before.
 */
export function carriedShares(record: ShareRecord | null, before: Shares | null, after: Shares | null): ShareRecord | null {
  if (after === null) return null;
  const percents = after.groups.map(({ percent }) => percent);
  if (record === null || before === null) return tallied(percents, []);
  const places = before.groups.map((group) => after.groups.findIndex((other) => sameHubs(other, group)));
  const unchanged =
    places.length === after.groups.length &&
    before.groups.every(({ percent }, index) => places[index] === index && after.groups[index]?.percent === percent);
  const recent = record.recent.flatMap((group) => places[group] ?? -1).filter((group) => group >= 0);
  return tallied(unchanged ? record.percents : percents, recent.slice(-after.window));
}
