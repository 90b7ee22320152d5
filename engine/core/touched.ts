import type { AdapterId, AgentId, CalendarId, ContactOrdinal, HubId, QueueId } from '../domain/ids.js';
import { Names } from './names.js';

/**
 * What has changed since the matcher last looked, by name: noted by `apply`, read and emptied by `routing/match.ts`. No part of the state:
 * where nobody looks, or too much has changed to be worth naming, it says `everything`.
 */
export interface Touched {
  everything: boolean;
  readonly agents: Names<AgentId>;
  /** Whether of agents more may have changed than the work they have: where they are, what they are ready for, the doors they sit behind. */
  beyondWork: boolean;
  readonly contacts: Names<ContactOrdinal>;
  readonly queues: Names<QueueId>;
  readonly hubs: Names<HubId>;
  readonly adapters: Names<AdapterId>;
  readonly shifts: Names<CalendarId>;
  /** Whether a queue has counted another assignment, or has other targets. */
  shares: boolean;
}

/** More names than this are not worth keeping: who folds a journal matches nothing. */
export const NAMES_MAX = 4_096;

export const allTouched = (): Touched => ({
  everything: true,
  agents: new Names(),
  beyondWork: false,
  contacts: new Names(),
  queues: new Names(),
  hubs: new Names(),
  adapters: new Names(),
  shifts: new Names(),
  shares: false,
});

export function forget(touched: Touched, everything = false): void {
  touched.everything = everything;
  touched.agents.clear();
  touched.beyondWork = false;
  touched.contacts.clear();
  touched.queues.clear();
  touched.hubs.clear();
  touched.adapters.clear();
  touched.shifts.clear();
  touched.shares = false;
}
