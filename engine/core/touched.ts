import type { AdapterId, AgentId, CalendarId, ContactOrdinal, HubId, QueueId } from '../domain/ids.js';

/**
 * What has changed since the matcher last looked, by name: noted by `apply`, read and emptied by `routing/match.ts`. No part of the state:
 * where nobody looks, or too much has changed to be worth naming, it says `everything`.
 */
export interface Touched {
  everything: boolean;
  readonly agents: Set<AgentId>;
  readonly contacts: Set<ContactOrdinal>;
  readonly queues: Set<QueueId>;
  readonly hubs: Set<HubId>;
  readonly adapters: Set<AdapterId>;
  readonly shifts: Set<CalendarId>;
}

/** More names than this are not worth keeping: who folds a journal matches nothing. */
export const NAMES_MAX = 4_096;

export const allTouched = (): Touched => ({
  everything: true,
  agents: new Set(),
  contacts: new Set(),
  queues: new Set(),
  hubs: new Set(),
  adapters: new Set(),
  shifts: new Set(),
});

export function forget(touched: Touched, everything = false): void {
  touched.everything = everything;
  const { agents, contacts, queues, hubs, adapters, shifts } = touched;
  for (const names of [agents, contacts, queues, hubs, adapters, shifts]) if (names.size > 0) names.clear();
}
